#ifndef JSON_WALKING_H
#define JSON_WALKING_H
/* Inside json only: the state of a walk, shared by walk.c (elements) and
   find.c (the array they are in). */
#include "base/vec.h"
#include "json/scan.h"

struct key_slot {
	uint32_t stamp; /* of the element that filled it */
	uint32_t index;
};

struct json_walk {
	const struct json_input *in;
	json_each_fn *each;
	void *ctx;
	struct scan scan;
	struct arena *arena;     /* unescaped texts of one element */
	struct buf prefix;       /* pointer of the array */
	struct pos pos;          /* of the byte at `counted`, ... */
	size_t counted;          /* ... which is at or before the current element */
	struct { struct json_member *v; size_t n, cap; } member;
	struct { struct str *v; size_t n, cap; } shape; /* keys of an element found free of repeats */
	size_t shapes;           /* how many there have been */
	struct key_slot *slot;
	size_t n_slot;
	uint32_t stamp;
	bool usual;              /* the keys of this element so far are the first of `shape` */
	size_t index, forgotten;
};

static inline size_t walk_offset(const struct json_walk *w, const char *p)
{
	return (size_t)(p - w->in->text.p);
}

/* vec_add without the zeroing: whoever adds a member sets every field. */
static inline struct json_member *walk_member(struct json_walk *w)
{
	if (w->member.n == w->member.cap)
		return vec_add(&w->member);
	return &w->member.v[w->member.n++];
}

/* Room for n members of an element that has none yet. */
static inline struct json_member *walk_room(struct json_walk *w, size_t n)
{
	while (w->member.cap < n) {
		w->member.n = w->member.cap;
		vec_add(&w->member);
	}
	w->member.n = 0;
	return w->member.v;
}

/* The value that is due, into all fields of *m but those of its key; false after a fault. */
bool walk_value(struct json_walk *w, struct json_member *m);
/* All return false with *e set. */
bool walk_found(struct json_walk *w, struct err *e);    /* find the array, walk it, check the rest */
bool walk_elements(struct json_walk *w, struct err *e); /* after SCAN_ARRAY, to its end */
bool walk_lines(struct json_walk *w, struct err *e);    /* the whole input as NDJSON */
bool walk_rest(struct json_walk *w, struct err *e);     /* check up to the end of the document */
bool walk_fault(struct json_walk *w, struct err *e);    /* the scanner's fault as an error */

#endif
