#!/bin/sh
# The forms of samples/forms measured in millimetres against GB/T 9704-2012 with the distances of
# GB/T 33476.2-2016.  Expected values are worked out by hand from the clauses; positions are read from the
# PDF by mutool, ink by pdftoppm at 0.1 mm.  Tolerance 0.2 mm (the standard allows 1).
cd "$(dirname "$0")/.." || exit 2
B=${B:-build}
prog=${JIANBAO:-$PWD/$B/jianbao}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
n=0 bad=0
for tool in mutool pdftoppm; do
	command -v $tool >/dev/null || { echo "skipped: $tool is not here"; exit 0; }
done

# form NAME [DATA]: template and data to $work/NAME.pdf and its trace.
form() {
	data=${2:-samples/forms/$1.json}
	n=$((n + 1))
	if "$prog" mustache "templates/form/$1.html.mustache" "$data" -p templates --strict >"$work/$1.html" &&
		"$prog" render "$work/$1.html" -o "$work/$1.pdf" -q --strict 2>"$work/diag"; then
		mutool trace "$work/$1.pdf" 2>/dev/null | awk -f tests/forms.awk >"$work/$1.trace"
	else
		echo "$1 is not rendered"
		head -n 5 "$work/diag"
		bad=$((bad + 1))
		: >"$work/$1.trace"
	fi
}

# near WHAT GOT WANT [TOLERANCE]
near() {
	n=$((n + 1))
	awk -v got="$2" -v want="$3" -v most="${4:-0.2}" 'BEGIN { d = got - want; if (d < 0) d = -d; exit !(got != "" && d <= most) }' && return
	echo "$1: $2 mm, wanted $3"
	bad=$((bad + 1))
}

# at FORM PAGE TEXT SIDE: left, right, baseline, top or bottom (em box 0.88 / 0.12) of the first place where TEXT stands.
at() {
	awk -v page="$2" -v want="$3" -v side="$4" '
		$1 == "text" && $2 == page { n++; left[n] = $3; right[n] = $4; base[n] = $5; size[n] = $6; all = all $7; start[n] = length(all) - length($7) + 1 }
		END {
			k = index(all, want)
			if (!k) exit
			for (i = 1; i <= n && start[i] < k; i++) ;
			for (j = i; j < n && start[j + 1] < k + length(want); j++) ;
			if (side == "left") print left[i]
			else if (side == "right") print right[j]
			else if (side == "baseline") print base[i]
			else if (side == "top") print base[i] - 0.88 * size[i]
			else print base[i] + 0.12 * size[i]
		}' "$work/$1.trace"
}

# rule FORM PAGE N SIDE: the N-th filled rectangle wider than 100 mm and lower than 2 mm, from the top.
rule() {
	awk -v page="$2" '$1 == "rect" && $2 == page && $5 - $3 > 60 && $6 - $4 < 2' "$work/$1.trace" | sort -k4,4n |
		awk -v k="$3" -v side="$4" 'NR == k { print side == "left" ? $3 : side == "top" ? $4 : side == "right" ? $5 : $6 }'
}

# ink FORM PAGE LEFT TOP WIDTH HEIGHT SIDE: where the ink inside that window begins or ends, down the page.
ink() {
	pdftoppm -r 254 -gray -f "$2" -l "$2" -x "$(($3 * 10))" -y "$(($4 * 10))" -W "$(($5 * 10))" -H "$(($6 * 10))" "$work/$1.pdf" |
		tail -c $(($5 * $6 * 100)) | od -An -v -tu1 -w$(($5 * 10)) |
		awk -v top="$4" -v side="$7" '{ for (i = 1; i <= NF; i++) if ($i < 160) { if (!first) first = NR; last = NR; break } }
			END { if (first) print side == "top" ? top + (first - 1) / 10 : side == "bottom" ? top + last / 10 : top + (first - 1 + last) / 20 }'
}
plus() { awk "BEGIN { print $1 }"; }

