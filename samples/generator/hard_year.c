/* The hand-placed cases of two closed years (hunan-2022: lines 6,900 and 11,000, goal 12,000). */
#include <string.h>

#include "hard.h"

static void set_dibao(struct household *h, enum flag members, enum flag all)
{
	for (int i = 0; i < h->members; i++)
		h->member[i].dibao = members;
	h->dibao_all = all;
}

static void monitor(struct household *h, const char *kind, enum flag cleared, const char *cause)
{
	for (int y = LAST; y <= THIS; y++) {
		h->year[y].monitor = kind;
		h->year[y].cleared = cleared;
		h->year[y].causes[0] = cause;
	}
}

static void blank(struct year *y, int from, int to)
{
	for (int c = from; c <= to; c++)
		y->raw[c] = "null";
}

static void cause_disaster(struct rng *r, struct household *h)
{
	(void)r;
	h->year[THIS].causes[0] = "因自然灾害";
}

static void income_blank_now(struct rng *r, struct household *h)
{
	(void)r;
	blank(&h->year[THIS], CELL_WAGE, CELL_PER_CAPITA);
	h->months = 0;
	h->quarters = false;
}

static void net_blank(struct rng *r, struct household *h)
{
	(void)r;
	blank(&h->year[THIS], CELL_NET, CELL_PER_CAPITA);
}

static void net_and_cost_blank(struct rng *r, struct household *h)
{
	(void)r;
	blank(&h->year[THIS], CELL_NET, CELL_PER_CAPITA);
	h->year[THIS].raw[CELL_COST] = "\"\"";
}

static void property_blank(struct rng *r, struct household *h)
{
	(void)r;
	h->year[THIS].raw[CELL_PROPERTY] = "\"\"";
	h->year[THIS].block[WAGE] += h->year[THIS].block[PROPERTY];
	h->year[THIS].block[PROPERTY] = 0;
}

static void income_blank_last(struct rng *r, struct household *h)
{
	(void)r;
	blank(&h->year[LAST], CELL_WAGE, CELL_PER_CAPITA);
}

static void size_blank(struct rng *r, struct household *h)
{
	(void)r;
	h->year[THIS].raw[CELL_SIZE] = "null";
}

static void sizes_blank(struct rng *r, struct household *h)
{
	(void)r;
	h->year[THIS].raw[CELL_SIZE] = "null";
	h->year[THIS].raw[CELL_SIZE_NOW] = "\"\"";
}

static void whole_dibao(struct rng *r, struct household *h)
{
	(void)r;
	set_dibao(h, YES, YES);
}

static void dibao_uncleared(struct rng *r, struct household *h)
{
	whole_dibao(r, h);
	monitor(h, "脱贫不稳定户", NO, "因病");
}

static void dibao_one_missing(struct rng *r, struct household *h)
{
	whole_dibao(r, h);
	h->member[h->members - 1].dibao = NO;
}

static void dibao_members_only(struct rng *r, struct household *h)
{
	(void)r;
	set_dibao(h, YES, BLANK);
}

static void dibao_household_only(struct rng *r, struct household *h)
{
	(void)r;
	set_dibao(h, BLANK, YES);
}

static void uncleared(struct rng *r, struct household *h)
{
	(void)r;
	monitor(h, "脱贫不稳定户", NO, "因务工就业不稳");
}

static void uncleared_no_income(struct rng *r, struct household *h)
{
	income_blank_now(r, h);
	uncleared(r, h);
}

static void sudden_farmer(struct rng *r, struct household *h)
{
	(void)r;
	for (int y = LAST; y <= THIS; y++)
		h->year[y].poor = h->year[y].enjoys = false;
	monitor(h, "突发严重困难户", YES, "因意外事故");
}

static void outside(struct rng *r, struct household *h)
{
	(void)r;
	for (int y = LAST; y <= THIS; y++)
		h->year[y].poor = h->year[y].enjoys = false;
}

static void newly_monitored(struct rng *r, struct household *h)
{
	outside(r, h);
	h->year[THIS].monitor = "边缘易致贫户";
	h->year[THIS].cleared = NO;
	h->year[THIS].causes[0] = "因病";
}

