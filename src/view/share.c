/* Shares that add up as printed. */
#include "view/share.h"

#include "view/matter.h"

#define WHOLE 1000 /* tenths of a percent */

static bool is_whole(const struct frac *percent, size_t n)
{
	struct frac sum = {0, 1};
	for (size_t i = 0; i < n; i++) {
		if (percent[i].d == 0 || percent[i].n < 0)
			return false;
		sum = frac_sub(sum, (struct frac){-percent[i].n, percent[i].d});
	}
	return n > 0 && frac_cmp(sum, (struct frac){100, 1}) == 0;
}

/* Tenths that are there for sure, and what is left of the next one. */
static int64_t floor_tenths(struct frac percent, struct frac *rest)
{
	wide tenths = percent.n * 10;
	*rest = (struct frac){tenths % percent.d, percent.d};
	return (int64_t)(tenths / percent.d);
}

/* Is a before b, of two members that wait for a tenth? */
static bool waits_before(struct frac rest_a, struct frac a, struct frac rest_b, struct frac b)
{
	int c = frac_cmp(rest_a, rest_b);
	return c > 0 || (c == 0 && frac_cmp(a, b) > 0);
}

/* Fewer tenths are lacking than there are members, so each gets at most one. */
static void hand_out(const struct frac *percent, const struct frac *rest, size_t n, int64_t lacking, int64_t *tenths)
{
	bool given[SHARES_MAX] = {false};
	for (; lacking > 0; lacking--) {
		size_t best = SIZE_MAX;
		for (size_t i = 0; i < n; i++)
			if (!given[i] && (best == SIZE_MAX || waits_before(rest[i], percent[i], rest[best], percent[best])))
				best = i;
		given[best] = true;
		tenths[best]++;
	}
}

enum share_sum shares_print(const struct frac *percent, size_t n, int64_t *tenths)
{
	struct frac rest[SHARES_MAX];
	int64_t sum = 0, lacking = WHOLE;
	ENSURE(n <= SHARES_MAX);
	for (size_t i = 0; i < n; i++) {
		tenths[i] = percent[i].d ? (int64_t)frac_round(percent[i], 1) : 0;
		sum += tenths[i];
	}
	if (!is_whole(percent, n))
		return SHARES_OPEN;
	if (sum == WHOLE)
		return SHARES_ROUNDED;
	for (size_t i = 0; i < n; i++) {
		tenths[i] = floor_tenths(percent[i], &rest[i]);
		lacking -= tenths[i];
	}
	hand_out(percent, rest, n, lacking, tenths);
	return SHARES_ADJUSTED;
}

void share_add(struct share_column *c, struct str name, struct frac percent)
{
	ENSURE(c->n < SHARES_MAX);
	c->name[c->n] = name;
	c->percent[c->n++] = percent;
}

void share_close(struct share_column *c)
{
	c->sum = shares_print(c->percent, c->n, c->tenths);
}

static struct str tenths_text(struct arena *a, int64_t tenths)
{
	return view_percent(a, frac_make(tenths, 10));
}

struct str share_text(struct arena *a, const struct share_column *c, size_t i)
{
	return c->percent[i].d ? tenths_text(a, c->tenths[i]) : STR(VIEW_NONE);
}

static int64_t rounded_sum(const struct share_column *c)
{
	int64_t sum = 0;
	for (size_t i = 0; i < c->n; i++)
		sum += c->percent[i].d ? (int64_t)frac_round(c->percent[i], 1) : 0;
	return sum;
}

static void put_moved(struct arena *a, const struct share_column *c, struct buf *b)
{
	size_t told = 0;
	for (size_t i = 0; i < c->n; i++) {
		int64_t round = (int64_t)frac_round(c->percent[i], 1);
		if (round != c->tenths[i])
			buf_fmt(b, "%s%.*s由%.*s%%取为%.*s%%", told++ ? "，" : "：", STR_ARG(c->name[i]),
				STR_ARG(tenths_text(a, round)), STR_ARG(tenths_text(a, c->tenths[i])));
	}
}

