#ifndef DATA_RECORD_H
#define DATA_RECORD_H
/*
 * The records a case is computed from.  Everything is flat arrays that refer
 * to each other by index, sorted so that walking them in order gives the same
 * result everywhere.  Money is integer fen.  "Not collected" is MONEY_NONE or
 * a BLANK, and is never zero (contract.md 1.1, domain.md A-36).
 */
#include "base/date.h"
#include "base/dec.h"
#include "data/case.h"

#define MONEY_NONE INT64_MIN  /* not collected */
#define DATA_NONE UINT32_MAX  /* no such index */

/* Order of the blocks: domain.md S2 2.9; cost last, stored positive. */
enum data_block { DATA_WAGE, DATA_BUSINESS, DATA_PROPERTY, DATA_TRANSFER, DATA_COST, DATA_BLOCKS };
#define DATA_INCOME_BLOCKS 4 /* the first four are receipts */

enum data_tri { DATA_BLANK, DATA_NO, DATA_YES };
/* 户类型, aar010, 监测对象类别 (domain.md section 6); 0 is always blank. */
enum data_farm { DATA_FARM_BLANK, DATA_FARM_LIFTED /* 脱贫户 */, DATA_FARM_ORDINARY /* 一般农户 */ };
enum data_status { DATA_STATUS_BLANK, DATA_STATUS_ENJOYS /* 享受政策 */, DATA_STATUS_ENDED /* 不享受政策 */,
	DATA_STATUS_POOR /* 未脱贫 */, DATA_STATUS_RETURNED /* 返贫 */ };
enum data_monitor { DATA_MONITOR_NONE /* blank: not monitored */, DATA_MONITOR_UNSTABLE /* 脱贫不稳定户 */,
	DATA_MONITOR_MARGINAL /* 边缘易致贫户 */, DATA_MONITOR_SUDDEN /* 突发严重困难户 */ };
enum data_cause { /* bit numbers of data_household.causes, domain.md section 6 */
	DATA_CAUSE_ILLNESS, DATA_CAUSE_SCHOOL, DATA_CAUSE_DISABILITY, DATA_CAUSE_DISASTER,
	DATA_CAUSE_ACCIDENT, DATA_CAUSE_PROJECT, DATA_CAUSE_JOB, DATA_CAUSE_LABOUR,
	DATA_CAUSE_HOUSING, DATA_CAUSE_WATER, DATA_CAUSE_OTHER, DATA_CAUSES };
enum data_labour { DATA_LABOUR_BLANK, DATA_LABOUR_ORDINARY, DATA_LABOUR_SKILLED, DATA_LABOUR_WEAK,
	DATA_LABOUR_LOST, DATA_LABOUR_NONE };

/* Why a household-year has no usable income (it still counts in scope), or 0. */
enum data_income_fault { DATA_INCOME_OK, DATA_INCOME_BAD_AMOUNT, DATA_INCOME_NO_NET, DATA_INCOME_NO_SIZE };

enum data_flag { /* how values came about that the export did not state */
	DATA_NET_FROM_BLOCKS = 1, DATA_NET_FROM_PER_CAPITA = 2, DATA_SIZE_FROM_CURRENT = 4,
	DATA_SIZE_FROM_MEMBERS = 8, DATA_FARM_DERIVED = 16 /* from status or monitor */,
	DATA_FROM_COLUMNS = 32 /* previous year made of 上年… columns of this year's export */
};

struct data_source { /* where a record stands: data_pos() */
	uint32_t element;    /* index in the array, from 0; DATA_NONE: the export as a whole */
	uint32_t offset;     /* of its first byte in the file, the lower 32 bits */
	uint32_t export;     /* index into data_set.export */
};

/* Amounts that few ask for: data_stated() (data/set.h).  per_capita and gross: as stated, for checks; figures
   use net / size. */
enum data_stated { DATA_PER_CAPITA, DATA_GROSS, DATA_OWN_PAY, DATA_CLAIMS, DATA_STATED };

struct data_household { /* one household in one year; 128 bytes, of which a county has millions */
	money block[DATA_BLOCKS];
	money net;
	uint32_t stated[DATA_STATED]; /* private: data_stated() */
	/* data_text() of these; 0 is empty */
	uint32_t id, head, head_id, phone, cadre;
	uint32_t area;               /* the lowest known: village, else township, else the region */
	uint32_t prev, next;         /* the same id in the year before / after, or DATA_NONE */
	struct data_source at;
	uint16_t size;               /* persons of the year; 0: not known */
	uint16_t size_now;           /* 当前家庭人口数, 0: not stated */
	uint16_t causes;             /* bits 1 << enum data_cause */
	uint8_t flags;               /* enum data_flag */
	uint8_t farm, status, monitor, cleared; /* the enums above; cleared is a tri */
	uint8_t dibao_all, no_labour, relocated, low_income, has_plan, has_profile; /* tri, as stated */
	/* tri, from the member rows (自然减少 left out): all yes / some no / no rows or a blank */
	uint8_t dibao_members : 2, tekun_members : 2, no_labour_members : 2;
	uint8_t income_fault;        /* enum data_income_fault */
};

