#include "indicator/trace.h"

struct tracing {
	struct watch watch; /* first: see() is given this */
	struct indicator_set twin;
	uint32_t area, end; /* areas asked for: [area, end) */
	trace_fn *fn;
	void *to;
};

static void see(struct watch *w, const struct piece *p)
{
	struct tracing *t = (struct tracing *)w;
	wide *sums = t->twin.tally + p->area * t->twin.at.width;
	if (p->area >= t->area && p->area < t->end)
		t->fn(t->to, p, sums);
	memset(sums, 0, t->twin.at.width * sizeof *sums);
}

static void tell_rest(struct tracing *t)
{
	const wide *sums = tally_of(&t->twin, 0);
	for (size_t i = 0; i < t->twin.at.width; i++)
		if (sums[i]) {
			t->fn(t->to, &(struct piece){.kind = PIECE_REST}, sums);
			return;
		}
}

void trace_records(const struct indicator_set *s, uint32_t area, trace_fn *fn, void *to)
{
	struct tracing t = {.watch = {see}, .twin = *s, .area = area, .fn = fn, .to = to};
	t.end = s->data->area[area].end;
	t.twin.a = arena_new();
	t.twin.watch = &t.watch;
	t.twin.mark = arena_many(t.twin.a, uint64_t, s->rows);
	t.twin.aid = arena_many(t.twin.a, uint64_t, s->rows);
	if (s->tier_before)
		t.twin.tier_before = arena_many(t.twin.a, uint8_t, s->data->year[1].n);
	tally_rows(&t.twin);
	tell_rest(&t);
	arena_drop(t.twin.a);
}
