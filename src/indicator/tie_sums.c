/* Ties between figures: tables of what must equal what. */
#include "data/table.h"
#include "indicator/tie_set.h"

/* --- sums --- */

/* key NULL: every key; EACH: a tie for each key.  An id that begins with # is no figure: see special(); with n:
   it is the rows that the figure used. */
struct term {
	const char *id, *key;
	bool minus;
};
enum {
	TIE_WHOLE = 1, /* every figure in it must be there */
	TIE_REGION = 2,
	TIE_EVEN = 4,
	TIE_SAME_ROWS = 8,
	TIE_MOST = 16 /* the left is not more than the right */
};
struct tie {
	struct term left[7], right[4];
	unsigned flags;
};

#define EACH "="
#define BLOCKS_OF(id) {id, "wage", 0}, {id, "business", 0}, {id, "property", 0}, {id, "transfer", 0}
#define ONE(id) {{id, "", 0}}
#define TWO(a, b) {{a, "", 0}, {b, "", 0}}
#define PART_OF(part, whole) {ONE(part), ONE(whole), TIE_WHOLE | TIE_MOST}
#define EACH_PART_OF(part, whole) {{{part, EACH, 0}}, ONE(whole), TIE_WHOLE | TIE_MOST}
static const struct tie ties[] = {
	{TWO("scope.households", "scope.outside"), ONE("#rows"), TIE_WHOLE},
	{{{"tier.households", NULL, 0}, {"tier.none", "", 0}, {"tier.undetermined", "", 0}},
	 ONE("scope.households"), 0},
	{{{"decline.band", NULL, 0}}, ONE("decline.households"), TIE_WHOLE},
	{{{"#opening", "", 0}, {"coverage.new", "", 0}, {"coverage.left", "", 1}}, ONE("scope.households"),
	 TIE_WHOLE | TIE_REGION},
	{{{"flow.opening", EACH, 0}, {"flow.in", EACH, 0}, {"flow.out", EACH, 1}}, {{"tier.households", EACH, 0}},
	 TIE_WHOLE},
	{{{"flow.opening_persons", EACH, 0}, {"flow.in_persons", EACH, 0}, {"flow.out_persons", EACH, 1},
	  {"flow.resized_persons", EACH, 0}}, {{"tier.persons", EACH, 0}}, TIE_WHOLE},
	{{{"focus.primary", NULL, 0}}, ONE("focus.union"), TIE_WHOLE},
	{{{"focus.households", EACH, 0}, {"focus.undetermined", EACH, 0}}, ONE("scope.households"), TIE_WHOLE | TIE_MOST},
	{{{"below_line.households", EACH, 0}, {"below_line.undetermined", EACH, 0}}, ONE("scope.households"),
	 TIE_WHOLE | TIE_MOST},
	{TWO("target.households", "target.insufficient"), ONE("scope.households"), TIE_WHOLE},
	{TWO("target.on_track", "target.behind"), ONE("target.households"), TIE_WHOLE},
	{TWO("target.so_far", "target.remaining"), ONE("target.per_capita"), TIE_WHOLE},
	{TWO("estimate.households", "estimate.insufficient"), ONE("scope.households"), TIE_WHOLE},
	{TWO("goal.reached", "goal.unreached"), ONE("goal.households"), TIE_WHOLE},
	{TWO("goal.on_path", "goal.off_path"), ONE("n:goal.on_path"), TIE_WHOLE},
	{TWO("n:duty.measures", "duty.measures_missing"), ONE("scope.households"), TIE_WHOLE},
	{{{"income.transfer_band", NULL, 0}}, ONE("scope.households"), TIE_WHOLE},
	{{{"own_pay.band", NULL, 0}}, ONE("scope.households"), TIE_WHOLE},
	{{{"risk.age", NULL, 0}}, ONE("risk.open"), TIE_WHOLE},
	{{{"income.share", NULL, 0}}, ONE("#hundred"), TIE_WHOLE},
	{ONE("income.transfer_ratio"), {{"income.share", "transfer", 0}}, TIE_WHOLE},
	{{BLOCKS_OF("income.block"), {"income.block", "business_cost", 1}, {"#rest", "", 0}},
	 ONE("income.per_capita"), TIE_WHOLE | TIE_SAME_ROWS},
	{{BLOCKS_OF("income.block_prev"), {"income.block_prev", "business_cost", 1}, {"#rest_prev", "", 0}},
	 ONE("income.per_capita_prev"), TIE_WHOLE | TIE_SAME_ROWS},
	{{{"income.contribution", "wage", 0}, {"income.contribution", "business_net", 0},
	  {"income.contribution", "property", 0}, {"income.contribution", "transfer", 0}},
	 ONE("#hundred"), TIE_WHOLE | TIE_EVEN},
	{{{"jobs.place", NULL, 0}}, ONE("jobs.people"), TIE_WHOLE},
	{{{"help.band", NULL, 0}}, ONE("n:help.days"), TIE_WHOLE},
	{{{"n:project.linked_ratio", "", 0}, {"project.unlinked", "", 0}, {"project.undetermined", "", 0}},
	 ONE("project.operating"), TIE_WHOLE},
	{TWO("fare.paid", "fare.unknown"), ONE("fare.eligible"), TIE_WHOLE | TIE_MOST},
	{TWO("startup.eligible", "startup.unknown"), ONE("startup.listed"), TIE_WHOLE | TIE_MOST},
	{{{"posts.holders", EACH, 0}}, {{"posts.holders", "all", 0}}, TIE_WHOLE | TIE_MOST},
	PART_OF("attention.households", "decline.households"),
	EACH_PART_OF("attention.cause", "attention.households"),
	PART_OF("post_pay.arrears", "post_pay.due"),
	PART_OF("safety.below", "safety.candidates"),
	PART_OF("safety.severe", "safety.candidates"),
	PART_OF("yulu.unhelped", "yulu.unemployed"),
	PART_OF("coverage.households", "scope.households"),
	PART_OF("coverage.new", "scope.households"),
	PART_OF("coverage.persons", "scope.persons"),
	PART_OF("decline.households", "coverage.households"),
	PART_OF("decline.persons", "coverage.persons"),
	PART_OF("flat.households", "coverage.households"),
	PART_OF("focus.union", "scope.households"),
	EACH_PART_OF("focus.households", "focus.union"),
	EACH_PART_OF("decline.cause", "decline.households"),
	PART_OF("estimate.seasonal", "estimate.households"),
	PART_OF("target.achieved", "target.households"),
	PART_OF("risk.households", "risk.open"),
	PART_OF("help.waiting", "risk.households"),
	PART_OF("dividend.late", "n:dividend.due"),
	PART_OF("project.linked", "project.listed"),
	PART_OF("relief.listed", "project.listed"),
	PART_OF("relief.pay_short", "relief.listed"),
	PART_OF("relief.lifted_short", "relief.listed"),
	PART_OF("employer.over", "employer.eligible"),
	{{{"employer.over_amount", "", 0}, {"employer.excluded_amount", "", 0}}, ONE("employer.paid"), TIE_WHOLE | TIE_MOST},
	{ONE("employer.listed"), ONE("#employers"), TIE_WHOLE | TIE_REGION},
	{ONE("project.listed"), ONE("#projects"), TIE_WHOLE | TIE_REGION},
	{{{"employer.eligible", "", 0}, {"employer.excluded", "", 0}, {"employer.unknown", "", 0}},
	 ONE("employer.listed"), TIE_WHOLE | TIE_MOST},
	{{{"dibao.exit_due", "", 0}, {"dibao.exit_reviewed", "", 0}, {"dibao.exit_running", "", 0}}, ONE("dibao.exit"),
	 TIE_WHOLE},
	{{{"filial.told", "", 0}, {"filial.unknown", "", 0}, {"filial.missing", "", 0}}, ONE("filial.due"), TIE_WHOLE},
	PART_OF("filial.low", "filial.told"),
	{TWO("herd.households", "herd.without"), ONE("scope.households"), TIE_WHOLE},
	PART_OF("herd.no_income", "herd.households"),
	PART_OF("herd.missing", "herd.without"),
	{{{"insurance.covered", EACH, 0}, {"insurance.missing", EACH, 0}, {"insurance.unknown", EACH, 0}},
	 {{"insurance.due", EACH, 0}}, TIE_WHOLE},
	{TWO("loan.lent", "loan.missing"), ONE("loan.due"), TIE_WHOLE},
	{TWO("n:loan.survey_ratio", "loan.unsurveyed"), ONE("scope.households"), TIE_WHOLE},
	{TWO("post_wage.difference", "post_wage.minimum_growth"), ONE("post_wage.growth"), TIE_WHOLE | TIE_REGION},
	{{{"sector.doubtful", EACH, 0}}, {{"sector.compared", EACH, 0}}, TIE_WHOLE | TIE_MOST},
	{{{"work.state", "employed", 0}, {"work.state", "unemployed", 0}, {"work.state", "unmarked", 0}}, ONE("work.people"),
	 TIE_WHOLE},
	PART_OF("work.unlisted", "work.able"),
};

