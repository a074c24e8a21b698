-- What the ledgers say of the duties (S1 一、四、五; S2 一; S3 二、三; S5 （一）3, （四）8): visits, measures, risks, jobs, dividends,
-- posts, projects, roster, training; and the entries of months and quarters. Canonical headers (the generator's) except for
-- the households. A figure of an export that is not there is not computed. Everything is held against as_of, days overdue
-- against the report's date. Readings:
--   D1  Households: of this year's population. A ledger's row of another household counts for nothing.
--   D2  Contact in a month (5.6): a visit in it that is in-home, or not said to be by telephone or the like; one whose way has the words 电话, 微信,
--       视频 or 短信 only for who is marked absent, where any visit says who is (长期不在家的). The twelve months that have ended
--       at as_of. Due to the low tier in S5, in the other packs to everybody.
--   D3  A measure has landed by as_of unless it says 否 (3.10); without a date it has where it says 是. Late: the first one on or after 21 September (A-25), S3 only.
--   D4  A risk point found by as_of; open: not closed by as_of. Age: days from the finding to the report's date; bands to 30, to
--       90, to 180. Help: the first landed measure after the finding; one in the thirty days before it counts as day 0.
--   D5  Public posts: 6 months in S1 (1.15); a pack that asks for no length has nobody short.
--   D6  Dividends (1.13, A-26): of the income year, rows with an amount due. In time: on or before 30 September in S1, no more
--       than is due. Unpaid: less than due once the day has passed at the report's date. Packs without the day: never late.
--   D7  只增不减 (1.14): heads of the income year and the year before; a row without a known area counts for the region.
--   D8  Roles (1.10): 信息采集员 in each village that has households of the population, 分管专干 and 信息录入员 in each such
--       township, 分管负责人 and 信息管理员 in the county. A role is filled by a row of just that unit.
--   D9  decline.cause: every cause registered for a falling household; none: no cause.
create view scoped as select h.*, l.code from home_in h join place l on l.id = h.id and l.now where h.now;
create table day as select (select value from setting where name = 'as_of') as as_of,
	(select value from setting where name = 'report_date') as told, (select value from setting where name = 'income_year') as year,
	(select value from setting where name = 'policy') as policy;
create view given as select distinct kind as export from source;
create table size_of as select a.code, a.level, count(s.id) as scope from area a left join scoped s using (code) group by 1;

-- entries
create table entry as
select distinct g.kind, max(txt) filter (where field = 'id') as id, max(txt) filter (where field in ('month', 'quarter')) as period
from good g where g.kind in ('monthly', 'quarterly') and (no, n) in (select no, n from good where fen is not null) group by no, n;
create table period as
with recursive m(k) as (select 0 union all select k + 1 from m where k < 11)
select 'duty.monthly_entry' as figure, 'monthly' as kind, printf('%d-%02d', year - (k < 3), (k + 9) % 12 + 1) as key,
	date((year - 1) || '-10-01', k || ' months') as first from m, day
union all select 'duty.quarterly_entry', 'quarterly', year || 'Q' || (k + 1), date((year - 1) || '-10-01', (3 * k) || ' months') from m, day where k < 4;
insert into figure(id, area, key, num, den, digits)
select p.figure, z.code, p.key, iif(p.first > as_of, null, count(s.id)), z.scope, 6 -- what has not begun cannot be entered
from day cross join period p join given on export = p.kind cross join size_of z left join entry e on e.kind = p.kind and e.period = p.key
left join scoped s on s.id = e.id and s.code = z.code group by 1, 2, 3;

-- the household's own columns: a name or a yes
create table own as
select k.id, max(c.key in ('cadre', '帮扶责任人') and trim(c.value) <> '') as cadre,
	max(c.key in ('has_plan', '增收计划', '是否增收计划') and c.value = '是') as plan,
	max(c.key in ('has_profile', '一户一画像', '是否一户一画像') and c.value = '是') as profile
from raw w join kept k using (no, n), json_each(w.rec) c, day where w.kind = 'households' and w.year = day.year group by 1;
insert into figure(id, area, key, num, den, digits)
select f.figure, z.code, '', (select sum(case f.figure when 'duty.cadre' then o.cadre when 'duty.plan' then o.plan else o.profile end)
	from scoped s join own o on o.id = s.id where s.code = z.code), z.scope, 6
from size_of z, (select 'duty.cadre' as figure union select 'duty.plan' union select 'duty.profile') f;
update figure set num = coalesce(num, 0) where id in ('duty.cadre', 'duty.plan', 'duty.profile');

-- contact
create table visit as select rec ->> '$.household' as id, rec ->> '$.date' as date, rec ->> '$.mode' as mode, rec ->> '$.absent' as absent,
	rec ->> '$.role' as role from raw where kind = 'visits';
create table contact as select id, substr(date, 1, 7) as month, max(coalesce(role, '') like '%街道%') as street from visit
where not (exists (select 1 from json_each('["电话", "微信", "视频", "短信"]') r where instr(mode, r.value)) and coalesce(absent, '') <> '是' and
	exists (select 1 from visit where coalesce(absent, '') <> '')) group by 1, 2;
create table ended as
with recursive m(first) as (select date(as_of, '+1 day', 'start of month', '-12 months') from day
	union all select date(first, '+1 month') from m, day where date(first, '+2 months') <= date(as_of, '+1 day'))
select substr(first, 1, 7) as month from m;
create table called as select s.id, s.code from scoped s, day where policy not like 'zaozhuang%' or s.net < 1100000 * s.size;
insert into figure(id, area, key, num, den, digits)
select 'duty.contact', z.code, m.month, (select count(*) from called d join contact c on c.id = d.id and c.month = m.month
	where d.code = z.code), (select count(*) from called d where d.code = z.code), 6
from size_of z, ended m, given where export = 'visits';
-- S5 3: the street's cadre comes
insert into figure(id, area, key, num, den, digits)
select 'duty.contact_role', z.code, m.month, (select count(*) from called d join contact c on c.id = d.id and c.month = m.month and c.street
	where d.code = z.code), (select count(*) from called d where d.code = z.code), 6
from size_of z, ended m, given, day where export = 'visits' and policy like 'zaozhuang%';
create table uncontacted as select d.id, d.code from called d, given where export = 'visits' and not exists
	(select 1 from contact c where c.id = d.id and c.month = (select max(month) from ended));

-- measures
create table measure as select rec ->> '$.household' as id, coalesce(rec ->> '$.type', '未注明') as type, coalesce(rec ->> '$.date', '') as date
from raw, day where kind = 'measures' and coalesce(rec ->> '$.done', '') <> '否' and
	(rec ->> '$.date' <= as_of or (rec ->> '$.date' is null and rec ->> '$.done' = '是'));
create table first_measure as select id, min(date) as date from measure group by id;
insert into figure(id, area, key, num, den, digits)
select 'duty.measures', z.code, '', (select count(*) from scoped s join first_measure m on m.id = s.id where s.code = z.code), z.scope, 6
from size_of z, given where export = 'measures';
insert into figure(id, area, key, value)
select 'duty.measure_kind', z.code, t.type, (select count(*) from scoped s join measure m on m.id = s.id
	where s.code = z.code and m.type = t.type)
from size_of z, (select distinct coalesce(rec ->> '$.type', '未注明') as type from raw where kind = 'measures') t;
create table unmeasured as select s.id, s.code from scoped s, given where export = 'measures' and s.id not in (select id from first_measure);
create table measured_late as select s.id, s.code from scoped s join first_measure m on m.id = s.id, day
where policy like 'laiyuan%' and m.date >= year || '-09-21';

-- risk points
create table risk as
select r.id, r.code, julianday(told) - julianday(found) as age, closed is null or closed > as_of as open,
	max(julianday(closed) - julianday(found), 0) as closing,
	(select min(max(julianday(m.date) - julianday(found), 0)) from measure m where m.id = r.id
		and julianday(m.date) >= julianday(found) - 30) as help
from (select s.id, s.code, rec ->> '$.found' as found, nullif(rec ->> '$.closed', '') as closed
	from raw join scoped s on s.id = rec ->> '$.household' where raw.kind = 'risks') r, day where found <= as_of;
create table risk_sum as
select z.code, count(r.id) as n, coalesce(sum(open), 0) as open, sum(iif(open, 0, closing)) as closing, count(help) as helped, sum(help) as help
from size_of z left join risk r using (code) group by 1;
insert into figure(id, area, key, value)
select 'risk.open', code, '', open from risk_sum union all
select 'risk.closed_days', code, '', iif(n > open, printf('%d.%d', tenth / 10, tenth % 10), null)
from (select *, cast((closing * 20 + n - open) / ((n - open) * 2) as integer) as tenth from risk_sum) union all
select 'help.days', code, '', iif(helped, printf('%d.%d', tenth / 10, tenth % 10), null)
from (select *, cast((help * 20 + helped) / (helped * 2) as integer) as tenth from risk_sum) union all
select 'risk.age', z.code, b.key, (select count(*) from risk r where r.code = z.code and r.open and r.age between b.low and b.high)
from size_of z, (select '0-30' as key, -9999 as low, 30 as high union select '31-90', 31, 90 union select '91-180', 91, 180 union select '181+', 181, 99999) b;
insert into figure(id, area, key, num, den, digits) select 'risk.closed_ratio', code, '', n - open, n, 6 from risk_sum;
delete from figure where (id like 'risk.%' or id like 'help.%') and 'risks' not in (select export from given);

-- public posts
create table post as select s.code, s.id, cast(rec ->> '$.post_months' as real) as months, policy like 'hunan%' as asked
from raw join scoped s on s.id = rec ->> '$.household', day where raw.kind = 'jobs' and rec ->> '$.post' = '是';
insert into figure(id, area, key, num, den, digits)
select 'duty.post_months', z.code, '', sum(months is not null and (not asked or months >= 6)), count(months), 6
from size_of z join given on export = 'jobs' left join post p using (code) group by 2;

-- dividends
create table dividend as
select s.code, s.id, cast(round((rec ->> '$.due') * 100) as integer) as due,
	iif((rec ->> '$.date') > as_of, 0, coalesce(cast(round((rec ->> '$.paid') * 100) as integer), 0)) as paid,
	policy like 'hunan%' and (rec ->> '$.date') > day.year || '-09-30' as after,
	policy not like 'hunan%' or told > day.year || '-09-30' as past
from raw join scoped s on s.id = rec ->> '$.household', day
where raw.kind = 'dividends' and rec ->> '$.due' is not null and coalesce(rec ->> '$.date', '9') >= (day.year - 1) || '-10-01';
insert into figure(id, area, key, num, den, digits)
select 'dividend.due', z.code, '', coalesce(sum(due), 0), 1, 0 from size_of z join given on export = 'dividends' left join dividend d using (code) group by 2
union all
select 'dividend.paid', z.code, '', coalesce(sum(paid), 0), 1, 0 from size_of z join given on export = 'dividends' left join dividend d using (code) group by 2
union all
select 'dividend.in_time', z.code, '', sum(iif(after, 0, min(paid, due))), sum(due), 6
from size_of z join given on export = 'dividends' left join dividend d using (code) group by 2;
create table unpaid as select distinct id, code from dividend where paid < due and past;

-- households that are marked
create table marked(figure text, kind text, id text, code text);
insert into marked
select 'duty.contact_missing', 'visits', id, code from uncontacted union all
select 'duty.measures_missing', 'measures', id, code from unmeasured union all
select 'duty.measures_late', 'measures', id, code from measured_late union all
select distinct 'risk.households', 'risks', id, code from risk where open union all
select distinct 'help.waiting', 'risks', id, code from risk where open and help is null and 'measures' in (select export from given) union all
select distinct 'duty.post_short', 'jobs', id, code from post where asked and months < 6 union all
select distinct 'dividend.late', 'dividends', id, code from dividend where after and paid > 0 union all
select 'dividend.unpaid', 'dividends', id, code from unpaid;
insert into figure(id, area, key, value)
select v.column1, z.code, '', count(m.id)
from size_of z join (values ('duty.contact_missing', 'visits'), ('duty.measures_missing', 'measures'), ('duty.measures_late', 'measures'),
	('risk.households', 'risks'), ('help.waiting', 'risks'), ('duty.post_short', 'jobs'), ('dividend.late', 'dividends'),
	('dividend.unpaid', 'dividends')) v join given g on g.export = v.column2
left join marked m on m.code = z.code and m.figure = v.column1 group by 1, 2;
-- Late is who came after a day that the document names: S1 for the dividends, S3 for the measures.
delete from figure where (id = 'duty.measures_late' and (select policy from day) not like 'laiyuan%')
	or (id = 'dividend.late' and (select policy from day) not like 'hunan%');
insert into list
select v.column2, 0, m.id from marked m join (values ('duty.contact_missing', 'contact_missing'), ('duty.measures_missing', 'measures_missing'),
	('duty.measures_late', 'measures_late'), ('risk.households', 'risk_open'), ('help.waiting', 'risk_unhelped'), ('duty.post_short', 'post_short'),
	('dividend.late', 'dividend_late'), ('dividend.unpaid', 'dividend_unpaid')) v on v.column1 = m.figure
where m.code = (select value from setting where name = 'region');
insert into list select 'contacted:' || c.month, 0, c.id from contact c join ended e using (month) join called d on d.id = c.id
where d.code = (select value from setting where name = 'region');

-- days overdue: while someone has not done it
insert into figure(id, area, key, value)
select 'duty.overdue', z.code, k.key, printf('%d.0', case k.key
	when 'contact' then iif(exists (select 1 from uncontacted u where u.code = z.code) and told > contact_day, julianday(told) - julianday(contact_day), 0)
	when 'dividends' then iif(exists (select 1 from unpaid u where u.code = z.code) and told > year || '-09-30',
		julianday(told) - julianday(year || '-09-30'), 0)
	else iif(exists (select 1 from unmeasured u where u.code = z.code) and told >= year || '-09-21',
		julianday(told) - julianday(year || '-09-10'), 0) end)
from size_of z, (select 'contact' as key, 'visits' as kind, 'laiyuan%' as pack union select 'contact', 'visits', 'zaozhuang%' union
	select 'dividends', 'dividends', 'hunan%' union select 'measures', 'measures', 'laiyuan%') k
join given g on g.export = k.kind, (select *, date((select max(month) from ended) || '-01', '+1 month', '-1 day') as contact_day from day)
where policy like k.pack;

-- heads of posts and workshops
create table heads as
select coalesce((select a.code from area a where a.code = rec ->> '$.area'), (select value from setting where name = 'region')) as code,
	coalesce(rec ->> '$.type', '未注明') as type, rec ->> '$.year' as year, cast(rec ->> '$.people' as integer) as people from raw where kind = 'posts';
create view under as select z.code, a.code as part from size_of z join area a on z.level = 1 or a.code = z.code or
	(z.level = 2 and substr(a.code, 1, 9) = substr(z.code, 1, 9));
create table head_sum as
select u.code, t.type, coalesce(sum(people) filter (where h.year = day.year), 0) as now, coalesce(sum(people) filter (where h.year = day.year - 1), 0) as before
from under u cross join (select distinct type from heads) t, day left join heads h on h.code = u.part and h.type = t.type group by 1, 2;
insert into figure(id, area, key, value)
select 'posts.people', code, type, now from head_sum union all select 'posts.change', code, type, now - before from head_sum union all
select 'posts.change/verdict', code, type, iif(now >= before, 'met', 'not_met') from head_sum, day where policy like 'hunan%' or policy like 'laiyuan%';

-- projects
create table works as
select coalesce((select a.code from area a where a.code = rec ->> '$.area'), (select value from setting where name = 'region')) as code,
	cast(round((rec ->> '$.funds') * 100) as integer) as funds, rec ->> '$.linked' as linked from raw where kind = 'projects';
insert into figure(id, area, key, num, den, digits)
select 'project.funds', u.code, '', coalesce(sum(funds), 0), 1, 0 from under u join given on export = 'projects' left join works p on p.code = u.part group by 2;
insert into figure(id, area, key, value)
select 'project.listed', u.code, '', count(p.code) from under u join given on export = 'projects' left join works p on p.code = u.part group by 2 union all
select 'project.linked', u.code, '', coalesce(sum(linked = '是'), 0) from under u join given on export = 'projects' left join works p on p.code = u.part group by 2;

-- roles and training
create table role as select column1 as name, column2 as level from (values ('信息采集员', 3), ('分管专干', 2), ('信息录入员', 2), ('分管负责人', 1),
	('信息管理员', 1)) where (select policy from day) like 'hunan%';
create table seat as
select r.name, z.code, exists (select 1 from raw where kind = 'roster' and rec ->> '$.role' = r.name and rec ->> '$.area' = z.code) as filled
from role r join size_of z on z.level = r.level and z.scope > 0;
insert into figure(id, area, key, num, den, digits)
select 'duty.roster', z.code, r.name, coalesce(sum(filled), 0), count(s.code), 6
from size_of z cross join role r join given on export = 'roster' left join (select u.code as top, s.* from under u join seat s on s.code = u.part) s
	on s.top = z.code and s.name = r.name group by 2, 3;
insert into figure(id, area, key, value)
select 'duty.training', z.code, r.name, (select coalesce(sum(cast(rec ->> '$.people' as integer)), 0) from raw, day
	where kind = 'training' and instr(rec ->> '$.role', r.name) and rec ->> '$.date' <= as_of)
from size_of z, role r join given on export = 'training' where z.level = 1;
-- training by the level that held it
insert into figure(id, area, key, value)
select 'duty.training_level', z.code, t.level, (select coalesce(sum(cast(rec ->> '$.people' as integer)), 0) from raw, day
	where kind = 'training' and rec ->> '$.level' = t.level and rec ->> '$.date' <= as_of)
from size_of z, (select distinct rec ->> '$.level' as level from raw where kind = 'training') t where z.level = 1;

-- causes
create table cause as select column1 as name, column2 as key from (values ('因病', 'illness'), ('因学', 'school'), ('因残', 'disability'),
	('因自然灾害', 'disaster'), ('因意外事故', 'accident'), ('因产业项目失败', 'project'), ('因务工就业不稳', 'job'), ('缺劳动力', 'labour'),
	('因安全住房', 'housing'), ('因安全饮水', 'water'), ('其他', 'other'));
create table caused as
select distinct i.id, k.key from raw w join kept i using (no, n), day join json_each(w.rec) c
join json_each(iif(c.type = 'array', c.value, json_array(c.value))) v join cause k on k.name = v.value
where w.kind = 'households' and w.year = day.year and
	(c.key = 'causes' or c.key like '风险_' or c.key like '致贫/返贫风险%');
insert into caused select id, 'none' from falling where id not in (select id from caused);
insert into figure(id, area, key, value)
select 'decline.cause', z.code, k.key, iif(exists (select 1 from home where not now),
	(select count(*) from falling f join caused c on c.id = f.id and c.key = k.key join place l on l.id = f.id and l.now where l.code = z.code), null)
from size_of z, (select key from cause union select 'none') k;
