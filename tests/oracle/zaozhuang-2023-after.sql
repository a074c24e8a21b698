-- Tiers by income alone (5.2): 15,000 and above; 11,000 to below 15,000; below 11,000.
--   Z2  No income, no tier. A falling household, the low tier and 整户低保 are the focus groups.
--   Z3  Leg 2 (5.4): the growth of the 整户低保 households with income in both years, one decimal, against the city's (A-14).
create table tiered as
select id, size, net, dibao, case when net >= 1500000 * size then '高收入脱贫户' when net >= 1100000 * size then '中等收入脱贫户'
	when net < 1100000 * size then '低收入脱贫户' end as tier
from home_in where now;
create table tier_sum as
select a.code, t.tier, sum(h.tier is t.tier) as households, sum(iif(h.tier is t.tier, coalesce(h.size, 0), 0)) as persons,
	count(h.id) as scope
from area a join (select '高收入脱贫户' as tier union select '中等收入脱贫户' union select '低收入脱贫户') t
left join place l on l.code = a.code and l.now left join tiered h on h.id = l.id
group by a.code, t.tier;
insert into figure(id, area, key, value)
select 'tier.households', code, tier, households from tier_sum union all
select 'tier.persons', code, tier, persons from tier_sum;
insert into figure(id, area, key, num, den, digits) select 'tier.share', code, tier, households, scope, 6 from tier_sum;

create table member_of(figure text, key text, id text);
insert into member_of
select 'below_line.households', '低收入脱贫户线', id from tiered where net < 1100000 * size union all
select 'focus.households', 'low', id from tiered where net < 1100000 * size union all
select 'focus.households', 'decline', id from falling union all
select 'focus.households', 'backstop', id from tiered where dibao;
create table named(figure text, key text);
insert into named values ('below_line.households', '低收入脱贫户线'), ('focus.households', 'low'),
	('focus.households', 'decline'), ('focus.households', 'backstop');

insert into group_growth
select l.code, sum(n1) * sum(s0) - sum(n0) * sum(s1), sum(n0) * sum(s1)
from pair p join tiered t using (id) join place l on l.id = p.id and l.now where t.dibao group by l.code;
create table leg(id text, higher text, lower text);
insert into leg values ('two_high.leg1', 'own', 'city'), ('two_high.leg2', 'group', 'city');
create table list(name text, place integer, id text);
insert into list select 'tier:' || tier, 0, id from tiered where tier is not null;

create table tellable(figure text, key text, id text);
insert into tellable
select 'focus.households', 'low', id from tiered where net is not null and size > 0 union all
select 'below_line.households', '低收入脱贫户线', id from tiered where net is not null and size > 0 union all
select 'focus.households', 'decline', id from pair union all
select 'focus.households', 'backstop', id from tiered where dibao is not null;
create table tierless as select id from tiered where 0;
create table tiered_before as
select id, size, case when net is null or size is null then '未能分类' when net >= 1500000 * size then '高收入脱贫户'
	when net >= 1100000 * size then '中等收入脱贫户' else '低收入脱贫户' end as tier from home_in where not now;

-- 连续高于 (5.3, 5.4; A-34): for every year whose own and whose year before's files are there, the growth of the households of
-- that year's population with income in both, each in that year's area; against the city's published growth of that year, one
-- decimal on both sides. Leg 2: the 整户低保 among them, for an earlier year as its own export states it. A streak: years in a
-- row back from this one; undetermined with fewer than two years of the plan (from 2023) or where a year cannot be compared,
-- unless some year is already not higher.
create table history as
select k.id, k.year, k.area, coalesce(nullif(k.size, 0), nullif(k.size_now, 0)) as size,
	coalesce(k.net, k.wage + k.business + k.property + k.transfer - k.cost, k.per_capita * coalesce(nullif(k.size, 0), nullif(k.size_now, 0))) as net,
	k.dibao_all = '是' as dibao,
	coalesce((coalesce(k.kind, iif(k.status in ('享受政策', '不享受政策', '1', '4'), '脱贫户', null)) = '脱贫户' and k.status in ('享受政策', '1')) or
	(k.monitor is not null and k.cleared = '否'), 0) as inside
