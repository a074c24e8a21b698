#ifndef POLICY_READ_H
#define POLICY_READ_H
/*
 * Private to policy: reading an object of the pack into a struct by a table.
 * A table names each key once, with its kind and its place in the struct; the
 * same table rejects unknown keys.
 */
#include "base/vec.h"
#include "json/json.h"
#include "policy/policy.h"

struct define { /* a condition under "define", for {"use": name} */
	struct str name;
	const struct cond *cond;
};

struct reader {
	struct arena *a;
	struct policy *p;
	struct diag_list *l;
	VEC(struct define) define;
};

enum field_kind {
	FIELD_TEXT,    /* struct str */
	FIELD_DATE,    /* struct date */
	FIELD_INT,     /* int, 0 or more */
	FIELD_MONEY,   /* money, "200.00" */
	FIELD_PERCENT, /* int64_t, 1/10000 % */
	FIELD_PARAM,   /* int: index of the parameter named */
	FIELD_NUMBER,  /* int64_t: value of the parameter named */
	FIELD_SMALL,   /* int: the same */
	FIELD_SWITCH,  /* bool: the same */
	FIELD_COND,    /* const struct cond * */
	FIELD_SIDE,    /* enum policy_side */
	FIELD_CYCLE,   /* enum policy_cycle */
	FIELD_CLAUSE,  /* struct policy_clause, from clause, quote, reading, note; the key is not looked at */
	FIELD_NAMES,   /* struct policy_names: an array of strings */
	FIELD_OTHER    /* allowed; read by the section itself */
};
struct field {
	const char *key;
	enum field_kind kind;
	size_t at;
	bool required;
};

struct section {
	const struct field *field;
	size_t n;    /* of field */
	size_t size; /* of the struct, for arrays */
	size_t most; /* entries allowed; 0: any number */
};

/* The keys that an object of the section may hold, the clause's four among them; returns how many. */
#define KEYS_MAX 32
size_t section_keys(const struct section *s, const char *key[KEYS_MAX]);
/* Read j into *to.  Faults are listed; what could not be read stays zero. */
void read_object(struct reader *r, const struct json *j, const struct section *s, void *to);
/* Member `key` of j: an array of such objects, zeroed in the arena.  Absent: none. */
void *read_array(struct reader *r, const struct json *j, const char *key, const struct section *s,
		 size_t *count);
/* Place of a text in a NULL-ended list of at most 16 words, or -1 with a diagnostic (policy.word) in l. */
int read_word_of(struct diag_list *l, const struct json *j, const char *const word[]);
/* Index of the parameter that a node names, or -1 with a diagnostic. */
int read_param(struct reader *r, const struct json *j);
/* cond.c.  NULL with a diagnostic on a fault. */
const struct cond *cond_read(struct reader *r, const struct json *j);

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

#endif
