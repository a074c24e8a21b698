/*
 * Tagged PDF (ISO 32000-1, 14.7): the elements that draw/ made, each with its
 * content in reading order, and the parent tree that leads back from a page's
 * marked content.  Written as text, not as libharu objects: a ledger has a cell
 * for every figure.
 */
#include "pdf/file.h"

#include <string.h>

static const char *const role_names[] = {
#define ROLE_NAME(name) #name,
	DRAW_ROLES(ROLE_NAME)
#undef ROLE_NAME
};

const char *pdf_role_name(unsigned role)
{
	return role_names[role];
}

static struct pdf_tag *tag_of(struct pdf_file *f, uint32_t element)
{
	bool row = element >= DRAW_ROW_ELEMENT;
	uint32_t i = row ? element - f->row_first : element;
	if (row) {
		while (f->row_tag.n <= i)
			vec_add(&f->row_tag);
	} else {
		while (f->tag.n <= i)
			vec_add(&f->tag);
	}
	struct pdf_tag *t = row ? &f->row_tag.v[i] : &f->tag.v[i];
	if (!t->number)
		t->number = pdf_number_take(f);
	return t;
}

static void add_item(struct pdf_file *f, uint32_t element, struct pdf_tag *t, struct pdf_item item)
{
	bool row = element >= DRAW_ROW_ELEMENT;
	*(row ? vec_add(&f->row_item) : vec_add(&f->item)) = item;
	uint32_t place = (uint32_t)(row ? f->row_item.n : f->item.n);
	if (t->last)
		(row ? f->row_item.v : f->item.v)[t->last - 1].next = place;
	else
		t->first = place;
	t->last = place;
}

uint32_t pdf_tag_content(struct pdf_file *f, uint32_t element)
{
	uint32_t mcid = (uint32_t)f->marks.n;
	struct pdf_tag *t = tag_of(f, element);
	*vec_add(&f->marks) = t->number;
	add_item(f, element, t, (struct pdf_item){ .page = f->n_page, .id = mcid });
	return mcid;
}

uint32_t pdf_tag_annotation(struct pdf_file *f, uint32_t element, uint32_t object)
{
	struct pdf_tag *t = tag_of(f, element);
	*vec_add(&f->annotation) = t->number;
	add_item(f, element, t, (struct pdf_item){ .page = f->n_page, .id = object, .annotation = true });
	return (uint32_t)(f->doc->n_page + f->annotation.n - 1);
}

/* What the tree looks like from above. */
struct tree {
	struct pdf_file *f;
	uint32_t *child, *sibling; /* first and next, 0: none */
	uint32_t *seq;        /* place of the first content of a subtree in f->item; UINT32_MAX: empty */
};

static void look_from_above(struct tree *t)
{
	const struct draw_element *e = t->f->doc->element;
	uint32_t n = (uint32_t)t->f->doc->n_element;
	t->child = arena_many(t->f->a, uint32_t, n);
	t->sibling = arena_many(t->f->a, uint32_t, n);
	t->seq = arena_many(t->f->a, uint32_t, n);
	while (t->f->tag.n < n)
		vec_add(&t->f->tag);
	for (uint32_t i = 0; i < n; i++) {
		if (e[i].kept && !e[i].run)
			tag_of(t->f, i);
		t->seq[i] = t->f->tag.v[i].first ? t->f->tag.v[i].first : UINT32_MAX;
	}
	for (uint32_t i = n; i-- > 1;) {
		uint32_t up = e[i].parent;
		if (!e[i].kept)
			continue;
		t->sibling[i] = t->child[up];
		t->child[up] = i;
		if (t->seq[i] < t->seq[up])
			t->seq[up] = t->seq[i];
	}
}

static void put_ref(struct buf *out, uint32_t number)
{
	buf_int(out, number);
	buf_cat(out, " 0 R");
}

