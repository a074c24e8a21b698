/* A page from hostile bytes: a tree whose links agree, or a refusal with a place and a message. */
#include "dom/dom.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void check(const struct dom_doc *doc)
{
	uint32_t order = 0;

	for (const struct dom_node *e = doc->root; e; e = dom_next(e, doc->root)) {
		ENSURE(e->order == order++);
		ENSURE(e->at.line > 0 && e->at.col > 0);
		ENSURE(!e->next || (e->next->prev == e && e->next->parent == e->parent));
		ENSURE(!e->first || (e->first->parent == e && e->last->parent == e && !e->last->next));
	}
	ENSURE(order == doc->n_nodes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = arena_new();
	struct diag_list diags;
	struct dom_doc doc;
	struct err e = {0};
	struct buf out = {0};

	diag_init(&diags);
	diags.keep = 100;
	if (dom_parse(a, "p.html", (struct str){(const char *)data, n}, &doc, &diags, &e)) {
		check(&doc);
		dom_dump(&doc, &out);
	} else {
		ENSURE(e.msg[0] && e.at.line > 0 && e.status == EXIT_TEMPLATE);
	}
	buf_release(&out);
	diag_release(&diags);
	arena_drop(a);
	return 0;
}
