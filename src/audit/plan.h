#ifndef AUDIT_PLAN_H
#define AUDIT_PLAN_H
/* Private to audit: facts, conditions and the kinds of counting. */
#include "audit/audit.h"
#include "data/table.h"
#include "json/json.h"

enum audit_kind {
	KIND_ROWS,    /* rows for which `when` holds */
	KIND_REPEAT,  /* rows whose text occurs in more than one household, or twice */
	KIND_COPIED,  /* all blocks that are not zero equal last year's */
	KIND_CLUSTER, /* one ratio shared by many households of a village */
	KIND_HEAP,    /* amounts that are multiples of a round number */
	KIND_BUNCH,   /* just above a line against just below it */
	KIND_IMPORT,  /* findings of the import by code */
	KIND_LACKING  /* needs fields that are in no export: never run */
};

struct book { /* a further export and the columns that the facts use; SIZE_MAX: absent */
	const struct data_table *t;
	size_t column[9];
};
enum { JOB_PERSON, JOB_WAGE, JOB_FROM, JOB_TO, JOB_POST, JOB_POST_MONTHS, JOB_STATE, JOB_COUNTY, JOB_PHONE };
enum { RISK_FOUND, RISK_CLOSED };
enum { VISIT_DATE };
enum { MEASURE_TYPE, MEASURE_NAME, MEASURE_DATE, MEASURE_DONE };

struct audit {
	struct arena *a;
	const struct data_set *data;
	const struct data_year *now;
	int32_t as_of; /* date_days */
	bool cadres;   /* somebody is named somewhere */
	bool gone;     /* some member row says whether the person is still there */
	uint16_t after; /* of the thirteen cells after elimination: those that some household fills (fact_detail.c) */
	money *village; /* by area: 农民人均纯收入 of the village in references.json, or MONEY_NONE */
	struct book job, risk, visit, measure, payment;
	struct audit_given given;
};

enum fact_unit { IN_YUAN, IN_PERCENT, IN_COUNT, IN_FLAG, IN_MU };
struct audit_fact {
	const char *name, *title;
	enum audit_record record;
	enum fact_unit unit;
	/* False: not collected.  *q in the fact's unit; a flag is 0 or 1. */
	bool (*get)(const struct audit *a, uint32_t row, int arg, struct frac *q);
	int arg;
	const char *needs; /* the columns it is made of; NULL: the one it is named after */
};
/* Tables ended by a NULL name. */
extern const struct audit_fact audit_household_facts[], audit_person_facts[], audit_table_facts[],
	audit_detail_facts[];
void detail_survey(struct audit *a); /* fact_detail.c: a->after, a->village */
bool fact_is_of_income(const struct audit_fact *f); /* of this year's, which may be an estimate */
/* The member that a job row names, by name or certificate number; NULL if nobody or two fit. */
const struct data_member *job_worker(const struct audit *a, uint32_t row);
const struct audit_fact *audit_fact_find(struct str name); /* NULL: none */
size_t audit_fact_names(struct arena *a, struct str **out);

enum node_op { NODE_ALL, NODE_ANY, NODE_NOT, NODE_FLAG, NODE_KNOWN, NODE_RANGE };
struct node_bound {
	bool set, open;
	int fact; /* index in plan->fact of another fact to compare with, or -1 */
	struct frac at;
};
struct node {
	enum node_op op;
	unsigned fact; /* index in plan->fact */
	bool yes;
	struct node_bound lo, hi;
	const struct node **kid;
	size_t n;
};

enum audit_text { TEXT_ID_NUMBER, TEXT_PHONE, TEXT_JOB_PHONE, TEXT_BLOCKS };
#define PLAN_FACTS 24
struct audit_plan {
	enum audit_kind kind;
	const struct node *population, *when;
	const struct audit_fact *fact[PLAN_FACTS]; /* all that the conditions and the counting use */
	size_t facts;
	unsigned of[5], ofs; /* indexes of the facts that are counted */
	int text;            /* REPEAT: enum audit_text */
	bool households;     /* REPEAT: more than one household, else more than one row */
	bool counties;       /* REPEAT: more than one county of work */
	int64_t least, share, multiple, line, width, alpha; /* parameters by those ids, 1/10000 */
	struct str code[4];                                 /* IMPORT */
	size_t codes;
};

enum answer { ANSWER_NO, ANSWER_YES, ANSWER_UNKNOWN };
/* The walk over one rule's rows; seen[i]: some row had fact i. */
struct walk {
	const struct audit *a;
	const struct audit_plan *plan;
	enum audit_record record;
	bool seen[PLAN_FACTS];
};
enum answer node_test(struct walk *w, const struct node *c, uint32_t row);
bool walk_fact(struct walk *w, unsigned fact, uint32_t row, struct frac *q);
size_t walk_rows(const struct audit *a, enum audit_record r); /* how many there are */
/* Not of year[0] or of no household of it: passed over. */
bool walk_has(const struct audit *a, enum audit_record r, uint32_t row);

struct str repeat_missing(struct walk *w); /* repeat.c: the column that no row fills, or empty */

/* check.c: the words of "kind" ... in the order of the enums; NULL-ended. */
extern const char *const audit_kinds[], *const audit_records[], *const audit_severities[], *const audit_texts[];
/* What is wrong between the parts of a rule, each of which could be read. */
bool audit_check_rule(const struct audit_rule *r, const struct json *j, struct diag_list *l);

/* The kinds.  Each fills n, of, unknown, rows and its own fields. */
typedef void count_fn(struct walk *w, struct audit_result *r);
count_fn count_rows, count_repeat, count_copied, count_cluster, count_heap, count_bunch, count_import;
void result_keep(const struct audit *a, struct audit_result *r, const uint32_t *row, size_t n);

/* Is that unlikely enough for the rule's parameter alpha? */
bool is_unlikely(const struct audit_plan *p, long double log_p);
/* chance.c: log of P(X >= k) for X ~ Binomial(n, p); 0 < p < 1. */
long double binomial_tail_log(size_t n, size_t k, long double p);
/* log of P(X >= k): of `of` things `marked` are marked, `drawn` are drawn, X of them are marked. */
struct urn {
	size_t of, marked, drawn;
};
long double hypergeometric_tail_log(const struct urn *u, size_t k);
struct str chance_text(struct arena *a, long double log_p);      /* "0.034", "3.4e-9" */
struct str expected_text(struct arena *a, long double expected); /* two significant digits: "12", "0.034" */

static inline bool frac_is(struct frac *q, wide n, wide d)
{
	*q = (struct frac){n, d};
	return true;
}
/* The columns by name; false if nothing of that kind was exported. */
bool book_open(const struct data_set *data, enum data_kind k, const char *const *name, size_t n,
	       struct book *out);
int64_t book_cell(const struct book *t, size_t row, unsigned column);
int audit_age(struct date birth, struct date on); /* whole years; -1: not known */

#endif
