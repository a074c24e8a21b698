-- Readings:
--   H1  Precedence (A-01): 整户低保 first, then 未消除风险 whatever the income, then the income bands, compared exactly
--       (net against line * size in fen, A-06).
--   H2  A household that only its income could place, and whose income is missing, is in no tier; nor is one whose
--       整户低保 or 风险是否已消除 is blank where that would decide (blank is not no, A-36).
--   H3  tier.share: households of the tier out of scope.households.
--   H4  收入骤减 (a parameter, 30 percent): a fall of 30 percent or more. It needs a positive last year (F5).
--   H5  below_line and the overlaps with a line count every household of the population whose income is known.
-- Blank flags are unknown, and SQL's null is just that: a tier is given only when no tier before it may still hold (H2).
-- Where no export says anything about dibao, 兜底保障户 is missing and the others are told without it (5.4).
create table dibao_known as select exists (select 1 from home where dibao is not null) as yes;
create table judged as
select id, size, net, iif((select yes from dibao_known), dibao, 0) as dibao, iif(monitor is null, 0, cleared = '否') as uncleared,
	kind = '脱贫户' or cleared = '是' as lifted_or_cleared
from home_in where now;
create table tiered as
select *, case when dibao is null then null when dibao then '兜底保障户'
	when uncleared or (lifted_or_cleared and net < 690000 * size) then '重点监测户'
	when (uncleared or (lifted_or_cleared and net < 690000 * size)) is null then null
	when lifted_or_cleared and net < 1100000 * size then '稳定脱贫户'
	when lifted_or_cleared then '高质量脱贫户' end as tier
from judged;

create table tier_sum as
select a.code, t.tier, sum(h.tier is t.tier) as households, sum(iif(h.tier is t.tier, coalesce(h.size, 0), 0)) as persons,
	count(h.id) as scope
from area a join (select '兜底保障户' as tier union select '重点监测户' union select '稳定脱贫户' union select '高质量脱贫户') t
left join place l on l.code = a.code and l.now left join tiered h on h.id = l.id
group by a.code, t.tier;

insert into figure(id, area, key, value)
select 'tier.households', code, tier, households from tier_sum union all
select 'tier.persons', code, tier, persons from tier_sum;
insert into figure(id, area, key, num, den, digits) select 'tier.share', code, tier, households, scope, 6 from tier_sum;

-- Every named set of households: its figure, its key, its list.
create table member_of(figure text, key text, id text);
insert into member_of
select 'tier.overlap', 'dibao_and_uncleared', id from tiered where dibao and uncleared union all
select 'tier.overlap', 'dibao_and_high', id from tiered where dibao and net >= 1100000 * size union all
select 'tier.overlap', 'uncleared_and_above', id from tiered where uncleared and net >= 690000 * size union all
select 'below_line.households', '重点监测线', id from tiered where net < 690000 * size union all
select 'below_line.households', '增收目标线', id from tiered where net < 1200000 * size union all
select 'focus.households', 'decline', id from falling union all
select 'focus.households', 'sharp_decline', id from falling where base > 0 and fall * 10 >= base * 3 union all
select 'focus.households', 'uncleared', id from tiered where uncleared;
create table named(figure text, key text);
insert into named values
	('tier.overlap', 'dibao_and_uncleared'), ('tier.overlap', 'dibao_and_high'), ('tier.overlap', 'uncleared_and_above'),
	('below_line.households', '重点监测线'), ('below_line.households', '增收目标线'),
	('focus.households', 'decline'), ('focus.households', 'sharp_decline'), ('focus.households', 'uncleared');

create table leg(id text, higher text, lower text);
insert into leg values ('two_high.leg1', 'own', 'county'), ('two_high.leg2', 'county', 'nation');
create table list(name text, place integer, id text);
insert into list select 'tier:' || tier, 0, id from tiered where tier is not null;

update figure set value = null, num = null where (key = '兜底保障户' or key like 'dibao%') and not (select yes from dibao_known);

-- Last year's tiers, for flow.sql.
create table tiered_before as
select id, size, case when dibao is null then '未能分类' when dibao then '兜底保障户'
	when uncleared or (lifted_or_cleared and net < 690000 * size) then '重点监测户'
	when (uncleared or (lifted_or_cleared and net < 690000 * size)) is null then '未能分类'
	when lifted_or_cleared and net < 1100000 * size then '稳定脱贫户'
	when lifted_or_cleared then '高质量脱贫户' else '未能分类' end as tier
from (select id, size, net, iif((select yes from dibao_known), (select k.dibao_all = '是' from kept k
		where k.id = home_in.id and k.year = (select value - 1 from setting where name = 'income_year')), 0) as dibao,
	iif(monitor is null, 0, cleared = '否') as uncleared, kind = '脱贫户' or cleared = '是' as lifted_or_cleared
	from home_in where not now);

