#ifndef CSS_SHEET_H
#define CSS_SHEET_H
/* Sheets after parsing, and the state of one document's css.  Private to css. */
#include "base/map.h"
#include "base/vec.h"
#include "css/css.h"
#include "css/property.h"
#include "css/selector.h"
#include "css/set.h"
#include "css/vars.h"

/* A text of CSS and where it stands.  Places are asked for in rising order, so the cursor only moves on. */
struct css_source {
	const char *file;
	struct str text;
	struct pos start;      /* place of text[0]; fixed: of all of it (style attributes) */
	bool fixed;
	struct str href;       /* as loaded; what @import inside resolves against; empty for <style> */
	size_t seen;
	unsigned line, col;
};
void css_source_init(struct css_source *s, const char *file, struct str text, struct pos start);
struct pos css_source_pos(struct css_source *s, size_t offset);

struct css_block {
	const struct css_decl *v;
	size_t n;
	bool custom, important; /* does any declaration define --x; is any !important */
};

enum css_origin { CSS_BUILTIN, CSS_AUTHOR };

/* One selector with its declarations. */
struct css_entry {
	struct css_selector sel;
	const struct css_block *block;
	enum css_origin origin;
	uint32_t order;
};

enum { CSS_PAGE_FIRST = 1, CSS_PAGE_LEFT = 2, CSS_PAGE_RIGHT = 4, CSS_PAGE_BLANK = 8, CSS_PAGE_AFTER_BLANK = 16 };
struct css_page_rule {
	struct str name;       /* empty: any page */
	unsigned pseudo;       /* CSS_PAGE_ bits that must all hold */
	uint32_t specificity;  /* name << 16 | first and blank << 8 | left and right (CSS Page 3, 4.4) */
	uint32_t order;
	const struct css_block *block;
	const struct css_block *box[CSS_MARGIN_BOX_COUNT + 1]; /* the last: @footnote; NULL: not named */
};

struct css_sheets {
	struct arena *arena;
	enum css_media media;
	struct diag_list *diags; /* while css_apply runs or rows are still to be styled, then NULL */
	const struct css_rec *initial, *root;
	lu rem;                  /* font size of the root */
	struct css_set recs, strs, vars, pending, pages, anonymous;
	const struct css_page_rule *page;
	size_t n_page;
	struct apply *apply; /* kept for rows left in the source, or NULL */
};

/* Reading sheets; lives while css_apply runs. */
struct css_reader {
	struct css_sheets *sheets;
	struct arena *arena;
	const struct css_loader *loader;
	struct diag_list *diags;
	struct err *err;
	struct map props;        /* name -> property */
	struct css_tags *tags;
	VEC(struct css_entry) entries;
	VEC(struct css_page_rule) pages;
	enum css_origin origin;
	struct css_source *src;
	struct css_lex lex;
	struct css_token t;
	unsigned nesting;        /* blocks around the statement being read */
	struct str importing[8]; /* hrefs being read, outermost first */
	unsigned n_importing;
	VEC(struct css_decl) decl; /* of the block being read */
};

void css_reader_init(struct css_reader *r, struct css_sheets *sheets, const struct css_loader *loader,
                     struct err *e);
void css_reader_release(struct css_reader *r);
/* A whole sheet.  Oddities are warnings; false only for a sheet or import that cannot be read. */
bool css_reader_sheet(struct css_reader *r, struct css_source *src, enum css_origin origin);
/* A linked sheet through the loader. */
bool css_reader_link(struct css_reader *r, struct str href, struct pos at, enum css_origin origin);
/* Every sheet of a page, in the order of the cascade: built-in, then <style> and <link>.  False as above. */
bool css_page_sheets(struct css_reader *r, const struct dom_doc *doc);
/* The @page rules read so far, for as long as the sheets live. */
void css_page_keep(struct css_sheets *s, const struct css_reader *r);
/* The declarations of a style attribute. */
const struct css_block *css_reader_inline(struct css_reader *r, struct css_source *src);
/* Declarations up to } or the end of the lookahead's block; nested is offered at-keywords, may be NULL. */
const struct css_block *css_reader_block(struct css_reader *r,
					 bool (*nested)(struct css_reader *r, void *ctx), void *ctx);
void css_reader_page(struct css_reader *r, size_t at);  /* after "@page" */
/* Look up a page for every rule with var(), so that what is wrong with it is said while s->diags is there. */
void css_pages_check(struct css_sheets *s);
void css_reader_next(struct css_reader *r);
void css_reader_space(struct css_reader *r);
/* Skip a rule that was not understood: to the end of its block, or past its semicolon. */
void css_reader_skip_rule(struct css_reader *r);
/* Skip to the end of a declaration, before ; or the } that closes the block. */
void css_reader_skip_declaration(struct css_reader *r);

/* Does the query list in text hold for media?  false with *odd: something in it is not understood. */
bool css_media_match(struct arena *a, struct str text, enum css_media media, bool *odd);

/* A warning at a byte of the sheet being read; format and arguments as for diag_add, whose result it is. */
#define css_warn(r, code, offset, ...) \
	diag_add((r)->diags, DIAG_WARNING, (code), css_source_pos((r)->src, (offset)), __VA_ARGS__)
struct str css_shown(struct str s); /* as much of s as a message should quote */

/* ---- cascade ---- */

/* Declared values that won, by property; NULL where none did. */
struct css_winners {
	const struct css_value *v[CSS_P_COUNT];
	const struct css_vars *vars;
};
/* Take the declarations of block into w: those with the given importance. */
void css_winners_add(struct css_sheets *s, struct css_winners *w, const struct css_block *block,
		     bool important);
/* Computed from w under parent (NULL: the initial style).  The record is not interned yet. */
void css_compute(struct css_sheets *s, const struct css_rec *parent, const struct css_winners *w,
                 struct css_rec *out);
const struct css_rec *css_intern(struct css_sheets *s, struct css_rec *rec);
void css_initial_build(struct css_sheets *s);

extern const char css_builtin_text[];

#endif