static void no_longer_in_scope(struct rng *r, struct household *h)
{
	outside(r, h);
	h->year[LAST].monitor = "边缘易致贫户";
	h->year[LAST].cleared = YES;
}

static void left(struct rng *r, struct household *h)
{
	(void)r;
	h->year[THIS].present = false;
}

static void arrived(struct rng *r, struct household *h)
{
	(void)r;
	h->year[LAST].present = false;
}

static void twice(struct rng *r, struct household *h)
{
	(void)r;
	h->year[THIS].copies = 2;
}

static void contradiction(struct rng *r, struct household *h)
{
	(void)r;
	h->year[THIS].copies = 2;
	h->year[THIS].second_wage = h->year[THIS].block[WAGE] + 600000;
}

static void wage_in_words(struct rng *r, struct household *h)
{
	(void)r;
	h->year[THIS].raw[CELL_WAGE] = "\"一万二千元左右\"";
}

static void net_is_error(struct rng *r, struct household *h)
{
	(void)r;
	h->year[THIS].raw[CELL_NET] = "\"#REF!\"";
}

static void business_is_array(struct rng *r, struct household *h)
{
	(void)r;
	h->year[THIS].raw[CELL_BUSINESS] = "[12000, 3500]";
}

static void excel_noise(struct rng *r, struct household *h)
{
	(void)r;
	h->year[THIS].raw[CELL_NET] = "\"=\\\"54321.00\\\"\"";
	h->year[THIS].raw[CELL_PER_CAPITA] = "\"　18,107.00 \"";
}

static void no_id(struct rng *r, struct household *h)
{
	arrived(r, h);
	h->year[THIS].raw[CELL_ID] = "null";
	h->members = h->months = 0;
	h->quarters = false;
}

static void id_is_number(struct rng *r, struct household *h)
{
	(void)r;
	h->year[THIS].raw[CELL_ID] = h->id;
}

static void rare_names(struct rng *r, struct household *h)
{
	static const char *const names[] = {"向𠅤", "覃𬭛", "瞿㼆㛃", "麻䶮"};

	(void)r;
	for (int i = 0; i < h->members && i < 4; i++)
		snprintf(h->member[i].name, sizeof h->member[i].name, "%s", names[i]);
}

static void long_name(struct rng *r, struct household *h)
{
	(void)r;
	snprintf(h->member[0].name, sizeof h->member[0].name, "%s", "阿卜杜热西提·麦麦提吐尔逊");
}

static void all_tekun(struct rng *r, struct household *h)
{
	(void)r;
	for (int i = 0; i < h->members; i++)
		h->member[i].tekun = YES;
}

