#!/bin/sh
# Reftests: two descriptions that must lay out alike (==), or must not (!=),
# compared by what is inked on the pages (`jianbao dump ink`).  See
# tests/reftest/README.md for the form of the files.
#   sh tests/reftest.sh              all of tests/reftest
#   sh tests/reftest.sh FILE...      these files
#   KEEP=DIR sh tests/reftest.sh     leave pages and dumps in DIR
cd "$(dirname "$0")/.." || exit 2
B=${B:-build}
prog=${JIANBAO:-$PWD/$B/jianbao}
if [ "${KEEP-}" ]; then
	work=$KEEP
	mkdir -p "$work" || exit 2
else
	work=$(mktemp -d)
	trap 'rm -rf "$work"' EXIT
fi
[ $# -gt 0 ] || set -- tests/reftest/*.txt
awk -v out="$work" -f tests/reftest/split.awk "$@" >"$work/list" || exit 1
cp tests/reftest/*.png "$work/" 2>/dev/null

# ink N SIDE: dump one side of pair N; the engine must have nothing to complain of.
ink() {
	"$prog" dump ink "$work/$1$2.html" >"$work/$1$2.ink" 2>"$work/$1$2.err" && [ ! -s "$work/$1$2.err" ] &&
		grep -q '^area\|^glyph\|^path\|^image' "$work/$1$2.ink"
}

equal=0 unequal=0 bad=0
tab=$(printf '\t')
while IFS=$tab read -r n sign file name clause; do
	what=
	if ! ink "$n" a; then what='a is not drawn without complaint'
	elif ! ink "$n" b; then what='b is not drawn without complaint'
	else
		if cmp -s "$work/${n}a.ink" "$work/${n}b.ink" ||
		   awk -f tests/reftest/near.awk "$work/${n}a.ink" "$work/${n}b.ink"; then same=yes; else same=; fi
		case $sign$same in
		==) what='a and b differ' ;;
		!=yes) what='a and b are alike' ;;
		esac
	fi
	if [ "$what" ]; then
		bad=$((bad + 1))
		echo "FAIL $file: $name ($clause): $what"
		cat "$work/${n}a.err" "$work/${n}b.err" 2>/dev/null | sed 's/^/     /' | head -n 6
		[ "$sign" = == ] && diff "$work/${n}a.ink" "$work/${n}b.ink" | sed 's/^/     /' | head -n 12
	elif [ "$sign" = == ]; then equal=$((equal + 1))
	else unequal=$((unequal + 1)); fi
done <"$work/list"
echo "reftest: $equal pairs alike, $unequal pairs unlike, $bad failed"
[ "$bad" -eq 0 ]
