/*
 * The ledgers beside the income records: jobs, visits, measures, risks, payments, dividends, posts, projects,
 * employers, roster, training; and, for 连续高于, the file of the year before last.  Every record follows from
 * (seed, serial number of the household, ledger).
 */
#include <string.h>

#include "ledger.h"

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

/* 务工所在县, with a telephone of one's own: drawn apart, so that the other columns stay what they were. */
static void put_where(struct ledger *l, const struct household *h, const struct member *m, bool post)
{
	static const char *const elsewhere[] = {"东江市城北区", "东江市临湖县", "南浦市海门区", "西岭市高新区"};
	struct rng r = rng_seeded(l->plan->seed + 0x9100u, h->serial * MEMBERS_MAX + (uint64_t)(m - h->member));
	bool home = post || rng_chance(&r, 500);

	fprintf(l->f, ",\"county\":\"%s\",\"phone\":\"%s\"}", home ? l->plan->county : elsewhere[rng_between(&r, 0, 3)],
		detail_phone(h, (int)(m - h->member)));
}

static struct job draw_job(const struct member *m, struct rng *r)
{
	static const char *const places[] = {"县内", "县内", "省内县外", "省外"};
	struct job j = {.from = (int)rng_between(r, 0, 6)};

	j.months = (int)rng_between(r, 2, 12 - j.from);
	j.post = m->age > 50 && rng_chance(r, 250);
	j.place = j.post ? places[0] : places[rng_between(r, 0, 3)];
	j.wage = j.post ? rng_between(r, 600, 1100) * 100 : rng_between(r, 2200, 5600) * 100;
	j.workshop = !j.post && rng_chance(r, 80);
	return j;
}

static bool draws_job(const struct member *m, struct rng *r)
{
	return m->age >= 18 && m->age < 66 && rng_chance(r, 600);
}

bool job_of(const struct plan *p, const struct household *h, int i, struct job *out)
{
	struct rng r = ledger_rng(p, h, LEDGER_JOBS);
	bool has = false;

	for (int k = 0; k <= i; k++) {
		has = draws_job(&h->member[k], &r);
		if (has)
			*out = draw_job(&h->member[k], &r);
	}
	return has;
}

static void put_job(struct ledger *l, const struct household *h, const struct member *m, const struct job *j)
{
	FILE *f = row(l);

	fprintf(f, "{\"household\":\"%s\",\"person\":\"%s\",\"place\":\"%s\",\"monthly_wage\":", h->id, m->name, j->place);
	put_fen(f, j->wage);
	put_month(f, l->plan, "from", j->from);
	put_month(f, l->plan, "to", j->from + j->months - 1);
	fprintf(f, ",\"post\":\"%s\"", j->post ? "是" : "否");
	if (j->post)
		fprintf(f, ",\"post_months\":%d", j->months);
	fprintf(f, ",\"workshop\":\"%s\"", j->workshop ? "镇办扶贫车间" : "");
	put_job_states(l, h, m, j->post ? j->months : 0);
	put_job_aid(l, h, m, j);
	put_where(l, h, m, j->post);
	put_second_job(l, h, m, j);
}

/* The wages of a household's jobs make up its wage income, to the yuan a month, where that is a wage somebody could earn. */
static void share_wages(const struct household *h, struct job *job, int n)
{
	int64_t rest = h->year[THIS].block[WAGE], months = 0, each;

	for (int i = 0; i < n; i++) {
		rest -= job[i].post ? job[i].wage * job[i].months : 0;
		months += job[i].post ? 0 : job[i].months;
	}
	each = months ? rest / months / 100 * 100 : 0;
	for (int i = 0; i < n && each >= 60000 && each <= 1500000; i++)
		if (!job[i].post)
			job[i].wage = each;
}

static void put_jobs(struct ledger *l, const struct household *h)
{
	struct rng r = ledger_rng(l->plan, h, LEDGER_JOBS);
	struct job job[MEMBERS_MAX];
	bool has[MEMBERS_MAX];
	int n = 0;

	for (int i = 0; i < h->members; i++) {
		has[i] = draws_job(&h->member[i], &r);
		if (has[i])
			job[n++] = draw_job(&h->member[i], &r);
	}
	share_wages(h, job, n);
	for (int i = 0, k = 0; i < h->members; i++)
		if (has[i])
			put_job(l, h, &h->member[i], &job[k++]);
		else
			put_jobless(l, h, &h->member[i]);
}

