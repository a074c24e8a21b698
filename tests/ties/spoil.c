/*
 * Linked into a jianbao of its own (tests/ties.sh) with ld's --wrap: what the
 * tie-outs must notice is done behind their back.  JIANBAO_SPOIL names a figure
 * as `jianbao explain` does: one is added to it between computing and tying;
 * "shares": a tenth is added to the last share of each column of income blocks.
 */
#include <stdlib.h>

#include "indicator/report.h"
#include "view/share.h"

const struct indicator_set *__real_indicator_compute(struct arena *a, const struct data_set *data, const struct policy *p,
						     struct diag_list *l);
const struct indicator_set *__wrap_indicator_compute(struct arena *a, const struct data_set *data, const struct policy *p,
						     struct diag_list *l);
void __real_share_of_blocks(const struct view *v, uint32_t area, struct share_column *c);
void __wrap_share_of_blocks(const struct view *v, uint32_t area, struct share_column *c);

static struct str asked(void)
{
	const char *spec = getenv("JIANBAO_SPOIL");
	return str_from(spec ? spec : "");
}

const struct indicator_set *__wrap_indicator_compute(struct arena *a, const struct data_set *data, const struct policy *p,
						     struct diag_list *l)
{
	const struct indicator_set *s = __real_indicator_compute(a, data, p, l);
	struct err e = {0};
	if (!asked().n || str_is(asked(), "shares"))
		return s;
	struct figure *f = (struct figure *)(uintptr_t)indicator_find(s, asked(), &e);
	if (!f || f->status != FIGURE_OK)
		BUG("nothing to spoil: %s", getenv("JIANBAO_SPOIL"));
	f->value.n += f->value.d;
	return s;
}

void __wrap_share_of_blocks(const struct view *v, uint32_t area, struct share_column *c)
{
	__real_share_of_blocks(v, area, c);
	if (str_is(asked(), "shares") && c->n)
		c->tenths[c->n - 1]++;
}