static void put_item(struct pdf_file *f, const struct pdf_item *it, uint32_t page, struct buf *out)
{
	if (it->annotation) {
		buf_cat(out, "<</Type/OBJR/Obj ");
		put_ref(out, it->id);
		buf_cat(out, "/Pg ");
		put_ref(out, pdf_number_of(f, f->page[it->page]));
		buf_cat(out, ">>");
	} else if (it->page == page) {
		buf_int(out, it->id);
	} else {
		buf_cat(out, "<</Type/MCR/Pg ");
		put_ref(out, pdf_number_of(f, f->page[it->page]));
		buf_fmt(out, "/MCID %u>>", it->id);
	}
}

/* A child, or the rows that it stands for; returns how many more than one. */
static unsigned put_child(struct pdf_file *f, uint32_t child, struct buf *out)
{
	uint32_t run = f->doc->element[child].run;
	if (!run) {
		put_ref(out, f->tag.v[child].number);
		return 0;
	}
	const struct pdf_run *r = &f->run[run - 1];
	for (size_t i = 0; i < r->row.n; i++) {
		if (i)
			buf_char(out, ' ');
		put_ref(out, r->row.v[i]);
	}
	return (unsigned)r->row.n - 1;
}

/* Content of the element itself between its children, in the order of the pages. */
static void put_kids(struct tree *t, uint32_t e, struct buf *out)
{
	struct pdf_file *f = t->f;
	uint32_t item = f->tag.v[e].first, page = item ? f->item.v[item - 1].page : 0;
	unsigned n = 0;
	size_t open;
	if (!item && !t->child[e])
		return;
	if (item) {
		buf_cat(out, "/Pg ");
		put_ref(out, pdf_number_of(f, f->page[page]));
	}
	buf_cat(out, "/K");
	open = out->n;
	buf_char(out, '[');
	for (uint32_t c = t->child[e]; item || c; n++) {
		if (n)
			buf_char(out, ' ');
		if (item && (!c || item < t->seq[c])) {
			put_item(f, &f->item.v[item - 1], page, out);
			item = f->item.v[item - 1].next;
		} else {
			n += put_child(f, c, out);
			c = t->sibling[c];
		}
	}
	if (n == 1)
		out->p[open] = ' ';
	else
		buf_char(out, ']');
}

static void put_text(struct buf *out, const char *key, struct str s)
{
	struct buf b = {0};
	pdf_utf16(s, &b);
	if (b.n > PDF_STRING_MAX - 2)
		b.n = PDF_STRING_MAX - 2;
	buf_fmt(out, "%s<FEFF", key);
	for (size_t i = 0; i < b.n; i++)
		buf_fmt(out, "%02X", (unsigned)(unsigned char)b.p[i]);
	buf_char(out, '>');
	buf_release(&b);
}

static void put_figure_box(const struct draw_detail *d, struct buf *out)
{
	const lu v[4] = { d->x, d->page_h - d->y - d->h, d->x + d->w, d->page_h - d->y };
	buf_cat(out, "/A<</O/Layout/BBox[");
	for (int i = 0; i < 4; i++) {
		pdf_number(out, v[i]);
		buf_char(out, i < 3 ? ' ' : ']');
	}
	buf_cat(out, ">>");
}

/* Attributes (ISO 32000-1, 14.8.5): spans and scope, numbering, the box of a figure. */
static void put_attributes(const struct draw_element *e, bool labelled, struct buf *out)
{
	static const char *const scopes[] = { "", "/Scope/Column", "/Scope/Row" };
	if (e->rows > 1 || e->cols > 1 || e->scope) {
		buf_fmt(out, "/A<</O/Table%s", scopes[e->scope]);
		if (e->rows > 1)
			buf_fmt(out, "/RowSpan %u", e->rows);
		if (e->cols > 1)
			buf_fmt(out, "/ColSpan %u", e->cols);
		buf_cat(out, ">>");
	}
	if (e->role == DRAW_ROLE_L && labelled)
		buf_fmt(out, "/A<</O/List/ListNumbering/%s>>", e->ordered ? "Decimal" : "Disc");
	if (e->role == DRAW_ROLE_Figure && e->detail && e->detail->w)
		put_figure_box(e->detail, out);
}

