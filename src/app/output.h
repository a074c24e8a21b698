#ifndef APP_OUTPUT_H
#define APP_OUTPUT_H
/*
 * What --attach, --linearize, --protect and --permit ask of every PDF that a
 * command writes.
 */
#include "app/cli.h"
#include "app/render.h"
#include "pdf/finish.h"

struct output {
	struct arena *arena;                 /* borrowed; texts live in it */
	struct pdf_finish finish;
	const struct pdf_attachment *attach; /* files named by --attach */
	size_t attachments;
	bool figures;                        /* --attach figures: of `build`, figures.json */
};

/* Read the options; passwords and files are read now.  false: *e is set. */
bool output_open(const struct cli *cli, struct arena *a, struct output *o, struct err *e);
/* Between the last page and the end of the file. */
void output_prepare(const struct output *o, struct page_job *job);
/* page_close, then what is asked of the bytes.  *out is appended to. */
bool output_close(const struct output *o, struct page_job *job, struct buf *out, struct err *e);

#endif
