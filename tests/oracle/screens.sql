-- The screens that are arithmetic, a second time and from the rules' words (domain 9.2), not from the C code.  After
-- load.sql; setting line is the pack's monitoring line in yuan, as_of the case's date.
-- Prints id, count, of, and the households in order, tab-separated.  Readings beside those of load.sql:
--   S1  A cell that can be read counts although another of its row cannot; incomes a head need the whole row (L5).
--   S2  A blank is neither a hit nor a pass: it is not in `of`, unless what is known already decides (no receipts, so
--       no missing cost; a negative block, whatever the others are).
--   S3  Percent and quotients are compared by multiplying out; nothing is rounded except to the 0.01 % of Q32b and Q38,
--       which are not here (unit tests work them by hand).

create table head(header text primary key, field text) without rowid;
insert into head values
	('wage', 'wage'), ('工资性收入', 'wage'), ('business', 'business'), ('生产经营性收入', 'business'),
	('business_cost', 'cost'), ('生产经营性支出', 'cost'), ('property', 'property'), ('财产性收入', 'property'),
	('transfer', 'transfer'), ('转移性收入', 'transfer'), ('net', 'net'), ('纯收入', 'net'),
	('per_capita', 'per_capita'), ('人均纯收入', 'per_capita'), ('own_pay', 'own_pay'), ('合规自付支出', 'own_pay'),
	('birth_plan', 'birth_plan'), ('计划生育金', 'birth_plan'), ('dibao_payment', 'dibao'), ('最低生活保障金', 'dibao'),
	('tekun_payment', 'tekun'), ('特困人员救助供养金', 'tekun'), ('pension', 'pension'), ('养老金或离退休金', 'pension'),
	('ecology', 'ecology'), ('生态补偿金', 'ecology'), ('other_transfer', 'other'), ('其他转移性收入', 'other'),
	('phone', 'phone'), ('联系电话', 'phone'), ('cadre', 'cadre'), ('帮扶责任人', 'cadre'),
	('size', 'size'), ('年度家庭人口数', 'size'), ('size_now', 'size_now'), ('当前家庭人口数', 'size_now'),
	('causes', 'cause'), ('风险1', 'cause'), ('风险2', 'cause'), ('风险3', 'cause');

create table cut as
select k.id, h.field, trim(case when c.type in ('integer', 'real') then w.rec -> ('$."' || c.key || '"')
	when c.type = 'array' then c.value else c.value end, char(32, 9, 10, 13, 160, 12288)) as txt
from kept k join raw w on w.no = k.no and w.n = k.n cross join json_each(w.rec) c
join head h on h.header = ltrim(replace(replace(case when c.key like '是否%' then substr(c.key, 3) else c.key end,
	'（元）', ''), '(元)', ''))
where k.year = (select value from setting where name = 'income_year') and c.type <> 'null';
update cut set txt = trim(substr(txt, 3, length(txt) - 3), char(32, 9, 160, 12288)) where txt glob '="*"';
delete from cut where txt = '';
create table fen as
select id, field, (case when txt glob '-*' then -1 else 1 end) *
	(cast(ltrim(replace(txt, ',', ''), '-+') as integer) * 100 +
	case when instr(txt, '.') then cast(substr(substr(txt, instr(txt, '.') + 1) || '00', 1, 2) as integer) else 0 end) as v
from cut where field not in ('phone', 'cadre', 'size', 'size_now', 'cause')
and replace(txt, ',', '') regexp '^[-+]?[0-9]+([.][0-9]?[0-9]?0*)?$';
create index fen_of on fen(id, field);

