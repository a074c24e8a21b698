#!/bin/sh
# Every code that the program can print stands in the table of `jianbao codes`,
# sorted, and the table names no code that nothing prints.
cd "$(dirname "$0")/.." || exit 2
jianbao=${JIANBAO:-build/jianbao}
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT
"$jianbao" codes | awk '{ print $1 }' >"$dir/table"
LC_ALL=C sort -cu "$dir/table" || exit 1
# The first part of a code is a module's name or stands in the table; figure ids look alike but begin otherwise.
heads=$({ sed -n 's/^\([a-z]*\)\..*/\1/p' "$dir/table"; sed -n 's/^\([a-z]*\):.*/\1/p' src/LAYERS; } | sort -u | paste -s -d '|' -)
grep -rhoE "\"($heads)\.[a-z][a-z0-9_-]*\"" src --include='*.c' --include='*.h' --exclude=codes.c | tr -d '"' |
	grep -vE '\.(json|html|css)$' | LC_ALL=C sort -u >"$dir/used"
grep -v '^usage$' "$dir/table" | LC_ALL=C comm -3 - "$dir/used" >"$dir/differ"
if [ -s "$dir/differ" ]; then
	echo "left: in the table only; right: printed, but not in the table (src/app/codes.c):"
	cat "$dir/differ"
	exit 1
fi
echo "$(wc -l <"$dir/table") codes, each with its text"
