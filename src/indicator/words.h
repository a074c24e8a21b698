#ifndef INDICATOR_WORDS_H
#define INDICATOR_WORDS_H
/* Private to indicator: pieces of what is told about a figure (explain.c, dump.c). */
#include "indicator/report.h"

/* The formula with its {names}, or with the inputs' values in their place. */
void formula_put(const char *formula, const struct figure_input in[], size_t n, bool numbers, struct buf *out);
/* The rule of the pack that has the figure's condition (tier, focus condition, line, overlap), or NULL. */
const struct policy_rule *figure_rule(const struct indicator_set *s, const struct figure *f);
/* A reading of domain section 3 in words; empty if it has none. */
struct str reading_text(struct str id);
void figure_shown(const struct figure *f, struct buf *out); /* with unit and verdict */

#endif
