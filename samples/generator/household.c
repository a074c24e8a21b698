#include <string.h>

#include "generator.h"

static int draw_size(struct rng *r)
{
	static const int upto[] = {120, 290, 520, 740, 870, 950, 985, 1000};
	int64_t k = rng_between(r, 0, 999);
	int size = 1;

	while (k >= upto[size - 1])
		size++;
	return size;
}

static void draw_sizes(struct rng *r, struct household *h)
{
	int now = draw_size(r), last = now;

	if (rng_chance(r, 35))
		last += last < MEMBERS_MAX && rng_chance(r, 500) ? 1 : -1;
	h->members = now;
	h->year[THIS].size = now;
	h->year[LAST].size = last < 1 ? 1 : last;
	h->year[THIS].size_now = now + (rng_chance(r, 8) ? 1 : 0);
	h->year[LAST].size_now = h->year[LAST].size;
}

/* Who the household is in the eyes of the system; the same in both years but for the recently monitored. */
static void draw_kind(struct rng *r, struct household *h)
{
	struct year *now = &h->year[THIS], *last = &h->year[LAST];
	int64_t k = rng_between(r, 0, 999);

	now->poor = k < 860;
	now->enjoys = now->poor && rng_chance(r, 760);
	now->monitor = "";
	now->cleared = BLANK;
	if (k < 55)
		now->monitor = "脱贫不稳定户";
	else if (k < 70 || k >= 985)
		now->monitor = "突发严重困难户";
	else if (k >= 915)
		now->monitor = "边缘易致贫户";
	if (*now->monitor)
		now->cleared = rng_chance(r, 680) ? YES : NO;
	last->poor = now->poor;
	last->enjoys = now->enjoys;
	last->monitor = now->monitor;
	last->cleared = now->cleared;
	if (*now->monitor && rng_chance(r, 300))
		last->cleared = NO;
	if (*now->monitor && now->poor && now->cleared == NO && rng_chance(r, 250)) {
		last->monitor = "";
		last->cleared = BLANK;
	}
}

/* Whole-household dibao, single-member dibao ("单人户"), or none. */
static void draw_dibao(struct rng *r, struct household *h)
{
	bool whole = rng_chance(r, h->no_labour == YES ? 420 : 35);
	bool single = !whole && rng_chance(r, 70);

	for (int i = 0; i < h->members; i++)
		h->member[i].dibao = whole || (single && i == h->members - 1 && i > 0) ? YES : NO;
	h->dibao_all = whole ? YES : NO;
}

static void draw_presence(struct rng *r, struct household *h)
{
	int64_t k = rng_between(r, 0, 999);

	h->year[LAST].present = k >= 15;
	h->year[THIS].present = k < 990;
	h->year[LAST].copies = h->year[THIS].copies = 1;
}

static void draw_help(struct rng *r, struct household *h)
{
	char family[64];

	person_surname(r, family);
	snprintf(h->cadre, sizeof h->cadre, "%s%s", family, rng_chance(r, 500) ? "主任" : "书记");
	if (rng_chance(r, 15))
		h->cadre[0] = '\0';
	h->relocated = rng_chance(r, 120) ? YES : NO;
	h->has_plan = rng_chance(r, 930) ? YES : NO;
	h->has_profile = rng_chance(r, 950) ? YES : NO;
	snprintf(h->phone, sizeof h->phone, "1990%07u", (unsigned)(h->serial % 10000000u));
}

/* Monitored, hand-placed, or earning less a head than last year. */
static bool is_watched(const struct household *h, int number)
{
	const struct year *last = &h->year[LAST], *now = &h->year[THIS];

	return number || *now->monitor || year_net(now) * last->size < year_net(last) * now->size;
}

void household_make(const struct plan *p, uint64_t serial, struct household *h)
{
	uint64_t ordinary = p->households - (uint64_t)hard_count(p);
	struct rng r = rng_seeded(p->seed, serial < ordinary ? serial : 1000000000u + serial - ordinary);
	int number = serial < ordinary ? 0 : (int)(serial - ordinary) + 1;

	memset(h, 0, sizeof *h);
	h->serial = serial;
	if (number)
		place_of_hard(p, number, &h->at);
	else
		place_of(p, serial, &h->at);
	snprintf(h->id, sizeof h->id, "%s%06u", h->at.code,
		 number ? 900000u + (unsigned)number : (unsigned)(serial % 900000u) + 1);
	draw_sizes(&r, h);
	members_fill(&r, p, h);
	draw_kind(&r, h);
	draw_dibao(&r, h);
	draw_presence(&r, h);
	draw_help(&r, h);
	h->months = p->nine_months ? 9 : MONTHS_MAX;
	h->quarters = true;
	if (p->nine_months && rng_chance(&r, 25))
		h->months -= (int)rng_between(&r, 1, 3);
	income_fill(&r, p, h);
	if (number)
		hard_apply(p, number, &r, h);
	if (p->watched_months && !is_watched(h, number))
		h->months = 0;
	for (int y = LAST; y <= THIS; y++)
		year_parts(&h->year[y], h);
}
