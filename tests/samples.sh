#!/bin/sh
# The committed samples are exactly what the generator writes: nobody edited one by hand, and the generator has not
# changed without them. B is the build folder.
set -eu
cd "$(dirname "$0")/.."
B=${B:-build}
work=$(mktemp -d "${TMPDIR:-/tmp}/samples.XXXXXX")
trap 'rm -rf "$work"' EXIT
make --no-print-directory B="$B" "$B/generate" >/dev/null
"$B/generate" --seed 7 --style chinese --watched-months -o "$work/qingling"
"$B/generate" --seed 11 --pack laiyuan-2022 --style machine --ledgers --households 150 --townships 4 -o "$work/laiyuan-demo"
"$B/generate" --seed 13 --pack chifeng-2023 --style chinese --ledgers --watched-months --households 120 --townships 5 \
	-o "$work/chifeng-demo"
"$B/generate" --seed 17 --pack zaozhuang-2023 --ledgers --watched-months --households 120 --townships 4 \
	-o "$work/zaozhuang-demo"
"$B/generate" --seed 19 --pack national-2023 --style chinese --ledgers --watched-months --households 150 --townships 4 \
	-o "$work/national-demo"
n=0
for f in "$work"/*/*.json; do
	cmp "$f" "samples/${f#"$work"/}"
	n=$((n + 1))
done
echo "$n sample files as generated"
