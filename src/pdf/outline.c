/* Bookmarks, named destinations and links (PDF 32000-1, 12.3 and 12.5.6.5). */
#include "pdf/parts.h"

#include <stdlib.h>
#include <string.h>

/* [page /XYZ null y null] as an array object. */
static HPDF_Array destination(struct pdf_file *f, uint32_t page, lu y)
{
	HPDF_Array d = HPDF_Array_New(f->haru->mmgr);
	lu up = f->doc->page[page].h - y;
	HPDF_Array_Add(d, f->page[page]);
	HPDF_Array_AddName(d, "XYZ");
	HPDF_Array_Add(d, HPDF_Null_New(f->haru->mmgr));
	/* Whole points, upwards: a destination may stand a little above its heading, never below. */
	HPDF_Array_AddNumber(d, (HPDF_INT32)((up + LU_PER_PT - 1) / LU_PER_PT));
	HPDF_Array_Add(d, HPDF_Null_New(f->haru->mmgr));
	return d;
}

#define OUTLINE_LEVELS 8

struct outline_item {
	HPDF_Dict dict;
	HPDF_Dict last;       /* last child so far */
	int count;            /* items below it that show when it is open */
	bool closed;
};

static void append(struct outline_item *parent, HPDF_Dict child)
{
	HPDF_Dict_Add(child, "Parent", parent->dict);
	if (parent->last) {
		HPDF_Dict_Add(parent->last, "Next", child);
		HPDF_Dict_Add(child, "Prev", parent->last);
	} else {
		HPDF_Dict_Add(parent->dict, "First", child);
	}
	parent->last = child;
}

/* Close the open items down to depth; counts go up the chain. */
static int close_items(struct outline_item *open, int depth, int to)
{
	for (; depth > to; depth--) {
		struct outline_item *it = &open[depth];
		if (it->last) {
			HPDF_Dict_Add(it->dict, "Last", it->last);
			HPDF_Dict_AddNumber(it->dict, "Count", it->closed ? -it->count : it->count);
		}
		open[depth - 1].count += (it->closed ? 0 : it->count) + 1;
	}
	return depth;
}

void pdf_outline_write(struct pdf_file *f)
{
	struct outline_item open[OUTLINE_LEVELS + 1] = {0};
	uint8_t level[OUTLINE_LEVELS + 1] = {0};
	int depth = 0;
	if (f->doc->n_bookmark == 0)
		return;
	open[0].dict = pdf_object(f);
	HPDF_Dict_AddName(open[0].dict, "Type", "Outlines");
	for (size_t i = 0; i < f->doc->n_bookmark; i++) {
		const struct draw_bookmark *b = &f->doc->bookmark[i];
		/* The parent is the nearest open item of a lower level, so a skipped level costs nothing. */
		int parent = depth;
		while (parent > 0 && level[parent] >= b->level)
			parent--;
		depth = close_items(open, depth, parent < OUTLINE_LEVELS ? parent : OUTLINE_LEVELS - 1);
		HPDF_Dict d = pdf_object(f);
		pdf_text(f, d, "Title", b->title.n ? b->title : STR(" "));
		HPDF_Dict_Add(d, "Dest", destination(f, b->page, b->y));
		append(&open[depth], d);
		open[++depth] = (struct outline_item){ .dict = d, .closed = b->closed };
		level[depth] = b->level;
	}
	close_items(open, depth, 0);
	HPDF_Dict_Add(open[0].dict, "Last", open[0].last);
	HPDF_Dict_AddNumber(open[0].dict, "Count", open[0].count);
	HPDF_Dict_Add(f->haru->catalog, "Outlines", open[0].dict);
	HPDF_Dict_RemoveElement(f->haru->catalog, "PageMode");
	HPDF_Dict_AddName(f->haru->catalog, "PageMode", "UseOutlines");
}

static int compare_id(const void *key, const void *anchor)
{
	return str_cmp(*(const struct str *)key, ((const struct draw_anchor *)anchor)->id);
}

static const struct draw_anchor *find_anchor(const struct pdf_file *f, struct str id)
{
	return bsearch(&id, f->doc->anchor, f->doc->n_anchor, sizeof *f->doc->anchor, compare_id);
}

static void write_rect(const struct draw_link *k, lu height, struct buf *out)
{
	buf_cat(out, "/Rect [");
	pdf_number(out, k->x);
	buf_char(out, ' ');
	pdf_number(out, height - k->y - k->h);
	buf_char(out, ' ');
	pdf_number(out, k->x + k->w);
	buf_char(out, ' ');
	pdf_number(out, height - k->y);
	buf_cat(out, "]\n");
}

static HPDF_Dict write_link(struct pdf_file *f, const struct draw_link *k, lu height)
{
	const struct draw_anchor *a = k->target.n ? find_anchor(f, k->target) : NULL;
	struct buf raw = {0};
	if (k->target.n && !a)
		return NULL; /* reported by layout */
	HPDF_Dict d = pdf_object(f);
	HPDF_Dict_AddName(d, "Type", "Annot");
	HPDF_Dict_AddName(d, "Subtype", "Link");
	HPDF_Dict_AddNumber(d, "F", 4); /* Print, PDF/A-2 6.3.2 */
	write_rect(k, height, &raw);
	buf_cat(&raw, "/Border [0 0 0]\n");
	pdf_raw(f, d, buf_view(&raw));
	buf_release(&raw);
	if (a) {
		HPDF_Dict_Add(d, "Dest", destination(f, a->page, a->y));
		return d;
	}
	HPDF_Dict action = pdf_child(f, d, "A");
	HPDF_Dict_AddName(action, "S", "URI");
	HPDF_Dict_Add(action, "URI", HPDF_String_New(f->haru->mmgr, arena_str(f->a, k->uri).p, NULL));
	return d;
}

void pdf_links_write(struct pdf_file *f, const struct draw_page *p)
{
	HPDF_Array annots = NULL;
	for (size_t i = 0; i < p->n_link; i++) {
		HPDF_Dict d = write_link(f, &p->link[i], p->h);
		if (!d)
			continue;
		if (!annots)
			annots = pdf_array(f, f->page[f->n_page], "Annots");
		HPDF_Array_Add(annots, d);
		/* ISO 14289-1, 7.18.5: in a Link element, with words for those who do not see it. */
		pdf_text(f, d, "Contents", p->link[i].text);
		if (f->doc->n_element)
			HPDF_Dict_AddNumber(d, "StructParent",
			                    (HPDF_INT32)pdf_tag_annotation(f, p->link[i].element, pdf_number_of(f, d)));
	}
}
