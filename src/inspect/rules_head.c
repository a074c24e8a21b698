/* GB/T 9704-2012, 7.2 版头 (and the marks of 10): corner elements, mark, 文号, 签发人, red rule. */
#include "inspect/sheet.h"

#define WITH_HEAD (FORM(DOCUMENT) | FORM(LETTER) | FORM(ORDER) | FORM(MINUTES) | FORM(BRIEFING))
static const struct rule_head
	copy = { "copy.place", "7.2.1", "份号", INSPECT_NORMALLY, FORM(DOCUMENT) },
	secrecy = { "secrecy.place", "7.2.2", "密级和保密期限", INSPECT_NORMALLY, FORM(DOCUMENT) | FORM(LETTER) },
	urgency = { "urgency.place", "7.2.3", "紧急程度", INSPECT_NORMALLY, FORM(DOCUMENT) | FORM(LETTER) },
	mark_top = { "mark.top", "7.2.4", "发文机关标志上边缘至版心上边缘", INSPECT_SHALL, FORM(DOCUMENT) },
	mark_top_minutes = { "mark.top", "10.3", "纪要标志上边缘至版心上边缘", INSPECT_SHALL, FORM(MINUTES) },
	mark_top_order = { "mark.top", "10.2", "令的标志上边缘至版心上边缘", INSPECT_SHALL, FORM(ORDER) },
	mark_top_letter = { "mark.top", "10.1", "发文机关标志上边缘至上页边", INSPECT_SHALL, FORM(LETTER) },
	mark_center = { "mark.center", "7.2.4", "发文机关标志居中", INSPECT_SHALL, WITH_HEAD },
	mark_color = { "mark.color", "7.2.4", "发文机关标志颜色", INSPECT_RECOMMENDED, WITH_HEAD },
	mark_font = { "mark.font", "7.2.4", "发文机关标志字体", INSPECT_RECOMMENDED, WITH_HEAD },
	number_form = { "number.form", "7.2.5", "发文字号写法", INSPECT_SHALL, FORM(DOCUMENT) | FORM(LETTER) },
	number_gap = { "number.gap", "7.2.5；33476.2 7.1.2", "发文字号至标志", INSPECT_SHALL, FORM(DOCUMENT) },
	number_place = { "number.place", "7.2.5", "发文字号位置", INSPECT_SHALL, FORM(DOCUMENT) },
	number_right = { "number.place", "10.1", "发文字号居右顶格", INSPECT_SHALL, FORM(LETTER) },
	signer = { "signer.place", "7.2.6", "签发人", INSPECT_SHALL, FORM(DOCUMENT) },
	rule_gap = { "rule.gap", "7.2.7", "红色分隔线至发文字号", INSPECT_SHALL, FORM(DOCUMENT) },
	rule_width = { "rule.width", "7.2.7", "红色分隔线长", INSPECT_SHALL, FORM(DOCUMENT) },
	rule_color = { "rule.color", "7.2.7", "分隔线颜色", INSPECT_SHALL, FORM(DOCUMENT) };

static const struct line *at(const struct doc *d, size_t i)
{
	return i == NONE ? NULL : &d->line.v[i];
}

/* Row `row` (from 0) of the 版心, flush left, in this typeface. */
static void check_corner(struct doc *d, const struct rule_head *head, size_t i, int row, enum typeface face)
{
	const struct line *l = at(d, i);
	if (!l) {
		not_applicable(d, head, "没有这个要素");
		return;
	}
	lu from = d->form == INSPECT_LETTER && d->part.rule != NONE ? d->rule.v[d->part.rule].y + UM(4840) : AREA_TOP;
	lu wanted = from + row * ROW;
	bool place = near(l->top, wanted, MM(2)) && near(l->x0, area_left(d), UM(1500));
	bool type = near(l->size, LU_PT(16), LU_PT(1) / 2) && (l->lead == face || l->lead == FACE_OTHER || (face == FACE_FANGSONG && l->face == FACE_LATIN));
	struct inspect_result *r = result(d, head, place && type ? INSPECT_MET : INSPECT_NOT_MET, l);
	r->measured = arena_fmt(d->a, "上边缘 %.*s，左 %.*s，%.*s pt %s", STR_ARG(mm_text(d->a, l->top)), STR_ARG(mm_text(d->a, l->x0)),
	                        STR_ARG(pt_text(d->a, l->size)), typeface_name(l->lead));
	r->wanted = arena_fmt(d->a, "上边缘 %.*s，顶格，3号%s", STR_ARG(mm_text(d->a, wanted)), typeface_name(face));
	r->tolerance = STR("±2");
	r->unit = "mm";
}

