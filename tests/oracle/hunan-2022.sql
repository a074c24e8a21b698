-- 湘振局发〔2022〕27号. Population: 脱贫户 and every monitored household, cleared or not (domain.md S1 1.2 to 1.5, A-05).
-- This year's income is the year's collected net income.
create table money_scale as select 1 as unit;
create view home_money as select * from home;
create view home_in as select * from home where kind = '脱贫户' or monitor is not null;
create view home_out as select * from home where now and not coalesce(kind = '脱贫户', 0) and monitor is null;
create view home_unsure as select * from home where now and (kind = '脱贫户' or monitor is not null) is null;
