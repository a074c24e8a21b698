#!/bin/sh
# Run everything that `make test` promises: layer check, unit tests, stage
# goldens, the second road in SQL, and the written PDFs read by other programs.
# B names the build folder.  The last line counts: "N passed, N failed".
cd "$(dirname "$0")/.." || exit 2
B=${B:-build}
export JIANBAO="$PWD/$B/jianbao"
export JIANBAO_CONFORMANCE="${JIANBAO_CONFORMANCE:-$PWD/../shared/conformance}"
log=$B/test.log
passed=0 failed=0 skipped=0
: >"$log"

# step NAME COMMAND...: one check that passes or fails as a whole.
step() {
	name=$1
	shift
	if "$@" >"$log.step" 2>&1; then
		passed=$((passed + 1))
		echo "ok    $name: $(tail -n 1 "$log.step")"
	else
		failed=$((failed + 1))
		echo "FAIL  $name"
		sed 's/^/      /' "$log.step" | tail -n 60
	fi
	cat "$log.step" >>"$log"
}

# unit PROGRAM: a cmocka program; every test in it counts.
unit() {
	"$1" >"$log.step" 2>&1
	status=$?
	cat "$log.step" >>"$log"
	p=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) test.*/\1/p' "$log.step" | awk '{ n += $1 } END { print n + 0 }')
	f=$(sed -n 's/^\[  FAILED  \] \([0-9]*\) test.*/\1/p' "$log.step" | awk '{ n += $1 } END { print n + 0 }')
	s=$(grep -c '^\[  SKIPPED \]' "$log.step")
	[ "$status" -ne 0 ] && [ "$f" -eq 0 ] && f=1
	passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
	if [ "$f" -ne 0 ]; then
		echo "FAIL  ${1#"$B"/}"
		sed 's/^/      /' "$log.step" | tail -n 60
	else
		echo "ok    ${1#"$B"/}: $p"
	fi
}

step layers sh tests/layers.sh
step headers sh tests/headers.sh
step samples sh tests/samples.sh
for t in "$B"/unit/*/test_*; do
	case $t in *.d) ;; *) [ -f "$t" ] && [ -f "tests/${t#"$B"/}.c" ] && unit "$t" ;; esac
done
step golden sh tests/golden.sh
for c in samples/*/case.json; do
	step "oracle ${c%/case.json}" sh tests/oracle/compare.sh "${c%/case.json}"
done
step commands sh tests/commands.sh
step dossiers sh tests/dossiers.sh

rm -f "$log.step"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
