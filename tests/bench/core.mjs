/*
 * The core figures of a case of two years' households under hunan-2022, by DuckDB alone: scope, coverage,
 * income, tiers and declines of the region, every township and every village.  For tests/bench.sh:
 *
 *   node core.mjs THIS_YEAR LAST_YEAR            prints area, id, key and value, one a line
 *   node core.mjs THIS_YEAR LAST_YEAR FIGURES    compares them with those of `jianbao figures CASE --json`;
 *                                                status 1 if one differs
 *
 * DUCKDB names the module (npm @duckdb/node-api).  The rules are those of the pack's document and of domain.md 6,
 * written here a second time; amounts are exact.  Canonical headers; codes of twelve digits.
 */
import { openSync, readSync, readFileSync } from 'node:fs';

const { DuckDBInstance } = await import(process.env.DUCKDB || '@duckdb/node-api');
const [now, last, figures] = process.argv.slice(2);
const db = await DuckDBInstance.create(':memory:', { threads: process.env.THREADS || '2' });
const c = await db.connect();
const rows = async (sql) => (await c.runAndReadAll(sql)).getRowsJson();

function format(file) {
	const b = Buffer.alloc(1);
	readSync(openSync(file), b, 0, 1, 0);
	return b.toString() === '[' ? 'array' : 'newline_delimited';
}

const cells = ['id', 'area', 'kind', 'monitor', 'cleared', 'dibao_all', 'size', '当前家庭人口数',
	'wage', 'business', 'property', 'transfer', 'business_cost', 'net', 'per_capita'];
const columns = '{' + cells.map((name) => `"${name}": 'VARCHAR'`).join(', ') + '}';
const amounts = cells.slice(8);

await c.run(`create macro plain(x) as replace(replace(replace(replace(trim(x), ',', ''), '="', ''), '"', ''), '元', '')`);
await c.run(`create macro yuan(x) as coalesce(try_cast(x as decimal(18, 2)), try_cast(plain(x) as decimal(18, 2)))`);
await c.run(`create macro bad(x) as (yuan(x) is null and coalesce(x, '') not in ('', '-', '—', '/', '无', '未采集'))`);

/* One year's households, the first row of each id; net NULL: no usable income. */
async function load(table, file) {
	await c.run(`create temp table ${table} as select
		case when id like '="%' then plain(id) else trim(id) end as id, trim(area) as area,
		kind = '脱贫户' as lifted, coalesce(monitor, '') <> '' as monitored,
		cleared = '是' as cleared, case dibao_all when '是' then true when '否' then false end as dibao,
		coalesce(nullif(try_cast(size as integer), 0), try_cast("当前家庭人口数" as integer), 0) as persons,
		case when ${amounts.map((a) => `bad(${a})`).join(' or ')} then null
		     else coalesce(yuan(net), yuan(wage) + yuan(business) + yuan(property) + yuan(transfer) - yuan(business_cost),
		                   yuan(per_capita) * persons) end as net
		from read_json('${file}', format = '${format(file)}', columns = ${columns})
		where length(trim(area)) = 12 and coalesce(id, '') not in ('', '-') and not regexp_matches(id, '^[0-9.]+[eE][+]')`);
	await c.run(`delete from ${table} where id in (select id from ${table} group by id having count(*) > 1)
		and rowid not in (select min(rowid) from ${table} group by id having count(*) > 1)`);
}

await load('a', now);
await load('b', last);
/* By village and tier; what lies above is summed below. */
const out = await rows(`
	with of_scope as (
		select a.*, b.net as net_b, b.persons as size_b,
			a.net is not null and a.persons > 0 as usable,
			a.net is not null and a.persons > 0 and b.net is not null and b.persons > 0 as twice
		from a left join b using (id)
		where a.lifted or a.monitored),
	tiered as (
		select *, case when dibao is null then null when dibao then '兜底保障户'
			when monitored and not coalesce(cleared, false) then '重点监测户'
			when not usable then null
			when net < 6900 * persons then '重点监测户'
			when net < 11000 * persons then '稳定脱贫户' else '高质量脱贫户' end as tier
		from of_scope)
	select area, tier, count(*), sum(persons), count(*) filter (twice), sum(persons) filter (twice),
		sum(net) filter (twice), sum(net_b) filter (twice), sum(size_b) filter (twice),
		sum(net) filter (usable), sum(persons) filter (usable),
		count(*) filter (twice and net * size_b < net_b * persons)
	from tiered group by all`);