# ---- General form (7): first page ----
form document
near "份号 top" "$(at document 1 000126 top)" 36.95
near "份号 left" "$(at document 1 000126 left)" 28
near "紧急程度 top" "$(at document 1 加急 top)" 47.34
near "标志 ink top (7.2.4)" "$(ink document 1 28 58 156 40 top)" 72.0
foot=$(ink document 1 28 70 156 24 bottom)
near "文号 top (7.2.5)" "$(at document 1 青政发 top)" "$(plus "$foot + 20.78")"
near "文号 centre" "$(plus "($(at document 1 青政发 left) + $(at document 1 5号 right)) / 2")" 106
near "红线 top (7.2.7)" "$(rule document 1 1 top)" "$(plus "$(at document 1 青政发 bottom) + 4")"
near "红线 left" "$(rule document 1 1 left)" 28
near "红线 right" "$(rule document 1 1 right)" 184
near "标题 top (7.3.1)" "$(at document 1 青岭县人民政府关于 top)" "$(plus "$(rule document 1 1 bottom) + 20.78")"
near "标题 pitch" "$(plus "$(at document 1 返贫致贫监测 top) - $(at document 1 青岭县人民政府关于 top)")" 12.60
near "主送 top (7.3.2)" "$(at document 1 各乡镇人民 top)" "$(plus "$(at document 1 返贫致贫监测 bottom) + 10.39")"
near "主送 left" "$(at document 1 各乡镇人民 left)" 28
near "正文 pitch" "$(plus "$(at document 1 为巩固拓展 top) - $(at document 1 各乡镇人民 top)")" 10.39
near "正文 indent (7.3.3)" "$(at document 1 为巩固拓展 left)" 39.14
near "正文 second line" "$(at document 1 高于全县农村居民 left)" 28
near "页码 dash centre (7.5)" "$(ink document 1 168 264 3 9 middle)" 269.0
near "页码 right" "$(awk '$1 == "text" && $2 == 1 && $7 == "—" { r = $4 } END { print r }' "$work/document.trace")" 179.06
near "双页页码 left" "$(awk '$1 == "text" && $2 == 2 && $7 == "—" { print $3; exit }' "$work/document.trace")" 32.94
# ---- 22 lines of 28 characters (5.2.3), pages of nothing else ----
awk 'BEGIN { printf "{\"title\":\"x\",\"mark\":\"国\",\"number\":\"国发〔2026〕1号\",\"heading\":\"国\",\"body\":[{\"p\":\""
	for (i = 0; i < 2000; i++) printf "国"; print "\"}],\"heading_split\":false,\"remark\":\"\"}" }' >"$work/full.json"
form document "$work/full.json"
mv "$work/document.trace" "$work/full.trace"
lines() { awk -v page="$1" '$1 == "text" && $2 == page && $7 == "国" { n[$5]++ } END { for (y in n) print y, n[y] }' "$work/full.trace" | sort -n; }
n=$((n + 1))
[ "$(lines 2 | awk '$2 == 28 { n++ } END { print n }')" = 22 ] || { echo "page 2 has not 22 lines of 28"; bad=$((bad + 1)); }
near "first line top" "$(lines 2 | awk 'NR == 1 { print $1 - 0.88 * 5.644 }')" 36.95
near "line 22 bottom" "$(lines 2 | awk 'END { print $1 + 0.12 * 5.644 }')" 260.79
near "28th character right" "$(awk '$1 == "text" && $2 == 2 && $4 > r && $7 == "国" { r = $4 } END { print r }' "$work/full.trace")" 184 0.3
form document
# ---- signature with seal (7.3.5.1), enclosures (7.3.4) ----
near "日期 right" "$(at document 3 2026年3月5日 right)" 161.7
near "署名 centred on the date" "$(plus "$(at document 3 青岭县人民政府 left) + $(at document 3 青岭县人民政府 right)")" \
	"$(plus "$(at document 3 2026年3月5日 left) + $(at document 3 2026年3月5日 right)")" 0.4
seal=$(awk '$1 == "line" && $5 - $3 > 30 { print ($4 + $6) / 2, $6 - $4, $4; exit }' "$work/document.trace")
near "印章 diameter" "$(echo "$seal" | cut -d" " -f2)" 43.65 # the sample's ring: 97 hundredths of 45 mm
near "印章 top: 5 mm below the text" "${seal##* }" "$(plus "$(at document 3 说明 bottom) + 5 + 0.68")" 0.3
near "印章 centre 3 mm above the middle of name and date" "${seal%% *}" \
	"$(plus "($(at document 3 青岭县人民政府 top) + $(at document 3 2026年3月5日 bottom)) / 2 - 3")" 0.3
