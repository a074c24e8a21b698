/* Ties between figures: tables of what must equal what, and one walk over the rows. */
#include "indicator/tie.h"

#include "base/vec.h"
#include "indicator/family.h"

struct ties {
	const struct indicator_set *s;
	struct diag_list *l;
	const struct family *table;
	size_t families, broken;
	uint32_t *own;     /* rows of either year that name this area and none inside it */
	wide *rest[2];     /* net less its blocks, this year and last, over rows in both years; by area */
	bool *uneven;      /* some row's net is not its blocks, either year */
};

/* --- saying what broke --- */

static void put_spec(const struct ties *t, const struct figure *f, struct buf *out)
{
	buf_fmt(out, "%s@%.*s", f->family->id, STR_ARG(t->s->data->area[f->area].code));
	if (f->key.n)
		buf_fmt(out, "/%.*s", STR_ARG(f->key));
}

/* Counts as they are; others to four decimals, enough to see a difference of a fen in a county's mean. */
static void put_number(struct frac v, struct buf *out)
{
	unsigned d = v.d == 1 ? 0 : 4;
	dec_format(frac_round(v, d), d, out);
}

static void broken(struct ties *t, const char *code, struct buf *left, struct frac a, struct buf *right,
		   struct frac b)
{
	struct buf x = {0}, y = {0};
	put_number(a, &x);
	put_number(b, &y);
	struct diag *d = diag_add(t->l, DIAG_ERROR, code, (struct pos){.file = t->s->data->info.name},
				  TR("勾稽不符：%s 为 %s，%s 为 %s", "figures disagree: %s is %s, %s is %s"),
				  buf_cstr(left), buf_cstr(&x), buf_cstr(right), buf_cstr(&y));
	diag_hint(t->l, d, "%s",
		  TR("这是计算内部不一致，未生成任何材料；请保留数据并报告",
		     "the computation contradicts itself and nothing was written; keep the data and report it"));
	t->broken++;
	buf_release(&x);
	buf_release(&y);
	buf_release(left);
	buf_release(right);
}

/* --- areas: a parent is its children and its own rows --- */

static bool adds_up(const struct family *f)
{
	return !f->region_only && (f->make == make_count || f->make == make_rest ||
				   f->make == make_per_head || f->make == make_percent);
}

/* Numerator and denominator both add; a figure without rows adds nothing. */
struct pair {
	wide n, d;
};

static void area_break(struct ties *t, const struct figure *f, bool below, wide whole, wide parts)
{
	struct buf left = {0}, right = {0};
	put_spec(t, f, &left);
	buf_cat(&left, f->family->unit == UNIT_YUAN || f->family->unit == UNIT_PERCENT
			       ? (below ? TR("（分母）", " (denominator)") : TR("（分子）", " (numerator)"))
			       : "");
	buf_cat(&right, TR("下级地区合计", "the sum of the areas inside"));
	broken(t, "tie.areas", &left, (struct frac){whole, 1}, &right, (struct frac){parts, 1});
}

/* Exports whose rows name an area themselves: a township's posts belong to no village. */
static bool names_areas(const struct family *f)
{
	return f->table == DATA_POSTS || f->table == DATA_PROJECTS || f->table == DATA_EMPLOYERS ||
	       f->table == DATA_ROSTER;
}

/* Rows that name no lower area may add to the parent: at most one household each, and never take away. */
static bool fits(const struct ties *t, const struct family *of, const struct figure *f, wide whole,
		 wide parts)
{
	if (names_areas(of))
		return whole >= parts;
	uint32_t own = t->own[f->area];
	if (!own || t->s->data->area[f->area].end == f->area + 1)
		return !own ? whole == parts : true;
	if (f->family->unit == UNIT_HOUSEHOLDS)
		return whole >= parts && whole - parts <= own;
	return true;
}