_Static_assert(sizeof(struct data_household) <= 128, "two years of a household are kept in 300 bytes");

/* What other exports, or columns that few have, say of a household: data_more() (data/set.h). */
struct data_more {
	uint32_t member, members;    /* data_set.member[member .. member + members) */
	uint32_t month, quarter;     /* first of its periods in data_set.month / .quarter */
	uint32_t cause_other;        /* a cause that is none of enum data_cause: data_text(); 0: none */
	uint32_t part, land, watch;  /* into data_year.part, .land and .watch, or DATA_NONE */
	uint8_t months, quarters;    /* how many periods follow month / quarter */
};

/* Parts of transfer, property and wage income, domain.md 5.2; only where an export has such columns. */
enum data_part { DATA_PART_POST, DATA_PART_OTHER_WAGE, DATA_PART_DIVIDEND, DATA_PART_OTHER_PROPERTY,
	DATA_PART_BIRTH_PLAN, DATA_PART_DIBAO, DATA_PART_TEKUN, DATA_PART_PENSION, DATA_PART_ECOLOGY,
	DATA_PART_OTHER_TRANSFER, DATA_PART_INDUSTRY_AWARD, DATA_PART_JOB_AWARD, DATA_PARTS };
struct data_parts {
	money v[DATA_PARTS];
};

/* Areas of the household, domain.md 5.3, in hundredths of a mu; only where an export has such columns. */
enum data_land { DATA_LAND_FARM, DATA_LAND_FOREST, DATA_LAND_REVERTED /* 退耕还林 */, DATA_LAND_ORCHARD,
	DATA_LAND_PASTURE, DATA_LAND_WATER, DATA_LANDS };
#define DATA_LAND_NONE INT32_MIN /* not collected */
struct data_land_areas {
	int32_t v[DATA_LANDS];
};

/* What the list of monitored households says of their monitoring, domain.md 5.3: only where an export has such
   columns.  The thirteen cells 风险消除后… are after[] and lack[]. */
enum data_after { DATA_AFTER_WAGE, DATA_AFTER_PROPERTY, DATA_AFTER_TRANSFER, DATA_AFTER_BUSINESS, DATA_AFTER_COST,
	DATA_AFTER_NET, DATA_AFTER_PER_CAPITA, DATA_AFTER_CLAIMS, DATA_AFTER_OWN_PAY, DATA_AFTERS };
enum data_lack { DATA_LACK_SCHOOL, DATA_LACK_HOUSING, DATA_LACK_INSURANCE, DATA_LACK_WATER, DATA_LACKS };
enum data_elimination { DATA_ELIMINATION_BLANK, DATA_ELIMINATION_HELPED /* 帮扶消除 */,
	DATA_ELIMINATION_NATURAL /* 自然消除 */ };
struct data_watch {
	money after[DATA_AFTERS];
	struct date identified, eliminated; /* 识别、消除监测时间: a month is its first day; year 0: not collected */
	uint8_t lack[DATA_LACKS];   /* tri */
	uint8_t elimination;        /* enum data_elimination */
	uint8_t developing;         /* 实施开发式帮扶措施情况, tri */
};

struct data_member {
	uint32_t name, id_number, relation, health, disability, school; /* data_text() */
	uint32_t person, phone;     /* 人口编号, 家庭成员联系电话: data_text() */
	uint32_t year, household;   /* index into data_set.year[year].household */
	struct date birth;          /* year 0: not collected or unreadable */
	struct data_source at;
	uint8_t labour;             /* enum data_labour */
	uint8_t dibao, tekun, gone; /* tri; gone: 自然减少 */
	uint8_t medical, premium, accident; /* tri: 基本医保, 代缴养老保险费, 意外险 */
	uint8_t post, pension;      /* tri: 公益性岗位, 参加城乡居民基本养老保险 */
	int16_t post_months;        /* 公益性岗位(月数), hundredths, at most 99; -1: not collected */
};

struct data_period { /* one month or quarter of one household */
	money block[DATA_BLOCKS];
	money net;                  /* as stated, else from the blocks if all five are there */
	uint32_t year, household;   /* as in data_member */
	struct data_source at;
	uint8_t index;              /* month 0 = October .. 11 = September; quarter 0 = Oct-Dec .. 3 */
	bool from_blocks;           /* net was not stated */
};

struct data_area {
	struct str code, name;      /* 12 digits; or, where exports hold names only, "乡镇" / "乡镇-村" */
	enum data_level level;
	uint32_t parent;            /* < own index; DATA_NONE for the region, which is area 0 */
	uint32_t end;               /* the areas inside it, itself first, are [own index, end) */
};

struct data_reference { /* one published figure, references.json (contract.md 1.2) */
	struct str region, indicator, basis, source;
	struct date published;
	struct pos at;
	int year, quarter;          /* quarter 0: the whole year */
	bool has_growth, has_level, has_level_prev;
	int64_t growth;             /* percent in tenths: "8.0" is 80; if absent, half-up from the levels */
	money level, level_prev;
	bool growth_computed;
};

#endif
