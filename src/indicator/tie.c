/* Ties between figures: areas, lists, and one walk over the rows; sums and quotients in tie_sums.c, the rest in tie_legs.c. */
#include "indicator/tie.h"

#include "base/vec.h"
#include "indicator/tie_set.h"

/* --- saying what broke --- */

void tie_put_spec(const struct ties *t, const struct figure *f, struct buf *out)
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

void tie_broken(struct ties *t, const char *code, struct buf *left, struct frac a, struct buf *right, struct frac b)
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

/* Numerator and denominator both add; a figure without rows adds nothing.  What a part whose denominator is not
   above 0 would add is not known: `lost`. */
struct pair {
	wide n, d;
	bool lost;
};

static void add_part(struct pair *up, const struct figure *v)
{
	bool ok = v->status == FIGURE_OK;
	up->n += ok ? v->value.n : 0;
	up->d += ok ? v->value.d : 0;
	up->lost = up->lost || (v->status == FIGURE_UNDEFINED && v->n > 0 && v->family->unit != UNIT_HOUSEHOLDS);
}

static void area_break(struct ties *t, const struct figure *f, bool below, wide whole, wide parts)
{
	struct buf left = {0}, right = {0};
	tie_put_spec(t, f, &left);
	buf_cat(&left, t->table[family_find(str_from(f->family->id))].adds == ADDS_PARTS
			       ? (below ? TR("（分母）", " (denominator)") : TR("（分子）", " (numerator)"))
			       : "");
	buf_cat(&right, TR("下级地区合计", "the sum of the areas inside"));
	tie_broken(t, "tie.areas", &left, (struct frac){whole, 1}, &right, (struct frac){parts, 1});
}

/* Exports whose rows name an area themselves: a township's posts belong to no village. */
static bool names_areas(const struct family *f)
{
	return f->table == DATA_POSTS || f->table == DATA_PROJECTS || f->table == DATA_EMPLOYERS ||
	       f->table == DATA_ROSTER || f->table == DATA_PAPERS;
}

/* Rows that name no lower area may add to the parent: at most one household each, and never take away.  A
   difference of two years may be less than its parts': it is held to the two counts told with it. */
static bool fits(const struct ties *t, const struct family *of, const struct figure *f, wide whole,
		 wide parts)
{
	if (of->make == make_heads_change)
		return whole == f->n - f->of;
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
		sum[k] = (struct pair){0, 0, false};
	for (size_t a = areas; a-- > 1;)
		for (size_t k = 0; k < keys; k++)
			add_part(&sum[s->data->area[a].parent * keys + k], &f[a * keys + k]);
	for (size_t a = 0; a < areas; a++) {
		for (size_t k = 0; k < keys && s->data->area[a].end > a + 1; k++) {
			const struct figure *v = &f[a * keys + k];
			const struct pair *in = &sum[a * keys + k];
			if (v->status != FIGURE_OK || in->lost)
				continue;
			if (!fits(t, &t->table[i], v, v->value.n, in->n))
				area_break(t, v, false, v->value.n, in->n);
			else if (t->table[i].adds == ADDS_PARTS && !fits(t, &t->table[i], v, v->value.d, in->d))
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
		if (t->table[i].adds == ADDS_SUM || t->table[i].adds == ADDS_PARTS)
			family_areas(t, i, sum);
	mem_free(sum);
}

/* --- rows: a count is as long as its list, its persons are those of the list's households --- */

/* What the list is held against: the households or persons counted, or a ratio's numerator. */
static bool has_list(const struct family *f)
{
	bool counted = f->make == make_count || f->make == make_rest;
	bool ratio = f->make == make_percent && f->in[0].unit == UNIT_HOUSEHOLDS;
	bool walked = f->rows != ROWS_NONE && f->rows != ROWS_FLOW; /* flows: see the matrix in tie_sums.c */
	return walked && (ratio || (counted && (f->shown.unit == UNIT_HOUSEHOLDS || f->shown.unit == UNIT_PERSONS)));
}

static size_t ask_all(const struct ties *t, struct rows_asked **out)
{
	size_t n = 0, most = 0;
	for (size_t i = 0; i < t->families; i++)
		most += has_list(&t->table[i]) ? t->s->keys[t->table[i].key].n : 0;
	*out = mem_alloc((most + 1) * sizeof **out);
	for (size_t i = 0; i < t->families; i++) {
		const struct family *f = &t->table[i];
		for (size_t k = 0; has_list(f) && k < t->s->keys[f->key].n; k++)
			(*out)[n++] = (struct rows_asked){.kind = f->rows, .index = t->s->keys[f->key].index[k],
							  .persons = f->shown.unit == UNIT_PERSONS};
	}
	return n;
}

static void compare_rows(struct ties *t, const struct figure *f, int64_t rows)
{
	struct buf left = {0}, right = {0};
	bool ratio = f->family->unit == UNIT_PERCENT;
	if (f->status != FIGURE_OK || f->value.n == (ratio ? (wide)rows * 100 : rows))
		return;
	tie_put_spec(t, f, &left);
	buf_cat(&left, ratio ? TR("（分子）", " (numerator)") : "");
	buf_cat(&right, f->family->unit == UNIT_PERSONS ? TR("名单人数", "the persons of its list") : TR("名单户数", "its list"));
	tie_broken(t, "tie.rows", &left, ratio ? (struct frac){f->value.n, 100} : f->value, &right, (struct frac){rows, 1});
}

static void tie_rows(struct ties *t)
{
	const struct indicator_set *s = t->s;
	struct rows_asked *asked;
	size_t n = ask_all(t, &asked), at = 0;
	int64_t *count = mem_alloc((s->data->areas * n + 1) * sizeof *count);
	rows_count(s, asked, n, count);
	for (size_t i = 0; i < t->families; i++) {
		size_t keys = has_list(&t->table[i]) ? s->keys[t->table[i].key].n : 0;
		size_t areas = keys ? (s->start[i + 1] - s->start[i]) / keys : 0;
		for (size_t a = 0; a < areas; a++)
			for (size_t k = 0; k < keys; k++)
				compare_rows(t, &s->figure[s->start[i] + a * keys + k], count[a * n + at + k]);
		at += keys;
	}
	mem_free(count);
	mem_free(asked);
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
	tie_legs(&t);
	tie_ranks(&t);
	mem_free(t.own);
	mem_free(t.rest[0]);
	mem_free(t.rest[1]);
	mem_free(t.uneven);
	return t.broken;
}
