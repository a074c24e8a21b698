/* `jianbao mustache`: a template file and a data file, and nothing else. */
#include "base/io.h"
#include "mustache/mustache.h"
#include "value/from_json.h"

/* The set is closed when the call ends, so names of its files move to the caller's arena. */
static void keep_file(struct arena *a, struct pos *at)
{
	if (at->file)
		at->file = arena_str(a, str_from(at->file)).p;
}

bool mustache_render_files(struct arena *a, const struct mustache_files *f, struct diag_list *l,
			   struct buf *out, struct err *e)
{
	const struct value *data = value_load(a, f->data, e);

	if (!data)
		return false;
	struct str folder = f->partials ? str_from(f->partials) : path_dir(str_from(f->template));
	struct mustache_set *set = mustache_open(arena_str(a, folder).p);
	struct mustache_job job = {
		.path = f->template,
		.data = data,
		.diags = l,
		.names = f->strict ? DIAG_ERROR : DIAG_WARNING,
		.missing_is_empty = true,
		.maker = f->maker,
		.n_maker = f->n_maker,
	};
	size_t before = l->n;
	bool good = mustache_render(set, &job, out, e);

	for (size_t i = before; i < l->n; i++)
		keep_file(a, &l->v[i].at);
	if (!good)
		keep_file(a, &e->at);
	mustache_close(set);
	return good;
}
