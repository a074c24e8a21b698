/* What a case does not provide, and how that is said where a figure would have stood. */
#include "indicator/aid.h"
#include "indicator/family.h"
#include "indicator/people.h"

/* What to call the data behind a fact, when no row has it. */
static const char *const fact_data[FACT_N] = {
	[FACT_DIBAO_ALL] = "低保信息",
	[FACT_NO_LABOUR] = "劳动力信息",
	[FACT_RELOCATED] = "易地扶贫搬迁信息",
	[FACT_LOW_INCOME] = "低收入人口信息",
	[FACT_PER_CAPITA_PREV] = "上年收入",
	[FACT_CHANGE] = "上年收入",
	[FACT_GROWTH] = "上年收入",
	[FACT_TRANSFER_SHARE] = "分项收入",
	[FACT_OWN_PAY_RATIO] = "合规自付支出",
	[FACT_ESTIMATE] = "月度收入",
	[FACT_ESTIMATE_CHANGE] = "月度收入或上年收入",
	[FACT_ESTIMATE_GROWTH] = "月度收入或上年收入",
	[FACT_ESTIMATE_MONTHS] = "月度收入",
	[FACT_YTD_GROWTH] = "两年的分季度收入",
	[FACT_FALLING] = "分季度收入",
	[FACT_REFERENCE_GAP] = "上年收入或参照增速",
};

/* Empty if the condition can be asked of this case. */
static struct str cond_gap(const struct indicator_set *s, const struct cond *c, const char *consequence,
			   struct str label)
{
	uint32_t lacking = cond_facts(c) & ~s->provided;
	const struct policy_param *stale = policy_stale(s->p, c, s->data->info.income_year);
	for (unsigned f = 0; f < FACT_N; f++)
		if (lacking >> f & 1)
			return arena_fmt(s->a, "未提供%s，%.*s%s",
					 fact_data[f] ? fact_data[f] : fact_info((enum fact_id)f)->label,
					 STR_ARG(label), consequence);
	if (stale)
		return arena_fmt(s->a,
				 "%.*s（%.*s%.*s）属于%d年度，不用于%d年度；确需沿用的，请在case."
				 "json的parameters中写明",
				 STR_ARG(stale->label), STR_ARG(stale->text), STR_ARG(stale->unit),
				 stale->year, s->data->info.income_year);
	return (struct str){0};
}

static struct str *rules_gap(const struct indicator_set *s, const struct policy_rules *r,
			     const char *consequence)
{
	struct str *gap = arena_many(s->a, struct str, r->n);
	for (size_t i = 0; i < r->n; i++)
		gap[i] = cond_gap(s, r->v[i].when, consequence, r->v[i].label);
	return gap;
}

void gaps_find(struct indicator_set *s)
{
	const struct policy *p = s->p;
	s->tier_gap = rules_gap(s, &p->tier, "未单列");
	s->overlap_gap = rules_gap(s, &p->overlap, "无法统计");
	s->focus_gap = rules_gap(s, &p->focus, "无法判断");
	s->line_gap = rules_gap(s, &p->line, "无法判断");
	for (size_t i = 0; i < p->leg_n; i++)
		if (p->leg[i].group)
			s->group_gap[i] = cond_gap(s, p->leg[i].group, "未判定", p->leg[i].label);
}

static bool from_columns(const struct indicator_set *s)
{
	const struct data_household *h = s->data->year[1].household;
	return s->data->year[1].n && h[0].flags & DATA_FROM_COLUMNS;
}

static struct str unless(bool there, struct str why)
{
	return there ? (struct str){0} : why;
}

static const char *const table_title[DATA_KINDS] = {
	[DATA_JOBS] = "务工",       [DATA_VISITS] = "走访",         [DATA_MEASURES] = "帮扶措施",
	[DATA_RISKS] = "风险点",    [DATA_PAYMENTS] = "补贴发放",   [DATA_DIVIDENDS] = "收益分配",
	[DATA_POSTS] = "岗位人数",  [DATA_PROJECTS] = "项目",       [DATA_EMPLOYERS] = "吸纳就业单位",
	[DATA_ROSTER] = "岗位人员", [DATA_TRAINING] = "培训",
	[DATA_LOANS] = "小额信贷",  [DATA_HERD] = "牲畜台账",       [DATA_DIBAO] = "低保对象",
	[DATA_STUDENTS] = "雨露计划学生", [DATA_STARTUPS] = "创业", [DATA_PAPERS] = "方案台账",
};

