#!/bin/sh
# The same page through ours, Chromium and WeasyPrint, with the same font files: pages, lines, places and boxes compared
# from the PDFs.  Differences that are not on the list in tests/engines/README.md are reported and fail.
#   sh tests/engines.sh                     all pages of tests/engines
#   sh tests/engines.sh PAGE.html...        these
#   sh tests/engines.sh --random N [SEED]   N pages of random boxes and N of random tables against Chromium's boxes
#   KEEP=DIR ...                            leave PDFs, traces and differences in DIR
cd "$(dirname "$0")/.." || exit 2
B=${B:-build}
prog=${JIANBAO:-$PWD/$B/jianbao}
E=tests/engines
for tool in mutool jq fc-scan; do
	command -v $tool >/dev/null || { echo "engines: skipped: $tool is not installed (mupdf-tools, jq, fontconfig)"; exit 0; }
done
[ -e fonts/FandolFang-Regular.otf ] || { echo "engines: skipped: no fonts (make fonts)"; exit 0; }
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
weasyprint=$(command -v weasyprint)
[ "$chromium$weasyprint" ] || { echo "engines: skipped: neither chromium nor weasyprint is installed"; exit 0; }
if [ "${KEEP-}" ]; then work=$KEEP; mkdir -p "$work" || exit 2
else work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; fi
work=$(cd "$work" && pwd)

# The families of fonts.json as fontconfig understands them, and no other font.
face() { fc-scan --format '%{index} %{family[0]}\n' "fonts/$1" | awk -v i="$2" '$1 == i { sub(/^[0-9]+ /, ""); print; exit }'; }
{
	echo '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
	echo "<dir>$PWD/fonts</dir><cachedir>$work/cache</cachedir>"
	jq -r '. as $f | .families | to_entries[] | .key as $role | (first($f.roles[] | select(.role == $role)).files[0]) as $file |
		.value[] | [., $file.file, ($file.index | tostring)] | @tsv' fonts/fonts.json |
	while IFS="$(printf '\t')" read -r family file index; do
		echo "<match target=\"pattern\"><test name=\"family\"><string>$family</string></test><edit name=\"family\" mode=\"assign\" binding=\"strong\"><string>$(face "$file" "$index")</string></edit></match>"
	done
	echo '</fontconfig>'
} >"$work/fonts.conf"
browse() { FONTCONFIG_FILE=$work/fonts.conf timeout 120 "$chromium" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" "$@" 2>/dev/null; }

if [ "${1-}" = --random ]; then
	[ "$chromium" ] || { echo "engines: skipped: chromium is not installed"; exit 0; }
	n=$2 seed=${3:-1} bad=0
	for kind in block table; do
		rm -f "$work"/r*.html "$work"/r*.draw
		i=0
		while [ $i -lt "$n" ]; do
			page=$work/r$kind-$(printf %05d $((seed + i)))
			awk -v seed=$((seed + i)) -v kind=$kind -f $E/random.awk >"$page.html"
			"$prog" dump draw "$page.html" >"$page.draw" 2>"$page.err"
			i=$((i + 1))
		done
		awk -f $E/frames.awk "$work"/r$kind-*.html >"$work/frames.html"
		browse --virtual-time-budget=20000 --dump-dom "$work/frames.html" >"$work/frames.txt"
		echo "$kind:"
		awk -v near=0.7 -f $E/boxes.awk "$work/frames.txt" "$work"/r$kind-*.draw | sed "s|$work/||"
	done
	exit 0
fi

[ $# -gt 0 ] || set -- $E/*.html
new=0 known=0 pages=0
# differences PAGE ENGINE: those not on the list of README.md ("| page | engine | kind | most | why |").
differences() {
	awk -F'|' -v page="$1" -v engine="$2" '
		function trim(s) { gsub(/^[ \t`]+|[ \t`]+$/, "", s); return s }
		FNR == NR { if (NF >= 6 && trim($2) == page && trim($3) == engine) most[trim($4)] = trim($5) + 0; next }
		{ split($0, w, " "); count[w[1]]++; line[w[1], count[w[1]]] = $0 }
		END {
			for (k in count) {
				if (count[k] <= most[k]) { known += count[k]; continue }
				for (i = 1; i <= count[k] && i <= 8; i++) print "  " engine " " line[k, i]
				if (count[k] > 8) print "  " engine " " k ": " count[k] " in all"
				new += count[k]
			}
			print "sum", new + 0, known + 0
		}' $E/README.md "$work/diff"
}
for page in "$@"; do
	name=$(basename "$page" .html)
	pages=$((pages + 1))
	cp "$page" "$work/$name.html" && cp $E/*.css $E/*.png "$work/" 2>/dev/null
	if ! "$prog" render "$work/$name.html" -q -o "$work/$name.pdf" 2>"$work/$name.err"; then
		echo "$name: ours does not render it"; sed 's/^/  /' "$work/$name.err" | head -n 5; new=$((new + 1)); continue
	fi
	colours=$(grep -o 'background: *#[0-9a-f]\{6\}' "$page" | sed 's/.*#//' | sort -u | tr '\n' ' ')
	mutool trace "$work/$name.pdf" 2>/dev/null | awk -f $E/radicals.awk -f $E/trace.awk >"$work/$name.ours"
	for engine in chromium weasyprint; do
		case $engine in
		chromium) [ "$chromium" ] || continue
			browse --no-pdf-header-footer --print-to-pdf="$work/$name-chromium.pdf" "$work/$name.html" >/dev/null; near=1.3 ;;
		weasyprint) [ "$weasyprint" ] || continue
			FONTCONFIG_FILE=$work/fonts.conf "$weasyprint" -q "$work/$name.html" "$work/$name-weasyprint.pdf" 2>/dev/null; near=0.5 ;;
		esac
		mutool trace "$work/$name-$engine.pdf" 2>/dev/null | awk -f $E/radicals.awk -f $E/trace.awk >"$work/$name.$engine"
		awk -v near=$near -v colours="$colours" -f $E/compare.awk "$work/$name.ours" "$work/$name.$engine" >"$work/diff"
		cp "$work/diff" "$work/$name.$engine.diff"
		differences "$name" $engine >"$work/told"
		if grep -a -q -v '^sum' "$work/told"; then echo "$name:"; grep -a -v '^sum' "$work/told"; fi
		new=$((new + $(awk '$1 == "sum" { print $2 }' "$work/told")))
		known=$((known + $(awk '$1 == "sum" { print $3 }' "$work/told")))
	done
done
echo "engines: $pages pages, $known differences as listed, $new not listed"
[ $new -eq 0 ]
