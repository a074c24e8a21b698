/*
 * The ledgers beside the income records: jobs, visits, measures, risks, payments, dividends, posts, projects,
 * employers, roster, training; and, for 连续高于, the file of the year before last.  Every record follows from
 * (seed, serial number of the household, ledger).
 */
#include <string.h>

#include "generator.h"

enum { LEDGER_JOBS = 1, LEDGER_VISITS, LEDGER_MEASURES, LEDGER_RISKS, LEDGER_PAYMENTS, LEDGER_DIVIDENDS, LEDGER_BEFORE };

struct ledger {
	FILE *f;
	const struct plan *plan;
	int rows;
};

static struct rng ledger_rng(const struct plan *p, const struct household *h, int ledger)
{
	return rng_seeded(p->seed + 0x9000u + (uint64_t)ledger, h->serial);
}

static FILE *row(struct ledger *l)
{
	fputs(l->rows++ ? ",\n" : "", l->f);
	return l->f;
}

/* The date of day k of the accounting year, which begins on 1 October; months of 30 days are near enough. */
static void put_date(FILE *f, const struct plan *p, const char *key, int k)
{
	int month = (k / 30 + 9) % 12 + 1;

	fprintf(f, ",\"%s\":\"%d-%02d-%02d\"", key, p->income_year - (month >= 10), month, k % 28 + 1);
}

static void put_month(FILE *f, const struct plan *p, const char *key, int k)
{
	int month = (k + 9) % 12 + 1;

	fprintf(f, ",\"%s\":\"%d-%02d\"", key, p->income_year - (month >= 10), month);
}

static bool is_helped(const struct household *h)
{
	const struct year *y = &h->year[THIS];

	return y->present && h->members > 0 && (y->poor || *y->monitor);
}

static bool is_low(const struct household *h)
{
	return h->year[THIS].size > 0 && year_net(&h->year[THIS]) < (int64_t)1100000 * h->year[THIS].size;
}

/* --- jobs: of people of working age --- */

static void put_job(struct ledger *l, const struct household *h, const struct member *m, struct rng *r)
{
	static const char *const places[] = {"县内", "县内", "省内县外", "省外"};
	int from = (int)rng_between(r, 0, 6), months = (int)rng_between(r, 2, 12 - from);
	bool post = m->age > 50 && rng_chance(r, 250);
	FILE *f = row(l);

	fprintf(f, "{\"household\":\"%s\",\"person\":\"%s\",\"place\":\"%s\",\"monthly_wage\":", h->id,
		m->name, post ? places[0] : places[rng_between(r, 0, 3)]);
	put_fen(f, post ? rng_between(r, 600, 1100) * 100 : rng_between(r, 2200, 5600) * 100);
	put_month(f, l->plan, "from", from);
	put_month(f, l->plan, "to", from + months - 1);
	fprintf(f, ",\"post\":\"%s\"", post ? "是" : "否");
	if (post)
		fprintf(f, ",\"post_months\":%d", months);
	fprintf(f, ",\"workshop\":\"%s\"}", !post && rng_chance(r, 80) ? "镇办扶贫车间" : "");
}

static void put_jobs(struct ledger *l, const struct household *h)
{
	struct rng r = ledger_rng(l->plan, h, LEDGER_JOBS);

	for (int i = 0; i < h->members; i++)
		if (h->member[i].age >= 18 && h->member[i].age < 66 && rng_chance(&r, 600))
			put_job(l, h, &h->member[i], &r);
}

/* --- visits: monthly for the low tier, else now and then; a few months are missed --- */

static void put_visit(struct ledger *l, const struct household *h, int day, bool absent, struct rng *r)
{
	static const char *const calls[] = {"电话", "微信"};
	bool street = is_low(h);
	FILE *f = row(l);

	fprintf(f, "{\"household\":\"%s\"", h->id);
	put_date(f, l->plan, "date", day);
	fprintf(f, ",\"visitor\":\"%s\",\"role\":\"%s\",\"mode\":\"%s\",\"absent\":\"%s\"}",
		*h->cadre ? h->cadre : "", street ? "街道级干部" : "帮扶责任人",
		absent ? calls[rng_between(r, 0, 1)] : "入户", absent ? "是" : "否");
}

static void put_visits(struct ledger *l, const struct household *h)
{
	struct rng r = ledger_rng(l->plan, h, LEDGER_VISITS);
	bool absent = rng_chance(&r, 60), forgotten = rng_chance(&r, 120);
	int kept = forgotten ? 850 : 992, months = l->plan->nine_months ? 9 : MONTHS_MAX;

	for (int m = 0; m < months; m++)
		if (is_low(h) ? rng_chance(&r, kept) : m % 3 == 2 && rng_chance(&r, 700))
			put_visit(l, h, m * 30 + (int)rng_between(&r, 0, 27), absent, &r);
}

