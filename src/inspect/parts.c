/* Which line is which part of an official document, and which form the document has. */
#include "inspect/sheet.h"

#include <string.h>

static struct line *line_at(const struct doc *d, size_t i)
{
	return &d->line.v[i];
}

static bool begins(const struct doc *d, const struct line *l, const char *word)
{
	return str_starts(compact(d->a, l->text), str_from(word));
}

static bool contains(struct str s, const char *word)
{
	return str_find(s, str_from(word)) != SIZE_MAX;
}

#define MARK_LEAST LU_PT(20)

/* Red and large in the upper part of page 1; a mark of joint issue has several lines. */
static void find_mark(struct doc *d)
{
	struct parts *p = &d->part;
	const struct sheet *s = &d->page[0];
	for (size_t i = s->first; i < s->first + s->n; i++) {
		const struct line *l = line_at(d, i);
		if (p->mark != NONE && !is_red(l->color) && l->y > line_at(d, p->mark_end - 1)->y)
			return; /* what is red further down is a signature stamp */
		if (!is_red(l->color) || l->size < MARK_LEAST || l->y > s->h * 2 / 3)
			continue;
		if (p->mark == NONE)
			p->mark = i;
		p->mark_end = i + 1;
	}
}

static void find_number(struct doc *d)
{
	struct parts *p = &d->part;
	const struct sheet *s = &d->page[0];
	struct number_form f;
	for (size_t i = s->first; i < s->first + s->n && p->number == NONE; i++) {
		const struct line *l = line_at(d, i);
		for (size_t k = 0; k < l->n_seg && l->y < s->h * 2 / 3; k++)
			if (!is_red(l->color) && match_number(compact(d->a, l->seg[k].text), &f)) {
				p->number = i;
				p->number_seg = l->seg[k];
				break;
			}
	}
}

/* The first red rule below the mark; without a mark the first on the page. */
static void find_rule(struct doc *d)
{
	struct parts *p = &d->part;
	lu from = p->mark == NONE ? 0 : line_at(d, p->mark)->top;
	for (size_t i = 0; i < d->rule.n; i++) {
		const struct mark_rect *r = &d->rule.v[i];
		if (r->page == 1 && is_red(r->color) && r->w >= MM(100) && r->y > from &&
		    (p->rule == NONE || r->y < d->rule.v[p->rule].y))
			p->rule = i;
	}
}

static void find_title(struct doc *d)
{
	struct parts *p = &d->part;
	const struct sheet *s = &d->page[0];
	lu from = 0;
	if (p->mark != NONE)
		from = line_at(d, p->mark_end - 1)->y;
	if (p->number != NONE && line_at(d, p->number)->y > from)
		from = line_at(d, p->number)->y;
	if (p->rule != NONE && d->rule.v[p->rule].y > from && d->rule.v[p->rule].y < s->h * 2 / 3)
		from = d->rule.v[p->rule].y;
	for (size_t i = s->first; i < s->first + s->n; i++) {
		const struct line *l = line_at(d, i);
		if (l->y <= from || is_red(l->color) || l->table || l->size < d->size + LU_PT(3) || l->size > LU_PT(40)) {
			if (p->title != NONE)
				return;
			continue;
		}
		if (p->title == NONE)
			p->title = i;
		else if (!near(l->size, line_at(d, p->title)->size, LU_PT(1)))
			return;
		p->title_end = i + 1;
	}
}

#define ADDRESS_LINES 5

static void find_address(struct doc *d)
{
	struct parts *p = &d->part;
	size_t first = p->title == NONE ? NONE : p->title_end;
	for (size_t i = first; i < d->line.n && i < first + ADDRESS_LINES; i++) {
		const struct line *l = line_at(d, i);
		if (!is_body(d, l) || !near(l->x0, d->left, MM(2)))
			return;
		if (l->last_cp == 0xff1a || l->last_cp == ':') { /* ： */
			p->address = first;
			p->body = p->address_end = i + 1;
			return;
		}
	}
}