-- One row a household of the year.
create table h as
select o.id, o.net, o.size, o.monitor, o.cleared, o.workless,
	(select p.net from home p where p.id = o.id and p.now = 0) as net0,
	(select p.size from home p where p.id = o.id and p.now = 0) as size0,
	o.id in (select r.id from row r join spoilt s on s.no = r.no and s.n = r.n
		where r.year = (select value from setting where name = 'income_year')) as spoilt,
	(select v from fen where fen.id = o.id and field = 'wage') as wage,
	(select v from fen where fen.id = o.id and field = 'business') as business,
	(select v from fen where fen.id = o.id and field = 'property') as property,
	(select v from fen where fen.id = o.id and field = 'transfer') as transfer,
	(select abs(v) from fen where fen.id = o.id and field = 'cost') as cost,
	(select v from fen where fen.id = o.id and field = 'net') as stated,
	(select v from fen where fen.id = o.id and field = 'per_capita') as per_capita,
	(select v from fen where fen.id = o.id and field = 'own_pay') as own_pay,
	(select v from fen where fen.id = o.id and field = 'birth_plan') as birth_plan,
	(select v from fen where fen.id = o.id and field = 'dibao') as dibao,
	(select v from fen where fen.id = o.id and field = 'tekun') as tekun,
	(select v from fen where fen.id = o.id and field = 'pension') as pension,
	(select v from fen where fen.id = o.id and field = 'ecology') as ecology,
	(select v from fen where fen.id = o.id and field = 'other') as other,
	(select txt from cut where cut.id = o.id and field = 'phone') as phone,
	(select txt from cut where cut.id = o.id and field = 'cadre') as cadre,
	(select cast(txt as integer) from cut where cut.id = o.id and field = 'size') as size_year,
	(select cast(txt as integer) from cut where cut.id = o.id and field = 'size_now') as size_now,
	(select group_concat(txt) from cut where cut.id = o.id and field = 'cause') as cause
from home o where o.now = 1;
update h set net = null where spoilt or size is null;

create table m as
select coalesce(w.rec ->> '$.household', w.rec ->> '$."户编号"') as id, w.rec ->> '$.id_number' as number,
	nullif(w.rec ->> '$.relation', '') as relation, nullif(w.rec ->> '$.birth', '') as birth,
	nullif(w.rec ->> '$.dibao', '') as dibao
from raw w where w.kind = 'members' and coalesce(w.rec ->> '$.household', '') in (select id from h);
create table f as
select id, count(*) as n, sum(relation = '户主') as heads, sum(relation = '配偶') as spouses, sum(dibao = '是') as dibao,
	sum(birth <= date((select value from setting where name = 'as_of'), '-60 years')) as old,
	count(birth) as births, count(dibao) as dibaos, count(relation) as relations
from m group by id;

-- asked(screen, id, hit): one row for each row that could be told.
create table asked(screen, id, hit);
create table line as select value * 100 as v from setting where name = 'line';
insert into asked select 'Q01', id, net < line.v * size and coalesce(monitor, '') = '' from h, line where net is not null;
-- An unknown income does not matter where the household is monitored: that alone says no.
insert into asked select 'Q01', id, 0 from h where net is null and coalesce(monitor, '') <> '';
insert into asked select 'Q02', id, net < line.v * size from h, line
	where net is not null and coalesce(monitor, '') <> '' and cleared = '是';
insert into asked select 'Q03', id, net is null or net < 400000 * size from h;
insert into asked select 'Q05a', id, wage > 0 and wage < 10000 from h where wage is not null;
insert into asked select 'Q05b', id, wage > 30000000 from h where wage is not null;
insert into asked select 'Q07', id, coalesce(business > 0 and cost = 0, 0) from h
	where (business is not null and cost is not null) or business <= 0 or cost > 0;
insert into asked select 'Q09a', id, dibao > 0 and dibao < 20000 from h where dibao is not null;
insert into asked select 'Q09b', id, birth_plan > 0 and birth_plan < 10000 from h where birth_plan is not null;
insert into asked select 'Q09c', id, pension > 0 and pension < 8800 from h where pension is not null;
insert into asked select 'Q09d', id, tekun > 0 and tekun < 20000 from h where tekun is not null;
insert into asked select 'Q13', h.id, f.dibao = 0 from h join f on f.id = h.id where workless = 1 and f.dibaos = f.n;
insert into asked select 'Q14', id, own_pay = 0 from h
	where coalesce(monitor, '') <> '' and cause like '%因病%' and own_pay is not null;
insert into asked select 'Q17', id, cleared = '是' from h
	where coalesce(monitor, '') <> '' and workless = 1 and cleared in ('是', '否');
insert into asked select 'Q18b', id, heads <> 1 from f where relations = n;
insert into asked select 'Q18c', id, spouses > 1 from f where relations = n;
insert into asked select 'Q18a', id, (select count(*) from m o where substr(o.number, 1, 18) = substr(m.number, 1, 18)) > 1
	from m where length(number) >= 18 and number not like '999999%';
insert into asked select 'Q19a', id, not (length(number) in (18, 20, 22) and substr(number, 1, 17) regexp '^[0-9]+$')
	from m where number <> '';
insert into asked select 'Q19b', id, substr(number, 18, 1) <> substr('10X98765432', 1 +
	(select sum(w.value * cast(substr(number, w.key + 1, 1) as integer)) % 11
	from json_each('[7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2]') w), 1)
	from m where length(number) = 18 and number not like '999999%';