/* --- measures and risks: of monitored and falling households --- */

static bool is_falling(const struct household *h)
{
	const struct year *last = &h->year[LAST], *now = &h->year[THIS];

	return last->present && year_net(now) * last->size < year_net(last) * now->size;
}

static void put_measures(struct ledger *l, const struct household *h)
{
	static const char *const types[] = {"产业", "就业", "金融", "公益岗位", "教育", "健康", "综合保障"};
	struct rng r = ledger_rng(l->plan, h, LEDGER_MEASURES);
	int n = is_falling(h) || *h->year[THIS].monitor ? (int)rng_between(&r, 0, 3) : rng_chance(&r, 150);

	for (int i = 0; i < n; i++) {
		FILE *f = row(l);
		int t = (int)rng_between(&r, 0, 6);

		fprintf(f, "{\"household\":\"%s\",\"type\":\"%s\",\"name\":\"%s帮扶\"", h->id, types[t], types[t]);
		put_date(f, l->plan, "date", (int)rng_between(&r, 90, 355));
		fputs(",\"amount\":", f);
		put_fen(f, rng_between(&r, 2, 50) * 10000);
		fprintf(f, ",\"done\":\"%s\"}", rng_chance(&r, 850) ? "是" : "否");
	}
}

static void put_risks(struct ledger *l, const struct household *h)
{
	const struct year *y = &h->year[THIS];
	struct rng r = ledger_rng(l->plan, h, LEDGER_RISKS);
	int found = (int)rng_between(&r, 10, 300);

	for (int i = 0; i < CAUSES_MAX && *y->monitor && y->causes[i]; i++) {
		FILE *f = row(l);

		fprintf(f, "{\"household\":\"%s\",\"cause\":\"%s\"", h->id, y->causes[i]);
		put_date(f, l->plan, "found", found);
		if (y->cleared == YES || rng_chance(&r, 300))
			put_date(f, l->plan, "closed", found + (int)rng_between(&r, 5, 55));
		else
			fputs(",\"closed\":\"\"", f);
		fputc('}', f);
	}
}

/* --- payments: right most of the time; a few are over the cap, short, or to somebody excluded --- */

struct item {
	const char *name;
	bool person;
	int chance;		  /* per mille of households */
	int low, high;		  /* quantity, or base in yuan */
	int64_t each, cap;	  /* fen a piece; 0: a percentage of the base */
	int percent;
	int months;		  /* 0, or the most months that are told as the quantity */
	int age;		  /* of the person, nearly: some are too young */
};

static const struct item herding[] = {
	{"犊牛奖补", false, 180, 1, 8, 20000, 100000, 0, 0, 0},
	{"羔羊奖补", false, 200, 2, 30, 5000, 100000, 0, 0, 0},
	{"承包耕地奖补", false, 120, 1, 28, 5000, 100000, 0, 0, 0},
	{"代耕托管补贴", false, 60, 1, 24, 5000, 100000, 0, 0, 0},
	{"到户项目补助", false, 150, 4000, 36000, 0, 2000000, 70, 0, 0},
	{"稳岗补贴", true, 160, 6000, 12600, 0, 300000, 30, 5, 0},
	{"交通补助", true, 80, 1, 1, 30000, 30000, 0, 0, 0},
};
static const struct item street[] = {
	{"庭院经济", false, 260, 1200, 14000, 0, 500000, 50, 0, 0},
	{"孝善养老", true, 600, 1800, 4000, 0, 108000, 30, 0, 58},
};

static int64_t entitled(const struct item *it, int64_t quantity, const struct household *h)
{
	int64_t fen = it->each ? quantity * it->each : quantity * it->percent;
	int64_t persons = (int64_t)700000 * h->year[THIS].size; /* 每人最高不超过7000元 */

	if (!strcmp(it->name, "到户项目补助") && fen > persons)
		fen = persons;
	return fen > it->cap ? it->cap : fen;
}

static void put_payment(struct ledger *l, const struct household *h, const struct item *it, struct rng *r)
{
	int64_t quantity = rng_between(r, it->low, it->high), paid = entitled(it, quantity, h);
	const struct member *m = &h->member[rng_between(r, 0, h->members - 1)];
	FILE *f;

	for (int i = 0; it->age && m->age < it->age && i < h->members; i++)
		m = &h->member[i];
	if (m->age < it->age && !rng_chance(r, 30))
		return;
	f = row(l);
	if (rng_chance(r, 40))
		paid += paid / 4;
	else if (rng_chance(r, 40))
		paid -= paid / 5;
	fprintf(f, "{\"household\":\"%s\",\"person\":\"%s\",\"item\":\"%s\"", h->id, it->person ? m->name : "", it->name);
	fprintf(f, ",\"%s\":%lld", it->each ? "quantity" : "base", (long long)quantity);
	if (it->months)
		fprintf(f, ",\"quantity\":%lld", (long long)rng_between(r, 2, it->months));
	fputs(",\"paid\":", f);
	put_fen(f, paid);
	put_date(f, l->plan, "date", (int)rng_between(r, 100, 350));
	fputc('}', f);
}

