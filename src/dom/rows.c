/*
 * Plain rows of long table bodies, left in the source.  A row is parsed like
 * everything else, its nodes in an arena of its own; if it turns out plain,
 * only its place is kept.  When its nodes are wanted, a second parser, which
 * stands inside a root element for ever, reads the row's bytes again: the same
 * code makes the same nodes.
 */
#include "base/utf8.h"
#include "dom/build.h"

#include <string.h>

struct rows_state {
	struct arena *row;     /* nodes of the row being read */
	struct dom_node *body; /* innermost <tbody> whose rows may be left; NULL: none */
	uint32_t n_rows;       /* of body */
	struct dom_node *tr;   /* being read, if it may be left */
	struct dom_row at;
	uint32_t cells, order; /* of tr; the order it would have */
	bool plain;
};

struct dom_row_reader {
	struct builder b;
	uint64_t fed; /* bytes */
};

/* ---- Which rows ---- */

static bool is_inline(enum dom_tag tag)
{
	static const uint8_t tags[] = {DOM_span, DOM_b, DOM_strong, DOM_i, DOM_em, DOM_u, DOM_s, DOM_small, DOM_sub,
		DOM_sup, DOM_mark, DOM_abbr, DOM_time, DOM_br, DOM_wbr};

	return memchr(tags, (int)tag, sizeof tags) != NULL;
}

static bool is_cell(enum dom_tag tag)
{
	return tag == DOM_td || tag == DOM_th;
}

/* Attributes that make an element more than a place for text. */
static bool attributes_plain(const struct dom_node *n)
{
	static const char *const not_plain[] = {"id", "href", "rowspan", "colspan", "role", "lang", "aria-hidden",
		"data-total", "data-sum"};

	for (unsigned i = 0; i < n->n_attr; i++)
		for (size_t k = 0; k < sizeof not_plain / sizeof *not_plain; k++)
			if (str_is(n->attr[i].name, not_plain[k]))
				return false;
	return true;
}

static bool element_plain(const struct rows_state *r, const struct dom_node *n)
{
	if (n == r->tr)
		return attributes_plain(n);
	return (n->parent == r->tr ? is_cell(n->tag) : is_inline(n->tag)) && attributes_plain(n);
}

/* ---- While the page is read ---- */

void rows_before(struct builder *b, enum dom_tag tag)
{
	struct rows_state *r = b->rows;

	if (tag != DOM_tr || r->tr || !r->body || b->open != r->body || r->n_rows < DOM_ROWS_KEPT)
		return;
	r->order = b->order;
	r->plain = true;
	r->cells = 0;
	b->nodes = r->row;
}

void rows_start(struct builder *b, struct dom_node *n)
{
	struct rows_state *r = b->rows;

	if (b->nodes == r->row && !r->tr) {
		r->tr = n;
		r->at = (struct dom_row){(uint32_t)build_at(b), 0, n->at.line, n->at.col};
	}
	if (r->tr) {
		r->plain = r->plain && element_plain(r, n);
		r->cells += n->parent == r->tr;
	}
	if (n->tag == DOM_tbody && n->parent && n->parent->tag == DOM_table && !r->tr) {
		r->body = n;
		r->n_rows = 0;
	} else if (n->tag == DOM_tbody || n->tag == DOM_table || (n->n_attr && dom_has_attr(n, "rowspan"))) {
		r->body = NULL; /* a span may reach into any row below; a table inside ends the outer one's streaming */
	}
}

static void unlink_last(struct dom_node *parent, struct dom_node *n)
{
	parent->last = n->prev;
	if (n->prev)
		n->prev->next = NULL;
	else
		parent->first = NULL;
}

static void link_last(struct dom_node *parent, struct dom_node *n)
{
	n->parent = parent;
	n->prev = parent->last;
	n->next = NULL;
	if (parent->last)
		parent->last->next = n;
	else
		parent->first = n;
	parent->last = n;
}

static void count_before(const struct dom_node *body, struct dom_rows *r)
{
	r->place = r->place_of_type = 1;
	for (const struct dom_node *k = body->first; k; k = k->next) {
		uint32_t n = k->kind == DOM_ROWS ? (uint32_t)k->rows->row.n : k->kind == DOM_ELEMENT;
		r->place += n;
		r->place_of_type += k->kind == DOM_ROWS || k->tag == DOM_tr ? n : 0;
	}
}

static struct dom_rows *run_of(struct builder *b)
{
	struct dom_node *body = b->open, *n = body->last;
	struct dom_rows *r;

	if (n && n->kind == DOM_ROWS)
		return n->rows;
	r = arena_make(b->arena, struct dom_rows);
	count_before(body, r);
	n = r->node = arena_make(b->arena, struct dom_node);
	n->kind = DOM_ROWS;
	n->rows = r;
	n->order = b->order++;
	link_last(body, n);
	r->next = b->doc->rows;
	b->doc->rows = r;
	return r;
}

/* The run becomes one row shorter; the place of that row. */
static struct dom_row take_last(struct builder *b, struct dom_node *body)
{
	struct dom_rows *r = body->last->rows;
	struct dom_row at = r->row.v[--r->row.n];