/* The first body line after what stands above it. */
static void find_body(struct doc *d)
{
	struct parts *p = &d->part;
	size_t from = p->body != NONE ? p->body : p->title != NONE ? p->title_end : p->number != NONE ? p->number + 1
	            : p->mark != NONE ? p->mark_end : 0;
	for (p->body = NONE; from < d->line.n && p->body == NONE; from++)
		if (is_body(d, line_at(d, from)))
			p->body = from;
}

static bool is_copy_number(const struct seg *s)
{
	if (s->text.n != 6)
		return false;
	for (size_t i = 0; i < 6; i++)
		if (s->text.p[i] < '0' || s->text.p[i] > '9')
			return false;
	return true;
}

static void find_corner(struct doc *d)
{
	static const char *const secrecy[] = { "绝密", "机密", "秘密" }, *const urgency[] = { "特急", "加急", "特提", "平急" };
	struct parts *p = &d->part;
	const struct sheet *s = &d->page[0];
	lu foot = p->title != NONE ? line_at(d, p->title)->top : s->h / 2;
	for (size_t i = s->first; i < s->first + s->n; i++) {
		const struct line *l = line_at(d, i);
		if (l->y > foot || l->n_seg == 0)
			continue;
		struct str text = compact(d->a, l->seg[0].text);
		if (p->copy == NONE && is_copy_number(&l->seg[0]) && l->x0 < MM(60))
			p->copy = i;
		for (size_t k = 0; k < 3 && p->secrecy == NONE; k++)
			if (str_starts(text, str_from(secrecy[k])) && l->seg[0].x0 < MM(60))
				p->secrecy = i;
		for (size_t k = 0; k < 4 && p->urgency == NONE; k++)
			if (str_starts(text, str_from(urgency[k])) && text.n <= 6 && l->seg[0].x0 < MM(60))
				p->urgency = i;
		for (size_t k = 0; k < l->n_seg && p->signer == NONE; k++)
			if (str_starts(compact(d->a, l->seg[k].text), STR("签发人")))
				p->signer = i;
	}
}

/* A date alone in the right half, after the body has begun. */
static void find_date(struct doc *d)
{
	struct parts *p = &d->part;
	struct str rest;
	for (size_t i = p->body == NONE ? d->line.n : p->body; i < d->line.n && p->date == NONE; i++) {
		const struct line *l = line_at(d, i);
		struct str text = compact(d->a, l->text);
		if (is_body(d, l) && l->x0 > d->left + MM(40) && match_date(text, &rest) != DATE_NONE && rest.n == 0)
			p->date = i;
		if (p->attach == NONE && (begins(d, l, "附件：") || begins(d, l, "附件:")) && is_body(d, l))
			p->attach = i;
	}
	if (p->date == NONE || p->date == 0)
		return;
	const struct line *date = line_at(d, p->date), *above = date - 1;
	if (above->page == date->page && date->y - above->y < 3 * date->size && above->x0 > d->left + MM(30) && is_body(d, above))
		p->issuer = p->date - 1;
}

/* 抄送 and 印发 at the foot, and the rules over, between and under them. */
static void find_end(struct doc *d)
{
	struct parts *p = &d->part;
	for (size_t i = d->line.n; i-- > 0;) {
		const struct line *l = line_at(d, i);
		struct str text = compact(d->a, l->text);
		bool here = str_starts(text, STR("抄送：")) || str_starts(text, STR("主送：")) || str_starts(text, STR("分送：")) ||
		            (str_ends(text, STR("印发")) && contains(text, "年"));
		if (here && !l->table && l->y > d->page[l->page - 1].h / 3 && (p->end == NONE || l->page == line_at(d, p->end)->page))
			p->end = i;
	}
	if (p->end == NONE)
		return;
	const struct line *l = line_at(d, p->end);
	for (size_t i = 0; i < d->rule.n; i++) {
		const struct mark_rect *r = &d->rule.v[i];
		if (r->page != l->page || is_red(r->color) || r->w < MM(120) || r->y < l->top - MM(12))
			continue;
		if (p->end_rule == NONE)
			p->end_rule = i;
		p->end_rules++;
	}
}

