-- 增收监测 (4.2): falling; flat; a downward trend; growing slower than the local farmers.
--   C1  Flat: growth above -0.05 % and below 0.05 %, last year's income positive (A-10).
--   C2  Trend (A-11): the quarters told so far, from the first without a gap, below the same quarters of last year; where
--       last year's quarters are not told, two falls one after the other; fewer than three quarters cannot tell it.
--   C3  Slower: growth strictly below the published growth of the county, one decimal (A-13). Growth needs a positive
--       last year.
create table quarter as
select q.no, q.n, max(txt) filter (where field = 'id') as id, max(txt) filter (where field = 'quarter') as quarter,
	max(fen) filter (where field = 'wage') + max(fen) filter (where field = 'business') + max(fen) filter (where field = 'property') +
	max(fen) filter (where field = 'transfer') - max(fen) filter (where field = 'cost') as net
from good q where kind = 'quarterly' group by q.no, q.n;
create table told as
select id, cast(substr(quarter, 1, 4) as integer) as year, cast(substr(quarter, 6) as integer) as q, net from quarter
where (no, n) in (select no, min(n) from quarter group by no, id, quarter) and net is not null;
create table run as select *, row_number() over (partition by id, year order by q) = q as whole from told;
create table dropped as
select id, q, net < lag(net) over w as fell, lag(net, 1) over w < lag(net, 2) over w as fell_before
from run, setting s where s.name = 'income_year' and year = s.value and whole window w as (partition by id order by q);
create table trend as
select h.id from home_in h where h.now and iif(
	(select count(*) from run r, setting s where s.name = 'income_year' and r.id = h.id and r.year = s.value and r.whole) > 0 and
	(select count(*) from run a join run b on b.id = a.id and b.q = a.q and b.year = a.year - 1, setting s
	where s.name = 'income_year' and a.id = h.id and a.year = s.value and a.whole) =
	(select count(*) from run r, setting s where s.name = 'income_year' and r.id = h.id and r.year = s.value and r.whole),
	(select sum(a.net) < sum(b.net) from run a join run b on b.id = a.id and b.q = a.q and b.year = a.year - 1, setting s
	where s.name = 'income_year' and a.id = h.id and a.year = s.value and a.whole),
	exists (select 1 from dropped d where d.id = h.id and d.fell and d.fell_before));

create table member_of(figure text, key text, id text);
insert into member_of
select 'focus.households', 'decrease', id from falling union all
select 'focus.households', 'flat', id from pair where abs(n1 * s0 - n0 * s1) * 2000 < n0 * s1 and n0 > 0 union all
select 'focus.households', 'trend', id from trend union all
select 'focus.households', 'below_reference', id from pair, (select cast(round((r.value ->> '$.growth') * 10) as integer) as tenths
	from setting s, json_each(s.value, '$.references') r, setting g, setting y where s.name = 'references' and g.name = 'region'
	and y.name = 'income_year' and r.value ->> '$.region' = g.value and cast(r.value ->> '$.year' as integer) = y.value)
where n0 > 0 and (n1 * s0 - n0 * s1) * 1000 < n0 * s1 * tenths;
create table named(figure text, key text);
insert into named values ('focus.households', 'decrease'), ('focus.households', 'flat'), ('focus.households', 'trend'),
	('focus.households', 'below_reference');
create table leg(id text, higher text, lower text);
insert into leg values ('two_high.leg1', 'own', 'county'), ('two_high.leg2', 'county', 'nation');
create table list(name text, place integer, id text);

create table tellable(figure text, key text, id text);
insert into tellable
select 'focus.households', 'decrease', id from pair union all
select 'focus.households', k.column1, id from pair, (values ('flat'), ('below_reference')) k where n0 > 0 union all
select 'focus.households', 'trend', h.id from home_in h, setting s where s.name = 'income_year' and h.now and (
	(select count(*) from run r where r.id = h.id and r.year = s.value and r.whole) > 2 or
	((select count(*) from run r where r.id = h.id and r.year = s.value and r.whole) > 0 and
	(select count(*) from run r where r.id = h.id and r.year = s.value and r.whole) =
	(select count(*) from run a join run b on b.id = a.id and b.q = a.q and b.year = a.year - 1
		where a.id = h.id and a.year = s.value and a.whole)));

-- One primary reason (A-10): falling before flat before slower; who has none of these but a downward trend has that.
insert into figure(id, area, key, value)
select 'focus.primary', a.code, n.key, (select count(*) from (select m.id, min(case m.key when 'decrease' then 1 when 'flat' then 2
	when 'below_reference' then 3 else 4 end) as first from member_of m group by m.id) p join place l on l.id = p.id and l.now
	where l.code = a.code and p.first = case n.key when 'decrease' then 1 when 'flat' then 2 when 'below_reference' then 3 else 4 end)
from area a cross join named n;
insert into list select 'primary:' || case first when 1 then 'decrease' when 2 then 'flat' when 3 then 'below_reference' else 'trend' end, 0, id
from (select m.id, min(case m.key when 'decrease' then 1 when 'flat' then 2 when 'below_reference' then 3 else 4 end) as first from member_of m group by m.id);
-- own_pay.band (A-24): 合规自付支出 held against this year's net income, at 30, 50 and 100 %, the bound in the upper band.
create table own_pay_key as select '0-30' as key union select '30-50' union select '50-100' union select '100+' union
select 'undefined' union select 'unknown';
create table own_pay_band as
select l.code, case when net is null or not size > 0 or size is null or own_pay is null then 'unknown' when net <= 0 then 'undefined'
	when own_pay * 10 < net * 3 then '0-30' when own_pay * 2 < net then '30-50' when own_pay < net then '50-100' else '100+' end as key
from home_in h join place l on l.id = h.id and l.now where h.now;
insert into figure(id, area, key, value)
select 'own_pay.band', a.code, k.key, iif(exists (select 1 from home where now and own_pay is not null),
	(select count(*) from own_pay_band b where b.code = a.code and b.key = k.key), null)
from area a, own_pay_key k;
