-- What the screens ask, a second time and from the rules' words (domain 9.2), not from the C code: one view a kind of row,
-- null where it was not collected.  screens.txt has the conditions; SQL's three values are those of the rules.  After
-- load.sql; settings: line (the pack's monitoring line in yuan), low_line (or, where there is none, its low tier's), as_of,
-- post_low, post_high, references; table subsidy(names, unit, percent, cap_person, cap_household, person, least, no_post, who, needs, words, months).
--   S1  A cell that can be read counts although another of its row cannot; incomes a head need the whole row (L5).
--   S2  A blank is neither a hit nor a pass: it is not in `of`, unless what is known already decides.
--   S3  Percent and quotients are compared by multiplying out; nothing is rounded except to the 0.01 % of Q32b and Q38.
--   S4  More than n months: the same day n months later has passed, the month's last where there is no such day; months that
--       are told without a day differ as numbers.  Whole years of age on the day.
--   S5  Members marked 自然减少 are not counted.  A worker is the one member of the household of that name or number.
--   S7  Where no net income is told, the one made of the five blocks is what the income a head is held against.
--   S6  Under a pack that estimates the year, incomes are the estimate (laiyuan-2022.sql), what is told of the year's parts and
--       identities is not.

create table head(header text primary key, field text) without rowid;
insert into head select value ->> 0, value ->> 1 from json_each('[
	["wage", "wage"], ["工资性收入", "wage"], ["business", "business"], ["生产经营性收入", "business"], ["business_cost", "cost"],
	["生产经营性支出", "cost"], ["property", "property"], ["财产性收入", "property"], ["transfer", "transfer"], ["转移性收入", "transfer"],
	["net", "net"], ["纯收入", "net"], ["gross", "gross"], ["年收入", "gross"], ["per_capita", "per_capita"], ["人均纯收入", "per_capita"],
	["own_pay", "own_pay"], ["合规自付支出", "own_pay"], ["post_wage", "post_wage"], ["other_wage", "other_wage"],
	["dividend", "dividend"], ["other_property", "other_property"], ["birth_plan", "birth_plan"], ["计划生育金", "birth_plan"],
	["dibao_payment", "dibao"], ["最低生活保障金", "dibao"], ["tekun_payment", "tekun"], ["特困人员救助供养金", "tekun"],
	["pension", "pension"], ["养老金或离退休金", "pension"], ["ecology", "ecology"], ["生态补偿金", "ecology"],
	["other_transfer", "other"], ["其他转移性收入", "other"], ["phone", "phone"], ["联系电话", "phone"], ["cadre", "cadre"],
	["帮扶责任人", "cadre"], ["size", "size"], ["年度家庭人口数", "size"], ["size_now", "size_now"], ["当前家庭人口数", "size_now"],
	["causes", "cause"], ["风险1", "cause"], ["风险2", "cause"], ["风险3", "cause"],
	["farmland", "farmland"], ["耕地面积", "farmland"], ["forest", "forest"], ["林地面积", "forest"], ["reverted", "reverted"],
	["退耕还林面积", "reverted"], ["orchard", "orchard"], ["林果面积", "orchard"], ["pasture", "pasture"], ["牧草地面积", "pasture"],
	["water", "water"], ["水面面积", "water"], ["identified", "identified"], ["识别监测时间", "identified"],
	["eliminated", "eliminated"], ["消除监测时间", "eliminated"], ["elimination", "elimination"], ["风险消除方式", "elimination"],
	["developing", "developing"], ["实施开发式帮扶措施情况", "developing"],
	["lack_school", "lack1"], ["风险消除后失学辍学", "lack1"], ["lack_housing", "lack2"], ["风险消除后住房损毁", "lack2"],
	["lack_insurance", "lack3"], ["风险消除后未参保", "lack3"], ["lack_water", "lack4"], ["风险消除后饮水设施损毁", "lack4"],
	["after_wage", "after_wage"], ["风险消除后工资性收入", "after_wage"], ["after_property", "after_property"],
	["风险消除后财产性收入", "after_property"], ["after_transfer", "after_transfer"], ["风险消除后转移性收入", "after_transfer"],
	["after_business", "after_business"], ["风险消除后生产经营性收入", "after_business"], ["after_cost", "after_cost"],
	["风险消除后生产经营性支出", "after_cost"], ["after_net", "after_net"], ["风险消除后家庭纯收入", "after_net"],
	["after_per_capita", "after_per_capita"], ["风险消除后家庭人均纯收入", "after_per_capita"],
	["after_claims", "after_claims"], ["风险消除后理赔收入", "after_claims"], ["after_own_pay", "after_own_pay"],
	["风险消除后合规自付支出", "after_own_pay"]]');

