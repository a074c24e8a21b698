#ifndef PDF_VERIFY_H
#define PDF_VERIFY_H
/*
 * The tofu guarantee: a finished file read again from its own bytes.  Of what
 * the writer meant, only a hash of each page's text is known here; all else
 * comes from the file: cross-reference, page tree, content streams, ToUnicode
 * CMaps, font programs.  Purpose-made for files of this module (one revision,
 * cross-reference stream, Flate, Identity-H) and therefore quick; any PDF is
 * the business of the module read.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

/* Text of a page: the UTF-8 of its glyph runs in the order of writing. */
#define PDF_INTENT_NONE UINT64_C(0xcbf29ce484222325)
uint64_t pdf_intent_add(uint64_t hash, struct str text);

/*
 * true: the pages are n_page, and on each of them no code is .notdef, every
 * code has a glyph in the embedded font program (an outline, if its text is
 * visible), and the codes read through ToUnicode and ActualText give the text
 * meant.  false: *e says page and fault (EXIT_SELFCHECK, "pdf.selfcheck").
 */
bool pdf_verify(struct str file, const uint64_t *intent, size_t n_page, struct err *e);

/* ---- Private to verify*.c ---- */

/* What one code of a font is. */
struct verify_code {
	uint32_t text;      /* offset in verify_font.text */
	uint16_t n_text;    /* bytes */
	uint8_t flags;
};
enum { VERIFY_TEXT = 1, VERIFY_GLYPH = 2, VERIFY_OUTLINE = 4 };
struct verify_font {
	struct str name;    /* in the resources */
	uint32_t number;    /* of the Type0 font */
	struct verify_code *page[256]; /* by the code's high byte; NULL: none known */
	struct buf text;
	struct buf actual;  /* scratch of the reader */
};
struct verify_code *verify_code_at(struct arena *a, struct verify_font *f, unsigned code);

/* verify_font.c: false if the program or CMap cannot be read. */
bool verify_truetype(struct arena *a, struct verify_font *f, struct str program, struct str map); /* map: CIDToGIDMap */
bool verify_cff(struct arena *a, struct verify_font *f, struct str program);
/* verify_text.c */
bool verify_cmap(struct arena *a, struct verify_font *f, struct str cmap);
struct verify_page {
	struct verify_font *const *font;
	size_t n_font;
	uint32_t number;    /* from 1 */
	struct err *e;
	/* A form of that name in the resources is painted: its text goes on in *hash.  true for an image too. */
	bool (*paint)(void *ctx, const struct verify_page *p, struct str name, uint64_t *hash);
	void *ctx;
};
/* *hash: of the text before, then with that of the content. */
bool verify_content(const struct verify_page *p, struct str content, uint64_t *hash);

#endif
