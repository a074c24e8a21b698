#!/bin/sh
# Stage dumps against tests/golden.  A golden is a folder with `cmd`, the
# arguments of jianbao as one line, run inside that folder; its standard output
# is compared with out.txt and its diagnostics with diag.txt (empty when the
# file is absent).  The exit status stands in `status` (0 when absent).
#   sh tests/golden.sh         compare
#   sh tests/golden.sh --ask   show each difference and ask before rewriting
cd "$(dirname "$0")/.." || exit 2
B=${B:-build}
prog=${JIANBAO:-$PWD/$B/jianbao}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
same=0 bad=0

# check DIR FILE ACTUAL: compare one file, or offer to rewrite it.
check() {
	[ -e "$1/$2" ] || : >"$work/empty"
	want=$1/$2
	[ -e "$want" ] || want=$work/empty
	cmp -s "$want" "$3" && return 0
	diff -u "$want" "$3" | sed "1s|.*|--- $1/$2|" | head -n 60
	[ "$ask" ] || return 1
	printf '%s' "改写 $1/$2 吗？(y/N) " >&2
	read -r answer </dev/tty || answer=n
	[ "$answer" = y ] || return 1
	cp "$3" "$1/$2"
}

ask=
[ "${1-}" = --ask ] && ask=yes
for cmd in tests/golden/*/*/cmd; do
	[ -e "$cmd" ] || continue
	dir=${cmd%/cmd}
	# shellcheck disable=SC2046  # the words of cmd are the arguments
	(cd "$dir" && "$prog" $(cat cmd) >"$work/out" 2>"$work/diag" </dev/null; echo $? >"$work/status")
	ok=yes
	check "$dir" out.txt "$work/out" || ok=
	check "$dir" diag.txt "$work/diag" || ok=
	echo 0 >"$work/zero"
	if [ -e "$dir/status" ]; then check "$dir" status "$work/status" || ok=
	elif ! cmp -s "$work/zero" "$work/status"; then echo "$dir: exit status $(cat "$work/status")"; ok=; fi
	if [ "$ok" ]; then same=$((same + 1)); else bad=$((bad + 1)); fi
done
echo "golden: $same as expected, $bad differ"
[ "$bad" -eq 0 ]
