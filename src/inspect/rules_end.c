/* GB/T 9704-2012, 7.3.5 署名、日期和印章; 7.4 版记; 7.5 页码; 10 the special forms. */
#include "inspect/sheet.h"

#define SIGNED (FORM(DOCUMENT) | FORM(LETTER) | FORM(ORDER))
static const struct rule_head
	date_form = { "date.form", "7.3.5.4", "成文日期写法", INSPECT_SHALL, SIGNED },
	date_place = { "date.place", "7.3.5.1", "成文日期右空四字", INSPECT_NORMALLY, SIGNED },
	date_unsealed = { "date.place", "7.3.5.2", "成文日期位置（不加盖印章）", INSPECT_SHALL, SIGNED },
	issuer = { "issuer.place", "7.3.5.1", "署名以成文日期为准居中", INSPECT_NORMALLY, SIGNED },
	issuer_unsealed = { "issuer.place", "7.3.5.2", "署名右空二字（不加盖印章）", INSPECT_SHALL, SIGNED },
	seal_center = { "seal.center", "7.3.5.1", "印章居中下压署名和日期", INSPECT_SHALL, SIGNED },
	seal_gap = { "seal.gap", "7.3.5.1", "印章顶端距正文一行之内", INSPECT_SHALL, SIGNED },
	seal_page = { "seal.page", "7.3.5.1", "印章不在空白页", INSPECT_SHALL, SIGNED },
	end_rules = { "end.rules", "7.4.1", "版记分隔线粗细", INSPECT_RECOMMENDED, FORM(DOCUMENT) },
	end_width = { "end.width", "7.4.1", "版记分隔线长", INSPECT_SHALL, FORM(DOCUMENT) },
	end_bottom = { "end.bottom", "7.4.1", "末条分隔线与版心下边缘重合", INSPECT_SHALL, FORM(DOCUMENT) },
	end_parity = { "end.parity", "33476.2 7.3.1", "版记在偶数面", INSPECT_SHALL, FORM(DOCUMENT) },
	end_type = { "end.type", "7.4.2", "版记字体字号", INSPECT_NORMALLY, FORM(DOCUMENT) },
	end_inset = { "end.inset", "7.4.2", "版记左右各空一字", INSPECT_SHALL, FORM(DOCUMENT) },
	end_date = { "end.date", "7.4.3", "印发日期写法", INSPECT_SHALL, FORM(DOCUMENT) },
	foot_gap = { "page-number.gap", "7.5", "页码一字线至版心下边缘", INSPECT_SHALL, ANY_FORM },
	foot_side = { "page-number.side", "7.5", "页码单页居右、双页居左空一字", INSPECT_SHALL, ANY_FORM },
	foot_type = { "page-number.type", "7.5", "页码字体字号", INSPECT_NORMALLY, ANY_FORM },
	foot_dash = { "page-number.dash", "7.5", "页码左右各一条一字线", INSPECT_SHALL, ANY_FORM },
	foot_order = { "page-number.order", "7.5", "页码连续", INSPECT_SHALL, ANY_FORM },
	letter_rule = { "letter.rule", "10.1", "首页红色双线长", INSPECT_SHALL, FORM(LETTER) },
	letter_top = { "letter.top", "10.1", "上双线至发文机关标志", INSPECT_SHALL, FORM(LETTER) },
	letter_bottom = { "letter.bottom", "10.1", "下双线至下页边", INSPECT_SHALL, FORM(LETTER) },
	letter_number = { "letter.number", "10.1", "首页不显示页码", INSPECT_SHALL, FORM(LETTER) },
	minutes_list = { "minutes.list", "10.3", "出席、请假、列席标识", INSPECT_NORMALLY, FORM(MINUTES) };

static const struct line *at(const struct doc *d, size_t i)
{
	return i == NONE ? NULL : &d->line.v[i];
}

/* ---- Date, signature, seal ---- */

