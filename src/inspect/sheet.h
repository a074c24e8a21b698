#ifndef INSPECT_SHEET_H
#define INSPECT_SHEET_H
/* Private to inspect: the document as lines, rules and seals, its measures and parts. */
#include "base/buf.h"
#include "base/lu.h"
#include "base/vec.h"
#include "inspect/inspect.h"

/* Micrometres <-> lu: 1 pt = 25.4/72 mm. */
#define UM(um) ((lu)(((int64_t)(um) * 72 * LU_PER_PT + 12700) / 25400))
#define MM(mm) UM((mm) * 1000)
int64_t to_um(lu v);           /* rounded half away from zero */

#define ZI UM(5571)            /* one 字 of the grid: 156 mm / 28 */
#define ROW UM(10390)          /* one 行, GB/T 33476.2 */
#define AREA_TOP MM(37)
#define AREA_LEFT MM(28)
#define AREA_W MM(156)
#define AREA_H MM(225)
#define AREA_BOTTOM (AREA_TOP + AREA_H)

enum typeface { FACE_OTHER, FACE_FANGSONG, FACE_SONG, FACE_BIAOSONG, FACE_HEI, FACE_KAI, FACE_LATIN };
enum typeface typeface_of(struct str font_name);
const char *typeface_name(enum typeface f);

struct seg {                   /* part of a line between wide gaps */
	lu x0, x1;
	struct str text;
};
struct line {
	unsigned page;         /* from 1 */
	lu x0, x1, y, top, bottom, size; /* y: baseline; size: of most of its characters */
	struct str text;
	uint32_t first_cp, last_cp;
	uint32_t color;
	struct str font;
	enum typeface face, lead; /* of most, of the first two characters */
	int halves;            /* half ems: 2 a Chinese character or full-width mark, 1 any other */
	unsigned chars;
	struct seg *seg;
	size_t n_seg;
	bool table, artifact;
};

struct mark_rect {             /* a long thin rule */
	unsigned page;
	lu x, y, w, h;
	uint32_t color;
};
struct seal {
	unsigned page;
	lu x, y, w, h;
};
struct sheet {
	lu w, h;
	size_t first, n;       /* lines */
	bool has_table;
};

struct parts {                 /* indices of lines; NONE where there is none */
	size_t mark, mark_end; /* red lines of the mark: [mark, mark_end) */
	size_t number;         /* 文号 */
	struct seg number_seg;
	size_t rule;           /* index in doc.rule of the red rule under it */
	size_t title, title_end, address, address_end, body;
	size_t copy, secrecy, urgency, signer;
	size_t attach;         /* 附件： */
	size_t date, issuer;
	size_t end;            /* first line of the 版记 */
	size_t end_rule, end_rules; /* its rules in doc.rule: first, how many */
};
#define NONE SIZE_MAX

struct doc {
	struct arena *a;
	VEC(struct line) line;
	VEC(struct mark_rect) rule;  /* at least 30 mm long, at most 1.5 mm thick */
	VEC(struct seal) seal;       /* red images of 30 to 70 mm */
	size_t images_seen;          /* decoded so far */
	struct sheet *page;
	size_t pages;
	/* measures of the body, 0 where there is none */
	lu size, pitch, left, right;
	enum typeface face;
	struct str font;
	size_t body_lines;
	struct parts part;
	enum inspect_form form;
	struct str reason;
	VEC(struct inspect_result) out;
};

bool is_red(uint32_t color);
bool is_black(uint32_t color);
bool near(lu a, lu b, lu within);

/* line.c */
struct read_page;
void lines_gather(struct doc *d, const struct read_page *p);
/* measure.c */
void doc_measure(struct doc *d);
bool is_body(const struct doc *d, const struct line *l);
/* Edges of the area: as the lines show them, or where the standard has them. */
lu area_left(const struct doc *d);
lu area_right(const struct doc *d);
/* A page's own number in the foot: the line, or NULL; *number. */
const struct line *page_number(const struct doc *d, size_t page, unsigned *number);
/* words.c */
struct number_form { bool found, brackets, ordinal, zero; }; /* 〔〕 used, 第 before, leading zero */
bool match_number(struct str s, struct number_form *f);  /* all of s is a 文号 */
enum date_form { DATE_NONE, DATE_GOOD, DATE_PADDED, DATE_CHINESE };
enum date_form match_date(struct str s, struct str *rest); /* s begins with a date; what follows */
int heading_level(struct str s);                         /* 0..4 */
bool match_dash_number(struct str s, unsigned *n);       /* "— 3 —", "-3-", "3" */
bool no_line_start(uint32_t cp);
bool no_line_end(uint32_t cp);
struct str compact(struct arena *a, struct str s);       /* without blanks */
/* parts.c */
void parts_find(struct doc *d);

/* ---- Results ---- */

struct rule_head {
	const char *id, *clause, *title;
	enum inspect_strength strength;
	unsigned forms;        /* bits 1 << enum inspect_form */
};
#define FORM(f) (1u << INSPECT_##f)
#define ANY_FORM (FORM(DOCUMENT) | FORM(LETTER) | FORM(ORDER) | FORM(MINUTES) | FORM(BRIEFING) | FORM(TABLE))
/* A new result of the rule; fields may be filled in.  Lent until the next. */
struct inspect_result *result(struct doc *d, const struct rule_head *r, enum inspect_verdict v, const struct line *at);
/* A length in mm against wanted +- tolerance. */
void measured_mm(struct doc *d, const struct rule_head *r, lu value, lu wanted, lu tolerance, const struct line *at);
void not_applicable(struct doc *d, const struct rule_head *r, const char *why);
void unknown(struct doc *d, const struct rule_head *r, const char *why);
struct str mm_text(struct arena *a, lu v);       /* "36.9" */
struct str pt_text(struct arena *a, lu v);       /* "16.0" */
void rules_page(struct doc *d);
void rules_head(struct doc *d);
void rules_title(struct doc *d);
void rules_body(struct doc *d);
void rules_sign(struct doc *d);
void rules_end(struct doc *d);
void rules_foot(struct doc *d);
void rules_forms(struct doc *d);

#endif