-- Of whom a condition can be said at all.
create table tellable(figure text, key text, id text);
insert into tellable
select 'focus.households', 'decline', id from pair union all
select 'focus.households', 'sharp_decline', id from pair where n0 > 0 union all
select 'focus.households', 'uncleared', id from judged where uncleared is not null union all
select 'below_line.households', '重点监测线', id from judged where net is not null and size > 0 union all
select 'below_line.households', '增收目标线', id from judged where net is not null and size > 0;
create table tierless as select id from tiered where not dibao and not uncleared and not lifted_or_cleared;

-- The way to 12,000 by 2025 (1.6): households of 重点监测户 with an income. The growth is the y-th root, found by halving an
-- interval of exact decimals sixty times; y = 2025 - the year. On the path (A-12 of the year's way): the goal is reached, or
-- the growth from last year is at least what, kept up every year from last year's income, ends at 12,000 in 2025:
-- (n1/s1)^y * (n0/s0)^-(y-1) >= 12000 * ... multiplied out, with y = 2025 - the year + 1; from an income already at the goal
-- there is no way back to it but reaching it.
create table goal as
select t.id, l.code, t.net, t.size, t.net >= 1200000 * t.size as reached from tiered t join place l on l.id = t.id and l.now
where t.tier = '重点监测户' and t.net is not null and t.size > 0;
create table goal_sum as
select a.code, count(g.id) as n, coalesce(sum(net), 0) as net, coalesce(sum(size), 0) as size, coalesce(sum(reached), 0) as reached,
	2025 - (select value from setting where name = 'income_year') as years
from area a left join goal g using (code) group by 1;
insert into figure(id, area, key, value)
select 'goal.households', code, '', n from goal_sum union all select 'goal.reached', code, '', reached from goal_sum union all
select 'goal.unreached', code, '', n - reached from goal_sum;
insert into figure(id, area, key, num, den, digits)
select 'goal.per_capita', code, '', net, size, 0 from goal_sum union all
select 'goal.gap', code, '', 1200000 * size - net, size, 0 from goal_sum;

create table root as
with recursive
	wanted as (select code, net, 1200000 * size as target, years from goal_sum where n > 0 and net > 0 and net < 1200000 * size and years >= 1),
	half(code, net, target, years, lo, width, step) as (
		select code, net, target, years, '0', '64', 0 from wanted
		union all
		select code, net, target, years, iif(decimal_cmp(decimal_mul(net, (
			with recursive power(v, k) as (select '1', 0 union all
				select decimal_mul(v, decimal_add('1', decimal_add(lo, decimal_mul(width, '0.5')))), k + 1 from power where k < years)
			select v from power where k = years)), target) <= 0, decimal_add(lo, decimal_mul(width, '0.5')), lo),
			decimal_mul(width, '0.5'), step + 1 from half where step < 60)
select code, lo from half where step = 60;
insert into figure(id, area, key, value)
select 'goal.growth', g.code, '', case when g.n = 0 then null when g.net >= 1200000 * g.size then '0.0000'
	when g.years < 1 or g.net <= 0 then null else (
	select printf('%d.%04d', units / 10000, units % 10000) from (select
		cast(substr(r.lo, 1, instr(r.lo, '.') - 1) as integer) * 1000000 + cast(substr(substr(r.lo, instr(r.lo, '.') + 1) || '000000', 1, 6) as integer) +
		(substr(substr(r.lo, instr(r.lo, '.') + 1) || '0000000', 7, 1) >= '5') as units from root r where r.code = g.code)) end
from goal_sum g;

create table pace as
with recursive
	asked as (select g.id, g.code, g.reached, p.n1, p.n0, p.s1, p.s0, g.size, years + 1 as y from goal g join pair p using (id) join goal_sum s on s.code = g.code),
	raised(id, code, left, right, k, y) as (
		select id, code, decimal_mul(n1, '1'), decimal_mul(1200000, s1), 1, y from asked
		union all
		select r.id, r.code, decimal_mul(decimal_mul(r.left, a.n1), a.s0), decimal_mul(decimal_mul(r.right, a.s1), a.n0), k + 1, r.y
		from raised r join asked a on a.id = r.id and a.code = r.code where k < r.y)
select a.id, a.code, a.reached or (a.y between 1 and 31 and a.n1 > 0 and a.n0 > 0 and a.n0 < 1200000 * a.s0 and
	(select decimal_cmp(r.left, r.right) >= 0 from raised r where r.id = a.id and r.code = a.code and r.k = a.y)) as fine
from asked a;
insert into list select iif(fine, 'goal_on', 'goal_off'), 0, id from pace where code = (select value from setting where name = 'region');
insert into figure(id, area, key, value)
select 'goal.on_path', a.code, '', iif(exists (select 1 from home where not now), (select count(*) from pace p where p.code = a.code and p.fine), null) from area a union all
select 'goal.off_path', a.code, '', iif(exists (select 1 from home where not now), (select count(*) from pace p where p.code = a.code and not p.fine), null) from area a;
