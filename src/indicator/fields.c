#include "base/vec.h"
#include "indicator/family.h"
#include "indicator/uses.h"

/* --- which sums a figure looks at: it is made with one of them changed --- */

struct trial {
	struct indicator_set twin; /* notes that makers write go to an arena of its own */
	struct maker m;
	wide *t;
	size_t input; /* SIZE_MAX: the figure */
};

struct outcome {
	struct figure f;
	struct figure_input in[FIGURE_INPUTS];
	size_t inputs;
};

static struct outcome try_it(const struct trial *c)
{
	struct outcome o = {.inputs = 0};
	figure_make(&c->m, &o.f);
	if (!gap_why(&c->m).n)
		o.inputs = maker_inputs(&c->m, o.in);
	return o;
}

static bool same_value(struct frac a, struct frac b)
{
	return a.d && b.d ? frac_cmp(a, b) == 0 : a.d == b.d;
}

static bool same_outcome(const struct trial *c, const struct outcome *a, const struct outcome *b)
{
	if (c->input < a->inputs)
		return same_value(a->in[c->input].value, b->in[c->input].value);
	bool same = same_value(a->f.value, b->f.value) && a->f.n == b->f.n && a->f.of == b->f.of &&
		    a->f.status == b->f.status && a->f.verdict == b->f.verdict;
	for (size_t i = 0; same && i < a->inputs; i++)
		same = same_value(a->in[i].value, b->in[i].value);
	return same;
}

/* Each by another factor: what is changed together must not cancel in a quotient. */
static wide changed(wide v, size_t i, bool up)
{
	wide by = (wide)(i % 13) + 3;
	return up ? v * by + 17 : v / by - 1;
}

static bool matters(struct trial *c, const struct outcome *as_is, size_t from, size_t to, bool up)
{
	wide kept[64];
	ENSURE(to - from <= sizeof kept / sizeof *kept);
	for (size_t i = from; i < to; i++) {
		kept[i - from] = c->t[i];
		c->t[i] = changed(c->t[i], i, up);
	}
	struct outcome now = try_it(c);
	memcpy(c->t + from, kept, (to - from) * sizeof *kept);
	return !same_outcome(c, as_is, &now);
}

/* Runs of sums first: a figure looks at a dozen out of hundreds. */
static void mark_used(struct trial *c, uint8_t *used)
{
	const size_t width = c->twin.at.width, run = 16;
	struct outcome as_is = try_it(c);
	for (size_t from = 0; from < width; from += run) {
		size_t to = from + run < width ? from + run : width;
		bool up = matters(c, &as_is, from, to, true), down = matters(c, &as_is, from, to, false);
		for (size_t i = from; (up || down) && i < to; i++)
			used[i] |= matters(c, &as_is, i, i + 1, true) || matters(c, &as_is, i, i + 1, false);
	}
}

/* Tallies in which nothing is nought: numbers of rows beside sums of money, twice. */
static void fill(wide *t, size_t n, uint32_t seed)
{
	for (size_t i = 0; i < n; i++) {
		seed = seed * 1664525u + 1013904223u;
		t[i] = 1000 + (wide)(seed >> 12);
	}
}

static void find_places(const struct indicator_set *s, const struct figure *f, size_t input, uint8_t *used)
{
	struct trial c = {.twin = *s, .m = maker_of(s, f), .input = input};
	size_t width = s->at.width;
	c.twin.a = arena_new();
	c.m.s = &c.twin;
	c.m.t = c.t = arena_many(c.twin.a, wide, width);
	for (uint32_t seed = 1; seed <= 3; seed++) {
		if (seed == 3)
			memcpy(c.t, tally_of(s, f->area), width * sizeof *c.t);
		else
			fill(c.t, width, seed);
		mark_used(&c, used);
	}
	arena_drop(c.twin.a);
}

/* --- fields --- */

static const struct figure *ranked_by(const struct indicator_set *s, const struct figure *f)
{
	bool growth = str_is(str_from(f->family->id), "rank.growth");
	return indicator_lookup(s, growth ? "income.growth" : "decline.ratio", f->area, (struct str){"", 0});
}

static bool is_published(const struct figure_input *in)
{
	return in->fixed && strcmp(in->source, "references.json") == 0;
}

static void add_references(struct fields_asked *q, const struct figure *f, size_t input)
{
	struct figure_input in[FIGURE_INPUTS];
	size_t n = figure_inputs(q->s, f, in);
	for (size_t i = 0; i < n; i++)
		if ((input == SIZE_MAX || input == i) && (is_published(&in[i]) || strcmp(in[i].source, "streak.difference") == 0))
			uses_references(q);
}

/* Columns whose being there at all decides whether the figure can be told. */
static void add_gap(struct fields_asked *q, const struct figure *f)
{
	static const struct {
		enum gap gap;
		int column;
		const char *field;
	} columns[] = {{GAP_PLAN, TRI_PLAN, "has_plan"}, {GAP_PROFILE, TRI_PROFILE, "has_profile"}};
	enum gap gap = maker_of(q->s, f).family->gap;
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		if (gap == columns[i].gap && q->s->filled[0][columns[i].column] < 2)
			uses_reach(q, columns[i].field, 0, FIELD_CASE);
	if (gap == GAP_TARGET)
		uses_references(q);
	if (gap == GAP_CADRE && q->s->cadres < 2)
		uses_reach(q, "cadre", 0, FIELD_CASE);
}

static void add_all(const struct indicator_set *s, const struct figure *f, size_t input, unsigned reach,
		    struct field_list *out)
{
	struct fields_asked q = {.s = s, .out = out, .reach = reach};
	uint8_t *used = mem_alloc(s->at.width);
	survey_make(s, reach & FIELD_SIBLINGS ? s->data->area[f->area].parent : f->area, &q.survey);
	find_places(s, f, input, used);
	for (size_t p = 0; p < s->at.width; p++)
		if (used[p] && !place_fields(&q, p))
			BUG("sum %zu, which %s is made of, has no entry in place_fields.c", p, f->family->id);
	mem_free(used);
	add_references(&q, f, input);
	add_gap(&q, f);
}

void figure_fields(const struct indicator_set *s, const struct figure *f, struct field_list *out)
{
	*out = (struct field_list){.n = 0};
	if (maker_of(s, f).family->make != make_rank)
		add_all(s, f, SIZE_MAX, FIELD_AREA, out);
	else if (s->data->area[f->area].parent != DATA_NONE)
		add_all(s, ranked_by(s, f), SIZE_MAX, FIELD_AREA | FIELD_SIBLINGS, out);
}

void figure_input_fields(const struct indicator_set *s, const struct figure *f, size_t i, struct field_list *out)
{
	*out = (struct field_list){.n = 0};
	if (maker_of(s, f).family->make != make_rank)
		add_all(s, f, i, FIELD_AREA, out);
}
