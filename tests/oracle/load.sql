-- The raw exports of a case, read again without the program: rows, cells, households.
-- Before this file the caller has made
--   setting(name, value)                        region, income_year
--   source(no, kind, year, path, content)       one row an export, in the order of case.json
--
-- Readings (contract.md 1 and 4, domain.md 3 and 5); each is a place where the program could differ:
--   L1  A record without an id, or with an id that is not whole digits, is set aside.
--   L2  An id written as a JSON number is used with the digits in the file (the finding is the program's business).
--   L3  ="..." around a text is Excel's, and is taken off; so are spaces (half, full width, no-break).
--   L4  Of several rows with one id in one export the first counts. Identical or not, the others are set aside.
--   L5  An amount is text or a number with at most two decimals that are not zero, with commas or without.
--       Anything else (words, #REF!, an array) is unreadable. A row with such a cell among its blocks or its net is one
--       of the bad records of the issue: it stays in scope, but that year's income cannot be used, its blocks neither.
--   L6  Blank (null, empty, spaces) is missing, never zero.
--       The program also reads full-width digits, a 元 at the end, exponents, dashes as blanks; no sample has them.
--   L7  Net income missing, all five blocks there: net is computed from the blocks (5.1, 5.4); else from the per-capita
--       income times the size, which 5.4 takes where nothing better is given.
--   L8  Size: 年度家庭人口数, else 当前家庭人口数, else the number of member rows (this year only; A-35).
--   L9  整户低保 (A-02): members decide when the members' cells can; one 否 makes it no, all 是 makes it yes;
--       otherwise the household's own flag decides.
--   L10 A member or a month whose household is in no households export is set aside.
--   L11 A blank 户类型 is 脱贫户 when the status says 享受政策 or 不享受政策 (aar010 1 or 4: 已脱贫, A-38).
--   L12 A blank area is the area of another row with the same township and village names; a row whose area is not inside
--       the case's region is set aside: a figure's area is the region and what lies in it (contract.md 4).

-- An array; or newline-delimited objects, put into one.
create table document as
select no, kind, year, path,
	case when json_valid(content) then content
	else '[' || replace(trim(content, char(10, 13, 32)), char(10), ',') || ']' end as doc
from source;

create table raw as
select d.no, d.kind, d.year, r.key as n, r.value as rec
from document d, json_each(d.doc,
	case when d.path is not null then '$.' || d.path
	when json_type(d.doc) = 'array' then '$'
	else (select fullkey from json_tree(d.doc) where type = 'array' limit 1) end) r
where r.type = 'object';
-- A ledger's blank cells are no cells (L6).
update raw set rec = (select json_group_object(c.key, c.value) from json_each(rec) c where trim(coalesce(c.value, '')) <> '')
where kind not in ('households', 'members', 'monthly', 'quarterly');


create table alias(kind text, header text, field text, primary key (kind, header)) without rowid;
insert into alias values
	('households', 'id', 'id'), ('households', '户编号', 'id'), ('households', 'aac001', 'id'),
	('households', 'area', 'area'), ('households', '行政区划代码', 'area'),
	('households', 'township', 'township'), ('households', '乡', 'township'), ('households', '乡(镇)', 'township'),
	('households', 'village', 'village'), ('households', '村', 'village'), ('households', '行政村', 'village'),
	('households', 'kind', 'kind'), ('households', '户类型', 'kind'),
	('households', 'status', 'status'), ('households', '脱贫状态', 'status'), ('households', 'aar010', 'status'),
	('households', 'monitor', 'monitor'), ('households', '监测对象类别', 'monitor'),
	('households', '检测对象类别', 'monitor'),
	('households', 'cleared', 'cleared'), ('households', '风险是否消除', 'cleared'),
	('households', '风险是否已消除', 'cleared'),
	('households', 'dibao_all', 'dibao_all'), ('households', '整户低保', 'dibao_all'),
	('households', 'no_labour', 'no_labour'), ('households', '整户无劳动力', 'no_labour'),
	('households', 'size', 'size'), ('households', '年度家庭人口数', 'size'),
	('households', '家庭人口数', 'size'), ('households', 'aac017', 'size'),
	('households', '当前家庭人口数', 'size_now'),
	('households', 'wage', 'wage'), ('households', '工资性收入', 'wage'), ('households', 'aac073', 'wage'),
	('households', 'business', 'business'), ('households', '生产经营性收入', 'business'),
	('households', 'aac071', 'business'),
	('households', 'business_cost', 'cost'), ('households', '生产经营性支出', 'cost'),
	('households', 'aac074', 'cost'),
	('households', 'property', 'property'), ('households', '财产性收入', 'property'),
	('households', 'aac072', 'property'),
	('households', 'transfer', 'transfer'), ('households', '转移性收入', 'transfer'),
	('households', 'aac085', 'transfer'),
	('households', 'net', 'net'), ('households', '纯收入', 'net'), ('households', 'aac079', 'net'),
	('households', 'per_capita', 'per_capita'), ('households', '人均纯收入', 'per_capita'),
	('households', 'aac082', 'per_capita'),
	('households', 'own_pay', 'own_pay'), ('households', '合规自付支出', 'own_pay'), ('households', 'hgzfzc', 'own_pay'),
	('households', 'relocated', 'relocated'), ('households', '易地扶贫搬迁', 'relocated'),
	('households', 'low_income', 'low_income'), ('households', '低收入人口', 'low_income'),
	('members', 'household', 'id'), ('members', 'labour', 'labour'), ('members', 'dibao', 'dibao'),
	('members', 'tekun', 'tekun'), ('members', 'gone', 'gone'),
	('monthly', 'household', 'id'), ('monthly', 'month', 'month'), ('monthly', 'wage', 'wage'),
	('monthly', 'business', 'business'), ('monthly', 'business_cost', 'cost'),
	('monthly', 'property', 'property'), ('monthly', 'transfer', 'transfer'),
	('quarterly', 'household', 'id'), ('quarterly', 'quarter', 'quarter'), ('quarterly', 'wage', 'wage'),
	('quarterly', 'business', 'business'), ('quarterly', 'business_cost', 'cost'),
	('quarterly', 'property', 'property'), ('quarterly', 'transfer', 'transfer');

-- A cell's text: for a number its digits in the file (the -> operator keeps them), never a double.
create table cell as
select w.no, w.kind, w.year, w.n, a.field, c.type,
	case when c.type in ('integer', 'real') then w.rec -> ('$."' || c.key || '"')
	when c.type = 'text' then trim(c.value, char(32, 9, 10, 13, 160, 12288)) end as txt
from raw w cross join json_each(w.rec) c cross join alias a
where a.kind = w.kind and a.header = ltrim(replace(replace(case when c.key like '是否%' then substr(c.key, 3)
	else c.key end, '（元）', ''), '(元)', ''));

update cell set txt = trim(substr(txt, 3, length(txt) - 3), char(32, 9, 160, 12288)) where txt glob '="*"';
create table good as
select no, kind, year, n, field, txt, null as fen from cell
where txt <> '' and field not in ('wage', 'business', 'cost', 'property', 'transfer', 'net', 'per_capita', 'own_pay');
insert into good
select no, kind, year, n, field, txt,
	(case when txt glob '-*' then -1 else 1 end) *
	(cast(ltrim(replace(txt, ',', ''), '-+') as integer) * 100 +
	case when instr(txt, '.') then cast(substr(substr(txt, instr(txt, '.') + 1) || '00', 1, 2) as integer) else 0 end)
from cell
where field in ('wage', 'business', 'cost', 'property', 'transfer', 'net', 'per_capita', 'own_pay')
and replace(txt, ',', '') regexp '^[-+]?[0-9]+([.][0-9]?[0-9]?0*)?$';
create index good_row on good(no, n);
create table spoilt as
select distinct no, n from cell c
where field in ('wage', 'business', 'cost', 'property', 'transfer', 'net') and type <> 'null' and coalesce(txt, '?') <> ''
and not exists (select 1 from good g where g.no = c.no and g.n = c.n and g.field = c.field);
delete from good where fen is not null and (no, n) in (select no, n from spoilt);

create table member as
select max(txt) filter (where field = 'id') as id, max(txt) filter (where field = 'labour') as labour,
	max(txt) filter (where field = 'dibao') as dibao, max(txt) filter (where field = 'tekun') as tekun,
	max(txt) filter (where field = 'gone') as gone
from good where kind = 'members' group by no, n;
create table family as
select id, count(*) as members, sum(dibao = '是') as dibao_yes, sum(dibao = '否') as dibao_no, sum(tekun = '是') as tekun_yes,
	sum(labour in ('丧失劳动力', '无劳动力')) as labour_none, count(labour) as labour_known
from member where coalesce(gone, '') <> '是' group by id;
create index family_id on family(id);

create table row as
select no, year, n,
	max(txt) filter (where field = 'id') as id, max(txt) filter (where field = 'area') as area,
	max(txt) filter (where field = 'kind') as kind, max(txt) filter (where field = 'monitor') as monitor,
	max(txt) filter (where field = 'cleared') as cleared, max(txt) filter (where field = 'dibao_all') as dibao_all,
	max(txt) filter (where field = 'no_labour') as no_labour,
	max(txt) filter (where field = 'status') as status,
	max(cast(txt as integer)) filter (where field = 'size' and txt regexp '^[0-9]+$') as size,
	max(cast(txt as integer)) filter (where field = 'size_now' and txt regexp '^[0-9]+$') as size_now,
	max(fen) filter (where field = 'wage') as wage, max(fen) filter (where field = 'business') as business,
	max(fen) filter (where field = 'cost') as cost, max(fen) filter (where field = 'property') as property,
	max(fen) filter (where field = 'transfer') as transfer, max(fen) filter (where field = 'net') as net,
	max(fen) filter (where field = 'per_capita') as per_capita,
	max(fen) filter (where field = 'own_pay') as own_pay, max(txt) filter (where field = 'relocated') as relocated,
	max(txt) filter (where field = 'low_income') as low_income,
	max(txt) filter (where field = 'township') as township, max(txt) filter (where field = 'village') as village
from good where kind = 'households' group by no, n;

create table name as
select township, village, min(area) as area from row where area regexp '^[0-9]{12}$'
and substr(area, 1, 6) = substr((select value from setting where name = 'region'), 1, 6) group by township, village;
create unique index name_of on name(township, village);
update row set area = (select n.area from name n where n.township = row.township and n.village = row.village)
where area is null;

create table kept as
select r.* from row r
where substr(r.area, 1, 6) = substr((select value from setting where name = 'region'), 1, 6) and r.id regexp '^[0-9]+$' and (r.no, r.n) in (select no, min(n) from row group by no, id);

-- One row a household and year. now: 1 in the income year, 0 the year before.
create table home as
select k.id, k.year = (select value from setting where name = 'income_year') as now, k.area,
	coalesce(k.kind, iif(k.status in ('享受政策', '不享受政策', '1', '4'), '脱贫户', null)) as kind, k.status, k.monitor,
	k.cleared, k.no_labour, k.own_pay, k.relocated, k.low_income,
	coalesce(nullif(k.size, 0), nullif(k.size_now, 0),
		case when k.year = (select value from setting where name = 'income_year') then f.members end) as size,
	k.wage, k.business, k.cost, k.property, k.transfer,
	coalesce(k.net, k.wage + k.business + k.property + k.transfer - k.cost) as net,
	case when f.dibao_no > 0 then 0 when f.dibao_yes = f.members then 1 else k.dibao_all = '是' end as dibao,
	case when f.labour_known = f.members then f.labour_none = f.members else k.no_labour = '是' end as workless
from kept k left join family f on f.id = k.id
where k.year in (select value from setting where name = 'income_year' union
	select value - 1 from setting where name = 'income_year');
create unique index home_id on home(id, now);
update home set net = (select k.per_capita * home.size from kept k where k.id = home.id and k.year =
	(select value from setting where name = 'income_year') - (1 - home.now))
where net is null;
