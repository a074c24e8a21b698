#include "audit/plan.h"

#include <string.h>

static count_fn *const counts[] = {
	[KIND_ROWS] = count_rows,       [KIND_REPEAT] = count_repeat, [KIND_COPIED] = count_copied,
	[KIND_CLUSTER] = count_cluster, [KIND_HEAP] = count_heap,     [KIND_BUNCH] = count_bunch,
	[KIND_IMPORT] = count_import,
};

static const struct audit_fact *const fact_tables[] = {audit_household_facts, audit_person_facts,
						       audit_table_facts, audit_detail_facts};
#define TABLES (sizeof fact_tables / sizeof *fact_tables)

const struct audit_fact *audit_fact_find(struct str name)
{
	for (size_t t = 0; t < TABLES; t++)
		for (const struct audit_fact *f = fact_tables[t]; f->name; f++)
			if (str_is(name, f->name))
				return f;
	return NULL;
}

size_t audit_fact_names(struct arena *a, struct str **out)
{
	size_t n = 0;
	for (size_t t = 0; t < TABLES; t++)
		for (const struct audit_fact *f = fact_tables[t]; f->name; f++)
			n++;
	*out = arena_many(a, struct str, n);
	n = 0;
	for (size_t t = 0; t < TABLES; t++)
		for (const struct audit_fact *f = fact_tables[t]; f->name; f++)
			(*out)[n++] = str_from(f->name);
	return n;
}

static void open_tables(struct audit *a)
{
	static const char *const job[] = {"person", "monthly_wage", "from",   "to",   "post",
					  "post_months", "state",    "county", "phone"};
	static const char *const payment[] = {"item"};
	static const char *const risk[] = {"found", "closed"};
	static const char *const visit[] = {"date"};
	static const char *const measure[] = {"type", "name", "date", "done"};
	book_open(a->data, DATA_JOBS, job, 9, &a->job);
	book_open(a->data, DATA_RISKS, risk, 2, &a->risk);
	book_open(a->data, DATA_VISITS, visit, 1, &a->visit);
	book_open(a->data, DATA_MEASURES, measure, 4, &a->measure);
	book_open(a->data, DATA_PAYMENTS, payment, 1, &a->payment);
	for (size_t i = 0; i < a->now->n && !a->cadres; i++)
		a->cadres = a->now->household[i].cadre != 0;
	for (size_t i = 0; i < a->data->members && !a->gone; i++)
		a->gone = a->data->member[i].gone != DATA_BLANK;
	detail_survey(a);
}

/* Conditions stop early, so a fact may stand in the records without having been asked for. */
static bool is_collected(struct walk *w, unsigned fact)
{
	struct frac q;
	size_t n = walk_rows(w->a, w->record);
	for (uint32_t i = 0; i < n && !w->seen[fact]; i++)
		if (walk_has(w->a, w->record, i))
			walk_fact(w, fact, i, &q);
	return w->seen[fact];
}

static const char *export_name(enum audit_record r)
{
	static const char *const name[AUDIT_RECORDS] = {[AUDIT_MEMBER] = "家庭成员",
							[AUDIT_JOB] = "务工信息",
							[AUDIT_RISK] = "风险台账",
							[AUDIT_VISIT] = "走访记录",
							[AUDIT_MEASURE] = "帮扶措施",
							[AUDIT_PAYMENT] = "补贴发放"};
	return name[r];
}

/* Each column once: two facts may be made of the same. */
static void lack(struct buf *b, const struct audit_fact *f)
{
	struct str rest = str_from(f->needs ? f->needs : f->title);
	while (rest.n) {
		size_t end = str_find(rest, STR("、"));
		struct str name = str_sub(rest, 0, end);
		rest = end == SIZE_MAX ? (struct str){0} : str_sub(rest, end + STR("、").n, rest.n);
		if (str_find(buf_view(b), name) != SIZE_MAX)
			continue;
		buf_cat(b, b->n ? "、" : "");
		buf_str(b, name);
	}
}

