/* GB/T 9704-2012, 7.3.1 to 7.3.4 and 7.3.7: title, 主送, body, headings, 附件说明, annexes; GB/T 15834 on lines. */
#include "inspect/sheet.h"

#include "base/utf8.h"

#define LETTERS (FORM(DOCUMENT) | FORM(LETTER))
static const struct rule_head
	title_type = { "title.type", "7.3.1", "标题字体字号", INSPECT_NORMALLY, FORM(DOCUMENT) | FORM(LETTER) | FORM(MINUTES) },
	title_gap = { "title.gap", "7.3.1；33476.2 7.2.1", "标题至其上要素", INSPECT_SHALL, LETTERS },
	title_center = { "title.center", "7.3.1", "标题居中", INSPECT_SHALL, LETTERS | FORM(MINUTES) },
	title_shape = { "title.shape", "7.3.1", "标题回行形状", INSPECT_SHALL, LETTERS | FORM(MINUTES) },
	title_words = { "title.words", "7.3.1", "标题回行词意完整", INSPECT_SHALL, LETTERS | FORM(MINUTES) },
	address = { "address.place", "7.3.2", "主送机关", INSPECT_SHALL, LETTERS },
	first_page = { "body.first-page", "7.3.3", "首页显示正文", INSPECT_SHALL, LETTERS | FORM(MINUTES) | FORM(ORDER) },
	indent = { "body.indent", "7.3.3", "每段左空二字", INSPECT_SHALL, ANY_FORM & ~FORM(TABLE) },
	heading[4] = {
		{ "heading.1", "7.3.3", "一级标题“一、”", INSPECT_NORMALLY, ANY_FORM },
		{ "heading.2", "7.3.3", "二级标题“（一）”", INSPECT_NORMALLY, ANY_FORM },
		{ "heading.3", "7.3.3", "三级标题“1.”", INSPECT_NORMALLY, ANY_FORM },
		{ "heading.4", "7.3.3", "四级标题“（1）”", INSPECT_NORMALLY, ANY_FORM },
	},
	attach = { "attach.place", "7.3.4", "附件说明", INSPECT_SHALL, LETTERS },
	attach_marks = { "attach.marks", "7.3.4", "附件名称后不加标点", INSPECT_SHALL, LETTERS },
	annex = { "annex.label", "7.3.7", "附件顺序号", INSPECT_SHALL, LETTERS },
	line_start = { "break.start", "GB/T 15834 5.1", "行首禁则", INSPECT_SHALL, ANY_FORM },
	line_end = { "break.end", "GB/T 15834 5.1", "行末禁则", INSPECT_SHALL, ANY_FORM },
	orphan = { "line.orphan", "—", "段末孤字", INSPECT_PRACTICE, ANY_FORM };

static const struct line *at(const struct doc *d, size_t i)
{
	return i == NONE ? NULL : &d->line.v[i];
}

static lu area_center(const struct doc *d)
{
	return (area_left(d) + area_right(d)) / 2;
}

/* ---- Title ---- */

/* 梯形: widths only grow or only shrink; 菱形: they grow, then shrink.  Neither: all alike, or waisted. */
static const char *shape_of(const struct line *l, size_t n)
{
	bool grow = false, shrink = false, waist = false;
	for (size_t i = 1; i < n; i++) {
		lu step = (l[i].x1 - l[i].x0) - (l[i - 1].x1 - l[i - 1].x0);
		if (step > l->size / 2) {
			waist |= shrink;
			grow = true;
		} else if (step < -l->size / 2) {
			shrink = true;
		}
	}
	return waist ? "沙漏形" : grow && shrink ? "菱形" : grow || shrink ? "梯形" : "长方形";
}

static void check_title_shape(struct doc *d, const struct line *l, size_t n)
{
	if (n < 2) {
		not_applicable(d, &title_shape, "标题只有一行");
		return;
	}
	const char *shape = shape_of(l, n);
	bool good = str_is(str_from(shape), "梯形") || str_is(str_from(shape), "菱形");
	struct inspect_result *r = result(d, &title_shape, good ? INSPECT_MET : INSPECT_NOT_MET, l);
	r->measured = str_from(shape);
	r->wanted = STR("梯形或菱形");
	unknown(d, &title_words, "断在词中与否要由人看");
}

