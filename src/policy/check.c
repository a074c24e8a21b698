#include "policy/check.h"

#include "policy/grid.h"
#include "policy/pack.h"

struct checker {
	struct arena *a;
	const struct policy *p;
	const struct json *j;
	struct diag_list *l;
};

static const struct json *item_at(const struct json *list, size_t i)
{
	const struct json *item = json_first(list);
	while (i-- > 0)
		item = json_next(item);
	return item;
}

static struct str cell_text(struct checker *k, const struct grid *g)
{
	struct buf b = {0};
	for (size_t i = 0; i < g->n; i++) {
		buf_cat(&b, i ? "，" : "");
		grid_value_text(&g->fact[g->axis[i].f], g->axis[i].f, &b);
	}
	struct str s = arena_str(k->a, buf_view(&b));
	buf_release(&b);
	return s;
}

/* --- conditions that nobody can meet --- */

static bool can_hold(struct checker *k, const struct cond *c, bool *known)
{
	const struct cond *both[] = {k->p->population.when, c};
	struct grid *g = arena_make(k->a, struct grid);
	grid_make(g, k->a, both, 2);
	*known = g->cells > 0;
	for (size_t i = 0; i < g->cells; i++) {
		grid_cell(g, i);
		if (cond_test(both[0], g->fact) == TRUTH_YES && cond_test(c, g->fact) == TRUTH_YES)
			return true;
	}
	return g->cells == 0;
}

/* The outermost condition that cannot be met; then, inside any-lists, each branch on its own. */
static void check_reach(struct checker *k, const struct cond *c, const struct json *j)
{
	bool known;
	if (!can_hold(k, c, &known)) {
		struct buf b = {0};
		cond_text(c, &b);
		json_diag(j, DIAG_ERROR, "policy.unreachable", k->l,
			  TR("范围内没有户能符合这个条件：%s", "no household of the population can meet this: %s"),
			  buf_cstr(&b));
		buf_release(&b);
		return;
	}
	if (!known)
		json_diag(j, DIAG_NOTE, "policy.large", k->l,
			  TR("条件组合太多，未核查能否符合", "too many combinations to tell whether this can be met"));
	const struct json *list = json_member(j, c->op == COND_ALL ? "all" : "any");
	if ((c->op != COND_ALL && c->op != COND_ANY) || !list)
		return;
	const struct json *item = json_first(list);
	for (size_t i = 0; i < c->n; i++, item = json_next(item))
		if (c->op == COND_ANY || c->kid[i]->op == COND_ANY || c->kid[i]->op == COND_ALL)
			check_reach(k, c->kid[i], item);
}

static void check_rules_reach(struct checker *k, const struct policy_rules *r, const char *key)
{
	const struct json *item = json_first(json_member(k->j, key));
	for (size_t i = 0; i < r->n; i++, item = json_next(item))
		if (r->v[i].when)
			check_reach(k, r->v[i].when, json_member(item, "when"));
}

static void check_parts_reach(struct checker *k)
{
	const struct json *item = json_first(json_member(k->j, "subsidies"));
	for (size_t i = 0; i < k->p->subsidy_n; i++, item = json_next(item))
		if (k->p->subsidy[i].when)
			check_reach(k, k->p->subsidy[i].when, json_member(item, "when"));
	item = json_first(json_member(k->j, "two_high"));
	for (size_t i = 0; i < k->p->leg_n; i++, item = json_next(item))
		if (k->p->leg[i].group)
			check_reach(k, k->p->leg[i].group, json_member(item, "group"));
}

/* --- tiers --- */

/* All tiers and the population on one grid. */
static struct grid *tier_grid(struct checker *k)
{
	size_t n = k->p->tier.n;
	struct grid *g = arena_make(k->a, struct grid);
	const struct cond **c = arena_many(k->a, const struct cond *, n + 1);
	for (size_t i = 0; i < n; i++)
		c[i] = k->p->tier.v[i].when;
	c[n] = k->p->population.when;
	grid_make(g, k->a, c, n + 1);
	return g;
}

static uint64_t tiers_of_cell(const struct checker *k, const struct grid *g)
{
	uint64_t bits = 0;
	for (size_t i = 0; i < k->p->tier.n; i++)
		bits |= (uint64_t)(cond_test(k->p->tier.v[i].when, g->fact) == TRUTH_YES) << i;
	return bits;
}

static bool in_population(const struct checker *k, const struct grid *g)
{
	return cond_test(k->p->population.when, g->fact) == TRUTH_YES;
}

static const struct json *tier_when(const struct checker *k, size_t i)
{
	return json_member(item_at(json_member(k->j, "tiers"), i), "when");
}

