-- What S4 and S5 ask of people, herds and money (4.5, 4.17 to 4.20; 5.7, 5.10 to 5.14) and the loans of S1 and S3 (1.16, 3.16),
-- from the raw rows; after ledger.sql. Canonical headers (the generator's) of the ledgers and members. Everything is held
-- against as_of, what is due against the report's date; the income year is 1 October to 30 September. Readings:
--   P1  A loan is due to who is eligible and wants one, or has one by as_of. Surveyed: the wish is told, or there is a loan.
--       Interest is owed once the loan is repaid by as_of; before that it is early. The risk fund covers overdue principal
--       of 齐鲁富民贷 of a household whose loans of it are together below 100,000.
--   P2  A herd is kept by a row of the income year. Stock: of each animal the last row of the year. Sold without income: the
--       business income is told and 0. Claimed and sold are held against each other in the calendar year of the income year.
--   P3  The able: 普通, 技能, 弱劳动力, not gone. In the list: a job's person is the member's name. A person of the list is a name
--       of a household; who is employed in one row is not unemployed.
--   P4  Pay of a post grew as the minimum wage, 1,760 to 1,850 (parameters), or more. Hourly: pay / hours against 20.
--   P5  The exit's last day is inside the period; a review counts from that day to the report's date.
--   P6  孝扶 is due where nobody can work (workless); below 0.8 of the base is low (A-29).
--   P7  Dividends of a tier over all its persons; the population's share of all that were paid.
--   P8  A department's payments of the income year beside the recorded part; more than a yuan apart is doubtful. An item that
--       no payment names is not compared.
--   P9  Insurance of members that are not gone; premiums are due from 16 to 59 (at as_of) to who is at no school.
--   P10 Due by a ledger without a payment: calves and lambs sold, jobs outside of three months. Payments of the calendar year.
create table grain(figure text, key text, id text, v integer);
create table shown(figure text, key text, unit text);
create table listed(figure text, list text, key text);
create table ratio(figure text, key text, part text, part_key text, whole text, whole_key text);
create table year_of as select (year - 1) || '-10-01' as first, year || '-09-30' as last, as_of, told, year, substr(policy, 1, 1) as pack from day;
create table own_home as select s.* from scoped s where s.code = (select value from setting where name = 'region');
create view has as select export from given;

-- P1
create table loan as
select rec ->> '$.household' as id, nullif(rec ->> '$.eligible', '') as eligible, nullif(rec ->> '$.wants', '') as wants,
	rec ->> '$.product' as product, cast(round((rec ->> '$.amount') * 100) as integer) as amount, nullif(rec ->> '$.date', '') as date,
	cast(round((rec ->> '$.overdue') * 100) as integer) as overdue, nullif(rec ->> '$.repaid', '') as repaid,
	cast(round((rec ->> '$.interest') * 100) as integer) as interest,
	coalesce(cast(round((rec ->> '$.subsidised') * 100) as integer), 0) as subsidised
from raw where kind = 'loans';
create view lent as select l.* from loan l, year_of where amount > 0 and (date is null or date <= as_of);
create table need as
select h.id, h.id in (select id from lent) as lent, coalesce((select max(wants = '是') from loan l where l.id = h.id), -1) as wants,
	coalesce((select max(eligible = '是') from loan l where l.id = h.id), -1) as eligible from own_home h;
insert into grain
select 'loan.due', '', id, lent or (wants = 1 and eligible = 1) from need union all select 'loan.lent', '', id, lent from need union all
select 'loan.missing', '', id, not lent and wants = 1 and eligible = 1 from need union all
select 'loan.unsurveyed', '', id, not lent and wants = -1 from need union all select '#surveyed', '', id, lent or wants >= 0 from need union all
select 'loan.unknown', '', id, not lent and ((wants = 1 and eligible = -1) or (eligible = 1 and wants = -1)) from need union all
select 'loan.amount', '', id, sum(amount) from lent group by id;
insert into grain
select f.column1, '', l.id, case f.column1 when 'loan.interest' then sum(interest) when 'loan.interest_paid' then sum(subsidised)
	when 'loan.interest_short' then sum(max(interest - subsidised, 0)) else max(subsidised < interest) end
from lent l, year_of, (values ('loan.interest'), ('loan.interest_paid'), ('loan.interest_short'), ('loan.interest_unpaid')) f
where repaid <= as_of and interest is not null group by 1, 3;
insert into grain select 'loan.early', '', id, max(subsidised > 0 and not (coalesce(repaid, '9') <= as_of)) from lent, year_of group by id;
insert into grain
select f.column1, '', id, case f.column1 when 'loan.covered' then due > 0 and all_of < 10000000 when 'loan.uncovered' then due > 0 and all_of >= 10000000
	else iif(all_of < 10000000, due, 0) end
from (select id, coalesce(sum(amount), 0) as all_of, coalesce(sum(overdue), 0) as due from loan where product like '%齐鲁富民贷%' group by id),
	(values ('loan.covered'), ('loan.uncovered'), ('loan.covered_amount')) f;
insert into shown
select column1, '', column2 from (values ('loan.due', 'n'), ('loan.lent', 'n'), ('loan.missing', 'n'), ('loan.unsurveyed', 'n'), ('loan.unknown', 'n'),
	('loan.amount', 'f')), year_of where pack in ('h', 'l', 'z') and 'loans' in has union all
select column1, '', column2 from (values ('loan.interest', 'f'), ('loan.interest_paid', 'f'), ('loan.interest_short', 'f'), ('loan.interest_unpaid', 'n'),
	('loan.early', 'n'), ('loan.covered', 'n'), ('loan.uncovered', 'n'), ('loan.covered_amount', 'f')), year_of where pack = 'z' and 'loans' in has;
insert into ratio select 'loan.ratio', '', 'loan.lent', '', 'loan.due', '' from year_of where pack in ('h', 'l', 'z') and 'loans' in has union all
select 'loan.survey_ratio', '', '#surveyed', '', '#scope', '' from year_of where pack in ('h', 'l', 'z') and 'loans' in has;
insert into listed select column1, column2, '' from (values ('loan.missing', 'loan_missing'), ('loan.unsurveyed', 'loan_unsurveyed')), year_of
where pack in ('h', 'l', 'z') and 'loans' in has union all
select column1, column2, '' from (values ('loan.interest_unpaid', 'loan_interest_unpaid'), ('loan.early', 'loan_early'),
	('loan.covered', 'loan_covered'), ('loan.uncovered', 'loan_uncovered')), year_of where pack = 'z' and 'loans' in has;

-- payments, herds: P2
create table money_of as
select rec ->> '$.household' as id, nullif(rec ->> '$.person', '') as who, rec ->> '$.item' as item, (rec ->> '$.quantity') + 0 as quantity,
	cast(round((rec ->> '$.base') * 100) as integer) as base, cast(round((rec ->> '$.paid') * 100) as integer) as paid, rec ->> '$.date' as date
from raw where kind = 'payments';
create table beast as
select n, rec ->> '$.household' as id, rec ->> '$.date' as date, rec ->> '$.animal' as animal, (rec ->> '$.stock') + 0 as stock,
	coalesce(rec ->> '$.born', 0) + 0 as born, (rec ->> '$.out') + 0 as gone, coalesce(rec ->> '$.sold', 0) + 0 as sold
from raw where kind = 'herd';
create view herd_year as select b.* from beast b, year_of where date between first and min(last, as_of);
create table animal as select column1 as item, column2 as word, column3 as paid_as, column4 as each from
	(values ('calf', '犊牛', '犊牛奖补', 20000), ('lamb', '羔羊', '羔羊奖补', 5000));
create table claim as
select h.id, a.item, a.each, coalesce((select sum(sold) from beast b where b.id = h.id and b.animal = a.word and substr(b.date, 1, 4) + 0 = year and b.date <= as_of), 0) as sold,
	(select sum(quantity) from money_of m where m.id = h.id and m.item = a.paid_as and substr(m.date, 1, 4) + 0 = year) as claimed,
	exists (select 1 from money_of m where m.id = h.id and m.item = a.paid_as and coalesce(substr(m.date, 1, 4) + 0, year) = year) as asked
from own_home h, animal a, year_of where h.id in (select id from beast);
insert into grain
select 'herd.households', '', id, 1 from herd_year group by id union all
select 'herd.without', '', id, 1 from own_home where id not in (select id from herd_year) union all
select 'herd.missing', '', id, 1 from own_home where id not in (select id from herd_year) and
	id in (select m.id from money_of m join animal a on a.paid_as = m.item where m.paid > 0) union all
select 'herd.no_income', '', h.id, 1 from own_home h where h.business <= 0 and (select sum(sold) from herd_year b where b.id = h.id) > 0 union all
select 'herd.oversold', '', id, max(sold > gone) from herd_year group by id union all
select 'herd.sold', animal, id, sum(sold) from herd_year group by id, animal union all
select 'herd.born', animal, id, sum(born) from herd_year group by id, animal union all
select 'herd.stock', animal, id, stock from herd_year b where not exists (select 1 from herd_year c where c.id = b.id and c.animal = b.animal and
	(c.date > b.date or (c.date = b.date and c.n > b.n))) union all
select 'herd.over_claimed', item, id, claimed > sold from claim where claimed is not null union all
select 'herd.over_claimed_heads', item, id, max(claimed - sold, 0) from claim where claimed is not null union all
select 'subsidy.unclaimed', item, id, sold > 0 from claim where not asked union all
select 'subsidy.unclaimed_amount', item, id, min(sold * each, 100000) from claim where not asked;
insert into shown select column1, '', 'n' from (values ('herd.households'), ('herd.without'), ('herd.missing'), ('herd.no_income'), ('herd.oversold')),
	year_of where pack = 'c' and 'herd' in has union all
select f.column1, a.animal, 'n' from (values ('herd.sold'), ('herd.born'), ('herd.stock')) f, (select distinct animal from beast) a, year_of
where pack = 'c' union all
select f.column1, a.item, iif(f.column1 = 'subsidy.unclaimed_amount', 'f', 'n') from (values ('herd.over_claimed'), ('herd.over_claimed_heads'),
	('subsidy.unclaimed'), ('subsidy.unclaimed_amount')) f, animal a, year_of where pack = 'c' and 'herd' in has and 'payments' in has;
insert into listed select column1, column2, '' from (values ('herd.missing', 'herd_missing'), ('herd.no_income', 'herd_no_income'),
	('herd.oversold', 'herd_oversold')), year_of where pack = 'c' union all
select 'herd.over_claimed', 'herd_over_claimed:' || item, item from animal, year_of where pack = 'c' union all
select 'subsidy.unclaimed', 'subsidy_unclaimed:' || item, item from animal, year_of where pack = 'c';

-- the list of jobs, public posts: P3, P4, P10
create table body as
select rec ->> '$.household' as id, rec ->> '$.name' as name, rec ->> '$.labour' as labour, rec ->> '$.birth' as birth, rec ->> '$.school' as school,
	nullif(rec ->> '$.medical', '') as medical, nullif(rec ->> '$.premium', '') as premium, nullif(rec ->> '$.accident', '') as accident
from raw where kind = 'members' and coalesce(rec ->> '$.gone', '') <> '是' group by 1, rec ->> '$.id_number', 2;
create table task as
select rec ->> '$.household' as id, nullif(rec ->> '$.person', '') as who, rec ->> '$.place' as place, coalesce(rec ->> '$.post', '') = '是' as post,
	cast(round((rec ->> '$.monthly_wage') * 100) as integer) as pay, nullif(rec ->> '$.from', '') as since, nullif(rec ->> '$.to', '') as until,
	coalesce(rec ->> '$.state', '') as state, rec ->> '$.back' = '是' as back, rec ->> '$.willing' = '是' as willing,
	(rec ->> '$.post_hours') + 0 as hours, cast(round((rec ->> '$.post_pay_prev') * 100) as integer) as before,
	(rec ->> '$.post_months') + 0 as months, (rec ->> '$.post_paid_months') + 0 as paid_months
from raw where kind = 'jobs';
create table entry_of as
select t.id, who, max(state = '就业') as employed, max(state = '失业') as idle, coalesce(max(back), 0) as back, coalesce(max(willing), 0) as willing
from task t where t.id in (select id from own_home) group by 1, 2;
create table able as select b.*, exists (select 1 from task t where t.id = b.id and t.who = b.name) as listed from body b
where labour in ('普通劳动力', '技能劳动力', '弱劳动力或半劳动力');
insert into grain
select 'work.able', '', id, count(*) from able group by id union all select '#listed', '', id, sum(listed) from able group by id union all
select 'work.unlisted', '', id, sum(not listed) from able group by id union all
select 'work.unlisted_households', '', id, max(not listed) from able group by id union all
select 'work.people', '', id, count(*) from entry_of group by id union all
select 'work.state', 'employed', id, sum(employed) from entry_of group by id union all
select 'work.state', 'unemployed', id, sum(idle and not employed) from entry_of group by id union all
select 'work.state', 'back', id, sum(back) from entry_of group by id union all
select 'work.state', 'willing', id, sum(willing) from entry_of group by id union all
select 'work.state', 'unmarked', id, sum(not idle and not employed) from entry_of group by id union all
select 'work.unmarked_households', '', id, max(not idle and not employed) from entry_of group by id;
insert into shown select column1, '', 'n' from (values ('work.able'), ('work.unlisted'), ('work.unlisted_households'), ('work.people'),
	('work.unmarked_households')), year_of where pack = 'c' and 'jobs' in has union all
select 'work.state', column1, 'n' from (values ('employed'), ('unemployed'), ('back'), ('willing'), ('unmarked')), year_of where pack = 'c' and 'jobs' in has;
insert into ratio select 'work.list_ratio', '', '#listed', '', 'work.able', '' from year_of where pack = 'c' and 'jobs' in has;
insert into listed select column1, column2, '' from (values ('work.unlisted_households', 'work_unlisted'), ('work.unmarked_households', 'work_unmarked')),
	year_of where pack = 'c';
create view office as select t.*, (select labour from body b where b.id = t.id and b.name = t.who) as labour from task t where post;
create view paid_twice as select *, pay * 176000 < before * 185000 as behind from office where pay is not null and before > 0;
insert into grain
select '#paid_twice', '', id, count(*) from paid_twice group by id union all select '#behind', '', id, sum(behind) from paid_twice group by id union all
select 'post_wage.behind_households', '', id, max(behind) from paid_twice group by id union all
select '#rise', '', id, sum(pay - before) from paid_twice group by id union all select '#before', '', id, sum(before) from paid_twice group by id union all
select '#labour', '', id, count(labour) from office group by id union all select '#weak', '', id, sum(labour = '弱劳动力或半劳动力') from office group by id union all
select 'post_wage.hourly_low', '', id, sum(pay < 2000 * hours) from office where hours > 0 and pay is not null group by id union all
select 'post_wage.hourly_households', '', id, max(pay < 2000 * hours) from office where hours > 0 and pay is not null group by id union all
select 'post_wage.hourly_unknown', '', id, sum(not (coalesce(hours, 0) > 0 and pay is not null)) from office group by id union all
select 'post_wage.unpaid', '', id, sum(paid_months < months) from office group by id union all
select 'post_wage.unpaid_households', '', id, max(paid_months < months) from office where paid_months is not null and months is not null group by id union all
select 'post_wage.unpaid_months', '', id, sum(max(months - paid_months, 0)) from office group by id;
insert into shown select 'post_wage.behind_households', '', 'n' from year_of where pack = 'c' and 'jobs' in has union all
select column1, '', 'n' from (values ('post_wage.hourly_low'), ('post_wage.hourly_households'), ('post_wage.hourly_unknown'), ('post_wage.unpaid'),
	('post_wage.unpaid_households'), ('post_wage.unpaid_months')), year_of where pack = 'z' and 'jobs' in has;
insert into ratio select column1, '', column2, '', column3, '' from (values ('post_wage.behind', '#behind', '#paid_twice'), ('post_wage.growth', '#rise', '#before'),
	('post_wage.weak_ratio', '#weak', '#labour')), year_of where pack = 'c' and 'jobs' in has;
insert into listed select 'post_wage.behind_households', 'post_behind', '' from year_of where pack = 'c' union all
select column1, column2, '' from (values ('post_wage.hourly_households', 'post_hourly_low'), ('post_wage.unpaid_households', 'post_unpaid')), year_of where pack = 'z';
create table far as
select distinct t.id, t.who from task t, year_of where not post and place regexp '省外|区外|外省|跨省|境外' and who is not null and since is not null and
	(substr(min(coalesce(until, '9999-12'), substr(as_of, 1, 7)), 1, 4) - substr(since, 1, 4)) * 12 +
	substr(min(coalesce(until, '9999-12'), substr(as_of, 1, 7)), 6, 2) - substr(since, 6, 2) + 1 >= 3;
create table fare_due as select f.id, count(*) as n from far f, year_of where not exists (select 1 from money_of m where m.id = f.id and m.item = '交通补助' and
	coalesce(m.who, f.who) = f.who and substr(m.date, 1, 4) + 0 = year) group by 1;
insert into grain select 'subsidy.unclaimed', 'transport', id, 1 from fare_due union all select 'subsidy.unclaimed_amount', 'transport', id, n * 30000 from fare_due;
insert into shown select column1, 'transport', column2 from (values ('subsidy.unclaimed', 'n'), ('subsidy.unclaimed_amount', 'f')), year_of
where pack = 'c' and 'payments' in has;
insert into listed select 'subsidy.unclaimed', 'subsidy_unclaimed:transport', 'transport' from year_of where pack = 'c';

-- P5
create table leaving as
select rec ->> '$.household' as id, rec ->> '$.exit' as last, coalesce(rec ->> '$.kept', '') = '是' as kept,
	coalesce(nullif(rec ->> '$.reviewed', ''), '') between (rec ->> '$.exit') and told as reviewed, julianday(told) - julianday(rec ->> '$.exit') as days
from raw, year_of where kind = 'dibao' and coalesce(rec ->> '$.exit', '') <> '';
insert into grain
select 'dibao.exit', '', id, count(*) from leaving group by id union all select 'dibao.exit_reviewed', '', id, sum(reviewed) from leaving group by id union all
select 'dibao.exit_due', '', id, sum(not reviewed and days > 0) from leaving group by id union all
select 'dibao.exit_running', '', id, sum(not reviewed and days <= 0) from leaving group by id union all
select 'dibao.exit_kept', '', id, sum(reviewed and kept) from leaving group by id union all
select 'dibao.exit_households', '', id, max(not reviewed and days > 0) from leaving group by id union all
select '#days', '', id, cast(sum(iif(not reviewed and days > 0, days, 0)) as integer) from leaving group by id;
insert into shown select column1, '', 'n' from (values ('dibao.exit'), ('dibao.exit_reviewed'), ('dibao.exit_due'), ('dibao.exit_running'), ('dibao.exit_kept'),
	('dibao.exit_households')), year_of where pack = 'c' and 'dibao' in has;
insert into listed select 'dibao.exit_households', 'dibao_exit_due', '' from year_of where pack = 'c';

-- P6
create table kindness as
select h.id, (select count(*) from money_of m where m.id = h.id and item = '孝扶资金' and date between first and last) as rows,
	(select sum(base is null or paid is null) from money_of m where m.id = h.id and item = '孝扶资金' and date between first and last) as blank,
	(select sum(base) from money_of m where m.id = h.id and item = '孝扶资金' and date between first and last) as base,
	(select sum(paid) from money_of m where m.id = h.id and item = '孝扶资金' and date between first and last) as paid
from own_home h, year_of where workless;
insert into grain
select 'filial.due', '', id, 1 from kindness union all select 'filial.missing', '', id, rows = 0 from kindness union all
select 'filial.unknown', '', id, blank > 0 from kindness where rows > 0 union all select 'filial.told', '', id, blank = 0 from kindness where rows > 0 union all
select 'filial.low', '', id, paid * 10 < base * 8 from kindness where rows > 0 and blank = 0 union all
select '#given', '', id, paid from kindness where blank = 0 union all select '#base', '', id, base from kindness where blank = 0;
insert into shown select column1, '', 'n' from (values ('filial.due'), ('filial.missing'), ('filial.unknown'), ('filial.told'), ('filial.low')), year_of
where pack = 'c' and 'payments' in has;
insert into ratio select 'filial.ratio', '', '#given', '', '#base', '' from year_of where pack = 'c' and 'payments' in has;
insert into listed select column1, column2, '' from (values ('filial.low', 'filial_low'), ('filial.missing', 'filial_missing')), year_of where pack = 'c';

-- P7
create table bonus as select rec ->> '$.household' as id, cast(round((rec ->> '$.paid') * 100) as integer) as paid from raw, year_of
where kind = 'dividends' and rec ->> '$.due' is not null and coalesce(nullif(rec ->> '$.date', ''), as_of) between first and as_of;
create table home_tier as select h.id, h.size, case when net >= 1500000 * size then '高收入脱贫户' when net >= 1100000 * size then '中等收入脱贫户'
	when net < 1100000 * size then '低收入脱贫户' end as tier from own_home h, year_of where pack = 'z';
insert into grain select '#bonus', '', id, sum(paid) from bonus group by id union all
select '#tier_bonus', tier, b.id, sum(paid) from bonus b join home_tier using (id) where tier is not null group by b.id union all
select '#tier_size', tier, id, size from home_tier where tier is not null union all
select 'post_wage.tier', tier, p.id, count(*) from office p join home_tier using (id) where tier is not null group by p.id;
insert into shown select 'post_wage.tier', tier, 'n' from (select distinct column1 as tier from (values ('高收入脱贫户'), ('中等收入脱贫户'), ('低收入脱贫户'))), year_of
where pack = 'z' and 'jobs' in has;
insert into ratio select 'dividend.tier_share', column1, '#tier_bonus', column1, '#bonus', '' from (values ('高收入脱贫户'), ('中等收入脱贫户'), ('低收入脱贫户')),
	year_of where pack = 'z' and 'dividends' in has;
insert into figure(id, area, key, num, den, digits)
select 'dividend.tier_per_capita', z.code, t.column1, coalesce((select sum(v) from grain g join scoped s using (id) where figure = '#tier_bonus' and key = t.column1 and
	s.code = z.code), 0), (select sum(v) from grain g join scoped s using (id) where figure = '#tier_size' and key = t.column1 and s.code = z.code), 0
from size_of z, (values ('高收入脱贫户'), ('中等收入脱贫户'), ('低收入脱贫户')) t, year_of where pack = 'z' and 'dividends' in has;
insert into figure(id, area, key, num, den, digits)
select 'dividend.scope_share', z.code, '', coalesce((select sum(v) from grain join scoped s using (id) where figure = '#bonus' and s.code = z.code), 0),
	coalesce((select sum(paid) from bonus b join place l on l.id = b.id and l.now where l.code = z.code), 0), 6
from size_of z, year_of where pack = 'z' and 'dividends' in has;

-- P8
create table sector as select column1 as part, column2 as words from (values ('dibao_payment', '["低保金","最低生活保障金","农村低保金"]'),
	('tekun_payment', '["特困供养金","特困人员救助供养金","五保金"]'), ('pension', '["养老金","居民养老金","养老保险金","养老金或离退休金"]'),
	('birth_plan', '["计划生育金","计生金","计生奖扶金"]')), year_of where pack = 'z' and 'payments' in has;
create table told_sector as select part, words from sector where exists (select 1 from money_of m, json_each(words) w where w.value = m.item);
create table beside as
select h.id, t.part, (select cast(round(nullif(r.rec ->> ('$.' || t.part), '') * 100) as integer) from kept k join raw r on r.no = k.no and r.n = k.n, year_of
	where k.year = year_of.year and k.id = h.id) as recorded,
	(select sum(m.paid) from money_of m, json_each(t.words) w, year_of where m.id = h.id and m.item = w.value and m.date between first and last) as paid
from own_home h, told_sector t;
insert into grain
select 'sector.compared', part, id, 1 from beside where recorded is not null union all
select 'sector.doubtful', part, id, abs(recorded - coalesce(paid, 0)) > 100 from beside where recorded is not null union all
select 'sector.unrecorded', part, id, 1 from beside where recorded is null and paid is not null union all
select 'sector.difference', part, id, recorded - coalesce(paid, 0) from beside where recorded is not null;
insert into shown select f.column1, t.part, iif(f.column1 = 'sector.difference', 'f', 'n') from (values ('sector.compared'), ('sector.doubtful'), ('sector.unrecorded'),
	('sector.difference')) f, told_sector t;
insert into figure(id, area, key) select f.column1, z.code, t.part from (values ('sector.compared'), ('sector.doubtful'), ('sector.unrecorded'), ('sector.difference')) f,
	size_of z, sector t where t.part not in (select part from told_sector);
insert into listed select 'sector.doubtful', 'sector_doubtful:' || part, part from told_sector union all
select 'sector.unrecorded', 'sector_unrecorded:' || part, part from told_sector;

-- P9
create table policy_holder as
select b.id, k.column1 as key, case k.column1 when 'medical' then medical when 'pension' then premium else accident end as told
from body b, (values ('medical'), ('pension'), ('accident')) k, year_of where pack = 'z' and (k.column1 <> 'pension' or
	(coalesce(school, '') in ('', '非在校生', '无', '否') and date(birth, '+16 years') <= as_of and date(birth, '+60 years') > as_of));
insert into grain
select 'insurance.due', key, id, count(*) from policy_holder group by id, key union all
select 'insurance.covered', key, id, sum(told = '是') from policy_holder group by id, key union all
select 'insurance.missing', key, id, sum(told = '否') from policy_holder group by id, key union all
select 'insurance.unknown', key, id, sum(told is null) from policy_holder group by id, key union all
select '#told', key, id, count(told) from policy_holder group by id, key union all
select 'insurance.households', key, id, coalesce(max(told = '否'), 0) from policy_holder group by id, key;
create table kind_of as select key from policy_holder group by key having count(told) > 0;
insert into shown select f.column1, key, 'n' from (values ('insurance.due'), ('insurance.covered'), ('insurance.missing'), ('insurance.unknown'), ('insurance.households')) f,
	kind_of;
insert into ratio select 'insurance.ratio', key, 'insurance.covered', key, '#told', key from kind_of;
insert into listed select 'insurance.households', 'uninsured:' || key, key from kind_of;

-- sums by area, quotients, lists
create table summed as select g.figure, g.key, s.code, sum(g.v) as v from grain g join scoped s using (id) group by 1, 2, 3;
create unique index summed_of on summed(figure, key, code);
insert into summed select '#scope', '', code, scope from size_of;
insert into figure(id, area, key, value) select w.figure, z.code, w.key, coalesce(v, 0) from size_of z join shown w on w.unit = 'n'
	left join summed m on m.figure = w.figure and m.key = w.key and m.code = z.code;
insert into figure(id, area, key, num, den, digits) select w.figure, z.code, w.key, coalesce(v, 0), 1, 0 from size_of z join shown w on w.unit = 'f'
	left join summed m on m.figure = w.figure and m.key = w.key and m.code = z.code;
insert into figure(id, area, key, num, den, digits) select r.figure, z.code, r.key, coalesce(a.v, 0), coalesce(b.v, 0), 6 from size_of z join ratio r
	left join summed a on a.figure = r.part and a.key = r.part_key and a.code = z.code
	left join summed b on b.figure = r.whole and b.key = r.whole_key and b.code = z.code;
insert into figure(id, area, key, value) select 'dibao.exit_days', z.code, '', (select printf('%d.%d', tenths / 10, tenths % 10) from
	(select (d.v * 20 + n.v) / (n.v * 2) as tenths from summed d join summed n on n.code = d.code and n.figure = 'dibao.exit_due' and n.v > 0
	where d.figure = '#days' and d.code = z.code)) from size_of z, year_of where pack = 'c' and 'dibao' in has;
-- 1,850 / 1,760 - 1 = 5.113636...%; against the unrounded growth, in points with one decimal.
insert into figure(id, area, key, value) select 'post_wage.minimum_growth', z.code, '', '5.1136' from size_of z, year_of where level = 1 and pack = 'c' and 'jobs' in has;
insert into figure(id, area, key, value) select 'post_wage.difference', z.code, '', (select iif(x < 0, '-', '') || printf('%d.%d', abs(x) / 10, abs(x) % 10)
	from (select cast(round((a.v * 1000.0 / b.v) - 1000.0 * 9 / 176) as integer) as x from summed a join summed b on b.code = a.code and b.figure = '#before' and b.v > 0
	where a.figure = '#rise' and a.code = z.code)) from size_of z, year_of where pack = 'c' and 'jobs' in has;
insert into list select distinct l.list, 0, g.id from listed l join grain g on g.figure = l.figure and g.key = l.key and g.v > 0 join scoped s on s.id = g.id;
