/*
 * The ledgers about people and herds: small loans, the herd ledger of a banner, 低保 in its gradual exit, states of
 * employment, pay of public posts, insurance.  Most rows are right; a few show each finding.
 */
#include <string.h>

#include "ledger.h"

static bool is_banner(const struct plan *p)
{
	return strstr(p->pack, "chifeng") != NULL;
}

static bool is_zone(const struct plan *p)
{
	return strstr(p->pack, "zaozhuang") != NULL;
}

/* Of a member: the household's stream, at the member's own place. */
static struct rng member_rng(const struct plan *p, const struct household *h, const struct member *m, int ledger)
{
	struct rng r = ledger_rng(p, h, ledger);

	for (long i = 0; i < m - h->member; i++)
		rng_next(&r);
	return rng_seeded(rng_next(&r), h->serial);
}

/* --- loans --- */

static void put_lent(FILE *f, struct ledger *l, struct rng *r)
{
	bool long_ago = rng_chance(r, 350), rich = is_zone(l->plan) && rng_chance(r, 200);
	int64_t amount = rich ? rng_between(r, 8, 12) * 1000000 : rng_between(r, 2, 5) * 1000000;
	int64_t interest = amount * 435 / 10000;

	fprintf(f, ",\"product\":\"%s\",\"mode\":\"%s\",\"amount\":",
		rich ? "齐鲁富民贷" : is_zone(l->plan) ? "富民生产贷" : "脱贫人口小额信贷", rng_chance(r, 200) ? "续贷" : "新贷");
	put_fen(f, amount);
	put_date(f, l->plan, "date", long_ago ? 15 : (int)rng_between(r, 60, 300));
	if (rich && rng_chance(r, 400)) {
		fputs(",\"overdue\":", f);
		put_fen(f, amount / 4);
	}
	fputs(",\"interest\":", f);
	put_fen(f, interest);
	if (long_ago)
		put_date(f, l->plan, "repaid", (int)rng_between(r, 250, 340));
	fputs(",\"subsidised\":", f);
	put_fen(f, long_ago == rng_chance(r, 900) ? interest : 0);
}

void put_loans(struct ledger *l, const struct household *h)
{
	struct rng r = ledger_rng(l->plan, h, LEDGER_LOANS);
	bool able = h->no_labour != YES && h->member[0].age < 66, wants = able && rng_chance(&r, 300);
	FILE *f;

	if (rng_chance(&r, 40))
		return; /* the survey missed it */
	f = row(l);
	fprintf(f, "{\"household\":\"%s\",\"person\":\"%s\",\"eligible\":\"%s\",\"wants\":\"%s\"", h->id, h->member[0].name,
		able ? "是" : "否", wants ? "是" : "否");
	put_date(f, l->plan, "surveyed", (int)rng_between(&r, 20, 120));
	if (wants && rng_chance(&r, 900))
		put_lent(f, l, &r);
	fputc('}', f);
}

/* --- the herd ledger: spring and autumn --- */

static void put_animals(struct ledger *l, const struct household *h, const char *animal, int64_t sold, struct rng *r)
{
	int64_t stock = rng_between(r, 2, 30);

	for (int half = 0; half < 2; half++) {
		int64_t part = half ? sold - sold / 2 : sold / 2, born = part + rng_between(r, 0, 3);
		FILE *f = row(l);

		fprintf(f, "{\"household\":\"%s\"", h->id);
		put_date(f, l->plan, "date", half ? 340 : 190);
		stock += born - part;
		fprintf(f, ",\"animal\":\"%s\",\"stock\":%lld,\"pregnant\":%lld,\"born\":%lld", animal, (long long)stock,
			(long long)rng_between(r, 0, 4), (long long)born);
		fprintf(f, ",\"out\":%lld,\"replaced\":%lld,\"sold\":%lld}", (long long)(part + (half && rng_chance(r, 100))),
			(long long)rng_between(r, 0, 1), (long long)(part + (!half && part && rng_chance(r, 15))));
	}
}

void put_herd(struct ledger *l, const struct household *h)
{
	static const char *const animals[] = {"犊牛", "羔羊"};
	struct rng r = ledger_rng(l->plan, h, LEDGER_HERD);
	bool forgotten = rng_chance(&r, 80);

	for (int i = 0; i < 2; i++) {
		int64_t paid = paid_heads(l->plan, h, animals[i]), sold = paid;

		if (paid && rng_chance(&r, 60))
			sold = paid - 1; /* more was claimed than sold */
		if (!paid && rng_chance(&r, 70))
			sold = rng_between(&r, 0, 3);
		else if (!paid)
			continue;
		if (!forgotten)
			put_animals(l, h, animals[i], sold, &r);
	}
}

/* --- 低保 in its gradual exit --- */

