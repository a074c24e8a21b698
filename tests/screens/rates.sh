#!/bin/sh
# How often the statistical screens find something where there is nothing: over COUNTIES seeded clean counties
# (generate --clean), the share in which each screen reports a finding.  Prints the table of tests/README.md.
#   sh tests/screens/rates.sh                COUNTIES=200 HOUSEHOLDS=800
set -eu
cd "$(dirname "$0")/../.."
B=${B:-build}
counties=${COUNTIES:-200}
households=${HOUSEHOLDS:-800}
work=$(mktemp -d "${TMPDIR:-/tmp}/screens.XXXXXX")
trap 'rm -rf "$work"' EXIT

seed=1
while [ "$seed" -le "$counties" ]; do
	"$B/generate" --clean --seed "$seed" --households "$households" -o "$work/county" >"$work/talk" 2>&1 || { cat "$work/talk" >&2; exit 1; }
	"$B/jianbao" check "$work/county" --json 2>"$work/talk" |
	jq -r 'select(.type == "screen" and (.id | test("^Q3(2|4|8)"))) | [.id, .status, .found, .count, .of] | @tsv'
	rm -rf "$work/county"
	seed=$((seed + 1))
done >"$work/all"

echo "| 筛查 | 县数 | 运行 | 有发现 | 误报率 | 查出数合计/筛查数合计 |"
echo "|---|---|---|---|---|---|"
sort "$work/all" | awk -F'\t' -v all="$counties" '
function out() { if (id) printf "| %s | %d | %d | %d | %.1f%% | %d/%d |\n", id, all, run, hit, run ? 100 * hit / run : 0, n, of }
$1 != id { out(); id = $1; run = hit = n = of = 0 }
$2 == "run" { run++; hit += $3 == "true"; n += $4; of += $5 }
END { out() }'
