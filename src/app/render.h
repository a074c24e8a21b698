#ifndef APP_RENDER_H
#define APP_RENDER_H
/*
 * The page engine as a whole: HTML text -> dom -> css -> layout -> draw -> pdf
 * (one document per arena, any thread), page by page; then, when every document
 * of a batch is laid out, the faces are reduced to the glyphs in use and the
 * PDFs finished.
 */
#include "app/charlog.h"
#include "base/diag.h"
#include "css/css.h"
#include "draw/ops.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "text/text.h"

struct page_job {
	const char *file;        /* name for positions; links resolve against its folder */
	struct str html;         /* valid until the job is released */
	const char *sheet_dir;   /* folder of linked sheets and images beyond the page's own; may be NULL */
	/* results */
	struct arena *arena;     /* owned; everything below lives in it */
	struct dom_doc dom;
	struct css_sheets *sheets;
	struct layout_doc layout;
	struct draw_doc draw;
	struct pdf_file *pdf;    /* all pages written, fonts not yet; owned */
	struct char_log chars;   /* stand-ins and odd characters of the pages; owned */
	struct diag_list diags;  /* owned */
	struct err err;          /* set if !ok */
	bool ok;
};

enum page_stage { PAGE_DOM, PAGE_CSS, PAGE_LAYOUT, PAGE_DRAW, PAGE_PDF };

/* Run the stages up to `last`.  job->ok tells the outcome. */
void page_run(struct page_job *job, struct text_fonts *fonts, enum page_stage last);
void page_release(struct page_job *job);
/* Finish the file after page_run up to PAGE_PDF. */
bool page_close(struct page_job *job, struct buf *out, struct err *e);
/* Reduce the fonts to what the jobs' pages use.  Before any page_close of a batch. */
void page_reduce_fonts(struct page_job *const *job, size_t n, struct text_fonts *fonts);
/* --fonts, $JIANBAO_FONTS, fonts/ beside the program's tree, or PREFIX/share/jianbao/fonts; likewise templates. */
struct str app_folder(struct arena *a, const char *option, const char *variable, const char *name);

#endif