void put_dibao(struct ledger *l, const struct household *h)
{
	struct rng r = ledger_rng(l->plan, h, LEDGER_DIBAO);

	for (int i = 0; i < h->members; i++) {
		bool exits = rng_chance(&r, 250), reviewed = rng_chance(&r, 600);
		int end = (int)rng_between(&r, 120, 359);
		FILE *f;

		if (h->member[i].dibao != YES)
			continue;
		f = row(l);
		fprintf(f, "{\"household\":\"%s\",\"person\":\"%s\",\"since\":\"2019-07-01\"", h->id, h->member[i].name);
		if (exits)
			put_date(f, l->plan, "exit", end);
		if (exits && reviewed && end < 330) {
			put_date(f, l->plan, "reviewed", end + 20);
			fprintf(f, ",\"kept\":\"%s\"", rng_chance(&r, 500) ? "是" : "否");
		}
		fputc('}', f);
	}
}

/* --- jobs: 就业、失业、返乡、外出意愿; pay of public posts --- */

void put_job_states(struct ledger *l, const struct household *h, const struct member *m, int post)
{
	struct rng r = member_rng(l->plan, h, m, LEDGER_POSTS);

	fprintf(l->f, ",\"state\":\"%s\"", rng_chance(&r, 960) ? "就业" : "");
	if (is_banner(l->plan))
		fprintf(l->f, ",\"back\":\"%s\",\"willing\":\"%s\"", rng_chance(&r, 40) ? "是" : "否", rng_chance(&r, 300) ? "是" : "否");
	if (!post)
		return;
	fprintf(l->f, ",\"post_hours\":%lld,\"post_pay_prev\":", (long long)rng_between(&r, 25, 45));
	put_fen(l->f, rng_between(&r, 600, 980) * 100);
	fprintf(l->f, ",\"post_paid_months\":%d", rng_chance(&r, 900) ? post : post - 1);
}

void put_jobless(struct ledger *l, const struct household *h, const struct member *m)
{
	struct rng r = member_rng(l->plan, h, m, LEDGER_JOBS);
	bool able = m->age >= 18 && m->age < 66 && strcmp(m->labour, "无劳动力") && strcmp(m->labour, "丧失劳动力");

	if (!is_banner(l->plan) || !able || rng_chance(&r, 200))
		return;
	fprintf(row(l), "{\"household\":\"%s\",\"person\":\"%s\",\"post\":\"否\",\"state\":\"失业\",\"back\":\"%s\",\"willing\":\"%s\"}",
		h->id, m->name, rng_chance(&r, 300) ? "是" : "否", rng_chance(&r, 500) ? "是" : "否");
}

/* --- insurance --- */

void insurance_put(FILE *f, const struct plan *p, const struct household *h, const struct member *m)
{
	struct rng r = member_rng(p, h, m, LEDGER_INSURANCE);
	bool of_age = m->age >= 16 && m->age < 60 && !strcmp(m->school, "非在校生");

	if (!p->ledgers || !is_zone(p))
		return;
	fprintf(f, ",\"medical\":\"%s\"", rng_chance(&r, 985) ? "是" : rng_chance(&r, 500) ? "否" : "");
	fprintf(f, ",\"premium\":\"%s\"", !of_age ? "否" : rng_chance(&r, 950) ? "是" : "否");
	fprintf(f, ",\"accident\":\"%s\"", rng_chance(&r, 975) ? "是" : "否");
}

/* --- 孝扶; departments' payments --- */

static void put_item(struct ledger *l, const struct household *h, const char *item, const int64_t fen[2])
{
	FILE *f = row(l);

	fprintf(f, "{\"household\":\"%s\",\"person\":\"%s\",\"item\":\"%s\"", h->id, h->member[0].name, item);
	if (fen[0]) {
		fputs(",\"base\":", f);
		put_fen(f, fen[0]);
	}
	fputs(",\"paid\":", f);
	put_fen(f, fen[1]);
	put_date(f, l->plan, "date", 330);
	fputc('}', f);
}

void put_sectors(struct ledger *l, const struct household *h)
{
	static const struct {
		const char *item;
		int part;
	} sectors[] = {{"低保金", DIBAO_PAY}, {"居民养老金", PENSION}};
	struct rng r = ledger_rng(l->plan, h, LEDGER_SECTORS);
	int64_t base = rng_between(&r, 1200, 4000) * 100;

	if (is_banner(l->plan) && h->no_labour == YES && rng_chance(&r, 900))
		put_item(l, h, "孝扶资金", (int64_t[]){base, base * rng_between(&r, 65, 120) / 100});
	for (size_t i = 0; is_zone(l->plan) && i < sizeof sectors / sizeof *sectors; i++) {
		int64_t part = h->year[THIS].part[sectors[i].part];
		if (part > 0 && rng_chance(&r, 950))
			put_item(l, h, sectors[i].item, (int64_t[]){0, rng_chance(&r, 930) ? part : part * 11 / 10});
	}
}

void parts_put(FILE *f, const struct plan *p, const struct household *h, int which)
{
	static const char *const keys[PARTS] = {[DIBAO_PAY] = "dibao_payment", [PENSION] = "pension"};

	if (!p->ledgers || !is_zone(p) || which != THIS)
		return;
	for (int i = 0; i < PARTS; i++)
		if (keys[i]) {
			fprintf(f, ",\"%s\":", keys[i]);
			put_fen(f, h->year[THIS].part[i]);
		}
}
