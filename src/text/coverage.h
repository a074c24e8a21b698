#ifndef TEXT_COVERAGE_H
#define TEXT_COVERAGE_H
/*
 * What `jianbao fonts` prints: roles, files, licences, and how much of the
 * 8,105-character national list (通用规范汉字表) each role's own faces cover, which
 * faces step in for the rest, and what the whole set lacks.
 */
#include "base/buf.h"
#include "text/text.h"

struct text_coverage {
	size_t total;    /* of the list: 8105 */
	size_t own;      /* covered by the role's own faces */
	size_t set;      /* covered with everything that steps in */
	uint32_t *lacks; /* the total - own code points, ascending; in the arena */
};
/* By the role table's index. */
struct text_coverage text_role_coverage(struct text_fonts *f, size_t role, struct arena *a);

/* For people; with `all`, every character that a role leaves to others is printed. */
void text_fonts_report(struct text_fonts *f, bool all, struct buf *out);
/* {"list": 8105, "roles": [{"role","title","files":[…],"covered","lacking":["U+…"],"stand_ins":[…]}],
 * "missing": [...]} */
void text_fonts_report_json(struct text_fonts *f, struct buf *out);

#endif
