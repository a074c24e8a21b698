#ifndef VIEW_SECTION_H
#define VIEW_SECTION_H
/*
 * Private to view: the sections that briefing and packet are made of.  Each
 * fills `to` and says whether there is anything to print; a page numbers the
 * sections that are there.  The keys are described in templates/README.md.
 */
#include "view/areas.h"
#include "view/basis.h"
#include "view/common.h"
#include "view/prose.h"

typedef bool section_fn(struct view *v, struct value *to);
section_fn section_overall;  /* scope, coverage, growth, 两高于 */
section_fn section_income;   /* the blocks */
section_fn section_tiers;
section_fn section_decline;  /* 不增反降, by band and cause, ranking by ratio */
section_fn section_focus;    /* focus conditions, lines, goal */
section_fn section_ranking;  /* growth by township */
section_fn section_quality;  /* coverage by township, records set aside, findings */
section_fn section_work;     /* what was done: measures, visits, posts, subsidies, ... */
section_fn section_duties;   /* what is asked, by whom, until when */

struct section {
	const char *key;
	section_fn *put;
};
/* root.KEY = {"no": "三", ...} or null, numbered from `first`; returns the next number. */
unsigned sections_put(struct view *v, const struct section *s, size_t n, unsigned first);

/* A sentence without notes, as a paragraph. */
void say(struct view *v, struct value *paragraphs, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* The reason of a figure that has no value, as a sentence; nothing when it has one or is NULL. */
void say_why(struct view *v, struct value *paragraphs, const struct figure *f);
const struct figure *region_figure(const struct view *v, const char *id, const char *key);
/* root of a section: `has` = does the list under `key` have members?  (Mustache cannot ask without walking it.) */
void put_has(struct value *to, const char *has, const char *key);
/* to.flow_tables: last year's tiers and this year's, tables for part/grid; a sentence where it cannot be told. */
void put_flow_tables(struct view *v, struct value *to, struct value *paragraphs);
/*
 * to.KEY: how the population spreads over the bands of a family: {"caption",
 * "head", "rows": as put_key_rows, "note"}; null, and a sentence, where the case
 * cannot tell; null where the pack has no such bands.
 */
struct spread_shown {
	const char *key, *id, *caption, *head, *formula;
};
void put_spread(struct view *v, struct value *to, struct value *paragraphs, const struct spread_shown *s);
/*
 * Households of the region by the keys of a family, those above zero:
 * {group, span, name, count, share}.  span is the number of rows in the first
 * row and null in the others, for a rowspan.
 */
#define KEY_ROWS_MAX 64
struct key_rows {
	const char *id, *group;
	int64_t total;  /* shares are of this */
	bool by_count;  /* most first, "none" last; else by the number that the key begins with, others last */
	bool zeros;     /* bands of nobody are rows too */
	bool parts;     /* each household has one key: the shares add up to 100.0 (view/share.h) */
};
/* What is to be told of the shares (share_note). */
/* Key "unknown" is left out: whoever calls tells how many there are. */
struct str put_key_rows(struct view *v, struct value *list, const struct key_rows *spec);

#endif
