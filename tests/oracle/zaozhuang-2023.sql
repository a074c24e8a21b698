-- 枣高社字【2023】16号. Population (5.1, A-38): 脱贫户 that 享受政策, and monitored households not yet cleared.
--   Z1  A household whose 风险是否已消除 is blank is not known to be uncleared: outside (blank is not no).
create table money_scale as select 1 as unit;
create view home_money as select * from home;
create view home_in as select * from home where (kind = '脱贫户' and status in ('享受政策', '1')) or
	(monitor is not null and cleared = '否');
create view home_out as select * from home where now and not coalesce((kind = '脱贫户' and status in ('享受政策', '1')) or
	(monitor is not null and cleared = '否'), 0);
create view home_unsure as select * from home where now and ((kind = '脱贫户' and status in ('享受政策', '1')) or
	(monitor is not null and cleared = '否')) is null;
