#ifndef VIEW_FORMAT_H
#define VIEW_FORMAT_H
/*
 * Private to view: figures and numbers as a county office prints them.  The
 * only rounding for display in the program: half away from zero (四舍五入),
 * yuan to two decimals where listed and whole in running text, percentages and
 * points to one decimal (contract.md section 4).  A figure without a value
 * prints as "—" in tables and as its reason in sentences, never as zero.
 */
#include "base/arena.h"
#include "indicator/indicator.h"
#include "value/value.h"
#include "view/view.h"

/* What every page builder carries along. */
struct view {
	struct arena *a;
	const struct view_input *in;
	struct value *root;      /* the page's tree */
	struct value *notes;     /* root.notes, where a page has notes (view/prose.h) */
};

#define VIEW_NONE "—"

struct str view_yuan(struct arena *a, struct frac f);       /* 12,345.60 */
struct str view_yuan_whole(struct arena *a, struct frac f); /* 12,346 */
struct str view_money(struct arena *a, money fen);          /* 12,345.60; MONEY_NONE: — */
struct str view_percent(struct arena *a, struct frac f);    /* 9.2 (no sign %) */
struct str view_points(struct arena *a, struct frac f);     /* 1.2 */
struct str view_count(struct arena *a, int64_t n);          /* 1,234 */
struct str view_date(struct arena *a, struct date d);       /* 2023年9月30日 */
/* "增长9.2%", "下降1.3%", "持平": 持平 where one decimal shows 0.0. */
struct str view_change(struct arena *a, struct frac percent);
/* The figure's value in its unit, without the unit; "—" if it has none. */
struct str view_figure(struct arena *a, const struct figure *f);
/* The figure with id, area and key; NULL if the pack does not have it. */
const struct figure *view_lookup(const struct view *v, const char *id, uint32_t area, const char *key);
/* Its text as view_figure; "—" for NULL too. */
struct str view_lookup_text(const struct view *v, const char *id, uint32_t area, const char *key);
/* Its count, or 0 if it has no value: for conditions, never for printing. */
int64_t view_lookup_count(const struct view *v, const char *id, uint32_t area, const char *key);
bool figure_is_ok(const struct figure *f); /* false for NULL */
#define VIEW_SMALL "<3"
/* Small cells under 3 households are not printed at the public level (contract.md section 6): "<3". */
struct str view_cell(const struct view *v, int64_t n);
/*
 * A household's income a head beside the lines of the pack: two decimals, four
 * where two would print it on the other side of a line (domain.md A-06:
 * 6,899.9967 is not 6,900.00).
 */
struct str view_income(const struct view *v, struct frac yuan);
/* 人均纯收入; 预估人均纯收入 where the pack estimates the year from the months collected. */
const char *view_income_word(const struct view *v);
bool view_is_estimated(const struct view *v);
/* n of `of` in percent, exact; d == 0 when of is 0. */
struct frac view_ratio(int64_t n, int64_t of);
/* 一 二 三 … 十 十一 …, up to 99. */
struct str view_chinese_number(struct arena *a, unsigned n);

#endif