	if (r->row.n == 0) {
		unlink_last(body, r->node);
		b->doc->rows = r->next;
		vec_release(&r->row);
	}
	return at;
}

static struct dom_row_reader *reader_of(struct builder *b);
static struct dom_node *read_row(struct dom_row_reader *r, struct dom_row at, struct arena *a, uint32_t *order);

/* A row that shows no character would leave no trace on its page. */
static bool shows_text(const struct dom_node *tr)
{
	for (const struct dom_node *n = tr; n; n = dom_next(n, tr)) {
		size_t i = 0;
		while (n->kind == DOM_TEXT && i < n->text.n) {
			uint32_t cp = utf8_next(n->text, &i);
			if (cp > ' ' && cp != 0xA0 && cp != 0x3000 && (cp < 0x2000 || cp > 0x206F))
				return true;
		}
	}
	return false;
}

static void end_row(struct builder *b, struct rows_state *s)
{
	struct dom_node *body = b->open;

	s->at.n = (uint32_t)(build_at(b) + (size_t)XML_GetCurrentByteCount(b->parser)) - s->at.at;
	unlink_last(body, s->tr);
	b->order = s->order;
	b->nodes = b->arena;
	struct dom_node *tr = s->tr;
	s->tr = NULL;
	if (s->plain && s->cells && shows_text(tr)) {
		struct dom_rows *run = run_of(b);
		*vec_add(&run->row) = s->at;
		run->cells = s->cells > run->cells ? s->cells : run->cells;
	} else {
		link_last(body, read_row(reader_of(b), s->at, b->arena, &b->order));
	}
	arena_reset(s->row);
}

void rows_end(struct builder *b, struct dom_node *n)
{
	struct rows_state *s = b->rows;

	if (n->tag == DOM_tr && b->open == s->body)
		s->n_rows++;
	if (n == s->tr) {
		end_row(b, s); /* n is gone */
		return;
	}
	if (n->tag == DOM_tbody && n->last && n->last->kind == DOM_ROWS)
		link_last(n, read_row(reader_of(b), take_last(b, n), b->arena, &b->order));
	if (n == s->body)
		s->body = NULL;
}

void rows_open(struct builder *b)
{
	b->rows = mem_alloc(sizeof *b->rows);
	b->rows->row = arena_new();
}

void rows_close(struct builder *b)
{
	arena_drop(b->rows->row);
	mem_free(b->rows);
	b->rows = NULL;
}

/* ---- Rows again ---- */

/* A parser that is inside a root element and stays there. */
static struct dom_row_reader *reader_of(struct builder *from)
{
	struct dom_row_reader *r = from->doc->reader;

	if (r)
		return r;
	r = from->doc->reader = mem_alloc(sizeof *r);
	r->b = (struct builder){.arena = from->arena, .file = from->file, .html = from->html};
	build_open(&r->b);
	XML_SetElementHandler(r->b.parser, NULL, NULL);
	if (XML_Parse(r->b.parser, "<r>", 3, 0) != XML_STATUS_OK)
		BUG("expat refuses a root");
	r->fed = 3;
	build_callbacks(&r->b);
	return r;
}

static struct dom_node *read_row(struct dom_row_reader *r, struct dom_row at, struct arena *a, uint32_t *order)
{
	struct builder *b = &r->b;

	b->nodes = a;
	b->shift = at.at - (size_t)r->fed;
	b->seen = at.at;
	b->line = at.line;
	b->col = at.col;
	b->order = *order;
	b->open = b->root = NULL;
	if (XML_Parse(b->parser, b->html.p + at.at, (int)at.n, 0) != XML_STATUS_OK || !b->root)
		BUG("a row reads otherwise the second time, line %u", at.line);
	r->fed += at.n;
	*order = b->order;
	return b->root;
}

struct dom_node *dom_row_make(struct dom_doc *d, const struct dom_rows *r, uint32_t i, struct arena *a)
{
	uint32_t order = DOM_ROW_ORDER;
	struct dom_node *n = read_row(d->reader, r->row.v[i], a, &order);

	n->parent = r->node->parent;
	n->prev = r->node;
	n->next = r->node->next;
	n->place = r->place + i;
	n->place_of_type = r->place_of_type + i;
	return n;
}

void dom_rows_settle(struct dom_doc *d, struct dom_rows *r, struct arena *a)
{
	struct dom_node *run = r->node, *last = run->prev;
	uint32_t order = (uint32_t)d->n_nodes;

	for (size_t i = 0; i < r->row.n; i++) {
		struct dom_node *n = read_row(d->reader, r->row.v[i], a, &order);
		n->parent = run->parent;
		n->prev = last;
		*(last ? &last->next : &run->parent->first) = n;
		last = n;
	}
	last->next = run->next;
	*(run->next ? &run->next->prev : &run->parent->last) = last;
	d->n_nodes = order;
	vec_release(&r->row);
}

void dom_release(struct dom_doc *d)
{
	for (struct dom_rows *r = d->rows; r; r = r->next)
		vec_release(&r->row);
	d->rows = NULL;
	if (!d->reader)
		return;
	build_release(&d->reader->b);
	mem_free(d->reader);
	d->reader = NULL;
}
