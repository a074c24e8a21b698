/* The registry's rows of people.h, sorted by id: what S4 and S5 ask of people, herds and money. */
#include "indicator/family.h"
#include "indicator/people.h"

#define IN(name, place, unit, source) {name, place, unit, false, source}
#define EACH(name, place, unit, source) {name, place, unit, true, source}
#define TOLD(id, name, unit, definition, formula, keys, clause) .shown = {id, name, unit, definition, formula, keys, clause, 1}
/* Households with a mark: a list, and its length by area. */
#define LISTED(id, name, definition, clause, source, bit, all) \
	TOLD(id, name, UNIT_HOUSEHOLDS, definition, "{" name "}", NULL, clause), .rows = ROWS_MARK + bit, .make = make_count, \
	.adds = ADDS_SUM, .in = {IN(name, AT_MARK + bit, UNIT_HOUSEHOLDS, source)}, .used = AT_MARK + bit, .of = all
#define COUNTED(id, name, unit, definition, clause, source, place, all) \
	TOLD(id, name, unit, definition, "{" name "}", NULL, clause), .make = make_count, .adds = ADDS_SUM, \
	.in = {IN(name, place, unit, source)}, .used = place, .of = all
#define SUMMED(id, name, definition, clause, source, place, rows_place) \
	TOLD(id, name, UNIT_YUAN, definition, "{" name "}", NULL, clause), .make = make_money, .adds = ADDS_SUM, \
	.in = {IN(name, place, UNIT_YUAN, source)}, .used = rows_place, .of = AT_SCOPE
#define SHARE(id, name, definition, clause, part, part_place, whole, whole_place, unit, source) \
	TOLD(id, name, UNIT_PERCENT, definition, "{" part "}÷{" whole "}", NULL, clause), .make = make_percent, \
	.adds = ADDS_PARTS, .in = {IN(part, part_place, unit, source), IN(whole, whole_place, unit, source)}
#define KEYED(id, name, unit, definition, keys, clause, source, place, kind, all) \
	TOLD(id, name, unit, definition, "{" name "}", keys, clause), .key = kind, .make = make_count, .adds = ADDS_SUM, \
	.in = {EACH(name, place, unit, source)}, .used = place, .used_keyed = true, .of = all
#define KEYED_SUM(id, name, definition, keys, clause, source, place, rows_place, kind) \
	TOLD(id, name, UNIT_YUAN, definition, "{" name "}", keys, clause), .key = kind, .make = make_money, .adds = ADDS_SUM, \
	.in = {EACH(name, place, UNIT_YUAN, source)}, .used = rows_place, .used_keyed = true, .of = AT_SCOPE

#define EXIT .table = DATA_DIBAO, .asks = "gradual_exit"
#define EXIT_CLAUSE "@duty:gradual_exit"
#define FILIAL .table = DATA_PAYMENTS, .asks = "filial.low", .gap = GAP_LABOUR
#define FILIAL_CLAUSE "@param:filial.low"
#define HERD .table = DATA_HERD, .asks = "herd"
#define HERD_CLAUSE "@duty:herd"
#define INSURED .asks = "insurance", .gap = GAP_INSURED
#define INSURED_CLAUSE "@duty:insurance"
#define LOAN .table = DATA_LOANS, .asks = "credit"
#define LOAN_CLAUSE "@duty:credit"
#define INTEREST .table = DATA_LOANS, .asks = "loan.interest"
#define COVER .table = DATA_LOANS, .asks = "loan.cap"
#define POST .table = DATA_JOBS
#define POST_CLAUSE "@duty:posts"
#define WAGE_CLAUSE "@duty:post_wage"
#define SECTOR .table = DATA_PAYMENTS, .asks = "sector.tolerance", .gap = GAP_SECTOR
#define SECTOR_CLAUSE "@duty:compare"
#define WORK .table = DATA_JOBS, .asks = "job_list"
#define WORK_CLAUSE "@duty:job_list"
#define SHARED .table = DATA_DIVIDENDS, .asks = "assets"

