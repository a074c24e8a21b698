-- The figures every pack has (contract.md section 4), for the county, its townships and its villages.
-- The pack's own file has made before this one:
--   home_money(id, now, area, size, net, wage, business, cost, property, transfer, ...): home, where the income year's
--   money is what the pack calls this year's income; all money in 1/unit fen, unit in money_scale
--   home_in: its households of the policy's population; home_out: this year's households outside
-- A figure is num / den with `digits` digits after the point asked of the quotient; print.sql divides.
--
-- Readings:
--   F1  coverage.* and everything about two years: households of this year's population whose net income and size are
--       usable in both years, whether or not last year's row was in the population.
--   F2  coverage.new / left: in the population this year and not last / last and not this. left counts in last year's area.
--   F3  income.block: households that have that block; share: all four; contribution: all five blocks in both years.
--       A block that is missing takes the household out of numerator and denominator.
--   F4  flat: |change| / last < 0.05 % (A-10), last year's income positive. A fall so small is both flat and a decline.
--   F5  bands: 0-10 is below ten percent, 10-30 from ten to below thirty, 30+ the rest. Where last year's income is not
--       positive a fall has no relative size: it is counted under the key undefined.
--   F6  A quotient with denominator zero, and a growth from a level that is not positive, is undefined: null.
--   F8  Without an export of last year everything about two years is missing, not zero (contract.md 1.1).
--   F9  income.transfer_band (A-22): this year's transfers in the sum of this year's four receipts, of every household of
--       the population; at 30, 50 and 70 %, the bound itself in the upper band. A sum not above zero: undefined; a receipt
--       that is missing: unknown. No household of the year with all four: missing.
--   F7  rank.growth: 1 grows fastest. rank.decline: 1 has the lowest ratio.

-- The growth of a group that a leg of 两高于 speaks of: num / den, filled by the pack's file.
create table group_growth(code text, num integer, den integer);
create table figure(id text, area text, key text, num integer, den integer, digits integer, value text);

create table area as
select distinct (select value from setting where name = 'region') as code, 1 as level from home union
select distinct substr(area, 1, 9) || '000', 2 from home where now or id in (select id from home_in) union
select distinct area, 3 from home where (now or id in (select id from home_in)) and area not glob '*000';

create table place as
select id, now, (select value from setting where name = 'region') as code from home union all
select id, now, substr(area, 1, 9) || '000' from home union all
select id, now, area from home where area not glob '*000';
create index place_id on place(id, now);

create table pair as
select c.id, c.size as s1, p.size as s0, c.net as n1, p.net as n0,
	c.wage as wage1, p.wage as wage0, c.business as business1, p.business as business0, c.cost as cost1, p.cost as cost0,
	c.property as property1, p.property as property0, c.transfer as transfer1, p.transfer as transfer0
from home_in c join home_money p on p.id = c.id and c.now and not p.now
where c.net is not null and c.size > 0 and p.net is not null and p.size > 0;
create unique index pair_id on pair(id);

-- fall and base of each falling household: fall / base is the relative size, where base is positive.
create table falling as
select id, s1, n0 * s1 - n1 * s0 as fall, n0 * s1 as base from pair where n1 * s0 < n0 * s1;
create unique index falling_id on falling(id);

create table scope_sum as
select l.code, sum(h.now) as households, sum(iif(h.now, h.size, 0)) as persons,
	sum(iif(h.now and h.net is not null and h.size > 0, h.net, 0)) as net_all,
	sum(iif(h.now and h.net is not null and h.size > 0, h.size, 0)) as size_all,
	sum(h.now and not exists (select 1 from home_in o where o.id = h.id and not o.now)) as arrived,
	sum(not h.now and not exists (select 1 from home_in o where o.id = h.id and o.now)) as gone
from home_in h join place l on l.id = h.id and l.now = h.now group by l.code;