insert into asked select 'Q19d', id, substr(number, 7, 8) <> replace(birth, '-', '')
	from m where length(number) = 18 and birth <> '' and number not like '999999%';
insert into asked select 'Q20a', id, not phone regexp '^[0-9]{11}$' from h where phone is not null;
insert into asked select 'Q20b', id, (select count(*) from h o where o.phone = h.phone) > 1 from h where phone is not null;
insert into asked select 'Q30a', id, abs(stated - (wage + business + property + transfer - cost)) > 500 from h
	where stated + wage + business + property + transfer + cost is not null;
insert into asked select 'Q30c', id, abs(per_capita * size - stated) > 100 * size from h
	where per_capita + stated + size is not null;
insert into asked select 'Q30f', id, abs(transfer - (birth_plan + dibao + tekun + pension + ecology + other)) > 800 from h
	where transfer + birth_plan + dibao + tekun + pension + ecology + other is not null;
insert into asked select 'Q31a', h.id, h.size_year <> f.n from h join f on f.id = h.id where h.size_year is not null;
insert into asked select 'Q31b', id, size_year <> size_now from h where size_year is not null and size_now is not null;
insert into asked select 'Q33a', id, coalesce(wage < 0, 0) or coalesce(business < 0, 0) or coalesce(property < 0, 0) or
	coalesce(transfer < 0, 0) or coalesce(cost < 0, 0) from h
	where wage + business + property + transfer + cost is not null or wage < 0 or business < 0 or property < 0
	or transfer < 0 or cost < 0;
insert into asked select 'Q33b', id, max(wage, business, property, transfer) > wage + business + property + transfer from h
	where wage + business + property + transfer > 0;
insert into asked select 'Q35a', id, net * size0 * 100 < 70 * net0 * size or net * size0 * 100 > 150 * net0 * size from h
	where net is not null and net0 > 0 and size0 is not null;
insert into asked select 'Q35b', id, (net < 0) <> (net0 < 0) from h where net is not null and net0 is not null and size0 is not null;
insert into asked select 'Q37a', h.id, coalesce(pension > 0 and f.old = 0 and f.births = f.n, 0) from h join f on f.id = h.id
	where (pension is not null and f.births = f.n) or pension = 0 or f.old > 0;
insert into asked select 'Q37b', h.id, coalesce(f.old > 0 and pension = 0 and f.births = f.n, 0) from h join f on f.id = h.id
	where f.births = f.n and (pension is not null or f.old = 0) or pension > 0;
insert into asked select 'Q37c', h.id, h.dibao < 5000 * 12 * f.dibao or h.dibao > 150000 * 12 * f.dibao
	from h join f on f.id = h.id where h.dibao > 0 and f.dibao > 0 and f.dibaos = f.n;
insert into asked select 'Q40a', id, cadre is null from h, line
	where (coalesce(monitor, '') <> '' and cleared = '否') or (net is not null and net < line.v * size);
insert into asked select 'Q34a', null, v % 10000 = 0 from fen
	where field in ('wage', 'business', 'property', 'transfer', 'cost') and v <> 0;
insert into asked select 'Q34b', null, v % 100000 = 0 from fen
	where field in ('wage', 'business', 'property', 'transfer', 'cost') and v <> 0;
insert into asked select 'Q34c', id, net >= line.v * size from h, line
	where net >= (line.v - 10000) * size and net < (line.v + 10000) * size;
insert into asked select 'Q34d', id, net >= 1000000 * size from h where net >= 990000 * size and net < 1010000 * size;
insert into asked select 'Q34e', id, net >= 1100000 * size from h where net >= 1090000 * size and net < 1110000 * size;

-- A field that no household has: the screen is not run.
delete from asked where screen in ('Q37a', 'Q37b') and not exists (select 1 from h where pension is not null);
delete from asked where screen in ('Q01', 'Q02', 'Q03', 'Q40a') and not exists (select 1 from h where net is not null);
-- A pack without a monitoring line asks nothing about one.
delete from asked where screen in ('Q01', 'Q02', 'Q34c', 'Q40a') and not exists (select 1 from line);

select screen, coalesce(sum(hit), 0), count(*), coalesce((select group_concat(id, ' ') from
	(select id from asked b where b.screen = a.screen and b.hit and b.id is not null order by id)), '')
from asked a group by screen order by screen;
