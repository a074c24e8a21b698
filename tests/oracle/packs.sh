#!/bin/sh
# Figures, lists, screens and subsidies by both roads over generated counties: every pack, several seeds.
#   tests/oracle/packs.sh [HOUSEHOLDS [SEED...]]        B=build; 240 households, seeds 21 22 23
set -eu
cd "$(dirname "$0")/../.."
B=${B:-build}
export JIANBAO="${JIANBAO:-$B/jianbao}"
households=${1:-240}
[ $# -gt 1 ] && shift && seeds=$* || seeds='21 22 23'
work=$(mktemp -d "${TMPDIR:-/tmp}/packs.XXXXXX")
trap 'rm -rf "$work"' EXIT
make --no-print-directory B="$B" "$B/generate" >/dev/null
n=0
for pack in $(cd templates/policies && ls -- *.json | sed 's/\.json$//'); do
	for seed in $seeds; do
		case=$work/$pack-$seed
		"$B/generate" --seed "$seed" --pack "$pack" --ledgers --households "$households" --townships 5 -o "$case"
		sh tests/oracle/compare.sh "$case"
		sh tests/oracle/screens.sh "$case"
		case $pack in chifeng-* | zaozhuang-*) sh tests/oracle/money.sh "$case" ;; esac
		n=$((n + 1))
	done
done
echo "$n counties agree"
