#!/bin/sh
# Figures, lists, screens and subsidies by both roads over generated counties: every pack, several seeds; for 倒推算 also the
# middle of the year. At the end coverage.sh: which figures have a second road.
#   tests/oracle/packs.sh [HOUSEHOLDS [SEED...]]        B=build; 240 households, seeds 21 22 23
set -eu
cd "$(dirname "$0")/../.."
B=${B:-build}
export JIANBAO="${JIANBAO:-$B/jianbao}"
households=${1:-240}
[ $# -gt 1 ] && shift && seeds=$* || seeds='21 22 23'
work=$(mktemp -d "${TMPDIR:-/tmp}/packs.XXXXXX")
trap 'rm -rf "$work"' EXIT
export ORACLE_READY="$work/db" ORACLE_SEEN="$work/seen"
make --no-print-directory B="$B" "$B/generate" >/dev/null
n=0

# dated FROM TO AS_OF REPORT_DATE: the case as it stood on another day.
dated() {
	cp -r "$1" "$2"
	jq --arg a "$3" --arg r "$4" '.as_of = $a | .report_date = $r' "$1/case.json" >"$2/case.json"
}

for pack in $(cd templates/policies && ls -- *.json | sed 's/\.json$//'); do
	for seed in $seeds; do
		case=$work/$pack-$seed
		"$B/generate" --seed "$seed" --pack "$pack" --ledgers --hard --households "$households" --townships 5 -o "$case"
		sh tests/oracle/compare.sh "$case"
		sh tests/oracle/screens.sh "$case"
		case $pack in chifeng-* | zaozhuang-*) sh tests/oracle/money.sh "$case" ;; esac
		case $pack in
		chifeng-*)
			dated "$case" "$case-half" 2023-06-30 2023-07-12
			sh tests/oracle/compare.sh "$case-half"
			;;
		esac
		n=$((n + 1))
	done
done
sh tests/oracle/coverage.sh "$ORACLE_SEEN"
echo "$n counties agree"
