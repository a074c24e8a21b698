/* What stands in a figure's formula: the numbers, and the formula itself. */
#include "indicator/family.h"

struct figure_input input_yuan(const struct maker *m, const char *name, wide sum, const char *source)
{
	return (struct figure_input){name, {sum, 100 * m->s->unit}, UNIT_YUAN, source, false};
}

struct figure_input input_count(const char *name, wide n, enum figure_unit unit, const char *source)
{
	return (struct figure_input){name, {n, 1}, unit, source, false};
}

struct figure_input input_fixed(const char *name, struct frac v, enum figure_unit unit, const char *source)
{
	return (struct figure_input){name, v, unit, source, true};
}

static uint32_t key_index(const struct keyset *k, struct str key)
{
	size_t i = 0;
	while (i + 1 < k->n && !str_eq(k->key[i], key))
		i++;
	return k->index[i];
}

struct maker maker_of(const struct indicator_set *s, const struct figure *f)
{
	size_t n;
	const struct family *family = &family_table(&n)[family_find(str_from(f->family->id))];
	return (struct maker){.s = s, .family = family, .area = f->area, .t = tally_of(s, f->area),
			      .index = key_index(&s->keys[family->key], f->key)};
}

size_t maker_inputs(const struct maker *m, struct figure_input out[FIGURE_INPUTS])
{
	size_t n = 0;
	if (m->family->inputs)
		return m->family->inputs(m, out);
	for (; n < sizeof m->family->in / sizeof *m->family->in && m->family->in[n].name; n++) {
		const struct input *in = &m->family->in[n];
		wide d = in->unit == UNIT_YUAN ? 100 * m->s->unit : 1;
		out[n] = (struct figure_input){in->name, {input_sum(m, n), d}, in->unit, in->source, false};
	}
	return n;
}

size_t figure_inputs(const struct indicator_set *s, const struct figure *f,
		     struct figure_input out[FIGURE_INPUTS])
{
	struct maker m = maker_of(s, f);
	return maker_inputs(&m, out);
}

const char *maker_formula(const struct maker *m, const struct figure *f)
{
	return m->family->formula ? m->family->formula(m, f) : m->family->shown.formula;
}
