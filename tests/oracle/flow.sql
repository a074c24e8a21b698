-- From last year's tiers to this year's (13, B 3): opening + in - out = closing. The pack's file has made tiered (this year,
-- tier null where it cannot be told) and tiered_before (last year's rows of the population, tier 未能分类 likewise).
--   H6  Last year's tier by the same lines, from last year's own row; the members' file is this year's, so
--       last year's 低保 is what its own export states.
--   H7  Who was in the population last year counts where it is now; who left, where it was. Persons: this year's size
--       for those who are here, last year's for those who left; opening and out in last year's.
--   H8  flow.resized_persons: who stayed in the tier, this year's size less last year's.
create table moved as
select coalesce(t.id, b.id) as id, t.id is not null as now, coalesce(b.tier, '新增') as was,
	iif(t.id is null, '退出', coalesce(t.tier, '未能分类')) as becomes, coalesce(t.size, 0) as s1, coalesce(b.size, 0) as s0
from tiered t full join tiered_before b on b.id = t.id;
create table moved_sum as
select l.code, m.was, m.becomes, count(*) as households, sum(m.s1) as s1, sum(m.s0) as s0
from moved m join place l on l.id = m.id and l.now = m.now group by l.code, m.was, m.becomes;

create table state(name text, before integer, after integer);
insert into state select distinct tier, 1, 1 from tier_sum;
insert into state values ('未能分类', 1, 1), ('不属任何一类', 1, 1), ('新增', 1, 0), ('退出', 0, 1);
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
insert into figure(id, area, key, value)
select 'flow.resized_persons', code, was, s1 - s0 from flow where was = becomes and was in (select tier from tier_sum);
update figure set value = null where id like 'flow.%' and not (select yes from both_years);
insert into list select 'flow:' || was || '→' || becomes, 0, id from moved;

-- No tier: everything that decides is known and no condition holds; else it is undetermined.
insert into figure(id, area, key, value)
select 'tier.none', a.code, '', (select count(*) from tierless t join place l on l.id = t.id and l.now where l.code = a.code) from area a union all
select 'tier.undetermined', a.code, '', (select count(*) from tiered t join place l on l.id = t.id and l.now where l.code = a.code and t.tier is null
	and t.id not in (select id from tierless)) from area a union all
select 'tier.tekun', a.code, '', iif(exists (select 1 from member where tekun is not null), (select count(*) from home_in h join family f on f.id = h.id
	join place l on l.id = h.id and l.now where h.now and l.code = a.code and f.tekun_yes = f.members), null) from area a;
insert into list select 'undetermined', 0, id from tiered where tier is null and id not in (select id from tierless);