const struct family family_people[] = {
	{COUNTED("dibao.exit", "渐退人数", UNIT_PERSONS, "低保名单中填有渐退期满日期的人数", EXIT_CLAUSE, "dibao.exit", AT_EXIT, AT_EXIT),
	 EXIT},
	{TOLD("dibao.exit_days", "渐退期满未复核平均天数", UNIT_DAYS, "应复核的人，从渐退期满到报告日期的平均天数",
	      "{天数合计}÷{应复核人数}", NULL, EXIT_CLAUSE), EXIT, .make = make_mean, .adds = ADDS_PARTS,
	 .in = {IN("天数合计", AT_EXIT_DAYS, UNIT_DAYS, "dibao.exit"), IN("应复核人数", AT_EXIT_DUE, UNIT_PERSONS, "dibao")},
	 .used = AT_EXIT_DUE, .of = AT_EXIT},
	{COUNTED("dibao.exit_due", "渐退期满应复核人数", UNIT_PERSONS, "报告日期已过渐退期满日、期满以来没有复核的人数", EXIT_CLAUSE,
	         "dibao.exit dibao.reviewed", AT_EXIT_DUE, AT_EXIT), EXIT},
	{LISTED("dibao.exit_households", "渐退期满应复核户数", "有人渐退期满应复核而没有复核的户数", EXIT_CLAUSE,
	        "dibao.exit dibao.reviewed", MARK_EXIT_DUE, AT_SCOPE), EXIT},
	{COUNTED("dibao.exit_kept", "复核后继续享受人数", UNIT_PERSONS, "期满复核后登记为继续享受低保的人数", EXIT_CLAUSE, "dibao.kept",
	         AT_EXIT_KEPT, AT_EXIT_REVIEWED), EXIT},
	{COUNTED("dibao.exit_reviewed", "渐退期满已复核人数", UNIT_PERSONS, "期满日以来、报告日期前已复核的人数", EXIT_CLAUSE,
	         "dibao.exit dibao.reviewed", AT_EXIT_REVIEWED, AT_EXIT), EXIT},
	{COUNTED("dibao.exit_running", "渐退期内人数", UNIT_PERSONS, "报告日期渐退期还没有满的人数（期满当日仍在期内）", EXIT_CLAUSE,
	         "dibao.exit", AT_EXIT_RUNNING, AT_EXIT), EXIT},
	{SHARE("dividend.scope_share", "收益分配给范围内户的比例", "全部户已分配收益中，分配给范围内户的金额占比", "@duty:assets",
	       "范围内户已分配", AT_DIVIDEND_PAID, "全部户已分配", AT_DIVIDEND_ALL, UNIT_YUAN, "dividends.paid"), SHARED,
	 .used = AT_DIVIDENDS, .of = AT_SCOPE},
	{TOLD("dividend.tier_per_capita", "分类人均收益分配", UNIT_YUAN, "该类户已分配收益除以该类全部人口", "{该类已分配}÷{该类人数}",
	      "分类", "@duty:assets"), SHARED, .key = KEY_TIER, .when = WHEN_TIERS, .gap = GAP_TIER, .make = make_per_head,
	 .adds = ADDS_PARTS,
	 .in = {EACH("该类已分配", PLACE_DIVIDEND_TIER, UNIT_YUAN, "dividends.paid"),
	        EACH("该类人数", PLACE_TIER_PERSONS, UNIT_PERSONS, "size")}, .used = PLACE_TIER, .used_keyed = true, .of = AT_SCOPE},
	{TOLD("dividend.tier_share", "分类收益分配占比", UNIT_PERCENT, "该类户已分配收益占范围内户已分配收益", "{该类已分配}÷{范围内户已分配}",
	      "分类", "@duty:assets"), SHARED, .key = KEY_TIER, .when = WHEN_TIERS, .gap = GAP_TIER, .make = make_percent,
	 .adds = ADDS_PARTS,
	 .in = {EACH("该类已分配", PLACE_DIVIDEND_TIER, UNIT_YUAN, "dividends.paid"),
	        IN("范围内户已分配", AT_DIVIDEND_PAID, UNIT_YUAN, "dividends.paid")}, .used = AT_DIVIDENDS, .of = AT_SCOPE},
	{LISTED("filial.due", "应配孝扶资金户数", "整户无劳动力的户数（文件：完全丧失劳动能力且收入较低，“较低”没有数字）", FILIAL_CLAUSE,
	        "no_labour members.labour", MARK_FILIAL_DUE, AT_SCOPE), FILIAL},
	{LISTED("filial.low", "孝扶资金不足户数", "子女配备的孝扶资金低于基数（收益分红、救助）规定倍数的户数", FILIAL_CLAUSE,
	        "payments.base payments.paid", MARK_FILIAL_LOW, AT_MARK + MARK_FILIAL_TOLD), FILIAL},
	{LISTED("filial.missing", "没有孝扶记录户数", "应配孝扶资金而收入年度内没有记录的户数", FILIAL_CLAUSE, "payments",
	        MARK_FILIAL_MISSING, AT_MARK + MARK_FILIAL_DUE), FILIAL},
	{SHARE("filial.ratio", "孝扶资金与基数之比", "登记了基数和孝扶资金的户，孝扶资金合计占基数合计；80%为0.8倍", FILIAL_CLAUSE,
	       "孝扶资金", AT_FILIAL_GIVEN, "基数", AT_FILIAL_BASE, UNIT_YUAN, "payments.paid payments.base"), FILIAL,
	 .used = AT_MARK + MARK_FILIAL_TOLD, .of = AT_MARK + MARK_FILIAL_DUE},
	{LISTED("filial.told", "登记孝扶资金户数", "应配孝扶资金、登记了基数和金额的户数", FILIAL_CLAUSE, "payments.base payments.paid",
	        MARK_FILIAL_TOLD, AT_MARK + MARK_FILIAL_DUE), FILIAL},
	{LISTED("filial.unknown", "孝扶资金无法核算户数", "有孝扶记录而缺基数或金额的户数", FILIAL_CLAUSE, "payments.base payments.paid",
	        MARK_FILIAL_UNKNOWN, AT_MARK + MARK_FILIAL_DUE), FILIAL},
	{KEYED("herd.born", "牲畜生产", UNIT_HEADS, "收入年度内登记的生产头只数", "畜种", HERD_CLAUSE, "herd.born", PLACE_HERD_BORN,
	       KEY_ANIMAL, AT_MARK + MARK_HERD_KEPT), HERD},
	{LISTED("herd.households", "建立牲畜台账户数", "收入年度内有牲畜台账登记的户数", HERD_CLAUSE, "herd", MARK_HERD_KEPT, AT_SCOPE), HERD},
	{LISTED("herd.missing", "领牲畜补贴而无台账户数", "领取了出售牲畜补贴、收入年度内没有台账登记的户数", HERD_CLAUSE, "herd payments",
	        MARK_HERD_MISSING, AT_SCOPE), HERD},
	{LISTED("herd.no_income", "有出售而无经营性收入户数", "台账有出售、本年生产经营性收入登记为零的户数；没有采集的不算", HERD_CLAUSE,
	        "herd.sold business", MARK_HERD_NO_INCOME, AT_MARK + MARK_HERD_SOLD), HERD},
	{KEYED("herd.over_claimed", "申领头数超过出售的户数", UNIT_HOUSEHOLDS, "本自然年领取补贴的头只数超过台账出售数的户数；没有台账的不算",
	       "补贴项目", "@subsidy", "herd.sold payments.quantity", PLACE_HERD_CLAIM, KEY_HERD_ITEM, AT_MARK + MARK_HERD_KEPT), HERD,
	 .rows = ROWS_HERD_CLAIM},
	{KEYED("herd.over_claimed_heads", "申领超过出售的头只数", UNIT_HEADS, "各户领取补贴的头只数超过台账出售数的部分（不足一头只的舍去）",
	       "补贴项目", "@subsidy", "herd.sold payments.quantity", PLACE_HERD_CLAIM_HEADS, KEY_HERD_ITEM, AT_MARK + MARK_HERD_KEPT), HERD},
	{LISTED("herd.oversold", "出售多于出栏户数", "有一次登记的出售数大于出栏数的户数", HERD_CLAUSE, "herd.sold herd.out",
	        MARK_HERD_OVERSOLD, AT_MARK + MARK_HERD_KEPT), HERD},
	{KEYED("herd.sold", "牲畜出售", UNIT_HEADS, "收入年度内登记的出售头只数", "畜种", HERD_CLAUSE, "herd.sold", PLACE_HERD_SOLD,
	       KEY_ANIMAL, AT_MARK + MARK_HERD_KEPT), HERD},
	{KEYED("herd.stock", "牲畜存栏", UNIT_HEADS, "各户收入年度内最后一次登记的存栏头只数", "畜种", HERD_CLAUSE, "herd.stock",
	       PLACE_HERD_STOCK, KEY_ANIMAL, AT_MARK + MARK_HERD_KEPT), HERD},
	{LISTED("herd.without", "没有牲畜台账户数", "收入年度内没有牲畜台账登记的户数，含不养牲畜的户", HERD_CLAUSE, "herd",
	        MARK_HERD_WITHOUT, AT_SCOPE), HERD},
	{KEYED("insurance.covered", "已参保人数", UNIT_PERSONS, "登记为已参保（已代缴、已购买）的人数", "保险", INSURED_CLAUSE,
	       "members.medical members.premium members.accident", AT_INSURED, KEY_INSURED, AT_SCOPE), INSURED},
	{KEYED("insurance.due", "应参保人数", UNIT_PERSONS, "范围内户的在册成员；养老保险只数缴费年龄段、不在校的", "保险", INSURED_CLAUSE,
	       "members.birth members.school", AT_INSURED_DUE, KEY_INSURED, AT_SCOPE), INSURED},
	{KEYED("insurance.households", "有人未参保户数", UNIT_HOUSEHOLDS, "有成员登记为未参保（未代缴、未购买）的户数", "保险", INSURED_CLAUSE,
	       "members.medical members.premium members.accident", AT_MARK + MARK_UNINSURED, KEY_INSURED, AT_SCOPE), INSURED,
	 .rows = ROWS_UNINSURED},
	{KEYED("insurance.missing", "未参保人数", UNIT_PERSONS, "登记为未参保（未代缴、未购买）的人数", "保险", INSURED_CLAUSE,
	       "members.medical members.premium members.accident", AT_INSURED_NOT, KEY_INSURED, AT_SCOPE), INSURED},
	{TOLD("insurance.ratio", "参保率", UNIT_PERCENT, "登记了参保情况的应参保人员中，已参保的占比", "{已参保人数}÷{登记参保情况的人数}",
	      "保险", INSURED_CLAUSE), INSURED, .key = KEY_INSURED, .make = make_percent, .adds = ADDS_PARTS,
	 .in = {EACH("已参保人数", AT_INSURED, UNIT_PERSONS, "members.medical members.premium members.accident"),
	        EACH("登记参保情况的人数", AT_INSURED_TOLD, UNIT_PERSONS, "members.medical members.premium members.accident")},
	 .used = AT_INSURED_TOLD, .used_keyed = true, .of = AT_SCOPE},
	{TOLD("insurance.unknown", "未登记参保情况人数", UNIT_PERSONS, "应参保而没有登记参保情况的人数", "{应参保人数}－{登记参保情况的人数}",
	      "保险", INSURED_CLAUSE), INSURED, .key = KEY_INSURED, .make = make_rest, .adds = ADDS_SUM,
	 .in = {EACH("应参保人数", AT_INSURED_DUE, UNIT_PERSONS, "members.birth"),
	        EACH("登记参保情况的人数", AT_INSURED_TOLD, UNIT_PERSONS, "members.medical members.premium members.accident")},
	 .used = AT_INSURED_DUE, .used_keyed = true, .of = AT_SCOPE},
	{SUMMED("loan.amount", "小额信贷放贷金额", "截止日前放贷的金额合计", LOAN_CLAUSE, "loans.amount loans.date", AT_LOAN_SUM,
	        AT_MARK + MARK_LOAN_LENT), LOAN},
	{LISTED("loan.covered", "可用风险补偿金的逾期户数", "富民贷逾期、单户贷款额度低于规定（不含）的户数", "@param:loan.cap",
	        "loans.product loans.amount loans.overdue", MARK_LOAN_COVERED, AT_SCOPE), COVER},
	{SUMMED("loan.covered_amount", "可用风险补偿金的逾期本金", "单户贷款额度低于规定（不含）的户的逾期本金", "@param:loan.cap",
	        "loans.product loans.amount loans.overdue", AT_LOAN_COVER, AT_MARK + MARK_LOAN_COVERED), COVER},
	{LISTED("loan.due", "应贷户数", "符合贷款条件且有贷款需求，或已经放贷的户数", LOAN_CLAUSE, "loans.eligible loans.wants loans.amount",
	        MARK_LOAN_DUE, AT_SCOPE), LOAN},
	{LISTED("loan.early", "未还清先贴息户数", "贷款没有还清而已贴息的户数", "@duty:credit", "loans.repaid loans.subsidised",
	        MARK_LOAN_EARLY, AT_MARK + MARK_LOAN_LENT), INTEREST},
	{SUMMED("loan.interest", "还清贷款应贴息", "截止日前还清的贷款的应贴息金额", "@duty:credit", "loans.repaid loans.interest",
	        AT_LOAN_INTEREST, AT_MARK + MARK_LOAN_LENT), INTEREST},
	{SUMMED("loan.interest_paid", "还清贷款已贴息", "截止日前还清的贷款的已贴息金额", "@duty:credit", "loans.repaid loans.subsidised",
	        AT_LOAN_INTEREST_PAID, AT_MARK + MARK_LOAN_LENT), INTEREST},
	{SUMMED("loan.interest_short", "还清贷款欠贴息", "还清的贷款应贴息超过已贴息的部分", "@duty:credit",
	        "loans.repaid loans.interest loans.subsidised", AT_LOAN_INTEREST_SHORT, AT_MARK + MARK_LOAN_INTEREST), INTEREST},
	{LISTED("loan.interest_unpaid", "还清未足额贴息户数", "有贷款已还清而贴息没有足额的户数", "@duty:credit",
	        "loans.repaid loans.interest loans.subsidised", MARK_LOAN_INTEREST, AT_MARK + MARK_LOAN_LENT), INTEREST},
	{LISTED("loan.lent", "已贷户数", "截止日前已放贷的户数", LOAN_CLAUSE, "loans.amount loans.date", MARK_LOAN_LENT, AT_SCOPE), LOAN},
	{LISTED("loan.missing", "应贷未贷户数", "符合贷款条件、有贷款需求而没有放贷的户数", LOAN_CLAUSE,
	        "loans.eligible loans.wants loans.amount", MARK_LOAN_MISSING, AT_SCOPE), LOAN},
	{SHARE("loan.ratio", "应贷尽贷率", "应贷户中已放贷的占比", LOAN_CLAUSE, "已贷户数", AT_MARK + MARK_LOAN_LENT, "应贷户数",
	       AT_MARK + MARK_LOAN_DUE, UNIT_HOUSEHOLDS, "loans"), LOAN, .rows = ROWS_MARK + MARK_LOAN_LENT,
	 .used = AT_MARK + MARK_LOAN_LENT, .of = AT_MARK + MARK_LOAN_DUE},
	{SHARE("loan.survey_ratio", "贷款需求排查率", "登记了有无贷款需求（或已放贷）的户占范围内户数", LOAN_CLAUSE, "已排查户数",
	       AT_MARK + MARK_LOAN_SURVEYED, "范围内户数", AT_SCOPE, UNIT_HOUSEHOLDS, "loans.wants"), LOAN,
	 .rows = ROWS_MARK + MARK_LOAN_SURVEYED, .used = AT_MARK + MARK_LOAN_SURVEYED, .of = AT_SCOPE},
	{LISTED("loan.uncovered", "不在风险补偿范围的逾期户数", "富民贷逾期、单户贷款额度达到或超过规定的户数", "@param:loan.cap",
	        "loans.product loans.amount loans.overdue", MARK_LOAN_UNCOVERED, AT_SCOPE), COVER},
	{LISTED("loan.unknown", "贷款条件或需求不明户数", "有需求而没有登记是否符合条件，或符合条件而没有登记需求的户数", LOAN_CLAUSE,
	        "loans.eligible loans.wants", MARK_LOAN_UNKNOWN, AT_SCOPE), LOAN},
	{LISTED("loan.unsurveyed", "未排查贷款需求户数", "没有登记有无贷款需求的户数", LOAN_CLAUSE, "loans.wants", MARK_LOAN_UNSURVEYED,
	        AT_SCOPE), LOAN},
	{SHARE("post_wage.behind", "月补贴涨幅低于最低工资的人占比", "两年都有月补贴的公益性岗位人员中，涨幅低于最低工资涨幅的占比",
	       WAGE_CLAUSE, "涨幅低的人数", AT_POST_BEHIND, "两年都有月补贴的人数", AT_POST_PAY, UNIT_PERSONS,
	       "jobs.monthly_wage jobs.post_pay_prev"), POST, .asks = "wage.minimum_prev", .used = AT_POST_PAY, .of = AT_POSTS},
	{LISTED("post_wage.behind_households", "月补贴涨幅低于最低工资的户数", "有人公益性岗位月补贴的涨幅低于最低工资涨幅的户数",
	        WAGE_CLAUSE, "jobs.monthly_wage jobs.post_pay_prev", MARK_POST_BEHIND, AT_SCOPE), POST,
	 .asks = "wage.minimum_prev"},
	{TOLD("post_wage.difference", "月补贴涨幅与最低工资涨幅之差", UNIT_POINTS, "不小于0为达到：参照最低工资年涨幅增长",
	      "（{本年月补贴合计}÷{上年月补贴合计}－1）－（{本年最低工资}÷{上年最低工资}－1）", NULL, WAGE_CLAUSE), POST,
	 .asks = "wage.minimum_prev", .make = make_post_difference, .inputs = inputs_post_difference, .adds = ADDS_NOT,
	 .in = {IN("本年月补贴合计", AT_POST_PAY_NOW, UNIT_YUAN, "jobs.monthly_wage"),
	        IN("上年月补贴合计", AT_POST_PAY_BEFORE, UNIT_YUAN, "jobs.post_pay_prev")}, .used = AT_POST_PAY, .of = AT_POSTS},
	{TOLD("post_wage.growth", "公益性岗位月补贴涨幅", UNIT_PERCENT, "两年都有月补贴的人，本年合计比上年合计的增长",
	      "{本年月补贴合计}÷{上年月补贴合计}－1", NULL, WAGE_CLAUSE), POST, .asks = "wage.minimum_prev",
	 .make = make_post_growth, .adds = ADDS_NOT,
	 .in = {IN("本年月补贴合计", AT_POST_PAY_NOW, UNIT_YUAN, "jobs.monthly_wage"),
	        IN("上年月补贴合计", AT_POST_PAY_BEFORE, UNIT_YUAN, "jobs.post_pay_prev")}, .used = AT_POST_PAY, .of = AT_POSTS},
	{LISTED("post_wage.hourly_households", "低于小时最低工资户数", "有人公益性岗位月补贴除以月工时低于小时最低工资的户数",
	        POST_CLAUSE, "jobs.monthly_wage jobs.post_hours", MARK_POST_HOURLY_LOW, AT_SCOPE), POST, .asks = "wage.hourly"},
	{COUNTED("post_wage.hourly_low", "低于小时最低工资人数", UNIT_PERSONS, "登记了月补贴和月工时的人中，小时补贴低于小时最低工资的人数，不含等于",
	         POST_CLAUSE, "jobs.monthly_wage jobs.post_hours", AT_POST_HOURLY_LOW, AT_POST_HOURLY), POST,
	 .asks = "wage.hourly"},
	{TOLD("post_wage.hourly_unknown", "小时补贴无法核算人数", UNIT_PERSONS, "在公益性岗位而缺月补贴或月工时的人数",
	      "{在岗人数}－{可核算人数}", NULL, POST_CLAUSE), POST, .asks = "wage.hourly", .make = make_rest, .adds = ADDS_SUM,
	 .in = {IN("在岗人数", AT_POSTS, UNIT_PERSONS, "jobs.post"),
	        IN("可核算人数", AT_POST_HOURLY, UNIT_PERSONS, "jobs.monthly_wage jobs.post_hours")}, .used = AT_POSTS, .of = AT_POSTS},
	{TOLD("post_wage.minimum_growth", "最低工资涨幅", UNIT_PERCENT, "当地月最低工资标准比上年的增长", "{本年最低工资}÷{上年最低工资}－1", NULL,
	      WAGE_CLAUSE), POST, .asks = "wage.minimum_prev", .region_only = true, .make = make_minimum_growth,
	 .inputs = inputs_minimum_growth, .adds = ADDS_NOT, .used = AT_POSTS, .of = AT_POSTS},
	{KEYED("post_wage.tier", "公益性岗位人数按分类", UNIT_PERSONS, "在公益性岗位的人按所在户的分类分", "分类", POST_CLAUSE, "jobs.post",
	       PLACE_POST_TIER, KEY_TIER, AT_POSTS), POST, .asks = "posts", .when = WHEN_TIERS, .gap = GAP_TIER},
	{COUNTED("post_wage.unpaid", "未按月发放人数", UNIT_PERSONS, "登记的已发月数少于在岗月数的人数", POST_CLAUSE,
	         "jobs.post_months jobs.post_paid_months", AT_POST_UNPAID, AT_POST_MONTHS), POST, .asks = "post.monthly"},
	{LISTED("post_wage.unpaid_households", "未按月发放户数", "有人已发月数少于在岗月数的户数", POST_CLAUSE,
	        "jobs.post_months jobs.post_paid_months", MARK_POST_UNPAID, AT_SCOPE), POST, .asks = "post.monthly"},
	{TOLD("post_wage.unpaid_months", "欠发月数", UNIT_MONTHS, "在岗月数超过已发月数的合计", "{欠发月数}", NULL, POST_CLAUSE),
	 POST, .asks = "post.monthly", .make = make_months, .adds = ADDS_SUM,
	 .in = {IN("欠发月数", AT_POST_UNPAID_MONTHS, UNIT_MONTHS, "jobs.post_months jobs.post_paid_months")}, .used = AT_POST_UNPAID,
	 .of = AT_POST_MONTHS},
	{SHARE("post_wage.weak_ratio", "弱劳力半劳力占公益性岗位", "登记了劳动技能的公益性岗位人员中，弱劳动力或半劳动力的占比",
	       WAGE_CLAUSE, "弱劳力半劳力人数", AT_POST_WEAK, "登记劳动技能的人数", AT_POST_LABOUR, UNIT_PERSONS,
	       "jobs.post members.labour"), POST, .asks = "wage.minimum_prev", .used = AT_POST_LABOUR, .of = AT_POSTS},
	{KEYED("sector.compared", "与部门比对户数", UNIT_HOUSEHOLDS, "户内登记了该项收入，部门发放数据也有该项的户数", "比对项目", SECTOR_CLAUSE,
	       "payments.item payments.paid households.parts", PLACE_SECTOR, KEY_SECTOR, AT_SCOPE), SECTOR, .rows = ROWS_SECTOR},
	{TOLD("sector.difference", "登记与部门发放之差", UNIT_YUAN, "比对户的登记收入合计减部门发放合计", "{登记收入}－{部门发放}", "比对项目",
	      SECTOR_CLAUSE), SECTOR, .key = KEY_SECTOR, .make = make_sector_difference, .adds = ADDS_SUM,
	 .in = {EACH("登记收入", PLACE_SECTOR_RECORDED, UNIT_YUAN, "households.parts"),
	        EACH("部门发放", PLACE_SECTOR_PAID, UNIT_YUAN, "payments.paid")}, .used = PLACE_SECTOR, .used_keyed = true, .of = AT_SCOPE},
	{KEYED("sector.doubtful", "登记与部门发放不符户数", UNIT_HOUSEHOLDS, "两者之差超过容差的户数，是疑点，不是结论", "比对项目", SECTOR_CLAUSE,
	       "payments.item payments.paid households.parts", PLACE_SECTOR_DOUBTFUL, KEY_SECTOR, AT_SCOPE), SECTOR,
	 .rows = ROWS_SECTOR_DOUBTFUL},
	{KEYED("sector.unrecorded", "部门发放而户内未登记户数", UNIT_HOUSEHOLDS, "部门有发放、户内该项没有采集的户数", "比对项目", SECTOR_CLAUSE,
	       "payments.item payments.paid households.parts", PLACE_SECTOR_UNRECORDED, KEY_SECTOR, AT_SCOPE), SECTOR,
	 .rows = ROWS_SECTOR_UNRECORDED},
	{KEYED("subsidy.unclaimed", "按台账可享受而无发放记录户数", UNIT_HOUSEHOLDS,
	       "牲畜台账有出售或务工清单有跨区稳定务工，本自然年没有该项发放记录的户数", "补贴项目", "@subsidy", "herd.sold jobs payments",
	       PLACE_UNCLAIMED, KEY_TOLD_ITEM, AT_SCOPE), .table = DATA_PAYMENTS, .asks = "herd", .rows = ROWS_SUBSIDY_UNCLAIMED},
	{KEYED_SUM("subsidy.unclaimed_amount", "按台账可享受而无发放记录金额", "上述各户（人）按规定可享受的金额", "补贴项目", "@subsidy",
	           "herd.sold jobs payments", PLACE_UNCLAIMED_SUM, PLACE_UNCLAIMED, KEY_TOLD_ITEM), .table = DATA_PAYMENTS, .asks = "herd",
	 .rows = ROWS_SUBSIDY_UNCLAIMED},
	{COUNTED("work.able", "有劳动能力人数", UNIT_PERSONS, "劳动技能为普通、技能、弱劳动力或半劳动力的在册成员", WORK_CLAUSE,
	         "members.labour", AT_WORK_ABLE, AT_WORK_ABLE), WORK, .gap = GAP_MEMBERS},
	{SHARE("work.list_ratio", "务工清单覆盖率", "有劳动能力的成员中，列入务工清单的占比", WORK_CLAUSE, "列入清单人数", AT_WORK_LISTED,
	       "有劳动能力人数", AT_WORK_ABLE, UNIT_PERSONS, "jobs.person members.labour"), WORK, .gap = GAP_MEMBERS,
	 .used = AT_WORK_LISTED, .of = AT_WORK_ABLE},
	{COUNTED("work.people", "务工清单人数", UNIT_PERSONS, "务工清单中的人数，一人计一次", WORK_CLAUSE, "jobs.person", AT_WORK_PERSONS,
	         AT_WORK_PERSONS), WORK},
	{KEYED("work.state", "务工清单标注人数", UNIT_PERSONS, "清单中的人按标注分；返乡、外出意愿与就业状态可以同时有", "标注", WORK_CLAUSE,
	       "jobs.state jobs.back jobs.willing", AT_WORK_STATE, KEY_WORK, AT_WORK_PERSONS), WORK},
	{TOLD("work.unlisted", "未列入清单人数", UNIT_PERSONS, "有劳动能力而没有列入务工清单的成员", "{有劳动能力人数}－{列入清单人数}", NULL,
	      WORK_CLAUSE), WORK, .gap = GAP_MEMBERS, .make = make_rest, .adds = ADDS_SUM,
	 .in = {IN("有劳动能力人数", AT_WORK_ABLE, UNIT_PERSONS, "members.labour"),
	        IN("列入清单人数", AT_WORK_LISTED, UNIT_PERSONS, "jobs.person")}, .used = AT_WORK_ABLE, .of = AT_WORK_ABLE},
	{LISTED("work.unlisted_households", "有人未列入清单户数", "有劳动能力的成员没有列入务工清单的户数", WORK_CLAUSE,
	        "jobs.person members.labour", MARK_WORK_UNLISTED, AT_SCOPE), WORK, .gap = GAP_MEMBERS},
	{LISTED("work.unmarked_households", "有人未标注状态户数", "清单中有人没有标注就业或失业的户数", WORK_CLAUSE, "jobs.state",
	        MARK_WORK_UNMARKED, AT_SCOPE), WORK},
};

const size_t family_peoples = sizeof family_people / sizeof *family_people;
