/*
 * 工作台账核算: what the further exports (走访, 措施, 风险点, 岗位, 补贴, 分红,
 * 项目, 岗位人员, ...) come to, one heading for each matter that the document
 * speaks of: its figures, by kind and by township; what is lacking is said.
 * Every family of the registry has its place here or in 指标表, under 其他事项
 * if no heading claims it, so that nothing computed stays unprinted.
 */
#include "view/matter.h"
#include "view/packet.h"
#include "view/roster.h"
#include "view/works.h"

const struct works_group works_groups[] = {
	{"倒推算", "target.per_capita target.so_far target.remaining target.needed target.progress target.", true, NULL},
	{"增收目标进度", "goal.", false, NULL},
	{"连续高于", "streak.", true, NULL},
	{"收入采集录入", "duty.quarterly_entry duty.monthly_entry estimate.", true, NULL},
	{"一户一策", "duty.profile duty.plan duty.cadre duty.pairing", true, NULL},
	{"走访联系", "duty.contact duty.visit", true, NULL},
	{"帮扶措施", "duty.measures duty.measure", true, NULL},
	{"特别关注", "attention.", true, NULL},
	{"风险点和首次帮扶", "risk.open risk.households risk. help.", true, NULL},
	{"务工就业", "jobs. work. returnee. fare.", true, NULL},
	{"公益性岗位和帮扶车间", "posts.people posts.change posts. duty.post post_pay. post_wage.", true, NULL},
	{"收益分配", "dividend.due dividend.paid dividend.in_time dividend.", true, NULL},
	{"补贴核算", "subsidy.cases subsidy.entitled subsidy.paid subsidy.over subsidy.under subsidy.unpaid subsidy.excluded subsidy.", true, NULL},
	{"吸纳就业奖补", "employer.listed employer.eligible employer.entitled employer.paid employer.", true, NULL},
	{"项目和联农带农", "project.", true, NULL},
	{"以工代赈", "relief.", true, NULL},
	{"小额信贷", "loan credit.", true, NULL},
	{"雨露计划", "yulu.", true, NULL},
	{"创业补贴", "startup.", true, NULL},
	{"社会救助", "safety. dibao.", true, NULL},
	{"参保和养老", "insurance. pension.", true, NULL},
	{"牲畜台账", "herd.", true, NULL},
	{"孝善养老和孝扶", "filial. elder.", true, NULL},
	{"部门数据比对", "sector.", true, NULL},
	{"到期事项", "duty.overdue", false, NULL},
	{"方案台账", "paper.", true, NULL},
	{"岗位人员和培训", "duty.roster duty.training", true, roster_put},
};
const size_t works_group_count = sizeof works_groups / sizeof *works_groups;

/* Told in 指标表, or in a section of their own. */
static const char elsewhere[] =
	"scope. coverage. income. decline. flat. tier. focus. below_line. two_high. reference. rank. own_pay. flow. estimate.";

const char *works_rest(struct arena *a)
{
	size_t index[MATTER_FAMILIES], families = 0;
	while (indicator_family(families))
		families++;
	bool *placed = arena_many(a, bool, families + 1);
	for (size_t g = 0; g <= works_group_count; g++) {
		size_t n = matter_families(g < works_group_count ? works_groups[g].prefixes : elsewhere, index);
		for (size_t i = 0; i < n; i++)
			placed[index[i]] = true;
	}
	struct buf b = {0};
	for (size_t i = 0; i < families; i++)
		if (!placed[i])
			buf_fmt(&b, "%s= ", indicator_family(i)->id);
	struct str s = arena_str(a, buf_view(&b));
	buf_release(&b);
	return s.p;
}

static bool has_any(struct value *to, const char *key)
{
	return value_count(value_lookup(to, str_from(key))) > 0;
}

bool works_put(struct view *v, struct value *to, const struct works_group *g, bool by_unit)
{
	struct value *tables = value_set_list(to, "tables");
	struct str lacking = matter_lacking(v, g->prefixes);
	value_set_cstr(to, "title", g->title);
	value_set_str(to, "lacking", lacking);
	matter_lines(v, tables, g->title, g->prefixes);
	matter_keys(v, tables, g->title, g->prefixes);
	if (g->put)
		g->put(v, tables);
	if (by_unit)
		matter_units(v, tables, g->title, g->prefixes);
	return lacking.n > 0 || has_any(to, "tables");
}

bool packet_works(struct view *v, struct value *to)
{
	struct value *list = value_set_list(to, "groups");
	struct works_group rest = {"其他事项", works_rest(v->a), false, NULL};
	for (size_t i = 0; i <= works_group_count; i++) {
		struct value *group = value_map(v->a);
		if (!works_put(v, group, i < works_group_count ? &works_groups[i] : &rest, true))
			continue;
		value_add(list, group);
		value_set_str(group, "index", view_chinese_number(v->a, (unsigned)value_count(list)));
	}
	return value_count(list) > 0;
}
