-- The five conditions of 二、（二）, all of them on the estimate. Lines are strict (below); the share is strict (above).
--   Y7  estimate.seasonal: one month's net is more than half of the nine months' (A-20).
--   Y4  转移性收入占比: transfer / the four blocks of the nine months, above 50 percent (A-22).
--   Y5  整户无劳力: every member 丧失劳动力 or 无劳动力 (A-23); the household's own flag where members do not say.
create table estimate_sum as
select l.code, count(*) as households, sum(h.net) as net, sum(h.size) as size, sum(h.lumped) as lumped
from home_in h join place l on l.id = h.id and l.now where h.now and h.net is not null and h.size > 0 group by l.code;
insert into figure(id, area, key, value)
select 'estimate.households', code, '', coalesce(households, 0) from area left join estimate_sum using (code) union all
select 'estimate.insufficient', a.code, '', coalesce(s.households, 0) - coalesce(e.households, 0)
from area a left join scope_sum s using (code) left join estimate_sum e using (code) union all
select 'estimate.seasonal', code, '', coalesce(lumped, 0) from area left join estimate_sum using (code);
insert into figure(id, area, key, num, den, digits)
select 'estimate.per_capita', code, '', net, size * 3, 0 from area left join estimate_sum using (code);
update figure set value = null, num = null where id like 'estimate.%' and not (select yes from months_given);

create table member_of(figure text, key text, id text);
create table current as select *, wage + business + property + transfer as four from home_in where now;
insert into member_of
select 'focus.households', 'decline', id from falling union all
select 'focus.households', 'below_monitor', id from current where net < 730000 * size * 3 union all
select 'focus.households', 'below_national', id from current where net < 1255000 * size * 3 union all
select 'focus.households', 'transfer_high', id from current where transfer * 2 > four and four > 0 union all
select 'focus.households', 'no_labour_low', id from current where workless and net < 1255000 * size * 3;
insert into member_of
select 'below_line.households', iif(key = 'below_monitor', '监测标准', '全国脱贫人口平均水平'), id from member_of
where key in ('below_monitor', 'below_national');
create table named(figure text, key text);
insert into named values
	('focus.households', 'decline'), ('focus.households', 'below_monitor'), ('focus.households', 'below_national'),
	('focus.households', 'transfer_high'), ('focus.households', 'no_labour_low'),
	('below_line.households', '监测标准'), ('below_line.households', '全国脱贫人口平均水平');

create table leg(id text, higher text, lower text);
insert into leg values ('two_high.leg1', 'own', 'county'), ('two_high.leg2', 'county', 'province');
create table list(name text, place integer, id text);

-- 整户无劳力且收入较低 can be said where one of the two is no, or both are known.
create table tellable(figure text, key text, id text);
insert into tellable
select 'focus.households', 'decline', id from pair union all
select 'focus.households', k.column1, id from current, (values ('below_monitor'), ('below_national')) k where net is not null and size > 0 union all
select 'below_line.households', k.column1, id from current, (values ('监测标准'), ('全国脱贫人口平均水平')) k where net is not null and size > 0 union all
select 'focus.households', 'transfer_high', id from current where four > 0 union all
select 'focus.households', 'no_labour_low', id from current where (workless and net < 1255000 * size * 3) is not null;
insert into list select 'insufficient', 0, id from current where not (net is not null and size > 0) and (select yes from months_given);
insert into list select 'seasonal', 0, id from current where net is not null and size > 0 and lumped;
