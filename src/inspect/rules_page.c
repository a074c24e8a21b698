/* GB/T 9704-2012, 5: paper, 版心, type, lines. */
#include "inspect/sheet.h"

#include <stdlib.h>

static const struct rule_head
	paper = { "paper.size", "5.1", "用纸", INSPECT_SHALL, ANY_FORM },
	top = { "margin.top", "5.2.1", "天头（上白边）", INSPECT_SHALL, ANY_FORM },
	binding = { "margin.left", "5.2.1", "订口（左白边）", INSPECT_SHALL, ANY_FORM },
	width = { "area.width", "5.2.1", "版心宽", INSPECT_SHALL, ANY_FORM },
	height = { "area.height", "5.2.1", "版心高", INSPECT_SHALL, ANY_FORM },
	face = { "body.font", "5.2.2", "正文字体", INSPECT_NORMALLY, ANY_FORM },
	size = { "body.size", "5.2.2", "正文字号", INSPECT_NORMALLY, ANY_FORM },
	pitch = { "line.pitch", "3.2；33476.2 附录A", "行距", INSPECT_NORMALLY, ANY_FORM },
	rows = { "line.count", "5.2.3", "每面行数", INSPECT_NORMALLY, ANY_FORM },
	chars = { "line.chars", "5.2.3", "每行字数", INSPECT_NORMALLY, ANY_FORM },
	color = { "body.color", "5.2.4", "文字颜色", INSPECT_SHALL, ANY_FORM },
	fonts = { "body.readable", "—", "文字可读", INSPECT_PRACTICE, ANY_FORM };

static void check_paper(struct doc *d)
{
	for (size_t i = 0; i < d->pages; i++) {
		const struct sheet *s = &d->page[i];
		lu w = s->w < s->h ? s->w : s->h, h = s->w < s->h ? s->h : s->w;
		bool good = near(w, MM(210), UM(1050)) && near(h, MM(297), UM(1050));
		if (good && i)
			continue; /* the first page speaks for all that are like it */
		struct inspect_result *r = result(d, &paper, good ? INSPECT_MET : INSPECT_NOT_MET, NULL);
		r->measured = arena_fmt(d->a, "%.*s × %.*s", STR_ARG(mm_text(d->a, s->w)), STR_ARG(mm_text(d->a, s->h)));
		r->wanted = STR("210 × 297");
		r->tolerance = STR("±1");
		r->unit = "mm";
		r->page = (unsigned)i + 1;
		r->note = s->w > s->h ? STR("横版") : (struct str){ NULL, 0 };
	}
}

/* The first and last body line of a page; false if there is none. */
static bool page_span(const struct doc *d, size_t page, const struct line **first, const struct line **last)
{
	const struct sheet *s = &d->page[page];
	*first = *last = NULL;
	for (size_t i = s->first; i < s->first + s->n; i++) {
		const struct line *l = &d->line.v[i];
		if (!is_body(d, l))
			continue;
		if (!*first)
			*first = l;
		*last = l;
	}
	return *first != NULL;
}

/* Pages after the first that begin with body text at the head: on page 1 the head of the document stands there. */
static const struct line *head_line(const struct doc *d)
{
	const struct line *first, *last, *best = NULL;
	for (size_t i = 1; i < d->pages; i++)
		if (page_span(d, i, &first, &last) && first == &d->line.v[d->page[i].first] && (!best || first->top < best->top))
			best = first;
	if (!best && d->part.mark == NONE && d->part.title == NONE && page_span(d, 0, &first, &last) &&
	    first == &d->line.v[d->page[0].first])
		best = first;
	if (!best && d->part.copy != NONE)
		best = &d->line.v[d->part.copy];
	return best;
}

static void check_margins(struct doc *d)
{
	const struct line *first = head_line(d);
	if (first)
		measured_mm(d, &top, first->top, AREA_TOP, MM(1), first);
	else
		unknown(d, &top, "没有一页以正文开头，从文字看不出版心上边");
	if (d->body_lines == 0 || d->left == 0) {
		unknown(d, &binding, "没有足够的正文");
		unknown(d, &width, "没有足够的正文");
		return;
	}
	measured_mm(d, &binding, d->left, AREA_LEFT, MM(1), NULL);
	if (d->right - d->left > MM(100))
		measured_mm(d, &width, d->right - d->left, AREA_W, MM(1), NULL);
	else
		unknown(d, &width, "没有排满一行的正文");
}

