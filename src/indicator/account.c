#include "indicator/account.h"

#include <stdlib.h>

#include "indicator/family.h"
#include "indicator/parts.h"
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
	struct maker m = maker_of(s, f);
	const char *formula = maker_formula(&m, f);
	formula_put(formula, out->in, out->inputs, false, &b);
	out->formula = take(a, &b);
	formula_put(formula, out->in, out->inputs, f->status == FIGURE_OK || f->status == FIGURE_UNDEFINED, &b);
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

static bool is_of(const struct indicator_set *s, const struct data_export *x, const struct field_use *u)
{
	int year = s->data->year[0].year;
	if (u->kind == FIELD_REFERENCES || x->kind != u->kind)
		return false;
	return x->kind != DATA_HOUSEHOLDS || !x->year ||
	       (x->year <= year && x->year > year - DATA_YEARS_MAX && u->years >> (year - x->year) & 1);
}

static void find_files(const struct indicator_set *s, struct arena *a, struct account *out)
{
	out->export = arena_many(a, uint32_t, s->data->exports);
	for (uint32_t i = 0; i < s->data->exports; i++)
		for (size_t k = 0; k < out->fields.n; k++)
			if (is_of(s, &s->data->export[i], &out->fields.v[k])) {
				out->export[out->exports++] = i;
				break;
			}
}

/* --- rows set aside --- */

static struct str income_fault(unsigned fault)
{
	return data_reason_label((enum data_reason)(ASIDE_FIRST_INCOME + fault - 1));
}

static struct str no_income(const struct indicator_set *s, const struct data_household *h)
{
	return s->estimate_stands                      ? STR("采集月数不足")
	       : h->income_fault != DATA_INCOME_OK ? income_fault(h->income_fault)
						       : STR("收入数据不可用");
}

static struct str no_income_before(const struct indicator_set *s, struct arena *a, const struct data_household *h)
{
	if (!has_prev_year(s) || h->prev == DATA_NONE)
		return STR("上年导出中没有该户");
	unsigned fault = s->data->year[1].household[h->prev].income_fault;
	struct str label = fault ? income_fault(fault) : STR("收入数据不可用");
	return arena_fmt(a, "上年%.*s", STR_ARG(label));
}

/* Which of the facts that a condition looks at are not known of the household. */
static struct str unknown_facts(const struct indicator_set *s, struct arena *a, const struct cond *c,
				const struct data_household *h)
{
	struct fact fact[FACT_N];
	struct income now, before;
	struct buf b = {0};
	uint32_t facts = cond_facts(c);
	income_of(s, 0, h, &now);
	bool two = income_before(s, 0, h, &before);
	facts_fill(s, &(struct facts_of){h, &now, two ? &before : NULL, 0}, facts, fact);
	for (unsigned k = 0; k < FACT_N; k++)
		if (facts >> k & 1 && !fact[k].known)
			buf_fmt(&b, "%s%s", b.n ? "、" : "无法判断：缺", fact_info((enum fact_id)k)->label);
	return take(a, &b);
}

static struct str other_tier(const struct indicator_set *s, struct arena *a, uint8_t tier)
{
	if (tier == TIER_NONE)
		return STR("不属任何一类");
	if (tier == TIER_UNKNOWN)
		return STR("缺数据，未能分类");
	return arena_fmt(a, "归入%.*s", STR_ARG(s->p->tier.v[tier].label));
}

/* What the place of n asks of a household, by the place. */
enum asks { ASKS_ITSELF, ASKS_INCOME, ASKS_TWO_YEARS, ASKS_BLOCKS, ASKS_MONTHS, ASKS_GOAL, ASKS_FACTS, ASKS_TIER,
	ASKS_TARGET };
static const struct {
	size_t place;
	enum asks asks;
} places[] = {
	{AT_BOTH, ASKS_TWO_YEARS},           {AT_EARN, ASKS_INCOME},
	{AT_FOUR_ROWS, ASKS_BLOCKS},         {AT_FIVE_ROWS, ASKS_BLOCKS},
	{AT_BLOCK_ROWS, ASKS_BLOCKS},        {AT_BLOCK_PREV_ROWS, ASKS_BLOCKS},
	{AT_EST, ASKS_MONTHS},               {AT_GOAL, ASKS_GOAL},
	{AT_GOAL_PACED, ASKS_TWO_YEARS},     {PLACE_FOCUS_KNOWN, ASKS_FACTS},
	{PLACE_LINE_KNOWN, ASKS_FACTS},      {PLACE_OVERLAP_KNOWN, ASKS_FACTS},
	{PLACE_TIER, ASKS_TIER},             {AT_TARGET, ASKS_TARGET},
};

static enum asks asks_of(const struct family *f)
{
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (places[i].place == f->used)
			return places[i].asks;
	return ASKS_ITSELF;
}

static bool asks_income(const struct cond *c)
{
	const uint32_t income = 1u << FACT_PER_CAPITA | 1u << FACT_CHANGE | 1u << FACT_GROWTH | 1u << FACT_OWN_PAY_RATIO;
	return cond_facts(c) & income;
}

