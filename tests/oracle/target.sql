-- 倒推算 (S4 （一）, 4.1; A-12). Told: households of the population with last year's net and size and this year's quarters
-- that had ended at as_of. A quarter's net is its receipts less its cost; target: last year's income a head * (1 + the county's
-- published growth); due: the target times last year's share of the same quarters, where its four quarters are told, add up to
-- more than nothing and the share lies between nothing and all, else quarters / 4. On track, and achieved: at least that much.
create table past as select sum(e <= (select value from setting where name = 'as_of')) as n from (
	select (value - 1) || '-12-31' as e from setting where name = 'income_year' union select value || '-03-31' from setting where name = 'income_year'
	union select value || '-06-30' from setting where name = 'income_year' union select value || '-09-30' from setting where name = 'income_year');
create table local as select (select cast(round((r.value ->> '$.growth') * 10) as integer) from setting s, json_each(s.value, '$.references') r,
	setting g, setting y where s.name = 'references' and g.name = 'region' and y.name = 'income_year' and r.value ->> '$.region' = g.value
	and cast(r.value ->> '$.year' as integer) = y.value) as tenths;
-- run (the pack's file): quarters told, id, year, q, net.
create table aimed as
select c.id, c.size as s1, p.size as s0, p.net as n0, (select sum(r.net) from run r, setting y, past where y.name = 'income_year' and
		r.id = c.id and r.year = y.value and r.q <= past.n) as ytd,
	(select iif(count(*) = 4 and sum(r.net) > 0 and sum(iif(r.q <= past.n, r.net, 0)) between 0 and sum(r.net), sum(iif(r.q <= past.n, r.net, 0)), null)
		from run r, setting y, past where y.name = 'income_year' and r.id = c.id and r.year = y.value - 1) as part,
	(select sum(r.net) from run r, setting y where y.name = 'income_year' and r.id = c.id and r.year = y.value - 1) as whole
from home_in c join home_money p on p.id = c.id and not p.now, past, setting y
where c.now and c.size > 0 and p.net is not null and p.size > 0 and y.name = 'income_year' and past.n > 0
and (select count(*) from run r where r.id = c.id and r.year = y.value and r.q <= past.n) = past.n;
create table judged_aim as
select a.*, ytd * s0 * 1000 * iif(part is null, 4, whole) >= n0 * (1000 + tenths) * s1 * coalesce(part, past.n) as on_track,
	ytd * s0 * 1000 >= n0 * (1000 + tenths) * s1 as made
from aimed a, local, past;
create table aim_sum as
select z.code, (select count(*) from home_in h join place l on l.id = h.id and l.now where h.now and l.code = z.code) as scope, count(j.id) as n,
	coalesce(sum(on_track), 0) as good, coalesce(sum(made), 0) as made, sum(n0) as n0, sum(s0) as s0, sum(s1) as s1, sum(ytd) as ytd
from area z left join place l on l.code = z.code and l.now left join judged_aim j on j.id = l.id group by 1;
insert into figure(id, area, key, value)
select 'target.households', code, '', n from aim_sum union all select 'target.insufficient', code, '', scope - n from aim_sum union all
select 'target.on_track', code, '', good from aim_sum union all select 'target.behind', code, '', n - good from aim_sum union all
select 'target.achieved', code, '', made from aim_sum;
insert into figure(id, area, key, num, den, digits)
select 'target.per_capita', code, '', n0 * (1000 + tenths), s0 * 1000, 0 from aim_sum, local union all
select 'target.so_far', code, '', ytd, s1, 0 from aim_sum union all
select 'target.remaining', code, '', n0 * (1000 + tenths) * s1 - ytd * 1000 * s0, s0 * s1 * 1000, 0 from aim_sum, local union all
select 'target.needed', code, '', n0 * (1000 + tenths) * s1 - ytd * 1000 * s0, s0 * s1 * 1000 * (4 - past.n), 0 from aim_sum, local, past union all
select 'target.progress', code, '', ytd * 1000 * s0, iif(n0 > 0, n0 * (1000 + tenths) * s1, 0), 6 from aim_sum, local;
-- Nothing can be told without last year's incomes, the reference, any quarter, or a quarter that has ended.
update figure set value = null, num = null where id like 'target.%' and ((select tenths from local) is null or (select n from past) = 0
	or not exists (select 1 from home where not now) or not exists (select 1 from run));
insert into list select 'behind', 0, id from judged_aim where not on_track;
insert into list select 'on_track', 0, id from judged_aim where on_track;