from kept k;
update history set net = (select h.net from home h where h.id = history.id and h.now), size = (select h.size from home h where h.id = history.id and h.now),
	dibao = (select h.dibao from home h where h.id = history.id and h.now),
	inside = exists (select 1 from home_in h where h.id = history.id and h.now)
where year = (select value from setting where name = 'income_year');
create table grown as
select l.code, 'leg' || g.leg as leg, c.year, sum(c.net) as n1, sum(c.size) as s1, sum(p.net) as n0, sum(p.size) as s0
from history c join history p on p.id = c.id and p.year = c.year - 1 join (select 1 as leg union select 2) g on g.leg = 1 or c.dibao
join (select (select value from setting where name = 'region') as code, '' as part union
	select code, code from area where level > 1) l on l.part = '' or l.part = c.area or (l.part like '%000' and substr(l.part, 1, 9) = substr(c.area, 1, 9))
where c.inside and c.net is not null and c.size > 0 and p.net is not null and p.size > 0 group by 1, 2, 3;
create table span as select distinct 'leg' || g.leg as leg, c.year from history c join history p on p.year = c.year - 1, (select 1 as leg union select 2) g;
create table city as
select cast(r.value ->> '$.year' as integer) as year, cast(round(coalesce(r.value ->> '$.growth',
	((r.value ->> '$.level') - (r.value ->> '$.level_prev')) * 100.0 / (r.value ->> '$.level_prev')) * 10) as integer) as tenths
from setting s, json_each(s.value, '$.references') r, setting g where s.name = 'references' and g.name = 'region'
and r.value ->> '$.region' = substr(g.value, 1, 4) || '00000000' and r.value ->> '$.indicator' = 'rural_disposable_income';
insert into figure(id, area, key, num, den, digits)
select 'streak.growth', a.code, s.leg || ':' || s.year, n1 * s0 - n0 * s1, iif(n0 > 0, n0 * s1, 0), 6
from area a cross join span s left join grown g on g.code = a.code and g.leg = s.leg and g.year = s.year;
create table beaten as
select a.code, s.leg, s.year, iif(g.n0 > 0, iif(g.n1 * g.s0 < g.n0 * g.s1, -1, 1) * ((abs(g.n1 * g.s0 - g.n0 * g.s1) * 2000 + g.n0 * g.s1) / (2 * g.n0 * g.s1)), null) - c.tenths as points
from area a cross join span s left join grown g on g.code = a.code and g.leg = s.leg and g.year = s.year left join city c on c.year = s.year;
insert into figure(id, area, key, value)
select 'streak.difference', code, leg || ':' || year, iif(points < 0, '-', '') || (abs(points) / 10) || '.' || (abs(points) % 10) from beaten union all
select 'streak.difference/verdict', code, leg || ':' || year, case when points is null then 'undetermined' when points > 0 then 'met' else 'not_met' end from beaten;
create table streak as
with recursive plan(year) as (select 2023 union all select year + 1 from plan, setting s where s.name = 'income_year' and year < s.value)
select a.code, g.leg, count(*) as years, sum(coalesce(b.points > 0, 0)) as higher, sum(coalesce(b.points <= 0, 0)) as lower,
	(select value from setting where name = 'income_year') - coalesce(max(iif(coalesce(b.points > 0, 0), null, p.year)), 2022) as run
from area a cross join plan p cross join (select 'leg1' as leg union select 'leg2') g left join beaten b on b.code = a.code and b.leg = g.leg and b.year = p.year
group by 1, 2;
insert into figure(id, area, key, value)
select 'streak.years', code, leg, case when lower or (higher = years and years > 1) then run end from streak union all
select 'streak.years/verdict', code, leg, case when lower then 'not_met' when higher = years and years > 1 then 'met' else 'undetermined' end from streak;
