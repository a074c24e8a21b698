#include "indicator/account.h"

#include "indicator/family.h"
#include "indicator/words.h"

/* --- texts --- */

static struct str take(struct arena *a, struct buf *b)
{
	struct str s = arena_str(a, buf_view(b));
	buf_release(b);
	return s;
}

static void put_texts(const struct indicator_set *s, struct arena *a, const struct figure *f,
		      struct account *out)
{
	struct buf b = {0};
	formula_put(f->family->formula, out->in, out->inputs, false, &b);
	out->formula = take(a, &b);
	formula_put(f->family->formula, out->in, out->inputs, f->status == FIGURE_OK, &b);
	out->numbers = take(a, &b);
	cond_text(s->p->population.when, &b);
	out->population = take(a, &b);
	const struct policy_rule *rule = figure_rule(s, f);
	if (rule)
		cond_text(rule->when, &b);
	out->condition = take(a, &b);
	out->clause = figure_clause(s, f);
	out->reading = out->clause ? out->clause->reading : str_from(f->family->clause);
	if (out->reading.n && out->reading.p[0] != 'A')
		out->reading = (struct str){0};
	out->reading_text = reading_text(out->reading);
}

/* --- files --- */

/* Which exports a source text speaks of, beside this year's households. */
static uint32_t kinds_of(struct str source)
{
	static const struct {
		const char *word;
		enum data_kind kind;
	} known[] = {{"members", DATA_MEMBERS}, {"monthly", DATA_MONTHLY}, {"quarterly", DATA_QUARTERLY}};
	uint32_t kinds = 0;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_find(source, str_from(known[i].word)) != SIZE_MAX)
			kinds |= 1u << known[i].kind;
	return kinds;
}

static bool of_last_year(struct str source)
{
	return str_find(source, STR("两年")) != SIZE_MAX || str_find(source, STR("上年")) != SIZE_MAX;
}

/* From the inputs and from every fact that the population and the figure's own condition look at. */
static void find_files(const struct indicator_set *s, struct arena *a, const struct figure *f,
		       struct account *out)
{
	const struct policy_rule *rule = figure_rule(s, f);
	uint32_t kinds = 0, facts = cond_facts(s->p->population.when) | (rule ? cond_facts(rule->when) : 0);
	bool last = false;
	for (size_t i = 0; i < out->inputs; i++) {
		kinds |= kinds_of(str_from(out->in[i].source));
		last = last || of_last_year(str_from(out->in[i].source)) ||
		       out->in[i].unit == UNIT_YUAN || f->n != f->of;
	}
	for (unsigned k = 0; k < FACT_N; k++)
		if (facts >> k & 1) {
			kinds |= kinds_of(str_from(fact_info((enum fact_id)k)->source));
			last = last || of_last_year(str_from(fact_info((enum fact_id)k)->source));
		}
	if (s->estimate_stands)
		kinds |= 1u << DATA_MONTHLY;
	out->export = arena_many(a, uint32_t, s->data->exports);
	for (uint32_t i = 0; out->has_rows && i < s->data->exports; i++) {
		const struct data_export *x = &s->data->export[i];
		bool households = x->kind == DATA_HOUSEHOLDS &&
				  (x->year == s->data->year[0].year || (last && x->year == s->data->year[0].year - 1));
		if (households || kinds >> x->kind & 1)
			out->export[out->exports++] = i;
	}
}

/* --- rows set aside --- */

/* Rows of the population that a figure may use: those of the kind, or all but those of it. */
static const struct base {
	size_t used; /* place of the family's n */
	enum rows_kind kind;
	bool but;
} bases[] = {
	{AT_BOTH, ROWS_COVERED, false},          {AT_EARN, ROWS_EARNING, false},
	{AT_FOUR_ROWS, ROWS_FOUR, false},        {AT_FIVE_ROWS, ROWS_FIVE, false},
	{AT_BLOCK_ROWS, ROWS_BLOCK, false},      {AT_BLOCK_PREV_ROWS, ROWS_BLOCK_PREV, false},
	{AT_EST, ROWS_ESTIMATE, false},          {AT_GOAL, ROWS_GOAL, false},
	{PLACE_FOCUS_KNOWN, ROWS_FOCUS_UNKNOWN, true}, {PLACE_LINE_KNOWN, ROWS_LINE_UNKNOWN, true},
};