/* ---- The form ---- */

static struct str mark_text(const struct doc *d)
{
	struct buf b = {0};
	for (size_t i = d->part.mark; d->part.mark != NONE && i < d->part.mark_end; i++)
		buf_str(&b, compact(d->a, line_at(d, i)->text));
	struct str s = arena_str(d->a, buf_view(&b));
	buf_release(&b);
	return s;
}

static bool has_issue_number(const struct doc *d)
{
	const struct sheet *s = &d->page[0];
	for (size_t i = s->first; i < s->first + s->n; i++) {
		struct str text = compact(d->a, line_at(d, i)->text);
		if (str_starts(text, STR("第")) && contains(text, "期") && text.n < 60)
			return true;
	}
	return false;
}

static bool is_letter(const struct doc *d)
{
	bool top = false, bottom = false;
	for (size_t i = 0; i < d->rule.n; i++) {
		const struct mark_rect *r = &d->rule.v[i];
		if (r->page == 1 && is_red(r->color) && r->w > MM(160)) {
			top |= r->y < d->page[0].h / 3;
			bottom |= r->y > d->page[0].h * 3 / 4;
		}
	}
	return top && bottom;
}

static bool is_table(const struct doc *d)
{
	size_t in = 0;
	for (size_t i = 0; i < d->line.n; i++)
		in += line_at(d, i)->table;
	return (d->page[0].w > d->page[0].h || in * 3 > d->line.n * 2) && d->line.n > 0;
}

static void guess(struct doc *d)
{
	struct str mark = mark_text(d);
	static const char *const briefings[] = { "简报", "快报", "专报", "情况反映", "工作动态", "信息", "通讯" };
	const char *why = "没有版头，按一般公文核查";
	d->form = INSPECT_DOCUMENT;
	if (is_letter(d)) {
		d->form = INSPECT_LETTER;
		why = "首页上下各有一道 170 mm 左右的红线";
	} else if (contains(mark, "纪要")) {
		d->form = INSPECT_MINUTES;
		why = "发文机关标志中有“纪要”";
	} else if (str_ends(mark, STR("令"))) {
		d->form = INSPECT_ORDER;
		why = "发文机关标志以“令”结尾";
	} else if (mark.n) {
		bool brief = has_issue_number(d);
		for (size_t i = 0; i < sizeof briefings / sizeof *briefings; i++)
			brief |= contains(mark, briefings[i]) && d->part.number == NONE;
		d->form = brief ? INSPECT_BRIEFING : INSPECT_DOCUMENT;
		why = brief ? "有红色刊头和期号" : "有红色的发文机关标志";
	} else if (d->part.number != NONE) {
		why = "有发文字号";
	} else if (is_table(d)) {
		d->form = INSPECT_TABLE;
		why = "以表格为主，没有版头";
	}
	d->reason = str_from(why);
}

void parts_find(struct doc *d)
{
	enum inspect_form given = d->form;
	d->part = (struct parts){ .mark = NONE, .mark_end = NONE, .number = NONE, .rule = NONE, .title = NONE, .title_end = NONE,
		.address = NONE, .address_end = NONE, .body = NONE, .copy = NONE, .secrecy = NONE, .urgency = NONE, .signer = NONE, .attach = NONE,
		.date = NONE, .issuer = NONE, .end = NONE, .end_rule = NONE };
	find_mark(d);
	find_number(d);
	find_rule(d);
	find_title(d);
	find_address(d);
	find_body(d);
	find_corner(d);
	find_date(d);
	find_end(d);
	guess(d);
	if (given != INSPECT_GUESS) {
		d->form = given;
		d->reason = STR("由 --form 指定");
	}
}