/* A month or quarter that had not begun on the day of the data: nobody could have entered it. */
static struct str period_gap(const struct maker *m, int months)
{
	const struct data_case *c = &m->s->data->info;
	struct date october = {(int16_t)(c->income_year - 1), 10, 1};
	if (m->family->key != KEY_MONTH && m->family->key != KEY_QUARTER)
		return (struct str){0};
	return unless(date_cmp(date_add_months(october, (int)m->index * months), c->as_of) <= 0, STR("该期在数据日期之后"));
}

struct str gap_why(const struct maker *m)
{
	const struct indicator_set *s = m->s;
	bool counted = m->family->table == DATA_POSTS && s->aids->heads_from_jobs; /* S1 四: heads from the jobs */
	if (m->family->table && !duty_has_table(s, m->family->table) && !counted)
		return arena_fmt(s->a, "未提供%s记录", table_title[m->family->table]);
	switch (m->family->gap) {
	case GAP_NONE:
		return (struct str){0};
	case GAP_PREV:
		return unless(has_prev_year(s), STR("未提供上年收入"));
	case GAP_PREV_EXPORT:
		if (!has_prev_year(s))
			return STR("未提供上年导出，无法判断新增和退出");
		return unless(!from_columns(s), STR("上年数取自本年导出的上年列，无法判断新增和退出"));
	case GAP_TIER:
		return s->tier_gap[m->index];
	case GAP_OVERLAP:
		return s->overlap_gap[m->index];
	case GAP_FOCUS:
		return s->focus_gap[m->index];
	case GAP_UNION:
		for (size_t i = 0; i < s->p->focus.n; i++)
			if (!s->focus_gap[i].n)
				return (struct str){0};
		return STR("各关注条件都缺所需数据，无法判断");
	case GAP_LINE:
		return s->line_gap[m->index];
	case GAP_MONTHS:
		return s->data->months ? period_gap(m, 1) : STR("未提供月度收入");
	case GAP_QUARTERS:
		return s->data->quarters ? period_gap(m, 3) : STR("未提供分季度收入");
	case GAP_BLOCKS:
		return unless(s->provided >> FACT_TRANSFER_SHARE & 1, STR("未提供分项收入"));
	case GAP_OWN_PAY:
		return unless(s->provided >> FACT_OWN_PAY_RATIO & 1, STR("未提供合规自付支出"));
	case GAP_PLAN:
		return unless(s->filled[0][TRI_PLAN], STR("未提供增收计划信息"));
	case GAP_PROFILE:
		return unless(s->filled[0][TRI_PROFILE], STR("未提供一户一画像信息"));
	case GAP_CADRE:
		return unless(s->cadres, STR("未提供帮扶责任人信息"));
	case GAP_FLOW:
		return s->flow_gap;
	case GAP_TARGET:
		return target_gap(s);
	case GAP_SCHOOL:
		return unless(s->aids->schools, STR("未提供成员在校生状况"));
	case GAP_HEALTH:
		return unless(s->aids->health, STR("未提供成员健康状况和残疾等级"));
	case GAP_MEMBERS:
		return unless(s->data->members, STR("未提供家庭成员"));
	case GAP_STANDARD:
		return unless(s->aids->standard > 0, STR("没有填写本地农村低保标准（case.json的parameters：safety.standard）"));
	case GAP_JOBS_TARGET:
		return unless(s->aids->jobs_target > 0, STR("没有填写本地务工规模目标（case.json的parameters：jobs.target）"));
	case GAP_CAUSES:
		if (!has_prev_year(s))
			return STR("未提供上年收入");
		return unless(s->aids->causes || s->aids->risks.t, STR("未提供致贫返贫风险"));
	case GAP_MEASURES:
		return unless(s->duty->measures.t, STR("未提供帮扶措施记录"));
	case GAP_INSURED:
		return unless(s->people->insured[m->index], STR("未提供成员参保情况"));
	case GAP_SECTOR:
		return unless(s->people->sector_told >> m->index & 1, STR("补贴发放记录中没有这一项"));
	case GAP_LABOUR:
		return unless(s->provided >> FACT_NO_LABOUR & 1, STR("未提供劳动力信息"));
	case GAP_DIBAO:
		return unless(s->tekun, STR("未提供成员特困供养信息"));
	}
	BUG("gap of kind %d", (int)m->family->gap);
}
