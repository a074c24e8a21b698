/*
 * Any bytes as templates: pieces parted by lines of "%%" are the page and the
 * partials a, b, c.  The data have lists of one item only, so that no input can
 * take long (one that calls itself stops at the depth limit).
 */
#include "base/err.h"
#include "json/json.h"
#include "mustache/mustache.h"
#include "value/from_json.h"

#define PIECES 4
static const char data[] = "{\"a\": \"<b>\", \"n\": [{\"x\": 1.5, \"m\": {\"y\": null}}], \"e\": [], \"f\": false,"
			   " \"t\": {\"t\": {\"t\": null, \"d\": \"b\"}, \"name\": \"\"}, \"d\": \"c\", \"z\": 0}";

static bool load(void *ctx, struct arena *a, struct str name, struct mustache_text *out, struct err *e)
{
	static const char *const names[PIECES] = {"page", "a", "b", "c"};
	const struct str *piece = ctx;

	(void)e;
	for (size_t i = 0; i < PIECES; i++) {
		if (!piece[i].p || !str_is(name, names[i]))
			continue;
		out->text = arena_str(a, piece[i]);
		out->file = names[i];
	}
	return true;
}

static void cut(struct str all, struct str piece[PIECES])
{
	for (size_t i = 0; i < PIECES; i++) {
		size_t at = str_find(all, STR("\n%%\n"));
		piece[i] = str_sub(all, 0, at);
		if (at == SIZE_MAX)
			return;
		all = str_sub(all, at + 4, all.n);
	}
}

/* What must hold of every fault: a place in one of the templates and a message. */
static void check_fault(const struct err *e)
{
	ENSURE(e->msg[0] && e->status == EXIT_TEMPLATE);
	ENSURE(e->at.file && e->at.line > 0 && e->at.col > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct str piece[PIECES] = {{NULL, 0}};
	struct arena *a = arena_new();
	struct err e = {0};
	struct buf out = {0};
	struct diag_list l;

	if (n > 2048)
		n = 2048;
	cut((struct str){n ? (const char *)bytes : "", n}, piece);
	diag_init(&l);
	struct mustache_set *set = mustache_new((struct mustache_loader){piece, load, NULL});
	struct mustache_job job = {
		.name = STR("page"),
		.data = value_from_json(a, json_parse(a, "data", str_from(data), &e)),
		.diags = &l,
		.missing_is_empty = n % 2,
	};
	if (!mustache_render(set, &job, &out, &e))
		check_fault(&e);
	mustache_close(set);
	diag_release(&l);
	buf_release(&out);
	arena_drop(a);
	return 0;
}
