/* Columns to fragments, with the rules between them. */
#include "layout/columns.h"
#include "layout/emit.h"

void emit_columns(struct emit *e, const struct column_part *p, lu x, lu y)
{
	const struct columns *c = p->c;
	struct css_border rule = c->box->style->column_rule;

	for (uint32_t k = 0; k < c->n; k++) {
		lu left = x + (lu)k * (c->w + c->gap);
		if (p->at[k] >= p->at[k + 1])
			continue;
		e->owner = c->box->node;
		if (k > 0 && rule.style != CSS_BORDER_NONE)
			emit_rule(e, left - c->gap / 2 - rule.width / 2, y, rule.width, p->height, rule);
		emit_flow(e, c->flow, (struct range){.from = p->at[k], .to = p->at[k + 1]}, left, y);
	}
}
