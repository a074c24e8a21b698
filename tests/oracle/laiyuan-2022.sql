-- 涞巩固拓展〔2022〕9号 (the scan prints 涑). Population: 脱贫户 and every monitored household (A-21).
-- This year's income is the estimate: the nine months' sum / 9 * 12, that is four thirds of the sum; so that it stays
-- whole, all money is counted in thirds of a fen. Readings:
--   Y1  A month counts when all five blocks of its row can be read; a month given twice counts once, the first row.
--   Y2  Fewer than nine months: no estimate, the household is not classified (A-18).
--   Y3  The monthly sum is net of the business cost (A-19).
--   Y6  Without an export of months at all this year's own net income stands in (a parameter of the pack).
create table month_row as
select no, n, max(txt) filter (where field = 'id') as id, max(txt) filter (where field = 'month') as month,
	max(fen) filter (where field = 'wage') as wage, max(fen) filter (where field = 'business') as business,
	max(fen) filter (where field = 'cost') as cost, max(fen) filter (where field = 'property') as property,
	max(fen) filter (where field = 'transfer') as transfer
from good where kind = 'monthly' group by no, n;

create table estimate as
select id, count(*) as months, sum(wage) as wage, sum(business) as business, sum(cost) as cost, sum(property) as property,
	sum(transfer) as transfer,
	max(wage + business + property + transfer - cost) * 2 > sum(wage + business + property + transfer - cost) and
		sum(wage + business + property + transfer - cost) > 0 as lumped
from month_row
where (no, n) in (select no, min(n) from month_row group by no, id, month)
and wage + business + cost + property + transfer is not null
and month between (select value - 1 from setting where name = 'income_year') || '-10'
	and (select value from setting where name = 'income_year') || '-06'
group by id having count(*) = 9;
create unique index estimate_id on estimate(id);

create table money_scale as select 3 as unit;
create table months_given as select exists (select 1 from source where kind = 'monthly') as yes;
create table home_money as
select h.id, h.now, h.area, h.kind, h.monitor, h.cleared, h.size, h.workless, e.lumped,
	iif(h.now and m.yes, e.wage * 4, h.wage * 3) as wage, iif(h.now and m.yes, e.business * 4, h.business * 3) as business,
	iif(h.now and m.yes, e.cost * 4, h.cost * 3) as cost, iif(h.now and m.yes, e.property * 4, h.property * 3) as property,
	iif(h.now and m.yes, e.transfer * 4, h.transfer * 3) as transfer,
	iif(h.now and m.yes, (e.wage + e.business + e.property + e.transfer - e.cost) * 4, h.net * 3) as net
from home h left join estimate e on e.id = h.id, months_given m;
create unique index home_money_id on home_money(id, now);
create view home_in as select * from home_money where kind = '脱贫户' or monitor is not null;
create view home_out as select * from home_money where now and not coalesce(kind = '脱贫户', 0) and monitor is null;
create view home_unsure as select * from home_money where now and (kind = '脱贫户' or monitor is not null) is null;
