#ifndef MUSTACHE_MUSTACHE_H
#define MUSTACHE_MUSTACHE_H
/*
 * Mustache templates: the required part of the specification (mustache/spec
 * 1.4: comments, delimiters, interpolation, inverted, partials, sections) with
 * its optional modules ~inheritance and ~dynamic-names; no lambdas.
 *
 * Where the specification leaves a choice:
 * - What counts as true: value_is_true (value/value.h).
 * - {{name}} escapes & < > " ' ; {{{name}}} and {{&name}} do not.
 * - Indentation of a standalone partial goes before every line of it except
 *   empty ones.
 * - A parent tag is standalone if nothing but white space stands before the
 *   opening and behind the closing tag on their lines; inside it only blocks
 *   count, text is ignored, and other tags than blocks, comments and
 *   delimiters are an error.  Of overrides the outermost wins; the content of
 *   an override sees only overrides from outside the parent tag it stands in.
 * - The indentation of a block is the white space common to its lines; it is
 *   taken off where the block is written and that of the place is put on.
 *
 * Beyond it, for people who write templates:
 * - A name that stands nowhere in the data is reported once per place in a
 *   template and rendering, with the nearest visible name: code mustache.name.
 *   For {{#x}} and {{^x}}, where absence is a way of saying no, only if x has
 *   at least MUSTACHE_TYPO_MIN characters and a similar name is visible.
 *   A key that is there with null is never reported.
 * - Printing a list or a map is reported: code mustache.kind.
 * - A partial that does not exist stops the rendering (mustache.partial), unless
 *   the job says missing_is_empty, as the specification wants it; then it is a
 *   finding like a name.
 * Syntax errors are mustache.syntax; all errors have status EXIT_TEMPLATE, file,
 * line and column.
 */
#include "base/diag.h"
#include "value/value.h"

#define MUSTACHE_TYPO_MIN 4
/* Levels of sections, partials and blocks inside one another.  A partial that
   walks a tree takes two a level, and an administrative tree has six; one that
   calls itself for ever is stopped within some 100 KB of stack. */
#define MUSTACHE_DEPTH_MAX 256
/* Bodies rendered and bytes written in one rendering.  Far above any report (a
   million table rows of ten cells are 10^7 bodies, 1 GB), and stops
   templates that multiply themselves. */
#define MUSTACHE_STEPS_MAX (UINT64_C(1) << 25)
#define MUSTACHE_BYTES_MAX (UINT64_C(1) << 30)

struct mustache_text {
	struct str text;  /* as read; in the arena; checked here to be UTF-8 */
	const char *file; /* for positions; in the arena */
};

/* Where templates come from.  Called from any thread that renders. */
struct mustache_loader {
	void *ctx;
	/* false and *e: it cannot be read; true with out->file == NULL: there is no such template. */
	bool (*load)(void *ctx, struct arena *a, struct str name, struct mustache_text *out, struct err *e);
	/* All names, for did-you-mean; may be NULL. */
	void (*names)(void *ctx, struct arena *a, struct str **name, size_t *n);
};

/*
 * Templates compiled once, then shared: all calls but close may run in several
 * threads at once.  Files are read on first use and never again.  The file
 * names in errs and diags belong to the set.
 */
struct mustache_set;
struct mustache_set *mustache_new(struct mustache_loader loader);
/*
 * Templates under a folder: {{> part/head }} is FOLDER/part/head.mustache, or
 * FOLDER/part/head if that is a file, so that {{> css/print.css }} works.
 * Names may not climb out of the folder.
 */
struct mustache_set *mustache_open(const char *folder);
void mustache_close(struct mustache_set *s); /* NULL is fine */

/* Compile a template and all partials it names, so that faults show before a batch starts. */
bool mustache_prepare(struct mustache_set *s, struct str name, struct err *e);

/*
 * {{#name}}text{{/name}}: the content is rendered, not escaped, trimmed and given to make; the template `partial`
 * is rendered in its place with the value that comes back.  A maker goes before data of the same name.
 * NULL from make, with *why: nothing is printed and that is a finding (mustache.maker).
 */
struct mustache_maker {
	const char *name, *partial;
	const struct value *(*make)(struct arena *a, struct str text, const char **why);
};

struct mustache_job {
	struct str name;          /* the template, or: */
	const char *path;         /* a file anywhere, if not NULL */
	const struct value *data;
	struct diag_list *diags;  /* NULL: names are not checked */
	enum diag_severity names; /* of the findings above; DIAG_ERROR under --strict */
	bool missing_is_empty;    /* an absent partial is empty and a finding */
	const struct mustache_maker *maker; /* n_maker of them */
	size_t n_maker;
};

/* Append the rendered text to out.  On false out holds what was rendered so far. */
bool mustache_render(struct mustache_set *s, const struct mustache_job *job, struct buf *out, struct err *e);

/* `jianbao mustache TEMPLATE DATA.json [-p PARTIALS_DIR]` */
struct mustache_files {
	const char *template, *data;
	const char *partials; /* NULL: the template's own folder */
	bool strict;          /* findings are errors */
	const struct mustache_maker *maker;
	size_t n_maker;
};

/* Absent partials are findings, so that the specification's cases can be run.  The arena keeps the file names of *e and l.  Unreadable or bad data: EXIT_INPUT. */
bool mustache_render_files(struct arena *a, const struct mustache_files *f, struct diag_list *l,
                           struct buf *out, struct err *e);

#endif
