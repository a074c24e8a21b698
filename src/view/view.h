#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H
/*
 * Figures to words, phrases, tables and chart geometry: the trees that the
 * templates of the three dossiers print.  The only place that rounds for
 * display, masks names, or knows Chinese office wording.  Nothing is computed
 * here that is not a figure, a list or a record; what a missing export makes
 * impossible becomes a sentence saying so.
 * The keys of each tree are documented in templates/README.md.
 */
#include "base/arena.h"
#include "data/record.h"
#include "value/value.h"

struct data_set;
struct policy;
struct indicator_set;
struct audit_set;

/* One input file, for the packet's digests. */
struct view_digest {
	struct str file; /* as written in case.json */
	struct str what; /* kind and year, Chinese */
	struct str sha256;
	size_t bytes, records;
};

struct view_input {
	const struct data_set *data;
	const struct policy *policy;
	const struct indicator_set *figures;
	const struct diag_list *findings; /* of the import */
	enum data_privacy privacy;
	const struct view_digest *digest;
	size_t n_digest;
	const struct audit_set *audit; /* of the packet; NULL: not run, the chapter is left out */
};

/* Trees live in a; several may be built at once by different threads, each with its own arena. */
const struct value *view_briefing(struct arena *a, const struct view_input *in);
const struct value *view_packet(struct arena *a, const struct view_input *in);
/* area: index of a township in data_set.area. */
const struct value *view_notice(struct arena *a, const struct view_input *in, uint32_t area);

/* Do the columns of shares that pages print add up to 100.0 as printed?  Each that does not is a DIAG_ERROR
   (tie.shares).  Returns how many there are. */
size_t view_ties(const struct view_input *in, struct diag_list *l);

/* One written document, for the index page. */
struct view_document {
	struct str kind;  /* "briefing", "packet", "notice" */
	struct str title, html, pdf; /* paths relative to the output folder; empty: not written */
	uint32_t area;    /* notices */
	size_t pages;     /* of the PDF; 0: not known */
};
const struct value *view_index(struct arena *a, const struct view_input *in, const struct view_document *doc, size_t n);

/* Every chart of templates/chart over made-up numbers, ordinary and odd ones: templates/charts.html.mustache. */
const struct value *view_charts(struct arena *a);

/* Masking by privacy level (contract.md section 6; shapes from domain.md section 11).  "" stays "". */
struct str view_mask_name(struct arena *a, enum data_privacy p, struct str name);
struct str view_mask_id_number(struct arena *a, enum data_privacy p, struct str number);
struct str view_mask_phone(struct arena *a, enum data_privacy p, struct str phone);

#endif
