/*
 * The ledgers of what the documents of S1, S2 and S3 ask to be done for persons and units: 雨露计划 pupils and
 * graduates, start-ups, returnees and fares, wages of public posts, plan papers.  Most rows are right; a few show
 * each finding.
 */
#include <string.h>

#include "ledger.h"

bool is_aid(const struct plan *p)
{
	return !strstr(p->pack, "chifeng") && !strstr(p->pack, "zaozhuang");
}

static struct rng aid_rng(const struct plan *p, const struct household *h, int member, int ledger)
{
	return rng_seeded(p->seed + 0x9200u + (uint64_t)ledger, h->serial * MEMBERS_MAX + (uint64_t)member);
}

/* --- 雨露计划 --- */

static void put_pupil(struct ledger *l, const struct household *h, int i)
{
	struct rng r = aid_rng(l->plan, h, i, LEDGER_STUDENTS);
	int k = (int)rng_between(&r, 0, 99);
	FILE *f;

	if (k < 8)
		return; /* nobody registered it */
	f = row(l);
	fprintf(f, "{\"household\":\"%s\",\"person\":\"%s\",\"level\":\"%.6s\",\"aided\":\"%s\"", h->id, h->member[i].name,
		h->member[i].school, k < 86 ? "是" : k < 94 ? "否" : "");
	if (k < 86) {
		fputs(",\"amount\":1500", f);
		put_date(f, l->plan, "date", 30 + k);
	}
	fputc('}', f);
}

static void put_graduate(struct ledger *l, const struct household *h, int i)
{
	struct rng r = aid_rng(l->plan, h, i, LEDGER_STUDENTS);
	int back = (int)rng_between(&r, 0, 2), k = (int)rng_between(&r, 0, 99);
	FILE *f;

	if (!rng_chance(&r, 350))
		return;
	f = row(l);
	fprintf(f, "{\"household\":\"%s\",\"person\":\"%s\",\"level\":\"%s\",\"graduated\":\"%d-06\",\"helped\":\"%s\"", h->id,
		h->member[i].name, k % 2 ? "高职" : "中职", l->plan->income_year - back, k < 60 ? "推荐岗位" : k < 75 ? "是" : "");
	fprintf(f, ",\"employed\":\"%s\"}", k % 7 < 5 ? "是" : k % 7 < 6 ? "否" : k < 90 ? "否" : "");
}

void put_students(struct ledger *l, const struct household *h)
{
	for (int i = 0; i < h->members; i++) {
		const struct member *m = &h->member[i];

		if (!strncmp(m->school, "中职", 6) || !strncmp(m->school, "高职", 6))
			put_pupil(l, h, i);
		else if (m->age >= 18 && m->age < 25 && !strcmp(m->school, "非在校生"))
			put_graduate(l, h, i);
	}
}

/* --- start-ups --- */

void put_startups(struct ledger *l, const struct household *h)
{
	static const char *const names[] = {"小卖部", "米粉店", "理发店", "网店", "修理铺", "夜市摊点"};
	struct rng r = aid_rng(l->plan, h, 0, LEDGER_STARTUPS);
	int back = (int)rng_between(&r, 0, 3), k = (int)rng_between(&r, 0, 99);
	FILE *f;

	if (!rng_chance(&r, 60))
		return;
	f = row(l);
	fprintf(f, "{\"household\":\"%s\",\"person\":\"%s\",\"name\":\"%s\",\"opened\":\"%d-%02d-%02d\"", h->id, h->member[0].name,
		names[k % 6], l->plan->income_year - back, 1 + k % 5, 1 + k % 28);
	fprintf(f, ",\"normal\":\"%s\"", k < 80 ? "是" : k < 90 ? "否" : "");
	if (k >= 80 && k < 90)
		put_date(f, l->plan, "closed", 100 + k);
	if (k < 60 && back) {
		fputs(",\"paid\":5000", f);
		put_date(f, l->plan, "date", 100 + 2 * k);
	}
	fputc('}', f);
}

/* --- the further cells of a job, and a second job after a return --- */

void put_job_aid(struct ledger *l, const struct household *h, const struct member *m, const struct job *j)
{
	struct rng r = aid_rng(l->plan, h, (int)(m - h->member), LEDGER_POSTS);
	bool away = !strcmp(j->place, "省外"), back = !j->post && rng_chance(&r, 70);
	int k = (int)rng_between(&r, 0, 99);

	if (!is_aid(l->plan))
		return;
	if (away && k < 85)
		fprintf(l->f, ",\"fare\":%d", k < 65 ? 300 : 0);
	if (back) {
		put_date(l->f, l->plan, "returned", 30 * (j->from + j->months - 1) + 14);
		fprintf(l->f, ",\"rehired\":\"%s\"", k % 3 == 0 ? "是" : k % 3 == 1 ? "否" : "");
	}
}