create table cut as
select k.id, h.field, trim(case when c.type in ('integer', 'real') then w.rec -> ('$."' || c.key || '"')
	else c.value end, char(32, 9, 10, 13, 160, 12288)) as txt
from kept k join raw w on w.no = k.no and w.n = k.n cross join json_each(w.rec) c
join head h on h.header = ltrim(replace(replace(replace(case when c.key like '是否%' then substr(c.key, 3) else c.key end,
	'（元）', ''), '(元)', ''), '（亩）', ''))
where k.year = (select value from setting where name = 'income_year') and c.type <> 'null';
update cut set txt = trim(substr(txt, 3, length(txt) - 3), char(32, 9, 160, 12288)) where txt glob '="*"';
delete from cut where txt = '' or txt = '[]';
-- Amounts in fen, areas in hundredths of a mu.
create table fen as
select id, field, (case when txt glob '-*' then -1 else 1 end) *
	(cast(ltrim(replace(txt, ',', ''), '-+') as integer) * 100 +
	case when instr(txt, '.') then cast(substr(substr(txt, instr(txt, '.') + 1) || '00', 1, 2) as integer) else 0 end) as v
from cut where field not in ('phone', 'cadre', 'size', 'size_now', 'cause', 'identified', 'eliminated', 'elimination',
	'developing', 'lack1', 'lack2', 'lack3', 'lack4')
and replace(txt, ',', '') regexp '^[-+]?[0-9]+([.][0-9]?[0-9]?0*)?$';

create table cut0 as -- last year's
select c.no, c.n, h.field, (case when t glob '-*' then -1 else 1 end) * (cast(ltrim(t, '-+') as integer) * 100 +
	case when instr(t, '.') then cast(substr(substr(t, instr(t, '.') + 1) || '00', 1, 2) as integer) else 0 end) as fen
from (select *, replace(txt, ',', '') as t from cell) c join head h on h.field = c.field and h.header in ('wage', 'business', 'business_cost', 'property', 'transfer')
where c.kind = 'households' and c.year = (select value - 1 from setting where name = 'income_year') and t regexp '^[-+]?[0-9]+([.][0-9]?[0-9]?0*)?$';

create table pivot as
select id, max(v) filter (where field = 'wage') as wage, max(v) filter (where field = 'business') as business,
	max(abs(v)) filter (where field = 'cost') as cost, max(v) filter (where field = 'property') as property,
	max(v) filter (where field = 'transfer') as transfer, max(v) filter (where field = 'net') as net,
	max(v) filter (where field = 'gross') as gross, max(v) filter (where field = 'per_capita') as per_capita,
	max(v) filter (where field = 'own_pay') as own_pay, max(v) filter (where field = 'post_wage') as post_wage,
	max(v) filter (where field = 'other_wage') as other_wage, max(v) filter (where field = 'dividend') as dividend,
	max(v) filter (where field = 'other_property') as other_property, max(v) filter (where field = 'birth_plan') as birth_plan,
	max(v) filter (where field = 'dibao') as dibao, max(v) filter (where field = 'tekun') as tekun,
	max(v) filter (where field = 'pension') as pension, max(v) filter (where field = 'ecology') as ecology,
	max(v) filter (where field = 'other') as other, max(v) filter (where field = 'farmland') as farmland,
	max(v) filter (where field = 'forest') as forest, max(v) filter (where field = 'reverted') as reverted,
	max(v) filter (where field = 'orchard') as orchard, max(v) filter (where field = 'pasture') as pasture,
	max(v) filter (where field = 'water') as water, max(v) filter (where field = 'after_wage') as after_wage,
	max(v) filter (where field = 'after_business') as after_business, max(v) filter (where field = 'after_transfer') as after_transfer,
	max(v) filter (where field = 'after_per_capita') as after_per_capita from fen group by id;