static void put_payments(struct ledger *l, const struct household *h)
{
	struct rng r = ledger_rng(l->plan, h, LEDGER_PAYMENTS);
	bool herds = strstr(l->plan->pack, "chifeng") != NULL;
	const struct item *it = herds ? herding : street;
	size_t n = herds ? sizeof herding / sizeof herding[0] : sizeof street / sizeof street[0];

	for (size_t i = 0; i < n; i++)
		if (rng_chance(&r, it[i].chance))
			put_payment(l, h, &it[i], &r);
}

static void put_dividends(struct ledger *l, const struct household *h)
{
	struct rng r = ledger_rng(l->plan, h, LEDGER_DIVIDENDS);
	int64_t due = rng_between(&r, 300, 1500) * 100;
	FILE *f;

	if (!rng_chance(&r, 350))
		return;
	f = row(l);
	fprintf(f, "{\"household\":\"%s\",\"project\":\"光伏收益分配\",\"due\":", h->id);
	put_fen(f, due);
	fputs(",\"paid\":", f);
	put_fen(f, rng_chance(&r, 900) ? due : due / 2);
	put_date(f, l->plan, "date", (int)rng_between(&r, 200, 358));
	fputc('}', f);
}

/* --- the county's own tables --- */

static void put_posts(struct ledger *l)
{
	static const char *const types[] = {"公益性岗位", "帮扶车间"};
	struct village v;

	for (int t = 0; t < l->plan->townships; t++)
		for (int y = 0; y < 2; y++)
			for (int k = 0; k < 2; k++) {
				place_of(l->plan, l->plan->start[t], &v);
				fprintf(row(l), "{\"year\":%d,\"area\":\"%.9s000\",\"type\":\"%s\",\"people\":%d}",
					l->plan->income_year - 1 + y, v.code, types[k], 12 + t * 5 + k * 7 + y * (t % 3) - (t == 2 && y));
			}
}

static void put_projects(struct ledger *l)
{
	static const char *const names[] = {"肉牛养殖小区", "温室大棚", "仓储保鲜库", "村道硬化", "小型水利"};
	struct village v;

	for (int i = 0; i < 5; i++) {
		FILE *f = row(l);

		place_of(l->plan, l->plan->start[i % l->plan->townships], &v);
		fprintf(f, "{\"name\":\"%s\",\"area\":\"%.9s000\",\"type\":\"%s\",\"funds\":%d,\"linked\":\"%s\"", names[i],
			v.code, i < 3 ? "产业" : "以工代赈", 600000 + 150000 * i, i == 2 ? "否" : "是");
		if (i >= 3)
			fprintf(f, ",\"labour_pay\":%d,\"labour_pay_lifted\":%d", i == 3 ? 350000 : 300000,
				i == 3 ? 120000 : 80000);
		put_date(f, l->plan, "date", 60 + 50 * i);
		fputc('}', f);
	}
}

static void put_employers(struct ledger *l)
{
	for (int i = 0; i < 4; i++) {
		FILE *f = row(l);
		int workers = 4 + i;

		fprintf(f, "{\"name\":\"示范企业%d（虚构）\",\"area\":\"%s000000\",\"workers\":%d,\"contract_months\":%d", i + 1,
			l->plan->region, workers, i == 2 ? 5 : 8);
		fprintf(f, ",\"lowest_wage\":%d,\"wages\":%d,\"paid\":%d,\"other_award\":\"%s\"", 1950 + 100 * i,
			workers * 3 * 2600, i == 1 ? workers * 3 * 780 : i == 3 ? 15000 : 0, i == 3 ? "是" : "否");
		put_date(f, l->plan, "date", 240 + 20 * i);
		fputc('}', f);
	}
}

static void put_roster(struct ledger *l)
{
	static const char *const roles[] = {"信息采集员", "信息录入员", "分管专干"};
	struct rng r = rng_seeded(l->plan->seed, 0xA057E6u);
	char name[64];
	struct village v;

	for (int t = 0; t < l->plan->townships; t++)
		for (int k = 0; k < 3; k++) {
			FILE *f;

			place_of(l->plan, l->plan->start[t], &v);
			person_name(&r, name);
			if (t == 1 && k == 2)
				continue; /* one post is vacant */
			f = row(l);
			fprintf(f, "{\"area\":\"%.9s000\",\"township\":\"%s\",\"role\":\"%s\",\"name\":\"%s\",\"phone\":\"1990000%04d\"", v.code,
				v.township, roles[k], name, t * 10 + k);
			put_date(f, l->plan, "since", 5 + t);
			fputc('}', f);
		}
}