static const struct base *base_of(const struct family *f)
{
	for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
		if (bases[i].used == f->used && f->of == AT_SCOPE)
			return &bases[i];
	return NULL;
}

static struct str income_fault(unsigned fault)
{
	return data_reason_label((enum data_reason)(ASIDE_FIRST_INCOME + fault - 1));
}

/* The first thing that is wanting: this year's income, last year's, then what the figure asks for. */
static struct str why_aside(const struct indicator_set *s, struct arena *a, const struct base *base, uint32_t row)
{
	const struct data_household *h = &s->data->year[0].household[row];
	bool two_years = base->kind != ROWS_EARNING && base->kind != ROWS_ESTIMATE && base->kind != ROWS_GOAL && !base->but;
	if (base->kind == ROWS_ESTIMATE)
		return STR("采集月数不足");
	if (!(s->row[row].flags & ROW_INCOME))
		return s->estimate_stands                      ? STR("采集月数不足")
		       : h->income_fault != DATA_INCOME_OK ? income_fault(h->income_fault)
							       : STR("收入数据不可用");
	if (two_years && !(s->row[row].flags & ROW_COVERED)) {
		if (!has_prev_year(s) || h->prev == DATA_NONE)
			return STR("上年导出中没有该户");
		unsigned fault = s->data->year[1].household[h->prev].income_fault;
		struct str label = fault ? income_fault(fault) : STR("收入数据不可用");
		return arena_fmt(a, "上年%.*s", STR_ARG(label));
	}
	return base->kind == ROWS_GOAL ? STR("不在目标所说的分类中")
	       : base->but             ? STR("缺所需数据，无法判断")
				       : STR("分项收入不全");
}

static void put_aside(struct account *out, struct arena *a, struct str reason, uint32_t row, size_t most)
{
	size_t i = 0;
	while (i < out->asides && !str_eq(out->aside[i].reason, reason))
		i++;
	if (i == out->asides)
		out->aside[out->asides++] = (struct account_aside){reason, 0, arena_many(a, uint32_t, most)};
	out->aside[i].row[out->aside[i].n++] = row;
}

#define REASONS_MAX 32

static void rows_aside(const struct indicator_set *s, struct arena *a, const struct figure *f, uint32_t index,
		       const struct base *base, struct account *out)
{
	struct household_list scope, kind;
	size_t k = 0;
	rows_collect(s, a, (struct rows_asked){.kind = ROWS_SCOPE, .area = f->area}, &scope);
	rows_collect(s, a, (struct rows_asked){base->kind, f->area, index, false}, &kind);
	for (size_t i = 0; i < scope.n; i++) {
		while (k < kind.n && kind.row[k] < scope.row[i])
			k++;
		bool of_kind = k < kind.n && kind.row[k] == scope.row[i];
		if (of_kind == base->but && out->asides < REASONS_MAX)
			put_aside(out, a, why_aside(s, a, base, scope.row[i]), scope.row[i], scope.n);
	}
}

static void find_aside(const struct indicator_set *s, struct arena *a, const struct figure *f,
		       struct account *out)
{
	size_t n;
	const struct family *family = &family_table(&n)[family_find(str_from(f->family->id))];
	const struct base *base = base_of(family);
	const struct keyset *k = &s->keys[family->key];
	out->aside = arena_many(a, struct account_aside, REASONS_MAX);
	if (!out->has_rows || f->n >= f->of || f->status == FIGURE_MISSING)
		return;
	if (!base) {
		out->aside[out->asides++] = (struct account_aside){STR("在范围内，不属本项"), (size_t)(f->of - f->n), NULL};
		return;
	}
	for (size_t i = 0; i < k->n; i++)
		if (str_eq(k->key[i], f->key))
			rows_aside(s, a, f, k->index[i], base, out);
}

void indicator_account(const struct indicator_set *s, struct arena *a, const struct figure *f,
		       struct account *out)
{
	*out = (struct account){0};
	out->inputs = figure_inputs(s, f, out->in);
	out->has_rows = indicator_rows(s, a, f, &out->rows);
	put_texts(s, a, f, out);
	find_files(s, a, f, out);
	find_aside(s, a, f, out);
}