static void family_areas(struct ties *t, size_t i, struct pair *sum)
{
	const struct indicator_set *s = t->s;
	size_t keys = s->keys[t->table[i].key].n, areas = s->data->areas;
	const struct figure *f = s->figure + s->start[i];
	if (s->start[i + 1] - s->start[i] != areas * keys)
		return;
	for (size_t k = 0; k < areas * keys; k++)
		sum[k] = (struct pair){0, 0};
	for (size_t a = areas; a-- > 1;)
		for (size_t k = 0; k < keys; k++) {
			const struct figure *v = &f[a * keys + k];
			struct pair *up = &sum[s->data->area[a].parent * keys + k];
			up->n += v->status == FIGURE_OK ? v->value.n : 0;
			up->d += v->status == FIGURE_OK ? v->value.d : 0;
		}
	for (size_t a = 0; a < areas; a++) {
		bool counts = t->table[i].make == make_count || t->table[i].make == make_rest;
		for (size_t k = 0; k < keys && s->data->area[a].end > a + 1; k++) {
			const struct figure *v = &f[a * keys + k];
			const struct pair *in = &sum[a * keys + k];
			if (v->status != FIGURE_OK)
				continue;
			if (!fits(t, &t->table[i], v, v->value.n, in->n))
				area_break(t, v, false, v->value.n, in->n);
			else if (!counts && !fits(t, &t->table[i], v, v->value.d, in->d))
				area_break(t, v, true, v->value.d, in->d);
		}
	}
}

static void tie_areas(struct ties *t)
{
	const struct indicator_set *s = t->s;
	size_t most = 1;
	for (size_t k = 0; k < KEY_KINDS; k++)
		most = s->keys[k].n > most ? s->keys[k].n : most;
	struct pair *sum = mem_alloc(most * s->data->areas * sizeof *sum);
	for (size_t i = 0; i < t->families; i++)
		if (adds_up(&t->table[i]))
			family_areas(t, i, sum);
	mem_free(sum);
}

/* --- rows: a count is as long as its list --- */

static bool is_list(const struct family *f)
{
	bool counted = f->make == make_count || f->make == make_rest;
	return counted && f->shown.unit == UNIT_HOUSEHOLDS && f->rows != ROWS_OVERLAP && f->rows != ROWS_FLOW &&
	       f->rows != ROWS_NONE && f->rows != ROWS_CONTACTED;
}

static size_t ask_all(const struct ties *t, struct rows_asked **out)
{
	size_t n = 0, most = 0;
	for (size_t i = 0; i < t->families; i++)
		most += is_list(&t->table[i]) ? t->s->keys[t->table[i].key].n : 0;
	*out = mem_alloc((most + 1) * sizeof **out);
	for (size_t i = 0; i < t->families; i++)
		for (size_t k = 0; is_list(&t->table[i]) && k < t->s->keys[t->table[i].key].n; k++)
			(*out)[n++] = (struct rows_asked){t->table[i].rows, 0, t->s->keys[t->table[i].key].index[k]};
	return n;
}

static void compare_rows(struct ties *t, const struct figure *f, int64_t rows)
{
	struct buf left = {0}, right = {0};
	if (f->status != FIGURE_OK || frac_cmp(f->value, (struct frac){rows, 1}) == 0)
		return;
	put_spec(t, f, &left);
	buf_cat(&right, TR("名单户数", "its list"));
	broken(t, "tie.rows", &left, f->value, &right, (struct frac){rows, 1});
}

static void tie_rows(struct ties *t)
{
	const struct indicator_set *s = t->s;
	struct rows_asked *asked;
	size_t n = ask_all(t, &asked), at = 0;
	int64_t *count = mem_alloc((s->data->areas * n + 1) * sizeof *count);
	rows_count(s, asked, n, count);
	for (size_t i = 0; i < t->families; i++) {
		size_t keys = is_list(&t->table[i]) ? s->keys[t->table[i].key].n : 0;
		size_t areas = keys ? (s->start[i + 1] - s->start[i]) / keys : 0;
		for (size_t a = 0; a < areas; a++)
			for (size_t k = 0; k < keys; k++)
				compare_rows(t, &s->figure[s->start[i] + a * keys + k], count[a * n + at + k]);
		at += keys;
	}
	mem_free(count);
	mem_free(asked);
}

/* --- sums --- */