static void check_taken(struct checker *k, struct grid *g)
{
	uint64_t reached = 0, held = 0;
	for (size_t i = 0; i < g->cells; i++) {
		grid_cell(g, i);
		uint64_t bits = in_population(k, g) ? tiers_of_cell(k, g) : 0;
		held |= bits;
		for (size_t o = 0; bits && o < k->p->tier.n; o++)
			if (bits >> k->p->tier_order[o] & 1) {
				reached |= (uint64_t)1 << k->p->tier_order[o];
				break;
			}
	}
	for (size_t i = 0; i < k->p->tier.n; i++)
		if (held >> i & 1 && !(reached >> i & 1))
			json_diag(tier_when(k, i), DIAG_ERROR, "policy.unreachable", k->l,
				  TR("符合“%.*s”的户全被次序在前的分类先取走",
				     "every household of \"%.*s\" is taken by an earlier tier"),
				  STR_ARG(k->p->tier.v[i].id));
}

struct line { /* the cells along one axis */
	uint64_t *bits; /* tiers that hold; 0 outside the population */
	bool *inside;
	size_t n;
};

struct tier_faults {
	bool *overlap; /* tiers x tiers, said already */
	uint64_t gaps; /* samples of the axis said already */
};

static void say_overlap(struct checker *k, const struct grid *g, uint64_t both, struct tier_faults *said)
{
	size_t n = k->p->tier.n, i = 0;
	while (!(both >> i & 1))
		i++;
	for (size_t o = i + 1; o < n; o++) {
		if (!(both >> o & 1) || said->overlap[i * n + o])
			continue;
		said->overlap[i * n + o] = true;
		struct diag *d = json_diag(tier_when(k, o), DIAG_ERROR, "policy.overlap", k->l,
					   TR("“%.*s”与“%.*s”的界限重叠", "the bounds of \"%.*s\" and \"%.*s\" overlap"),
					   STR_ARG(k->p->tier.v[i].id), STR_ARG(k->p->tier.v[o].id));
		struct str cell = cell_text(k, g);
		diag_hint(k->l, d, TR("例如：%.*s", "for example: %.*s"), STR_ARG(cell));
	}
}

static void say_gap(struct checker *k, const struct grid *g, size_t at, struct tier_faults *said)
{
	if (at < 64 && said->gaps >> at & 1)
		return;
	said->gaps |= at < 64 ? (uint64_t)1 << at : 0;
	struct diag *d = json_diag(json_member(k->j, "tiers"), DIAG_WARNING, "policy.gap", k->l,
				   TR("各分类的界限之间有空档", "no tier takes in this value"));
	struct str cell = cell_text(k, g);
	diag_hint(k->l, d, TR("例如：%.*s", "for example: %.*s"), STR_ARG(cell));
}

/* Only tiers that come and go along this axis have bounds on it: a tier that
   holds throughout (整户低保, whatever the income) overlaps by the pack's design. */
static void check_line(struct checker *k, struct grid *g, size_t first, const struct line *v,
		       struct tier_faults *said)
{
	uint64_t any = 0, all = UINT64_MAX;
	for (size_t i = 0; i < v->n; i++) {
		any |= v->inside[i] ? v->bits[i] : 0;
		all &= v->inside[i] ? v->bits[i] : UINT64_MAX;
	}
	uint64_t moving = any & ~all;
	for (size_t i = 0; moving && i < v->n; i++) {
		uint64_t here = v->bits[i] & moving;
		if (!v->inside[i])
			continue;
		grid_cell(g, first + i);
		if (here & (here - 1))
			say_overlap(k, g, here, said);
		if (!v->bits[i])
			say_gap(k, g, i, said);
	}
}

static void check_axis(struct checker *k, struct grid *g, enum fact_id f, struct tier_faults *said)
{
	grid_turn(g, f);
	size_t n = g->axis[g->n - 1].n;
	struct line v = {arena_many(k->a, uint64_t, n), arena_many(k->a, bool, n), n};
	for (size_t first = 0; first < g->cells; first += n) {
		for (size_t i = 0; i < n; i++) {
			grid_cell(g, first + i);
			v.inside[i] = in_population(k, g);
			v.bits[i] = v.inside[i] ? tiers_of_cell(k, g) : 0;
		}
		check_line(k, g, first, &v, said);
	}
}

static void check_tiers(struct checker *k)
{
	if (!k->p->tier.n)
		return;
	struct grid *g = tier_grid(k);
	struct tier_faults said = {.overlap = arena_many(k->a, bool, k->p->tier.n * k->p->tier.n)};
	if (!g->cells) {
		json_diag(json_member(k->j, "tiers"), DIAG_NOTE, "policy.large", k->l,
			  TR("分类条件组合太多，未核查重叠和空档",
			     "too many combinations to check tiers for overlaps and gaps"));
		return;
	}
	check_taken(k, g);
	for (unsigned f = FACT_SIZE; f < FACT_N; f++)
		for (size_t i = 0; i < g->n; i++)
			if (g->axis[i].f == f) {
				said.gaps = 0;
				check_axis(k, g, (enum fact_id)f, &said);
				break;
			}
}

/* --- years, duties, clauses --- */

