#ifndef MUSTACHE_TEMPLATE_H
#define MUSTACHE_TEMPLATE_H
/*
 * A compiled template: a flat array of operations; for the files of this
 * module only.  A body (of a section, block or parent) is the range of
 * operations from the one after its head to head.end.
 *
 * Text is cut at line ends, and the first piece of every source line is marked
 * bol, because indentation is put before lines of the template and not of the
 * data.  Where there is no indentation, pieces that lie behind one another in
 * the source are written at once (run).
 */
#include "base/arena.h"
#include "base/err.h"

enum op_kind { OP_TEXT, OP_ESCAPED, OP_RAW, OP_SECTION, OP_INVERTED, OP_PARTIAL, OP_PARENT, OP_BLOCK };

struct mustache_set;
struct template;

/* Where an operation stands; its bytes name it (no padding). */
struct op_place {
	const struct template *home;
	unsigned line, col;
};

struct name_part {
	struct str text;
	uint64_t hash; /* str_hash(text) */
};

struct op {
	enum op_kind kind;
	bool bol;        /* OP_TEXT: begins a line that is not empty */
	bool standalone; /* OP_PARTIAL, OP_PARENT: stands alone on its line(s) */
	bool fresh;      /* OP_BLOCK: the content begins on a line of its own */
	bool pair;       /* OP_BLOCK: opened and closed on a line that holds nothing else */
	bool dynamic;    /* OP_PARTIAL, OP_PARENT: the name names a name */
	uint32_t end;    /* first operation after the body; index + 1 if there is none */
	uint32_t part, parts; /* the dotted name in template.part; none: {{.}} */
	uint32_t run;    /* OP_TEXT: operations written at once, at least 1 */
	size_t run_bytes;
	struct str text; /* OP_TEXT: the text; else the name as written */
	struct str indent; /* OP_PARTIAL, OP_PARENT standalone: white space before it; OP_BLOCK: of the place */
	uint64_t hash;   /* OP_PARTIAL, OP_PARENT, OP_BLOCK: str_hash(text) */
	struct op_place at;
};

struct template {
	struct arena *arena; /* owned: this struct and all below */
	struct template *next; /* in its bucket of the set */
	struct str name;
	uint64_t hash;
	bool is_path;        /* name is a file's path, not a name in the set */
	bool absent;         /* the loader has no such template */
	struct err *fault;   /* it does not compile; else NULL */
	const char *file;
	struct op *op;
	uint32_t n;
	struct name_part *part;
};

struct pos template_op_pos(const struct op *o);

/* Compile text into t (file and arena are set).  text stays where it is and must live in the arena. */
bool template_compile(struct template *t, struct str text, struct err *e);

/* Settle the indentation of the block at op[at], whose body ends before op[end] (indent.c). */
void template_dedent(struct op *op, uint32_t at, uint32_t end);
/* Join pieces of text that can be written at once (indent.c). */
void template_join(struct op *op, uint32_t n);

/* The template called name, compiled on first use.  NULL and *e if it does not
   compile or cannot be read; one marked absent if there is none. */
const struct template *template_lookup(struct mustache_set *s, struct str name, uint64_t hash, struct err *e);
const struct template *template_lookup_file(struct mustache_set *s, const char *path, struct err *e);
/* Error mustache.partial: name, called for at op (NULL: by the program), does not exist.  Returns false. */
bool template_missing(struct mustache_set *s, struct str name, const struct op *at, struct err *e);

#endif
