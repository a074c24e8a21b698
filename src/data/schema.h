#ifndef DATA_SCHEMA_H
#define DATA_SCHEMA_H
/*
 * Private to data.  templates/fields.json in memory: for each kind of export
 * its fields, the headers each is known by, and the words its values may be.
 * Which fields the four kinds with records of their own must have is fixed in
 * spec.c; the other kinds have whatever columns the file describes.
 */
#include "base/map.h"
#include "data/record.h"
#include "json/json.h"

enum schema_type {
	SCHEMA_ID,       /* digits and letters; ="…" unwrapped; a number loses its exactness elsewhere */
	SCHEMA_CERTIFICATE, /* the same, of a person: never quoted in a message */
	SCHEMA_TEXT, SCHEMA_MONEY, SCHEMA_COUNT,
	SCHEMA_TRI,      /* yes, no, blank */
	SCHEMA_PRESENCE, /* the same, and any other text is a yes */
	SCHEMA_WORD,     /* one of the field's words */
	SCHEMA_WORDS,    /* several, in one or more columns */
	SCHEMA_DATE, SCHEMA_MONTH, SCHEMA_QUARTER, SCHEMA_YEAR,
	SCHEMA_TYPES
};

struct schema_also { /* a word that says something of another field too */
	struct str word;
	uint16_t field;
	uint8_t value;
};

struct schema_field {
	struct str name, title;
	enum schema_type type;
	struct map word;          /* folded word -> number; for tri: enum data_tri */
	struct str *label;        /* by number: the first word of each; [0] empty */
	size_t labels;
	struct schema_also *also;
	size_t alsos;
	bool needed, past, is_signed; /* of tables: rule.c */
	struct str *usual;        /* an unusual text has none of these in it */
	size_t usuals;
};

#define SCHEMA_NONE UINT32_MAX
#define SCHEMA_IGNORED (UINT32_MAX - 1) /* known, deliberately not used */

struct schema_kind {
	struct str title;
	struct schema_field *field;
	size_t fields;
	struct map header;        /* normalised -> field, or rank << 16 | field */
	struct map ignored;       /* normalised -> 0 */
	struct str *known;        /* names and titles and aliases, for did-you-mean */
	size_t knowns;
};

struct schema {
	struct arena *arena;
	struct schema_kind kind[DATA_KINDS];
	struct map blank;         /* folded texts that mean "not collected" */
	bool blank_first[256];    /* by the first byte of a text: such a text may be one of them */
	struct map yes_no;        /* folded -> enum data_tri */
	struct str *unit;         /* what may stand in brackets behind a header */
	size_t units;
	struct str *drop;         /* pieces left out of headers: 是否 */
	size_t drops;
};

/* False with *e and nothing to release when the file is at fault; further as for data_case_open. */
bool schema_load(const char *path, struct arena *a, struct schema *s, struct diag_list *further,
		 struct err *e);
void schema_release(struct schema *s);

/*
 * The field a header of this kind of export names, or SCHEMA_NONE or
 * SCHEMA_IGNORED.  *rank orders several columns of one field: less is better
 * (0 canonical, then aliases in order, then renamed duplicates).
 */
uint32_t schema_find(const struct schema *s, enum data_kind k, struct str header, unsigned *rank);
/* Whether any other kind of export knows this header (one row a person with household columns). */
bool schema_knows(const struct schema *s, struct str header);
/* The number of a word of a field, or -1.  Bracketed remarks at its end are ignored. */
int schema_word(const struct schema_field *f, struct str word);

/* header.c: full-width to ASCII, ASCII to lower case, white space left out. */
void header_fold(struct str s, struct buf *out);
/* Whether folding may change a character that begins with this byte. */
bool header_may_change(unsigned char c);
/* s itself if folding would not change it, else the folded text in scratch. */
struct str header_folded(struct str s, struct buf *scratch);
/* Folded; without a unit in brackets, 是否, and all punctuation. */
void header_normal(const struct schema *s, struct str header, struct buf *out);
/* Without the ending that converters give a repeated header ("…0", "….1", "…_2"); false if it has none. */
bool header_unrepeat(struct str header, struct str *out);

/* spec.c */
struct spec_field {
	const char *name;
	enum schema_type type;
	const char *const *word; /* names of the words, NULL-ended; the number is the place + 1 */
};
/* The fields that kind k must have, in the order of its enum; NULL: it has a table. */
const struct spec_field *spec_fields(enum data_kind k, size_t *n);
const char *spec_type_name(enum schema_type t);

enum { /* households */
	HF_ID, HF_YEAR, HF_AREA, HF_TOWNSHIP, HF_VILLAGE, HF_HEAD, HF_HEAD_ID, HF_PHONE, HF_KIND,
	HF_STATUS, HF_MONITOR, HF_CLEARED, HF_CAUSES, HF_DIBAO_ALL, HF_NO_LABOUR, HF_RELOCATED,
	HF_LOW_INCOME, HF_SIZE, HF_SIZE_NOW, HF_WAGE, HF_BUSINESS, HF_PROPERTY, HF_TRANSFER,
	HF_COST, HF_NET, HF_PER_CAPITA, HF_GROSS, HF_OWN_PAY, HF_CLAIMS, HF_CADRE, HF_PLAN,
	HF_PROFILE, HF_PREV_NET, HF_PREV_PER_CAPITA, HF_PREV_SIZE,
	HF_PART, /* and DATA_PARTS - 1 more */
	HF_LAND = HF_PART + DATA_PARTS, /* and DATA_LANDS - 1 more */
	HF_IDENTIFIED = HF_LAND + DATA_LANDS, HF_ELIMINATED, HF_ELIMINATION, HF_DEVELOPING,
	HF_LACK, /* and DATA_LACKS - 1 more */
	HF_AFTER = HF_LACK + DATA_LACKS, /* and DATA_AFTERS - 1 more */
};
enum { /* members */
	MF_HOUSEHOLD, MF_PERSON, MF_NAME, MF_ID_NUMBER, MF_RELATION, MF_BIRTH, MF_LABOUR, MF_HEALTH,
	MF_DISABILITY, MF_DIBAO, MF_TEKUN, MF_SCHOOL, MF_MEDICAL, MF_PREMIUM, MF_ACCIDENT, MF_GONE,
	MF_PHONE, MF_POST, MF_POST_MONTHS, MF_PENSION,
};
enum { /* monthly, quarterly */
	PF_HOUSEHOLD, PF_PERIOD, PF_WAGE, PF_BUSINESS, PF_PROPERTY, PF_TRANSFER, PF_COST, PF_NET,
};

#endif
