#!/bin/sh
# The second road: reads a case's exports into sqlite3 and prints id, area, key, value (tab-separated, sorted); with a
# list's name the households of that list, in order; with '*' the names of all lists, with '**' all of them.
#   tests/oracle/figures.sh CASE [LIST | '*' | '**']
# ORACLE_DB keeps the database under that name, so that the lists of one case need one reading only.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
case=$1
list=${2-}
if [ "${ORACLE_DB-}" ]; then
	db=$ORACLE_DB
else
	db=$(mktemp "${TMPDIR:-/tmp}/oracle.XXXXXX")
	trap 'rm -f "$db"' EXIT
fi
policy=$(jq -r .policy "$case/case.json")
[ -f "$here/$policy.sql" ] || { echo "no second road for the pack $policy" >&2; exit 3; }

quoted() { printf "'%s'" "$(printf %s "$1" | sed "s/'/''/g")"; }

sources() {
	jq -r '.exports | to_entries[] | [.key, .value.kind, .value.year // "", .value.path // "", .value.file] | join("|")' \
		"$case/case.json" |
	while IFS='|' read -r no kind year path file; do
		printf 'insert into source values (%s, %s, %s, nullif(%s, %s), cast(readfile(%s) as text));\n' "$no" \
			"$(quoted "$kind")" "${year:-null}" "$(quoted "$path")" "''" "$(quoted "$case/$file")"
	done
}

setting() { printf 'insert into setting values (%s, %s);\n' "$(quoted "$1")" "$2"; }

settings() {
	setting region "$(quoted "$(jq -r .region.code "$case/case.json")")"
	setting income_year "$(jq .income_year "$case/case.json")"
	setting policy "$(quoted "$policy")"
	setting as_of "$(quoted "$(jq -r .as_of "$case/case.json")")"
	setting parameters "$(quoted "$(jq -c '.parameters // {}' "$case/case.json")")"
	setting report_date "$(quoted "$(jq -r .report_date "$case/case.json")")"
	file=$(jq -r '.references // ""' "$case/case.json")
	[ -z "$file" ] || setting references "cast(readfile($(quoted "$case/$file")) as text)"
}

read_case() {
	{
		echo 'pragma journal_mode = off; pragma synchronous = off;'
		echo 'create table setting(name text, value);'
		echo 'create table source(no, kind, year, path, content);'
		settings
		sources
	} | sqlite3 -bail "$db" >/dev/null
	case $policy in
	hunan-2022 | zaozhuang-2023) more=flow ;;
	chifeng-2023) more=target ;;
	*) more= ;;
	esac
	for part in load "$policy" figures "$policy-after" $more sets rest ledger aid people print; do
		sqlite3 -bail "$db" < "$here/$part.sql"
	done
}

[ -s "$db" ] || read_case
case $list in
'') sqlite3 -bail -tabs "$db" "select id, area, key, coalesce(value, 'null') from figure order by id, area, key" ;;
'*') sqlite3 -bail "$db" 'select name from list_name order by name' ;;
'**') sqlite3 -bail -tabs "$db" 'select name, id from list order by name, place, id' ;;
*) sqlite3 -bail "$db" "select id from list where name = $(quoted "$list") order by place, id" ;;
esac
