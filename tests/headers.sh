#!/bin/sh
# Every public header compiles alone and stays a contract (at most 200 lines).
cd "$(dirname "$0")/.." || exit 2
bad=0 n=0
cflags=$(pkg-config --cflags libcjson expat harfbuzz freetype2 icu-uc nettle 2>/dev/null)
for h in src/*/*.h; do
	n=$((n + 1))
	${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -fsyntax-only -Isrc $cflags -x c "$h" || bad=1
	[ "$(wc -l <"$h")" -le 200 ] || { echo "$h: over 200 lines"; bad=1; }
done
echo "$n headers compile alone"
exit $bad