static void put_training(struct ledger *l)
{
	static const char *const topics[] = {"收入监测数据采集录入", "政策口径与核算", "数据核查整改"};

	for (int i = 0; i < 3; i++) {
		FILE *f = row(l);

		fprintf(f, "{\"level\":\"县级\",\"topic\":\"%s\",\"role\":\"信息录入员\",\"people\":%d", topics[i], 30 + 6 * i);
		put_date(f, l->plan, "date", 40 + 110 * i);
		fputc('}', f);
	}
}

/* The year before last: the same households, each with another growth. */
static void put_before(struct ledger *l, const struct household *h)
{
	const struct year *y = &h->year[LAST];
	struct rng r = ledger_rng(l->plan, h, LEDGER_BEFORE);
	FILE *f;

	if (!y->present || y->raw[CELL_NET])
		return;
	f = row(l);
	fprintf(f, "{\"id\":\"%s\",\"area\":\"%s\",\"kind\":\"%s\",\"status\":\"%s\"", h->id, h->at.code,
		y->poor ? "脱贫户" : "一般农户", y->enjoys ? "享受政策" : "不享受政策");
	fprintf(f, ",\"monitor\":\"%s\",\"cleared\":\"%s\",\"dibao_all\":\"%s\",\"size\":%d,\"net\":", y->monitor,
		y->cleared == YES ? "是" : y->cleared == NO ? "否" : "", h->dibao_all == YES ? "是" : "否", y->size);
	put_fen(f, year_net(y) * 1000 / rng_between(&r, 1020, 1160));
	fputc('}', f);
}

static const struct {
	const char *kind, *file;
	void (*household)(struct ledger *, const struct household *);
	void (*county)(struct ledger *);
} ledgers[] = {
	{"jobs", "jobs.json", put_jobs, NULL},
	{"visits", "visits.json", put_visits, NULL},
	{"measures", "measures.json", put_measures, NULL},
	{"risks", "risks.json", put_risks, NULL},
	{"payments", "payments.json", put_payments, NULL},
	{"dividends", "dividends.json", put_dividends, NULL},
	{"posts", "posts.json", NULL, put_posts},
	{"projects", "projects.json", NULL, put_projects},
	{"employers", "employers.json", NULL, put_employers},
	{"roster", "roster.json", NULL, put_roster},
	{"training", "training.json", NULL, put_training},
};
enum { LEDGERS = sizeof ledgers / sizeof ledgers[0] };

void ledgers_put_exports(FILE *f, const struct plan *p)
{
	for (int i = 0; p->ledgers && i < LEDGERS; i++)
		fprintf(f, ",\n    {\"kind\": \"%s\", \"file\": \"%s\"}", ledgers[i].kind, ledgers[i].file);
	if (p->ledgers && !p->nine_months)
		fprintf(f, ",\n    {\"kind\": \"households\", \"year\": %d, \"file\": \"households-%d.json\"}",
			p->income_year - 2, p->income_year - 2);
}

static bool export_each(const struct plan *p, const char *name, void (*put)(struct ledger *, const struct household *))
{
	struct ledger l = {export_open(p, name), p, 0};
	struct household h;

	if (!l.f)
		return false;
	fputs("[\n", l.f);
	for (uint64_t i = 0; i < p->households; i++) {
		household_make(p, i, &h);
		if (is_helped(&h))
			put(&l, &h);
	}
	fputs("\n]\n", l.f);
	return export_close(l.f, name);
}

static bool export_whole(const struct plan *p, const char *name, void (*put)(struct ledger *))
{
	struct ledger l = {export_open(p, name), p, 0};

	if (!l.f)
		return false;
	fputs("[\n", l.f);
	put(&l);
	fputs("\n]\n", l.f);
	return export_close(l.f, name);
}

bool export_ledgers(const struct plan *p)
{
	char before[64];
	bool done = true;

	for (int i = 0; done && p->ledgers && i < LEDGERS; i++)
		done = ledgers[i].household ? export_each(p, ledgers[i].file, ledgers[i].household)
					    : export_whole(p, ledgers[i].file, ledgers[i].county);
	snprintf(before, sizeof before, "households-%d.json", p->income_year - 2);
	return done && (!p->ledgers || p->nine_months || export_each(p, before, put_before));
}
