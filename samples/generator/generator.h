/*
 * A seeded generator of fictional county case folders (the format: samples/README.md).
 *
 * Everything follows from (seed, serial number of the household): any file of the case can be written in one
 * pass without holding the county in memory, and the same options give the same bytes on every machine.
 * Integers only, no locale, no clock. Places, persons and numbers are invented; no region has code 990101.
 */
#ifndef GENERATOR_H
#define GENERATOR_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum { MEMBERS_MAX = 8, MONTHS_MAX = 12, COUNTIES_MAX = 99 * 12, TOWNSHIPS_MAX = 396 /* codes 204 to 587 beside the named ones */, CAUSES_MAX = 5 };
enum { LAST, THIS };			/* the two years of a household */
enum flag { BLANK = -1, NO, YES };	/* a yes-or-no cell; blank is "not collected" */
enum block { WAGE, BUSINESS, COST, PROPERTY, TRANSFER, BLOCKS };
enum part { FAMILY_PLAN, DIBAO_PAY, TEKUN_PAY, PENSION, ECOLOGY, OTHER_TRANSFER, PARTS };
enum style { STYLE_CANONICAL, STYLE_OLD, STYLE_NEW, STYLE_MACHINE };

/* The cells of a household row; the order is the order of the columns. */
enum cell {
	CELL_ID, CELL_AREA, CELL_TOWNSHIP, CELL_VILLAGE, CELL_HEAD, CELL_HEAD_ID, CELL_PHONE, CELL_KIND,
	CELL_STATUS, CELL_MONITOR, CELL_CLEARED, CELL_CAUSES, CELL_DIBAO_ALL, CELL_NO_LABOUR, CELL_RELOCATED,
	CELL_SIZE, CELL_SIZE_NOW, CELL_WAGE, CELL_BUSINESS, CELL_COST, CELL_PROPERTY, CELL_TRANSFER, CELL_PART,
	CELL_NET = CELL_PART + PARTS, CELL_PER_CAPITA, CELL_OWN_PAY, CELL_CLAIMS, CELL_CADRE, CELL_HAS_PLAN,
	CELL_HAS_PROFILE, CELLS
};

struct rng {
	uint64_t state;
};

struct village {
	char code[24];			/* twelve digits */
	char township[32], name[32];
};

struct member {
	char name[64], id_number[32], birth[24];
	const char *relation, *labour, *health, *disability, *school;
	enum flag dibao, tekun;
	int age;
};

/* A household as one year's export shows it. Money is in fen. */
struct year {
	bool present;
	bool poor;			/* 脱贫户, otherwise 一般农户 */
	bool enjoys;			/* 享受政策 */
	const char *monitor;		/* "" when it is not monitored */
	enum flag cleared;
	const char *causes[CAUSES_MAX];
	int size, size_now;
	int64_t block[BLOCKS], part[PARTS];
	int64_t own_pay, claims;
	const char *raw[CELLS];		/* a cell printed as this JSON token instead of its value */
	int copies;			/* the row is written so many times */
	int64_t second_wage;		/* not 0: the second copy says this wage (and another net) */
};

struct household {
	uint64_t serial;
	char id[24], phone[12], cadre[80];
	struct village at;
	int members;
	struct member member[MEMBERS_MAX];
	enum flag dibao_all, no_labour, relocated, has_plan, has_profile;
	struct year year[2];
	int months;			/* monthly rows that exist, counted from the first */
	bool quarters;			/* quarterly rows exist */
};

struct township {
	int code; /* digits 7 to 9: 001-099 street, 100-199 town, 200-399 township (domain.md 6) */
	const char *name;
	int weight;
};

struct plan {
	uint64_t seed;
	uint64_t households;		/* all, the hard cases included */
	int townships;			/* of each county */
	int counties;			/* more than one: the case is of a province of so many */
	bool bare;			/* the two years' households and nothing else */
	bool hard, ndjson, nine_months;
	bool more;			/* the pack's own boundaries among the hard cases */
	bool ledgers;			/* jobs, visits, payments and so on as well */
	bool watched_months;		/* monthly rows only for monitored and falling households */
	enum style style[2];		/* of last year's and this year's file */
	const char *pack, *dir, *county, *region;	/* region: six digits */
	const char *organ, *word, *cc;	/* what follows the county's name; the number's word; two who get copies */
	const struct township *named;	/* the first townships; then names are made */
	int n_named;
	int income_year;
	uint64_t start[TOWNSHIPS_MAX + 1];	/* first serial of each township; filled by plan_lay_out */
};

/* prng.c: splitmix64 (Steele, Lea, Flood 2014), our own code. */
struct rng rng_seeded(uint64_t seed, uint64_t stream);
uint64_t rng_next(struct rng *);
int64_t rng_between(struct rng *, int64_t low, int64_t high);	/* both included */
bool rng_chance(struct rng *, int per_mille);

/* place.c */
void plan_name_places(struct plan *);	/* by pack: a county, a banner or the streets of a zone */
void plan_lay_out(struct plan *);
void place_of(const struct plan *, uint64_t serial, struct village *);
/* The village of a hard case: the first village of township number % townships. */
void place_of_hard(const struct plan *, int number, struct village *);

/* person.c */
void person_name(struct rng *, char out[64]);
void person_surname(struct rng *, char out[64]);
void members_fill(struct rng *, const struct plan *, struct household *);

/* income.c */
void income_fill(struct rng *, const struct plan *, struct household *);
/* Splits net into the five blocks; the sum is exact. farm and transfer are shares of net in per mille. */
void income_split(struct rng *, struct year *, int64_t net, int farm, int transfer);
int64_t year_net(const struct year *);
void year_parts(struct year *, const struct household *);
int64_t month_amount(int64_t total, enum block, int month, int months);

/* household.c */
void household_make(const struct plan *, uint64_t serial, struct household *);

/* hard.c: the hand-placed cases; each is described in samples/qingling/README.md. */
int hard_count(const struct plan *);
const char *hard_note(const struct plan *, int number);
void hard_apply(const struct plan *, int number, struct rng *, struct household *);

/* export.c, rows.c: each writes one file; false when the file could not be written. */
bool export_households(const struct plan *, int which);
bool export_members(const struct plan *);
bool export_monthly(const struct plan *);
bool export_quarterly(const struct plan *);
bool export_case(const struct plan *);
bool export_references(const struct plan *);
/* detail.c: columns that only some exports have; nothing without plan.ledgers. */
void detail_put(FILE *, const struct plan *, const struct household *, int which);
const char *detail_phone(const struct household *, int member); /* until the next call */
void detail_put_member(FILE *, const struct plan *, const struct household *, int member);
/* ledger.c: nothing without plan.ledgers. */
bool export_ledgers(const struct plan *);
void ledgers_put_exports(FILE *, const struct plan *);	/* their lines of case.json */
/* ledger_people.c: parts of transfer income that the zone's departments tell of too. */
void parts_put(FILE *, const struct plan *, const struct household *, int which);
/* ledger_people.c: a member's cells on insurance; only for the streets of a zone with its ledgers. */
void insurance_put(FILE *, const struct plan *, const struct household *, const struct member *);
FILE *export_open(const struct plan *, const char *name);
bool export_close(FILE *, const char *name);
void put_fen(FILE *, int64_t fen);

#endif
