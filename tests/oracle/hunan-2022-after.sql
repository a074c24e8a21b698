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
