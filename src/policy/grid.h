#ifndef POLICY_GRID_H
#define POLICY_GRID_H
/*
 * Private to policy: every kind of household that conditions can tell apart.
 * An axis is a fact; its samples are the flag's two values, the words, or for
 * numbers each bound that a condition names, a point between two neighbours
 * and one beyond either end.  A cell takes one sample of each axis.
 * 监测对象, 已消除 and 未消除 follow from the kind of monitoring and are kept
 * consistent; other facts are taken as independent, so "no cell" is certain
 * while a cell may be a household that does not exist.
 */
#include "policy/node.h"
#include "policy/policy.h"

#define GRID_CELLS_MAX (1u << 20)

struct axis {
	enum fact_id f;
	struct fact *sample; /* ascending for numbers */
	size_t n;
};
struct grid {
	struct axis axis[FACT_N];
	size_t n;             /* of axis */
	size_t cells;         /* 0: more than GRID_CELLS_MAX */
	struct fact fact[FACT_N]; /* of the cell looked at */
};

/* The axes that these conditions look at (NULL entries are skipped). */
void grid_make(struct grid *g, struct arena *a, const struct cond *const *c, size_t n);
/* The last axis if it is f: grid_cell then walks f fastest.  False if the grid has no such axis. */
bool grid_turn(struct grid *g, enum fact_id f);
/* Fill g->fact for cell i; the last axis runs fastest. */
void grid_cell(struct grid *g, size_t i);
/* The sample of fact f as text: "6900元", "整户低保". */
void grid_value_text(const struct fact *fact, enum fact_id f, struct buf *out);

#endif