static void check_corners(struct doc *d)
{
	int row = 0;
	if (d->form == INSPECT_DOCUMENT)
		check_corner(d, &copy, d->part.copy, row, FACE_FANGSONG);
	/* The line of the 份号 stays empty when there is none; a letter has no such line. */
	row = d->form == INSPECT_LETTER ? 0 : 1;
	if (secrecy.forms & 1u << d->form)
		check_corner(d, &secrecy, d->part.secrecy, row, FACE_HEI);
	/* Without 份号 or 密级 the urgency moves up. */
	row = (d->part.copy != NONE || d->part.secrecy != NONE) && d->part.secrecy != NONE ? row + 1 : row;
	if (urgency.forms & 1u << d->form)
		check_corner(d, &urgency, d->part.urgency, row, FACE_HEI);
}

static void check_mark_top(struct doc *d, const struct line *m)
{
	if (d->form == INSPECT_LETTER)
		measured_mm(d, &mark_top_letter, m->top, MM(30), MM(1), m);
	else if (d->form == INSPECT_ORDER)
		measured_mm(d, &mark_top_order, m->top - AREA_TOP, MM(20), MM(1), m);
	else if (d->form == INSPECT_MINUTES)
		measured_mm(d, &mark_top_minutes, m->top - AREA_TOP, MM(35), MM(1), m);
	else if (d->form == INSPECT_DOCUMENT)
		measured_mm(d, &mark_top, m->top - AREA_TOP, MM(35), MM(1), m);
}

static void check_mark(struct doc *d)
{
	const struct line *m = at(d, d->part.mark);
	if (!m) {
		/* Black and large at the head: most likely the mark, not red. */
		const struct line *t = at(d, d->part.title), *first = d->page[0].n ? &d->line.v[d->page[0].first] : NULL;
		bool black = first && first->size >= LU_PT(26) && t == first && d->part.number != NONE;
		if (black || (d->part.rule != NONE && d->part.number != NONE)) {
			struct inspect_result *r = result(d, &mark_color, INSPECT_NOT_MET, first);
			r->measured = first ? arena_fmt(d->a, "#%06X", first->color) : STR("");
			r->wanted = STR("红色");
			r->note = STR("有发文字号，却没有红色的发文机关标志（预印红头纸套打的除外）");
		} else {
			not_applicable(d, &mark_top, "没有发文机关标志");
		}
		return;
	}
	const struct line *last = &d->line.v[d->part.mark_end - 1];
	check_mark_top(d, m);
	lu center = ((m->x0 + m->x1) / 2), page = (area_left(d) + area_right(d)) / 2;
	struct inspect_result *r = result(d, &mark_center, near(center, page, UM(1500)) || d->part.mark_end - d->part.mark > 1 ? INSPECT_MET
	                                  : INSPECT_NOT_MET, m);
	r->measured = arena_fmt(d->a, "偏 %.*s", STR_ARG(mm_text(d->a, center - page)));
	r->wanted = STR("0.0");
	r->tolerance = STR("±1.5");
	r->unit = "mm";
	if (last->x1 - last->x0 > AREA_W + MM(1))
		r->note = STR("标志比版心宽");
	r = result(d, &mark_color, INSPECT_MET, m);
	r->measured = arena_fmt(d->a, "#%06X", m->color);
	r->wanted = STR("红色");
	r = result(d, &mark_font, m->face == FACE_BIAOSONG ? INSPECT_MET : m->face == FACE_OTHER ? INSPECT_UNKNOWN : INSPECT_NOT_MET, m);
	r->measured = arena_fmt(d->a, "%s（%.*s）", typeface_name(m->face), STR_ARG(m->font));
	r->wanted = STR("小标宋");
}

static void check_number_form(struct doc *d, const struct line *l)
{
	struct number_form f;
	match_number(compact(d->a, d->part.number_seg.text), &f);
	bool good = f.brackets && !f.ordinal && !f.zero;
	struct inspect_result *r = result(d, &number_form, good ? INSPECT_MET : INSPECT_NOT_MET, l);
	r->measured = d->part.number_seg.text;
	r->wanted = STR("代字〔4位年份〕序号号");
	r->note = !f.brackets ? STR("年份应用六角括号〔〕") : f.ordinal ? STR("序号前不加“第”") : f.zero ? STR("序号不编虚位（01 应写 1）")
	                                                                                                 : (struct str){ NULL, 0 };
}