/* key NULL: every key.  An id that begins with # is no figure: see special(). */
struct term {
	const char *id, *key;
	bool minus;
};
enum { TIE_WHOLE = 1 /* every figure in it must be there */, TIE_REGION = 2, TIE_EVEN = 4, TIE_SAME_ROWS = 8 };
struct tie {
	struct term left[7], right[4];
	unsigned flags;
};

#define BLOCKS_OF(id) {id, "wage", 0}, {id, "business", 0}, {id, "property", 0}, {id, "transfer", 0}
static const struct tie ties[] = {
	{{{"scope.households", "", 0}, {"scope.outside", "", 0}}, {{"#rows", "", 0}}, TIE_WHOLE},
	{{{"tier.households", NULL, 0}, {"tier.none", "", 0}, {"tier.undetermined", "", 0}},
	 {{"scope.households", "", 0}}, 0},
	{{{"decline.band", NULL, 0}}, {{"decline.households", "", 0}}, TIE_WHOLE},
	{{{"#opening", "", 0}, {"coverage.new", "", 0}, {"coverage.left", "", 1}},
	 {{"scope.households", "", 0}}, TIE_WHOLE | TIE_REGION},
	{{{"flow.opening", NULL, 0}, {"flow.in", NULL, 0}, {"flow.out", NULL, 1}}, {{"tier.households", NULL, 0}},
	 TIE_WHOLE},
	{{{"flow.opening_persons", NULL, 0}, {"flow.in_persons", NULL, 0}, {"flow.out_persons", NULL, 1},
	  {"flow.resized_persons", NULL, 0}}, {{"tier.persons", NULL, 0}}, TIE_WHOLE},
	{{{"focus.primary", NULL, 0}}, {{"focus.union", "", 0}}, TIE_WHOLE},
	{{{"target.households", "", 0}, {"target.insufficient", "", 0}}, {{"scope.households", "", 0}}, TIE_WHOLE},
	{{{"target.on_track", "", 0}, {"target.behind", "", 0}}, {{"target.households", "", 0}}, TIE_WHOLE},
	{{{"estimate.households", "", 0}, {"estimate.insufficient", "", 0}}, {{"scope.households", "", 0}},
	 TIE_WHOLE},
	{{{"goal.reached", "", 0}, {"goal.unreached", "", 0}}, {{"goal.households", "", 0}}, TIE_WHOLE},
	{{{"income.share", NULL, 0}}, {{"#hundred", "", 0}}, TIE_WHOLE},
	{{{"income.transfer_ratio", "", 0}}, {{"income.share", "transfer", 0}}, TIE_WHOLE},
	{{BLOCKS_OF("income.block"), {"income.block", "business_cost", 1}, {"#rest", "", 0}},
	 {{"income.per_capita", "", 0}}, TIE_WHOLE | TIE_SAME_ROWS},
	{{BLOCKS_OF("income.block_prev"), {"income.block_prev", "business_cost", 1}, {"#rest_prev", "", 0}},
	 {{"income.per_capita_prev", "", 0}}, TIE_WHOLE | TIE_SAME_ROWS},
	{{{"income.contribution", "wage", 0}, {"income.contribution", "business_net", 0},
	  {"income.contribution", "property", 0}, {"income.contribution", "transfer", 0}},
	 {{"#hundred", "", 0}}, TIE_WHOLE | TIE_EVEN},
};

struct total {
	struct frac v;
	bool lacking; /* a figure has no value */
	bool absent;  /* the pack has no such figure */
	int64_t n;    /* rows used by the figures, -1: not all the same */
};

static struct frac frac_add(struct frac a, struct frac b)
{
	return frac_sub(a, (struct frac){-b.n, b.d});
}