struct total {
	struct frac v;
	bool lacking; /* a figure has no value */
	bool absent;  /* the pack has no such figure */
	int64_t n;    /* rows used by the figures, -1: not all the same */
};

static struct frac frac_add(struct frac a, struct frac b)
{
	return frac_sub(a, (struct frac){-b.n, b.d});
}

static struct frac table_rows(const struct indicator_set *s, enum data_kind kind)
{
	const struct data_table *t = data_table_find(s->data, kind);
	return (struct frac){t ? (wide)t->rows : 0, t ? 1 : 0};
}

static struct frac special(const struct ties *t, const char *id, uint32_t a)
{
	const struct indicator_set *s = t->s;
	const struct figure *left = indicator_lookup(s, "coverage.left", a, (struct str){"", 0}),
			    *mean = indicator_lookup(s, "income.per_capita", a, (struct str){"", 0}),
			    *last = indicator_lookup(s, "income.per_capita_prev", a, (struct str){"", 0});
	uint32_t from, to;
	data_area_households(s->data, 0, a, &from, &to);
	const struct {
		const char *id;
		struct frac v;
	} known[] = {
		{"#rows", {to - from, 1}},
		{"#hundred", {100, 1}},
		{"#employers", table_rows(s, DATA_EMPLOYERS)},
		{"#projects", table_rows(s, DATA_PROJECTS)},
		{"#opening", {left->of, 1}},
		{"#rest", {t->rest[0][a], mean->value.d}},
		{"#rest_prev", {t->rest[1][a], last->value.d}},
	};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_is(str_from(id), known[i].id))
			return known[i].v;
	BUG("no such term: %s", id);
}

