/* Columns of shares as printed: what the pages will show is read back and added up. */
#include "view/share.h"
#include "view/view.h"

#define WHOLE 1000 /* tenths of a percent */

struct printed {
	struct view v;
	struct diag_list *l;
	size_t broken;
};

static void check_column(struct printed *p, const struct share_column *c, const char *id, uint32_t area)
{
	int64_t sum = 0, tenths;
	for (size_t i = 0; i < c->n; i++)
		if (dec_parse(share_text(p->v.a, c, i), 1, &tenths) == DEC_OK)
			sum += tenths;
	if (c->sum == SHARES_OPEN || sum == WHOLE)
		return;
	struct str shown = view_percent(p->v.a, frac_make(sum, 10)), code = p->v.in->data->area[area].code;
	struct diag *d = diag_add(p->l, DIAG_ERROR, "tie.shares", (struct pos){.file = p->v.in->data->info.name},
				  TR("勾稽不符：%s@%.*s/* 印出的各项合计为 %.*s%%，应为 100.0%%",
				     "figures disagree: %s@%.*s/* as printed add up to %.*s%%, not to 100.0%%"),
				  id, STR_ARG(code), STR_ARG(shown));
	diag_hint(p->l, d, "%s", TR("这是计算内部不一致，未生成任何材料；请保留数据并报告",
				    "the computation contradicts itself and nothing was written; keep the data and report it"));
	p->broken++;
}

size_t view_ties(const struct view_input *in, struct diag_list *l)
{
	struct printed p = {.v = {.a = arena_new(), .in = in}, .l = l};
	struct share_column c;
	for (uint32_t a = 0; a < in->data->areas; a++) {
		if (in->data->area[a].level == DATA_VILLAGE && a)
			continue; /* no page prints a village's shares */
		share_of_tiers(&p.v, a, &c);
		check_column(&p, &c, "tier.share", a);
		share_of_blocks(&p.v, a, &c);
		check_column(&p, &c, "income.share", a);
	}
	for (size_t i = 0; share_of_keys(&p.v, i, &c); i++)
		check_column(&p, &c, share_family(i), 0);
	arena_drop(p.v.a);
	return p.broken;
}