/* Names of the facts that no row has; empty: all are there. */
static struct str missing_facts(struct walk *w)
{
	struct buf b = {0};
	if (export_name(w->record) && walk_rows(w->a, w->record) == 0)
		buf_fmt(&b, "%s（没有导出）", export_name(w->record));
	for (unsigned i = 0; i < w->plan->facts && !(export_name(w->record) && b.n); i++)
		if (!is_collected(w, i))
			lack(&b, w->plan->fact[i]);
	struct str s = arena_str(w->a->a, buf_view(&b));
	buf_release(&b);
	return s;
}

static struct str other_missing(struct walk *w)
{
	const struct data_set *d = w->a->data;
	if (w->plan->kind == KIND_COPIED && (d->years < 2 || !d->year[1].n))
		return STR("上年户信息");
	if (w->plan->kind == KIND_COPIED && w->a->given.income)
		return STR("本年度全年收支（尚未采集齐，推算数不与上年比是否照抄）");
	if (w->plan->kind == KIND_HEAP && w->a->given.income)
		return STR("本年度全年收支（尚未采集齐，推算数不作尾数检验）");
	if (w->record == AUDIT_PAYMENT && !w->a->given.payment)
		return w->a->given.payment_missing.n ? w->a->given.payment_missing : STR("补贴核算结果");
	return w->plan->kind == KIND_REPEAT ? repeat_missing(w) : (struct str){0};
}

/* What the reader of the rows should know. */
static struct str note_of(const struct walk *w)
{
	const struct audit_given *g = &w->a->given;
	for (unsigned i = 0; g->income && i < w->plan->facts; i++)
		if (fact_is_of_income(w->plan->fact[i]))
			return g->income_note;
	return (struct str){0};
}

/* A share above the rule's limit makes the report wrong as a whole. */
static enum audit_severity severity_of(const struct audit_result *r)
{
	int64_t limit = r->rule->block_above;
	if (limit >= 0 && r->of && (wide)r->n * 1000000 > (wide)limit * (wide)r->of)
		return AUDIT_BLOCKING;
	return r->rule->severity;
}

static bool is_statistical(enum audit_kind k)
{
	return k == KIND_COPIED || k == KIND_CLUSTER || k == KIND_HEAP || k == KIND_BUNCH;
}

static void empty_result(struct audit_result *r, enum audit_status status, struct str missing)
{
	*r = (struct audit_result){.rule = r->rule,
				   .status = status,
				   .severity = r->rule->severity,
				   .missing = missing,
				   .sample = status == AUDIT_SILENT ? r->sample : 0};
}

static void run_rule(const struct audit *a, struct audit_result *r)
{
	struct walk w = {.a = a, .plan = r->rule->plan, .record = r->rule->record};
	r->severity = r->rule->severity;
	struct str missing = r->rule->missing;
	if (!missing.n)
		missing = missing_facts(&w);
	if (!missing.n)
		missing = other_missing(&w);
	if (missing.n) {
		empty_result(r, AUDIT_NOT_RUNNABLE, missing);
		return;
	}
	counts[w.plan->kind](&w, r);
	r->status = AUDIT_RUN;
	r->note = note_of(&w);
	if (is_statistical(w.plan->kind) && r->sample < AUDIT_SAMPLE_MIN)
		empty_result(r, AUDIT_SILENT, (struct str){0});
	else
		r->severity = severity_of(r);
}

const struct audit_set *audit_run(struct arena *arena, const struct data_set *data, const struct audit_rules *rules,
				  const struct audit_given *given)
{
	struct audit a = {
		.a = arena, .data = data, .now = &data->year[0], .as_of = date_days(data->info.as_of)};
	struct audit_set *s = arena_make(arena, struct audit_set);
	if (given)
		a.given = *given;
	if (!a.given.unit)
		a.given.unit = 1;
	open_tables(&a);
	s->n = rules->n;
	s->v = arena_many(arena, struct audit_result, rules->n);
	for (size_t i = 0; i < rules->n; i++) {
		s->v[i].rule = &rules->v[i];
		run_rule(&a, &s->v[i]);
		s->found[s->v[i].severity] += s->v[i].found;
	}
	return s;
}