static const struct seal *date_seal(const struct doc *d, const struct line *date)
{
	for (size_t i = 0; i < d->seal.n; i++) {
		const struct seal *s = &d->seal.v[i];
		if (s->page == date->page && s->x < date->x1 + MM(30) && s->x + s->w > date->x0 - MM(30))
			return s;
	}
	return d->seal.n ? &d->seal.v[d->seal.n - 1] : NULL;
}

static void check_date_form(struct doc *d, const struct line *l)
{
	struct str rest;
	enum date_form form = match_date(compact(d->a, l->text), &rest);
	struct inspect_result *r = result(d, &date_form, form == DATE_GOOD ? INSPECT_MET : INSPECT_NOT_MET, l);
	r->measured = compact(d->a, l->text);
	r->wanted = STR("阿拉伯数字，年份全称，不编虚位");
	r->note = form == DATE_PADDED ? STR("月、日不编虚位（01 应写 1）") : form == DATE_CHINESE ? STR("应用阿拉伯数字") : (struct str){ NULL, 0 };
}

/* Without a seal: the date's first character two 字 right of the name's; a longer date keeps two 字 at the right. */
static void check_unsealed(struct doc *d, const struct line *date, const struct line *name)
{
	lu right = area_right(d);
	if (name && date->x1 - date->x0 > name->x1 - name->x0) {
		measured_mm(d, &date_unsealed, right - date->x1, 2 * ZI, MM(2), date);
		return;
	}
	if (!name) {
		unknown(d, &date_unsealed, "日期之上没有署名，文件中也没有印章图像");
		return;
	}
	measured_mm(d, &issuer_unsealed, right - name->x1, 2 * ZI, MM(2), name);
	measured_mm(d, &date_unsealed, date->x0 - name->x0, 2 * ZI, MM(2), date);
}

static void check_seal(struct doc *d, const struct seal *s, const struct line *date, const struct line *name)
{
	if (s->page != date->page) {
		result(d, &seal_page, INSPECT_NOT_MET, date)->note = arena_fmt(d->a, "印章在第 %u 页，日期在第 %u 页", s->page, date->page);
		return;
	}
	lu off = s->x + s->w / 2 - (date->x0 + date->x1) / 2, middle = s->y + s->h / 2, top = name ? name->top : date->top;
	bool over = middle > top - MM(12) && middle < date->bottom;
	struct inspect_result *r = result(d, &seal_center, near(off, 0, MM(6)) && over ? INSPECT_MET : INSPECT_NOT_MET, date);
	r->measured = arena_fmt(d->a, "横向偏 %.*s", STR_ARG(mm_text(d->a, off)));
	r->wanted = STR("端正、居中，署名和日期居印章中心偏下");
	r->unit = "mm";
	const struct line *above = NULL;
	for (size_t i = d->page[s->page - 1].first; at(d, i) < (name ? name : date); i++)
		above = at(d, i);
	if (!above) {
		result(d, &seal_page, INSPECT_NOT_MET, date)->note = STR("署名和印章之上没有正文（“空白页盖章”）");
		return;
	}
	lu gap = s->y - above->bottom;
	r = result(d, &seal_gap, gap <= ROW + UM(500) && gap > -MM(20) ? INSPECT_MET : INSPECT_NOT_MET, above);
	r->measured = mm_text(d->a, gap);
	r->wanted = STR("不超过 10.4（一行）");
	r->unit = "mm";
	result(d, &seal_page, INSPECT_MET, NULL)->page = s->page;
}

static void check_signature(struct doc *d)
{
	const struct line *date = at(d, d->part.date), *name = at(d, d->part.issuer);
	if (!date) {
		unknown(d, &date_form, "正文之后没有找到单独成行的成文日期");
		return;
	}
	check_date_form(d, date);
	const struct seal *s = date_seal(d, date);
	lu inset = area_right(d) - date->x1;
	/* Space for a seal to come: four 字 at the right, the name centred on the date. */
	bool like_sealed = name && near((name->x0 + name->x1) / 2, (date->x0 + date->x1) / 2, MM(3));
	if (!s && !like_sealed) {
		check_unsealed(d, date, name);
		return;
	}
	/* A name that is wider by more than both insets cannot be centred on such a date inside the area. */
	if (name && (name->x1 - name->x0) - (date->x1 - date->x0) > 2 * 4 * ZI)
		result(d, &date_place, INSPECT_NOT_APPLICABLE, date)->note = STR("署名过长，居中时成文日期不能右空四字");
	else
		measured_mm(d, &date_place, inset, 4 * ZI, UM(2500), date);
	if (name)
		measured_mm(d, &issuer, (name->x0 + name->x1) / 2 - (date->x0 + date->x1) / 2, 0, MM(2), name);
	if (s)
		check_seal(d, s, date, name);
	else
		unknown(d, &seal_center, "文件中没有红色印章图像：可能在纸上加盖");
}

