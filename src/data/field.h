#ifndef DATA_FIELD_H
#define DATA_FIELD_H
/*
 * The fields of a household by name, for conditions in policy packs and for
 * `explain`.  Names are the canonical keys of contract.md 1.1.
 */
#include "data/set.h"

enum data_field {
	FIELD_ID, FIELD_AREA, FIELD_HEAD, FIELD_HEAD_ID, FIELD_PHONE,
	FIELD_KIND, FIELD_STATUS, FIELD_MONITOR, FIELD_CLEARED, FIELD_CAUSES,
	FIELD_DIBAO_ALL, FIELD_NO_LABOUR, FIELD_RELOCATED, FIELD_SIZE,
	FIELD_WAGE, FIELD_BUSINESS, FIELD_PROPERTY, FIELD_TRANSFER, FIELD_BUSINESS_COST,
	FIELD_NET, FIELD_PER_CAPITA, FIELD_OWN_PAY, FIELD_CLAIMS,
	FIELD_CADRE, FIELD_HAS_PLAN, FIELD_HAS_PROFILE,
	/* Not columns, but known of a household: */
	FIELD_DIBAO_MEMBERS, FIELD_TEKUN_MEMBERS, FIELD_NO_LABOUR_MEMBERS, FIELD_MEMBERS,
	DATA_FIELDS
};

enum data_type { TYPE_TEXT, TYPE_MONEY, TYPE_COUNT, TYPE_TRI, TYPE_WORD /* one of a list */, TYPE_SET /* of words */ };

struct data_value {
	enum data_type type;
	bool blank;
	money amount;       /* TYPE_MONEY: fen; for per_capita see data_field_value */
	uint32_t number;    /* COUNT: the number; TRI, WORD: the enum; SET: bits */
	struct str text;    /* TYPE_TEXT */
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
struct data_value data_field_value(const struct data_set *set, const struct data_household *h, enum data_field f);
/* Households of year[y] with a value in f; 0: no export has it, so say what could not be told. */
size_t data_field_filled(const struct data_set *set, size_t y, enum data_field f);

#endif