/* The first thing that is wanting: this year's income, last year's, then what the figure asks for. */
static struct str why_aside(const struct indicator_set *s, struct arena *a, const struct figure *f, enum asks asks,
			    uint32_t row)
{
	const struct data_household *h = &s->data->year[0].household[row];
	const struct policy_rule *rule = figure_rule(s, f);
	if (asks == ASKS_ITSELF)
		return STR("经核对不符合本项含义");
	if (asks == ASKS_MONTHS)
		return STR("采集月数不足");
	if (asks == ASKS_TIER)
		return other_tier(s, a, s->row[row].tier);
	if (asks == ASKS_TARGET)
		return STR("缺上年收入或某个已结束季度的收入");
	if (asks == ASKS_FACTS && rule && (s->row[row].flags & ROW_INCOME || !asks_income(rule->when))) {
		struct str why = unknown_facts(s, a, rule->when, h);
		return why.n ? why : STR("缺所需数据，无法判断");
	}
	if (!(s->row[row].flags & ROW_INCOME))
		return no_income(s, h);
	if ((asks == ASKS_TWO_YEARS || asks == ASKS_BLOCKS) && !(s->row[row].flags & ROW_COVERED))
		return no_income_before(s, a, h);
	return asks == ASKS_GOAL ? STR("不在目标所说的分类中") : STR("分项收入不全");
}

static struct str why_record(const struct indicator_set *s, struct arena *a, const struct figure *f,
			     const struct account_part *p)
{
	if (p->of_what.kind == PIECE_LEFT)
		return STR("本年仍在范围内");
	if (p->of_what.kind == PIECE_EARLIER)
		return STR("该年或其上年没有可用收入，或不属所比的户");
	if (p->of_what.kind == PIECE_HOUSEHOLD)
		return why_aside(s, a, f, asks_of(maker_of(s, f).family), p->of_what.row);
	bool paper = maker_of(s, f).family->table == DATA_PAPERS;
	if (p->of_what.kind == PIECE_UNIT)
		return paper ? STR("该单位没有登记该项材料") : STR("该岗位没有登记人员");
	return STR("登记在册，经核对不符合本项含义");
}

#define REASONS_MAX 48

static struct account_aside *aside_for(struct account *out, struct arena *a, struct str reason)
{
	for (size_t i = 0; i < out->asides; i++)
		if (str_eq(out->aside[i].reason, reason))
			return &out->aside[i];
	if (out->asides + 1 == REASONS_MAX)
		reason = STR("其他原因");
	if (out->asides == REASONS_MAX)
		return &out->aside[REASONS_MAX - 1];
	out->aside[out->asides] = (struct account_aside){reason, 0, arena_many(a, uint32_t, out->parts), 0};
	return &out->aside[out->asides++];
}

/* Every record counted in `of` and not, or not as often, in n. */
static void find_aside(const struct indicator_set *s, struct arena *a, const struct figure *f,
		       struct account *out)
{
	out->aside = arena_many(a, struct account_aside, REASONS_MAX);
	if (f->status == FIGURE_MISSING)
		return;
	for (size_t i = 0; i < out->parts; i++) {
		const struct account_part *p = &out->part[i];
		if (p->of == p->n)
			continue;
		struct account_aside *to = aside_for(out, a, why_record(s, a, f, p));
		to->n += p->of - p->n;
		if (p->of_what.kind == PIECE_HOUSEHOLD)
			to->row[to->rows++] = p->of_what.row;
	}
}

/* Published numbers, ranks among areas, and counts of years have no records of their own. */
static bool is_of_records(const struct maker *m, const struct figure *f)
{
	make_fn *make = m->family->make;
	return make != make_rank && make != make_reference && make != make_streak && !(f->verdict && !f->of);
}

/* The figures a rank is taken of, in the order of the areas' places; those without one last. */
struct sibling {
	int64_t place;
	const struct figure *f;
};

static int cmp_sibling(const void *x, const void *y)
{
	const struct sibling *a = x, *b = y;
	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	return (a->f->area > b->f->area) - (a->f->area < b->f->area);
}

static void find_siblings(const struct indicator_set *s, struct arena *a, const struct figure *f, struct account *out)
{
	const char *by = str_is(str_from(f->family->id), "rank.growth") ? "income.growth" : "decline.ratio";
	uint32_t parent = s->data->area[f->area].parent;
	const struct str none = {"", 0};
	if (parent == DATA_NONE)
		return;
	struct sibling *all = arena_many(a, struct sibling, s->data->area[parent].end - parent);
	for (uint32_t i = parent + 1; i < s->data->area[parent].end; i++) {
		const struct data_area *area = &s->data->area[i];
		if (area->parent != parent || area->level != s->data->area[f->area].level)
			continue;
		const struct figure *r = indicator_lookup(s, f->family->id, i, none);
		all[out->siblings_n++] = (struct sibling){
			r->status == FIGURE_OK ? (int64_t)r->value.n : INT64_MAX, indicator_lookup(s, by, i, none)};
	}
	qsort(all, out->siblings_n, sizeof *all, cmp_sibling);
	out->siblings = arena_many(a, const struct figure *, out->siblings_n);
	for (size_t i = 0; i < out->siblings_n; i++)
		out->siblings[i] = all[i].f;
}

void indicator_account(const struct indicator_set *s, struct arena *a, const struct figure *f,
		       struct account *out)
{
	struct maker m = maker_of(s, f);
	*out = (struct account){0};
	out->inputs = figure_inputs(s, f, out->in);
	out->has_rows = indicator_rows(s, a, f, &out->rows);
	out->of_records = is_of_records(&m, f);
	figure_fields(s, f, &out->fields);
	parts_collect(s, a, f, out);
	put_texts(s, a, f, out);
	find_files(s, a, out);
	find_aside(s, a, f, out);
	if (m.family->make == make_rank)
		find_siblings(s, a, f, out);
}
