#ifndef DATA_GATHER_H
#define DATA_GATHER_H
/*
 * Private to data: reading the small documents (case.json, references.json,
 * fields.json) with every fault noted in a list, the first of which becomes
 * the error.  All functions take NULL nodes as absent.
 */
#include "base/date.h"
#include "json/json.h"

struct gather {
	struct arena *arena;    /* texts are copied here */
	struct diag_list fault; /* DIAG_ERROR entries */
};

void gather_open(struct gather *g, struct arena *a);
/* True if there was no fault; else the first one is in *e with status EXIT_INPUT, the others are added to
   further (may be NULL).  Releases g. */
bool gather_close(struct gather *g, struct diag_list *further, struct err *e);

/* The member of that name; a fault at the object if it is required and not there. */
const struct json *gather_member(struct gather *g, const struct json *object, const char *key, bool required);
/* String, trimmed and copied; empty when absent or null. */
struct str gather_string(struct gather *g, const struct json *object, const char *key, bool required);
/* Number or string as written. */
struct str gather_scalar(struct gather *g, const struct json *object, const char *key);
int gather_int(struct gather *g, const struct json *object, const char *key, bool required);
/* Full date; year 0 when absent. */
struct date gather_date(struct gather *g, const struct json *object, const char *key, bool required);
/* Index in words[n] of a string, with a did-you-mean; `absent` when it is not there. */
int gather_word(struct gather *g, const struct json *node, const char *const words[], int n, int absent);
/* A fault at a node (at its parent's end if NULL is not wanted: pass the parent). */
void gather_fault(struct gather *g, const struct json *at, const char *code, const char *msg);

#endif