create table words as
select id, max(txt) filter (where field = 'phone') as phone, max(txt) filter (where field = 'cadre') as cadre,
	max(cast(txt as integer)) filter (where field = 'size') as size_year,
	max(cast(txt as integer)) filter (where field = 'size_now') as size_now, group_concat(txt) filter (where field = 'cause') as cause,
	max(replace(txt, '-', '')) filter (where field = 'identified') as identified,
	max(replace(txt, '-', '')) filter (where field = 'eliminated') as eliminated,
	max(txt) filter (where field = 'elimination') as elimination, max(txt) filter (where field = 'developing') as developing
from cut group by id;
-- The thirteen cells after elimination: those that some household fills, and how many of them each fills.
create table cells as select id, count(*) as filled from cut where field glob 'after_*' or field glob 'lack?' group by id;
create table columns as select count(distinct field) as n from cut where field glob 'after_*' or field glob 'lack?';

create table m as
select row_number() over (order by w.no, w.n) as k, coalesce(w.rec ->> '$.household', w.rec ->> '$."户编号"') as id,
	w.rec ->> '$.id_number' as number, nullif(w.rec ->> '$.name', '') as name, nullif(w.rec ->> '$.relation', '') as relation,
	nullif(w.rec ->> '$.birth', '') as birth, nullif(w.rec ->> '$.dibao', '') as dibao, nullif(w.rec ->> '$.tekun', '') as tekun,
	nullif(w.rec ->> '$.labour', '') as labour, coalesce(w.rec ->> '$.gone', '') as gone, nullif(w.rec ->> '$.phone', '') as phone,
	nullif(w.rec ->> '$.post', '') as post, nullif(w.rec ->> '$.post_months', '') as post_months, nullif(w.rec ->> '$.pension', '') as pension
from raw w where w.kind = 'members' and coalesce(w.rec ->> '$.household', '') in (select id from kept where year =
	(select value from setting where name = 'income_year'));
create index m_of on m(id);
create table today as select (select value from setting where name = 'as_of') as day,
	(select value from setting where name = 'income_year') as year;
-- Sixty on the day; the sex by the seventeenth digit, odd for men.
create view mx as
select m.*, gone <> '是' as there, length(number) in (18, 20, 22) and substr(number, 1, 17) regexp '^[0-9]+$' as shaped,
	number glob '999999*' as none, birth <= date(day, '-60 years') as old, birth > date(day, '-16 years') as child,
	birth <= date(day, '-70 years') as aged from m, today;
create table f as
select id, sum(there) as n, sum(gone = '是') as gone, sum(there and relation = '户主') as heads, sum(there and relation = '配偶') as spouses,
	sum(there and dibao = '是') as dibao, sum(there and tekun = '是') as tekun, sum(there and old) as old,
	sum(there and old and pension = '是') as insured, sum(there and relation is null) as no_relation, sum(there and dibao is null) as no_dibao,
	sum(there and tekun is null) as no_tekun, sum(there and birth is null) as no_birth, sum(there and old and pension is null) as no_pension
from mx group by id;
create table couple as
select id, (select substr(number, 17, 1) % 2 from mx where mx.id = f.id and there and relation = '户主' and shaped and not none order by k limit 1) as head,
	(select substr(number, 17, 1) % 2 from mx where mx.id = f.id and there and relation = '配偶' and shaped and not none order by k limit 1) as spouse
from f;

-- The ledgers, canonical headers; rows of households of the year.
create table given as select distinct kind as ledger from source;
create view in_year as select id from kept where year = (select value from setting where name = 'income_year');
create table measure as
select w.rec ->> '$.household' as id, coalesce(w.rec ->> '$.type', '') || ' ' || coalesce(w.rec ->> '$.name', '') as what,
	coalesce(w.rec ->> '$.done', '') as done from raw w where w.kind = 'measures' and w.rec ->> '$.household' in (select id from in_year);
