#ifndef DATA_FIELD_H
#define DATA_FIELD_H
/*
 * The fields of a household by name, for conditions in policy packs and for
 * `explain`.  Names are the canonical keys of contract.md 1.1.
 */
#include "data/set.h"

enum data_field {
	DATA_FIELD_ID, DATA_FIELD_AREA, DATA_FIELD_HEAD, DATA_FIELD_HEAD_ID, DATA_FIELD_PHONE,
	DATA_FIELD_KIND, DATA_FIELD_STATUS, DATA_FIELD_MONITOR, DATA_FIELD_CLEARED,
	DATA_FIELD_CAUSES, DATA_FIELD_DIBAO_ALL, DATA_FIELD_NO_LABOUR, DATA_FIELD_RELOCATED,
	DATA_FIELD_LOW_INCOME, DATA_FIELD_SIZE, DATA_FIELD_WAGE, DATA_FIELD_BUSINESS,
	DATA_FIELD_PROPERTY, DATA_FIELD_TRANSFER, DATA_FIELD_BUSINESS_COST, DATA_FIELD_NET,
	DATA_FIELD_PER_CAPITA, DATA_FIELD_GROSS, DATA_FIELD_OWN_PAY, DATA_FIELD_CLAIMS,
	DATA_FIELD_CADRE, DATA_FIELD_HAS_PLAN, DATA_FIELD_HAS_PROFILE,
	/* Not columns, but known of a household: */
	DATA_FIELD_DIBAO_MEMBERS, DATA_FIELD_TEKUN_MEMBERS, DATA_FIELD_NO_LABOUR_MEMBERS, DATA_FIELD_MEMBERS,
	DATA_FIELDS
};

enum data_type {
	DATA_TYPE_TEXT, DATA_TYPE_MONEY, DATA_TYPE_COUNT, DATA_TYPE_TRI,
	DATA_TYPE_WORD, /* one of a list */
	DATA_TYPE_SET   /* of words */
};

struct data_value {
	enum data_type type;
	bool blank;
	money amount;       /* DATA_TYPE_MONEY: fen; for per_capita see data_field_value */
	uint32_t number;    /* COUNT: the number; TRI, WORD: the enum; SET: bits */
	struct str text;    /* DATA_TYPE_TEXT */
};

enum data_field data_field_find(struct str name); /* DATA_FIELDS if there is none */
const char *data_field_name(enum data_field f);
const char *data_field_title(enum data_field f);  /* Chinese header */
enum data_type data_field_type(enum data_field f);
/*
 * Words of WORD and SET fields as packs write them, Chinese ("脱贫户",
 * "享受政策", "因病") or stable ("lifted", "enjoys", "illness"), to their
 * numbers; TRI: 是/否/yes/no/true/false.  -1 if there is no such word.
 */
int data_field_word(enum data_field f, struct str word);
/* The Chinese word of a number, for printing; empty for blank. */
struct str data_field_label(enum data_field f, unsigned number);
/*
 * The value of field f of h.  per_capita is as stated in the export: compare
 * net >= line * size instead (domain.md A-06).
 */
struct data_value data_field_value(const struct data_set *set, const struct data_household *h,
                                   enum data_field f);
/* Households of year[y] with a value in f; 0: no export has it, so say what could not be told. */
size_t data_field_filled(const struct data_set *set, size_t y, enum data_field f);

#endif