near "附件 left" "$(at document 3 附件：1 left)" 39.14
near "附件 numbers aligned" "$(at document 3 2.收入 left)" "$(at document 3 1.2026 left)"
near "附件 1. at column 5" "$(at document 3 1.2026 left)" "$(plus "28 + 5 * 5.571")"
near "附件 continuation under the name" "$(at document 3 说明 left)" "$(at document 3 收入不增 left)"
near "附注 left" "$(at document 3 此件 left)" "$(plus "28 + 3 * 5.571")"
# ---- annex (7.3.7), imprint (7.4) on an even page of its own ----
near "附件1 top" "$(at document 4 附件1 top)" 36.95
near "附件标题 top: line 3" "$(at document 4 2026年脱贫 top)" 57.73
near "版记 last rule bottom" "$(rule document 6 3 bottom)" 262
near "版记 first rule" "$(plus "$(rule document 6 1 bottom) - $(rule document 6 1 top)")" 0.35 0.02
near "版记 thin rule" "$(plus "$(rule document 6 2 bottom) - $(rule document 6 2 top)")" 0.25 0.02
near "版记 left" "$(rule document 6 3 left)" 28
near "抄送 left" "$(at document 6 抄送 left)" 32.94
near "印发日期 right" "$(at document 6 印发 right)" 179.06
# ---- upward (7.2.5, 7.2.6) ----
form report
near "密级 top" "$(at report 1 秘密 top)" 47.34
near "紧急程度 top" "$(at report 1 特急 top)" 57.73
near "上行文 mark" "$(ink report 1 28 64 156 14 top)" 72.0
near "上行文文号 left" "$(at report 1 青农 left)" 33.57
near "文号 on the last signer's line" "$(at report 1 青农 baseline)" "$(at report 1 王 baseline)"
near "签发人 right" "$(at report 1 李正平 right)" 178.43
near "signers aligned" "$(at report 1 王 left)" "$(at report 1 张明远 left)"
near "first signer top" "$(at report 1 签发人 top)" "$(plus "$(ink report 1 28 70 156 22 bottom) + 20.78")"
near "red rule" "$(rule report 1 1 top)" "$(plus "$(at report 1 青农 bottom) + 4")"
# ---- joint (7.2.4) ----
form joint
near "联合 ink top" "$(ink joint 1 28 58 156 30 top)" 72.0
near "均排 left" "$(at joint 1 青岭县财政局 left)" 28 0.3
near "均排 right" "$(at joint 1 青岭县财政局 right)" 140 0.3
near "均排 narrowed" "$(at joint 1 人力资源和社会保障局 right)" 140 0.3
near "“文件” in the middle" "$(ink joint 1 146 60 38 90 middle)" \
	"$(plus "($(ink joint 1 28 60 110 90 top) + $(ink joint 1 28 72 110 70 bottom)) / 2")" 1