static void check_number(struct doc *d)
{
	const struct line *l = at(d, d->part.number), *m = at(d, d->part.mark);
	const struct seg *s = &d->part.number_seg;
	if (!l) {
		not_applicable(d, &number_form, "没有找到发文字号");
		return;
	}
	check_number_form(d, l);
	lu left = area_left(d), right = area_right(d);
	if (d->form == INSPECT_LETTER) {
		measured_mm(d, &number_right, right - s->x1, 0, MM(2), l);
		return;
	}
	if (d->form != INSPECT_DOCUMENT)
		return;
	/* Upward: the number stands on the line of the last signer, and the first is two lines under the mark. */
	const struct line *under = d->part.signer != NONE && d->part.signer < d->part.number ? at(d, d->part.signer) : l;
	if (m)
		measured_mm(d, &number_gap, under->top - d->line.v[d->part.mark_end - 1].bottom, 2 * ROW, UM(1500), under);
	bool upward = d->part.signer != NONE;
	lu off = upward ? s->x0 - left - ZI : (s->x0 + s->x1) / 2 - (left + right) / 2;
	struct inspect_result *r = result(d, &number_place, near(off, 0, UM(1500)) ? INSPECT_MET : INSPECT_NOT_MET, l);
	r->measured = upward ? arena_fmt(d->a, "居左空 %.*s", STR_ARG(mm_text(d->a, s->x0 - left)))
	                     : arena_fmt(d->a, "偏 %.*s", STR_ARG(mm_text(d->a, off)));
	r->wanted = upward ? STR("居左空一字 5.6") : STR("居中 0.0");
	r->tolerance = STR("±1.5");
	r->unit = "mm";
}

static void check_signer(struct doc *d)
{
	const struct line *l = at(d, d->part.signer);
	if (!l) {
		not_applicable(d, &signer, "没有签发人（不是上行文）");
		return;
	}
	lu inset = area_right(d) - l->x1;
	bool kai = l->seg[l->n_seg - 1].text.n > 0 && near(inset, ZI, UM(1500));
	struct inspect_result *r = result(d, &signer, kai ? INSPECT_MET : INSPECT_NOT_MET, l);
	r->measured = arena_fmt(d->a, "居右空 %.*s", STR_ARG(mm_text(d->a, inset)));
	r->wanted = STR("居右空一字 5.6");
	r->tolerance = STR("±1.5");
	r->unit = "mm";
}

/* A long thin rule on page 1 near where the red one should be, whatever its colour. */
static size_t any_rule(const struct doc *d)
{
	const struct line *l = at(d, d->part.number);
	for (size_t i = 0; l && i < d->rule.n; i++)
		if (d->rule.v[i].page == 1 && d->rule.v[i].w > MM(100) && d->rule.v[i].y > l->bottom && d->rule.v[i].y < l->bottom + MM(20))
			return i;
	return NONE;
}

static void check_rule(struct doc *d)
{
	size_t i = d->part.rule;
	const struct line *l = at(d, d->part.number);
	if (i == NONE && any_rule(d) != NONE) {
		i = any_rule(d);
		struct inspect_result *r = result(d, &rule_color, INSPECT_NOT_MET, l);
		r->measured = arena_fmt(d->a, "#%06X", d->rule.v[i].color);
		r->wanted = STR("红色");
	} else if (i != NONE) {
		struct inspect_result *r = result(d, &rule_color, INSPECT_MET, NULL);
		r->measured = arena_fmt(d->a, "#%06X", d->rule.v[i].color);
		r->wanted = STR("红色");
		r->page = 1;
	} else {
		if (d->part.mark != NONE && l)
			result(d, &rule_gap, INSPECT_NOT_MET, l)->note = STR("发文字号之下没有红色分隔线");
		else
			not_applicable(d, &rule_gap, "没有版头");
		return;
	}
	const struct mark_rect *r = &d->rule.v[i];
	if (l)
		measured_mm(d, &rule_gap, r->y - l->bottom, MM(4), MM(1), l);
	measured_mm(d, &rule_width, r->w, AREA_W, MM(1), NULL);
}

void rules_head(struct doc *d)
{
	if (d->form == INSPECT_TABLE)
		return;
	check_corners(d);
	check_mark(d);
	check_number(d);
	if (d->form != INSPECT_DOCUMENT)
		return;
	check_signer(d);
	check_rule(d);
}