static bool has_label(const struct tree *t, uint32_t list)
{
	uint32_t item = t->child[list], first = item ? t->child[item] : 0;
	return first && t->f->doc->element[first].role == DRAW_ROLE_Lbl;
}

static void write_element(struct tree *t, uint32_t i)
{
	struct pdf_file *f = t->f;
	const struct draw_element *e = &f->doc->element[i];
	struct buf *out = &f->body;
	buf_clear(out);
	buf_cat(out, "<</S/");
	buf_cat(out, role_names[e->role]);
	buf_cat(out, "/P ");
	put_ref(out, i ? f->tag.v[e->parent].number : pdf_number_of(f, f->tree_root));
	put_kids(t, i, out);
	put_attributes(e, has_label(t, i), out);
	if (e->detail) {
		if (e->detail->alt.n)
			put_text(out, "/Alt", e->detail->alt);
		if (e->detail->lang.n)
			put_text(out, "/Lang", e->detail->lang);
		if (e->detail->id.n)
			buf_fmt(out, "/ID(%.*s)", STR_ARG(e->detail->id));
	}
	buf_cat(out, ">>");
	pdf_pack(f, f->tag.v[i].number, buf_view(out));
}

/* ---- Rows that come with their pages ---- */

static void put_row_content(struct pdf_file *f, const struct pdf_tag *t, struct buf *out)
{
	if (!t->first)
		return;
	const struct pdf_item *it = &f->row_item.v[t->first - 1];
	uint32_t page = it->page;
	buf_cat(out, "/Pg ");
	put_ref(out, pdf_number_of(f, f->page[page]));
	buf_cat(out, it->next ? "/K[" : "/K ");
	for (;; it = &f->row_item.v[it->next - 1]) {
		put_item(f, it, page, out);
		if (!it->next)
			break;
		buf_char(out, ' ');
	}
	if (t->last != t->first)
		buf_char(out, ']');
}

/* Element k of r; kids [k + 1, end) are a row's cells. */
static void write_row_element(struct pdf_file *f, const struct draw_rows *r, uint32_t k, uint32_t end)
{
	const struct draw_element *e = &r->element[k];
	struct buf *out = &f->body;
	uint32_t number = tag_of(f, r->first + k)->number, up = tag_of(f, e->parent)->number;
	buf_clear(out);
	buf_cat(out, "<</S/");
	buf_cat(out, role_names[e->role]);
	buf_cat(out, "/P ");
	put_ref(out, up);
	put_row_content(f, tag_of(f, r->first + k), out);
	if (end > k + 1)
		buf_cat(out, "/K[");
	for (uint32_t i = k + 1; i < end; i++) {
		put_ref(out, tag_of(f, r->first + i)->number);
		buf_char(out, i + 1 < end ? ' ' : ']');
	}
	put_attributes(e, false, out);
	buf_cat(out, ">>");
	pdf_pack(f, number, buf_view(out));
}

static uint32_t row_end(const struct draw_rows *r, uint32_t k)
{
	uint32_t end = k + 1;
	while (end < r->n_closed && !r->element[end].run)
		end++;
	return end;
}

static void note_row(struct pdf_file *f, uint32_t run, uint32_t number)
{
	if (run > f->n_run) {
		struct pdf_run *more = mem_alloc(run * sizeof *more);
		if (f->n_run)
			memcpy(more, f->run, f->n_run * sizeof *more);
		mem_free(f->run);
		f->run = more;
		f->n_run = run;
	}
	*vec_add(&f->run[run - 1].row) = number;
}

