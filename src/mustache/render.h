#ifndef MUSTACHE_RENDER_H
#define MUSTACHE_RENDER_H
/* The state of one rendering; for the files of this module only. */
#include "base/map.h"
#include "base/vec.h"
#include "mustache/mustache.h"
#include "mustache/template.h"

/* A parent tag whose overrides are in force. */
struct frame {
	const struct template *home;
	uint32_t from, to; /* its blocks */
	const struct frame *outer;
};

struct run {
	struct mustache_set *set;
	const struct mustache_job *job;
	struct buf *out;
	struct err *e;
	VEC(const struct value *) stack; /* contexts, innermost last */
	const struct frame *frames;
	struct buf indent;    /* white space before every line ... */
	size_t indent_from;   /* ... from this byte on */
	bool hold;            /* the next piece of text begins in mid-line after all */
	unsigned depth;
	unsigned raw;         /* inside the content of makers: nothing is escaped */
	struct arena *made;   /* what makers gave; NULL: nothing yet */
	uint64_t steps;
	size_t start;         /* out->n at the beginning */
	struct map reported;  /* places, by the bytes of op.at */
};

/* The value that o names.  NULL: absent, and it was reported if it had to be. */
const struct value *template_resolve(struct run *r, const struct op *o);
/* A list or map stands where a text is printed. */
void template_report_kind(struct run *r, const struct op *o, const struct value *v);
/* The template that o calls does not exist, and the job goes on without it. */
void template_report_missing(struct run *r, const struct op *o, struct str name);

/* ---- maker.c ---- */
/* The maker that section o names, or NULL. */
const struct mustache_maker *template_maker(const struct run *r, const struct op *o);
/* The value for content text; NULL: it was reported. */
const struct value *template_make(struct run *r, const struct op *o, const struct mustache_maker *m, struct str text);

#endif