const struct hard hard_year[] = {
	{"人均恰为 6900.00 元：够得上“稳定脱贫户”（≥）", 3, 3, 1900000, 2070000, NULL},
	{"纯收入差 1 分：人均 6899.9967 元，印出来像 6900.00，仍是“重点监测户”", 3, 3, 1900000, 2069999, NULL},
	{"人均恰为 6899.99 元：“重点监测户”", 3, 3, 1900000, 2069997, NULL},
	{"人均恰为 11000.00 元：“高质量脱贫户”（≥）", 4, 4, 4000000, 4400000, NULL},
	{"纯收入差 1 分不到人均 11000 元：“稳定脱贫户”", 4, 4, 4000000, 4399999, NULL},
	{"人均恰为 12000.00 元（2025 年目标）", 5, 5, 5500000, 6000000, NULL},
	{"人均恰降 10%：降幅分档的边界", 2, 2, 4000000, 3600000, cause_disaster},
	{"人均恰降 30%：降幅分档的边界", 2, 2, 4000000, 2800000, cause_disaster},
	{"两年收入分文不差：持平，不是下降", 3, 3, 3300000, 3300000, NULL},
	{"只降 1 分：严格小于，算下降；增速四舍五入为 0.0%", 3, 3, 3300000, 3299999, NULL},
	{"恰增 0.05%：四舍五入为 0.1%，不是持平", 2, 2, 4000000, 4002000, NULL},
	{"增 0.0499%：四舍五入为 0.0%，持平", 2, 2, 4000000, 4001999, NULL},
	{"总收入增加、人口也增加，人均下降", 3, 4, 4500000, 5200000, NULL},
	{"总收入减少、人口也减少，人均上升", 4, 3, 5200000, 4500000, NULL},
	{"上年纯收入为 0（不是空白）：增速无定义，不是下降", 1, 1, 0, 900000, NULL},
	{"本年纯收入为负：人均下降超过 100%", 2, 2, 1600000, -250000, cause_disaster},
	{"两年都为负且更低：下降，降幅无定义", 2, 2, -100000, -150000, cause_disaster},
	{"本年收入各栏全空：空白不是 0，不参与计算", 3, 3, 3600000, 3900000, income_blank_now},
	{"纯收入空白、五项齐全：由五项算出", 3, 3, 3600000, 3900000, net_blank},
	{"纯收入空白、生产经营性支出也空白：算不出", 3, 3, 3600000, 3900000, net_and_cost_blank},
	{"纯收入有、财产性收入空白：收入可用，该项构成不可用", 3, 3, 3600000, 3900000, property_blank},
	{"上年收入各栏全空：本年可分类，不参与增速", 3, 3, 3600000, 3900000, income_blank_last},
	{"年度家庭人口数空白：用当前家庭人口数", 3, 3, 3600000, 3900000, size_blank},
	{"两种人口数都空白：数成员", 3, 3, 3600000, 3900000, sizes_blank},
	{"整户低保、人均 18000 元：仍是“兜底保障户”（不看收入）", 2, 2, 3000000, 3600000, whole_dibao},
	{"整户低保且风险未消除：先后次序的重叠", 2, 2, 1300000, 1400000, dibao_uncleared},
	{"户标记整户低保，但有一名成员不享受：不是整户", 3, 3, 2400000, 2600000, dibao_one_missing},
	{"户标记空白、全体成员享受低保：是整户", 2, 2, 1500000, 1600000, dibao_members_only},
	{"户标记整户低保、成员该栏空白：用户标记", 2, 2, 1500000, 1600000, dibao_household_only},
	{"风险未消除、人均 20000 元：“重点监测户”（不论收入）", 3, 3, 5400000, 6000000, uncleared},
	{"风险未消除、本年收入空白：不论收入，仍可分类", 3, 3, 5400000, 6000000, uncleared_no_income},
	{"一般农户、突发严重困难户、已消除、收入高：在范围内，不是错误", 4, 4, 8000000, 8800000, sudden_farmer},
	{"一般农户、从未监测、收入低：范围外，不分类", 4, 4, 1800000, 1900000, outside},
	{"上年是一般农户、本年新识别为监测对象：本年新入范围", 3, 3, 2100000, 2000000, newly_monitored},
	{"上年是监测对象、本年不再是：退出范围", 3, 3, 2100000, 2300000, no_longer_in_scope},
	{"只在上年文件里：已退出", 3, 3, 3000000, 3000000, left},
	{"只在本年文件里：新增", 3, 3, 3000000, 3000000, arrived},
	{"同一行原样出现两次", 4, 4, 5000000, 5400000, twice},
	{"同一户两行互相矛盾（工资与纯收入不同）", 4, 4, 5000000, 5400000, contradiction},
	{"坏记录：工资性收入写成文字“一万二千元左右”", 3, 3, 4200000, 4500000, wage_in_words},
	{"坏记录：纯收入是 Excel 错误值 #REF!，五项齐全", 3, 3, 4200000, 4500000, net_is_error},
	{"坏记录：生产经营性收入是数组", 3, 3, 4200000, 4500000, business_is_array},
	{"Excel 痕迹：=\"54321.00\"、全角空格、千分位，仍可读", 3, 3, 5000000, 5432100, excel_noise},
	{"坏记录：户编号缺失", 3, 3, 4200000, 4500000, no_id},
	{"坏记录：户编号写成 JSON 数字（大于 2^53）", 3, 3, 4200000, 4500000, id_is_number},
	{"生僻字：𠅤 𬭛 㼆 㛃 䶮", 4, 4, 5200000, 5600000, rare_names},
	{"带间隔号的长姓名", 2, 2, 2600000, 2800000, long_name},
	{"整户特困供养、无低保：不是“兜底保障户”（A-03）", 1, 1, 900000, 950000, all_tekun},
};

const int hard_year_count = sizeof hard_year / sizeof hard_year[0];
