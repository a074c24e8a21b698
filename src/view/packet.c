/*
 * 考核检查资料: what an inspector asks for, in the order he asks (domain.md
 * section 13, C; typesetting.md 3.6).  Every figure stands with its formula,
 * clause and fields; every parameter of the pack is listed.
 */
#include "view/packet.h"

static const struct {
	const char *key, *title;
	section_fn *put;
} chapters[] = {
	{"sheet", "指标表", packet_sheet},
	{"score", "自评得分表", packet_again},
	{"method", "方法说明", packet_method},
	{"overall", "总体情况和收入结构", packet_overall},
	{"rankings", "排名", packet_rankings},
	{"tiers", "分类表", section_tiers},
	{"declining", "收入不增反降户名单", packet_declining},
	{"watched", "重点户名单", packet_watched},
	{"ledger", "村级台账", packet_ledger},
	{"draw", "现场核查抽样和一户一表", packet_draw},
	{"duties", "职责落实情况", section_duties},
	{"works", "工作台账核算", packet_works},
	{"todo", "逐户整改名单", packet_todo},
	{"audit", "数据审计", packet_audit},
	{"screens", "数据核查（筛查规则）", packet_screens},
	{"rectify", "整改台账", packet_rectify},
	{"evidence", "分项佐证材料", packet_again},
	{"inputs", "输入文件和编制依据", packet_inputs},
};

static void put_chapters(struct view *v)
{
	struct value *toc = value_set_list(v->root, "toc");
	unsigned no = 1;
	for (size_t i = 0; i < sizeof chapters / sizeof *chapters; i++) {
		struct section one = {chapters[i].key, chapters[i].put};
		unsigned next = sections_put(v, &one, 1, no);
		if (next == no)
			continue;
		struct value *chapter =
			(struct value *)(uintptr_t)value_lookup(v->root, str_from(chapters[i].key));
		struct str title = chapters[i].put == packet_rankings
					   ? arena_fmt(v->a, "%.*s排名", STR_ARG(view_unit_word(v)))
					   : str_from(chapters[i].title);
		value_set_str(chapter, "title", title);
		struct value *entry = value_add_map(toc);
		value_set(entry, "id", value_lookup(chapter, STR("id")));
		value_set(entry, "no", value_lookup(chapter, STR("no")));
		value_set_str(entry, "title", title);
		no = next;
	}
}

static const char *const privacy[] = {
	[DATA_PUBLIC] = "公开版本：姓名只留姓氏，不列证件号码、电话、风险原因和村级台账，不足3户的数据不列。",
	[DATA_INTERNAL] = "内部资料：姓名、证件号码和电话已作遮挡，请勿外传。",
	[DATA_AUDIT] = "核查版本：含完整个人信息，请控制知悉范围，用后收回。",
};

const struct value *view_packet(struct arena *a, const struct view_input *in)
{
	struct view v = {.a = a, .in = in, .root = value_map(a)};
	const struct data_case *c = &in->data->info;
	view_put_head(&v, arena_fmt(a, "%.*s%d年度脱贫人口增收工作考核检查资料", STR_ARG(c->region_name),
				    c->income_year));
	value_set_fmt(v.root, "cover", "%.*s脱贫人口增收工作", STR_ARG(c->region_name));
	value_set_cstr(v.root, "privacy", privacy[in->privacy]);
	value_set_bool(v.root, "shows_causes", in->privacy != DATA_PUBLIC);
	value_set_str(v.root, "whole", view_whole(&v));
	value_set_str(v.root, "unit_word", view_unit_word(&v));
	value_set_bool(v.root, "few_units", view_units(&v, 0).n <= VIEW_FEW_UNITS);
	notes_open(&v);
	put_chapters(&v);
	return v.root;
}