/* Somebody with a job of three months that is no public post; away: outside the province.  NULL: nobody. */
static const struct member *worker(const struct plan *p, const struct household *h, bool away)
{
	const struct member *found = NULL;
	struct job j;

	for (int i = 0; i < h->members; i++)
		if (job_of(p, h, i, &j) && !j.post && j.months >= 3 && (!away || !strcmp(j.place, "省外")))
			found = &h->member[i];
	return found;
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
	int found = (int)rng_between(&r, 10, 300), last = l->plan->nine_months ? 265 : 355;

	found %= last - 15;
	if (y->cleared == YES) /* early in the year: it takes six months at least to be sure */
		found = found % (l->plan->nine_months ? 60 : 100) + 10;
	for (int i = 0; i < CAUSES_MAX && *y->monitor && y->causes[i]; i++) {
		FILE *f = row(l);

		fprintf(f, "{\"household\":\"%s\",\"cause\":\"%s\"", h->id, y->causes[i]);
		put_date(f, l->plan, "found", found);
		if (y->cleared == YES || rng_chance(&r, 300)) {
			int closed = found + (int)rng_between(&r, 5, 55) + (y->cleared == YES ? 190 : 0);

			put_date(f, l->plan, "closed", closed > last ? last : closed);
		}
		else
			fputs(",\"closed\":\"\"", f);
		fputc('}', f);
	}
	put_more_risks(l, h);
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
	enum { JOB_ANY, JOB_STABLE, JOB_AWAY, JOB_LOST } job; /* who works like this, or no more; nearly always */
};

static const struct item herding[] = {
	{"犊牛奖补", false, 180, 1, 8, 20000, 100000, 0, 0, 0, JOB_ANY},
	{"羔羊奖补", false, 200, 2, 30, 5000, 100000, 0, 0, 0, JOB_ANY},
	{"承包耕地奖补", false, 120, 1, 28, 5000, 100000, 0, 0, 0, JOB_ANY},
	{"代耕托管补贴", false, 250, 1, 24, 5000, 100000, 0, 0, 0, JOB_LOST},
	{"到户项目补助", false, 150, 4000, 36000, 0, 2000000, 70, 0, 0, JOB_ANY},
	{"稳岗补贴", true, 160, 6000, 12600, 0, 300000, 30, 5, 0, JOB_STABLE},
	{"交通补助", true, 860, 1, 1, 30000, 30000, 0, 0, 0, JOB_AWAY},
};
static const struct item street[] = {
	{"庭院经济", false, 260, 1200, 14000, 0, 500000, 50, 0, 0, JOB_ANY},
	{"孝善养老", true, 600, 1800, 4000, 0, 108000, 30, 0, 58, JOB_ANY},
};

struct drawn {
	const struct member *m;
	int64_t quantity, paid;
	int months, day;
};

static int64_t entitled(const struct item *it, int64_t quantity, const struct household *h)
{
	int64_t fen = it->each ? quantity * it->each : quantity * it->percent;
	int64_t persons = (int64_t)700000 * h->year[THIS].size; /* 每人最高不超过7000元 */

	if (!strcmp(it->name, "到户项目补助") && fen > persons)
		fen = persons;
	return fen > it->cap ? it->cap : fen;
}

static bool has_lost(const struct household *h)
{
	for (int i = 0; i < h->members; i++)
		if (!strcmp(h->member[i].labour, "丧失劳动力"))
			return true;
	return false;
}

/* What is drawn for one item; false: nothing is recorded. */
static bool draw_payment(const struct plan *p, const struct household *h, const struct item *it, struct rng *r, struct drawn *d)
{
	d->quantity = rng_between(r, it->low, it->high);
	d->paid = entitled(it, d->quantity, h);
	d->m = &h->member[rng_between(r, 0, h->members - 1)];
	if ((it->job == JOB_STABLE || it->job == JOB_AWAY) && !rng_chance(r, 80))
		d->m = worker(p, h, it->job == JOB_AWAY);
	if (!d->m || (it->job == JOB_LOST && !has_lost(h) && !rng_chance(r, 30)))
		return false;
	for (int i = 0; it->age && d->m->age < it->age && i < h->members; i++)
		d->m = &h->member[i];
	if (d->m->age < it->age && !rng_chance(r, 30))
		return false;
	if (rng_chance(r, 40))
		d->paid += d->paid / 4;
	else if (rng_chance(r, 40))
		d->paid -= d->paid / 5;
	d->months = it->months ? (int)rng_between(r, 2, it->months) : 0;
	d->day = (int)rng_between(r, 100, 350);
	return true;
}

static void put_payment(struct ledger *l, const struct household *h, const struct item *it, const struct drawn *d)
{
	FILE *f = row(l);

	fprintf(f, "{\"household\":\"%s\",\"person\":\"%s\",\"item\":\"%s\"", h->id, it->person ? d->m->name : "", it->name);
	fprintf(f, ",\"%s\":%lld", it->each ? "quantity" : "base", (long long)d->quantity);
	if (it->months)
		fprintf(f, ",\"quantity\":%d", d->months);
	fputs(",\"paid\":", f);
	put_fen(f, d->paid);
	put_date(f, l->plan, "date", d->day);
	fputc('}', f);
}

