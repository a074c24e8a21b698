#!/bin/sh
# What the screens report where nothing was planted: over COUNTIES seeded clean counties (generate --clean --ledgers) the share
# of counties in which each statistical screen reports a finding, and for the screens of single rows the share of rows.
# Prints the tables of tests/README.md.
#   sh tests/screens/rates.sh                 COUNTIES=200 HOUSEHOLDS=800
set -eu
cd "$(dirname "$0")/../.."
B=${B:-build}
counties=${COUNTIES:-200}
households=${HOUSEHOLDS:-800}
work=$(mktemp -d "${TMPDIR:-/tmp}/screens.XXXXXX")
trap 'rm -rf "$work"' EXIT

seed=1
while [ "$seed" -le "$counties" ]; do
	"$B/generate" --clean --ledgers --seed "$seed" --households "$households" --style chinese -o "$work/county" >"$work/talk" 2>&1 ||
		{ cat "$work/talk" >&2; exit 1; }
	"$B/jianbao" check "$work/county" --json 2>"$work/talk" |
	jq -r 'select(.type == "screen") | [.id, .status, .found, .count, .of, .sample != null] | @tsv'
	rm -rf "$work/county"
	seed=$((seed + 1))
done >"$work/all"

echo "| 筛查 | 县数 | 运行 | 有发现 | 误报率 | 查出数合计/筛查数合计 |"
echo "|---|---|---|---|---|---|"
grep -E '^Q(32[ab]|34|38)' "$work/all" | sort | awk -F'\t' -v all="$counties" '
function out() { if (id) printf "| %s | %d | %d | %d | %.1f%% | %d/%d |\n", id, all, run, hit, run ? 100 * hit / run : 0, n, of }
$1 != id { out(); id = $1; run = hit = n = of = 0 }
$2 == "run" { run++; hit += $3 == "true"; n += $4; of += $5 }
END { out() }'
echo
grep -vE '^Q(32[ab]|34|38)' "$work/all" | sort | awk -F'\t' '
function out() {
	if (!id) return
	if (!run) absent = absent (absent ? "、" : "") id
	else if (!n) silent = silent (silent ? "、" : "") id
	else rest = rest sprintf("| %s | %d/%d | %.1f%% |\n", id, n, of, 100 * n / of)
}
$1 != id { out(); id = $1; run = n = of = 0 }
$2 == "run" { run++; n += $4; of += $5 }
END {
	out()
	print "一条也没有查出的：" silent "。\n\n没有筛查的（缺字段）：" absent "。\n\n| 查出了的 | 查出数/筛查数 | 占比 |\n|---|---|---|"
	printf "%s", rest
}'