create table pair_sum as
select l.code, count(*) as households, sum(s1) as s1, sum(s0) as s0, sum(n1) as n1, sum(n0) as n0,
	sum(abs(n1 * s0 - n0 * s1) * 2000 < n0 * s1 and n0 > 0) as flat
from pair p join place l on l.id = p.id and l.now group by l.code;

create table fall_sum as
select l.code, count(*) as households, sum(s1) as persons,
	sum(base > 0 and fall * 10 < base) as band0, sum(base > 0 and fall * 10 >= base and fall * 10 < base * 3) as band1,
	sum(base > 0 and fall * 10 >= base * 3) as band2, sum(base <= 0) as unsized
from falling f join place l on l.id = f.id and l.now group by l.code;

-- Whole numbers.
create view whole as
select 'scope.households' as id, a.code, '' as key, s.households as n from area a left join scope_sum s using (code) union all
select 'scope.persons', a.code, '', s.persons from area a left join scope_sum s using (code) union all
select 'scope.outside', a.code, '', (select count(*) from home_out o join place l on l.id = o.id and l.now
	where l.code = a.code) from area a union all
select 'coverage.households', a.code, '', p.households from area a left join pair_sum p using (code) union all
select 'coverage.persons', a.code, '', p.s1 from area a left join pair_sum p using (code) union all
select 'coverage.new', a.code, '', s.arrived from area a left join scope_sum s using (code) union all
select 'coverage.left', a.code, '', s.gone from area a left join scope_sum s using (code) union all
select 'flat.households', a.code, '', p.flat from area a left join pair_sum p using (code) union all
select 'decline.households', a.code, '', f.households from area a left join fall_sum f using (code) union all
select 'decline.persons', a.code, '', f.persons from area a left join fall_sum f using (code) union all
select 'decline.band', a.code, '0-10', f.band0 from area a left join fall_sum f using (code) union all
select 'decline.band', a.code, '10-30', f.band1 from area a left join fall_sum f using (code) union all
select 'decline.band', a.code, '30+', f.band2 from area a left join fall_sum f using (code) union all
select 'decline.band', a.code, 'undefined', f.unsized from area a left join fall_sum f using (code);
insert into figure(id, area, key, value) select id, code, key,
	iif(id like 'scope.%' or exists (select 1 from home where not now), coalesce(n, 0), null) from whole;

-- Money a head: fen, rounded once.
insert into figure(id, area, key, num, den, digits)
select 'income.per_capita', code, '', n1, s1 * unit, 0 from area left join pair_sum using (code), money_scale union all
select 'income.per_capita_prev', code, '', n0, s0 * unit, 0 from area left join pair_sum using (code), money_scale union all
select 'income.per_capita_all', code, '', net_all, size_all * unit, 0 from area left join scope_sum using (code), money_scale;

-- n1/s1 : n0/s0 - 1. In percent with four decimals: six digits of the plain quotient.
insert into figure(id, area, key, num, den, digits)
select 'income.growth', code, '', n1 * s0 - n0 * s1, iif(n0 > 0, n0 * s1, 0), 6 from area left join pair_sum using (code) union all
select 'decline.ratio', code, '', coalesce(f.households, 0), p.households, 6
from area left join pair_sum p using (code) left join fall_sum f using (code);

create table keys as
select 'wage' as key union select 'business' union select 'business_cost' union select 'property' union select 'transfer';
create table block_sum as
select l.code, b.key,
	sum(iif(b.key = 'wage', wage1, iif(b.key = 'business', business1, iif(b.key = 'property', property1,
		iif(b.key = 'transfer', transfer1, cost1))))) as v1,
	sum(iif(b.key = 'wage', wage0, iif(b.key = 'business', business0, iif(b.key = 'property', property0,
		iif(b.key = 'transfer', transfer0, cost0))))) as v0,
	sum(iif(iif(b.key = 'wage', wage1, iif(b.key = 'business', business1, iif(b.key = 'property', property1,
		iif(b.key = 'transfer', transfer1, cost1)))) is null, 0, s1)) as s1,
	sum(iif(iif(b.key = 'wage', wage0, iif(b.key = 'business', business0, iif(b.key = 'property', property0,
		iif(b.key = 'transfer', transfer0, cost0)))) is null, 0, s0)) as s0