/* The fullest page's em boxes, first to last.  A page is full when one line more would not fit; many things end one
   early, so that the area is too low only if three pages end alike. */
static void check_height(struct doc *d)
{
	const struct line *first, *last, *at = NULL;
	lu most = 0;
	size_t alike = 0;
	for (size_t i = 0; i < d->pages; i++)
		if (page_span(d, i, &first, &last) && last->bottom - first->top > most) {
			most = last->bottom - first->top;
			at = last;
		}
	for (size_t i = 0; i < d->pages; i++)
		alike += page_span(d, i, &first, &last) && near(last->bottom, at->bottom, UM(1500));
	bool full = most + d->pitch > AREA_H;
	if (!at || (!full && (alike < 3 || most < MM(150)))) {
		unknown(d, &height, "没有排满一面的正文");
		return;
	}
	struct inspect_result *r = result(d, &height, full && most <= AREA_H + UM(2500) ? INSPECT_MET : INSPECT_NOT_MET, at);
	r->measured = mm_text(d->a, most);
	r->wanted = STR("225.0");
	r->tolerance = STR("不足一行，或超出 2.5 以内");
	r->unit = "mm";
}

static void check_type(struct doc *d)
{
	if (d->body_lines == 0) {
		unknown(d, &face, "没有正文");
		unknown(d, &size, "没有正文");
		return;
	}
	bool hidden = d->font.n == 0 || d->face == FACE_OTHER;
	struct inspect_result *r = result(d, &face, d->face == FACE_FANGSONG ? INSPECT_MET : hidden ? INSPECT_UNKNOWN : INSPECT_NOT_MET, NULL);
	r->measured = hidden ? d->font : arena_fmt(d->a, "%s（%.*s）", typeface_name(d->face), STR_ARG(d->font));
	r->wanted = STR("仿宋");
	if (hidden)
		r->note = STR("从字体名看不出是哪一类字体");
	r = result(d, &size, near(d->size, LU_PT(16), LU_PT(1) / 3) ? INSPECT_MET : INSPECT_NOT_MET, NULL);
	r->measured = pt_text(d->a, d->size);
	r->wanted = STR("16.00（3号）");
	r->tolerance = STR("±0.33");
	r->unit = "pt";
}

/* Three coherent readings of the standard give 28.99, 29.45 and 29.61 pt (typesetting.md 1.3). */
static void check_lines(struct doc *d)
{
	if (d->pitch == 0) {
		unknown(d, &pitch, "没有连续的正文行");
		unknown(d, &rows, "没有连续的正文行");
		return;
	}
	bool good = d->pitch >= LU_PT(1) * 289 / 10 && d->pitch <= LU_PT(1) * 297 / 10;
	struct inspect_result *r = result(d, &pitch, good ? INSPECT_MET : INSPECT_NOT_MET, NULL);
	r->measured = pt_text(d->a, d->pitch);
	r->wanted = STR("29.45（10.39 mm）");
	r->tolerance = STR("28.9–29.7");
	r->unit = "pt";
	/* 22 em boxes and 21 gaps fill the area: how many fit at this pitch. */
	int fit = (int)((AREA_H + UM(500) - d->size) / d->pitch) + 1;
	r = result(d, &rows, fit == 22 ? INSPECT_MET : INSPECT_NOT_MET, NULL);
	r->measured = arena_fmt(d->a, "%d", fit);
	r->wanted = STR("22");
	r->unit = "行";
	r->note = STR("按行距在 225 mm 内排得下的行数");
}

static int by_value(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;
	return x < y ? -1 : x > y;
}

