#!/bin/sh
# QR codes and Code 128 as a reader sees them: printed by a template, rasterised
# and decoded by zbarimg (Debian: zbar-tools).  Skipped where it is not installed.
cd "$(dirname "$0")/.." || exit 2
B=${B:-build}
prog=${JIANBAO:-$PWD/$B/jianbao}
command -v zbarimg >/dev/null && command -v pdftoppm >/dev/null || { echo "skipped: zbarimg or pdftoppm is not installed"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/page.mustache" <<'EOF'
<html lang="zh-CN"><head><title>码</title><style>
@page { size: A4; margin: 20mm } p { margin: 0 0 6mm }
.qr { width: 24mm; height: 24mm } .code128 { width: 80mm; height: 10mm }
</style></head><body>
{{#texts}}<p>{{#qr}}{{.}}{{/qr}}</p>{{/texts}}
{{#numbers}}<p>{{#code128}}{{.}}{{/code128}}</p>{{/numbers}}
</body></html>
EOF
cat >"$work/data.json" <<'EOF'
{"texts": ["青巩固办发〔2023〕9号", "https://example.cn/?a=1&b=<2>", "990101001000"],
 "numbers": ["12", "123", "QD-2023-0009", "AB1234567cd", "990101001000", "x~!\"&<>' {}"]}
EOF
cat >"$work/want" <<'EOF'
CODE-128:12
CODE-128:123
CODE-128:990101001000
CODE-128:AB1234567cd
CODE-128:QD-2023-0009
CODE-128:x~!"&<>' {}
QR-Code:990101001000
QR-Code:https://example.cn/?a=1&b=<2>
QR-Code:青巩固办发〔2023〕9号
EOF
"$prog" mustache "$work/page.mustache" "$work/data.json" -p templates >"$work/page.html" || exit 1
"$prog" render "$work/page.html" -q -o "$work/page.pdf" || exit 1
pdftoppm -r 200 -png "$work/page.pdf" "$work/page" || exit 1
zbarimg -q "$work"/page-*.png 2>/dev/null | LC_ALL=C sort >"$work/got"
diff -u "$work/want" "$work/got" || exit 1
echo "codes: $(wc -l <"$work/want") read as written"
