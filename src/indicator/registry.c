/*
 * The registry: every family of figures, one row each, sorted by id.  It
 * drives the computation, the dumps, `jianbao explain` and the README table.
 * The braces in a formula name the inputs of the same row.
 */
#include "indicator/family.h"

#define HOUSEHOLDS(name, place, source) {name, place, UNIT_HOUSEHOLDS, false, source}
#define EACH_HOUSEHOLDS(name, place, source) {name, place, UNIT_HOUSEHOLDS, true, source}
#define PERSONS(name, place) {name, place, UNIT_PERSONS, false, "size"}
#define EACH_PERSONS(name, place) {name, place, UNIT_PERSONS, true, "size"}
#define YUAN(name, place, source) {name, place, UNIT_YUAN, false, source}
#define EACH_YUAN(name, place, source) {name, place, UNIT_YUAN, true, source}
#define NET "net"
#define BLOCKS "wage business property transfer business_cost"
#define PREV_NET "net（上年）"
#define SCOPE HOUSEHOLDS("范围内户数", AT_SCOPE, "kind monitor")
#define BOTH HOUSEHOLDS("两年均有收入的户数", AT_BOTH, "net size（两年）")
#define OWN_GROWTH \
	.in = {YUAN("本年纯收入合计", AT_BOTH_NET, NET), PERSONS("本年人口", AT_BOTH_PERSONS), \
	       YUAN("上年纯收入合计", AT_BOTH_NET_PREV, PREV_NET), PERSONS("上年人口", AT_BOTH_PERSONS_PREV)}
#define GROWTH_FORMULA "（{本年纯收入合计}÷{本年人口}）÷（{上年纯收入合计}÷{上年人口}）－1"
#define COVERED .used = AT_BOTH, .of = AT_SCOPE
#define SCOPED .used = AT_SCOPE, .of = AT_SCOPE
#define LEG(number, condition) \
	{.shown = {"two_high.leg" number, "两高于第" number "项：增速之差", UNIT_POINTS, \
	           "两项增速之差，双方都取一位小数的百分数；大于0为达到，相等为未达到", "（甲增速－乙增速），各保留一位小数", NULL, "@leg", 0}, .rows = ROWS_COVERED, \
	 .when = condition, .make = make_leg, COVERED}

