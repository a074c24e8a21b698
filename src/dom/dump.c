/* The tree as text, one node a line: indentation is depth, @ is the place in the source. */
#include "dom/dom.h"

static void dump_node(const struct dom_node *n, unsigned depth, struct buf *out)
{
	for (unsigned i = 0; i < depth; i++)
		buf_cat(out, "  ");
	if (n->kind == DOM_TEXT) {
		buf_json(out, n->text);
	} else if (n->kind == DOM_ROWS) {
		buf_fmt(out, "rows %zu", n->rows->row.n);
	} else {
		buf_fmt(out, "<%.*s", STR_ARG(n->name));
		for (unsigned i = 0; i < n->n_attr; i++) {
			buf_fmt(out, " %.*s=", STR_ARG(n->attr[i].name));
			buf_json(out, n->attr[i].value);
		}
		buf_cat(out, n->tag == DOM_UNKNOWN ? "> unknown" : ">");
	}
	buf_fmt(out, " @%u:%u\n", n->at.line, n->at.col);
}

void dom_dump(const struct dom_doc *d, struct buf *out)
{
	unsigned depth = 0;

	if (d->title.n || d->lang.n)
		buf_fmt(out, "title \"%.*s\" lang \"%.*s\"\n", STR_ARG(d->title), STR_ARG(d->lang));
	for (const struct dom_node *n = d->root; n;) {
		dump_node(n, depth, out);
		if (n->first) {
			n = n->first;
			depth++;
			continue;
		}
		while (n && !n->next) {
			n = n == d->root ? NULL : n->parent;
			depth--;
		}
		n = n ? n->next : NULL;
	}
}