create table helped as
select id, count(*) as n, sum(what regexp '就业帮扶|务工|公益岗|公益性岗位|劳务输出') as work, sum(what regexp '产业帮扶|产业奖补|产业扶持') as industry,
	sum(what regexp '低保|最低生活保障|特困|残疾人补贴|残疾人两项补贴') as aid, sum(what regexp '低保|最低生活保障') as dibao, sum(what regexp '特困') as tekun,
	sum(what regexp '产业|就业|务工|公益岗|公益性岗位|劳务|小额信贷|金融帮扶|技能培训') as develop from measure where done <> '否' group by id;
create table visited as
select w.rec ->> '$.household' as id, count(*) as n from raw w, today
where w.kind = 'visits' and substr(w.rec ->> '$.date', 1, 7) = substr(day, 1, 7) group by 1;
create table j as
select row_number() over (order by w.no, w.n) as k, w.rec ->> '$.household' as id, nullif(w.rec ->> '$.person', '') as person,
	cast(round(nullif(w.rec ->> '$.monthly_wage', '') * 100) as integer) as wage, nullif(w.rec ->> '$.from', '') as start,
	nullif(w.rec ->> '$.to', '') as stop, nullif(w.rec ->> '$.post', '') as post, nullif(w.rec ->> '$.post_months', '') as months,
	coalesce(w.rec ->> '$.state', '') not regexp '失业|待业|未就业|未务工|无业' as working, nullif(w.rec ->> '$.county', '') as county, nullif(w.rec ->> '$.place', '') as place,
	nullif(w.rec ->> '$.phone', '') as own_phone, '' as note
from raw w where w.kind = 'jobs' and w.rec ->> '$.household' in (select id from in_year);
create index j_of on j(id, person);
create table span as -- months from year 0
select k, id, person, start * 12 + substr(start, 6, 2) as a, coalesce(stop * 12 + substr(stop, 6, 2), day * 12 + substr(day, 6, 2)) as b
from j, today where start is not null;
delete from span where a > b;
create table who as -- the one member that a job names
select j.k, max(m.k) as m from j join m on m.id = j.id and j.person in (m.name, m.number) group by j.k having count(*) = 1;
create view jx as
select j.*, m.tekun = '是' as tekun, m.labour in ('丧失劳动力', '无劳动力') as unable, m.birth > date(coalesce(j.start || '-01', day), '-16 years') as child,
	m.birth <= date(coalesce(j.start || '-01', day), '-70 years') as aged, coalesce(j.own_phone, m.phone) as phone,
	iif(j.person is not null, (select count(*) from j o where o.id = j.id and o.person = j.person and o.post = '是'), null) as posts,
	iif(j.person is not null and s.k is not null, exists (select 1 from span o where o.id = s.id and o.person = s.person and o.k <> s.k
		and s.a < o.b and o.a < s.b), null) as overlaps
from j, today left join who on who.k = j.k left join m on m.k = who.m left join span s on s.k = j.k;
create table earned as -- of the months of the accounting year
select j.id, sum(j.wage * max(0, min(s.b, year * 12 + 9) - max(s.a, year * 12 - 2) + 1)) as v,
	sum(j.wage is null or s.k is null) as blank from j, today left join span s on s.k = j.k where working group by j.id;
create table posted as
select id, sum(months * 100 * wage) as due, sum(months * 100) as months, sum(months is null or wage is null) as blank from j where post = '是' group by id;

create table area_income as -- 本村农民人均纯收入
select r.value ->> '$.region' as area, cast(round((r.value ->> '$.level') * 100) as integer) as v
from setting s, json_each(s.value, '$.references') r, today
where s.name = 'references' and r.value ->> '$.indicator' = 'rural_net_income' and r.value ->> '$.year' = year;

