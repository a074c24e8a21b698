#!/bin/sh
# How many made-up figures a statistical screen needs before it reports them: over COUNTIES seeded clean counties, each with k
# planted (clones.jq), the number of counties in which the screen reports.  Prints the table of tests/README.md.
#   sh tests/screens/power.sh                 COUNTIES=10 HOUSEHOLDS=800
set -eu
cd "$(dirname "$0")/../.."
B=${B:-build}
counties=${COUNTIES:-10}
households=${HOUSEHOLDS:-800}
work=$(mktemp -d "${TMPDIR:-/tmp}/power.XXXXXX")
trap 'rm -rf "$work"' EXIT

cat >"$work/plan" <<'EOF'
Q32a copied 1 2 3 4
Q32b growth 4 5 6 7
Q38 ratio 4 5 6 7
Q34d line 6 9 12 15 20
Q34a hundreds 5 10 15 20 25
Q34b thousands 1 2 3 4
EOF
seed=1
while [ "$seed" -le "$counties" ]; do
	"$B/generate" --clean --seed "$seed" --households "$households" -o "$work/county" >"$work/talk" 2>&1 || { cat "$work/talk" >&2; exit 1; }
	cp "$work/county/households-2023.json" "$work/this.json"
	while read -r screen kind grid; do
		for k in $grid; do
			jq -c --arg kind "$kind" --argjson k "$k" --slurpfile before "$work/county/households-2022.json" -f tests/screens/clones.jq \
				"$work/this.json" >"$work/county/households-2023.json"
			"$B/jianbao" check "$work/county" --json 2>"$work/talk" |
			jq -r --arg s "$screen" --arg row "$screen $kind $k" 'select(.type == "screen" and .id == $s) | "\($row) \(.found) \(.count)"'
		done
	done <"$work/plan"
	rm -rf "$work/county"
	seed=$((seed + 1))
done >"$work/all"

echo "| 筛查 | 放进的 | 报告的县数/县数（放进的数：报告） |"
echo "|---|---|---|"
awk -v all="$counties" '{ if ($4 == "true") hit[$1 " " $2 " " $3]++; if (!(($1 " " $2 " " $3) in seen)) { seen[$1 " " $2 " " $3] = ++n; key[n] = $1 " " $2 " " $3 } }
END {
	word["copied"] = "各项照抄上年的户"; word["growth"] = "一村里按8%推算的户"; word["ratio"] = "一村里按40%折算支出的户"
	word["line"] = "人均刚过10000元的户"; word["hundreds"] = "工资、经营收入取整到百元的户（%）"; word["thousands"] = "取整到千元的户（%）"
	for (i = 1; i <= n; i++) {
		split(key[i], p, " ")
		if (p[1] != last) { if (last) print line " |"; line = "| " p[1] " | " word[p[2]] " | "; sep = ""; last = p[1] }
		line = line sep p[3] "：" (hit[key[i]] + 0) "/" all; sep = "，"
	}
	print line " |"
}' "$work/all"
