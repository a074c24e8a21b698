#ifndef APP_CHARLOG_H
#define APP_CHARLOG_H
/*
 * Which characters of a document another font stands in for, and which come
 * from private-use or compatibility code points: each once, with how often,
 * and where first.  Nothing of it enters the page.
 */
#include "base/diag.h"
#include "base/map.h"
#include "base/vec.h"
#include "layout/layout.h"
#include "text/odd.h"

struct char_use {
	uint32_t cp, meant;          /* meant: of an oddity, 0: unknown */
	enum text_oddity oddity;
	uint16_t wanted, used;       /* faces; equal: nothing stands in */
	size_t count;
	unsigned page;               /* the first, from 1 */
	struct str household, field; /* data-household, data-field there; may be empty */
	struct pos at;               /* of the element there */
};

struct char_log {
	struct arena *a;             /* the document's */
	VEC(struct char_use) use;    /* in the order of the first places */
	struct map place;
	const struct css_style *style; /* of the last run, and its fonts */
	const struct text_stack *stack;
};

void char_log_page(struct char_log *log, struct text_fonts *fonts, const struct layout_page *p, unsigned page);
/* What it found as diagnostics: oddities are warnings (text.private ...), stand-ins notes (font.stand-in). */
void char_log_report(const struct char_log *log, const struct text_fonts *fonts, struct diag_list *diags);
/* How many characters have a stand-in. */
size_t char_log_stand_ins(const struct char_log *log);
void char_log_release(struct char_log *log);
/* "隆"(U+9686), into out. */
void char_name(uint32_t cp, struct buf *out);

#endif
