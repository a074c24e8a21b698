#!/bin/sh
# The second road of 倒推算 (S4, A-12) for a case in canonical headers whose income year is told by quarters: SQL over
# the raw JSON, compared with the program's county figures and its list of those behind.
#   tests/oracle/target.sh CASE [CASE...]         JIANBAO=build/jianbao
# Readings: in the population are 脱贫户 and monitored households; told is who has last year's net and size and every
# quarter that ended at as_of; a quarter's net is its receipts less its cost; no quarters of last year: quarters / 4 is due.
set -eu
jianbao=${JIANBAO:-build/jianbao}
failed=0
file() { jq -r --arg k "$2" --argjson back "$3" '.income_year as $y | [.exports[] | select(.kind == $k and
	(.year // $y) == $y - $back)][0].file' "$1/case.json"; }
for case in "$@"; do
	sql="
	create table home as select j.value ->> '\$.id' as id, j.value ->> '\$.kind' as kind, j.value ->> '\$.monitor' as monitor,
		cast(j.value ->> '\$.size' as integer) as size from json_each(cast(readfile('$case/$(file "$case" households 0)') as text)) j
		where length(j.value ->> '\$.id') = 18 group by 1;
	create table last as select j.value ->> '\$.id' as id, cast(j.value ->> '\$.size' as integer) as size,
		cast(round((coalesce(j.value ->> '\$.net', (j.value ->> '\$.wage') + (j.value ->> '\$.business') +
		(j.value ->> '\$.property') + (j.value ->> '\$.transfer') - (j.value ->> '\$.business_cost'))) * 100) as integer) as net
		from json_each(cast(readfile('$case/$(file "$case" households 1)') as text)) j group by 1;
	create table quarter as select j.value ->> '\$.household' as id, cast(substr(j.value ->> '\$.quarter', 6, 1) as integer) as q,
		cast(round(((j.value ->> '\$.wage') + (j.value ->> '\$.business') + (j.value ->> '\$.property') +
		(j.value ->> '\$.transfer') - (j.value ->> '\$.business_cost')) * 100) as integer) as net
		from json_each(cast(readfile('$case/$(file "$case" quarterly 0)') as text)) j;
	create table past as select sum(e <= '$(jq -r .as_of "$case/case.json" | cut -c6-)' or e = '12-31') as n
		from (select '12-31' as e union select '03-31' union select '06-30' union select '09-30');
	create table g as select cast(round(json_extract(j.value, '\$.growth') * 10) as integer) as tenths
		from json_each(cast(readfile('$case/references.json') as text), '\$.references') j
		where j.value ->> '\$.region' = '$(jq -r .region.code "$case/case.json")'
		and (j.value ->> '\$.year') + 0 = $(jq .income_year "$case/case.json");
	create table told as select h.id, h.size as s1, l.size as s0, l.net, sum(q.net) as ytd
		from home h join last l using (id) join quarter q using (id), past
		where (h.kind = '脱贫户' or coalesce(h.monitor, '') <> '') and h.size > 0 and l.size > 0 and l.net is not null
		and q.q <= past.n group by h.id having count(q.net) = past.n;
	create table behind as select id from told, g, past where ytd * s0 * 4000 < net * (1000 + tenths) * n * s1;"
	second=$(sqlite3 :memory: "$sql
		select count(*) from told; select count(*) from behind;
		select printf('%.2f', sum(net) * (1000.0 + tenths) / sum(s0) / 100000) from told, g;
		select printf('%.2f', sum(ytd) * 1.0 / sum(s1) / 100) from told;
		select group_concat(id, ' ') from (select id from behind order by id);")
	program=$("$jianbao" figures "$case" --json 2>/dev/null | jq -r --arg a "$(jq -r .region.code "$case/case.json")" '
		[.figures[] | select(.area == $a)] | map({(.id): .value}) | add |
		."target.households", ."target.behind", ."target.per_capita", ."target.so_far"'
		"$jianbao" list "$case" behind --json 2>/dev/null | jq -r '.households | join(" ")')
	if [ "$second" = "$program" ]; then
		echo "$case: targets agree ($(echo "$second" | head -n 2 | tr '\n' ' '))"
	else
		failed=1
		printf '%s: second road\n%s\nprogram\n%s\n' "$case" "$second" "$program" | cut -c1-400
	fi
done
exit $failed