/* A threshold belongs to the case's year; without a case, to a year not after the document's and not long before. */
static void check_years(struct checker *k, int income_year)
{
	int issued = k->p->issued.year ? k->p->issued.year : k->p->valid_from.year;
	const struct json *item = json_first(json_member(k->j, "parameters"));
	for (size_t i = 0; i < k->p->param_n; i++, item = json_next(item)) {
		int year = k->p->param[i].year;
		bool other = income_year ? year != income_year : issued && (year > issued || year < issued - 2);
		if (!year || !other)
			continue;
		struct diag *d = json_diag(json_member(item, "year"), income_year ? DIAG_ERROR : DIAG_WARNING,
					   "policy.year", k->l,
					   TR("“%.*s”是%d年度的数，不是%d年度的", "\"%.*s\" belongs to %d, not to %d"),
					   STR_ARG(k->p->param[i].label), year, income_year ? income_year : issued);
		diag_hint(k->l, d, "%s",
			  TR("换成该年度公布的数，或在case.json的parameters中写明沿用",
			     "put in that year's figure, or take it over by name under parameters in case.json"));
	}
}

/* A day of some year: 29 February may be one. */
static bool is_date(int month, int day)
{
	if (!month)
		return !day;
	return month <= 12 && day <= 31 && date_is_valid((struct date){2024, (uint8_t)month, (uint8_t)(day ? day : 1)});
}

static void check_duties(struct checker *k)
{
	const struct json *item = json_first(json_member(k->j, "duties"));
	for (size_t i = 0; i < k->p->duty_n; i++, item = json_next(item)) {
		const struct policy_duty *v = &k->p->duty[i];
		bool dated = v->deadline.n || v->month || v->clause.note.n;
		if (v->cycle == CYCLE_ONCE && !dated)
			json_diag(item, DIAG_ERROR, "policy.deadline", k->l,
				  TR("任务“%.*s”只做一次，却没有期限（deadline、month）也没有说明（note）",
				     "duty \"%.*s\" is to be done once but has no deadline, month or note"),
				  STR_ARG(v->label));
		if (!is_date(v->month, v->day) || (v->late_day && !is_date(v->month, v->late_day)) || v->late_day > 31 ||
		    (v->late_day && v->late_day <= v->day))
			json_diag(item, DIAG_ERROR, "policy.deadline", k->l,
				  TR("任务“%.*s”的期限不是一个日期", "duty \"%.*s\": the deadline is no date"),
				  STR_ARG(v->label));
	}
}

static void check_clause(struct checker *k, const struct json *item)
{
	if (json_text(json_member(item, "clause")).n || json_text(json_member(item, "note")).n)
		return;
	struct diag *d = json_diag(item, DIAG_ERROR, "policy.clause", k->l,
				   TR("没有写明条款（clause）", "no clause is named"));
	diag_hint(k->l, d, "%s",
		  TR("文件没有规定的，在note中写明“参数，文件未规定”及理由",
		     "if no document fixes it, say so and why in \"note\""));
}

static void check_clauses(struct checker *k)
{
	static const char *const lists[] = {"parameters", "tiers",  "overlaps",  "focus", "lines",
					    "two_high",   "duties", "subsidies", "roles", "document"};
	static const char *const ones[] = {"population", "estimate", "goal", "decline", "target"};
	for (size_t i = 0; i < COUNT_OF(lists); i++)
		json_each (item, json_member(k->j, lists[i]))
			check_clause(k, item);
	for (size_t i = 0; i < COUNT_OF(ones); i++)
		if (json_member(k->j, ones[i]))
			check_clause(k, json_member(k->j, ones[i]));
}

/* --- the whole --- */

static const struct policy *check(struct arena *a, const char *file, const struct json *j,
				  const struct policy_asked *asked, struct diag_list *l)
{
	const struct policy *p = policy_read(a, file, j, NULL, l);
	struct checker k = {a, p, j, l};
	if (!p)
		return NULL;
	check_rules_reach(&k, &p->tier, "tiers");
	check_rules_reach(&k, &p->overlap, "overlaps");
	check_rules_reach(&k, &p->focus, "focus");
	check_rules_reach(&k, &p->line, "lines");
	check_parts_reach(&k);
	check_tiers(&k);
	check_years(&k, asked->income_year);
	check_duties(&k);
	check_clauses(&k);
	document_check(a, j, asked->world, l);
	return p;
}

const struct policy *policy_check(struct arena *a, const char *path, const struct policy_asked *asked,
				  struct diag_list *l)
{
	struct err e = {0};
	const char *file = arena_str(a, str_from(path)).p;
	const struct json *j = json_load(a, file, &e);
	if (j)
		return check(a, file, j, asked, l);
	diag_err(l, DIAG_ERROR, &e);
	return NULL;
}

const struct policy *policy_check_text(struct arena *a, const char *name, struct str text,
				       const struct policy_asked *asked, struct diag_list *l)
{
	struct err e = {0};
	const char *file = arena_str(a, str_from(name)).p;
	const struct json *j = json_parse(a, file, arena_str(a, text), &e);
	if (j)
		return check(a, file, j, asked, l);
	diag_err(l, DIAG_ERROR, &e);
	return NULL;
}