static void check_title(struct doc *d)
{
	const struct line *l = at(d, d->part.title);
	size_t n = l ? d->part.title_end - d->part.title : 0;
	if (!l) {
		if (d->form == INSPECT_DOCUMENT || d->form == INSPECT_LETTER)
			unknown(d, &title_type, "没有找到比正文大的标题");
		return;
	}
	bool good = near(l->size, LU_PT(22), LU_PT(1)) && l->face == FACE_BIAOSONG;
	struct inspect_result *r = result(d, &title_type, good ? INSPECT_MET : l->face == FACE_OTHER ? INSPECT_UNKNOWN : INSPECT_NOT_MET, l);
	r->measured = arena_fmt(d->a, "%.*s pt %s", STR_ARG(pt_text(d->a, l->size)), typeface_name(l->face));
	r->wanted = STR("22 pt（2号）小标宋");
	r->tolerance = STR("±1");
	lu worst = 0;
	for (size_t i = 0; i < n; i++) {
		lu off = (l[i].x0 + l[i].x1) / 2 - area_center(d);
		worst = near(off, 0, worst < 0 ? -worst : worst) ? worst : off;
	}
	r = result(d, &title_center, near(worst, 0, MM(2)) ? INSPECT_MET : INSPECT_NOT_MET, l);
	r->measured = arena_fmt(d->a, "偏 %.*s", STR_ARG(mm_text(d->a, worst)));
	r->wanted = STR("0.0");
	r->tolerance = STR("±2");
	r->unit = "mm";
	check_title_shape(d, l, n);
	/* Under the red rule; in a letter under what stands last above it. */
	if (d->form == INSPECT_DOCUMENT && d->part.rule != NONE)
		measured_mm(d, &title_gap, l->top - d->rule.v[d->part.rule].y - d->rule.v[d->part.rule].h, 2 * ROW, UM(1500), l);
	else if (d->form == INSPECT_LETTER && d->part.number != NONE)
		measured_mm(d, &title_gap, l->top - d->line.v[d->part.number].bottom, 2 * ROW, UM(1500), l);
}

/* ---- Body ---- */

static void check_address(struct doc *d)
{
	const struct line *l = at(d, d->part.address), *t = d->part.title == NONE ? NULL : &d->line.v[d->part.title_end - 1];
	if (!l) {
		not_applicable(d, &address, "标题下没有以冒号结尾的主送机关（公告、通告等没有）");
		return;
	}
	const struct line *last = &d->line.v[d->part.address_end - 1];
	lu gap = t ? l->top - t->bottom : 0;
	bool good = last->last_cp == 0xff1a && near(gap, ROW, MM(2)) && near(l->x0, d->left, MM(1));
	struct inspect_result *r = result(d, &address, good ? INSPECT_MET : INSPECT_NOT_MET, l);
	r->measured = arena_fmt(d->a, "距标题 %.*s，左 %.*s", STR_ARG(mm_text(d->a, gap)), STR_ARG(mm_text(d->a, l->x0 - d->left)));
	r->wanted = STR("距标题 10.4，顶格，全角冒号");
	r->tolerance = STR("±2");
	r->unit = "mm";
}

static void check_first_page(struct doc *d)
{
	bool shown = d->part.body != NONE && d->line.v[d->part.body].page == 1;
	struct inspect_result *r = result(d, &first_page, shown ? INSPECT_MET : d->body_lines ? INSPECT_NOT_MET : INSPECT_UNKNOWN, at(d, d->part.body));
	r->measured = shown ? STR("有") : STR("没有");
	r->wanted = STR("首页须有正文");
}

/* Does line i go on with the paragraph of the body line before it? */
static bool goes_on(const struct doc *d, size_t i)
{
	const struct line *l = at(d, i), *before = i ? l - 1 : NULL;
	while (before && before > d->line.v && !is_body(d, before) && before->page + 1 == l->page)
		before--; /* over the foot of the page before */
	return before && is_body(d, before) && before->x1 > d->right - 3 * d->size && near(l->x0, d->left, d->size / 2) &&
	       (before->page != l->page || l->y - before->y < 2 * d->pitch + d->size / 2);
}