/* ---- 版记 ---- */

static void check_end_rules(struct doc *d, const struct line *end)
{
	size_t first = d->part.end_rule, n = d->part.end_rules;
	if (first == NONE || n == 0) {
		result(d, &end_width, INSPECT_NOT_MET, end)->note = STR("版记没有分隔线");
		return;
	}
	const struct mark_rect *top = &d->rule.v[first], *low = top, *at_rule;
	bool thick = true, wide = true;
	for (size_t i = first; i < d->rule.n; i++) {
		at_rule = &d->rule.v[i];
		if (at_rule->page != end->page || is_red(at_rule->color) || at_rule->w < MM(120) || at_rule->y < end->top - MM(12))
			continue;
		top = at_rule->y < top->y ? at_rule : top;
		low = at_rule->y > low->y ? at_rule : low;
		wide &= near(at_rule->w, AREA_W, MM(1));
	}
	for (size_t i = first; i < d->rule.n; i++) {
		at_rule = &d->rule.v[i];
		if (at_rule->page != end->page || is_red(at_rule->color) || at_rule->w < MM(120) || at_rule->y < end->top - MM(12))
			continue;
		thick &= near(at_rule->h, at_rule == top || at_rule == low ? UM(350) : UM(250), UM(60));
	}
	struct inspect_result *r = result(d, &end_rules, thick && n >= 2 ? INSPECT_MET : INSPECT_NOT_MET, NULL);
	r->measured = arena_fmt(d->a, "%zu 条，首条 %lld μm，末条 %lld μm", n, (long long)to_um(top->h), (long long)to_um(low->h));
	r->wanted = STR("首末 350 μm，中间 250 μm");
	r->tolerance = STR("±60");
	r->page = end->page;
	r = result(d, &end_width, wide ? INSPECT_MET : INSPECT_NOT_MET, NULL);
	r->measured = mm_text(d->a, top->w);
	r->wanted = STR("156.0");
	r->tolerance = STR("±1.0");
	r->unit = "mm";
	r->page = end->page;
	measured_mm(d, &end_bottom, low->y + low->h, AREA_BOTTOM, UM(1500), end);
}

static void check_end(struct doc *d)
{
	const struct line *end = at(d, d->part.end);
	if (!end) {
		not_applicable(d, &end_rules, "没有版记");
		return;
	}
	check_end_rules(d, end);
	struct inspect_result *r = result(d, &end_parity, end->page % 2 == 0 ? INSPECT_MET : INSPECT_NOT_MET, end);
	r->measured = arena_fmt(d->a, "第 %u 面", end->page);
	r->wanted = STR("偶数面");
	r->note = end->page % 2 ? STR("单面印制的电子件各地多不计较") : (struct str){ NULL, 0 };
	bool type = near(end->size, LU_PT(14), LU_PT(1) / 2) && (end->face == FACE_FANGSONG || end->face == FACE_OTHER);
	r = result(d, &end_type, type ? INSPECT_MET : INSPECT_NOT_MET, end);
	r->measured = arena_fmt(d->a, "%.*s pt %s", STR_ARG(pt_text(d->a, end->size)), typeface_name(end->face));
	r->wanted = STR("14 pt（4号）仿宋");
	lu left = end->x0 - area_left(d);
	measured_mm(d, &end_inset, left, MM(5), UM(1500), end);
	for (size_t i = d->part.end; i < d->line.n && at(d, i)->page == end->page; i++) {
		const struct seg *s = &at(d, i)->seg[at(d, i)->n_seg - 1];
		struct str rest = { NULL, 0 };
		enum date_form form = match_date(compact(d->a, s->text), &rest);
		if (form == DATE_NONE)
			continue;
		r = result(d, &end_date, form == DATE_GOOD && str_is(rest, "印发") ? INSPECT_MET : INSPECT_NOT_MET, at(d, i));
		r->measured = s->text;
		r->wanted = STR("2024年1月2日印发");
		return;
	}
}

