/*
 * The passes.  Boxes and shaped paragraphs are made once; the list of slabs and
 * the page plan are made again only while page numbers in the text (a table of
 * contents) still change, at most MAX_PASSES times.  Then a dry run over the
 * plan tells where every anchor lands, and the pages are drawn one by one.
 */
#include "layout/emit.h"
#include "layout/note.h"
#include "layout/target.h"

#include "base/map.h"

#include <string.h>

#define MAX_PASSES 4 /* numbers that change their own page would go on for ever */

struct layout_pager {
	struct job j;
	const struct flow *f;
	struct page_list list;
	struct emit e;
	struct map ids;                  /* of anchors */
	const struct dom_node *dead_link; /* the last one that was reported */
};

static const struct flow *lay_out(struct job *j, struct box *root)
{
	struct room r = {.fixed = -1, .high = -1};
	struct pile p;

	j->pass++;
	pile_init(&p, j);
	p.main = true;
	r.w = r.page_w = r.abs_w = j->page_w;
	r.h = r.abs_h = j->page_h;
	j->fixed.n = 0;
	block_box(&p, root, &r);
	return pile_finish(&p);
}

static void first_page(struct job *j)
{
	const struct css_page *c = css_page_lookup(j->in->sheets, (struct css_page_query){.first = true});

	j->page_w = page_content_width(j, STR(""));
	j->page_h = c->height - c->margin[CSS_SIDE_TOP] - c->margin[CSS_SIDE_BOTTOM];
	if (c->style)
		j->page_h -= box_edge(c->style, CSS_SIDE_TOP, c->width) +
			     box_edge(c->style, CSS_SIDE_BOTTOM, c->width);
}

static bool check_pages(struct job *j, const struct page_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct page_plan *p = &list->v[i];
		if (p->w <= 0 || p->h <= 0)
			return err_set(
				j->e, EXIT_OVERFLOW, "layout.page", (struct pos){j->in->dom->file, 0, 0},
				TR("第 %zu 页的页边距占满了纸张，没有放正文的地方",
				   "page %zu: the margins take the whole sheet and leave no room for text"),
				i + 1);
		lu usual = page_content_width(j, p->name);
		if ((usual > p->w + PAGE_SLACK || p->w > usual + PAGE_SLACK) && !j->warned_wide &&
		    p->to > p->from) {
			j->warned_wide = true;
			diag_add(j->diags, DIAG_WARNING, "layout.page-width",
				 (struct pos){j->in->dom->file, 0, 0},
				 TR("第 %zu 页的版心宽 %d 磅，正文按 %d 磅排",
				    "page %zu has %d pt between its margins; the text is set %d pt wide"),
				 i + 1, p->w / LU_PER_PT, usual / LU_PER_PT);
		}
	}
	return true;
}

/* ---- Page numbers in the text ---- */

struct numbers {
	struct map by_id;     /* id -> index of the anchor */
	const unsigned *page; /* counter of each page */
	size_t n_page;
};

static struct str number_of(struct job *j, struct emit *e, const struct numbers *k, const struct ref *r)
{
	uint32_t page = r->page;

	if (r->note)
		return counter_text(j->work, (int)r->note->number, r->format);
	if (r->total)
		return counter_text(j->work, (int)k->n_page, r->format);
	if (r->target.n) {
		uint32_t a = map_lookup(&k->by_id, str_sub(r->target, 1, r->target.n));
		if (a == MAP_NONE) {
			if (!j->quiet)
				diag_add(j->diags, DIAG_WARNING, "layout.target", job_pos(j, r->at),
					 TR("没有 id 为“%.*s”的元素，页码空缺",
					    "no element has the id '%.*s'; its page number is left out"),
					 STR_ARG(str_sub(r->target, 1, r->target.n)));
			return (struct str){0};
		}
		page = e->anchor.v[a].page;
	}
	return page < k->n_page ? counter_text(j->work, (int)k->page[page], r->format) : (struct str){0};
}

/* A dry run over the plan: anchors to e, page counters to page. */
static void run_dry(struct job *j, const struct flow *f, const struct page_list *list, struct emit *e,
		    unsigned *page)
{
	*e = (struct emit){.job = j, .dry = true};
	for (; e->page < list->n; e->page++) {
		struct layout_page out = {0};
		emit_page(e, f, list, &out);
		page[e->page] = out.number;
	}
}

/* true if some number is not what stands in the text. */
static bool settle_refs(struct job *j, const struct flow *f, const struct page_list *list)
{
	struct emit e;
	struct numbers k = {.n_page = list->n};
	unsigned *page = arena_many(j->work, unsigned, list->n);
	bool changed = false;

	run_dry(j, f, list, &e, page);
	k.page = page;
	for (size_t i = 0; i < e.anchor.n; i++)
		map_add(&k.by_id, e.anchor.v[i].id, (uint32_t)i);
	for (struct ref *r = j->refs; r; r = r->next) {
		struct str s = number_of(j, &e, &k, r);
		changed = changed || !str_eq(s, r->shown);
		r->shown = s;
	}
	map_release(&k.by_id);
	emit_release(&e);
	return changed;
}

static const struct flow *settle(struct job *j, struct box *root, struct page_list *list)
{
	const struct flow *f = lay_out(j, root);

	*list = page_walk(j, f);
	for (unsigned pass = 1; j->refs && settle_refs(j, f, list); pass++) {
		if (pass == MAX_PASSES) {
			diag_add(j->diags, DIAG_WARNING, "layout.unstable",
				 (struct pos){j->in->dom->file, 0, 0}, "%s",
				 TR("页码排了几遍仍不稳定，目录可能差一页",
				    "page numbers did not settle; the contents may be one page off"));
			break;
		}
		j->quiet = true;
		f = lay_out(j, root);
		*list = page_walk(j, f);
	}
	j->quiet = false;
	return f;
}

