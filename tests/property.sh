#!/bin/sh
# Changes cells of generated counties, one at a time, and holds every figure that moved against its explanation;
# works out every formula as it is printed, and adds up the records behind it; takes changes of known kinds apart.
#   tests/property.sh [CHANGES [SEED...]]        B=build; 40 changes a pack, seed 1
# With PROPERTY_SEEDS=20 in the environment `make test` takes that many seeds.
set -eu
cd "$(dirname "$0")/.."
B=${B:-build}
changes=${1:-40}
[ $# -gt 1 ] && shift && seeds=$* || seeds=$(seq 1 "${PROPERTY_SEEDS:-1}")
work=$(mktemp -d "${TMPDIR:-/tmp}/property.XXXXXX")
trap 'rm -rf "$work"' EXIT
make --no-print-directory B="$B" "$B/generate" "$B/property/fields" "$B/property/formulas" "$B/property/diff" >/dev/null
n=0
for pack in $(cd templates/policies && ls -- *.json | sed 's/\.json$//'); do
	for seed in $seeds; do
		"$B/generate" --seed "$seed" --pack "$pack" --ledgers --clean --households 60 --townships 2 -o "$work/case" >/dev/null
		"$B/property/fields" "$work/case" "$work/changed" "$seed" "$changes" "$work/sightings" >/dev/null
		"$B/property/formulas" "$work/case" >/dev/null
		"$B/property/diff" "$work/case" "$work/diff" "$seed" "${PROPERTY_ROUNDS:-2}" >/dev/null
		rm -rf "$work/case" "$work/changed" "$work/diff"
		n=$((n + changes))
	done
done
# And the samples, with the hard cases: every formula gives its figure, records add up.
for case in samples/*/case.json; do
	case $case in samples/county-*) continue ;; esac
	"$B/property/formulas" "${case%/case.json}" 7 >/dev/null
done
echo "$n changes: every figure that moved names the field and the area"
