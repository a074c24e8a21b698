/* Ties of what is made of other figures: legs of 两高于, 连续高于, places. */
#include <stdlib.h>

#include "base/vec.h"
#include "indicator/tie_set.h"

/* --- legs of 两高于: the difference of the two growth figures, each at one decimal --- */

static bool leg_side(const struct ties *t, enum policy_side side, uint32_t area, struct frac *tenths, struct buf *name)
{
	static const char *const key[] = {[SIDE_COUNTY] = "county", [SIDE_CITY] = "city",
					  [SIDE_PROVINCE] = "province", [SIDE_NATION] = "nation"};
	bool own = side == SIDE_OWN;
	const struct figure *f = side == SIDE_GROUP ? NULL
				 : own ? indicator_lookup(t->s, "income.growth", area, (struct str){"", 0})
				       : indicator_lookup(t->s, "reference.growth", 0, str_from(key[side]));
	if (!f || f->status != FIGURE_OK)
		return false;
	tie_put_spec(t, f, name);
	*tenths = (struct frac){frac_round(f->value, 1), 10};
	return true;
}

static void tie_leg(struct ties *t, const struct policy_leg *leg, const struct figure *f)
{
	struct frac high, low;
	struct buf x = {0}, y = {0};
	bool known = f->status == FIGURE_OK && leg_side(t, leg->higher, f->area, &high, &y);
	buf_cat(&y, "－");
	known = known && leg_side(t, leg->lower, f->area, &low, &y);
	struct frac want = known ? frac_sub(high, low) : f->value;
	if (known && frac_cmp(want, f->value) != 0) {
		tie_put_spec(t, f, &x);
		tie_broken(t, "tie.quotients", &x, f->value, &y, want);
		return;
	}
	buf_release(&x);
	buf_release(&y);
}

static void tie_equal(struct ties *t, const char *code, const struct figure *a, const struct figure *b)
{
	if (!a || !b || a->status != FIGURE_OK || b->status != FIGURE_OK || frac_cmp(a->value, b->value) == 0)
		return;
	struct buf x = {0}, y = {0};
	tie_put_spec(t, a, &x);
	tie_put_spec(t, b, &y);
	tie_broken(t, code, &x, a->value, &y, b->value);
}

/* 连续高于: its last year is the leg itself. */
static void tie_streak(struct ties *t, const struct policy_leg *leg, const struct figure *f)
{
	const struct indicator_set *s = t->s;
	struct buf key = {0};
	if (!leg->since)
		return;
	buf_fmt(&key, "%.*s:%d", STR_ARG(leg->id), s->data->info.income_year);
	tie_equal(t, "tie.quotients", indicator_lookup(s, "streak.difference", f->area, buf_view(&key)), f);
	if (leg->higher == SIDE_OWN)
		tie_equal(t, "tie.quotients", indicator_lookup(s, "streak.growth", f->area, buf_view(&key)),
			  indicator_lookup(s, "income.growth", f->area, (struct str){"", 0}));
	buf_release(&key);
}

void tie_legs(struct ties *t)
{
	static const char *const ids[POLICY_LEGS_MAX] = {"two_high.leg1", "two_high.leg2", "two_high.leg3", "two_high.leg4"};
	const struct indicator_set *s = t->s;
	for (size_t i = 0; i < s->p->leg_n; i++) {
		size_t f = family_find(str_from(ids[i]));
		for (size_t k = s->start[f]; k < s->start[f + 1]; k++) {
			tie_leg(t, &s->p->leg[i], &s->figure[k]);
			tie_streak(t, &s->p->leg[i], &s->figure[k]);
		}
	}
}

/* --- places: 1, 2, 2, 4 among the areas of one level in one area --- */

struct placed {
	enum data_level level;
	const struct figure *place, *of;
};

static int by_place(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;
	if (x->level != y->level)
		return x->level < y->level ? -1 : 1;
	int c = frac_cmp(x->place->value, y->place->value);
	return c ? c : (x->place->area > y->place->area) - (x->place->area < y->place->area);
}

static void break_place(struct ties *t, const struct placed *p, size_t want)
{
	struct buf x = {0}, y = {0};
	tie_put_spec(t, p->place, &x);
	tie_put_spec(t, p->of, &y);
	buf_cat(&y, TR("应排位次", " by place"));
	tie_broken(t, "tie.ranks", &x, p->place->value, &y, (struct frac){(wide)want, 1});
}

/* Sorted by place: who is as good as the one before shares his place, who is worse has his number; better is wrong. */
static void check_places(struct ties *t, const struct placed *p, size_t n, bool high_first)
{
	size_t first = 0, place = 0;
	for (size_t i = 0; i < n; i++) {
		bool fresh = i == 0 || p[i].level != p[i - 1].level;
		first = fresh ? i : first;
		int c = fresh ? 1 : frac_cmp(p[i - 1].of->value, p[i].of->value) * (high_first ? 1 : -1);
		place = c == 0 ? place : i - first + 1;
		if (c < 0 || frac_cmp(p[i].place->value, (struct frac){(wide)place, 1}) != 0)
			break_place(t, &p[i], place);
	}
}

static void rank_inside(struct ties *t, uint32_t parent, const char *rank, const char *of, struct placed *p)
{
	const struct data_set *d = t->s->data;
	size_t n = 0;
	for (uint32_t a = parent + 1; a < d->area[parent].end; a = d->area[a].end) {
		struct placed one = {d->area[a].level, indicator_lookup(t->s, rank, a, (struct str){"", 0}),
				     indicator_lookup(t->s, of, a, (struct str){"", 0})};
		if (one.place->status == FIGURE_OK && one.of->status == FIGURE_OK)
			p[n++] = one;
	}
	qsort(p, n, sizeof *p, by_place);
	check_places(t, p, n, str_is(str_from(rank), "rank.growth"));
}

void tie_ranks(struct ties *t)
{
	struct placed *p = mem_alloc((t->s->data->areas + 1) * sizeof *p);
	for (uint32_t a = 0; a < t->s->data->areas; a++) {
		rank_inside(t, a, "rank.growth", "income.growth", p);
		rank_inside(t, a, "rank.decline", "decline.ratio", p);
	}
	mem_free(p);
}