static const struct item *items_of(const struct plan *p, size_t *n)
{
	bool herds = strstr(p->pack, "chifeng") != NULL;

	*n = herds ? sizeof herding / sizeof herding[0] : sizeof street / sizeof street[0];
	return herds ? herding : street;
}

static void put_payments(struct ledger *l, const struct household *h)
{
	struct rng r = ledger_rng(l->plan, h, LEDGER_PAYMENTS);
	size_t n;
	const struct item *it = items_of(l->plan, &n);
	struct drawn d;

	if (is_aid(l->plan)) {
		put_aid_payments(l, h);
		return;
	}
	for (size_t i = 0; i < n; i++)
		if (rng_chance(&r, it[i].chance) && draw_payment(l->plan, h, &it[i], &r, &d))
			put_payment(l, h, &it[i], &d);
	put_sectors(l, h);
}

int64_t paid_heads(const struct plan *p, const struct household *h, const char *name)
{
	struct rng r = ledger_rng(p, h, LEDGER_PAYMENTS);
	int64_t heads = 0;
	size_t n;
	const struct item *it = items_of(p, &n);
	struct drawn d;

	for (size_t i = 0; i < n; i++)
		if (rng_chance(&r, it[i].chance) && draw_payment(p, h, &it[i], &r, &d) && strstr(it[i].name, name))
			heads += d.quantity;
	return heads;
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
			fprintf(f, ",\"source\":\"%s\",\"labour_pay\":%d,\"labour_pay_lifted\":%d",
				i == 3 ? "中央衔接推进乡村振兴补助资金" : "水利建设资金", i == 3 ? 350000 : 300000,
				i == 3 ? 120000 : 80000);
		put_date(f, l->plan, "date", 60 + 50 * i);
		fputc('}', f);
	}
	if (is_aid(l->plan)) {
		fprintf(row(l), "{\"name\":\"庭院种养奖补\",\"area\":\"%.9s000\",\"type\":\"产业到户\",\"funds\":420000,\"linked\":\"否\"}", v.code);
		fprintf(row(l), "{\"name\":\"光伏电站\",\"area\":\"%.9s000\",\"type\":\"基础设施\",\"funds\":980000,\"operating\":\"是\"}", v.code);
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
	const char *kind, *file, *pack; /* pack: only under packs of this name, or "aid": is_aid but for S3; NULL: all */
	void (*household)(struct ledger *, const struct household *);
	void (*county)(struct ledger *);
} ledgers[] = {
	{"jobs", "jobs.json", NULL, put_jobs, NULL},
	{"visits", "visits.json", NULL, put_visits, NULL},
	{"measures", "measures.json", NULL, put_measures, NULL},
	{"risks", "risks.json", NULL, put_risks, NULL},
	{"payments", "payments.json", NULL, put_payments, NULL},
	{"dividends", "dividends.json", NULL, put_dividends, NULL},
	{"posts", "posts.json", NULL, NULL, put_posts},
	{"projects", "projects.json", NULL, NULL, put_projects},
	{"employers", "employers.json", NULL, NULL, put_employers},
	{"roster", "roster.json", NULL, NULL, put_roster},
	{"training", "training.json", NULL, NULL, put_training},
	{"students", "students.json", "aid", put_students, NULL},
	{"startups", "startups.json", "aid", put_startups, NULL},
	{"papers", "papers.json", "laiyuan", NULL, put_papers},
	{"loans", "loans.json", NULL, put_loans, NULL},
	{"herd", "herd.json", "chifeng", put_herd, NULL},
	{"dibao", "dibao.json", "chifeng", put_dibao, NULL},
};
enum { LEDGERS = sizeof ledgers / sizeof ledgers[0] };

static bool is_kept(const struct plan *p, int i)
{
	const char *pack = ledgers[i].pack;

	return p->ledgers && (!pack || (!strcmp(pack, "aid") ? is_aid(p) && !p->nine_months : strstr(p->pack, pack) != NULL));
}

void ledgers_put_exports(FILE *f, const struct plan *p)
{
	for (int i = 0; i < LEDGERS; i++)
		if (is_kept(p, i))
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

	for (int i = 0; done && i < LEDGERS; i++)
		done = !is_kept(p, i) ? true : ledgers[i].household ? export_each(p, ledgers[i].file, ledgers[i].household)
					    : export_whole(p, ledgers[i].file, ledgers[i].county);
	snprintf(before, sizeof before, "households-%d.json", p->income_year - 2);
	return done && (!p->ledgers || p->nine_months || export_each(p, before, put_before));
}