/* ---- The result ---- */

static void *keep(struct arena *a, const void *v, size_t n, size_t size)
{
	void *p = arena_array(a, n, size);

	if (n)
		memcpy(p, v, n * size);
	return p;
}

/* A link to nowhere is not clickable; say so where it stands, once (its lines are several links). */
static void check_links(struct layout_pager *p, const struct layout_page *page)
{
	for (size_t k = 0; k < page->n_link; k++) {
		struct str href = page->link[k].href;
		if (!str_starts(href, STR("#")) || page->link[k].node == p->dead_link ||
		    map_lookup(&p->ids, str_sub(href, 1, href.n)) != MAP_NONE)
			continue;
		p->dead_link = page->link[k].node;
		diag_add(p->j.diags, DIAG_WARNING, "layout.link", job_pos(&p->j, p->dead_link),
			 TR("没有 id 为“%.*s”的元素，链接无处可去",
			    "no element has the id '%.*s'; the link leads nowhere"),
			 STR_ARG(str_sub(href, 1, href.n)));
	}
}

static struct str bookmark_title(struct job *j, const struct dom_node *n)
{
	struct str text = dom_text(j->out, n);

	return n->style->bookmark_label.n ? content_words(j, n, n->style->bookmark_label, text) : text;
}

/* What is known of the document before its pages are drawn. */
static void describe(struct layout_pager *p)
{
	struct job *j = &p->j;
	struct layout_page *page = arena_many(j->out, struct layout_page, p->list.n);
	unsigned *number = arena_many(j->work, unsigned, p->list.n);
	struct emit dry;

	run_dry(j, p->f, &p->list, &dry, number);
	for (size_t i = 0; i < p->list.n; i++)
		page[i] = (struct layout_page){
			.css = p->list.v[i].css, .number = number[i], .blank = p->list.v[i].blank};
	for (size_t i = 0; i < dry.anchor.n; i++) {
		struct layout_anchor *a = &dry.anchor.v[i];
		if (a->level)
			a->title = bookmark_title(j, a->node);
		if (a->id.n)
			map_add(&p->ids, a->id, (uint32_t)i);
	}
	j->doc->page = page;
	j->doc->n_page = p->list.n;
	j->doc->anchor = keep(j->out, dry.anchor.v, dry.anchor.n, sizeof *dry.anchor.v);
	j->doc->n_anchor = dry.anchor.n;
	emit_release(&dry);
}

static bool run(struct layout_pager *p)
{
	struct job *j = &p->j;
	struct box *root = box_tree(j);

	if (j->failed)
		return false;
	if (!root)
		return err_set(j->e, EXIT_INPUT, "layout.empty", (struct pos){j->in->dom->file, 0, 0}, "%s",
			       TR("页面没有可显示的内容", "the page shows nothing"));
	first_page(j);
	p->f = settle(j, root, &p->list);
	if (j->failed || !check_pages(j, &p->list))
		return false;
	describe(p);
	p->e = (struct emit){.job = j};
	return true;
}

struct layout_pager *layout_open(struct arena *a, const struct layout_input *in, struct layout_doc *out,
				 struct diag_list *diags, struct err *e)
{
	struct layout_pager *p = mem_alloc(sizeof *p);

	*out = (struct layout_doc){.dom = in->dom, .sheets = in->sheets, .fonts = in->fonts};
	p->j = (struct job){.in = arena_make(a, struct layout_input), .doc = out, .diags = diags, .e = e, .out = a};
	*(struct layout_input *)(uintptr_t)p->j.in = *in;
	p->j.page = a;
	p->j.base = p->j.work = p->j.shape = arena_new();
	p->j.scratch = arena_new();
	p->j.label_work = arena_new();
	if (run(p))
		return p;
	layout_close(p);
	return NULL;
}

void layout_next(struct layout_pager *p, struct arena *a, struct layout_page *out)
{
	ENSURE(p->e.page < p->list.n);
	p->j.page = a;
	p->j.rows.drawing = true;
	table_rows_drop(&p->j); /* of the page before */
	emit_page(&p->e, p->f, &p->list, out);
	p->e.page++;
	check_links(p, out);
}

void layout_close(struct layout_pager *p)
{
	struct job *j = &p->j;

	j->doc->missing = keep(j->out, j->missing.v, j->missing.n, sizeof *j->missing.v);
	j->doc->n_missing = j->missing.n;
	emit_release(&p->e);
	map_release(&p->ids);
	images_release(j);
	table_rows_release(j);
	labels_release(j);
	vec_release(&j->fixed);
	targets_release(j);
	vec_release(&j->notes);
	vec_release(&j->missing);
	arena_drop(j->label_work);
	arena_drop(j->scratch);
	arena_drop(j->work);
	mem_free(p);
}

bool layout_pages(struct arena *a, const struct layout_input *in, struct layout_doc *out,
		  struct diag_list *diags, struct err *e)
{
	struct layout_pager *p = layout_open(a, in, out, diags, e);

	if (!p)
		return false;
	for (size_t i = 0; i < out->n_page; i++)
		layout_next(p, a, (struct layout_page *)(uintptr_t)&out->page[i]);
	layout_close(p);
	return true;
}
