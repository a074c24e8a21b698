/*
 * The registry: every family of figures, one row each, sorted by id.  It
 * drives the computation, the dumps, `jianbao explain` and the README table.
 * The braces in a formula name the inputs of the same row.
 */
#include <string.h>
#include <threads.h>

#include "indicator/duty.h"
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
	           "两项增速之差，双方都取一位小数的百分数；大于0为达到，相等为未达到", \
	           "{甲增速}－{乙增速}", NULL, "@leg", 0}, \
	 .rows = ROWS_COVERED, .when = condition, .make = make_leg, .adds = ADDS_NOT, .inputs = inputs_leg, .formula = formula_leg, COVERED}

#define FLOW(id, name, unit, definition) \
	{.shown = {"flow." id, name, unit, definition, "{" name "}", "分类", "@tier", 1}, \
	 .key = KEY_TIER, .when = WHEN_TIERS, .gap = GAP_FLOW, .make = make_flow, .adds = ADDS_SUM, .inputs = inputs_flow, .used = AT_SCOPE, \
	 .of = AT_SCOPE}
#define MARKED_WHEN(asked, id, name, definition, clause, kind, bit) \
	{.when = asked, .shown = {id, name, UNIT_HOUSEHOLDS, definition, "{" name "}", NULL, clause, 1}, .table = kind, \
	 .rows = ROWS_MARK + bit, .make = make_count, .adds = ADDS_SUM, .in = {HOUSEHOLDS(name, AT_MARK + bit, "")}, \
	 .used = AT_MARK + bit, .of = AT_SCOPE}
#define MARKED(...) MARKED_WHEN(WHEN_ALWAYS, __VA_ARGS__)
#define PIECES(name, place, source) {name, place, UNIT_PIECES, false, source}
#define EACH_PIECES(name, place, source) {name, place, UNIT_PIECES, true, source}
#define EACH_ENTRIES(name, place, source) {name, place, UNIT_ENTRIES, true, source}
#define SUBSIDY(id, name, definition, place, kind) \
	{.shown = {"subsidy." id, name, UNIT_HOUSEHOLDS, definition, "{" name "}", "补贴项目", "@subsidy", 1}, \
	 .table = DATA_PAYMENTS, .rows = kind, .key = KEY_SUBSIDY, .make = make_count, .adds = ADDS_SUM, \
	 .in = {EACH_HOUSEHOLDS(name, place, "payments")}, .used = place, .used_keyed = true, .of = AT_SCOPE}
#define SUBSIDY_SUM(id, name, definition, place, rows_place, kind) \
	{.shown = {"subsidy." id, name, UNIT_YUAN, definition, "{" name "}", "补贴项目", "@subsidy", 1}, \
	 .table = DATA_PAYMENTS, .rows = kind, .key = KEY_SUBSIDY, .make = make_money, .adds = ADDS_SUM, \
	 .in = {EACH_YUAN(name, place, "payments")}, .used = rows_place, .used_keyed = true, .of = AT_SCOPE}
#define WORK(id, name, definition, clause, kind, condition, place, all) \
	{.shown = {id, name, UNIT_PIECES, definition, "{" name "}", NULL, clause, 1}, .table = kind, .when = condition, \
	 .make = make_count, .adds = ADDS_SUM, .in = {PIECES(name, place, "")}, .used = place, .of = all}
#define WORK_SUM(id, name, definition, clause, kind, condition, place, rows_place, all) \
	{.shown = {id, name, UNIT_YUAN, definition, "{" name "}", NULL, clause, 1}, .table = kind, .when = condition, \
	 .make = make_money, .adds = ADDS_SUM, .in = {YUAN(name, place, "")}, .used = rows_place, .of = all}
#define WORK_SHARE(id, name, definition, part, part_place, whole, whole_place, rows_place) \
	{.shown = {id, name, UNIT_PERCENT, definition, "{" part "}÷{" whole "}", NULL, "@evidence:projects", 1}, \
	 .table = DATA_PROJECTS, .when = WHEN_RELIEF, .make = make_percent, .adds = ADDS_PARTS, \
	 .in = {YUAN(part, part_place, "projects"), YUAN(whole, whole_place, "projects")}, .used = rows_place, .of = AT_RELIEF}
#define EMPLOYER "@subsidy:employer", DATA_EMPLOYERS, WHEN_EMPLOYERS
#define PROJECT "@evidence:projects", DATA_PROJECTS, WHEN_ALWAYS
#define RELIEF "@evidence:projects", DATA_PROJECTS, WHEN_RELIEF
/* The words before the place are three arguments. */
#define WORK3(...) WORK(__VA_ARGS__)
#define WORK_SUM3(...) WORK_SUM(__VA_ARGS__)
#define TARGET(kind) .rows = kind, .when = WHEN_TARGET, .gap = GAP_TARGET
#define TARGET_FORMULA "{上年纯收入合计}÷{上年人口}×（1＋{参照增速}）"

