#ifndef DATA_CASE_H
#define DATA_CASE_H
/*
 * case.json: what is reported on, from which files, by whom, under which
 * policy (contract.md section 1).  Unknown and repeated keys are errors with a
 * did-you-mean.  Texts live in the arena given to data_case_open.
 *
 * Keys beyond the contract's example, all optional:
 *   issue, issue_total  number of this briefing (第9期) and running total (总第33期)
 *   reply_by            date by which the receivers of a notice answer
 *   bulletin            name in the briefing's banner
 *   screens             file of the office's own screens, beside case.json
 *   parameters          {"name": value}: the office's own values for
 *                       parameters of the policy pack
 * A key that begins with "//" is a comment.
 *   issuer.signer       签发人;  issuer.printer 印发机关 (default: organ)
 *   issuer.print_date   印发日期 (default: report_date)
 */
#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/err.h"

enum data_kind {
	DATA_HOUSEHOLDS, DATA_MEMBERS, DATA_MONTHLY, DATA_QUARTERLY,
	/* The following become tables of cells (data/table.h). */
	DATA_JOBS, DATA_VISITS, DATA_MEASURES, DATA_RISKS, DATA_PAYMENTS, DATA_DIVIDENDS,
	DATA_POSTS, DATA_PROJECTS, DATA_EMPLOYERS, DATA_ROSTER, DATA_TRAINING,
	DATA_LOANS, DATA_HERD, DATA_DIBAO, DATA_STUDENTS, DATA_STARTUPS, DATA_PAPERS,
	DATA_KINDS
};

enum data_level { DATA_NATION, DATA_PROVINCE, DATA_CITY, DATA_COUNTY, DATA_TOWNSHIP, DATA_VILLAGE };
enum data_privacy { DATA_PUBLIC, DATA_INTERNAL, DATA_AUDIT };
enum data_dossier { DATA_BRIEFING = 1, DATA_PACKET = 2, DATA_NOTICE = 4 }; /* bits */

struct data_export_entry {
	enum data_kind kind;
	int year;           /* 0: not said (the case's income year is taken for households) */
	struct str file;    /* as written in case.json */
	struct str path;    /* of the array, may be empty */
	const char *name;   /* the path it is opened by; outlives the case: in the arena */
	struct pos at;      /* the entry in case.json */
};

struct data_parameter {
	struct str name, value; /* value: text of the number or string as written */
	struct pos at;
};

struct data_issuer {
	struct str organ, mark, number;
	struct str *cc;
	size_t ccs;
	struct str contact_name, contact_phone;
	struct str signer, printer;
	struct date print_date;
};

struct data_case {
	struct str folder;      /* where case.json lies; "." at least */
	const char *name;       /* path of case.json, for positions */
	struct str region_code; /* 12 digits */
	struct str region_name;
	enum data_level region_level;
	struct str region_parent; /* name, may be empty */
	struct date as_of, report_date;
	struct date reply_by;   /* year 0: not given; so for all optional dates */
	struct str policy;      /* name of a pack or path of the user's own, as written */
	struct pos policy_at;
	struct data_export_entry *export;
	size_t exports;
	struct str references;  /* file as written, empty: none */
	struct str screens;     /* the office's own rules of the screens, as written; empty: templates/screens.json */
	struct data_issuer issuer;
	unsigned dossiers;      /* bits; all three when not given */
	enum data_privacy privacy;
	int income_year;        /* 1 October of the year before .. 30 September, contract.md section 1 */
	int issue, issue_total; /* 0: not given */
	struct str bulletin;
	struct data_parameter *parameter;
	size_t parameters;
};

/*
 * path: the case folder, or its case.json.  False with *e (file, line, column,
 * pointer, hint; status EXIT_INPUT) when the file is missing, is not JSON, has
 * an unknown key, lacks a required one, or a value is not what it must be.
 * Required: case (= 1), region.code, region.name, income_year, as_of, policy,
 * exports with households of the income year.  report_date defaults to as_of.
 * Further faults are added to further, which may be NULL.
 */
bool data_case_open(const char *path, struct arena *a, struct data_case *c, struct diag_list *further,
		    struct err *e);

/* The keys that case.json may hold: object is "" (the whole), "region", "export", "issuer" or "contact", and in
   references.json "references" or "reference" (data_reference_keys); NULL: no such object.  For the schemas. */
const char *const *data_case_keys(const char *object, size_t *n);
const char *const *data_reference_keys(const char *object, size_t *n);

/* "households", ...; data_kind_find gives DATA_KINDS for an unknown word. */
const char *data_kind_name(enum data_kind k);
enum data_kind data_kind_find(struct str word);
bool data_privacy_find(struct str word, enum data_privacy *out); /* for --privacy */
const char *data_privacy_name(enum data_privacy p);
bool data_dossier_find(struct str word, enum data_dossier *out); /* for --only */

#endif
