#include "base/err.h"
#include "policy/cond.h"

/* In the order of enum fact_id. */
static const struct fact_info fact_table[FACT_N] = {
	[FACT_KIND] = {"kind", "户类型", FACT_WORD, "kind"},
	[FACT_STATUS] = {"status", "脱贫状态", FACT_WORD, "status"},
	[FACT_MONITOR] = {"monitor", "监测对象类别", FACT_WORD, "monitor"},
	[FACT_MONITORED] = {"monitored", "监测对象", FACT_FLAG, "monitor"},
	[FACT_CLEARED] = {"cleared", "已消除风险监测户", FACT_FLAG, "monitor cleared"},
	[FACT_UNCLEARED] = {"uncleared", "未消除风险监测户", FACT_FLAG, "monitor cleared"},
	[FACT_DIBAO_ALL] = {"dibao_all", "整户低保", FACT_FLAG, "members.dibao dibao_all"},
	[FACT_NO_LABOUR] = {"no_labour", "整户无劳动力", FACT_FLAG, "members.labour no_labour"},
	[FACT_RELOCATED] = {"relocated", "易地扶贫搬迁户", FACT_FLAG, "relocated"},
	[FACT_LOW_INCOME] = {"low_income", "低收入人口", FACT_FLAG, "low_income"},
	[FACT_SIZE] = {"size", "年度家庭人口数", FACT_COUNT, "size"},
	[FACT_PER_CAPITA] = {"per_capita", "人均纯收入", FACT_YUAN, "net size"},
	[FACT_PER_CAPITA_PREV] = {"per_capita_prev", "上年人均纯收入", FACT_YUAN, "net size（上年）"},
	[FACT_CHANGE] = {"change", "人均纯收入较上年增减", FACT_YUAN, "net size（两年）"},
	[FACT_GROWTH] = {"growth", "人均纯收入增速", FACT_SHARE, "net size（两年）"},
	[FACT_TRANSFER_SHARE] = {"transfer_share", "转移性收入占比", FACT_SHARE,
				 "wage business property transfer"},
	[FACT_OWN_PAY_RATIO] = {"own_pay_ratio", "合规自付支出与纯收入之比", FACT_SHARE, "own_pay net"},
	[FACT_ESTIMATE] = {"estimate", "全年预估人均收入", FACT_YUAN, "monthly size"},
	[FACT_ESTIMATE_CHANGE] = {"estimate_change", "全年预估人均收入较上年增减", FACT_YUAN,
				  "monthly size net（上年）"},
	[FACT_ESTIMATE_GROWTH] = {"estimate_growth", "全年预估人均收入增速", FACT_SHARE,
				  "monthly size net（上年）"},
	[FACT_ESTIMATE_MONTHS] = {"estimate_months", "已采集月数", FACT_COUNT, "monthly"},
	[FACT_YTD_GROWTH] = {"ytd_growth", "本年累计收入同比", FACT_SHARE, "quarterly（两年）"},
	[FACT_FALLING] = {"falling", "收入下降趋势", FACT_FLAG, "quarterly（两年）"},
	[FACT_REFERENCE_GAP] = {"reference_gap", "增速与参照增速之差", FACT_SHARE,
				"net size（两年） references"},
};

static const char *const kind_words[] = {"脱贫户", "一般农户", NULL};
static const char *const status_words[] = {"未脱贫", "享受政策", "返贫", "不享受政策", NULL};
static const char *const monitor_words[] = {"非监测对象", "脱贫不稳定户", "边缘易致贫户", "突发严重困难户",
					    NULL};

const struct fact_info *fact_info(enum fact_id f)
{
	ENSURE(f < FACT_N);
	return &fact_table[f];
}

const char *const *fact_words(enum fact_id f)
{
	switch (f) {
	case FACT_KIND:
		return kind_words;
	case FACT_STATUS:
		return status_words;
	case FACT_MONITOR:
		return monitor_words;
	default:
		return NULL;
	}
}

enum fact_id fact_find(struct str name)
{
	for (size_t f = 0; f < FACT_N; f++)
		if (str_is(name, fact_table[f].name))
			return (enum fact_id)f;
	return FACT_N;
}