/* How many characters fit by the advance of lines that are not stretched to the edge: paragraphs' last lines. */
static int chars_by_advance(const struct doc *d)
{
	VEC(int) advance = {0};
	for (size_t i = 0; i < d->line.n; i++) {
		const struct line *l = &d->line.v[i];
		if (is_body(d, l) && l->n_seg == 1 && l->chars >= 8 && l->x1 < d->right - 2 * d->size && l->halves == 2 * (int)l->chars)
			*vec_add(&advance) = (l->x1 - l->x0 - d->size) / ((int)l->chars - 1);
	}
	int n = 0;
	if (advance.n) {
		qsort(advance.v, advance.n, sizeof *advance.v, by_value);
		int a = advance.v[advance.n / 2];
		n = a > 0 ? (d->right - d->left - d->size + a / 4) / a + 1 : 0;
	}
	vec_release(&advance);
	return n;
}

/* Median over full lines of em units: half-width digits are half a 字; squeezed marks count whole. */
static void check_chars(struct doc *d)
{
	VEC(int) count = {0};
	for (size_t i = 0; i < d->line.n; i++) {
		const struct line *l = &d->line.v[i];
		if (is_body(d, l) && l->n_seg == 1 && near(l->x0, d->left, MM(1)) && l->x1 > d->right - d->size && l->x1 < d->right + d->size)
			*vec_add(&count) = l->halves;
	}
	if (count.n < 3) {
		unknown(d, &chars, "排满的行不足三行");
		vec_release(&count);
		return;
	}
	qsort(count.v, count.n, sizeof *count.v, by_value);
	int halves = count.v[count.n / 2];
	/* Half a character is what a number that must not break leaves over. */
	bool good = (halves >= 56 && halves <= 58) || (halves == 55 && chars_by_advance(d) == 28);
	struct inspect_result *r = result(d, &chars, good ? INSPECT_MET : INSPECT_NOT_MET, NULL);
	r->measured = arena_fmt(d->a, halves % 2 ? "%d.5" : "%d", halves / 2);
	r->wanted = STR("28");
	r->tolerance = STR("标点挤压可到 29");
	r->unit = "字";
	r->note = arena_fmt(d->a, "%zu 行的中位数", count.n);
	vec_release(&count);
}

static void check_color(struct doc *d)
{
	for (size_t i = 0; i < d->line.n; i++) {
		const struct line *l = &d->line.v[i];
		if (is_body(d, l) && l->color <= 0xffffff && !is_black(l->color)) {
			struct inspect_result *r = result(d, &color, INSPECT_NOT_MET, l);
			r->measured = arena_fmt(d->a, "#%06X", l->color);
			r->wanted = STR("黑色");
			return;
		}
	}
	struct inspect_result *r = result(d, &color, d->body_lines ? INSPECT_MET : INSPECT_UNKNOWN, NULL);
	r->wanted = STR("黑色");
	r->measured = d->body_lines ? STR("黑色") : (struct str){ NULL, 0 };
}

static void check_text(struct doc *d)
{
	size_t lost = 0;
	const struct line *at = NULL;
	for (size_t i = 0; i < d->line.n; i++)
		if (str_find(d->line.v[i].text, STR("\xef\xbf\xbd")) != SIZE_MAX) {
			at = at ? at : &d->line.v[i];
			lost++;
		}
	struct inspect_result *r = result(d, &fonts, lost || d->line.n == 0 ? INSPECT_NOT_MET : INSPECT_MET, at);
	r->measured = arena_fmt(d->a, "%zu 行", d->line.n);
	r->wanted = STR("全部文字可提取");
	if (lost)
		r->note = arena_fmt(d->a, "有 %zu 行含读不出的字（字体没有 ToUnicode），有关结论以看得出的为准", lost);
	if (d->line.n == 0)
		r->note = STR("没有文字：可能是扫描件，或文字已转成曲线，只能核查纸张和线条");
}

void rules_page(struct doc *d)
{
	check_paper(d);
	if (d->form == INSPECT_TABLE) {
		static const struct rule_head *const body[] = { &top, &binding, &width, &height, &face, &size, &pitch, &rows, &chars, &color };
		for (size_t i = 0; i < sizeof body / sizeof *body; i++)
			not_applicable(d, body[i], "以表格为主的材料，不是公文正文");
		check_text(d);
		return;
	}
	check_margins(d);
	check_height(d);
	check_type(d);
	check_lines(d);
	check_chars(d);
	check_color(d);
	check_text(d);
}