static void add_figure(struct total *sum, const struct figure *f, bool minus)
{
	sum->absent = sum->absent || !f;
	sum->lacking = sum->lacking || !f || f->status != FIGURE_OK;
	if (!f || f->status != FIGURE_OK)
		return;
	sum->n = sum->n == 0 || sum->n == f->n ? f->n : -1;
	sum->v = minus ? frac_sub(sum->v, f->value) : frac_add(sum->v, f->value);
}

static bool is_rows(const struct term *term)
{
	return str_starts(str_from(term->id), STR("n:"));
}

static const char *family_of(const struct term *term)
{
	return term->id + (is_rows(term) ? 2 : 0);
}

/* each: the key of this round of a tie with EACH. */
static bool is_meant(const struct term *term, struct str key, struct str each)
{
	return !term->key || str_eq(key, str_is(str_from(term->key), EACH) ? each : str_from(term->key));
}

static void add_term(const struct ties *t, const struct term *term, uint32_t a, struct str each, struct total *sum)
{
	struct frac v;
	if (term->id[0] == '#') {
		v = special(t, term->id, a);
		if (v.d)
			sum->v = frac_add(sum->v, v);
		sum->lacking = sum->lacking || !v.d;
		return;
	}
	size_t i = family_find(str_from(family_of(term)));
	const struct keyset *k = &t->s->keys[t->table[i].key];
	size_t first = t->s->start[i] + a * k->n;
	bool there = first < t->s->start[i + 1];
	sum->absent = sum->absent || !k->n;
	for (size_t j = 0; j < k->n; j++) {
		const struct figure *f = there ? &t->s->figure[first + j] : NULL;
		if (!is_meant(term, k->key[j], each))
			continue;
		struct figure rows = {.status = f ? f->status : FIGURE_MISSING, .value = {f ? f->n : 0, 1}, .n = f ? f->n : 0};
		add_figure(sum, f && is_rows(term) ? &rows : f, term->minus);
	}
}

