/*
 * Columns that only some exports have (domain.md 5.3): areas of land; of monitored households when they were
 * identified and eliminated, and the thirteen cells after elimination; of members a telephone, public posts and
 * the residents' pension.  Drawn from streams of their own: the other columns are what they would be without.
 */
#include <string.h>

#include "generator.h"

enum { DETAIL_LAND = 0x7100, DETAIL_WATCH = 0x7200, DETAIL_MEMBER = 0x7300 };
enum { WORDS = 2 }; /* canonical keys and Chinese headers */

static struct rng detail_rng(const struct plan *p, const struct household *h, int what)
{
	return rng_seeded(p->seed + (uint64_t)what, h->serial);
}

static void put_key(FILE *f, enum style s, const char *const key[WORDS])
{
	fprintf(f, ",\"%s\":", key[s != STYLE_CANONICAL]);
}

static void put_word(FILE *f, enum style s, const char *const key[WORDS], const char *word)
{
	put_key(f, s, key);
	fprintf(f, "\"%s\"", word);
}

/* --- land, in tenths of a mu --- */

static void put_land(FILE *f, const struct plan *p, const struct household *h, enum style s)
{
	static const char *const key[][WORDS] = {{"farmland", "耕地面积（亩）"}, {"forest", "林地面积（亩）"},
						 {"reverted", "退耕还林面积（亩）"}, {"orchard", "林果面积（亩）"},
						 {"pasture", "牧草地面积（亩）"}, {"water", "水面面积（亩）"}};
	struct rng r = detail_rng(p, h, DETAIL_LAND);
	bool herds = strstr(p->pack, "chifeng") != NULL;
	int64_t mu[6];

	mu[0] = rng_between(&r, 8, 25) * (h->members ? h->members : 1);
	mu[1] = rng_between(&r, 20, 160);
	mu[2] = rng_between(&r, 5, 20); /* never above the forest's */
	mu[3] = rng_chance(&r, 300) ? rng_between(&r, 5, 60) : 0;
	mu[4] = herds ? rng_between(&r, 100, 900) : 0;
	mu[5] = rng_chance(&r, 60) ? rng_between(&r, 3, 40) : 0;
	for (int i = 0; i < 6; i++) {
		put_key(f, s, key[i]);
		put_fen(f, mu[i] * 10);
	}
}

/* --- monitoring --- */

/* k months before the last of the income year, as 202303. */
static void put_months_ago(FILE *f, const struct plan *p, int k)
{
	int month = p->income_year * 12 + 8 - k;

	fprintf(f, "\"%04d%02d\"", month / 12, month % 12 + 1);
}

static const char *const lack_key[][WORDS] = {{"lack_school", "风险消除后失学辍学"},
					      {"lack_housing", "风险消除后住房损毁"},
					      {"lack_insurance", "风险消除后未参保"},
					      {"lack_water", "风险消除后饮水设施损毁"}};
static const char *const after_key[][WORDS] = {
	{"after_wage", "风险消除后工资性收入"},         {"after_property", "风险消除后财产性收入"},
	{"after_transfer", "风险消除后转移性收入"},     {"after_business", "风险消除后生产经营性收入"},
	{"after_cost", "风险消除后生产经营性支出"},     {"after_net", "风险消除后家庭纯收入"},
	{"after_per_capita", "风险消除后家庭人均纯收入"}, {"after_claims", "风险消除后理赔收入"},
	{"after_own_pay", "风险消除后合规自付支出"}};

/* Last year's income: the elimination lies in it or before, and was checked by it. */
static void put_after(FILE *f, const struct household *h, enum style s, bool cleared)
{
	const struct year *y = &h->year[LAST];
	int64_t size = y->size ? y->size : 1, net = year_net(y);
	const int64_t fen[] = {y->block[WAGE], y->block[PROPERTY], y->block[TRANSFER], y->block[BUSINESS],
			       y->block[COST], net, net / size, y->claims, y->own_pay};

	for (int i = 0; i < 4; i++)
		put_word(f, s, lack_key[i], cleared ? "否" : "");
	for (int i = 0; i < 9; i++) {
		put_key(f, s, after_key[i]);
		if (cleared)
			put_fen(f, fen[i]);
		else
			fputs("\"\"", f);
	}
}

static void put_watch(FILE *f, const struct plan *p, const struct household *h, enum style s)
{
	static const char *const identified[WORDS] = {"identified", "识别监测时间"};
	static const char *const eliminated[WORDS] = {"eliminated", "消除监测时间"};
	static const char *const how[WORDS] = {"elimination", "风险消除方式"};
	static const char *const developing[WORDS] = {"developing", "实施开发式帮扶措施情况"};
	const struct year *y = &h->year[THIS];
	bool watched = *y->monitor != '\0', cleared = watched && y->cleared == YES;
	struct rng r = detail_rng(p, h, DETAIL_WATCH);
	int began = (int)rng_between(&r, cleared ? 12 : 2, 30), lasted = began < 7 ? began : (int)rng_between(&r, 6, began);

	put_key(f, s, identified);
	if (watched)
		put_months_ago(f, p, began);
	else
		fputs("\"\"", f);
	put_key(f, s, eliminated);
	if (cleared)
		put_months_ago(f, p, began - lasted);
	else
		fputs("\"\"", f);
	put_word(f, s, how, !cleared ? "" : rng_chance(&r, 900) ? "帮扶消除" : "自然消除");
	put_word(f, s, developing, !watched ? "" : h->no_labour == YES || rng_chance(&r, 40) ? "尚未实施" : "已实施");
	put_after(f, h, s, cleared);
}

void detail_put(FILE *f, const struct plan *p, const struct household *h, int which)
{
	if (!p->ledgers || which != THIS)
		return;
	put_land(f, p, h, p->style[which]);
	put_watch(f, p, h, p->style[which]);
}

/* --- members --- */

/* 1991… for the first member, 1992… for the second: nobody else's, and not the household's 1990…. */
const char *detail_phone(const struct household *h, int member)
{
	static char phone[24];

	snprintf(phone, sizeof phone, "199%u%07u", (unsigned)member % 8 + 1, (unsigned)(h->serial % 10000000u));
	return phone;
}

void detail_put_member(FILE *f, const struct plan *p, const struct household *h, int member)
{
	const struct member *m = &h->member[member];

	if (!p->ledgers)
		return;
	fprintf(f, ",\"phone\":\"%s\",\"pension\":\"%s\"", m->age >= 16 ? detail_phone(h, member) : "",
		m->age >= 16 ? "是" : "");
}