static const struct family table[] = {
	{.shown = {"below_line.households", "线下户数", UNIT_HOUSEHOLDS, "人均纯收入（或预估收入）低于该线的户数，不含等于", "{线下户数}", "线", "@line", 0}, .rows = ROWS_LINE,
	 .key = KEY_LINE, .when = WHEN_LINES, .gap = GAP_LINE, .make = make_count,
	 .in = {EACH_HOUSEHOLDS("线下户数", PLACE_LINE, NET)}, .used = PLACE_LINE_KNOWN, .used_keyed = true, .of = AT_SCOPE},
	{.shown = {"below_line.undetermined", "无法判断是否线下的户数", UNIT_HOUSEHOLDS, "范围内没有收入数据、无法与该线比较的户数", "{范围内户数}－{可判断户数}", "线", "@line", 1}, .rows = ROWS_LINE_UNKNOWN,
	 .key = KEY_LINE, .when = WHEN_LINES, .gap = GAP_LINE, .make = make_rest,
	 .in = {SCOPE, EACH_HOUSEHOLDS("可判断户数", PLACE_LINE_KNOWN, NET)}, SCOPED},
	{.shown = {"coverage.households", "两年均有收入的户数", UNIT_HOUSEHOLDS, "范围内本年、上年都有可用收入（纯收入和人口）的户数", "{两年均有收入的户数}", NULL, "A-08", 0}, .rows = ROWS_COVERED,
	 .gap = GAP_PREV, .make = make_count, .in = {BOTH}, COVERED},
	{.shown = {"coverage.left", "退出户数", UNIT_HOUSEHOLDS, "上年在范围内、本年不在的户数", "{退出户数}", NULL, "A-07", 0}, .rows = ROWS_LEFT,
	 .gap = GAP_PREV_EXPORT, .make = make_count, .in = {HOUSEHOLDS("退出户数", AT_LEFT, "id kind monitor（两年）")},
	 .used = AT_LEFT, .of = AT_PREV_SCOPE},
	{.shown = {"coverage.new", "新增户数", UNIT_HOUSEHOLDS, "本年在范围内、上年不在的户数", "{新增户数}", NULL, "A-07", 0}, .rows = ROWS_NEW,
	 .gap = GAP_PREV_EXPORT, .make = make_count, .in = {HOUSEHOLDS("新增户数", AT_NEW, "id kind monitor（两年）")},
	 .used = AT_NEW, .of = AT_SCOPE},
	{.shown = {"coverage.persons", "两年均有收入的人数", UNIT_PERSONS, "两年均有收入的户的本年人口", "{本年人口}", NULL, "A-08", 0}, .rows = ROWS_COVERED,
	 .gap = GAP_PREV, .make = make_count, .in = {PERSONS("本年人口", AT_BOTH_PERSONS)}, COVERED},
	{.shown = {"decline.band", "不增反降户按降幅分档", UNIT_HOUSEHOLDS, "人均纯收入下降的户按降幅分档，各档含下限不含上限；上年收入不大于零的无法算降幅，另列", "{户数}", "降幅", "@decline", 0}, .rows = ROWS_BAND,
	 .key = KEY_BAND, .gap = GAP_PREV, .make = make_count, .in = {EACH_HOUSEHOLDS("户数", PLACE_BAND, "net size（两年）")},
	 .used = AT_BOTH, .of = AT_SCOPE},
	{.shown = {"decline.cause", "不增反降户按风险原因", UNIT_HOUSEHOLDS, "人均纯收入下降的户按登记的致贫返贫风险分，一户可有多项", "{户数}", "风险原因", "A-09", 1}, .rows = ROWS_CAUSE,
	 .key = KEY_CAUSE, .gap = GAP_PREV, .make = make_count, .in = {EACH_HOUSEHOLDS("户数", AT_CAUSE, "causes net size（两年）")},
	 .used = AT_DECLINED, .of = AT_BOTH},
	{.shown = {"decline.households", "不增反降户数", UNIT_HOUSEHOLDS, "两年均有收入、本年人均纯收入严格低于上年的户数", "{不增反降户数}", NULL, "A-09", 0}, .rows = ROWS_DECLINED,
	 .gap = GAP_PREV, .make = make_count, .in = {HOUSEHOLDS("不增反降户数", AT_DECLINED, "net size（两年）")}, COVERED},
	{.shown = {"decline.persons", "不增反降人数", UNIT_PERSONS, "不增反降户的本年人口", "{不增反降人数}", NULL, "A-09", 0}, .rows = ROWS_DECLINED,
	 .gap = GAP_PREV, .make = make_count, .in = {PERSONS("不增反降人数", AT_DECLINED_PERSONS)}, COVERED},
	{.shown = {"decline.ratio", "不增反降比例", UNIT_PERCENT, "不增反降户数占两年均有收入户数的比例", "{不增反降户数}÷{两年均有收入的户数}", NULL, "@decline", 0}, .rows = ROWS_DECLINED,
	 .gap = GAP_PREV, .make = make_percent, .in = {HOUSEHOLDS("不增反降户数", AT_DECLINED, "net size（两年）"), BOTH}, COVERED},
	{.shown = {"duty.cadre", "帮扶责任人落实率", UNIT_PERCENT, "登记了帮扶责任人的户占范围内户数", "{已登记户数}÷{范围内户数}", NULL, "@duty:pairing", 1}, .rows = ROWS_CADRE,
	 .gap = GAP_CADRE, .make = make_percent, .in = {HOUSEHOLDS("已登记户数", AT_CADRE, "cadre"), SCOPE}, .used = AT_CADRE, .of = AT_SCOPE},
	{.shown = {"duty.monthly_entry", "月度收入采集率", UNIT_PERCENT, "该月有收入记录的户占范围内户数", "{已采集户数}÷{范围内户数}", "月份", "@duty:monthly_entry", 1}, .rows = ROWS_MONTH,
	 .key = KEY_MONTH, .gap = GAP_MONTHS, .make = make_percent, .in = {EACH_HOUSEHOLDS("已采集户数", AT_MONTH, "monthly"), SCOPE},
	 .used = AT_MONTH, .used_keyed = true, .of = AT_SCOPE},
	{.shown = {"duty.plan", "增收计划制定率", UNIT_PERCENT, "有到户增收计划的户占范围内户数", "{有计划户数}÷{范围内户数}", NULL, "@duty:plan", 1}, .rows = ROWS_PLAN,
	 .gap = GAP_PLAN, .make = make_percent, .in = {HOUSEHOLDS("有计划户数", AT_PLAN, "has_plan"), SCOPE}, .used = AT_PLAN, .of = AT_SCOPE},
	{.shown = {"duty.profile", "一户一画像完成率", UNIT_PERCENT, "完成一户一画像的户占范围内户数", "{有画像户数}÷{范围内户数}", NULL, "@duty:profile", 1}, .rows = ROWS_PROFILE,
	 .gap = GAP_PROFILE, .make = make_percent, .in = {HOUSEHOLDS("有画像户数", AT_PROFILE, "has_profile"), SCOPE}, .used = AT_PROFILE, .of = AT_SCOPE},
	{.shown = {"duty.quarterly_entry", "季度收入录入率", UNIT_PERCENT, "该季度有收入记录的户占范围内户数", "{已录入户数}÷{范围内户数}", "季度", "@duty:quarterly_entry", 1}, .rows = ROWS_QUARTER,
	 .key = KEY_QUARTER, .gap = GAP_QUARTERS, .make = make_percent, .in = {EACH_HOUSEHOLDS("已录入户数", AT_QUARTER, "quarterly"), SCOPE},
	 .used = AT_QUARTER, .used_keyed = true, .of = AT_SCOPE},
	{.shown = {"estimate.households", "可预估户数", UNIT_HOUSEHOLDS, "已采集月数够、可以预估全年收入的户数", "{可预估户数}", NULL, "@estimate", 1}, .rows = ROWS_ESTIMATE,
	 .when = WHEN_ESTIMATE, .gap = GAP_MONTHS, .make = make_count, .in = {HOUSEHOLDS("可预估户数", AT_EST, "monthly")},
	 .used = AT_EST, .of = AT_SCOPE},
	{.shown = {"estimate.insufficient", "采集不足户数", UNIT_HOUSEHOLDS, "已采集月数不够、不分类的户数", "{采集不足户数}", NULL, "A-18", 1}, .rows = ROWS_SHORT,
	 .when = WHEN_ESTIMATE, .gap = GAP_MONTHS, .make = make_count, .in = {HOUSEHOLDS("采集不足户数", AT_EST_SHORT, "monthly")},
	 .used = AT_EST_SHORT, .of = AT_SCOPE},
	{.shown = {"estimate.per_capita", "预估人均收入", UNIT_YUAN, "可预估户的全年预估收入合计除以人口，含上年没有收入的户", "{预估收入合计}÷{本年人口}", NULL, "@estimate", 1}, .rows = ROWS_ESTIMATE,
	 .when = WHEN_ESTIMATE, .gap = GAP_MONTHS, .make = make_per_head,
	 .in = {YUAN("预估收入合计", AT_EARN_NET, "monthly"), PERSONS("本年人口", AT_EARN_PERSONS)}, .used = AT_EST, .of = AT_SCOPE},
	{.shown = {"estimate.seasonal", "单月收入占比过高户数", UNIT_HOUSEHOLDS, "一个月的收入超过合计的一定比例、放大后可能失真的户数", "{单月过高户数}", NULL, "A-20", 1}, .rows = ROWS_SEASONAL,
	 .when = WHEN_ESTIMATE, .gap = GAP_MONTHS, .make = make_count, .in = {HOUSEHOLDS("单月过高户数", AT_EST_SEASONAL, "monthly")},
	 .used = AT_EST, .of = AT_SCOPE},
	{.shown = {"flat.households", "持平户数", UNIT_HOUSEHOLDS, "人均纯收入增速舍入到一位小数为0.0%的户数", "{持平户数}", NULL, "A-10", 0}, .rows = ROWS_FLAT,
	 .gap = GAP_PREV, .make = make_count, .in = {HOUSEHOLDS("持平户数", AT_FLAT, "net size（两年）")}, COVERED},
	{.shown = {"focus.households", "重点关注户数", UNIT_HOUSEHOLDS, "符合该关注条件的户数", "{符合户数}", "关注条件", "@focus", 0}, .rows = ROWS_FOCUS,
	 .key = KEY_FOCUS, .when = WHEN_FOCUS, .gap = GAP_FOCUS, .make = make_count,
	 .in = {EACH_HOUSEHOLDS("符合户数", PLACE_FOCUS, "")}, .used = PLACE_FOCUS_KNOWN, .used_keyed = true, .of = AT_SCOPE},
	{.shown = {"focus.undetermined", "无法判断关注条件的户数", UNIT_HOUSEHOLDS, "缺所需数据、无法判断是否符合该条件的户数", "{范围内户数}－{可判断户数}", "关注条件", "@focus", 1}, .rows = ROWS_FOCUS_UNKNOWN,
	 .key = KEY_FOCUS, .when = WHEN_FOCUS, .gap = GAP_FOCUS, .make = make_rest,
	 .in = {SCOPE, EACH_HOUSEHOLDS("可判断户数", PLACE_FOCUS_KNOWN, "")}, SCOPED},
	{.shown = {"focus.union", "重点关注户数（不重复）", UNIT_HOUSEHOLDS, "至少符合一项关注条件的户数", "{符合户数}", NULL, "@focus", 0}, .rows = ROWS_UNION,
	 .when = WHEN_FOCUS, .make = make_count, .in = {HOUSEHOLDS("符合户数", AT_FOCUS_UNION, "")}, .used = AT_FOCUS_KNOWN, .of = AT_SCOPE},
	{.shown = {"goal.gap", "距目标差距", UNIT_YUAN, "目标值减目标范围户的人均纯收入，负数为已超过", "目标值－{纯收入合计}÷{人口}", NULL, "@goal", 1}, .rows = ROWS_GOAL,
	 .when = WHEN_GOAL, .make = make_goal_gap, .in = {YUAN("纯收入合计", AT_GOAL_NET, NET), PERSONS("人口", AT_GOAL_PERSONS)},
	 .used = AT_GOAL, .of = AT_GOAL},
	{.shown = {"goal.growth", "达到目标所需年均增速", UNIT_PERCENT, "目标范围户到目标年每年需要的平均增速", "（目标值÷（{纯收入合计}÷{人口}））的（1÷剩余年数）次方－1", NULL, "@goal", 1}, .rows = ROWS_GOAL,
	 .when = WHEN_GOAL, .make = make_goal_growth, .in = {YUAN("纯收入合计", AT_GOAL_NET, NET), PERSONS("人口", AT_GOAL_PERSONS)},
	 .used = AT_GOAL, .of = AT_GOAL},
	{.shown = {"goal.households", "目标范围户数", UNIT_HOUSEHOLDS, "目标所说分类中有收入数据的户数", "{目标范围户数}", NULL, "@goal", 1}, .rows = ROWS_GOAL,
	 .when = WHEN_GOAL, .make = make_count, .in = {HOUSEHOLDS("目标范围户数", AT_GOAL, NET)}, .used = AT_GOAL, .of = AT_SCOPE},
	{.shown = {"goal.per_capita", "目标范围户人均纯收入", UNIT_YUAN, "目标范围户的纯收入合计除以人口", "{纯收入合计}÷{人口}", NULL, "@goal", 1}, .rows = ROWS_GOAL,
	 .when = WHEN_GOAL, .make = make_per_head, .in = {YUAN("纯收入合计", AT_GOAL_NET, NET), PERSONS("人口", AT_GOAL_PERSONS)},
	 .used = AT_GOAL, .of = AT_SCOPE},
	{.shown = {"goal.reached", "已达目标户数", UNIT_HOUSEHOLDS, "目标范围户中人均纯收入不低于目标值的户数", "{已达户数}", NULL, "@goal", 1}, .rows = ROWS_GOAL_REACHED,
	 .when = WHEN_GOAL, .make = make_count, .in = {HOUSEHOLDS("已达户数", AT_GOAL_REACHED, NET)}, .used = AT_GOAL, .of = AT_SCOPE},
	{.shown = {"goal.unreached", "未达目标户数", UNIT_HOUSEHOLDS, "目标范围户中人均纯收入低于目标值的户数", "{目标范围户数}－{已达户数}", NULL, "@goal", 1}, .rows = ROWS_GOAL_UNREACHED,
	 .when = WHEN_GOAL, .make = make_rest, .in = {HOUSEHOLDS("目标范围户数", AT_GOAL, NET), HOUSEHOLDS("已达户数", AT_GOAL_REACHED, NET)},
	 .used = AT_GOAL, .of = AT_SCOPE},
	{.shown = {"income.block", "人均分项收入", UNIT_YUAN, "两年均有收入且该项有数的户，本年该项合计除以本年人口", "{本年该项合计}÷{本年人口}", "收入项目", "A-07", 0}, .rows = ROWS_BLOCK,
	 .key = KEY_BLOCK, .gap = GAP_PREV, .make = make_per_head,
	 .in = {EACH_YUAN("本年该项合计", AT_BLOCK, BLOCKS), EACH_PERSONS("本年人口", AT_BLOCK_PERSONS)},
	 .used = AT_BLOCK_ROWS, .used_keyed = true, .of = AT_SCOPE},
	{.shown = {"income.block_prev", "上年人均分项收入", UNIT_YUAN, "两年均有收入且该项有数的户，上年该项合计除以上年人口", "{上年该项合计}÷{上年人口}", "收入项目", "A-07", 0}, .rows = ROWS_BLOCK_PREV,
	 .key = KEY_BLOCK, .gap = GAP_PREV, .make = make_per_head,
	 .in = {EACH_YUAN("上年该项合计", AT_BLOCK_PREV, BLOCKS "（上年）"), EACH_PERSONS("上年人口", AT_BLOCK_PREV_PERSONS)},
	 .used = AT_BLOCK_PREV_ROWS, .used_keyed = true, .of = AT_SCOPE},
	{.shown = {"income.contribution", "增收贡献率", UNIT_PERCENT, "该项人均增量占人均纯收入增量的比例；经营净收入为经营性收入减经营性支出", "该项人均增量÷人均纯收入增量", "收入项目", "A-07", 0}, .rows = ROWS_FIVE,
	 .key = KEY_SOURCE, .gap = GAP_PREV, .make = make_contribution,
	 .in = {YUAN("本年纯收入合计", AT_FIVE_NET, NET), PERSONS("本年人口", AT_FIVE_PERSONS),
	        YUAN("上年纯收入合计", AT_FIVE_NET_PREV, PREV_NET), PERSONS("上年人口", AT_FIVE_PERSONS_PREV)},
	 .used = AT_FIVE_ROWS, .of = AT_SCOPE},
	{.shown = {"income.growth", "人均纯收入增速", UNIT_PERCENT, "两年均有收入的户，本年人均纯收入比上年的增长，由未舍入数计算", GROWTH_FORMULA, NULL, "A-07", 0}, .rows = ROWS_COVERED,
	 .gap = GAP_PREV, .make = make_growth, OWN_GROWTH, COVERED},
	{.shown = {"income.per_capita", "人均纯收入", UNIT_YUAN, "两年均有收入的户，本年纯收入合计除以本年人口", "{本年纯收入合计}÷{本年人口}", NULL, "A-07", 0}, .rows = ROWS_COVERED,
	 .gap = GAP_PREV, .make = make_per_head, .in = {YUAN("本年纯收入合计", AT_BOTH_NET, NET), PERSONS("本年人口", AT_BOTH_PERSONS)}, COVERED},
	{.shown = {"income.per_capita_all", "人均纯收入（全部户）", UNIT_YUAN, "范围内本年有收入的全部户，纯收入合计除以人口", "{纯收入合计}÷{人口}", NULL, "A-08", 0}, .rows = ROWS_EARNING,
	 .make = make_per_head, .in = {YUAN("纯收入合计", AT_EARN_NET, NET), PERSONS("人口", AT_EARN_PERSONS)}, .used = AT_EARN, .of = AT_SCOPE},
	{.shown = {"income.per_capita_prev", "上年人均纯收入", UNIT_YUAN, "两年均有收入的户，上年纯收入合计除以上年人口", "{上年纯收入合计}÷{上年人口}", NULL, "A-07", 0}, .rows = ROWS_COVERED,
	 .gap = GAP_PREV, .make = make_per_head,
	 .in = {YUAN("上年纯收入合计", AT_BOTH_NET_PREV, PREV_NET), PERSONS("上年人口", AT_BOTH_PERSONS_PREV)}, COVERED},
	{.shown = {"income.share", "收入构成", UNIT_PERCENT, "该项收入占四项收入之和的比例", "{该项合计}÷四项收入合计", "收入项目", "A-22", 0}, .rows = ROWS_FOUR,
	 .key = KEY_RECEIPT, .gap = GAP_PREV, .make = make_share, .in = {EACH_YUAN("该项合计", AT_FOUR, BLOCKS)}, .used = AT_FOUR_ROWS, .of = AT_SCOPE},
	{.shown = {"income.transfer_ratio", "转移性收入占比", UNIT_PERCENT, "转移性收入占四项收入之和的比例", "{转移性收入合计}÷四项收入合计", NULL, "A-22", 0}, .rows = ROWS_FOUR,
	 .gap = GAP_PREV, .make = make_share, .in = {YUAN("转移性收入合计", AT_FOUR + DATA_TRANSFER, BLOCKS)}, .used = AT_FOUR_ROWS, .of = AT_SCOPE},
	{.shown = {"rank.decline", "不增反降比例位次", UNIT_PLACE, "在同级地区中的位次，比例最低为第1位；并列同位次（1、2、2、4）", "按decline.ratio由低到高", NULL, "A-32", 0},
	 .gap = GAP_PREV, .make = make_rank, COVERED},
	{.shown = {"rank.growth", "增速位次", UNIT_PLACE, "在同级地区中的位次，增速最高为第1位；并列同位次（1、2、2、4）", "按income.growth由高到低", NULL, "A-32", 0},
	 .gap = GAP_PREV, .make = make_rank, COVERED},
	{.shown = {"reference.growth", "参照增速", UNIT_PERCENT, "公布的居民收入增速", "见references.json", "参照地区", "A-14", 1},
	 .key = KEY_SIDE, .when = WHEN_LEGS, .region_only = true, .make = make_reference, .used = AT_ROWS, .of = AT_ROWS},
	{.shown = {"scope.households", "范围内户数", UNIT_HOUSEHOLDS, "本年导出中属于政策范围的户数", "{范围内户数}", NULL, "@population", 0}, .rows = ROWS_SCOPE,
	 .make = make_count, .in = {SCOPE}, SCOPED},
	{.shown = {"scope.outside", "范围外户数", UNIT_HOUSEHOLDS, "本年导出中不属于政策范围的户数，含户类型缺失无法判断的", "{范围外户数}", NULL, "A-05", 0}, .rows = ROWS_OUTSIDE,
	 .make = make_count, .in = {HOUSEHOLDS("范围外户数", AT_OUTSIDE, "kind monitor")}, .used = AT_OUTSIDE, .of = AT_ROWS},
	{.shown = {"scope.persons", "范围内人数", UNIT_PERSONS, "范围内户的年度家庭人口数合计", "{范围内人数}", NULL, "A-35", 0}, .rows = ROWS_SCOPE,
	 .make = make_count, .in = {PERSONS("范围内人数", AT_PERSONS)}, .used = AT_SIZED, .of = AT_SCOPE},
	{.shown = {"scope.undetermined", "范围无法判断户数", UNIT_HOUSEHOLDS, "户类型等缺失、无法判断是否属于政策范围的户数（已计入范围外）", "{无法判断户数}", NULL, "@population", 1}, .rows = ROWS_UNSURE,
	 .make = make_count, .in = {HOUSEHOLDS("无法判断户数", AT_UNSURE, "kind monitor")}, .used = AT_UNSURE, .of = AT_ROWS},
	{.shown = {"tier.households", "分类户数", UNIT_HOUSEHOLDS, "归入该类的户数", "{该类户数}", "分类", "@tier", 0}, .rows = ROWS_TIER,
	 .key = KEY_TIER, .when = WHEN_TIERS, .gap = GAP_TIER, .make = make_count, .in = {EACH_HOUSEHOLDS("该类户数", PLACE_TIER, "")}, .used = PLACE_TIER, .used_keyed = true, .of = AT_SCOPE},
	{.shown = {"tier.none", "不属任何一类户数", UNIT_HOUSEHOLDS, "数据齐全但各类条件都不符合的户数", "{不属任何一类户数}", NULL, "@tier", 1}, .rows = ROWS_TIER_NONE,
	 .when = WHEN_TIERS, .make = make_count, .in = {HOUSEHOLDS("不属任何一类户数", AT_TIER_NONE, "")}, .used = AT_TIER_NONE, .of = AT_SCOPE},
	{.shown = {"tier.overlap", "分类交叉户数", UNIT_HOUSEHOLDS, "同时符合多类、由先后次序定类的户数", "{交叉户数}", "交叉情形", "@overlap", 0}, .rows = ROWS_OVERLAP,
	 .key = KEY_OVERLAP, .when = WHEN_TIERS, .gap = GAP_OVERLAP, .make = make_count, .in = {EACH_HOUSEHOLDS("交叉户数", PLACE_OVERLAP, "")},
	 .used = PLACE_OVERLAP_KNOWN, .used_keyed = true, .of = AT_SCOPE},
	{.shown = {"tier.persons", "分类人数", UNIT_PERSONS, "归入该类的户的年度家庭人口数合计", "{该类人数}", "分类", "@tier", 0}, .rows = ROWS_TIER,
	 .key = KEY_TIER, .when = WHEN_TIERS, .gap = GAP_TIER, .make = make_count, .in = {EACH_PERSONS("该类人数", PLACE_TIER_PERSONS)}, .used = PLACE_TIER, .used_keyed = true, .of = AT_SCOPE},
	{.shown = {"tier.share", "分类占比", UNIT_PERCENT, "该类户数占范围内户数的比例", "{该类户数}÷{范围内户数}", "分类", "@tier", 0}, .rows = ROWS_TIER,
	 .key = KEY_TIER, .when = WHEN_TIERS, .gap = GAP_TIER, .make = make_percent,
	 .in = {EACH_HOUSEHOLDS("该类户数", PLACE_TIER, ""), SCOPE}, .used = PLACE_TIER, .used_keyed = true, .of = AT_SCOPE},
	{.shown = {"tier.tekun", "整户特困供养户数", UNIT_HOUSEHOLDS, "成员全部享受特困供养的户数；未计入整户低保的按收入分类", "{整户特困户数}", NULL, "A-03", 1}, .rows = ROWS_TEKUN,
	 .when = WHEN_TIERS, .gap = GAP_DIBAO, .make = make_count, .in = {HOUSEHOLDS("整户特困户数", AT_TEKUN, "members.tekun")}, SCOPED},
	{.shown = {"tier.undetermined", "未能分类户数", UNIT_HOUSEHOLDS, "缺收入等数据、无法归类的户数", "{未能分类户数}", NULL, "@tier", 1}, .rows = ROWS_TIER_UNKNOWN,
	 .when = WHEN_TIERS, .make = make_count, .in = {HOUSEHOLDS("未能分类户数", AT_TIER_UNKNOWN, "")}, .used = AT_TIER_UNKNOWN, .of = AT_SCOPE},
	LEG("1", WHEN_LEG1),
	LEG("2", WHEN_LEG2),
	LEG("3", WHEN_LEG3),
	LEG("4", WHEN_LEG4),
};

#define FAMILIES (sizeof table / sizeof *table)

const struct family *family_table(size_t *n)
{
	*n = FAMILIES;
	return table;
}

size_t family_find(struct str id)
{
	size_t lo = 0, hi = FAMILIES;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int c = str_cmp(str_from(table[mid].shown.id), id);
		if (c == 0)
			return mid;
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return SIZE_MAX;
}

const struct indicator *indicator_family(size_t i)
{
	return i < FAMILIES ? &table[i].shown : NULL;
}
