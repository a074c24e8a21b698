-- What cannot be told, for every condition and line: the population less those of whom the condition can be said (A-36).
-- The pack's file has filled tellable(figure, key, id) with the latter. And the published growth that the legs look at.
insert into figure(id, area, key, value)
select iif(n.figure = 'focus.households', 'focus.undetermined', 'below_line.undetermined'), a.code, n.key,
	case when (select value from figure f where f.id = n.figure and f.area = a.code and f.key = n.key) is null then null else
	(select count(*) from home_in h join place l on l.id = h.id and l.now where h.now and l.code = a.code) -
	(select count(*) from tellable t join place l on l.id = t.id and l.now where t.figure = n.figure and t.key = n.key and l.code = a.code) end
from area a cross join named n where n.figure in ('focus.households', 'below_line.households');
insert into figure(id, area, key, value)
select 'scope.undetermined', a.code, '', (select count(*) from home_unsure o join place l on l.id = o.id and l.now where l.code = a.code)
from area a;