/* First lines: two 字 in; whatever else stands left of the middle and is no continuation is counted. */
static void check_indent(struct doc *d)
{
	size_t two = 0, other = 0;
	const struct line *odd = NULL;
	size_t end = d->part.date == NONE ? d->line.n : d->part.date;
	for (size_t i = d->part.body; i != NONE && i < end; i++) {
		const struct line *l = at(d, i);
		lu in = l->x0 - d->left;
		if (!is_body(d, l) || l->n_seg > 1 || in > d->size * 4 || in < d->size / 2)
			continue;
		if (near(in, 2 * ZI, UM(1500)))
			two++;
		else if (++other && !odd)
			odd = l;
	}
	if (two + other == 0) {
		unknown(d, &indent, "没有缩进的段落");
		return;
	}
	struct inspect_result *r = result(d, &indent, other * 10 <= two ? INSPECT_MET : INSPECT_NOT_MET, other * 10 <= two ? NULL : odd);
	r->measured = odd && other * 10 > two ? mm_text(d->a, odd->x0 - d->left) : arena_fmt(d->a, "%zu 段", two);
	r->wanted = STR("11.1（2字）");
	r->tolerance = STR("±1.5");
	r->unit = odd && other * 10 > two ? "mm" : "";
}

static void check_headings(struct doc *d)
{
	static const enum typeface wanted[4] = { FACE_HEI, FACE_KAI, FACE_FANGSONG, FACE_FANGSONG };
	size_t seen[4] = {0}, bad[4] = {0};
	const struct line *odd[4] = {0};
	for (size_t i = d->part.body; i != NONE && i < d->line.n; i++) {
		const struct line *l = at(d, i);
		struct str text = compact(d->a, l->text);
		int level = is_body(d, l) && l->x0 > d->left + d->size ? heading_level(text) : 0;
		if (!level || (d->part.attach != NONE && i > d->part.attach && i < d->part.attach + 12))
			continue;
		seen[level - 1]++;
		if (l->lead != wanted[level - 1] && l->lead != FACE_OTHER && bad[level - 1]++ == 0)
			odd[level - 1] = l;
	}
	for (int k = 0; k < 4; k++) {
		if (!seen[k]) {
			not_applicable(d, &heading[k], "没有这一级标题");
			continue;
		}
		struct inspect_result *r = result(d, &heading[k], bad[k] ? INSPECT_NOT_MET : INSPECT_MET, odd[k]);
		r->measured = bad[k] ? arena_fmt(d->a, "%s（%zu 处，共 %zu 处）", typeface_name(odd[k]->lead), bad[k], seen[k])
		                     : arena_fmt(d->a, "%s（%zu 处）", typeface_name(wanted[k]), seen[k]);
		r->wanted = str_from(typeface_name(wanted[k]));
	}
}

static void check_attach(struct doc *d)
{
	const struct line *l = at(d, d->part.attach);
	if (!l) {
		not_applicable(d, &attach, "没有附件说明");
		return;
	}
	const struct line *above = d->part.attach ? l - 1 : NULL;
	lu gap = above && above->page == l->page ? l->top - above->bottom : ROW;
	bool good = near(l->x0 - d->left, 2 * ZI, UM(1500)) && near(gap, ROW, MM(5)) && gap > UM(7000);
	struct inspect_result *r = result(d, &attach, good ? INSPECT_MET : INSPECT_NOT_MET, l);
	r->measured = arena_fmt(d->a, "左空 %.*s，距正文 %.*s", STR_ARG(mm_text(d->a, l->x0 - d->left)), STR_ARG(mm_text(d->a, gap)));
	r->wanted = STR("左空二字 11.1，距正文一行 10.4（空行排法 15.6）");
	r->unit = "mm";
	const struct line *bad = NULL;
	for (size_t i = d->part.attach; i < d->line.n && at(d, i)->page == l->page && at(d, i)->x0 < d->left + 12 * ZI; i++) {
		uint32_t last = at(d, i)->last_cp;
		bool item = i == d->part.attach || heading_level(compact(d->a, at(d, i)->text)) == 3;
		if (!item)
			break;
		if (!bad && (last == 0x3002 || last == 0xff1b || last == 0xff0c || last == ';' || last == ','))
			bad = at(d, i);
	}
	result(d, &attach_marks, bad ? INSPECT_NOT_MET : INSPECT_MET, bad);
}