static struct total total(const struct ties *t, const struct term *term, size_t most, uint32_t a, struct str each)
{
	struct total sum = {.v = {0, 1}};
	for (size_t i = 0; i < most && term[i].id; i++)
		add_term(t, &term[i], a, each, &sum);
	return sum;
}

static const struct {
	const char *id, *zh, *en;
} words[] = {
	{"#rows", "导出户数", "rows"},
	{"#opening", "上年户数", "opening"},
	{"#hundred", "100%", "100%"},
	{"#employers", "单位台账条数", "rows of employers"},
	{"#projects", "项目台账条数", "rows of projects"},
	{"#rest", "填报差额", "as stated"},
	{"#rest_prev", "填报差额", "as stated"},
};

struct place_of_tie {
	uint32_t area;
	struct str each;
};

static void put_term(const struct ties *t, const struct term *term, struct place_of_tie at, struct buf *out)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_is(str_from(term->id), words[i].id)) {
			buf_cat(out, TR(words[i].zh, words[i].en));
			return;
		}
	buf_fmt(out, "%s@%.*s", family_of(term), STR_ARG(t->s->data->area[at.area].code));
	if (!term->key || term->key[0])
		buf_fmt(out, "/%.*s", STR_ARG(!term->key ? STR("*") : str_is(str_from(term->key), EACH) ? at.each : str_from(term->key)));
	buf_cat(out, is_rows(term) ? TR("（取数）", " (rows used)") : "");
}

static void put_terms(const struct ties *t, const struct term *term, size_t most, struct place_of_tie at, struct buf *out)
{
	for (size_t i = 0; i < most && term[i].id; i++) {
		buf_cat(out, term[i].minus ? "－" : i ? "＋" : "");
		put_term(t, &term[i], at, out);
	}
}

static void tie_one(struct ties *t, const struct tie *tie, struct place_of_tie at)
{
	const size_t lefts = sizeof tie->left / sizeof *tie->left, rights = sizeof tie->right / sizeof *tie->right;
	struct total left = total(t, tie->left, lefts, at.area, at.each),
		     right = total(t, tie->right, rights, at.area, at.each);
	if (left.absent || right.lacking || (tie->flags & TIE_WHOLE && left.lacking))
		return;
	if (tie->flags & TIE_SAME_ROWS && (left.n < 0 || left.n != right.n))
		return;
	int c = frac_cmp(left.v, right.v);
	if ((tie->flags & TIE_EVEN && t->uneven[at.area]) || c == 0 || (tie->flags & TIE_MOST && c < 0))
		return;
	struct buf x = {0}, y = {0};
	put_terms(t, tie->left, lefts, at, &x);
	buf_cat(&x, tie->flags & TIE_MOST ? TR("（应不大于右方）", " (at most the other)") : "");
	put_terms(t, tie->right, rights, at, &y);
	tie_broken(t, "tie.sums", &x, left.v, &y, right.v);
}

/* Once, or for each key of the family that its first term names. */
static void tie_keys(struct ties *t, const struct tie *tie, uint32_t area)
{
	const struct term *first = &tie->left[0];
	if (!first->key || !str_is(str_from(first->key), EACH)) {
		tie_one(t, tie, (struct place_of_tie){area, {"", 0}});
		return;
	}
	const struct keyset *k = &t->s->keys[t->table[family_find(str_from(family_of(first)))].key];
	for (size_t i = 0; i < k->n; i++)
		tie_one(t, tie, (struct place_of_tie){area, k->key[i]});
}

