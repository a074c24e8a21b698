#!/bin/sh
# The screens by the second road (screens.sql) against those of `jianbao check`: count, of how many, and households.
#   tests/oracle/screens.sh CASE [CASE...]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
jianbao=${JIANBAO:-${B:-build}/jianbao}
work=$(mktemp -d "${TMPDIR:-/tmp}/screens.XXXXXX")
trap 'rm -rf "$work"' EXIT
LC_ALL=C
export LC_ALL
failed=0
for case in "$@"; do
	# The case as figures.sh reads it into a database; compare.sh may have left one. Its figures are compared there.
	if [ -s "${ORACLE_READY-}" ]; then
		cp "$ORACLE_READY" "$work/db"
	else
		rm -f "$work/db"
		ORACLE_DB="$work/db" "$here/figures.sh" "$case" >"$work/figures"
	fi
	pack=$(jq -r .policy "$case/case.json")
	line=$(jq -r '[.parameters[] | select(.id == "line.monitor" or .id == "line.stable") | .value][0] // empty' \
		"$here/../../templates/policies/$pack.json")
	{
		[ -z "$line" ] || echo "insert into setting values ('line', $line);" # a pack without one asks nothing about it
		echo "insert into setting values ('as_of', '$(jq -r .as_of "$case/case.json")');"
		cat "$here/screens.sql"
	} | sqlite3 -bail -tabs "$work/db" >"$work/oracle"
	"$jianbao" check "$case" --json 2>"$work/talk" >"$work/check.json" || { tail -n 3 "$work/talk" >&2; failed=1; }
	cut -f1 "$work/oracle" >"$work/ids"
	jq -r 'select(.type == "screen" and .status == "run") | [.id, .count, .of, ([.rows[].household] | sort | join(" "))] | @tsv' \
		"$work/check.json" | sort | awk -F'\t' 'NR == FNR {ids[$1]; next} $1 in ids' "$work/ids" - >"$work/program"
	echo "$case: $(wc -l <"$work/oracle") screens compared"
	cmp -s "$work/oracle" "$work/program" && continue
	failed=1
	diff "$work/oracle" "$work/program" | cut -c1-400 | sed 's/^/    /' || true
done
exit $failed
