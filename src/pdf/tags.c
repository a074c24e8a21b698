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

const char *pdf_role_name(const struct pdf_file *f, uint32_t element)
{
	return role_names[f->doc->element[element].role];
}

static void add_item(struct pdf_file *f, struct pdf_item item)
{
	uint32_t *last;
	if (!f->first_item) {
		f->first_item = arena_many(f->a, uint32_t, f->doc->n_element);
		f->last_item = arena_many(f->a, uint32_t, f->doc->n_element);
	}
	*vec_add(&f->item) = item;
	last = &f->last_item[item.element];
	if (*last)
		f->item.v[*last - 1].next = (uint32_t)f->item.n;
	else
		f->first_item[item.element] = (uint32_t)f->item.n;
	*last = (uint32_t)f->item.n;
}

uint32_t pdf_tag_content(struct pdf_file *f, uint32_t element, uint32_t page)
{
	uint32_t mcid = f->n_mcid++;
	add_item(f, (struct pdf_item){ .element = element, .page = page, .id = mcid });
	return mcid;
}

uint32_t pdf_tag_annotation(struct pdf_file *f, uint32_t element, uint32_t page, uint32_t object)
{
	add_item(f, (struct pdf_item){ .element = element, .page = page, .id = object, .annotation = true });
	*vec_add(&f->annotation) = element;
	return (uint32_t)(f->doc->n_page + f->annotation.n - 1);
}

/* What the tree looks like from above. */
struct tree {
	struct pdf_file *f;
	uint32_t *number;     /* object number of each element, 0: left out */
	uint32_t *child, *sibling; /* first and next, 0: none */
	uint32_t *seq;        /* place of the first content of a subtree in f->item; UINT32_MAX: empty */
};

static void look_from_above(struct tree *t)
{
	const struct draw_element *e = t->f->doc->element;
	uint32_t n = (uint32_t)t->f->doc->n_element, next = pdf_raw_first(t->f);
	t->number = arena_many(t->f->a, uint32_t, n);
	t->child = arena_many(t->f->a, uint32_t, n);
	t->sibling = arena_many(t->f->a, uint32_t, n);
	t->seq = arena_many(t->f->a, uint32_t, n);
	for (uint32_t i = 0; i < n; i++) {
		t->number[i] = e[i].kept ? next++ : 0;
		t->seq[i] = t->f->first_item && t->f->first_item[i] ? t->f->first_item[i] : UINT32_MAX;
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

static void put_item(struct tree *t, const struct pdf_item *it, uint32_t page, struct buf *out)
{
	if (it->annotation) {
		buf_cat(out, "<</Type/OBJR/Obj ");
		put_ref(out, it->id);
		buf_cat(out, "/Pg ");
		put_ref(out, pdf_number_of(t->f->page[it->page]));
		buf_cat(out, ">>");
	} else if (it->page == page) {
		buf_int(out, it->id);
	} else {
		buf_cat(out, "<</Type/MCR/Pg ");
		put_ref(out, pdf_number_of(t->f->page[it->page]));
		buf_fmt(out, "/MCID %u>>", it->id);
	}
}

/* Content of the element itself between its children, in the order of the pages. */
static void put_kids(struct tree *t, uint32_t e, struct buf *out)
{
	const struct pdf_file *f = t->f;
	uint32_t item = f->first_item ? f->first_item[e] : 0, page = item ? f->item.v[item - 1].page : 0;
	unsigned n = 0;
	size_t open;
	if (!item && !t->child[e])
		return;
	if (item) {
		buf_cat(out, "/Pg ");
		put_ref(out, pdf_number_of(f->page[page]));
	}
	buf_cat(out, "/K");
	open = out->n;
	buf_char(out, '[');
	for (uint32_t c = t->child[e]; item || c; n++) {
		if (n)
			buf_char(out, ' ');
		if (item && (!c || item < t->seq[c])) {
			put_item(t, &f->item.v[item - 1], page, out);
			item = f->item.v[item - 1].next;
		} else {
			put_ref(out, t->number[c]);
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
	const struct draw_element *e = &t->f->doc->element[i];
	struct buf *out = &t->f->raw;
	pdf_raw_begin(t->f);
	buf_cat(out, "<</S/");
	buf_cat(out, role_names[e->role]);
	buf_cat(out, "/P ");
	put_ref(out, i ? t->number[e->parent] : pdf_number_of(t->f->tree_root));
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
}

/* For every page the elements of its marks by number; for every annotation its element. */
static uint32_t write_parents(struct tree *t)
{
	struct pdf_file *f = t->f;
	struct buf nums = {0}, *out = &f->raw;
	size_t k = 0;
	for (uint32_t page = 0; page < f->doc->n_page; page++) {
		buf_fmt(&nums, "%u %zu 0 R ", page, pdf_raw_first(f) + f->raw_at.n);
		pdf_raw_begin(f);
		buf_char(out, '[');
		for (; k < f->item.n && f->item.v[k].page == page; k++) {
			if (f->item.v[k].annotation)
				continue;
			put_ref(out, t->number[f->item.v[k].element]);
			buf_char(out, ' ');
		}
		buf_char(out, ']');
	}
	for (size_t i = 0; i < f->annotation.n; i++)
		buf_fmt(&nums, "%zu %u 0 R ", f->doc->n_page + i, t->number[f->annotation.v[i]]);
	uint32_t number = (uint32_t)(pdf_raw_first(f) + f->raw_at.n);
	pdf_raw_begin(f);
	buf_fmt(out, "<</Nums[");
	buf_str(out, buf_view(&nums));
	buf_cat(out, "]>>");
	buf_release(&nums);
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
		buf_fmt(out, "%s(%.*s) %u 0 R", any ? " " : "/IDTree<</Names[", STR_ARG(d->id), t->number[i]);
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
		if (t.number[i])
			write_element(&t, i);
	uint32_t parents = write_parents(&t);
	buf_fmt(&root, "/K %u 0 R\n/ParentTree %u 0 R\n/ParentTreeNextKey %zu\n", t.number[0], parents,
	        f->doc->n_page + f->annotation.n);
	put_ids(&t, &root);
	pdf_raw(f, f->tree_root, buf_view(&root));
	buf_release(&root);
}
