/*
 * 工作落实情况 of the briefing (domain.md section 13, B5): a sentence for each
 * matter that the document speaks of, what is lacking, then measures by kind,
 * subsidies by item, posts by kind, and the townships side by side.
 */
#include "view/matter.h"
#include "view/works.h"

#include <string.h>

/* Families that are told in a sentence: those without keys that have a value. */
static void add_figure(struct prose *p, const struct figure *f, size_t told)
{
	struct view *v = p->v;
	struct str text = matter_cell(v, f);
	prose_add(p, "%s%s%.*s%s", told ? "，" : "", f->family->name, STR_ARG(text), figure_unit_name(f->family->unit));
	if (f->verdict == VERDICT_MET || f->verdict == VERDICT_NOT_MET)
		prose_add(p, "（%s）", f->verdict == VERDICT_MET ? "达到" : "未达到");
}

/* lacks: what is told of matters of which nothing is known, in one sentence at the end. */
static void say_matter(struct view *v, struct value *list, const struct works_group *g, size_t *no, struct buf *lacks)
{
	size_t index[MATTER_FAMILIES], n = matter_families(g->prefixes, index), told = 0;
	struct str lacking = matter_lacking(v, g->prefixes);
	struct str number = view_chinese_number(v->a, (unsigned)*no + 1);
	struct prose p = {.v = NULL};
	for (size_t i = 0; i < n; i++) {
		const struct figure *f = region_figure(v, indicator_family(index[i])->id, "");
		if (!figure_is_ok(f) || f->family->keys || !matter_is_asked(v, f))
			continue;
		if (!told) {
			p = prose_open(v, list);
			prose_add(&p, "（%.*s）%s。", STR_ARG(number), g->title);
		}
		add_figure(&p, f, told++);
	}
	if (!told && lacking.n) {
		buf_fmt(lacks, "%s%s（%.*s）", lacks->n ? "、" : "", g->title, STR_ARG(str_sub(lacking, 0, lacking.n - strlen("。"))));
		return;
	}
	if (!told)
		return;
	++*no;
	prose_add(&p, "。%.*s", STR_ARG(lacking));
	prose_close(&p);
}

/* What is told in a table beside the sentences, in the briefing. */
static const struct {
	const char *title, *prefixes;
} tables[] = {
	{"帮扶措施", "duty.measure_kind="},
	{"公益性岗位和帮扶车间", "posts.people= posts.change="},
	{"补贴核算", "subsidy.cases= subsidy.over= subsidy.under= subsidy.unpaid= subsidy.excluded= subsidy.unknown="},
	{"风险点", "risk.age="},
	{"连续高于", "streak.growth= streak.difference="},
	{"岗位人员", "duty.roster="},
	{"到期事项", "duty.overdue="},
};

/* What a township is asked for first: at most MATTER_COLUMNS of them. */
static const char side_by_side[] =
	"duty.measures= duty.contact_missing= duty.visit_missing= risk.open= help.waiting= duty.post_short= dividend.unpaid= "
	"target.behind=";

bool section_work(struct view *v, struct value *to)
{
	struct value *list = value_set_list(to, "paragraphs"), *grids = value_set_list(to, "tables");
	size_t no = 0;
	struct buf lacks = {0};
	for (size_t i = 0; i < works_group_count; i++)
		if (works_groups[i].in_briefing)
			say_matter(v, list, &works_groups[i], &no, &lacks);
	if (lacks.n)
		say(v, list, "文件有要求而无法统计的：%s。", buf_cstr(&lacks));
	buf_release(&lacks);
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		matter_keys(v, grids, tables[i].title, tables[i].prefixes);
	matter_units(v, grids, "工作落实情况", side_by_side);
	return value_count(list) > 0 || value_count(grids) > 0;
}