/* --- flows: the cells that lead into a tier are its households, those that leave one were its households --- */

static void tie_matrix(struct ties *t, const char *cells, const char *totals, bool into)
{
	const struct indicator_set *s = t->s;
	const struct keyset *tier = &s->keys[KEY_TIER], *flow = &s->keys[KEY_FLOW];
	size_t n = flow_states(s), from = s->start[family_find(str_from(cells))],
	       end = s->start[family_find(str_from(cells)) + 1];
	for (size_t i = 0; end > from && i < tier->n; i++) {
		const struct figure *whole = indicator_lookup(s, totals, 0, tier->key[i]);
		struct total sum = {.v = {0, 1}};
		for (size_t k = 0; k < flow->n; k++)
			if ((into ? flow->index[k] % n : flow->index[k] / n) == tier->index[i])
				add_figure(&sum, &s->figure[from + k], false);
		if (sum.lacking || !whole || whole->status != FIGURE_OK || frac_cmp(sum.v, whole->value) == 0)
			continue;
		struct buf x = {0}, y = {0};
		buf_fmt(&x, into ? "%s@%.*s/*→%.*s" : "%s@%.*s/%.*s→*", cells, STR_ARG(s->data->area[0].code),
			STR_ARG(tier->key[i]));
		tie_put_spec(t, whole, &y);
		tie_broken(t, "tie.sums", &x, sum.v, &y, whole->value);
	}
}

void tie_sums(struct ties *t)
{
	for (size_t i = 0; i < sizeof ties / sizeof *ties; i++) {
		size_t areas = ties[i].flags & TIE_REGION ? 1 : t->s->data->areas;
		for (uint32_t a = 0; a < areas; a++)
			tie_keys(t, &ties[i], a);
	}
	tie_matrix(t, "flow.households", "tier.households", true);
	tie_matrix(t, "flow.households", "flow.opening", false);
	tie_matrix(t, "flow.persons", "tier.persons", true);
}

/* --- quotients: q + plus = of / over * 100 --- */

static const struct {
	const char *q, *of, *over;
	int plus;
} quotients[] = {
	{"decline.ratio", "decline.households", "coverage.households", 0},
	{"income.growth", "income.per_capita", "income.per_capita_prev", 100},
	{"tier.share", "tier.households", "scope.households", 0},
	{"target.progress", "target.so_far", "target.per_capita", 0},
};

static void tie_quotient(struct ties *t, size_t i, const struct figure *q)
{
	const struct figure *of = indicator_lookup(t->s, quotients[i].of, q->area, q->key),
			    *over = indicator_lookup(t->s, quotients[i].over, q->area, (struct str){"", 0});
	if (q->status != FIGURE_OK || of->status != FIGURE_OK || over->status != FIGURE_OK || over->value.n <= 0)
		return;
	struct frac part = frac_mul(of->value, (struct frac){over->value.d, over->value.n}),
		    want = frac_sub(frac_mul(part, (struct frac){100, 1}), (struct frac){quotients[i].plus, 1});
	if (frac_cmp(q->value, want) == 0)
		return;
	struct buf x = {0}, y = {0};
	tie_put_spec(t, q, &x);
	tie_put_spec(t, of, &y);
	buf_cat(&y, "÷");
	tie_put_spec(t, over, &y);
	tie_broken(t, "tie.quotients", &x, q->value, &y, want);
}

void tie_quotients(struct ties *t)
{
	for (size_t i = 0; i < sizeof quotients / sizeof *quotients; i++) {
		size_t f = family_find(str_from(quotients[i].q));
		for (size_t k = t->s->start[f]; k < t->s->start[f + 1]; k++)
			tie_quotient(t, i, &t->s->figure[k]);
	}
}