static const struct family own[] = {
	{.shown = {"below_line.households", "线下户数", UNIT_HOUSEHOLDS,
	           "人均纯收入（或预估收入）低于该线的户数，不含等于", "{线下户数}", "线", "@line", 0},
	 .rows = ROWS_LINE, .key = KEY_LINE, .when = WHEN_LINES, .gap = GAP_LINE, .make = make_count, .adds = ADDS_SUM,
	 .in = {EACH_HOUSEHOLDS("线下户数", PLACE_LINE, NET)}, .used = PLACE_LINE_KNOWN, .used_keyed = true,
	 .of = AT_SCOPE},
	{.shown = {"below_line.undetermined", "无法判断是否线下的户数", UNIT_HOUSEHOLDS,
	           "范围内没有收入数据、无法与该线比较的户数", "{范围内户数}－{可判断户数}", "线", "@line",
	           1},
	 .rows = ROWS_LINE_UNKNOWN, .key = KEY_LINE, .when = WHEN_LINES, .gap = GAP_LINE, .make = make_rest, .adds = ADDS_SUM,
	 .in = {SCOPE, EACH_HOUSEHOLDS("可判断户数", PLACE_LINE_KNOWN, NET)}, SCOPED},
	{.shown = {"coverage.households", "两年均有收入的户数", UNIT_HOUSEHOLDS,
	           "范围内本年、上年都有可用收入（纯收入和人口）的户数", "{两年均有收入的户数}", NULL,
	           "A-08", 0},
	 .rows = ROWS_COVERED, .gap = GAP_PREV, .make = make_count, .adds = ADDS_SUM, .in = {BOTH}, COVERED},
	{.shown = {"coverage.left", "退出户数", UNIT_HOUSEHOLDS, "上年在范围内、本年不在的户数",
	           "{退出户数}", NULL, "A-07", 0},
	 .rows = ROWS_LEFT, .gap = GAP_PREV_EXPORT, .make = make_count, .adds = ADDS_SUM,
	 .in = {HOUSEHOLDS("退出户数", AT_LEFT, "id kind monitor（两年）")}, .used = AT_LEFT,
	 .of = AT_PREV_SCOPE},
	{.shown = {"coverage.new", "新增户数", UNIT_HOUSEHOLDS, "本年在范围内、上年不在的户数",
	           "{新增户数}", NULL, "A-07", 0},
	 .rows = ROWS_NEW, .gap = GAP_PREV_EXPORT, .make = make_count, .adds = ADDS_SUM,
	 .in = {HOUSEHOLDS("新增户数", AT_NEW, "id kind monitor（两年）")}, .used = AT_NEW, .of = AT_SCOPE},
	{.shown = {"coverage.persons", "两年均有收入的人数", UNIT_PERSONS, "两年均有收入的户的本年人口",
	           "{本年人口}", NULL, "A-08", 0},
	 .rows = ROWS_COVERED, .gap = GAP_PREV, .make = make_count, .adds = ADDS_SUM,
	 .in = {PERSONS("本年人口", AT_BOTH_PERSONS)}, COVERED},
	{.shown = {"decline.band", "不增反降户按降幅分档", UNIT_HOUSEHOLDS,
	           "人均纯收入下降的户按降幅分档，各档含下限不含上限；上年收入不大于零的无法算降幅，另列",
	           "{户数}", "降幅", "@decline", 0},
	 .rows = ROWS_BAND, .key = KEY_BAND, .gap = GAP_PREV, .make = make_count, .adds = ADDS_SUM,
	 .in = {EACH_HOUSEHOLDS("户数", PLACE_BAND, "net size（两年）")}, .used = AT_BOTH, .of = AT_SCOPE},
	{.shown = {"decline.cause", "不增反降户按风险原因", UNIT_HOUSEHOLDS,
	           "人均纯收入下降的户按登记的致贫返贫风险分，一户可有多项", "{户数}", "风险原因", "A-09",
	           1},
	 .rows = ROWS_CAUSE, .key = KEY_CAUSE, .gap = GAP_PREV, .make = make_count, .adds = ADDS_SUM,
	 .in = {EACH_HOUSEHOLDS("户数", AT_CAUSE, "causes net size（两年）")}, .used = AT_DECLINED,
	 .of = AT_BOTH},
	{.shown = {"decline.households", "不增反降户数", UNIT_HOUSEHOLDS,
	           "两年均有收入、本年人均纯收入严格低于上年的户数", "{不增反降户数}", NULL, "A-09", 0},
	 .rows = ROWS_DECLINED, .gap = GAP_PREV, .make = make_count, .adds = ADDS_SUM,
	 .in = {HOUSEHOLDS("不增反降户数", AT_DECLINED, "net size（两年）")}, COVERED},
	{.shown = {"decline.persons", "不增反降人数", UNIT_PERSONS, "不增反降户的本年人口",
	           "{不增反降人数}", NULL, "A-09", 0},
	 .rows = ROWS_DECLINED, .gap = GAP_PREV, .make = make_count, .adds = ADDS_SUM,
	 .in = {PERSONS("不增反降人数", AT_DECLINED_PERSONS)}, COVERED},
	{.shown = {"decline.ratio", "不增反降比例", UNIT_PERCENT, "不增反降户数占两年均有收入户数的比例",
	           "{不增反降户数}÷{两年均有收入的户数}", NULL, "@decline", 0},
	 .rows = ROWS_DECLINED, .gap = GAP_PREV, .make = make_percent, .adds = ADDS_PARTS,
	 .in = {HOUSEHOLDS("不增反降户数", AT_DECLINED, "net size（两年）"), BOTH}, COVERED},
	{.shown = {"dividend.due", "应分配收益", UNIT_YUAN, "应分配到户的收益合计", "{应分配合计}", NULL,
	           "@evidence:dividends", 1},
	 .table = DATA_DIVIDENDS, .make = make_money, .adds = ADDS_SUM, .in = {YUAN("应分配合计", AT_DIVIDEND_DUE, "dividends.due")},
	 .used = AT_DIVIDENDS, .of = AT_DIVIDENDS},
	{.shown = {"dividend.in_time", "按期兑付率", UNIT_PERCENT, "期限前已付（不超过应付）的金额占应付金额",
	           "{按期已付}÷{应分配合计}", NULL, "@evidence:dividends", 1},
	 .table = DATA_DIVIDENDS, .make = make_percent, .adds = ADDS_PARTS,
	 .in = {YUAN("按期已付", AT_DIVIDEND_IN_TIME, "dividends.paid dividends.date"),
	        YUAN("应分配合计", AT_DIVIDEND_DUE, "dividends.due")}, .used = AT_DIVIDENDS, .of = AT_DIVIDENDS},
	MARKED_WHEN(WHEN_DIVIDENDS_DUE, "dividend.late", "逾期兑付户数", "期限以后才付的户数", "@evidence:dividends", DATA_DIVIDENDS,
	       MARK_DIVIDEND_LATE),
	{.shown = {"dividend.paid", "已分配收益", UNIT_YUAN, "截止日前已分配到户的收益合计", "{已分配合计}", NULL,
	           "@evidence:dividends", 1},
	 .table = DATA_DIVIDENDS, .make = make_money, .adds = ADDS_SUM,
	 .in = {YUAN("已分配合计", AT_DIVIDEND_PAID, "dividends.paid")}, .used = AT_DIVIDENDS, .of = AT_DIVIDENDS},
	MARKED("dividend.unpaid", "未足额兑付户数", "过了期限仍未足额付的户数", "@evidence:dividends", DATA_DIVIDENDS,
	       MARK_DIVIDEND_UNPAID),
	{.shown = {"duty.cadre", "帮扶责任人落实率", UNIT_PERCENT, "登记了帮扶责任人的户占范围内户数",
	           "{已登记户数}÷{范围内户数}", NULL, "@duty:pairing", 1},
	 .rows = ROWS_CADRE, .gap = GAP_CADRE, .make = make_percent, .adds = ADDS_PARTS,
	 .in = {HOUSEHOLDS("已登记户数", AT_CADRE, "cadre"), SCOPE}, .used = AT_CADRE, .of = AT_SCOPE},
	{.shown = {"duty.contact", "每月联系率", UNIT_PERCENT,
	           "该月有入户走访（长期不在家的有电话、微信等联系）的户占应联系户数", "{已联系户数}÷{应联系户数}",
	           "月份", "@evidence:visits", 1},
	 .table = DATA_VISITS, .rows = ROWS_CONTACTED, .key = KEY_CONTACT, .make = make_percent, .adds = ADDS_PARTS,
	 .in = {EACH_HOUSEHOLDS("已联系户数", AT_CONTACT, "visits"),
	        HOUSEHOLDS("应联系户数", AT_MARK + MARK_CONTACT, "")},
	 .used = AT_CONTACT, .used_keyed = true, .of = AT_MARK + MARK_CONTACT},
	MARKED("duty.contact_missing", "上月未联系户数", "应联系而最近一个已结束的月份没有联系的户数",
	       "@evidence:visits", DATA_VISITS, MARK_UNCONTACTED),
	{.shown = {"duty.contact_role", "每月由规定人员联系率", UNIT_PERCENT,
	           "该月由规定身份的人员（走访人身份含规定的词）入户走访的户占应联系户数；长期不在家的，电话、微信等联系也算",
	           "{规定人员已联系户数}÷{应联系户数}", "月份", "@param:contact.role", 1},
	 .table = DATA_VISITS, .asks = "contact.role", .rows = ROWS_CONTACTED_ROLE, .key = KEY_CONTACT, .make = make_percent,
	 .adds = ADDS_PARTS,
	 .in = {EACH_HOUSEHOLDS("规定人员已联系户数", AT_CONTACT_ROLE, "visits.role visits"),
	        HOUSEHOLDS("应联系户数", AT_MARK + MARK_CONTACT, "")},
	 .used = AT_CONTACT_ROLE, .used_keyed = true, .of = AT_MARK + MARK_CONTACT},
	{.shown = {"duty.measure_kind", "已落实帮扶措施数", UNIT_ENTRIES, "截止日前已落实的该类措施条数",
	           "{措施条数}", "措施类别", "@evidence:measures", 1},
	 .table = DATA_MEASURES, .key = KEY_MEASURE, .make = make_count, .adds = ADDS_SUM,
	 .in = {EACH_ENTRIES("措施条数", PLACE_MEASURE, "measures")}, .used = PLACE_MEASURE_HOMES,
	 .used_keyed = true, .of = AT_SCOPE},
	{.shown = {"duty.measures", "帮扶措施落实率", UNIT_PERCENT, "至少有一条已落实措施的户占范围内户数",
	           "{已落实户数}÷{范围内户数}", NULL, "@evidence:measures", 1},
	 .table = DATA_MEASURES, .rows = ROWS_MARK + MARK_MEASURED, .make = make_percent, .adds = ADDS_PARTS,
	 .in = {HOUSEHOLDS("已落实户数", AT_MARK + MARK_MEASURED, "measures"), SCOPE},
	 .used = AT_MARK + MARK_MEASURED, .of = AT_SCOPE},
	MARKED_WHEN(WHEN_MEASURES_DUE, "duty.measures_late", "逾期才落实措施户数", "第一条措施在逾期日或以后落实的户数",
	       "@evidence:measures", DATA_MEASURES, MARK_MEASURED_LATE),
	MARKED("duty.measures_missing", "未落实措施户数", "截止日前没有一条已落实措施的户数",
	       "@evidence:measures", DATA_MEASURES, MARK_UNMEASURED),
	{.shown = {"duty.monthly_entry", "月度收入采集率", UNIT_PERCENT, "该月有收入记录的户占范围内户数",
	           "{已采集户数}÷{范围内户数}", "月份", "@duty:monthly_entry", 1},
	 .rows = ROWS_MONTH, .key = KEY_MONTH, .when = WHEN_MONTHLY, .gap = GAP_MONTHS,
	 .make = make_percent, .adds = ADDS_PARTS, .in = {EACH_HOUSEHOLDS("已采集户数", AT_MONTH, "monthly"), SCOPE},
	 .used = AT_MONTH, .used_keyed = true, .of = AT_SCOPE},
	{.shown = {"duty.overdue", "逾期天数", UNIT_DAYS,
	           "报告日期距期限的天数；没有未完成的户或未到逾期日为0", "{报告日期}－{期限}", "事项", "A-25", 1},
	 .key = KEY_DEADLINE, .make = make_overdue, .adds = ADDS_NOT, .inputs = inputs_overdue, .formula = formula_overdue, SCOPED},
	{.shown = {"duty.plan", "增收计划制定率", UNIT_PERCENT, "有到户增收计划的户占范围内户数",
	           "{有计划户数}÷{范围内户数}", NULL, "@duty:plan", 1},
	 .rows = ROWS_PLAN, .gap = GAP_PLAN, .make = make_percent, .adds = ADDS_PARTS,
	 .in = {HOUSEHOLDS("有计划户数", AT_PLAN, "has_plan"), SCOPE}, .used = AT_PLAN, .of = AT_SCOPE},
	{.shown = {"duty.post_months", "公益岗位月数达标率", UNIT_PERCENT,
	           "在公益性岗位且登记了月数的人中，月数不少于规定的占比", "{达标人数}÷{登记月数的人数}", NULL,
	           "@duty:post_months", 1},
	 .table = DATA_JOBS, .make = make_percent, .adds = ADDS_PARTS,
	 .in = {PERSONS("达标人数", AT_POSTS_ENOUGH), PERSONS("登记月数的人数", AT_POSTS_KNOWN)},
	 .used = AT_POSTS_KNOWN, .of = AT_POSTS},
	MARKED("duty.post_short", "公益岗位月数不足户数", "有人在公益性岗位的月数少于规定的户数",
	       "@duty:post_months", DATA_JOBS, MARK_POST_SHORT),
	{.shown = {"duty.profile", "一户一画像完成率", UNIT_PERCENT, "完成一户一画像的户占范围内户数",
	           "{有画像户数}÷{范围内户数}", NULL, "@duty:profile", 1},
	 .rows = ROWS_PROFILE, .gap = GAP_PROFILE, .make = make_percent, .adds = ADDS_PARTS,
	 .in = {HOUSEHOLDS("有画像户数", AT_PROFILE, "has_profile"), SCOPE}, .used = AT_PROFILE,
	 .of = AT_SCOPE},
	{.shown = {"duty.quarterly_entry", "季度收入录入率", UNIT_PERCENT,
	           "该季度有收入记录的户占范围内户数", "{已录入户数}÷{范围内户数}", "季度",
	           "@duty:quarterly_entry", 1},
	 .rows = ROWS_QUARTER, .key = KEY_QUARTER, .when = WHEN_QUARTERLY, .gap = GAP_QUARTERS,
	 .make = make_percent, .adds = ADDS_PARTS, .in = {EACH_HOUSEHOLDS("已录入户数", AT_QUARTER, "quarterly"), SCOPE},
	 .used = AT_QUARTER, .used_keyed = true, .of = AT_SCOPE},
	{.shown = {"duty.roster", "岗位到位率", UNIT_PERCENT, "该岗位有人的单位占应设单位", "{到位单位}÷{应设单位}",
	           "岗位", "@role", 1},
	 .table = DATA_ROSTER, .key = KEY_ROLE, .make = make_percent, .adds = ADDS_PARTS,
	 .in = {EACH_PIECES("到位单位", PLACE_ROLE_FILLED, "roster"),
	        EACH_PIECES("应设单位", PLACE_ROLE_NEEDED, "kind monitor")},
	 .used = PLACE_ROLE_FILLED, .used_keyed = true, .of = PLACE_ROLE_NEEDED, .of_keyed = true},
	{.shown = {"duty.training", "参训人次", UNIT_PERSONS, "截止日前该岗位参加培训的人次", "{人次}", "岗位",
	           "@evidence:training", 1},
	 .table = DATA_TRAINING, .key = KEY_ROLE, .region_only = true, .make = make_count, .adds = ADDS_NOT,
	 .in = {EACH_PERSONS("人次", PLACE_TRAINED)}, .used = PLACE_TRAINED, .used_keyed = true, .of = PLACE_TRAINED,
	 .of_keyed = true},
	{.shown = {"duty.training_level", "各级培训人次", UNIT_PERSONS, "截止日前该级举办的培训的参训人次", "{人次}", "培训级别",
	           "@evidence:training", 1},
	 .table = DATA_TRAINING, .key = KEY_TRAINING_LEVEL, .region_only = true, .make = make_count, .adds = ADDS_NOT,
	 .in = {EACH_PERSONS("人次", PLACE_TRAINED_LEVEL)}, .used = PLACE_TRAINED_LEVEL, .used_keyed = true, .of = PLACE_TRAINED_LEVEL, .of_keyed = true},
	WORK3("employer.eligible", "符合奖补条件的单位", "人数、期限、工资够得上，同年没有别的奖补的单位", EMPLOYER, AT_EMPLOYERS_FIT, AT_EMPLOYERS),
	WORK_SUM3("employer.entitled", "吸纳就业应奖补金额", "人数×最低工资×3个月，不超过3个月工资总额的规定比例", EMPLOYER,
	          AT_EMPLOYER_DUE, AT_EMPLOYERS_FIT, AT_EMPLOYERS),
	WORK3("employer.excluded", "不符合条件而奖补的单位", "不够条件或同年已有别的奖补，仍领取的单位", EMPLOYER, AT_EMPLOYERS_SHUT, AT_EMPLOYERS),
	WORK_SUM3("employer.excluded_amount", "不符合条件而奖补金额", "不够条件或同年已有别的奖补而领取的金额", EMPLOYER,
	          AT_EMPLOYER_SHUT_SUM, AT_EMPLOYERS_SHUT, AT_EMPLOYERS),
	WORK3("employer.listed", "吸纳就业单位", "登记的吸纳就业单位", EMPLOYER, AT_EMPLOYERS, AT_EMPLOYERS),
	WORK3("employer.over", "超标准奖补的单位", "实发超过应奖补金额的单位", EMPLOYER, AT_EMPLOYERS_OVER, AT_EMPLOYERS),
	WORK_SUM3("employer.over_amount", "超标准奖补金额", "实发超过应奖补金额的部分", EMPLOYER, AT_EMPLOYER_OVER_SUM,
	          AT_EMPLOYERS_OVER, AT_EMPLOYERS),
	WORK_SUM3("employer.paid", "吸纳就业实发奖补金额", "登记的实发金额", EMPLOYER, AT_EMPLOYER_PAID, AT_EMPLOYERS, AT_EMPLOYERS),
	WORK3("employer.unknown", "无法核算的单位", "缺人数、期限、工资或别的奖补情况", EMPLOYER, AT_EMPLOYERS_UNKNOWN, AT_EMPLOYERS),
	{.shown = {"estimate.households", "可预估户数", UNIT_HOUSEHOLDS,
	           "已采集月数够、可以预估全年收入的户数", "{可预估户数}", NULL, "@estimate", 1},
	 .rows = ROWS_ESTIMATE, .when = WHEN_ESTIMATE, .gap = GAP_MONTHS, .make = make_count, .adds = ADDS_SUM,
	 .in = {HOUSEHOLDS("可预估户数", AT_EST, "monthly")}, .used = AT_EST, .of = AT_SCOPE},
	{.shown = {"estimate.insufficient", "采集不足户数", UNIT_HOUSEHOLDS, "已采集月数不够、不分类的户数",
	           "{采集不足户数}", NULL, "A-18", 1},
	 .rows = ROWS_SHORT, .when = WHEN_ESTIMATE, .gap = GAP_MONTHS, .make = make_count, .adds = ADDS_SUM,
	 .in = {HOUSEHOLDS("采集不足户数", AT_EST_SHORT, "monthly")}, .used = AT_EST_SHORT, .of = AT_SCOPE},
	{.shown = {"estimate.per_capita", "预估人均收入", UNIT_YUAN,
	           "可预估户的全年预估收入合计除以人口，含上年没有收入的户", "{预估收入合计}÷{本年人口}",
	           NULL, "@estimate", 1},
	 .rows = ROWS_ESTIMATE, .when = WHEN_ESTIMATE, .gap = GAP_MONTHS, .make = make_per_head, .adds = ADDS_PARTS,
	 .in = {YUAN("预估收入合计", AT_EST_NET, "monthly"), PERSONS("本年人口", AT_EST_PERSONS)},
	 .used = AT_EST, .of = AT_SCOPE},
	{.shown = {"estimate.seasonal", "单月收入占比过高户数", UNIT_HOUSEHOLDS,
	           "一个月的收入超过合计的一定比例、放大后可能失真的户数", "{单月过高户数}", NULL, "A-20",
	           1},
	 .rows = ROWS_SEASONAL, .when = WHEN_ESTIMATE, .gap = GAP_MONTHS, .make = make_count, .adds = ADDS_SUM,
	 .in = {HOUSEHOLDS("单月过高户数", AT_EST_SEASONAL, "monthly")}, .used = AT_EST, .of = AT_SCOPE},
	{.shown = {"flat.households", "持平户数", UNIT_HOUSEHOLDS,
	           "人均纯收入增速舍入到一位小数为0.0%的户数", "{持平户数}", NULL, "A-10", 0},
	 .rows = ROWS_FLAT, .gap = GAP_PREV, .make = make_count, .adds = ADDS_SUM,
	 .in = {HOUSEHOLDS("持平户数", AT_FLAT, "net size（两年）")}, COVERED},
	{.shown = {"flow.households", "分类流动户数", UNIT_HOUSEHOLDS,
	           "上年属前一类、本年属后一类的户数；两年都按本包的分类条件；退出的按上年", "{户数}",
	           "上年分类→本年分类", "@tier", 1},
	 .rows = ROWS_FLOW, .key = KEY_FLOW, .when = WHEN_TIERS, .gap = GAP_FLOW, .region_only = true,
	 .make = make_count, .adds = ADDS_NOT, .in = {EACH_HOUSEHOLDS("户数", PLACE_FLOW, "net size（两年）")},
	 .used = PLACE_FLOW, .used_keyed = true, .of = AT_SCOPE},
	FLOW("in", "流入户数", UNIT_HOUSEHOLDS, "上年不在该类、本年在该类的户数；期初＋流入－流出＝tier.households"),
	FLOW("in_persons", "流入人数", UNIT_PERSONS, "流入该类的户的本年人口"),
	FLOW("opening", "期初户数", UNIT_HOUSEHOLDS, "上年属该类的户数，按本年所在地区计（退出的按上年）；期初＋流入－流出＝tier.households"),
	FLOW("opening_persons", "期初人数", UNIT_PERSONS,
	     "上年属该类的户的上年人口；期初＋流入－流出＋留在该类的户的人口增减＝tier.persons"),
	FLOW("out", "流出户数", UNIT_HOUSEHOLDS, "上年在该类、本年不在该类的户数；期初＋流入－流出＝tier.households"),
	FLOW("out_persons", "流出人数", UNIT_PERSONS, "流出该类的户的上年人口"),
	{.shown = {"flow.persons", "分类流动人数", UNIT_PERSONS,
	           "上年属前一类、本年属后一类的户的本年人口；退出的按上年人口", "{人数}",
	           "上年分类→本年分类", "@tier", 1},
	 .rows = ROWS_FLOW, .key = KEY_FLOW, .when = WHEN_TIERS, .gap = GAP_FLOW, .region_only = true,
	 .make = make_count, .adds = ADDS_NOT, .in = {EACH_PERSONS("人数", PLACE_FLOW_PERSONS)}, .used = PLACE_FLOW,
	 .used_keyed = true, .of = AT_SCOPE},
	{.shown = {"flow.resized_persons", "留在该类的户的人口增减", UNIT_PERSONS,
	           "两年都属该类的户，本年人口减上年人口", "{本年人口}－{上年人口}", "分类", "@tier", 1},
	 .key = KEY_TIER, .when = WHEN_TIERS, .gap = GAP_FLOW, .make = make_resized, .adds = ADDS_SUM, .inputs = inputs_resized, .used = AT_SCOPE,
	 .of = AT_SCOPE},
	{.shown = {"focus.households", "重点关注户数", UNIT_HOUSEHOLDS, "符合该关注条件的户数",
	           "{符合户数}", "关注条件", "@focus", 0},
	 .rows = ROWS_FOCUS, .key = KEY_FOCUS, .when = WHEN_FOCUS, .gap = GAP_FOCUS, .make = make_count, .adds = ADDS_SUM,
	 .in = {EACH_HOUSEHOLDS("符合户数", PLACE_FOCUS, "")}, .used = PLACE_FOCUS_KNOWN,
	 .used_keyed = true, .of = AT_SCOPE},
	{.shown = {"focus.primary", "纳入监测的主要原因", UNIT_HOUSEHOLDS,
	           "符合关注条件的户按主要原因分，一户只计一次；各原因之和为focus.union",
	           "{该原因户数}", "关注条件", "@focus", 1},
	 .rows = ROWS_PRIMARY, .key = KEY_FOCUS, .when = WHEN_PRIMARY, .gap = GAP_FOCUS, .make = make_count, .adds = ADDS_SUM,
	 .in = {EACH_HOUSEHOLDS("该原因户数", PLACE_PRIMARY, "")}, .used = PLACE_FOCUS_KNOWN,
	 .used_keyed = true, .of = AT_SCOPE},
	{.shown = {"focus.undetermined", "无法判断关注条件的户数", UNIT_HOUSEHOLDS,
	           "缺所需数据、无法判断是否符合该条件的户数", "{范围内户数}－{可判断户数}", "关注条件",
	           "@focus", 1},
	 .rows = ROWS_FOCUS_UNKNOWN, .key = KEY_FOCUS, .when = WHEN_FOCUS, .gap = GAP_FOCUS,
	 .make = make_rest, .adds = ADDS_SUM, .in = {SCOPE, EACH_HOUSEHOLDS("可判断户数", PLACE_FOCUS_KNOWN, "")}, SCOPED},
	{.shown = {"focus.union", "重点关注户数（不重复）", UNIT_HOUSEHOLDS, "至少符合一项关注条件的户数",
	           "{符合户数}", NULL, "@focus", 0},
	 .rows = ROWS_UNION, .when = WHEN_FOCUS, .gap = GAP_UNION, .make = make_count, .adds = ADDS_SUM,
	 .in = {HOUSEHOLDS("符合户数", AT_FOCUS_UNION, "")}, .used = AT_FOCUS_KNOWN, .of = AT_SCOPE},
	{.shown = {"goal.gap", "距目标差距", UNIT_YUAN, "目标值减目标范围户的人均纯收入，负数为已超过",
	           "{目标值}－{纯收入合计}÷{人口}", NULL, "@goal", 1},
	 .rows = ROWS_GOAL, .when = WHEN_GOAL, .make = make_goal_gap, .adds = ADDS_PARTS, .inputs = inputs_goal,
	 .in = {YUAN("纯收入合计", AT_GOAL_NET, NET), PERSONS("人口", AT_GOAL_PERSONS)}, .used = AT_GOAL,
	 .of = AT_GOAL},
	{.shown = {"goal.growth", "达到目标所需年均增速", UNIT_PERCENT,
	           "目标范围户到目标年每年需要的平均增速",
	           "（{目标值}÷（{纯收入合计}÷{人口}））的（1÷{剩余年数}）次方－1", NULL, "@goal", 1},
	 .rows = ROWS_GOAL, .when = WHEN_GOAL, .make = make_goal_growth, .adds = ADDS_NOT, .inputs = inputs_goal,
	 .formula = formula_goal_growth,
	 .in = {YUAN("纯收入合计", AT_GOAL_NET, NET), PERSONS("人口", AT_GOAL_PERSONS)}, .used = AT_GOAL,
	 .of = AT_GOAL},
	{.shown = {"goal.households", "目标范围户数", UNIT_HOUSEHOLDS, "目标所说分类中有收入数据的户数",
	           "{目标范围户数}", NULL, "@goal", 1},
	 .rows = ROWS_GOAL, .when = WHEN_GOAL, .make = make_count, .adds = ADDS_SUM,
	 .in = {HOUSEHOLDS("目标范围户数", AT_GOAL, NET)}, .used = AT_GOAL, .of = AT_SCOPE},
	{.shown = {"goal.off_path", "未跟上进度户数", UNIT_HOUSEHOLDS,
	           "目标范围户中两年均有收入、未达目标且本年增速低于到目标年所需均匀增速的户数",
	           "{两年均有收入的目标范围户数}－{跟上进度户数}", NULL, "@goal", 1},
	 .rows = ROWS_GOAL_OFF, .when = WHEN_GOAL, .gap = GAP_PREV, .make = make_rest, .adds = ADDS_SUM,
	 .in = {HOUSEHOLDS("两年均有收入的目标范围户数", AT_GOAL_PACED, "net size（两年）"),
	        HOUSEHOLDS("跟上进度户数", AT_GOAL_ON, "net size（两年）")}, .used = AT_GOAL_PACED,
	 .of = AT_GOAL},
	{.shown = {"goal.on_path", "跟上进度户数", UNIT_HOUSEHOLDS,
	           "目标范围户中已达目标，或本年增速不低于由上年人均到目标年所需均匀增速的户数",
	           "{跟上进度户数}", NULL, "@goal", 1},
	 .rows = ROWS_GOAL_ON, .when = WHEN_GOAL, .gap = GAP_PREV, .make = make_count, .adds = ADDS_SUM,
	 .in = {HOUSEHOLDS("跟上进度户数", AT_GOAL_ON, "net size（两年）")}, .used = AT_GOAL_PACED,
	 .of = AT_GOAL},
	{.shown = {"goal.per_capita", "目标范围户人均纯收入", UNIT_YUAN, "目标范围户的纯收入合计除以人口",
	           "{纯收入合计}÷{人口}", NULL, "@goal", 1},
	 .rows = ROWS_GOAL, .when = WHEN_GOAL, .make = make_per_head, .adds = ADDS_PARTS,
	 .in = {YUAN("纯收入合计", AT_GOAL_NET, NET), PERSONS("人口", AT_GOAL_PERSONS)}, .used = AT_GOAL,
	 .of = AT_SCOPE},
	{.shown = {"goal.reached", "已达目标户数", UNIT_HOUSEHOLDS,
	           "目标范围户中人均纯收入不低于目标值的户数", "{已达户数}", NULL, "@goal", 1},
	 .rows = ROWS_GOAL_REACHED, .when = WHEN_GOAL, .make = make_count, .adds = ADDS_SUM,
	 .in = {HOUSEHOLDS("已达户数", AT_GOAL_REACHED, NET)}, .used = AT_GOAL, .of = AT_SCOPE},
	{.shown = {"goal.unreached", "未达目标户数", UNIT_HOUSEHOLDS,
	           "目标范围户中人均纯收入低于目标值的户数", "{目标范围户数}－{已达户数}", NULL, "@goal",
	           1},
	 .rows = ROWS_GOAL_UNREACHED, .when = WHEN_GOAL, .make = make_rest, .adds = ADDS_SUM,
	 .in = {HOUSEHOLDS("目标范围户数", AT_GOAL, NET), HOUSEHOLDS("已达户数", AT_GOAL_REACHED, NET)},
	 .used = AT_GOAL, .of = AT_SCOPE},
	{.shown = {"help.days", "首次帮扶平均天数", UNIT_DAYS,
	           "从发现风险到第一条已落实措施的平均天数；发现前不久已先帮扶的按0天", "{天数合计}÷{已帮扶风险点}", NULL,
	           "@evidence:risks", 1},
	 .table = DATA_RISKS, .make = make_mean, .adds = ADDS_PARTS,
	 .in = {{"天数合计", AT_HELP_DAYS, UNIT_DAYS, false, "risks.found measures.date"},
	        PIECES("已帮扶风险点", AT_HELPED, "measures")}, .used = AT_HELPED, .of = AT_RISKS},
	MARKED("help.waiting", "有未消除风险而未帮扶户数", "有未消除风险点、发现以来没有已落实措施的户数",
	       "@evidence:risks", DATA_RISKS, MARK_UNHELPED),
	{.shown = {"income.block", "人均分项收入", UNIT_YUAN,
	           "两年均有收入且该项有数的户，本年该项合计除以本年人口", "{本年该项合计}÷{本年人口}",
	           "收入项目", "A-07", 0},
	 .rows = ROWS_BLOCK, .key = KEY_BLOCK, .gap = GAP_PREV, .make = make_per_head, .adds = ADDS_PARTS,
	 .in = {EACH_YUAN("本年该项合计", AT_BLOCK, BLOCKS), EACH_PERSONS("本年人口", AT_BLOCK_PERSONS)},
	 .used = AT_BLOCK_ROWS, .used_keyed = true, .of = AT_SCOPE},
	{.shown = {"income.block_prev", "上年人均分项收入", UNIT_YUAN,
	           "两年均有收入且该项有数的户，上年该项合计除以上年人口", "{上年该项合计}÷{上年人口}",
	           "收入项目", "A-07", 0},
	 .rows = ROWS_BLOCK_PREV, .key = KEY_BLOCK, .gap = GAP_PREV, .make = make_per_head, .adds = ADDS_PARTS,
	 .in = {EACH_YUAN("上年该项合计", AT_BLOCK_PREV, BLOCKS "（上年）"),
	        EACH_PERSONS("上年人口", AT_BLOCK_PREV_PERSONS)}, .used = AT_BLOCK_PREV_ROWS,
	 .used_keyed = true, .of = AT_SCOPE},
	{.shown = {"income.contribution", "增收贡献率", UNIT_PERCENT,
	           "该项人均增量占人均纯收入增量的比例；经营净收入为经营性收入减经营性支出",
	           "（{本年该项合计}÷{本年人口}－{上年该项合计}÷{上年人口}）÷（{本年纯收入合计}÷{本年人口}－{上年纯收入合计}÷{上年人口}）",
	           "收入项目", "A-07", 0},
	 .rows = ROWS_FIVE, .key = KEY_SOURCE, .gap = GAP_PREV, .make = make_contribution, .adds = ADDS_NOT, .inputs = inputs_contribution,
	 .in = {YUAN("本年纯收入合计", AT_FIVE_NET, NET), PERSONS("本年人口", AT_FIVE_PERSONS),
	        YUAN("上年纯收入合计", AT_FIVE_NET_PREV, PREV_NET),
	        PERSONS("上年人口", AT_FIVE_PERSONS_PREV)}, .used = AT_FIVE_ROWS, .of = AT_SCOPE},
	{.shown = {"income.growth", "人均纯收入增速", UNIT_PERCENT,
	           "两年均有收入的户，本年人均纯收入比上年的增长，由未舍入数计算", GROWTH_FORMULA, NULL,
	           "A-07", 0},
	 .rows = ROWS_COVERED, .gap = GAP_PREV, .make = make_growth, .adds = ADDS_NOT, OWN_GROWTH, COVERED},
	{.shown = {"income.per_capita", "人均纯收入", UNIT_YUAN,
	           "两年均有收入的户，本年纯收入合计除以本年人口", "{本年纯收入合计}÷{本年人口}", NULL,
	           "A-07", 0},
	 .rows = ROWS_COVERED, .gap = GAP_PREV, .make = make_per_head, .adds = ADDS_PARTS,
	 .in = {YUAN("本年纯收入合计", AT_BOTH_NET, NET), PERSONS("本年人口", AT_BOTH_PERSONS)}, COVERED},
	{.shown = {"income.per_capita_all", "人均纯收入（全部户）", UNIT_YUAN,
	           "范围内本年有收入的全部户，纯收入合计除以人口", "{纯收入合计}÷{人口}", NULL, "A-08", 0},
	 .rows = ROWS_EARNING, .make = make_per_head, .adds = ADDS_PARTS,
	 .in = {YUAN("纯收入合计", AT_EARN_NET, NET), PERSONS("人口", AT_EARN_PERSONS)}, .used = AT_EARN,
	 .of = AT_SCOPE},
	{.shown = {"income.per_capita_prev", "上年人均纯收入", UNIT_YUAN,
	           "两年均有收入的户，上年纯收入合计除以上年人口", "{上年纯收入合计}÷{上年人口}", NULL,
	           "A-07", 0},
	 .rows = ROWS_COVERED, .gap = GAP_PREV, .make = make_per_head, .adds = ADDS_PARTS,
	 .in = {YUAN("上年纯收入合计", AT_BOTH_NET_PREV, PREV_NET),
	        PERSONS("上年人口", AT_BOTH_PERSONS_PREV)}, COVERED},
	{.shown = {"income.share", "收入构成", UNIT_PERCENT, "该项收入占四项收入之和的比例",
	           "{该项合计}÷{四项收入合计}", "收入项目", "A-22", 0},
	 .rows = ROWS_FOUR, .key = KEY_RECEIPT, .gap = GAP_PREV, .make = make_share, .adds = ADDS_PARTS, .inputs = inputs_share,
	 .in = {EACH_YUAN("该项合计", AT_FOUR, BLOCKS)}, .used = AT_FOUR_ROWS, .of = AT_SCOPE},
	{.shown = {"income.transfer_band", "按转移性收入占比分档的户数", UNIT_HOUSEHOLDS,
	           "范围内的户按本年转移性收入占四项收入之和的比例分档，各档含下限不含上限；合计不大于零的、分项不全的另列，各档之和为范围内户数",
	           "{户数}", "转移性收入占比", "A-22", 1},
	 .rows = ROWS_BAND_TRANSFER, .key = KEY_TRANSFER_BAND, .when = WHEN_TRANSFER_BANDS, .gap = GAP_BLOCKS,
	 .make = make_count, .adds = ADDS_SUM, .in = {EACH_HOUSEHOLDS("户数", PLACE_TRANSFER_BAND, "wage business property transfer")},
	 .used = AT_SCOPE, .of = AT_SCOPE},
	{.shown = {"income.transfer_ratio", "转移性收入占比", UNIT_PERCENT,
	           "转移性收入占四项收入之和的比例", "{转移性收入合计}÷{四项收入合计}", NULL, "A-22", 0},
	 .rows = ROWS_FOUR, .gap = GAP_PREV, .make = make_share, .adds = ADDS_PARTS, .inputs = inputs_share,
	 .in = {YUAN("转移性收入合计", AT_FOUR + DATA_TRANSFER, BLOCKS)}, .used = AT_FOUR_ROWS,
	 .of = AT_SCOPE},
	{.shown = {"own_pay.band", "按合规自付支出占纯收入分档的户数", UNIT_HOUSEHOLDS,
	           "范围内的户按合规自付支出与本年纯收入之比分档，各档含下限不含上限；纯收入不大于零的、缺数的另列，各档之和为范围内户数",
	           "{户数}", "自付支出占纯收入", "A-24", 1},
	 .rows = ROWS_BAND_OWN_PAY, .key = KEY_OWN_PAY_BAND, .when = WHEN_OWN_PAY_BANDS, .gap = GAP_OWN_PAY,
	 .make = make_count, .adds = ADDS_SUM, .in = {EACH_HOUSEHOLDS("户数", PLACE_OWN_PAY_BAND, "own_pay net")},
	 .used = AT_SCOPE, .of = AT_SCOPE},
	{.shown = {"posts.change", "岗位人数增减", UNIT_PERSONS, "本年人数减上年人数；要求只增不减的，不减为达到",
	           "{本年人数}－{上年人数}", "岗位类别", "@evidence:posts", 1},
	 .table = DATA_POSTS, .key = KEY_HEADS, .make = make_heads_change, .adds = ADDS_SUM,
	 .in = {EACH_PERSONS("本年人数", PLACE_HEADS), EACH_PERSONS("上年人数", PLACE_HEADS_PREV)},
	 .used = PLACE_HEADS, .used_keyed = true, .of = AT_ROWS},
	{.shown = {"posts.people", "岗位人数", UNIT_PERSONS, "本年该类岗位吸纳的人数", "{本年人数}", "岗位类别",
	           "@evidence:posts", 1},
	 .table = DATA_POSTS, .key = KEY_HEADS, .make = make_heads, .adds = ADDS_SUM,
	 .in = {EACH_PERSONS("本年人数", PLACE_HEADS)}, .used = PLACE_HEADS, .used_keyed = true, .of = PLACE_HEADS,
	 .of_keyed = true},
	WORK_SUM3("project.funds", "项目资金", "登记的项目资金合计", PROJECT, AT_PROJECT_FUNDS, AT_PROJECTS, AT_PROJECTS),
	WORK3("project.linked", "有联农带农机制的项目", "登记为有联农带农机制的项目", PROJECT, AT_PROJECTS_LINKED, AT_PROJECTS_TOLD),
	WORK3("project.listed", "登记的项目", "项目台账的条数", PROJECT, AT_PROJECTS, AT_PROJECTS),
	{.shown = {"rank.decline", "不增反降比例位次", UNIT_PLACE,
	           "在同级地区中的位次，比例最低为第1位；并列同位次（1、2、2、4）",
	           "1＋{排在前面的同级地区数}；按decline.ratio由低到高", NULL, "A-32", 0},
	 .gap = GAP_PREV, .make = make_rank, .adds = ADDS_NOT, .inputs = inputs_rank, COVERED},
	{.shown = {"rank.growth", "增速位次", UNIT_PLACE,
	           "在同级地区中的位次，增速最高为第1位；并列同位次（1、2、2、4）",
	           "1＋{排在前面的同级地区数}；按income.growth由高到低", NULL, "A-32", 0},
	 .gap = GAP_PREV, .make = make_rank, .adds = ADDS_NOT, .inputs = inputs_rank, COVERED},
	{.shown = {"reference.growth", "参照增速", UNIT_PERCENT, "公布的居民收入增速", "{公布的增速}",
	           "参照地区", "A-14", 1},
	 .key = KEY_SIDE, .when = WHEN_LEGS, .region_only = true, .make = make_reference, .adds = ADDS_NOT, .inputs = inputs_reference, .used = AT_ROWS,
	 .of = AT_ROWS},
	WORK3("relief.bridging", "衔接资金以工代赈项目", "资金来源登记为衔接资金的以工代赈项目；没有填资金来源的不计", RELIEF, AT_RELIEF_BRIDGING, AT_RELIEF),
	WORK_SHARE("relief.lifted_ratio", "脱贫人口务工收入占劳务报酬", "衔接资金（含没有填资金来源）的以工代赈项目，脱贫人口务工收入占劳务报酬总额", "脱贫人口务工收入",
	           AT_RELIEF_LIFTED, "劳务报酬", AT_RELIEF_PAY_TOLD, AT_RELIEF_HELD),
	WORK3("relief.lifted_short", "脱贫人口务工收入占比不足的项目", "脱贫人口务工收入低于劳务报酬规定比例的衔接资金（含没有填资金来源）以工代赈项目", RELIEF, AT_RELIEF_FEW, AT_RELIEF),
	WORK3("relief.listed", "以工代赈项目", "登记的以工代赈项目", RELIEF, AT_RELIEF, AT_PROJECTS),
	WORK_SHARE("relief.pay_ratio", "劳务报酬占项目资金", "以工代赈项目，劳务报酬占项目资金总额", "劳务报酬", AT_RELIEF_PAY, "项目资金",
	           AT_RELIEF_FUNDS, AT_RELIEF),
	WORK3("relief.pay_short", "劳务报酬占比不足的项目", "劳务报酬低于项目资金规定比例的以工代赈项目", RELIEF, AT_RELIEF_LOW, AT_RELIEF),
	WORK3("relief.unknown", "无法核算的以工代赈项目", "缺资金、劳务报酬，或应核对而缺脱贫人口务工收入", RELIEF, AT_RELIEF_UNKNOWN, AT_RELIEF),
	{.shown = {"risk.age", "未消除风险点按存续天数", UNIT_PIECES,
	           "截止日未消除的风险点，按发现到报告日期的天数分", "{风险点}", "天数", "@evidence:risks", 1},
	 .table = DATA_RISKS, .key = KEY_AGE, .make = make_count, .adds = ADDS_SUM,
	 .in = {EACH_PIECES("风险点", AT_RISK_AGE, "risks.found")}, .used = AT_RISKS_OPEN, .of = AT_RISKS},
	{.shown = {"risk.closed_days", "销号平均天数", UNIT_DAYS, "已消除的风险点从发现到消除的平均天数",
	           "{天数合计}÷{已消除风险点}", NULL, "@evidence:risks", 1},
	 .table = DATA_RISKS, .make = make_closed_days, .adds = ADDS_PARTS, .inputs = inputs_closed_days, .used = AT_RISKS, .of = AT_RISKS},
	{.shown = {"risk.closed_ratio", "风险点销号率", UNIT_PERCENT, "截止日已消除的风险点占全部风险点",
	           "（{风险点}－{未消除风险点}）÷{风险点}", NULL, "@evidence:risks", 1},
	 .table = DATA_RISKS, .make = make_closed_ratio, .adds = ADDS_PARTS,
	 .in = {PIECES("风险点", AT_RISKS, "risks"), PIECES("未消除风险点", AT_RISKS_OPEN, "risks.closed")},
	 .used = AT_RISKS, .of = AT_RISKS},
	MARKED("risk.households", "有未消除风险点户数", "截止日有未消除风险点的户数", "@evidence:risks", DATA_RISKS,
	       MARK_RISK_OPEN),
	{.shown = {"risk.open", "未消除风险点", UNIT_PIECES, "截止日未消除的风险点数", "{未消除风险点}", NULL,
	           "@evidence:risks", 1},
	 .table = DATA_RISKS, .make = make_count, .adds = ADDS_SUM, .in = {PIECES("未消除风险点", AT_RISKS_OPEN, "risks.closed")},
	 .used = AT_RISKS_OPEN, .of = AT_RISKS},
	{.shown = {"scope.households", "范围内户数", UNIT_HOUSEHOLDS, "本年导出中属于政策范围的户数",
	           "{范围内户数}", NULL, "@population", 0},
	 .rows = ROWS_SCOPE, .make = make_count, .adds = ADDS_SUM, .in = {SCOPE}, SCOPED},
	{.shown = {"scope.outside", "范围外户数", UNIT_HOUSEHOLDS,
	           "本年导出中不属于政策范围的户数，含户类型缺失无法判断的", "{范围外户数}", NULL, "A-05",
	           0},
	 .rows = ROWS_OUTSIDE, .make = make_count, .adds = ADDS_SUM,
	 .in = {HOUSEHOLDS("范围外户数", AT_OUTSIDE, "kind monitor")}, .used = AT_OUTSIDE, .of = AT_ROWS},
	{.shown = {"scope.persons", "范围内人数", UNIT_PERSONS, "范围内户的年度家庭人口数合计",
	           "{范围内人数}", NULL, "A-35", 0},
	 .rows = ROWS_SCOPE, .make = make_count, .adds = ADDS_SUM, .in = {PERSONS("范围内人数", AT_PERSONS)},
	 .used = AT_SIZED, .of = AT_SCOPE},
	{.shown = {"scope.undetermined", "范围无法判断户数", UNIT_HOUSEHOLDS,
	           "户类型等缺失、无法判断是否属于政策范围的户数（已计入范围外）", "{无法判断户数}", NULL,
	           "@population", 1},
	 .rows = ROWS_UNSURE, .make = make_count, .adds = ADDS_SUM,
	 .in = {HOUSEHOLDS("无法判断户数", AT_UNSURE, "kind monitor")}, .used = AT_UNSURE, .of = AT_ROWS},
	{.shown = {"streak.difference", "各年增速之差", UNIT_POINTS,
	           "该年增速与该年参照增速之差，双方都取一位小数；大于0为高于",
	           "取一位小数（（{该年纯收入合计}÷{该年人口}）÷（{其上年纯收入合计}÷{其上年人口}）－1）－{该年参照增速}",
	           "两高于项和年度", "A-34", 1},
	 .key = KEY_STREAK, .make = make_streak_difference, .adds = ADDS_NOT, .inputs = inputs_streak_difference, COVERED},
	{.shown = {"streak.growth", "各年人均纯收入增速", UNIT_PERCENT,
	           "该年和其上年均有收入的户，该年人均纯收入比上年的增长",
	           "（{该年纯收入合计}÷{该年人口}）÷（{其上年纯收入合计}÷{其上年人口}）－1", "两高于项和年度", "A-34",
	           1},
	 .key = KEY_STREAK, .make = make_streak_growth, .adds = ADDS_NOT, .inputs = inputs_streak_growth, COVERED},
	{.shown = {"streak.years", "连续高于年数", UNIT_YEARS,
	           "从本年往前，方案期内连续高于参照增速的年数；方案期各年都高于且至少两年为达到",
	           "{连续高于的年数}", "两高于项", "A-34", 1},
	 .key = KEY_CHAIN, .make = make_streak, .adds = ADDS_NOT, .inputs = inputs_streak, COVERED},
	{.shown = {"subsidy.cases", "补贴笔数", UNIT_ENTRIES, "一项补贴、一户（一人）、一年为一笔", "{笔数}", "补贴项目", "@subsidy", 1},
	 .table = DATA_PAYMENTS, .key = KEY_SUBSIDY, .make = make_count, .adds = ADDS_SUM,
	 .in = {EACH_ENTRIES("笔数", PLACE_CASES, "payments")}, .used = PLACE_CASES, .used_keyed = true, .of = AT_SCOPE},
	SUBSIDY_SUM("entitled", "应发金额", "按登记的数量、基数和限额可享受的金额", PLACE_ENTITLED, PLACE_CASES, ROWS_NONE),
	SUBSIDY("excluded", "不应享受而发放户数", "不符合条件或在排除之列而发放的户数", PLACE_EXCLUDED, ROWS_SUBSIDY_EXCLUDED),
	SUBSIDY_SUM("excluded_amount", "不应享受而发放金额", "不符合条件或在排除之列而发放的金额", PLACE_EXCLUDED_SUM, PLACE_EXCLUDED, ROWS_SUBSIDY_EXCLUDED),
	SUBSIDY("over", "超标准发放户数", "实发超过按限额可享受的户数", PLACE_OVER, ROWS_SUBSIDY_OVER),
	SUBSIDY_SUM("over_amount", "超标准发放金额", "实发超过按限额可享受的金额", PLACE_OVER_SUM, PLACE_OVER, ROWS_SUBSIDY_OVER),
	SUBSIDY_SUM("paid", "实发金额", "登记的实发金额", PLACE_PAID, PLACE_CASES, ROWS_NONE),
	SUBSIDY("under", "少发户数", "实发少于可享受（规定为不超过的项目除外）的户数", PLACE_UNDER, ROWS_SUBSIDY_UNDER),
	SUBSIDY_SUM("under_amount", "少发金额", "实发少于可享受（规定为不超过的项目除外）的金额", PLACE_UNDER_SUM, PLACE_UNDER, ROWS_SUBSIDY_UNDER),
	SUBSIDY("unknown", "无法核算户数", "缺数量、基数或条件所需数据、无法核算的户数", PLACE_UNTOLD, ROWS_SUBSIDY_UNKNOWN),
	SUBSIDY("unpaid", "应发未发户数", "可享受而没有发放（规定为不超过的项目除外）的户数", PLACE_UNPAID, ROWS_SUBSIDY_UNPAID),
	SUBSIDY_SUM("unpaid_amount", "应发未发金额", "可享受而没有发放（规定为不超过的项目除外）的金额", PLACE_UNPAID_SUM, PLACE_UNPAID, ROWS_SUBSIDY_UNPAID),
	{.shown = {"target.achieved", "已达全年目标户数", UNIT_HOUSEHOLDS, "累计人均收入已不低于全年目标的户数",
	           "{已达目标户数}", NULL, "@target", 1},
	 TARGET(ROWS_TARGET_MADE), .make = make_count, .adds = ADDS_SUM, .in = {HOUSEHOLDS("已达目标户数", AT_TARGET_MADE, "quarterly")},
	 .used = AT_TARGET, .of = AT_SCOPE},
	{.shown = {"target.behind", "进度落后户数", UNIT_HOUSEHOLDS, "累计人均收入低于应达进度的户数",
	           "{可推算户数}－{进度正常户数}", NULL, "@target", 1},
	 TARGET(ROWS_TARGET_BEHIND), .make = make_rest, .adds = ADDS_SUM,
	 .in = {HOUSEHOLDS("可推算户数", AT_TARGET, "quarterly net（上年）"),
	        HOUSEHOLDS("进度正常户数", AT_TARGET_ON, "quarterly")}, .used = AT_TARGET, .of = AT_SCOPE},
	{.shown = {"target.households", "可倒推算户数", UNIT_HOUSEHOLDS,
	           "上年收入和本年已结束各季度收入齐全的户数", "{可推算户数}", NULL, "@target", 1},
	 TARGET(ROWS_TARGET), .make = make_count, .adds = ADDS_SUM,
	 .in = {HOUSEHOLDS("可推算户数", AT_TARGET, "quarterly net（上年）")}, .used = AT_TARGET,
	 .of = AT_SCOPE},
	{.shown = {"target.insufficient", "不能倒推算户数", UNIT_HOUSEHOLDS,
	           "缺上年收入或某个已结束季度收入的户数", "{范围内户数}－{可推算户数}", NULL, "@target", 1},
	 TARGET(ROWS_TARGET_SHORT), .make = make_rest, .adds = ADDS_SUM,
	 .in = {SCOPE, HOUSEHOLDS("可推算户数", AT_TARGET, "quarterly net（上年）")}, SCOPED},
	{.shown = {"target.needed", "剩余每季度需人均收入", UNIT_YUAN, "还需收入平均到剩余各季度",
	           "（" TARGET_FORMULA "－{累计收入合计}÷{本年人口}）÷{剩余季度数}", NULL, "@target", 1},
	 TARGET(ROWS_TARGET), .make = make_target_needed, .adds = ADDS_NOT, .inputs = inputs_target, .used = AT_TARGET,
	 .of = AT_SCOPE},
	{.shown = {"target.on_track", "进度正常户数", UNIT_HOUSEHOLDS,
	           "累计人均收入不低于全年目标乘以应达进度的户数；应达进度取上年同期占比，没有的取季数÷4",
	           "{进度正常户数}", NULL, "@target", 1},
	 TARGET(ROWS_TARGET_ON), .make = make_count, .adds = ADDS_SUM,
	 .in = {HOUSEHOLDS("进度正常户数", AT_TARGET_ON, "quarterly")}, .used = AT_TARGET, .of = AT_SCOPE},
	{.shown = {"target.per_capita", "全年目标人均收入", UNIT_YUAN,
	           "可推算户的上年人均收入乘以（1＋当地农民收入增速）",
	           TARGET_FORMULA, NULL, "@target", 1},
	 TARGET(ROWS_TARGET), .make = make_target, .adds = ADDS_PARTS, .inputs = inputs_target, .used = AT_TARGET, .of = AT_SCOPE},
	{.shown = {"target.progress", "全年目标完成比例", UNIT_PERCENT, "累计人均收入占全年目标的比例",
	           "（{累计收入合计}÷{本年人口}）÷（" TARGET_FORMULA "）", NULL, "@target", 1},
	 TARGET(ROWS_TARGET), .make = make_target_progress, .adds = ADDS_NOT, .inputs = inputs_target, .used = AT_TARGET,
	 .of = AT_SCOPE},
	{.shown = {"target.remaining", "距全年目标还需人均收入", UNIT_YUAN, "全年目标减已结束各季度累计，负数为已超过",
	           TARGET_FORMULA "－{累计收入合计}÷{本年人口}", NULL, "@target", 1},
	 TARGET(ROWS_TARGET), .make = make_target_remaining, .adds = ADDS_NOT, .inputs = inputs_target, .used = AT_TARGET,
	 .of = AT_SCOPE},
	{.shown = {"target.so_far", "累计人均收入", UNIT_YUAN, "可推算户本年已结束各季度的收入合计除以人口",
	           "{累计收入合计}÷{本年人口}", NULL, "@target", 1},
	 TARGET(ROWS_TARGET), .make = make_per_head, .adds = ADDS_PARTS,
	 .in = {YUAN("累计收入合计", AT_TARGET_YTD, "quarterly"), PERSONS("本年人口", AT_TARGET_PERSONS)},
	 .used = AT_TARGET, .of = AT_SCOPE},
	{.shown = {"tier.households", "分类户数", UNIT_HOUSEHOLDS, "归入该类的户数", "{该类户数}", "分类",
	           "@tier", 0},
	 .rows = ROWS_TIER, .key = KEY_TIER, .when = WHEN_TIERS, .gap = GAP_TIER, .make = make_count, .adds = ADDS_SUM,
	 .in = {EACH_HOUSEHOLDS("该类户数", PLACE_TIER, "")}, .used = PLACE_TIER, .used_keyed = true,
	 .of = AT_SCOPE},
	{.shown = {"tier.none", "不属任何一类户数", UNIT_HOUSEHOLDS, "数据齐全但各类条件都不符合的户数",
	           "{不属任何一类户数}", NULL, "@tier", 1},
	 .rows = ROWS_TIER_NONE, .when = WHEN_TIERS, .make = make_count, .adds = ADDS_SUM,
	 .in = {HOUSEHOLDS("不属任何一类户数", AT_TIER_NONE, "")}, .used = AT_TIER_NONE, .of = AT_SCOPE},
	{.shown = {"tier.overlap", "分类交叉户数", UNIT_HOUSEHOLDS, "同时符合多类、由先后次序定类的户数",
	           "{交叉户数}", "交叉情形", "@overlap", 0},
	 .rows = ROWS_OVERLAP, .key = KEY_OVERLAP, .when = WHEN_TIERS, .gap = GAP_OVERLAP,
	 .make = make_count, .adds = ADDS_SUM, .in = {EACH_HOUSEHOLDS("交叉户数", PLACE_OVERLAP, "")},
	 .used = PLACE_OVERLAP_KNOWN, .used_keyed = true, .of = AT_SCOPE},
	{.shown = {"tier.persons", "分类人数", UNIT_PERSONS, "归入该类的户的年度家庭人口数合计",
	           "{该类人数}", "分类", "@tier", 0},
	 .rows = ROWS_TIER, .key = KEY_TIER, .when = WHEN_TIERS, .gap = GAP_TIER, .make = make_count, .adds = ADDS_SUM,
	 .in = {EACH_PERSONS("该类人数", PLACE_TIER_PERSONS)}, .used = PLACE_TIER, .used_keyed = true,
	 .of = AT_SCOPE},
	{.shown = {"tier.share", "分类占比", UNIT_PERCENT, "该类户数占范围内户数的比例",
	           "{该类户数}÷{范围内户数}", "分类", "@tier", 0},
	 .rows = ROWS_TIER, .key = KEY_TIER, .when = WHEN_TIERS, .gap = GAP_TIER, .make = make_percent, .adds = ADDS_PARTS,
	 .in = {EACH_HOUSEHOLDS("该类户数", PLACE_TIER, ""), SCOPE}, .used = PLACE_TIER, .used_keyed = true,
	 .of = AT_SCOPE},
	{.shown = {"tier.tekun", "整户特困供养户数", UNIT_HOUSEHOLDS,
	           "成员全部享受特困供养的户数；未计入整户低保的按收入分类", "{整户特困户数}", NULL, "A-03",
	           1},
	 .rows = ROWS_TEKUN, .when = WHEN_TIERS, .gap = GAP_DIBAO, .make = make_count, .adds = ADDS_SUM,
	 .in = {HOUSEHOLDS("整户特困户数", AT_TEKUN, "members.tekun")}, SCOPED},
	{.shown = {"tier.undetermined", "未能分类户数", UNIT_HOUSEHOLDS, "缺收入等数据、无法归类的户数",
	           "{未能分类户数}", NULL, "@tier", 1},
	 .rows = ROWS_TIER_UNKNOWN, .when = WHEN_TIERS, .make = make_count, .adds = ADDS_SUM,
	 .in = {HOUSEHOLDS("未能分类户数", AT_TIER_UNKNOWN, "")}, .used = AT_TIER_UNKNOWN, .of = AT_SCOPE},
	LEG("1", WHEN_LEG1),
	LEG("2", WHEN_LEG2),
	LEG("3", WHEN_LEG3),
	LEG("4", WHEN_LEG4),
};

/* --- the parts as one table --- */

#define FAMILIES_MAX 512
static struct family table[FAMILIES_MAX];
static size_t families;
static once_flag made = ONCE_FLAG_INIT;

static void merge(void)
{
	struct {
		const struct family *v;
		size_t n;
	} part[] = {{own, sizeof own / sizeof *own}, {family_aid, family_aids}, {family_people, family_peoples}};
	for (;;) {
		size_t first = SIZE_MAX;
		for (size_t i = 0; i < sizeof part / sizeof *part; i++)
			if (part[i].n && (first == SIZE_MAX || strcmp(part[i].v->shown.id, part[first].v->shown.id) < 0))
				first = i;
		if (first == SIZE_MAX)
			return;
		ENSURE(families < FAMILIES_MAX);
		table[families++] = *part[first].v++;
		part[first].n--;
	}
}

const struct family *family_table(size_t *n)
{
	call_once(&made, merge);
	*n = families;
	return table;
}

size_t family_find(struct str id)
{
	size_t lo = 0, hi;
	family_table(&hi);
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
	size_t n;
	family_table(&n);
	return i < n ? &table[i].shown : NULL;
}
