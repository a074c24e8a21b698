-- The five groups of 2.1, which overlap.
--   N1  收入明显下降 (A-24, a parameter): a fall of ten percent or more from a positive income.
--   N2  支出负担骤增 (A-24, a parameter): 合规自付支出 at least 30 percent of a positive net income.
create table member_of(figure text, key text, id text);
insert into member_of
select 'focus.households', 'monitored', id from home_in where now and monitor is not null union all
select 'focus.households', 'low_income', id from home_in where now and low_income = '是' union all
select 'focus.households', 'decline', id from falling where base > 0 and fall * 10 >= base union all
select 'focus.households', 'own_pay', id from home_in where now and net > 0 and own_pay * 10 >= net * 3 union all
select 'focus.households', 'relocated', id from home_in where now and relocated = '是';
create table named(figure text, key text);
insert into named values ('focus.households', 'monitored'), ('focus.households', 'decline'), ('focus.households', 'own_pay'),
	('focus.households', 'relocated');
insert into named select 'focus.households', 'low_income';
create table leg(id text, higher text, lower text);
insert into leg values ('two_high.leg1', 'own', 'county'), ('two_high.leg2', 'county', 'nation');
create table list(name text, place integer, id text);

create table tellable(figure text, key text, id text);
insert into tellable
select 'focus.households', 'monitored', id from home_in where now union all
select 'focus.households', 'low_income', id from home_in where now and low_income is not null union all
select 'focus.households', 'decline', id from pair where n0 > 0 union all
select 'focus.households', 'own_pay', id from home_in where now and own_pay is not null and net > 0 and size > 0 union all
select 'focus.households', 'relocated', id from home_in where now and relocated is not null;
-- own_pay.band (A-24): 合规自付支出 held against this year's net income, at 30, 50 and 100 %, the bound in the upper band.
create table own_pay_key as select '0-30' as key union select '30-50' union select '50-100' union select '100+' union
select 'undefined' union select 'unknown';
create table own_pay_band as
select l.code, case when net is null or not size > 0 or size is null or own_pay is null then 'unknown' when net <= 0 then 'undefined'
	when own_pay * 10 < net * 3 then '0-30' when own_pay * 2 < net then '30-50' when own_pay < net then '50-100' else '100+' end as key
from home_in h join place l on l.id = h.id and l.now where h.now;
insert into figure(id, area, key, value)
select 'own_pay.band', a.code, k.key, iif(exists (select 1 from home where now and own_pay is not null),
	(select count(*) from own_pay_band b where b.code = a.code and b.key = k.key), null)
from area a, own_pay_key k;