struct str share_note(struct arena *a, const struct share_column *c, const char *what, bool hidden)
{
	int64_t sum = rounded_sum(c);
	bool lacks = false, below = false;
	struct buf b = {0};
	for (size_t i = 0; i < c->n; i++) {
		lacks = lacks || !c->percent[i].d;
		below = below || c->percent[i].n < 0;
	}
	if (c->sum == SHARES_ADJUSTED) {
		buf_fmt(&b, "%s四舍五入后合计为%.*s%%，按最大余数法取为100.0%%", what, STR_ARG(tenths_text(a, sum)));
		if (hidden)
			buf_cat(&b, "（含未列出的）");
		else
			put_moved(a, c, &b);
		buf_cat(&b, "。");
	} else if (c->sum == SHARES_OPEN && sum != WHOLE && (lacks || below)) {
		buf_fmt(&b, "%s%s，四舍五入后合计为%.*s%%，未作调整。", what, lacks ? "中有缺数" : "中有负数",
			STR_ARG(tenths_text(a, sum)));
	}
	struct str s = b.n ? arena_str(a, buf_view(&b)) : STR("");
	buf_release(&b);
	return s;
}

/* --- the columns of the pages --- */

static const char *const blocks[] = {"wage", "business", "property", "transfer"};
#define BLOCKS (sizeof blocks / sizeof *blocks)

void share_of_blocks(const struct view *v, uint32_t area, struct share_column *c)
{
	c->n = 0;
	for (size_t i = 0; i < BLOCKS; i++) {
		const struct figure *f = view_lookup(v, "income.share", area, blocks[i]);
		share_add(c, f ? f->key_name : STR(""), figure_is_ok(f) ? f->value : (struct frac){0, 0});
	}
	share_close(c);
}

static const struct {
	const char *id, *name;
} rests[] = {{"tier.none", "不属任何一类"}, {"tier.undetermined", "未能分类"}};
#define RESTS (sizeof rests / sizeof *rests)

static void add_count(const struct view *v, struct share_column *c, struct str name, const struct figure *f, int64_t whole)
{
	if (figure_is_ok(f))
		share_add(c, name, view_ratio((int64_t)frac_round(f->value, 0), whole));
	(void)v;
}

/* A tier that this case cannot tell apart has no households of its own: they are in the others. */
void share_of_tiers(const struct view *v, uint32_t area, struct share_column *c)
{
	const struct policy_rules *t = &v->in->policy->tier;
	int64_t whole = view_lookup_count(v, "scope.households", area, "");
	c->n = 0;
	for (size_t i = 0; i < t->n; i++)
		add_count(v, c, t->v[i].id, indicator_lookup(v->in->figures, "tier.households", area, t->v[i].id), whole);
	for (size_t i = 0; i < RESTS; i++)
		add_count(v, c, str_from(rests[i].name), view_lookup(v, rests[i].id, area, ""), whole);
	share_close(c);
}

/* Key "unknown" stands for those that were not collected: no part of the whole that is printed. */
static const char *const keyed[] = {"decline.band", "income.transfer_band", "own_pay.band"};
#define KEYED (sizeof keyed / sizeof *keyed)

const char *share_family(size_t i)
{
	return i < KEYED ? keyed[i] : NULL;
}

/* The whole is the sum of the keys: the figures' ties hold it against its own figure. */
bool share_of_keys(const struct view *v, size_t i, struct share_column *c)
{
	int64_t whole = 0;
	c->n = 0;
	if (i >= KEYED)
		return false;
	struct figure_range r = matter_family(v, keyed[i]);
	for (int round = 0; round < 2; round++)
		for (size_t k = 0; k < r.n; k++) {
			if (!figure_is_ok(&r.v[k]) || str_is(r.v[k].key, "unknown"))
				continue;
			int64_t count = (int64_t)frac_round(r.v[k].value, 0);
			if (round)
				share_add(c, r.v[k].key_name, view_ratio(count, whole));
			else
				whole += count;
		}
	share_close(c);
	return true;
}

static struct str text_of(const struct view *v, const struct share_column *c, struct str name)
{
	for (size_t i = 0; i < c->n; i++)
		if (str_eq(c->name[i], name))
			return share_text(v->a, c, i);
	return STR(VIEW_NONE);
}

struct str share_of_rest(const struct view *v, uint32_t area, const char *id)
{
	struct share_column c;
	share_of_tiers(v, area, &c);
	for (size_t i = 0; i < RESTS; i++)
		if (str_is(str_from(id), rests[i].id))
			return text_of(v, &c, str_from(rests[i].name));
	BUG("no share of %s", id);
}

struct str share_figure(const struct view *v, const struct figure *f)
{
	struct share_column c;
	if (!figure_is_ok(f))
		return view_figure(v->a, f);
	if (str_is(str_from(f->family->id), "tier.share")) {
		share_of_tiers(v, f->area, &c);
		return text_of(v, &c, f->key);
	}
	if (str_is(str_from(f->family->id), "income.share")) {
		share_of_blocks(v, f->area, &c);
		return text_of(v, &c, f->key_name);
	}
	return view_figure(v->a, f);
}
