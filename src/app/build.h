#ifndef APP_BUILD_H
#define APP_BUILD_H
/*
 * Private to app: one `jianbao build`.  Every document is a task; tasks write
 * only their own slot, so the files do not depend on the number of threads.
 */
#include "app/case.h"
#include "app/output.h"
#include "app/render.h"
#include "base/map.h"
#include "mustache/mustache.h"
#include "view/view.h"

struct build_task {
	enum data_dossier kind;
	uint32_t area;            /* notices: the township */
	struct str template;      /* name in the template set */
	struct str html, pdf;     /* paths below the output folder; pdf empty: not asked for */
	struct arena *arena;      /* the tree and the page's text */
	struct buf page;          /* rendered HTML */
	struct page_job job;      /* the page engine's part */
	struct diag_list diags;   /* of the template */
	struct err err;
	bool ok;
	char html_sha[65], pdf_sha[65];
	size_t html_bytes, pdf_bytes;
	/* left by build_settle */
	struct str title;
	size_t pages, n_use;
	struct char_use *use;     /* without their places in the source */
};

struct build {
	const struct cli *cli;
	struct opened_case c;
	struct view_input view;
	struct view_digest *digest;
	struct mustache_set *set;
	struct output output;
	struct buf figures;       /* figures.json, when it is attached */
	struct text_fonts *fonts;
	struct str fonts_dir, out;
	bool want_html, want_pdf;
	unsigned jobs;
	struct build_task *task;
	size_t n_task;
	size_t done;              /* for the progress line; main thread only */
	struct {
		struct diag_list all; /* each thing once */
		struct map seen;
	} said;                   /* by the tasks, in their order */
	uint64_t **glyphs;        /* by face: those that some page uses; NULL: no page */
};

/* build_settle.c */
void build_settle(struct build *b, struct build_task *t); /* written or failed: keep the results, forget the rest */
void build_forget(struct build_task *t);                  /* all that is its own */

/* manifest.c */
bool build_digests(struct build *b, struct err *e);
bool build_manifest(struct build *b, struct err *e);

#endif