create table scale as select unit as u from money_scale;
create table line as select value * 100 as v from setting where name = 'line';
create table low_line as select value * 100 as v from setting where name = 'low_line';
create table bound as select (select value * 100 from setting where name = 'post_low') as low, (select value * 100 from setting where name = 'post_high') as high;
create table broken as select r.id from row r join spoilt s on s.no = r.no and s.n = r.n where r.year = (select year from today);
-- One row a household of the year.  net, size: usable this year, in 1/u fen; net0, size0: last year, in fen.
create table h as
select o.id, o.area, u, iif(o.id in (select id from broken) or o.size is null, null, o.net) as net,
	o.size, b.net as net0, b.size as size0, o.kind = '脱贫户' as lifted, coalesce(o.monitor, '') <> '' as monitored,
	coalesce(o.monitor, '') = '突发严重困难户' as sudden, iif(coalesce(o.monitor, '') = '', 0, o.cleared = '是') as cleared,
	iif(coalesce(o.monitor, '') = '', 0, o.cleared = '否') as uncleared, o.workless,
	iif(u > 1, o.wage, p.wage) as wage, iif(u > 1, o.business, p.business) as business, iif(u > 1, o.property, p.property) as property,
	iif(u > 1, o.transfer, p.transfer) as transfer, iif(u > 1, o.cost, p.cost) as cost, p.wage as told_wage, p.business as told_business,
	p.property as told_property, p.transfer as told_transfer, p.cost as told_cost, p.net as told_net, coalesce(p.net, iif(o.id in (select id from broken), null, p.wage + p.business + p.property + p.transfer - p.cost)) as used_net, p.gross, p.per_capita, p.own_pay,
	p.post_wage, p.other_wage, p.dividend, p.other_property, p.birth_plan, p.dibao, p.tekun, p.pension, p.ecology, p.other, p.farmland,
	p.forest, p.reverted, p.orchard, p.pasture, p.water, p.after_wage, p.after_business, p.after_transfer, p.after_per_capita,
	w.phone, iif(exists (select 1 from words where cadre is not null), w.cadre is not null, null) as cadre, w.size_year, w.size_now, w.cause like '%因病%' as ill,
	substr(w.identified, 1, 6) as identified, (substr(w.eliminated, 1, 4) - substr(w.identified, 1, 4)) * 12 + substr(w.eliminated, 5, 2) - substr(w.identified, 5, 2) as watched,
	iif(w.eliminated is null, (day - substr(w.identified, 1, 4)) * 12 + substr(day, 6, 2) - substr(w.identified, 5, 2), iif(w.identified is null, null, 0)) as watching,
	w.elimination = '帮扶消除' as by_help, w.developing = '已实施' as developing,
	iif((select n from columns), (select n from columns) - coalesce(c.filled, 0), null) as after_blank, v.v as village,
	f.n as people, iif(f.no_relation, null, f.heads) as heads, iif(f.no_relation, null, f.spouses) as spouses, iif(f.no_dibao, null, f.dibao) as on_dibao,
	iif(f.no_tekun, null, f.tekun) as on_tekun, iif(f.no_birth, null, f.old) as old, iif(f.no_birth or f.no_pension, null, f.insured) as insured,
	iif(exists (select 1 from m where gone <> ''), f.gone, null) as gone, x.head = x.spouse as same_sex,
	iif((select 1 from given where ledger = 'visits'), coalesce(t.n, 0), null) as visits,
	iif((select 1 from given where ledger = 'measures'), coalesce(s.n, 0), null) as measures, iif((select 1 from given where ledger = 'measures'), coalesce(s.work, 0), null) as work,
	iif((select 1 from given where ledger = 'measures'), coalesce(s.industry, 0), null) as industry, iif((select 1 from given where ledger = 'measures'), coalesce(s.aid, 0), null) as aid,
	iif((select 1 from given where ledger = 'measures'), coalesce(s.dibao, 0), null) as aid_dibao, iif((select 1 from given where ledger = 'measures'), coalesce(s.tekun, 0), null) as aid_tekun,
	iif((select 1 from given where ledger = 'measures'), coalesce(s.develop, 0), null) as develop,
	iif(e.blank, null, e.v) as earned, iif((select 1 from given where ledger = 'jobs') and coalesce(q.blank, 0) = 0, coalesce(q.due, 0), null) as post_due,
	iif(q.blank, null, q.months) as post_months