/* ---- Page numbers ---- */

struct foot_tally {
	size_t seen, bad_gap, bad_side, bad_type, bad_dash, bad_order;
	const struct line *gap, *side, *type, *dash, *order;
	unsigned before;
};

static void fault(size_t *n, const struct line **first, const struct line *l)
{
	if ((*n)++ == 0)
		*first = l;
}

static void look_at_number(const struct doc *d, const struct line *l, unsigned number, struct foot_tally *t)
{
	lu middle = l->y - (lu)((int64_t)l->size * 36 / 100), gap = middle - AREA_BOTTOM;
	lu left = area_left(d), right = area_right(d);
	bool odd = number % 2, mirrored = !odd; /* even pages may have their binding edge at the right */
	lu inset = odd ? right - l->x1 : l->x0 - left;
	bool good = near(inset, MM(5), UM(1500)) || (mirrored && near(inset, MM(3), UM(1500)));
	struct str text = compact(d->a, l->text);
	t->seen++;
	if (!near(gap, MM(7), UM(1500)))
		fault(&t->bad_gap, &t->gap, l);
	if (!good)
		fault(&t->bad_side, &t->side, l);
	if (!near(l->size, LU_PT(14), LU_PT(1) / 2) || (l->face != FACE_SONG && l->face != FACE_OTHER))
		fault(&t->bad_type, &t->type, l);
	if (!str_starts(text, STR("—")) || !str_ends(text, STR("—")))
		fault(&t->bad_dash, &t->dash, l);
	if (t->before && number != t->before + 1)
		fault(&t->bad_order, &t->order, l);
	t->before = number;
}

static struct inspect_result *foot_result(struct doc *d, const struct rule_head *r, size_t seen, size_t bad, const struct line *l)
{
	struct inspect_result *out = result(d, r, bad ? INSPECT_NOT_MET : INSPECT_MET, bad ? l : NULL);
	if (bad)
		out->note = arena_fmt(d->a, "%zu 面中有 %zu 面", seen, bad);
	return out;
}

static void report_foot_place(struct doc *d, const struct foot_tally *t, const struct line *any)
{
	const struct line *l = t->gap ? t->gap : any;
	struct inspect_result *r = foot_result(d, &foot_gap, t->seen, t->bad_gap, t->gap);
	r->measured = mm_text(d->a, l->y - (lu)((int64_t)l->size * 36 / 100) - AREA_BOTTOM);
	r->wanted = STR("7.0");
	r->tolerance = STR("±1.5");
	r->unit = "mm";
	l = t->side ? t->side : any;
	r = foot_result(d, &foot_side, t->seen, t->bad_side, t->side);
	r->measured = arena_fmt(d->a, "左 %.*s，右 %.*s", STR_ARG(mm_text(d->a, l->x0 - area_left(d))), STR_ARG(mm_text(d->a, area_right(d) - l->x1)));
	r->wanted = STR("单页右空 4.9，双页左空 4.9");
	r->tolerance = STR("±1.5");
	r->unit = "mm";
}

static void report_foot_form(struct doc *d, const struct foot_tally *t, const struct line *any)
{
	const struct line *l = t->type ? t->type : any;
	struct inspect_result *r = foot_result(d, &foot_type, t->seen, t->bad_type, t->type);
	r->measured = arena_fmt(d->a, "%.*s pt %s", STR_ARG(pt_text(d->a, l->size)), typeface_name(l->face));
	r->wanted = STR("14 pt（4号）半角宋体");
	r = foot_result(d, &foot_dash, t->seen, t->bad_dash, t->dash);
	r->measured = (t->dash ? t->dash : any)->text;
	r->wanted = STR("— 1 —");
	foot_result(d, &foot_order, t->seen, t->bad_order, t->order);
}