/* What the first n elements were is written: the items of those after them move up. */
static void forget_rows(struct pdf_file *f, uint32_t n)
{
	size_t left = f->row_tag.n > n ? f->row_tag.n - n : 0, from = f->row_item.n;
	for (size_t i = 0; i < left; i++) {
		f->row_tag.v[i] = f->row_tag.v[i + n];
		if (f->row_tag.v[i].first && f->row_tag.v[i].first - 1 < from)
			from = f->row_tag.v[i].first - 1;
	}
	for (size_t i = 0; i < left; i++) {
		f->row_tag.v[i].first -= f->row_tag.v[i].first ? (uint32_t)from : 0;
		f->row_tag.v[i].last -= f->row_tag.v[i].last ? (uint32_t)from : 0;
	}
	for (size_t i = from; i < f->row_item.n; i++) {
		f->row_item.v[i - from] = f->row_item.v[i];
		f->row_item.v[i - from].next -= f->row_item.v[i].next ? (uint32_t)from : 0;
	}
	f->row_item.n -= from;
	f->row_tag.n = left;
	f->row_first += n;
}

void pdf_tags_rows(struct pdf_file *f, const struct draw_rows *r)
{
	if (!r->n)
		return;
	ENSURE(f->row_first == r->first);
	for (uint32_t k = 0, end; k < r->n_closed; k = end) {
		end = row_end(r, k);
		note_row(f, r->element[k].run, tag_of(f, r->first + k)->number);
		write_row_element(f, r, k, end);
		for (uint32_t i = k + 1; i < end; i++)
			write_row_element(f, r, i, i + 1);
	}
	forget_rows(f, r->n_closed);
}

/* The elements of the page's marks, by MCID (ISO 32000-1, 14.7.4.4). */
void pdf_tags_page(struct pdf_file *f, const struct draw_page *p)
{
	struct buf *out = &f->body;
	if (!f->doc->n_element)
		return;
	buf_clear(out);
	buf_char(out, '[');
	for (size_t i = 0; i < f->marks.n; i++) {
		put_ref(out, f->marks.v[i]);
		buf_char(out, ' ');
	}
	buf_char(out, ']');
	f->parents[f->n_page] = pdf_number_take(f);
	pdf_pack(f, f->parents[f->n_page], buf_view(out));
	f->marks.n = 0;
	pdf_tags_rows(f, &p->rows);
}

/* For every page the list of its elements; for every annotation its element. */
static uint32_t write_parents(struct pdf_file *f)
{
	struct buf *out = &f->body;
	uint32_t number = pdf_number_take(f);
	buf_clear(out);
	buf_cat(out, "<</Nums[");
	for (size_t i = 0; i < f->doc->n_page; i++)
		buf_fmt(out, "%zu %u 0 R ", i, f->parents[i]);
	for (size_t i = 0; i < f->annotation.n; i++)
		buf_fmt(out, "%zu %u 0 R ", f->doc->n_page + i, f->annotation.v[i]);
	buf_cat(out, "]>>");
	pdf_pack(f, number, buf_view(out));
	return number;
}

/* Identifiers were given in reading order with leading zeros, so they are sorted. */
static void put_ids(const struct tree *t, struct buf *out)
{
	const struct draw_doc *doc = t->f->doc;
	bool any = false;
	for (uint32_t i = 0; i < doc->n_element; i++) {
		const struct draw_detail *d = doc->element[i].detail;
		if (!doc->element[i].kept || !d || !d->id.n)
			continue;
		buf_fmt(out, "%s(%.*s) %u 0 R", any ? " " : "/IDTree<</Names[", STR_ARG(d->id), t->f->tag.v[i].number);
		any = true;
	}
	if (any)
		buf_cat(out, "]>>\n");
}

void pdf_tags_write(struct pdf_file *f)
{
	struct tree t = { .f = f };
	struct buf root = {0};
	look_from_above(&t);
	for (uint32_t i = 0; i < f->doc->n_element; i++)
		if (f->doc->element[i].kept && !f->doc->element[i].run)
			write_element(&t, i);
	uint32_t parents = write_parents(f);
	buf_fmt(&root, "/K %u 0 R\n/ParentTree %u 0 R\n/ParentTreeNextKey %zu\n", f->tag.v[0].number, parents,
	        f->doc->n_page + f->annotation.n);
	put_ids(&t, &root);
	pdf_raw(f, f->tree_root, buf_view(&root));
	buf_release(&root);
}
