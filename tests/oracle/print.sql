-- Long division of num / den to forty digits, one digit a step, so that nothing leaves 64 bits; then ranks, two_high,
-- half-up rounding of the magnitude, and the table of figures.

-- An overflow would turn a sum of products into a REAL; nothing here may be one. And num * 10 must fit.
create table guard(fine integer check (fine));
insert into guard select count(*) = 0 from figure
where typeof(num) = 'real' or typeof(den) = 'real' or abs(num) > 900000000000000000 or abs(den) > 900000000000000000;

create table quotient as
with recursive step(figure, sign, den, whole, rest, digits) as (
	select rowid, iif((num < 0) <> (den < 0) and num <> 0, -1, 1), abs(den), abs(num) / abs(den), abs(num) % abs(den), ''
	from figure where den <> 0 and num is not null
	union all
	select figure, sign, den, whole, rest * 10 % den, digits || (rest * 10 / den) from step where length(digits) < 40)
select figure, sign, whole, digits from step where length(digits) = 40;
create unique index quotient_figure on quotient(figure);

-- Half-up on the magnitude: the digit after the last one decides, since what is cut off later cannot reach a half
-- from below. units: the value as a whole number of its last printed place.
create view rounded as
select f.rowid as figure, q.sign * (cast(q.whole || substr(q.digits, 1, f.digits) as integer) +
	(substr(q.digits, f.digits + 1, 1) >= '5')) as units
from figure f join quotient q on q.figure = f.rowid;

-- Money and percentages: fen with 2 decimals, hundredths of hundredths of a percent with 4.
update figure set value = (select iif(units < 0, '-', '') || (abs(units) / iif(digits = 0, 100, 10000)) ||
	printf(iif(digits = 0, '.%02d', '.%04d'), abs(units) % iif(digits = 0, 100, 10000))
	from rounded where rounded.figure = figure.rowid)
where digits is not null;

-- Ranks among siblings: townships in the county, villages in their township. Forty digits tell any two fractions of
-- this size apart. A negative quotient orders backwards, so it is turned around digit by digit.
create table ranked as
select f.id, f.area, a.level, iif(a.level = 2, substr(f.area, 1, 6), substr(f.area, 1, 9)) as parent, q.sign,
	printf('%020d', q.whole) || q.digits as size
from figure f join quotient q on q.figure = f.rowid join area a on a.code = f.area
where f.id in ('income.growth', 'decline.ratio') and a.level > 1;

insert into figure(id, area, key, value)
select 'rank.growth', x.area, '', 1 + count(y.area)
from ranked x left join ranked y on y.id = x.id and y.level = x.level and y.parent = x.parent and
	(y.sign > x.sign or (y.sign = x.sign and iif(x.sign > 0, y.size > x.size, y.size < x.size)))
where x.id = 'income.growth' group by x.area;
insert into figure(id, area, key, value)
select 'rank.decline', x.area, '', 1 + count(y.area)
from ranked x left join ranked y on y.id = x.id and y.level = x.level and y.parent = x.parent and y.size < x.size
where x.id = 'decline.ratio' group by x.area;
insert into figure(id, area, key)
select r.id, a.code, '' from area a, (select 'rank.growth' as id union select 'rank.decline') r
where not exists (select 1 from figure f where f.id = r.id and f.area = a.code);

-- Published growth in tenths of a percent: as published, or from the two levels, half-up to one decimal (1.2).
create table reference as
select r.value ->> '$.region' as region,
	coalesce(cast(round((r.value ->> '$.growth') * 10) as integer),
		(select iif(l >= p, 1, -1) * ((abs(l - p) * 2000 + p) / (p * 2)) from (select
			cast(round((r.value ->> '$.level') * 10) as integer) as l,
			cast(round((r.value ->> '$.level_prev') * 10) as integer) as p))) as tenths
from setting s, json_each(s.value, '$.references') r
where s.name = 'references' and r.value ->> '$.indicator' = 'rural_disposable_income'
and cast(r.value ->> '$.year' as integer) = (select value from setting where name = 'income_year');

-- A township's or a village's reference is its county's (A-14).
create table side as
select a.code, 'own' as name, q.sign * (cast(q.whole || substr(q.digits, 1, 3) as integer) + (substr(q.digits, 4, 1) >= '5'))
	as tenths
from area a join figure f on f.area = a.code and f.id = 'income.growth' join quotient q on q.figure = f.rowid union all
select a.code, n.name, r.tenths
from area a, setting s, (select 'county' as name, 6 as digits union select 'city', 4 union select 'province', 2 union select 'nation', 0) n,
	reference r
where s.name = 'region' and r.region = substr(substr(s.value, 1, n.digits) || '000000000000', 1, 12) union all
select code, 'group', iif(num < 0, -1, 1) * ((abs(num) * 2000 + den) / (den * 2)) from group_growth where den > 0;

create table verdict as
select l.id, a.code, h.tenths - o.tenths as points
from area a cross join leg l left join side h on h.code = a.code and h.name = l.higher
left join side o on o.code = a.code and o.name = l.lower;
insert into figure(id, area, key, value)
select id, code, '', iif(points < 0, '-', '') || (abs(points) / 10) || '.' || (abs(points) % 10) from verdict union all
select id || '/verdict', code, '', case when points is null then 'undetermined' when points > 0 then 'met' else 'not_met' end
from verdict;
-- A note stands where the unrounded own growth would turn the verdict (contract.md 4): above the published growth or not.
create table exact as
select f.area as code, 'own' as name, f.num, f.den from figure f where f.id = 'income.growth' and f.den > 0 union all
select code, 'group', num, den from group_growth where den > 0;
insert into figure(id, area, key, value)
select l.id || '/note', a.code, '', iif((v.points > 0) <> (x.num * 1000 > x.den * o.tenths), 'yes', 'no')
from area a cross join leg l join verdict v on v.id = l.id and v.code = a.code left join exact x on x.code = a.code and x.name = l.higher
left join side o on o.code = a.code and o.name = l.lower;

-- The published growth of every side that a leg names, at the region.
insert into figure(id, area, key, value)
select distinct 'reference.growth', g.value, n.name, (select iif(tenths < 0, '-', '') || (abs(tenths) / 10) || '.' || (abs(tenths) % 10) || '000' from side
	where side.code = g.value and side.name = n.name)
from setting g, (select higher as name from leg union select lower from leg) n where g.name = 'region' and n.name not in ('own', 'group');