# ---- letter (10.1) ----
form letter
near "信函标志 ink top" "$(ink letter 1 28 22 156 14 top)" 30.0
near "双线 4 mm below the mark" "$(rule letter 1 1 top)" "$(plus "$(ink letter 1 28 30 156 18 bottom) + 4")" 0.4
near "双线 left" "$(rule letter 1 1 left)" 20
near "双线 right" "$(rule letter 1 1 right)" 190
near "下双线 bottom" "$(rule letter 1 4 bottom)" 277
near "文号 right" "$(at letter 1 11号 right)" 184
near "文号 4.84 mm below" "$(at letter 1 青民函 top)" "$(plus "$(rule letter 1 2 bottom) + 4.84")"
near "标题 20.78 below" "$(at letter 1 青岭县民政局关于 top)" "$(plus "$(at letter 1 青民函 bottom) + 20.78")"
near "抄送 at the foot of the type area" "$(at letter 1 抄送 bottom)" 259.58 0.4
jq '.serial = "000001" | .secrecy = "秘密★6个月"' samples/forms/letter.json >"$work/flags.json"
form letter "$work/flags.json"
near "信函份号 4.84 mm below the rule" "$(at letter 1 000001 top)" "$(plus "$(rule letter 1 2 bottom) + 4.84")"
near "信函标题 below the last flag" "$(at letter 1 青岭县民政局关于 top)" "$(plus "$(at letter 1 加急 bottom) + 20.78")"
# ---- the switches: blank lines, pre-printed paper, the party's star, mirrored margins ----
jq '.blank_lines = true | .reserve = true | .duplex = true | .single_sided = true' samples/forms/document.json >"$work/switch.json"
form document "$work/switch.json"
near "空行 mode: 文号 to title, two blank lines" "$(at document 1 青岭县人民政府关于 top)" "$(plus "$(at document 1 青政发 bottom) + 4 + 0.53 + 25.53")"
near "套打: nothing red on page 1" "$(awk '$1 == "rect" && $2 == 1' "$work/document.trace" | wc -l)" 0 0
near "套打: no mark" "$(at document 1 青岭县人民政府文件 left)0" 0 0
near "双面: text of an even page at 26 mm" "$(awk '$1 == "text" && $2 == 2 { if (!x || $3 < x) x = $3 } END { print x }' "$work/document.trace")" 26
jq '.star = true' samples/forms/document.json >"$work/star.json"
form document "$work/star.json"
near "五星 in the middle of the rule" "$(plus "($(at document 1 ★ left) + $(at document 1 ★ right)) / 2")" 106
near "两段红线" "$(awk '$1 == "rect" && $2 == 1 && $5 > r { r = $5 } END { print r }' "$work/document.trace")" 184
# ---- landscape tables on portrait sheets (8) ----
form ledger
near "台账单页页码 right" "$(awk '$1 == "text" && $2 == 1 && $7 == "—" { r = $4 } END { print r }' "$work/ledger.trace")" 179.06
near "台账双页页码 left" "$(awk '$1 == "text" && $2 == 2 && $7 == "—" { print $3; exit }' "$work/ledger.trace")" 32.94
near "表头 towards the left edge" "$(awk '$1 == "text" && $2 == 2 && $7 == "序" { print ($3 < 50); exit }' "$work/ledger.trace")" 1 0
# ---- order (10.2) ----
form order
near "令 ink top" "$(ink order 1 28 45 156 20 top)" 57.0
near "令号 top" "$(at order 1 第3号 top)" "$(plus "$(ink order 1 28 56 156 24 bottom) + 20.78")"
near "正文 top" "$(at order 1 青岭县帮扶 top)" "$(plus "$(at order 1 第3号 bottom) + 20.78")"
near "日期 right" "$(at order 1 2026年1月20日 right)" 161.7
# ---- minutes (10.3), unsealed signature (7.3.5.2) ----
form minutes
near "纪要 ink top" "$(ink minutes 1 28 58 156 30 top)" 72.0
near "出席 left" "$(at minutes 2 出席 left)" 39.14
near "列席 continuation" "$(awk '$1 == "text" && $2 == 2 && $5 > y + 5 && seen { print $3; exit } $7 == "列" { seen = 1; y = $5 }' "$work/minutes.trace")" \
	"$(plus "28 + 5 * 5.571")"
near "continuation of 出席" "$(awk '$1 == "text" && $2 == 2 && $5 > y + 5 && seen { print $3; exit } $7 == "林" { seen = 1; y = $5 }' "$work/minutes.trace")" \
	"$(plus "28 + 5 * 5.571")"
form supervision
near "署名 right" "$(at supervision 2 领导小组办公室 right)" 172.86
near "日期 first character" "$(at supervision 2 2026年4月22日 left)" \
	"$(plus "$(awk '$1 == "text" && $2 == 2 && $7 == "青" { print $3; exit }' "$work/supervision.trace") + 11.14")"
form bulletin
near "简报报名 ink top" "$(ink bulletin 1 28 50 156 30 top)" 57.0
near "简报红线 width" "$(plus "$(rule bulletin 1 1 right) - $(rule bulletin 1 1 left)")" 156

echo "forms: $((n - bad)) of $n measures as the clauses say"
[ "$bad" -eq 0 ]