/* "附件1" alone at the head of a page: flush left, 3号黑体. */
static void check_annexes(struct doc *d)
{
	bool any = false;
	for (size_t p = 1; p < d->pages; p++) {
		const struct line *l = d->page[p].n ? &d->line.v[d->page[p].first] : NULL;
		struct str text = l ? compact(d->a, l->seg[0].text) : (struct str){ NULL, 0 };
		if (!str_starts(text, STR("附件")) || text.n > 12)
			continue;
		any = true;
		bool good = l->lead == FACE_HEI && near(l->size, LU_PT(16), LU_PT(1) / 2) && near(l->x0, d->left, MM(1));
		struct inspect_result *r = result(d, &annex, good ? INSPECT_MET : l->lead == FACE_OTHER ? INSPECT_UNKNOWN : INSPECT_NOT_MET, l);
		r->measured = arena_fmt(d->a, "%.*s pt %s，左 %.*s mm", STR_ARG(pt_text(d->a, l->size)), typeface_name(l->lead),
		                        STR_ARG(mm_text(d->a, l->x0 - d->left)));
		r->wanted = STR("16 pt（3号）黑体，顶格，版心第一行");
	}
	if (!any)
		not_applicable(d, &annex, "没有附件页");
}

/* ---- Lines ---- */

#define SHOWN_MOST 20

/* One result for each offending line, up to a limit; one "met" when there is none. */
static void check_line_marks(struct doc *d, const struct rule_head *head, bool start)
{
	size_t bad = 0;
	for (size_t i = 0; i < d->line.n; i++) {
		const struct line *l = at(d, i);
		uint32_t cp = start ? l->first_cp : l->last_cp;
		bool full = start ? goes_on(d, i) : l->x1 > d->right - 2 * d->size && l->x1 < d->right + d->size;
		if (!is_body(d, l) || !full || !(start ? no_line_start(cp) : no_line_end(cp)) || bad++ >= SHOWN_MOST)
			continue;
		char utf8[4];
		struct inspect_result *r = result(d, head, INSPECT_NOT_MET, l);
		r->measured = arena_str(d->a, (struct str){ utf8, utf8_encode(cp, utf8) });
		r->wanted = start ? STR("不在行首") : STR("不在行末");
	}
	if (bad == 0)
		result(d, head, d->body_lines > 1 ? INSPECT_MET : INSPECT_UNKNOWN, NULL)->measured = arena_fmt(d->a, "%zu 行", d->body_lines);
}

static void check_orphans(struct doc *d)
{
	size_t bad = 0;
	for (size_t i = 0; i < d->line.n; i++) {
		const struct line *l = at(d, i);
		bool mark = no_line_start(l->last_cp);
		if (!is_body(d, l) || l->chars > (mark ? 2u : 1u) || !goes_on(d, i) || bad++ >= SHOWN_MOST)
			continue;
		result(d, &orphan, INSPECT_NOT_MET, l)->note = STR("段末一行只有一个字");
	}
	if (bad == 0 && d->body_lines > 1)
		result(d, &orphan, INSPECT_MET, NULL);
}

void rules_body(struct doc *d)
{
	if (d->form != INSPECT_BRIEFING && d->form != INSPECT_TABLE && d->form != INSPECT_ORDER)
		check_title(d);
	if (d->form == INSPECT_DOCUMENT || d->form == INSPECT_LETTER)
		check_address(d);
	if (first_page.forms & 1u << d->form)
		check_first_page(d);
	if (d->form != INSPECT_TABLE)
		check_indent(d);
	if (d->form != INSPECT_TABLE)
		check_headings(d);
	if (d->form == INSPECT_DOCUMENT || d->form == INSPECT_LETTER) {
		check_attach(d);
		check_annexes(d);
	}
	check_line_marks(d, &line_start, true);
	check_line_marks(d, &line_end, false);
	check_orphans(d);
}
