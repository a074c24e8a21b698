#include "indicator/parts.h"

#include "base/vec.h"
#include "indicator/family.h"
#include "indicator/trace.h"

struct collecting {
	struct maker m; /* of the figure; its tally is each record's own */
	VEC(struct account_part) part;
};

static bool is_something(const struct account_part *p)
{
	bool some = p->n || p->of;
	for (size_t i = 0; i < FIGURE_INPUTS; i++)
		some = some || p->in[i];
	return some;
}

/* n and of as the figure itself takes them, from this record's sums alone. */
static void count_rows(const struct maker *m, struct account_part *p)
{
	struct figure f = {.n = 0};
	figure_make(m, &f);
	p->n = f.n;
	p->of = f.of;
}

static void see(void *to, const struct piece *piece, const wide *t)
{
	struct collecting *c = to;
	struct figure_input in[FIGURE_INPUTS];
	struct account_part p = {.of_what = *piece};
	c->m.t = t;
	size_t n = gap_why(&c->m).n ? 0 : maker_inputs(&c->m, in);
	count_rows(&c->m, &p);
	for (size_t i = 0; i < n; i++)
		p.in[i] = in[i].fixed ? 0 : in[i].value.n;
	if (is_something(&p))
		*vec_add(&c->part) = p;
}

void parts_collect(const struct indicator_set *s, struct arena *a, const struct figure *f, struct account *out)
{
	struct collecting c = {.m = maker_of(s, f)};
	if (!out->of_records)
		return;
	trace_records(s, f->area, see, &c);
	out->part = arena_many(a, struct account_part, c.part.n);
	for (size_t i = 0; i < c.part.n; i++)
		out->part[i] = c.part.v[i];
	out->parts = c.part.n;
	vec_release(&c.part);
}
