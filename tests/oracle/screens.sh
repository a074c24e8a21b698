#!/bin/sh
# The screens by the second road (screens.sql, screens.txt) against those of `jianbao check`: which are run, count, of how
# many, and households.
#   tests/oracle/screens.sh CASE [CASE...]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
jianbao=${JIANBAO:-${B:-build}/jianbao}
work=$(mktemp -d "${TMPDIR:-/tmp}/screens.XXXXXX")
trap 'rm -rf "$work"' EXIT
LC_ALL=C
export LC_ALL
failed=0
quoted() { printf "'%s'" "$(printf %s "$1" | sed "s/'/''/g")"; }
setting() { [ -z "$2" ] || printf "insert or replace into setting values ('%s', %s);\n" "$1" "$2"; }

# What the rules take from the pack: a line, the low tier's, the standard of posts, subsidies.
of_pack() {
	param() { jq -r --arg a "$1" --arg b "${2-$1}" --arg c "${3-$1}" '[($a, $b, $c) as $i | .parameters[] | select(.id == $i) | .value][0] // empty' "$pack"; }
	setting line "$(param line.monitor line.stable)"
	setting low_line "$(param line.monitor line.stable line.low)"
	setting post_low "$(param post.low)"
	setting post_high "$(param post.high)"
	echo 'create table subsidy(names, person, unit, percent, cap_person, cap_household, least, no_post, who, needs, words, months);'
	jq -r '(.parameters | map({(.id): .value}) | add) as $v | def p: if . == null then null else $v[.] | tonumber end;
		def sql: if . == null then "null" elif type == "string" then "'"'"'\(.)'"'"'" else tostring end;
		(.subsidies // [])[] | select(.names and (.subject == "户" or .subject == "人")) | [(.names + [.label] | tojson), (if .subject == "人" then 1 else 0 end), (.unit_amount | p | if . then . * 100 else . end),
			(.percent | p), (.cap_person | p | if . then . * 100 else . end), (.cap_household | p | if . then . * 100 else . end), (.least | p),
			(if (.not_with // []) | index("posts") then 1 else 0 end), (if .id == "courtyard" then "low" elif .age then "elder" elif .when then "lifted" else "" end),
			(.needs // [""])[0], ((.needs // [""])[0] as $n | {job_within: "place.within", job_outside: "place.outside"}[$n] | if . then $v[.] // "" | split(" ") else [] end | tojson),
			((.needs // [""])[0] as $n | {job_stable: "stable.months", job_outside: "transport.months"}[$n] | p)]
		| "insert into subsidy values (\(map(sql) | join(", ")));"' "$pack"
}

read_case() {
	echo 'pragma journal_mode = off; pragma synchronous = off;'
	echo 'create table setting(name text primary key, value); create table source(no, kind, year, path, content);'
	setting region "$(quoted "$(jq -r .region.code "$case/case.json")")"
	setting income_year "$(jq .income_year "$case/case.json")"
	setting policy "$(quoted "$name")"
	setting as_of "$(quoted "$(jq -r .as_of "$case/case.json")")"
	file=$(jq -r '.references // ""' "$case/case.json")
	[ -z "$file" ] || setting references "cast(readfile($(quoted "$case/$file")) as text)"
	jq -r '.exports | to_entries[] | [.key, .value.kind, .value.year // "", .value.path // "", .value.file] | join("|")' "$case/case.json" |
	while IFS='|' read -r no kind year path file; do
		printf 'insert into source values (%s, %s, %s, nullif(%s, %s), cast(readfile(%s) as text));\n' "$no" \
			"$(quoted "$kind")" "${year:-null}" "$(quoted "$path")" "''" "$(quoted "$case/$file")"
	done
	cat "$here/load.sql"
	# A pack of the case's own has the year as collected, and everybody lifted or monitored in it.
	if [ -f "$here/$name.sql" ]; then
		cat "$here/$name.sql"
	else
		echo "create table money_scale as select 1 as unit; create view home_money as select * from home;"
		echo "create view home_in as select * from home where kind = '脱贫户' or monitor is not null;"
	fi
}

for case in "$@"; do
	name=$(jq -r .policy "$case/case.json")
	pack=$here/../../templates/policies/$name.json
	[ -f "$pack" ] || pack=$case/$name
	name=$(basename "$name" .json)
	rm -f "$work/db"
	{ read_case; of_pack; cat "$here/screens.sql"; awk -f "$here/screens.awk" "$here/screens.txt"; } >"$work/sql"
	sqlite3 -bail -tabs "$work/db" <"$work/sql" | grep '^Q' >"$work/oracle"
	"$jianbao" check "$case" --json 2>"$work/talk" >"$work/check.json" || { tail -n 3 "$work/talk" >&2; failed=1; }
	sed -n 's/^\(Q[0-9a-z]*\) .*/\1/p' "$here/screens.txt" >"$work/ids"
	jq -r 'select(.type == "screen" and .status == "run") | [.id, .count, .of, ([.rows[].household] | sort | join(" "))] | @tsv' \
		"$work/check.json" | sort | awk -F'\t' 'NR == FNR {ids[$1]; next} $1 in ids' "$work/ids" - >"$work/program"
	echo "$case: $(wc -l <"$work/oracle") of $(wc -l <"$work/ids") screens compared"
	cmp -s "$work/oracle" "$work/program" && continue
	failed=1
	diff "$work/oracle" "$work/program" | cut -c1-400 | sed 's/^/    /' || true
done
exit $failed
