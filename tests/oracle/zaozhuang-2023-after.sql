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
