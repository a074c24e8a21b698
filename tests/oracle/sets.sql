-- The named sets of households that a pack's file has filled (member_of, named), counted by area; and the lists.

insert into figure(id, area, key, value)
select n.figure, a.code, n.key, iif((n.key like '%decline' and not exists (select 1 from home where not now)) or
	(n.key = 'low_income' and not exists (select 1 from home where low_income is not null)) or
	(n.key like 'dibao%' and not exists (select 1 from home where dibao is not null)), null, count(m.id))
from area a cross join named n
left join (select m.figure, m.key, m.id, l.code from member_of m join place l on l.id = m.id and l.now) m
	on m.code = a.code and m.figure = n.figure and m.key = n.key
group by n.figure, a.code, n.key;

insert into figure(id, area, key, value)
select 'focus.union', a.code, '', count(distinct m.id)
from area a left join (select m.id, l.code from member_of m join place l on l.id = m.id and l.now
	where m.figure = 'focus.households') m on m.code = a.code
group by a.code;

insert into list select 'focus:' || key, 0, id from member_of where figure = 'focus.households';
insert into list select 'below:' || key, 0, id from member_of where figure = 'below_line.households';
insert into list select 'flat', 0, id from pair where abs(n1 * s0 - n0 * s1) * 2000 < n0 * s1 and n0 > 0;
insert into list select 'new', 0, id from home_in h where now and not exists
	(select 1 from home_in o where o.id = h.id and not o.now)
	and exists (select 1 from home where not now);
insert into list select 'left', 0, id from home_in h where not now and not exists
	(select 1 from home_in o where o.id = h.id and o.now);

-- Largest relative fall first. Twelve digits of fall / base in two steps of six, and one more comparison is not
-- needed: two falls that agree so far are ordered by id only if they are equal (checked).
--   S1  Where last year's income is not positive the fall has no relative size; such a household stands last, by id:
--       nobody can call a fall without a size the largest. (Settled: the program says the same.)
create table fallen as
select id, base > 0 as sized, iif(base > 0, fall / base, 0) as whole,
	iif(base > 0, fall % base * 1000000 / base, 0) as six, iif(base > 0, fall % base * 1000000 % base * 1000000 / base, 0) as twelve,
	fall, base
from falling;
insert into list
select 'declining', row_number() over (order by sized desc, whole desc, six desc, twelve desc, id), id from fallen;
create table tie_guard(fine integer check (fine));
insert into tie_guard select count(*) = 0 from fallen a join fallen b using (sized, whole, six, twelve)
where a.sized and a.id < b.id and a.fall * b.base <> b.fall * a.base and abs(a.fall) < 2000000000 and b.base < 2000000000;

insert into list select 'overlap:' || key, 0, id from member_of where figure = 'tier.overlap';
insert into list select distinct 'focus', 0, id from member_of where figure = 'focus.households';
insert into list select 'scope', 0, id from home_in where now;
insert into list select 'outside', 0, id from home_out;
insert into list select 'covered', 0, id from pair;

create view list_name as
select value as name from json_each('["declining", "flat", "new", "left"]') union
select iif(figure = 'focus.households', 'focus:', 'below:') || key from named where figure in ('focus.households', 'below_line.households') union
select name from list;