from home_money o, scale, today left join home_money b on b.id = o.id and b.now = 0 left join pivot p on p.id = o.id left join words w on w.id = o.id
left join cells c on c.id = o.id left join area_income v on v.area = o.area left join f on f.id = o.id left join couple x on x.id = o.id
left join visited t on t.id = o.id left join helped s on s.id = o.id left join earned e on e.id = o.id left join posted q on q.id = o.id
where o.now = 1;
update h set net0 = null where size0 is null or net0 is null;
create unique index h_id on h(id);
-- Last year's are whole fen; under an estimate both are counted in the same parts of one.
update h set net0 = net0 / u where u > 1;
create table income_known as select count(*) >= 100 as many from h where net is not null;
create view hx as select h.*, nullif(many, 0) as many from h, income_known;

-- Last year's five amounts as they stand.
create table pivot0 as
select id, max(v) filter (where field = 'wage') as wage, max(v) filter (where field = 'business') as business, max(abs(v)) filter (where field = 'cost') as cost,
	max(v) filter (where field = 'property') as property, max(v) filter (where field = 'transfer') as transfer
from (select k.id, g.field, g.fen as v from cut0 g join kept k on k.no = g.no and k.n = g.n) group by id;
create table twice as
select h.id, (h.told_wage <> 0) + (h.told_business <> 0) + (h.told_property <> 0) + (h.told_transfer <> 0) + (h.told_cost <> 0) as filled,
	(h.told_wage = 0 or h.told_wage = p.wage) and (h.told_business = 0 or h.told_business = p.business) and (h.told_property = 0 or h.told_property = p.property)
	and (h.told_transfer = 0 or h.told_transfer = p.transfer) and (h.told_cost = 0 or h.told_cost = p.cost) as same
from h join pivot0 p on p.id = h.id where p.wage + p.business + p.property + p.transfer + p.cost is not null;
create view tx as select *, (select iif(count(*) >= 100, 1, null) from twice where filled > 0) as many from twice;

-- To the hundredth of a percent, halves away from zero; of villages; what is exactly zero is no pattern.
create view growth as
select id, area, iif(a < 0, -1, 1) * ((2 * abs(a) * 10000 + b) / (2 * b)) as v
from (select id, area, net * size0 - net0 * u * size as a, net0 * u * size as b from h where net0 > 0 and net is not null and area not like '%000');
create view ratio as
select id, area, iif(cost < 0, -1, 1) * ((2 * abs(cost) * 10000 + business) / (2 * business)) as v from h where business > 0 and cost is not null and area not like '%000';
create table shared as
select 'growth' as what, id, area, v from growth where v <> 0 union all select 'ratio', id, area, v from ratio where v <> 0;
create view shared_here as
select *, count(*) over (partition by what, area, v) as same, count(*) over (partition by what, area) as here, count(*) over (partition by what) as all_of from shared;
create view gx as select *, iif(all_of >= 100, 1, null) as many from shared_here where what = 'growth';
create view cx as select *, iif(all_of >= 100, 1, null) as many from shared_here where what = 'ratio';

create table amount as
select told_wage as v from h union all select told_business from h union all select told_property from h union all select told_transfer from h union all select told_cost from h;
delete from amount where v is null or v = 0;
create view ax as select null as id, v, (select iif(count(*) >= 100, 1, null) from amount) as many from amount;

-- An amount of month n after a day, the month's last where there is no such day.
create table risk as
select row_number() over (order by w.no, w.n) as k, w.rec ->> '$.household' as id, nullif(w.rec ->> '$.found', '') as found,
	nullif(w.rec ->> '$.closed', '') as closed from raw w where w.kind = 'risks' and w.rec ->> '$.household' in (select id from in_year);
create view rx as
select r.*, day, closed is not null as shut, min(date(found, '+1 month'), date(found, 'start of month', '+2 months', '-1 day')) as in1,
	min(date(found, '+6 months'), date(found, 'start of month', '+7 months', '-1 day')) as in6,
	(closed - found) * 12 + substr(closed, 6, 2) - substr(found, 6, 2) as calendar,
	h.net, h.size, h.u, h.sudden, h.measures, h.develop, h.workless from risk r, today join h on h.id = r.id;