from pair p join place l on l.id = p.id and l.now,
	keys b
group by l.code, b.key;

insert into figure(id, area, key, num, den, digits)
select 'income.block', a.code, k.key, b.v1, b.s1 * unit, 0
from area a join keys k left join block_sum b on b.code = a.code and b.key = k.key, money_scale union all
select 'income.block_prev', a.code, k.key, b.v0, b.s0 * unit, 0
from area a join keys k left join block_sum b on b.code = a.code and b.key = k.key, money_scale;

create table four_sum as
select l.code, sum(wage1) as wage, sum(business1) as business, sum(property1) as property, sum(transfer1) as transfer,
	sum(wage1 + business1 + property1 + transfer1) as four
from pair p join place l on l.id = p.id and l.now
where wage1 + business1 + property1 + transfer1 is not null group by l.code;

insert into figure(id, area, key, num, den, digits)
select 'income.share', code, 'wage', wage, four, 6 from area left join four_sum using (code) union all
select 'income.share', code, 'business', business, four, 6 from area left join four_sum using (code) union all
select 'income.share', code, 'property', property, four, 6 from area left join four_sum using (code) union all
select 'income.share', code, 'transfer', transfer, four, 6 from area left join four_sum using (code) union all
select 'income.transfer_ratio', code, '', transfer, four, 6 from area left join four_sum using (code);

-- (block1/s1 - block0/s0) / (net1/s1 - net0/s0), multiplied out by s1 * s0.
create table five_sum as
select l.code, sum(s1) as s1, sum(s0) as s0, sum(n1) as n1, sum(n0) as n0, sum(wage1) as w1, sum(wage0) as w0,
	sum(business1) as b1, sum(business0) as b0, sum(cost1) as c1, sum(cost0) as c0,
	sum(property1) as p1, sum(property0) as p0, sum(transfer1) as t1, sum(transfer0) as t0
from pair p join place l on l.id = p.id and l.now
where wage1 + business1 + property1 + transfer1 + cost1 is not null
and wage0 + business0 + property0 + transfer0 + cost0 is not null group by l.code;

insert into figure(id, area, key, num, den, digits)
select 'income.contribution', code, 'wage', w1 * s0 - w0 * s1, n1 * s0 - n0 * s1, 6 from area left join five_sum using (code) union all
select 'income.contribution', code, 'business', b1 * s0 - b0 * s1, n1 * s0 - n0 * s1, 6 from area left join five_sum using (code) union all
select 'income.contribution', code, 'property', p1 * s0 - p0 * s1, n1 * s0 - n0 * s1, 6 from area left join five_sum using (code) union all
select 'income.contribution', code, 'transfer', t1 * s0 - t0 * s1, n1 * s0 - n0 * s1, 6 from area left join five_sum using (code) union all
select 'income.contribution', code, 'business_net', (b1 - c1) * s0 - (b0 - c0) * s1, n1 * s0 - n0 * s1, 6
from area left join five_sum using (code);

create table transfer_band as
select l.code, case when four is null then 'unknown' when four <= 0 then 'undefined' when transfer * 10 < four * 3 then '0-30'
	when transfer * 2 < four then '30-50' when transfer * 10 < four * 7 then '50-70' else '70+' end as key
from (select id, transfer, wage + business + property + transfer as four from home_in where now) h
join place l on l.id = h.id and l.now;
create table transfer_key as select '0-30' as key union select '30-50' union select '50-70' union select '70+' union
select 'undefined' union select 'unknown';
insert into figure(id, area, key, value)
select 'income.transfer_band', a.code, k.key, iif(exists (select 1 from home_money where now and
	wage + business + property + transfer is not null),
	(select count(*) from transfer_band b where b.code = a.code and b.key = k.key), null)
from area a, transfer_key k;