/* ---- sums of tiers to figures */

const value = new Map();
const add = (area, id, key, v) => value.set(`${area}\t${id}\t${key}`, (value.get(`${area}\t${id}\t${key}`) || 0n) + v);
const fen = (s) => (s === null ? 0n : BigInt(String(s).replace('.', '')));
for (const [village, tier, n, persons, nBoth, sBoth, net, netB, sizeB, netAll, sizeAll, fell] of out) {
	const whole = (v) => BigInt(v ?? 0);
	for (const area of ['', village.slice(0, 9), village]) {
		add(area, 'scope.households', '', whole(n));
		add(area, 'scope.persons', '', whole(persons));
		add(area, 'coverage.households', '', whole(nBoth));
		add(area, 'coverage.persons', '', whole(sBoth));
		add(area, 'decline.households', '', whole(fell));
		if (tier) add(area, 'tier.households', tier, whole(n));
		add(area, 'net', '', fen(net)); add(area, 'net_b', '', fen(netB)); add(area, 'size_b', '', whole(sizeB));
		add(area, 'net_all', '', fen(netAll)); add(area, 'size_all', '', whole(sizeAll));
	}
}
/* Half up to the fen. */
function mean(sum, n) {
	if (n === 0n) return null;
	const sign = sum < 0n ? -1n : 1n, q = (sum * sign * 2n + n) / (n * 2n);
	return (sign < 0n ? '-' : '') + `${q / 100n}.${String(q % 100n).padStart(2, '0')}`;
}
const printed = new Map();
for (const key of value.keys()) {
	const [area, id] = key.split('\t');
	const of = (name) => value.get(`${area}\t${name}\t`) ?? 0n;
	if (id === 'net') printed.set(`${area}\tincome.per_capita\t`, mean(of('net'), of('coverage.persons')));
	else if (id === 'net_b') printed.set(`${area}\tincome.per_capita_prev\t`, mean(of('net_b'), of('size_b')));
	else if (id === 'net_all') printed.set(`${area}\tincome.per_capita_all\t`, mean(of('net_all'), of('size_all')));
	else if (id.includes('.')) printed.set(key, String(value.get(key)));
}

if (!figures) {
	const lines = [...printed].filter(([, v]) => v !== null).map(([k, v]) => `${k}\t${v}`);
	console.log(lines.sort().join('\n'));
} else {
	const ids = new Set([...printed.keys()].map((k) => k.split('\t')[1])), region = ({ length }) => length;
	const all = JSON.parse(readFileSync(figures)).figures, top = all.find((f) => f.area.endsWith('000000')).area;
	let compared = 0, differ = 0;
	for (const f of all) {
		if (!ids.has(f.id)) continue;
		const code = f.area === top ? '' : f.area.endsWith('000') ? f.area.slice(0, 9) : f.area;
		if (code !== '' && region(f.area) === 12 && f.area.slice(6, 12) === '000000') continue; /* a county of a province */
		const ours = printed.get(`${code}\t${f.id}\t${f.key}`) ?? (f.id.startsWith('income') ? null : '0');
		compared++;
		if (f.value !== null && f.value !== '' && f.value !== ours && ++differ <= 20)
			console.error(`${f.area} ${f.id} ${f.key}: ${f.value}, DuckDB ${ours}`);
	}
	console.log(`${compared} core figures compared, ${differ} differ`);
	process.exitCode = differ || !compared ? 1 : 0;
}
