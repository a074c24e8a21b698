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

-- From last year's tiers to this year's (issue: opening + in - out = closing).
--   H6  Last year's tier by the same lines, from last year's own row; the members' file is this year's, so
--       last year's 低保 is what its own export states.
--   H7  Who was in the population last year counts where it is now; who left, where it was. Persons: this year's size
--       for those who are here, last year's for those who left; opening and out in last year's.
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
create table moved as
select coalesce(t.id, b.id) as id, t.id is not null as now, coalesce(b.tier, '新增') as was,
	iif(t.id is null, '退出', coalesce(t.tier, '未能分类')) as becomes, coalesce(t.size, 0) as s1, coalesce(b.size, 0) as s0
from tiered t full join tiered_before b on b.id = t.id;
create table moved_sum as
select l.code, m.was, m.becomes, count(*) as households, sum(m.s1) as s1, sum(m.s0) as s0
from moved m join place l on l.id = m.id and l.now = m.now group by l.code, m.was, m.becomes;

create table state(name text, before integer, after integer);
insert into state values ('兜底保障户', 1, 1), ('重点监测户', 1, 1), ('稳定脱贫户', 1, 1), ('高质量脱贫户', 1, 1),
	('未能分类', 1, 1), ('不属任何一类', 1, 1), ('新增', 1, 0), ('退出', 0, 1);
create view flow as
select a.code, b.name as was, c.name as becomes, b.name || '→' || c.name as key, a.level,
	coalesce(m.households, 0) as households, coalesce(m.s1, 0) as s1, coalesce(m.s0, 0) as s0
from area a join state b on b.before join state c on c.after left join moved_sum m on m.code = a.code and m.was = b.name
	and m.becomes = c.name
where not (b.name = '新增' and c.name = '退出');
create table both_years as select exists (select 1 from home where not now) as yes;
insert into figure(id, area, key, value)
select 'flow.households', code, key, iif((select yes from both_years), households, null) from flow where level = 1 union all
select 'flow.persons', code, key, iif((select yes from both_years), iif(becomes = '退出', s0, s1), null) from flow
where level = 1;
insert into figure(id, area, key, value)
select 'flow.opening', code, was, sum(households) from flow where was in (select tier from tier_sum) group by code, was union all
select 'flow.opening_persons', code, was, sum(s0) from flow where was in (select tier from tier_sum) group by code, was union all
select 'flow.out', code, was, sum(households) from flow where was in (select tier from tier_sum) and was <> becomes
group by code, was union all
select 'flow.out_persons', code, was, sum(s0) from flow where was in (select tier from tier_sum) and was <> becomes
group by code, was union all
select 'flow.in', code, becomes, sum(households) from flow where becomes in (select tier from tier_sum) and was <> becomes
group by code, becomes union all
select 'flow.in_persons', code, becomes, sum(s1) from flow where becomes in (select tier from tier_sum) and was <> becomes
group by code, becomes;
update figure set value = null where id like 'flow.%' and not (select yes from both_years);
insert into list select 'flow:' || was || '→' || becomes, 0, id from moved;
