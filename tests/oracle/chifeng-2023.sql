-- 赤党乡振组办发〔2023〕1号. Population: 脱贫户 and monitored households (脱贫人口，含监测对象).
create table money_scale as select 1 as unit;
create view home_money as select * from home;
create view home_in as select * from home where kind = '脱贫户' or monitor is not null;
create view home_out as select * from home where now and not coalesce(kind = '脱贫户', 0) and monitor is null;
create view home_unsure as select * from home where now and (kind = '脱贫户' or monitor is not null) is null;
