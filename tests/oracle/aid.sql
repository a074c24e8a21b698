-- What S1, S2 and S3 ask to be done for households and persons (1.7, 1.11, 1.12, 1.15, 1.17 to 1.19; 2.2 to 2.8; 3.8, 3.12, 3.14,
-- 3.17), from the raw rows; after ledger.sql. Canonical headers (the generator's) of the ledgers and members. Readings:
--   E1  A quarter is visited by a visit that counts as contact (D2). Asked of S1.
--   E2  Pairing is due in S1 to 重点监测户 as the text has it (below 6,900 or 未消除风险), whatever else they are; in S3 to everybody.
--   E3  Cause of a fall: 灾; 疫; for 重大变故 an accident, illness or disability; as registered, or of a risk point open in the
--       income year.
--   E4  Aided: a row of the students, a payment; a measure only where there is one pupil. A row that answers nothing: not known.
--   E5  Graduates: this year's by the calendar year of as_of. Help is due to this year's and to the earlier without work.
--   E6  A year in business is full on the corresponding day; who does not say whether he runs normally is not known, if others do.
--   E7  A worker is a name of a household with a spell that reaches into the year; his place is the farthest.
--   E8  A returnee works again if it says so, or another spell begins in the month of the return or later.
--   E9  Wages of a month are late from the 16th day after it; nothing recorded is nothing paid.
--   E10 The net: 低保 or 特困 of a member, 临时救助 in the income year. Low income: the mark, or below 150 % of the standard.
--   E11 Help is late after 30 days, or when an open point is older than that at the report's date without help.
--   E12 A paper is filed by a row of just that unit, dated by as_of; a plan by a row that names the department.
--   E13 Operating: said, else by the type's words; 到户 and 到人 exempt; a project without type or answer is not known.
create table income_span as select (year - 1) || '-10-01' as first, year || '-09-30' as last, as_of, told, year, policy from day;
create view own_number as select p.key as name, p.value from setting s, json_each(s.value) p where s.name = 'parameters';
create table noted(figure text, id text);
create table counted(figure text, key text, code text, v integer);

-- E1
create table season as select column1 as k, printf(column2, year - (column1 = 1)) as first, printf(column3, year - (column1 = 1)) as last
from (values (1, '%d-10-01', '%d-12-31'), (2, '%d-01-01', '%d-03-31'), (3, '%d-04-01', '%d-06-30'), (4, '%d-07-01', '%d-09-30')), income_span;
create table visited as select distinct v.id, q.k from visit v join season q on v.date between q.first and q.last
where not (exists (select 1 from json_each('["电话", "微信", "视频", "短信"]') r where instr(v.mode, r.value)) and coalesce(v.absent, '') <> '是' and
	exists (select 1 from visit where coalesce(absent, '') <> ''));
insert into figure(id, area, key, num, den, digits)
select 'duty.visited', z.code, year || 'Q' || q.k, (select count(*) from scoped s join visited v on v.id = s.id and v.k = q.k
	where s.code = z.code), z.scope, 6
from size_of z, season q, income_span, given where export = 'visits' and policy like 'hunan%';
insert into noted select distinct 'duty.visit_missing', s.id from scoped s, income_span where policy like 'hunan%' and not exists
	(select 1 from visited v where v.id = s.id and v.k = (select max(k) from season q, income_span where q.last <= as_of));
insert into list select 'visited:' || year || 'Q' || v.k, 0, s.id from visited v join scoped s on s.id = v.id, income_span
where s.code = (select value from setting where name = 'region') and policy like 'hunan%';

-- E2
create table pair_due as select distinct s.id, s.code from scoped s, income_span where policy like 'laiyuan%' or (policy like 'zaozhuang%' and
	net < 1100000 * size) or policy like 'hunan%' and ((monitor is not null and cleared = '否') or ((kind = '脱贫户' or (monitor is not null and cleared = '是')) and net < 690000 * size));
insert into figure(id, area, key, num, den, digits)
select 'duty.pairing', z.code, '', coalesce(sum(o.cadre), 0), count(p.id), 6
from size_of z join income_span on policy like 'hunan%' or policy like 'laiyuan%' or policy like 'zaozhuang%' left join pair_due p using (code) left join own o on o.id = p.id group by 2;
insert into noted
select distinct 'duty.pairing_missing', id from pair_due left join own using (id) where coalesce(cadre, 0) = 0 union all
select distinct 'duty.pairing_unhelped', p.id from pair_due p join unmeasured u on u.id = p.id union all
select distinct 'duty.plan_missing', s.id from scoped s left join own o on o.id = s.id where coalesce(plan, 0) = 0 union all
select distinct 'duty.profile_missing', s.id from scoped s left join own o on o.id = s.id where coalesce(profile, 0) = 0;

-- E3
create table fallen_for as
select f.id, iif(c.key = 'disaster', 'disaster', 'upheaval') as key from falling f join caused c on c.id = f.id and
	c.key in ('disaster', 'accident', 'illness', 'disability') union
select f.id, w.column1 from falling f join raw r on r.kind = 'risks' and r.rec ->> '$.household' = f.id
join (values ('disaster', '灾'), ('epidemic', '疫'), ('upheaval', '意外|事故|变故|病|残')) w on r.rec ->> '$.cause' regexp w.column2, income_span
where (r.rec ->> '$.found') <= as_of and coalesce(nullif(r.rec ->> '$.closed', ''), '9') >= first;
insert into counted select 'attention.cause', k.key, z.code, (select count(*) from fallen_for f join scoped s on s.id = f.id
	where s.code = z.code and f.key = k.key)
from size_of z, (select 'disaster' as key union select 'epidemic' union select 'upheaval') k, income_span where policy like 'hunan%';
insert into noted select distinct 'attention.households', id from fallen_for;
insert into list select distinct 'attention:' || f.key, 0, f.id from fallen_for f join scoped s on s.id = f.id, income_span where policy like 'hunan%';

-- E4
create table person as select rec ->> '$.household' as id, rec ->> '$.name' as name, rec ->> '$.school' as school, rec ->> '$.dibao' as dibao,
	rec ->> '$.tekun' as tekun, rec ->> '$.health' as health, rec ->> '$.disability' as disability
from raw where kind = 'members' and coalesce(rec ->> '$.gone', '') <> '是';
create table pupil as select id, name, count(*) over (partition by id) = 1 as only from person
where school regexp '中职|中专|中等职业|职业高中|职高|技工|技校|高职|高等职业|大专' and id in (select id from scoped);
create table told_of as
select p.rowid as pupil, case r.rec ->> '$.aided' when '是' then coalesce(r.rec ->> '$.date', '') <= as_of when '否' then 0
	else iif(r.rec ->> '$.amount' is null, null, (r.rec ->> '$.amount') > 0 and coalesce(r.rec ->> '$.date', '') <= as_of) end as yes
from pupil p join raw r on r.kind = 'students' and r.rec ->> '$.household' = p.id and
	(r.rec ->> '$.person' = p.name or (coalesce(r.rec ->> '$.person', '') = '' and p.only)), income_span;
create table pupil_aid as
select p.*, case when exists (select 1 from told_of t where t.pupil = p.rowid and t.yes) or exists (select 1 from raw r, income_span
	where r.kind = 'payments' and r.rec ->> '$.household' = p.id and r.rec ->> '$.item' like '%雨露计划%' and (r.rec ->> '$.paid') > 0 and
	(r.rec ->> '$.person' = p.name or (coalesce(r.rec ->> '$.person', '') = '' and p.only)) and coalesce(r.rec ->> '$.date', '') <= as_of) then 1
	when exists (select 1 from raw r, income_span where r.kind = 'measures' and r.rec ->> '$.household' = p.id and r.rec ->> '$.name' like '%雨露计划%'
		and coalesce(r.rec ->> '$.done', '') <> '否' and (r.rec ->> '$.date') <= as_of) then iif(p.only, 1, null)
	when exists (select 1 from told_of t where t.pupil = p.rowid and t.yes is null) then null else 0 end as aided
from pupil p;
create table asks_yulu as select 1 as yes from income_span, given where export = 'students' and policy regexp '^(hunan|national|zaozhuang)';
insert into counted
select 'yulu.pupils', '', z.code, count(p.id) from asks_yulu, size_of z left join (select p.*, s.code from pupil_aid p join scoped s on s.id = p.id) p
	using (code) group by 3 union all
select 'yulu.unknown', '', z.code, coalesce(sum(p.id is not null and p.aided is null), 0) from asks_yulu, size_of z
left join (select p.*, s.code from pupil_aid p join scoped s on s.id = p.id) p using (code) group by 3;
insert into figure(id, area, key, num, den, digits)
select 'yulu.aided', z.code, '', coalesce(sum(p.aided), 0), count(p.id), 6 from asks_yulu, size_of z
left join (select p.*, s.code from pupil_aid p join scoped s on s.id = p.id) p using (code) group by 2;
insert into noted select distinct 'yulu.unaided', id from pupil_aid, asks_yulu where aided = 0;

-- E5
create table graduate as
select s.id, s.code, substr(r.rec ->> '$.graduated', 1, 4) = substr(as_of, 1, 4) as now, nullif(r.rec ->> '$.employed', '') as employed,
	coalesce(r.rec ->> '$.helped', '') not in ('', '否') as helped
from raw r join scoped s on s.id = r.rec ->> '$.household', income_span
where r.kind = 'students' and substr((r.rec ->> '$.graduated') || '-01', 1, 10) <= as_of;
insert into counted
select 'yulu.graduates', 'now', z.code, coalesce(sum(now), 0) from asks_yulu, size_of z left join graduate using (code) group by 3 union all
select 'yulu.graduates', 'earlier', z.code, coalesce(sum(not now), 0) from asks_yulu, size_of z left join graduate using (code) group by 3;
insert into figure(id, area, key, num, den, digits)
select 'yulu.employed', z.code, '', coalesce(sum(employed = '是'), 0), count(employed), 6 from asks_yulu, size_of z left join graduate using (code) group by 2
union all
select 'yulu.helped', z.code, '', coalesce(sum(helped), 0), count(id), 6 from asks_yulu, size_of z
left join (select * from graduate where now or employed = '否') using (code) group by 2;
insert into noted select distinct 'yulu.unemployed', id from graduate, asks_yulu where employed = '否' union all
select distinct 'yulu.unhelped', id from graduate, asks_yulu where employed = '否' and not helped;

-- E6
create table shop as
select s.id, s.code, r.rec ->> '$.opened' as opened, date(r.rec ->> '$.opened', '+12 months') as full,
	case when r.rec ->> '$.normal' = '否' or coalesce(r.rec ->> '$.closed', '9') <= as_of then 0
	when coalesce(r.rec ->> '$.normal', '') = '' and exists (select 1 from raw x where x.kind = 'startups' and coalesce(x.rec ->> '$.normal', '') <> '')
	then null else 1 end as runs,
	coalesce((r.rec ->> '$.paid') > 0 and coalesce(r.rec ->> '$.date', '') <= as_of, 0) as paid, coalesce(r.rec ->> '$.date', as_of) as day, as_of
from raw r join scoped s on s.id = r.rec ->> '$.household', income_span where r.kind = 'startups' and policy like 'hunan%';
create table asks_shop as select 1 as yes from income_span, given where export = 'startups' and policy like 'hunan%';
insert into counted
select 'startup.listed', '', z.code, count(id) from asks_shop, size_of z left join shop using (code) group by 3 union all
select 'startup.eligible', '', z.code, coalesce(sum(runs = 1 and full <= as_of), 0) from asks_shop, size_of z left join shop using (code) group by 3 union all
select 'startup.paid', '', z.code, coalesce(sum(paid), 0) from asks_shop, size_of z left join shop using (code) group by 3 union all
select 'startup.unknown', '', z.code, coalesce(sum(iif(opened is null, runs is not 0, runs is null and full <= as_of and id is not null)), 0)
from asks_shop, size_of z left join shop using (code) group by 3;
update counted set v = 0 where figure = 'startup.unknown' and not exists (select 1 from shop where code = counted.code);
insert into noted select distinct 'startup.unpaid', id from shop where runs = 1 and full <= as_of and not paid union all
select distinct 'startup.early', id from shop where paid and day < full;

-- E7, E8
create table spell as
select s.id, s.code, coalesce(r.rec ->> '$.person', '') as name, r.n, r.rec ->> '$.from' as begins, r.rec ->> '$.to' as ends,
	case when r.rec ->> '$.place' regexp '省外|跨省|境外' then 3 when r.rec ->> '$.place' regexp '省内|县外' then 2
	when r.rec ->> '$.place' regexp '县内|乡|镇|村' then 1 else 0 end as place,
	r.rec ->> '$.post' = '是' as post, r.rec ->> '$.fare' as fare, r.rec ->> '$.back' = '是' as back, r.rec ->> '$.rehired' = '是' as again,
	iif((r.rec ->> '$.returned') <= as_of, r.rec ->> '$.returned', null) as returned, r.rec ->> '$.returned' is not null as dated,
	coalesce((r.rec ->> '$.from') || '-01', '') <= as_of and coalesce((r.rec ->> '$.to') || '-01', '9') >= first as now
from raw r join scoped s on s.id = r.rec ->> '$.household', income_span where r.kind = 'jobs';
create table worker as
select id, code, name, max(now) as works, max(iif(now, place, 0)) as place, max(now and post) as holds, max(fare is not null) as told,
	max(coalesce(fare > 0, 0)) as paid, max(returned is not null or (back and not dated)) as back, max(coalesce(again, 0)) as again, max(returned) as returned
from spell group by 1, 2, 3;
create table returnee as
select w.id, w.code, w.again or exists (select 1 from spell s where s.id = w.id and s.code = w.code and s.name = w.name and not s.dated and
	s.begins >= substr(w.returned, 1, 7) and s.begins || '-01' <= as_of) as again from worker w, income_span where w.back;
create table asks_jobs as select policy from income_span, given where export = 'jobs';
insert into counted
select 'jobs.people', '', z.code, coalesce(sum(works), 0) from asks_jobs, size_of z left join worker using (code)
where policy not like 'chifeng%' group by 3 union all
select 'jobs.place', k.column2, z.code, coalesce(sum(works and place = k.column1), 0)
from asks_jobs, (values (0, 'unknown'), (1, 'county'), (2, 'province'), (3, 'outside')) k, size_of z left join worker using (code)
where policy not like 'chifeng%' group by 2, 3 union all
select 'posts.holders', k.column1, z.code, coalesce(sum(holds and (k.column1 = 'all' or (k.column1 = 'monitored' and w.id in (select id from scoped where
	monitor is not null)) or (k.column1 = 'declined' and w.id in (select id from falling)))), 0)
from asks_jobs, (values ('all'), ('monitored'), ('declined')) k, size_of z left join worker w using (code) where policy like 'hunan%' group by 2, 3 union all
select 'returnee.people', '', z.code, count(r.id) from asks_jobs, size_of z left join returnee r using (code) where policy like 'national%' group by 3;
insert into figure(id, area, key, num, den, digits)
select 'returnee.rehired', z.code, '', coalesce(sum(again), 0), count(r.id), 6 from asks_jobs, size_of z left join returnee r using (code)
where policy like 'national%' group by 2;
insert into figure(id, area, key, num, den, digits)
select 'jobs.target_ratio', z.code, '', (select sum(works) from worker w where w.code = z.code), nullif(cast(value as integer), 0), 6
from size_of z, own_number, asks_jobs where level = 1 and name = 'jobs.target' and policy regexp '^(national|hunan)';
insert into noted select distinct 'returnee.waiting', id from returnee, income_span where not again and policy like 'national%';

-- fares
create table fare as
select w.id, w.code, w.paid or exists (select 1 from raw r, income_span where r.kind = 'payments' and r.rec ->> '$.household' = w.id and
	r.rec ->> '$.item' like '%交通%' and coalesce(r.rec ->> '$.person', '') = w.name and (r.rec ->> '$.paid') > 0 and
	coalesce(r.rec ->> '$.date', first) between first and as_of) as paid, w.told
from worker w, income_span where w.works and w.place = 3 and policy like 'national%';
create table fare_known as select *, paid or told or 'payments' in (select export from given) as known from fare;
insert into counted
select 'fare.eligible', '', z.code, count(f.id) from asks_jobs, size_of z left join fare_known f using (code) where policy like 'national%' group by 3 union all
select 'fare.paid', '', z.code, coalesce(sum(paid), 0) from asks_jobs, size_of z left join fare_known f using (code) where policy like 'national%' group by 3 union all
select 'fare.unknown', '', z.code, coalesce(sum(not known), 0) from asks_jobs, size_of z left join fare_known f using (code) where policy like 'national%' group by 3;
insert into noted select distinct 'fare.unpaid', id from fare_known where known and not paid;

-- E9
create table wage as
select s.id, s.code, cast(round((r.rec ->> '$.due') * 100) as integer) as due,
	iif(coalesce(r.rec ->> '$.date', '') <= as_of, coalesce(cast(round(nullif(r.rec ->> '$.paid', '') * 100) as integer), 0), 0) as paid,
	told > date((r.rec ->> '$.period') || '-01', '+1 month', '+14 days') as late
from raw r join scoped s on s.id = r.rec ->> '$.household', income_span
where r.kind = 'payments' and r.rec ->> '$.item' regexp '公益性岗位|公益岗' and r.rec ->> '$.due' is not null and
	date((r.rec ->> '$.period') || '-01', '+1 month', '-1 day') <= as_of and policy like 'national%';
insert into figure(id, area, key, num, den, digits)
select f.column1, z.code, '', coalesce(sum(case f.column1 when 'post_pay.due' then due when 'post_pay.paid' then paid
	else iif(late and paid < due, due - paid, 0) end), 0), 1, 0
from (values ('post_pay.due'), ('post_pay.paid'), ('post_pay.arrears')) f, income_span, given g, size_of z left join wage using (code)
where g.export = 'payments' and policy like 'national%' group by 1, 2;
insert into noted select distinct 'post_pay.households', id from wage where late and paid < due;

-- E10
create table net_of as
select h.id, h.code, h.net, h.size, (select m.low_income from home m where m.id = h.id and m.now) = '是' as marked, count(p.id) as n, coalesce(sum(p.dibao = '是' or p.tekun = '是'), 0) as "on",
	coalesce(sum(p.dibao = '是'), 0) as on_dibao,
	count(p.id) > 0 and sum(coalesce(p.dibao, '') = '' and p.tekun is not '是') = 0 as told,
	coalesce(max(p.dibao is not '是' and p.tekun is not '是' and (p.disability regexp '一级|二级|重度|大病|重病' or
		p.health regexp '一级|二级|重度|大病|重病')), 0) as grave,
	coalesce((select cast(round(value * 100) as integer) from own_number where name = 'safety.standard'), 0) *
		(select unit from money_scale) as line
from scoped h left join person p on p.id = h.id group by h.id, h.code;
update net_of set told = 1, n = 1, "on" = 1, on_dibao = 1, grave = 0 where not told and id in (select k.id from kept k, income_span where k.year = income_span.year and k.dibao_all = '是');
create table relieved as
select r.rec ->> '$.household' as id from raw r, income_span where r.kind = 'measures' and coalesce(r.rec ->> '$.done', '') <> '否' and
	((r.rec ->> '$.name') || (r.rec ->> '$.type')) like '%临时救助%' and (r.rec ->> '$.date') between first and as_of union
select r.rec ->> '$.household' from raw r, income_span where r.kind = 'payments' and r.rec ->> '$.item' like '%临时救助%' and (r.rec ->> '$.paid') > 0 and
	coalesce(r.rec ->> '$.date', first) between first and as_of;
create table off_net as
select id, code, told, not "on" and line and net < line * size and id not in (select id from relieved) as below,
	grave and (coalesce(marked, 0) or (line and net * 2 < line * 3 * size)) and id not in (select id from relieved) as severe,
	on_dibao > 0 and on_dibao < n as partial, line
from net_of;
create table asks_net as select 1 as yes from income_span, given where export = 'members' and policy not like 'chifeng%' and policy not like 'zaozhuang%';
insert into counted select 'safety.unknown', '', z.code, coalesce(sum(not told), 0) from asks_net, size_of z left join off_net using (code) group by 3;
insert into noted
select distinct 'safety.below', id from off_net, asks_net where told and below union all
select distinct 'safety.severe', id from off_net, asks_net where told and severe union all
select distinct 'safety.candidates', id from off_net, asks_net where told and (coalesce(below, 0) or coalesce(severe, 0)) union all
select distinct 'safety.partial', id from off_net, asks_net where told and partial;

-- E11
insert into counted
select 'help.band', k.column1, z.code, (select count(*) from risk r where r.code = z.code and r.help between k.column2 and k.column3)
from size_of z, (values ('0-7', 0, 7), ('8-15', 8, 15), ('16-30', 16, 30), ('31+', 31, 99999)) k, income_span, given a, given b
where a.export = 'risks' and b.export = 'measures' and policy not like 'chifeng%' and policy not like 'zaozhuang%';
insert into noted select distinct 'help.late', id from risk where help > 30 or (help is null and open and age > 30);
insert into list select distinct 'risk_age:' || k.column1, 0, id from risk r, (values ('0-30', -9999, 30), ('31-90', 31, 90), ('91-180', 91, 180),
	('181+', 181, 99999)) k where r.open and r.age between k.column2 and k.column3;

-- E12
create table paper as select column1 as type, column2 as level from (values ('增收帮扶台账', 3), ('时间表', 2), ('路线图', 2), ('任务书', 2)), income_span
where policy like 'laiyuan%';
create table draws_up as
select p.type, z.code, exists (select 1 from raw r, income_span where r.kind = 'papers' and r.rec ->> '$.area' = z.code and
	instr(r.rec ->> '$.type', p.type) and coalesce(r.rec ->> '$.date', '') <= as_of) as filed
from paper p join size_of z on z.level = p.level and z.scope > 0;
create table paper_sum as
select z.code, p.type, count(d.code) as needed, coalesce(sum(filed), 0) as filed from size_of z cross join paper p join given g on g.export = 'papers'
left join (select u.code as top, d.* from under u join draws_up d on d.code = u.part) d on d.top = z.code and d.type = p.type group by 1, 2;
insert into figure(id, area, key, num, den, digits) select 'paper.filed', code, type, filed, needed, 6 from paper_sum;
insert into figure(id, area, key, value) select 'paper.missing', code, type, needed - filed from paper_sum;
insert into figure(id, area, key, num, den, digits)
select 'paper.departments', z.code, '', (select sum(exists (select 1 from raw r where r.kind = 'papers' and instr(r.rec ->> '$.unit', d.value) and
	coalesce(r.rec ->> '$.date', '') <= as_of)) from json_each('["乡村振兴局","农业农村局","人社局","金融办","工商联","民政局","残联","教体局","医保局",
	"人保财险","宣传部","妇联","组织部"]') d), 13, 6
from size_of z, income_span, given where level = 1 and export = 'papers' and policy like 'laiyuan%';

-- E13
create table venture as
select coalesce((select a.code from area a where a.code = r.rec ->> '$.area'), (select value from setting where name = 'region')) as code,
	case when r.rec ->> '$.operating' in ('是', '否') then r.rec ->> '$.operating' = '是' when r.rec ->> '$.type' is null then null
	else r.rec ->> '$.type' regexp '产业|经营|种植|养殖|加工|旅游' end as operating,
	case when r.rec ->> '$.to_household' in ('是', '否') then r.rec ->> '$.to_household' = '是' else coalesce(r.rec ->> '$.type' regexp '到户|到人', 0) end as exempt,
	nullif(r.rec ->> '$.linked', '') as linked from raw r where r.kind = 'projects';
create table asked_of as select code, iif(operating is null, null, linked) as linked from venture, income_span
where operating is not 0 and not exempt and policy like 'national%';
insert into figure(id, area, key, value)
select f.column1, u.code, '', case f.column1 when 'project.operating' then count(a.code) when 'project.unlinked' then coalesce(sum(linked = '否'), 0)
	else coalesce(sum(a.code is not null and linked is null), 0) end
from (values ('project.operating'), ('project.unlinked'), ('project.undetermined')) f, income_span, given g, under u left join asked_of a on a.code = u.part
where g.export = 'projects' and policy like 'national%' group by 1, 2;
insert into figure(id, area, key, num, den, digits)
select 'project.linked_ratio', u.code, '', coalesce(sum(linked = '是'), 0), count(a.code), 6 from income_span, given g, under u left join asked_of a on a.code = u.part
where g.export = 'projects' and policy like 'national%' group by 2;

-- counts by area, and the lists
insert into figure(id, area, key, value) select figure, code, key, v from counted;
create table kept_list as select column1 as figure, column2 as list, column3 as export, column4 as packs from (values
	('attention.households', 'attention', 'households', 'h'), ('duty.pairing_missing', 'pairing_missing', 'households', 'hlz'),
	('duty.pairing_unhelped', 'pairing_unhelped', 'measures', 'hlz'), ('duty.plan_missing', 'plan_missing', 'households', 'h'),
	('duty.profile_missing', 'profile_missing', 'households', 'h'), ('duty.visit_missing', 'visit_missing', 'visits', 'h'),
	('fare.unpaid', 'fare_unpaid', 'jobs', 'n'), ('help.late', 'help_late', 'risks', 'hnl'), ('post_pay.households', 'post_arrears', 'payments', 'n'),
	('returnee.waiting', 'returnee_waiting', 'jobs', 'n'), ('safety.below', 'safety_below', 'members', 'hnl'),
	('safety.candidates', 'safety_candidates', 'members', 'hnl'), ('safety.partial', 'safety_partial', 'members', 'hnl'),
	('safety.severe', 'safety_severe', 'members', 'hnl'), ('startup.early', 'startup_early', 'startups', 'h'),
	('startup.unpaid', 'startup_unpaid', 'startups', 'h'), ('yulu.unaided', 'yulu_unaided', 'students', 'hnz'),
	('yulu.unemployed', 'yulu_unemployed', 'students', 'hnz'), ('yulu.unhelped', 'yulu_unhelped', 'students', 'hnz')), income_span
where instr(column4, substr(policy, 1, 1));
insert into figure(id, area, key, value)
select k.figure, z.code, '', count(m.id) from size_of z cross join kept_list k join given g on g.export = k.export
left join (select n.figure, s.id, s.code from noted n join scoped s on s.id = n.id) m on m.figure = k.figure and m.code = z.code group by 1, 2;
insert into list select distinct k.list, 0, n.id from kept_list k join noted n using (figure) join scoped s on s.id = n.id;

-- What is not there is missing, not none: last year, the causes, the standard, the measures.
update figure set value = null where id like 'attention.%' and (not exists (select 1 from home where not now) or
	(not exists (select 1 from caused where key <> 'none') and 'risks' not in (select export from given)));
update figure set value = null where id = 'safety.below' and (select max(line) from net_of) = 0;
delete from figure where id in ('help.late', 'help.band') and not ('risks' in (select export from given) and 'measures' in (select export from given));
delete from list where name = 'help_late' and 'measures' not in (select export from given);
