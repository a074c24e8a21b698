-- Subsidies of S4 （三）（六）（十） and S5 （六）（十）, recorded against payable, from the raw payments; on a database that
-- figures.sh has made.  Canonical headers of payments, jobs and members (the generator's).  Readings:
--   M1  A case is an item of a household (of a person, where the item is the person's) in a calendar year (A-28).
--   M2  payable: the least of quantity * unit amount, base * percent, cap a person * persons, cap a household. For a
--       household item the persons are its size; an item of a person has one.
--   M3  Households of the population only. The eligible: S4 everybody in it; 庭院经济 the low tier only (A-31); 孝善养老
--       who is 60 on the day of payment, 55 with a first or second grade disability (A-30).
--   M4  公益岗位人员不享受稳岗补贴: the person has a job with post = 是; unknown without the jobs export.
--   M5  稳岗 needs three months, 灵活就业 a hundred days, told as the quantity. Less: excluded; not told: unknown.
--   M9  Recorded facts (4.9, 4.11, 4.12, 4.14): 代耕托管 where somebody has lost the ability to work (丧失劳动力, or 无劳动力 at 60 or more);
--       a job that is no public post: 稳岗 three months in one, 灵活就业 inside the county, 交通 outside the region for three months.
--       Who has no row in the jobs, or no member of the household with his labour told: unknown.
--   M6  What is worded 不超过 is a ceiling: paying less is no fault.
create table item(id text, names text, person integer, unit integer, percent integer, cap_person integer, cap_household integer,
	ceiling integer, least integer, no_post integer, low_only integer, elder integer);
insert into item select * from (values
	('calf', '["犊牛奖补"]', 0, 20000, null, null, 100000, 0, 0, 0, 0, 0),
	('lamb', '["羔羊奖补"]', 0, 5000, null, null, 100000, 0, 0, 0, 0, 0),
	('land', '["承包耕地奖补"]', 0, 5000, null, null, 100000, 0, 0, 0, 0, 0),
	('trust', '["代耕托管补贴"]', 0, 5000, null, null, 100000, 0, 0, 0, 0, 0),
	('project', '["到户项目补助"]', 0, null, 70, 700000, 2000000, 1, 0, 0, 0, 0),
	('stable', '["稳岗补贴"]', 1, null, 30, 300000, null, 1, 3, 1, 0, 0),
	('flexible', '["灵活就业补贴"]', 1, null, null, 100000, null, 1, 100, 1, 0, 0),
	('transport', '["交通补助"]', 1, null, null, 30000, null, 0, 0, 0, 0, 0)) where (select pack from which) = 'chifeng-2023';
insert into item select * from (values
	('courtyard', '["庭院经济"]', 0, null, 50, null, 500000, 0, 0, 0, 1, 0),
	('filial', '["孝善养老"]', 1, null, 30, 108000, null, 1, 0, 0, 0, 1)) where (select pack from which) = 'zaozhuang-2023';

create table due as
select i.id as item, p.household as id, iif(i.person, p.person, '') as who, substr(p.date, 1, 4) as year,
	iif(count(p.quantity) = count(*), sum(cast(p.quantity as integer)), null) as quantity,
	iif(count(p.base) = count(*), sum(cast(round(p.base * 100) as integer)), null) as base,
	coalesce(sum(cast(round(p.paid * 100) as integer)), 0) as paid, min(p.date) as day
from payment p join item i on exists (select 1 from json_each(i.names) n where n.value = p.item)
group by 1, 2, 3, 4;

create table worked as
select id, person, post = '是' as post, place, (substr(min(coalesce(nullif(until, ''), '9999-12'), as_of), 1, 4) - substr(since, 1, 4)) * 12 +
	substr(min(coalesce(nullif(until, ''), '9999-12'), as_of), 6, 2) - substr(since, 6, 2) + 1 as months
from job, (select substr(value, 1, 7) as as_of from setting where name = 'as_of');
create table fits as
select d.item, d.id, d.who, case d.item
	when 'trust' then (select max(labour = '丧失劳动力' or (labour = '无劳动力' and date(birth, '+60 years') <= (select value from setting where name = 'as_of')))
		from kin k where k.id = d.id and coalesce(gone, '') <> '是' and coalesce(labour, '') <> '')
	when 'stable' then (select max(not post and months >= 3) from worked s where s.id = d.id and s.person = d.who)
	when 'flexible' then (select max(not post and place regexp '县内|旗内|乡内|镇内|村内|本地') from worked s where s.id = d.id and s.person = d.who)
	when 'transport' then (select max(not post and months >= 3 and place regexp '省外|区外|外省|跨省|境外') from worked s where s.id = d.id and s.person = d.who)
	else 1 end as met
from due d group by 1, 2, 3;
create table judged_case as
select *, case when bare = 1 or met = 0 then 1 when bare is null or met is null then null else 0 end as shut from (
select d.*, f.met, h.size, h.net, i.ceiling, i.person,
	case when i.low_only and h.net is null then null when i.low_only and h.net >= 1100000 * h.size then 1
	when i.elder and not exists (select 1 from kin k where k.id = d.id and k.name = d.who and k.birth <> '') then null
	when i.elder and (select date(k.birth, '+' || iif(k.disability glob '[一二]级*', 55, 60) || ' years') > d.day from kin k
		where k.id = d.id and k.name = d.who) then 1
	when i.no_post and exists (select 1 from job j where j.id = d.id and j.person = d.who and j.post = '是') then 1
	when i.least and d.quantity is null then null when i.least and d.quantity < i.least then 1 else 0 end as bare,
	min(coalesce(d.quantity * i.unit, 9e15), coalesce(d.base * i.percent / 100.0, 9e15),
		coalesce(i.cap_person * iif(i.person, 1, h.size), 9e15), coalesce(i.cap_household, 9e15)) as payable,
	(i.unit is null or d.quantity is not null) and (i.percent is null or d.base is not null) and
		(i.cap_person is null or i.person or h.size > 0) as told
from due d join item i on i.id = d.item join home_in h on h.id = d.id and h.now join fits f on f.item = d.item and f.id = d.id and f.who = d.who);
create table verdict_of as
select id, item, paid, shut is null or (not shut and not told) as unknown, iif(shut and paid > 0, paid, 0) as excluded,
	iif(not shut and told, cast(payable as integer), 0) as entitled,
	iif(not shut and told and paid > payable, paid - cast(payable as integer), 0) as over,
	iif(not shut and told and not ceiling and paid > 0 and paid < payable, cast(payable as integer) - paid, 0) as under,
	iif(not shut and told and not ceiling and paid <= 0, cast(payable as integer), 0) as unpaid
from judged_case;
create table by_home as
select id, item, count(*) as cases, sum(paid) as paid, sum(unknown) as unknown, sum(excluded) as excluded,
	sum(entitled) as entitled, sum(over) as over, sum(under) as under, sum(unpaid) as unpaid from verdict_of group by 1, 2;
create view money as
select a.code, i.id as item, coalesce(sum(b.cases), 0) as cases, coalesce(sum(b.paid), 0) as paid, coalesce(sum(b.entitled), 0) as entitled,
	coalesce(sum(b.unknown > 0), 0) as unknown, coalesce(sum(b.excluded > 0), 0) as excluded, coalesce(sum(b.excluded), 0) as excluded_amount,
	coalesce(sum(b.over > 0), 0) as over, coalesce(sum(b.over), 0) as over_amount, coalesce(sum(b.under > 0), 0) as under,
	coalesce(sum(b.under), 0) as under_amount, coalesce(sum(b.unpaid > 0), 0) as unpaid, coalesce(sum(b.unpaid), 0) as unpaid_amount
from area a cross join item i left join (select b.*, l.code from by_home b join place l on l.id = b.id and l.now) b
	on b.code = a.code and b.item = i.id group by 1, 2;
-- Employers (4.15) and 以工代赈 (4.16), for every area; a row without a known area counts for the region.
--   M7  Payable: at least 5 people, 6 months, wages not below 1,850 (a parameter), no other award in the year; the least of
--       people * 1,850 * 3 and 30 percent of the three months' wages. A blank cell makes an employer unknown.
--   M8  以工代赈 by the project's type; its shares over the projects that tell both amounts; below 30 percent is short.
--       The share of the lifted is asked of projects of 衔接资金; one that does not tell its source is held to it too.
create table award as
select *, min(workers * 185000 * 3, cast(round(wages * 100) as integer) * 30 / 100) as due,
	case when workers < 5 or contract_months < 6 or lowest_wage < 1850 or other_award = '是' then 1
	when workers is null or contract_months is null or lowest_wage is null or coalesce(other_award, '') = '' then null else 0 end as shut,
	cast(round(coalesce(paid, 0) * 100) as integer) as fen from (select coalesce((select a.code from area a where a.code = employer.area),
	(select value from setting where name = 'region')) as code, cast(workers as integer) as workers,
	cast(contract_months as integer) as contract_months, lowest_wage + 0 as lowest_wage, wages + 0 as wages, paid, other_award from employer);
create table relief as select coalesce((select a.code from area a where a.code = project.area),
	(select value from setting where name = 'region')) as code, funds + 0 as funds, labour_pay + 0 as pay, labour_pay_lifted + 0 as lifted,
	source, coalesce(source, '') = '' or source like '%衔接%' as held from project where type like '%以工代赈%';
create table unit_sum(id text, code text, value text);
insert into unit_sum
select v.id, a.code, case v.id
	when 'employer.listed' then count(w.code)
	when 'employer.eligible' then coalesce(sum(shut = 0 and wages is not null), 0)
	when 'employer.unknown' then coalesce(sum(w.code is not null and (shut is null or (shut = 0 and wages is null))), 0)
	when 'employer.entitled' then printf('%.2f', coalesce(sum(iif(shut = 0 and wages is not null, due, 0)), 0) / 100.0)
	when 'employer.paid' then printf('%.2f', coalesce(sum(fen), 0) / 100.0)
	when 'employer.excluded' then coalesce(sum(shut = 1 and fen > 0), 0)
	when 'employer.excluded_amount' then printf('%.2f', coalesce(sum(iif(shut = 1, fen, 0)), 0) / 100.0)
	when 'employer.over' then coalesce(sum(shut = 0 and wages is not null and fen > due), 0)
	else printf('%.2f', coalesce(sum(iif(shut = 0 and wages is not null and fen > due, fen - due, 0)), 0) / 100.0) end
from area a cross join (select 'employer.' || value as id from json_each('["listed", "eligible", "unknown", "entitled", "paid", "excluded",
	"excluded_amount", "over", "over_amount"]')) v
left join (select u.code as top, w.* from under u join award w on w.code = u.part) w on w.top = a.code group by 1, 2;
insert into unit_sum
select v.id, a.code, case v.id
	when 'relief.listed' then count(w.code)
	when 'relief.bridging' then coalesce(sum(source like '%衔接%'), 0)
	when 'relief.pay_short' then coalesce(sum(pay * 100 < funds * 30), 0)
	when 'relief.lifted_short' then coalesce(sum(held and lifted * 100 < pay * 30), 0)
	when 'relief.unknown' then coalesce(sum(w.code is not null and (pay is null or funds is null or (held and lifted is null))), 0)
	when 'relief.pay_ratio' then printf('%.4f', sum(pay) filter (where funds > 0) * 100.0 / sum(funds) filter (where pay is not null and funds > 0))
	else printf('%.4f', sum(lifted) filter (where held and pay > 0) * 100.0 / sum(pay) filter (where held and lifted is not null and pay > 0)) end
from area a cross join (select 'relief.' || value as id from json_each('["listed", "bridging", "pay_short", "lifted_short", "unknown", "pay_ratio",
	"lifted_ratio"]')) v
left join (select u.code as top, w.* from under u join relief w on w.code = u.part) w on w.top = a.code group by 1, 2;
update unit_sum set value = null where id in ('relief.pay_ratio', 'relief.lifted_ratio') and value = '0.0000' and not exists
	(select 1 from under u join relief w on w.code = u.part where u.code = unit_sum.code and (held or id = 'relief.pay_ratio'));
delete from unit_sum where (select pack from which) <> 'chifeng-2023';

select id, code, '', coalesce(value, 'null') from unit_sum union all
select 'subsidy.cases', code, item, cases from money union all select 'subsidy.unknown', code, item, unknown from money union all
select 'subsidy.excluded', code, item, excluded from money union all select 'subsidy.over', code, item, over from money union all
select 'subsidy.under', code, item, under from money union all select 'subsidy.unpaid', code, item, unpaid from money union all
select 'subsidy.paid', code, item, printf('%d.%02d', paid / 100, paid % 100) from money union all
select 'subsidy.entitled', code, item, printf('%d.%02d', entitled / 100, entitled % 100) from money union all
select 'subsidy.excluded_amount', code, item, printf('%d.%02d', excluded_amount / 100, excluded_amount % 100) from money union all
select 'subsidy.over_amount', code, item, printf('%d.%02d', over_amount / 100, over_amount % 100) from money union all
select 'subsidy.under_amount', code, item, printf('%d.%02d', under_amount / 100, under_amount % 100) from money union all
select 'subsidy.unpaid_amount', code, item, printf('%d.%02d', unpaid_amount / 100, unpaid_amount % 100) from money
order by 1, 2, 3;