void put_second_job(struct ledger *l, const struct household *h, const struct member *m, const struct job *j)
{
	struct rng r = aid_rng(l->plan, h, (int)(m - h->member), LEDGER_POSTS);
	bool back = !j->post && rng_chance(&r, 70);
	int k = (int)rng_between(&r, 0, 99);

	if (!is_aid(l->plan) || !back || k % 3 != 2 || k % 2)
		return;
	fprintf(row(l), "{\"household\":\"%s\",\"person\":\"%s\",\"place\":\"县内\",\"monthly_wage\":2600", h->id, m->name);
	put_month(l->f, l->plan, "from", j->from + j->months - 1 + k % 4 - 1);
	fputs(",\"post\":\"否\"}", l->f);
}

/* --- payments: wages of public posts by the month; fares; 雨露计划 --- */

static void put_wage(struct ledger *l, const struct household *h, int i, const struct job *j, int month, int k)
{
	FILE *f = row(l);

	fprintf(f, "{\"household\":\"%s\",\"person\":\"%s\",\"item\":\"公益性岗位补贴\"", h->id, h->member[i].name);
	put_month(f, l->plan, "period", month);
	fputs(",\"due\":", f);
	put_fen(f, j->wage);
	if (k == 0) {
		fputs(",\"paid\":\"\"}", f);
		return;
	}
	fputs(",\"paid\":", f);
	put_fen(f, k == 1 ? j->wage / 2 : j->wage);
	put_date(f, l->plan, "date", 30 * month + 9 + (k == 2 ? 0 : 14));
	fputc('}', f);
}

void put_aid_payments(struct ledger *l, const struct household *h)
{
	struct job j;
	int months = l->plan->nine_months ? 9 : MONTHS_MAX;

	for (int i = 0; i < h->members; i++) {
		struct rng r = aid_rng(l->plan, h, i, LEDGER_PAYMENTS);
		bool has = job_of(l->plan, h, i, &j);

		for (int m = j.from; has && j.post && m < j.from + j.months && m < months; m++)
			put_wage(l, h, i, &j, m, (int)rng_between(&r, 0, 39));
		if (has && !strcmp(j.place, "省外") && rng_chance(&r, 250)) {
			fprintf(row(l), "{\"household\":\"%s\",\"person\":\"%s\",\"item\":\"跨省务工交通补贴\",\"paid\":300", h->id,
				h->member[i].name);
			put_date(l->f, l->plan, "date", 150 + i);
			fputc('}', l->f);
		}
	}
}

/* --- risk points beside those of the monitored --- */

void put_more_risks(struct ledger *l, const struct household *h)
{
	static const char *const causes[] = {"洪涝灾害减收", "受疫情影响务工中断", "家庭成员意外受伤"};
	struct rng r = aid_rng(l->plan, h, 0, LEDGER_RISKS);
	int k = (int)rng_between(&r, 0, 2);

	if (!is_aid(l->plan) || !rng_chance(&r, 60))
		return;
	fprintf(row(l), "{\"household\":\"%s\",\"cause\":\"%s\"", h->id, causes[k]);
	put_date(l->f, l->plan, "found", (int)rng_between(&r, 20, 250));
	fputs(",\"closed\":\"\"}", l->f);
}

/* --- plan papers: one township lacks its 任务书, every ninth village its ledger, three departments their plan --- */

static void put_paper(struct ledger *l, const char *code, int digits, const char *unit, const char *type, int day)
{
	FILE *f = row(l);

	fprintf(f, "{\"area\":\"%.*s%s\",\"unit\":\"%s\",\"type\":\"%s\"", digits, code, digits == 9 ? "000" : digits == 6 ? "000000" : "",
		unit, type);
	put_date(f, l->plan, "date", day);
	fputc('}', f);
}

static void put_village_papers(struct ledger *l)
{
	struct village v, last = {0};
	int n = 0;

	for (uint64_t s = 0; s < l->plan->households; s++) {
		place_of(l->plan, s, &v);
		if (strcmp(v.code, last.code) != 0 && n++ % 9 != 4)
			put_paper(l, v.code, 12, v.name, "增收帮扶台账", 200 + n % 40);
		last = v;
	}
}

void put_papers(struct ledger *l)
{
	static const char *const types[] = {"时间表", "路线图", "任务书"};
	static const char *const departments[] = {"乡村振兴局", "农业农村局", "人社局", "金融办", "工商联", "民政局", "残联", "教体局", "医保局",
						  "组织部"};
	struct village v;

	for (int t = 0; t < l->plan->townships; t++)
		for (int k = 0; k < 3; k++) {
			place_of(l->plan, l->plan->start[t], &v);
			if (t != 1 || k != 2)
				put_paper(l, v.code, 9, v.township, types[k], 150 + 10 * t + k);
		}
	put_village_papers(l);
	for (size_t i = 0; i < sizeof departments / sizeof departments[0]; i++)
		put_paper(l, l->plan->region, 6, departments[i], "稳定增收专门工作方案", 160 + (int)i);
}