static struct frac special(const struct ties *t, const char *id, uint32_t a)
{
	const struct indicator_set *s = t->s;
	const struct figure *left = indicator_lookup(s, "coverage.left", a, (struct str){"", 0}),
			    *mean = indicator_lookup(s, "income.per_capita", a, (struct str){"", 0}),
			    *last = indicator_lookup(s, "income.per_capita_prev", a, (struct str){"", 0});
	uint32_t from, to;
	data_area_households(s->data, 0, a, &from, &to);
	const struct {
		const char *id;
		struct frac v;
	} known[] = {
		{"#rows", {to - from, 1}},
		{"#hundred", {100, 1}},
		{"#opening", {left->of, 1}},
		{"#rest", {t->rest[0][a], mean->value.d}},
		{"#rest_prev", {t->rest[1][a], last->value.d}},
	};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_is(str_from(id), known[i].id))
			return known[i].v;
	BUG("no such term: %s", id);
}

static void add_figure(struct total *sum, const struct figure *f, bool minus)
{
	sum->absent = sum->absent || !f;
	sum->lacking = sum->lacking || !f || f->status != FIGURE_OK;
	if (!f || f->status != FIGURE_OK)
		return;
	sum->n = sum->n == 0 || sum->n == f->n ? f->n : -1;
	sum->v = minus ? frac_sub(sum->v, f->value) : frac_add(sum->v, f->value);
}

static void add_term(const struct ties *t, const struct term *term, uint32_t a, struct total *sum)
{
	struct frac v;
	if (term->id[0] == '#') {
		v = special(t, term->id, a);
		if (v.d)
			sum->v = frac_add(sum->v, v);
		sum->lacking = sum->lacking || !v.d;
		return;
	}
	size_t i = family_find(str_from(term->id));
	const struct keyset *k = &t->s->keys[t->table[i].key];
	size_t first = t->s->start[i] + a * k->n;
	bool there = first < t->s->start[i + 1];
	for (size_t j = 0; j < k->n; j++)
		if (!term->key || str_is(k->key[j], term->key))
			add_figure(sum, there ? &t->s->figure[first + j] : NULL, term->minus);
}

static struct total total(const struct ties *t, const struct term *term, size_t most, uint32_t a)
{
	struct total sum = {.v = {0, 1}};
	for (size_t i = 0; i < most && term[i].id; i++)
		add_term(t, &term[i], a, &sum);
	return sum;
}

static void put_terms(const struct ties *t, const struct term *term, size_t most, uint32_t a, struct buf *out)
{
	for (size_t i = 0; i < most && term[i].id; i++) {
		buf_cat(out, term[i].minus ? "－" : i ? "＋" : "");
		if (term[i].id[0] == '#') {
			buf_cat(out, str_is(str_from(term[i].id), "#rows")      ? TR("导出户数", "rows")
				     : str_is(str_from(term[i].id), "#opening") ? TR("上年户数", "opening")
				     : str_is(str_from(term[i].id), "#hundred") ? "100%"
										: TR("填报差额", "as stated"));
			continue;
		}
		buf_fmt(out, "%s@%.*s%s%s", term[i].id, STR_ARG(t->s->data->area[a].code),
			!term[i].key || term[i].key[0] ? "/" : "", term[i].key ? term[i].key : "*");
	}
}

static void tie_one(struct ties *t, const struct tie *tie, uint32_t a)
{
	const size_t lefts = sizeof tie->left / sizeof *tie->left, rights = sizeof tie->right / sizeof *tie->right;
	struct total left = total(t, tie->left, lefts, a), right = total(t, tie->right, rights, a);
	if (left.absent || right.lacking || (tie->flags & TIE_WHOLE && left.lacking))
		return;
	if (tie->flags & TIE_SAME_ROWS && (left.n < 0 || left.n != right.n))
		return;
	if ((tie->flags & TIE_EVEN && t->uneven[a]) || frac_cmp(left.v, right.v) == 0)
		return;
	struct buf x = {0}, y = {0};
	put_terms(t, tie->left, lefts, a, &x);
	put_terms(t, tie->right, rights, a, &y);
	broken(t, "tie.sums", &x, left.v, &y, right.v);
}

static void tie_sums(struct ties *t)
{
	for (size_t i = 0; i < sizeof ties / sizeof *ties; i++) {
		size_t areas = ties[i].flags & TIE_REGION ? 1 : t->s->data->areas;
		for (uint32_t a = 0; a < areas; a++)
			tie_one(t, &ties[i], a);
	}
}