static void check_numbers(struct doc *d)
{
	struct foot_tally t = {0};
	const struct line *any = NULL;
	for (size_t i = 0; i < d->pages; i++) {
		unsigned number;
		const struct line *l = page_number(d, i, &number);
		if (!l)
			continue;
		any = l;
		look_at_number(d, l, number, &t);
	}
	if (!any) {
		if (d->pages == 1)
			not_applicable(d, &foot_gap, "只有一面，没有页码");
		else
			result(d, &foot_gap, INSPECT_NOT_MET, NULL)->note = STR("没有找到页码");
		return;
	}
	if (d->form == INSPECT_TABLE) {
		not_applicable(d, &foot_gap, "以表格为主的材料，版心自定");
		not_applicable(d, &foot_side, "以表格为主的材料，版心自定");
	} else {
		report_foot_place(d, &t, any);
	}
	report_foot_form(d, &t, any);
}

/* ---- Special forms ---- */

static void check_letter(struct doc *d)
{
	const struct mark_rect *up = NULL, *low = NULL;
	for (size_t i = 0; i < d->rule.n; i++) {
		const struct mark_rect *r = &d->rule.v[i];
		if (r->page != 1 || !is_red(r->color) || r->w < MM(100))
			continue;
		if (r->y < d->page[0].h / 2)
			up = !up || r->y < up->y ? r : up;
		else
			low = !low || r->y + r->h > low->y + low->h ? r : low;
	}
	if (up)
		measured_mm(d, &letter_rule, up->w, MM(170), MM(1), NULL);
	if (up && d->part.mark != NONE)
		measured_mm(d, &letter_top, up->y - d->line.v[d->part.mark_end - 1].bottom, MM(4), MM(1), at(d, d->part.mark));
	if (low)
		measured_mm(d, &letter_bottom, d->page[0].h - low->y - low->h, MM(20), UM(1500), NULL);
	else
		result(d, &letter_bottom, INSPECT_NOT_MET, NULL)->note = STR("首页下方没有红色双线");
	unsigned number;
	const struct line *l = page_number(d, 0, &number);
	result(d, &letter_number, l ? INSPECT_NOT_MET : INSPECT_MET, l);
}

static void check_minutes(struct doc *d)
{
	static const char *const words[] = { "出席", "请假", "列席" };
	bool any = false;
	for (size_t i = 0; i < d->line.n; i++) {
		const struct line *l = at(d, i);
		for (int k = 0; k < 3 && is_body(d, l); k++) {
			if (!str_starts(compact(d->a, l->text), str_from(words[k])) || l->chars < 3)
				continue;
			any = true;
			bool good = l->lead == FACE_HEI && near(l->x0 - area_left(d), 2 * ZI, UM(1500));
			struct inspect_result *r = result(d, &minutes_list, good ? INSPECT_MET : l->lead == FACE_OTHER ? INSPECT_UNKNOWN : INSPECT_NOT_MET, l);
			r->measured = arena_fmt(d->a, "%s，左空 %.*s mm", typeface_name(l->lead), STR_ARG(mm_text(d->a, l->x0 - area_left(d))));
			r->wanted = STR("3号黑体，左空二字");
		}
	}
	if (!any)
		not_applicable(d, &minutes_list, "没有出席、请假、列席名单");
}

void rules_end(struct doc *d)
{
	if (d->form == INSPECT_DOCUMENT || d->form == INSPECT_LETTER || d->form == INSPECT_ORDER)
		check_signature(d);
	if (d->form == INSPECT_DOCUMENT)
		check_end(d);
	check_numbers(d);
	if (d->form == INSPECT_LETTER)
		check_letter(d);
	if (d->form == INSPECT_MINUTES)
		check_minutes(d);
}
