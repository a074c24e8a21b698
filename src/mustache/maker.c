/* Sections whose content is turned into something else: codes. */
#include "mustache/render.h"

const struct mustache_maker *template_maker(const struct run *r, const struct op *o)
{
	for (size_t i = 0; i < r->job->n_maker; i++)
		if (str_is(o->text, r->job->maker[i].name))
			return &r->job->maker[i];
	return NULL;
}

const struct value *template_make(struct run *r, const struct op *o, const struct mustache_maker *m, struct str text)
{
	const char *why = "";
	const struct value *v;

	if (!r->made)
		r->made = arena_new();
	v = m->make(r->made, str_trim(text), &why);
	if (!v && r->job->diags)
		diag_add(r->job->diags, r->job->names, "mustache.maker", template_op_pos(o),
			 TR("{{#%s}} 印不出来：%s", "{{#%s}} cannot be printed: %s"), m->name, why);
	return v;
}
