#ifndef DATA_FINDING_H
#define DATA_FINDING_H
/*
 * Private to data: what is said of the records while they are read.  Every
 * finding is counted by kind; the first DATA_KEEP_EACH of a kind are kept with
 * file, line, column, JSON pointer and a hint.
 */
#include "data/set.h"
#include "json/walk.h"

struct import;
struct sheet;

/* One row each in the table of finding.c. */
enum finding {
	FIND_AMOUNT, FIND_AREA_NAME, FIND_AREA_NAMES, FIND_AREA_TWO, FIND_BAD_AREA, FIND_BAD_ID, FIND_BELOW_ZERO,
	FIND_CONTRADICTION, FIND_CONTROL, FIND_COST_SIGN, FIND_COUNT, FIND_DATE, FIND_DUPLICATE,
	FIND_DUPLICATE_PERIOD, FIND_FUTURE, FIND_GROSS, FIND_ID_NUMBER, FIND_KEY_TWICE, FIND_KIND, FIND_LATE, FIND_NEEDED,
	FIND_NEGATIVE, FIND_NET, FIND_NET_BLOCKS, FIND_NET_PER_CAPITA, FIND_NO_AREA, FIND_NO_COLUMN,
	FIND_NO_ID, FIND_NO_NET, FIND_NO_SIZE, FIND_NO_ROWS, FIND_ORPHAN, FIND_OTHER_WORD, FIND_OUTSIDE, FIND_PARTS,
	FIND_PERIOD, FIND_PERSON_TWICE, FIND_PER_CAPITA, FIND_PRECISION, FIND_PREV_COLUMNS,
	FIND_REFERENCE, FIND_SHAPE, FIND_SIZE_FALLBACK, FIND_SIZE_MEMBERS, FIND_TWO_COLUMNS,
	FIND_UNKNOWN_COLUMN, FIND_WORD, FIND_YEAR, FINDINGS,
};

/* A finding about the current element, at its member m (NULL: the element).  NULL when enough are kept. */
struct diag *find_cell(struct sheet *s, enum finding f, const struct json_member *m, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));
/* About a record that was read earlier, or (line 0) about an export as a whole. */
struct diag *find_record(struct import *im, enum finding f, struct data_source at, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));
struct diag *find_at(struct import *im, enum finding f, struct pos at, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));
void find_hint(struct import *im, struct diag *d, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* The current element is set aside whole. */
void set_aside(struct sheet *s, enum data_reason why, uint32_t id);
void set_aside_record(struct import *im, enum data_reason why, struct data_source at, uint32_t id);
/* What another import found comes after what this one did; still DATA_KEEP_EACH of a kind. */
void findings_join(struct import *to, struct import *from);
void findings_close(struct import *im); /* tallies and asides into the set */

#endif