/* --- quotients: (q + plus) * over = of * 100 --- */

static const struct {
	const char *q, *of, *over;
	int plus;
} quotients[] = {
	{"decline.ratio", "decline.households", "coverage.households", 0},
	{"income.growth", "income.per_capita", "income.per_capita_prev", 100},
	{"tier.share", "tier.households", "scope.households", 0},
};

static void tie_quotient(struct ties *t, size_t i, const struct figure *q)
{
	const struct figure *of = indicator_lookup(t->s, quotients[i].of, q->area, q->key),
			    *over = indicator_lookup(t->s, quotients[i].over, q->area, (struct str){"", 0});
	if (q->status != FIGURE_OK || of->status != FIGURE_OK || over->status != FIGURE_OK)
		return;
	struct frac left = frac_mul(frac_add(q->value, (struct frac){quotients[i].plus, 1}), over->value),
		    right = frac_mul(of->value, (struct frac){100, 1});
	if (frac_cmp(left, right) == 0)
		return;
	struct buf x = {0}, y = {0};
	put_spec(t, q, &x);
	put_spec(t, of, &y);
	buf_cat(&y, "÷");
	put_spec(t, over, &y);
	struct frac want = frac_mul(right, (struct frac){over->value.d, over->value.n > 0 ? over->value.n : 1});
	broken(t, "tie.quotients", &x, q->value, &y, frac_sub(want, (struct frac){quotients[i].plus, 1}));
}

static void tie_quotients(struct ties *t)
{
	for (size_t i = 0; i < sizeof quotients / sizeof *quotients; i++) {
		size_t f = family_find(str_from(quotients[i].q));
		for (size_t k = t->s->start[f]; k < t->s->start[f + 1]; k++)
			tie_quotient(t, i, &t->s->figure[k]);
	}
}

/* --- what the rows themselves say --- */

static wide block_rest(const struct income *in)
{
	wide rest = in->net + in->block[DATA_COST];
	for (int b = 0; b < DATA_INCOME_BLOCKS; b++)
		rest -= in->block[b];
	return rest;
}

static void walk_incomes(struct ties *t)
{
	const struct indicator_set *s = t->s;
	for (size_t i = 0; i < s->rows; i++) {
		const struct data_household *h = &s->data->year[0].household[i];
		struct income year[2];
		if (!(s->row[i].flags & ROW_COVERED) || !income_before(s, 0, h, &year[1]))
			continue;
		income_of(s, 0, h, &year[0]);
		for (size_t y = 0; y < 2; y++) {
			wide rest = income_has(&year[y], DATA_BLOCKS) ? block_rest(&year[y]) : 0;
			t->rest[y][h->area] += rest;
			t->uneven[h->area] = t->uneven[h->area] || rest;
		}
	}
}

static void walk_areas(struct ties *t)
{
	const struct data_set *d = t->s->data;
	for (size_t y = 0; y < d->years && y < 2; y++)
		for (size_t i = 0; i < d->year[y].n; i++)
			t->own[d->year[y].household[i].area]++;
	for (size_t a = d->areas; a-- > 1;) {
		uint32_t up = d->area[a].parent;
		t->rest[0][up] += t->rest[0][a];
		t->rest[1][up] += t->rest[1][a];
		t->uneven[up] = t->uneven[up] || t->uneven[a];
	}
}

size_t indicator_ties(const struct indicator_set *s, struct diag_list *l)
{
	size_t n = s->data->areas;
	struct ties t = {.s = s, .l = l};
	t.table = family_table(&t.families);
	t.own = mem_alloc(n * sizeof *t.own);
	t.rest[0] = mem_alloc(n * sizeof(wide));
	t.rest[1] = mem_alloc(n * sizeof(wide));
	t.uneven = mem_alloc(n * sizeof *t.uneven);
	walk_incomes(&t);
	walk_areas(&t);
	tie_areas(&t);
	tie_rows(&t);
	tie_sums(&t);
	tie_quotients(&t);
	mem_free(t.own);
	mem_free(t.rest[0]);
	mem_free(t.rest[1]);
	mem_free(t.uneven);
	return t.broken;
}