-- A case of the money rules: an item of a household, or of a person, in a calendar year; told by its first row.
create table payment as
select row_number() over (order by w.no, w.n) as k, w.rec ->> '$.household' as id, coalesce(w.rec ->> '$.person', '') as person,
	w.rec ->> '$.item' as item, nullif(w.rec ->> '$.quantity', '') + 0 as quantity, cast(round(nullif(w.rec ->> '$.base', '') * 100) as integer) as base,
	cast(round(coalesce(nullif(w.rec ->> '$.paid', ''), 0) * 100) as integer) as paid, w.rec ->> '$.date' as day
from raw w where w.kind = 'payments' and w.rec ->> '$.household' in (select id from in_year);
create table due as
select min(p.k) as k, p.id, s.rowid as s, iif(s.person, p.person, '') as who, sum(quantity) as quantity, sum(base) as base, sum(paid) as paid, min(p.day) as day
from payment p join subsidy s on exists (select 1 from json_each(s.names) where value = p.item) group by p.id, s.rowid, iif(s.person, p.person, ''), substr(p.day, 1, 4);
-- What an item asks for beside: somebody who lost the ability to work (not a pupil), or a job of the person that is no post, for
-- so many months, in such a place.  A person without a row in the list of jobs cannot be told.
create table held as
select d.k, d.s, max(case when j.post = '是' then 0 when s.months and j.start is null then null
	when s.months and min(coalesce(j.stop * 12 + substr(j.stop, 6, 2), t.day * 12 + substr(t.day, 6, 2)), t.day * 12 + substr(t.day, 6, 2)) - (j.start * 12 + substr(j.start, 6, 2)) + 1 < s.months then 0
	when s.words <> '[]' and j.place is null then null
	when s.words <> '[]' and not exists (select 1 from json_each(s.words) w where instr(j.place, w.value)) then 0 else 1 end) as yes,
	sum(j.post is not '是' and ((s.months and j.start is null) or (s.words <> '[]' and j.place is null))) as unsure
from due d join subsidy s on s.rowid = d.s join j on j.id = d.id and j.person = d.who, today t where s.needs glob 'job_*' group by d.k, d.s;
create table lost as
select id, max(there and (labour = '丧失劳动力' or (labour = '无劳动力' and old))) as yes, sum(there and labour is not null) as told from mx group by id;
create view met as
select d.k, d.s, case when s.needs = 'lost_labour' then (select iif(yes, 1, iif(told, 0, null)) from lost where lost.id = d.id)
	when s.needs glob 'job_*' then (select iif(h.yes, 1, iif(h.unsure, null, 0)) from held h where h.k = d.k and h.s = d.s) else 1 end as yes
from due d join subsidy s on s.rowid = d.s;
create view px as
select d.k, d.id, d.paid, case when coalesce(shut, 0) = 1 then 1 else shut end as shut, iif(shut = 0 and told, max(0, paid - payable), iif(shut = 1, 0, null)) as over,
	iif(shut = 1, max(paid, 0), iif(shut = 0 and told, 0, null)) as excluded
from (select d.*, min(coalesce(d.quantity * s.unit, 9e15), coalesce(d.base * s.percent / 100.0, 9e15), coalesce(s.cap_person * iif(s.person, 1, h.size), 9e15),
		coalesce(s.cap_household, 9e15)) as payable,
	(s.unit is null or d.quantity is not null) and (s.percent is null or d.base is not null) and (s.cap_person is null or s.person or h.size > 0)
		and coalesce(s.unit, s.percent, s.cap_person, s.cap_household) is not null as told,
	case when s.who = 'low' and h.net is null then null when s.who = 'low' and h.net >= 1100000 * h.size then 1
		when s.who = 'lifted' and h.lifted = 0 and not h.monitored then 1
		when s.no_post and exists (select 1 from j where j.id = d.id and j.person = d.who and j.post = '是') then 1
		when (select yes from met where met.k = d.k and met.s = d.s) = 0 then 1
		when s.least and d.quantity < s.least then 1 when s.least and d.quantity is null then null
		when (select yes from met where met.k = d.k and met.s = d.s) is null then null
		when s.who = 'elder' then (select date(m.birth, '+60 years') > d.day from m where m.id = d.id and m.name = d.who limit 1) else 0 end as shut
	from due d join subsidy s on s.rowid = d.s join h on h.id = d.id where h.id in (select id from home_in where now)) d;

create table asked(screen, id, hit);
create table fact(screen, title);
