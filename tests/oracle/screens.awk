# screens.txt -> SQL: rows that can be told, the facts nobody tells, and which screens there are.
BEGIN { FS = " [|] "; print "create table screen(id, run default 1);" }
/^#/ || NF < 5 { next }
{
	from = $2
	if (sub(/\[line\] /, "", $5) || sub(/\[line\] /, "", $4)) from = from ", line"
	if (sub(/\[low\] /, "", $4)) from = from ", low_line"
	if (sub(/\[post\] /, "", $5)) from = from ", bound"
	printf "insert into screen(id) values ('%s');\n", $1
	printf "insert into asked select '%s', %s.id, %s from %s where (%s) and (%s) is not null;\n", $1, $2, $5, from, $4, $5
	split($3, needs, " ")
	for (i in needs)
		printf "update screen set run = 0 where id = '%s' and not exists (select 1 from %s where %s is not null);\n", $1, $2, needs[i]
	if (from ~ /, line/) printf "update screen set run = 0 where id = '%s' and not exists (select 1 from line);\n", $1
	if (from ~ /low_line/) printf "update screen set run = 0 where id = '%s' and not exists (select 1 from low_line);\n", $1
	if (from ~ /bound/) printf "update screen set run = 0 where id = '%s' and (select low + high from bound) is null;\n", $1
}
END {
	print "select s.id, coalesce(sum(hit), 0), count(a.screen), coalesce((select group_concat(id, ' ') from (select id from asked b where b.screen = s.id and b.hit order by id)), '')"
	print "from screen s left join asked a on a.screen = s.id where run group by s.id order by s.id;"
}
