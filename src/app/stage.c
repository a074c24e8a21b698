/* The commands for authors and tests: mustache, fonts, dump. */
#include "app/extra.h"
#include "app/case.h"
#include "app/codes.h"
#include "app/makers.h"
#include "app/screens.h"
#include "app/render.h"

#include "base/io.h"
#include "data/report.h"
#include "draw/draw.h"
#include "mustache/mustache.h"
#include "text/coverage.h"
#include "read/read.h"
#include "view/view.h"

#include <stdio.h>
#include <string.h>

int command_mustache(const struct cli *cli)
{
	cli->excerpts->all = true;
	struct arena *a = arena_new();
	struct diag_list l;
	struct buf out = {0};
	struct err e = {0};
	struct mustache_files f = { cli->arg[0], cli->arg[1], cli->partials, cli->strict, app_makers, APP_MAKERS };
	diag_init(&l);
	bool ok = mustache_render_files(a, &f, &l, &out, &e);
	cli_diags(cli, &l, DIAG_WARNING);
	int status = ok ? cli_status(cli, &l, EXIT_TEMPLATE) : cli_err(cli, &e);
	if (ok && cli_print(buf_view(&out)) != EXIT_DONE)
		status = EXIT_INTERNAL;
	buf_release(&out);
	diag_release(&l);
	arena_drop(a);
	return status;
}

/* What other fonts stand in for on a page, a line each. */
static int print_used(const struct cli *cli, struct arena *a, struct text_fonts *fonts, struct err *e)
{
	struct file f = {0};
	struct buf out = {0};
	struct diag_list l;
	struct page_job job = { .file = cli->used };
	if (!file_open(cli->used, &f, e))
		return cli_err(cli, e);
	job.html = f.bytes;
	job.sheet_dir = app_folder(a, cli->templates, "JIANBAO_TEMPLATES", "templates").p;
	page_run(&job, fonts, PAGE_PDF);
	diag_init(&l);
	char_log_report(&job.chars, fonts, &l);
	for (size_t i = 0; i < l.n; i++) {
		if (cli->json)
			diag_json(&l.v[i], &out);
		else
			buf_fmt(&out, "%.*s%s%.*s\n", STR_ARG(l.v[i].msg), l.v[i].hint.n ? TR("；", "; ") : "", STR_ARG(l.v[i].hint));
	}
	int status = cli_print(buf_view(&out));
	if (!job.ok)
		status = cli_err(cli, &job.err);
	diag_release(&l);
	page_release(&job);
	buf_release(&out);
	file_close(&f);
	return status;
}

int command_fonts(const struct cli *cli)
{
	struct arena *a = arena_new();
	struct buf out = {0};
	struct err e = {0};
	struct text_fonts *fonts = NULL;
	int status;
	if (!extra_fonts_open(a, cli, &fonts, &e)) {
		status = cli_err(cli, &e);
	} else if (cli->used) {
		status = print_used(cli, a, fonts, &e);
	} else {
		if (cli->json)
			text_fonts_report_json(fonts, &out);
		else
			text_fonts_report(fonts, false, &out);
		status = cli_print(buf_view(&out));
	}
	text_fonts_close(fonts);
	buf_release(&out);
	arena_drop(a);
	return status;
}

static void print_code(const struct cli *cli, const struct code_entry *c, struct buf *out)
{
	if (!cli->json) {
		buf_fmt(out, "%-20s %s\n", c->code, TR(c->zh, c->en));
		return;
	}
	buf_cat(out, "{\"code\":");
	buf_json(out, str_from(c->code));
	buf_cat(out, ",\"text\":");
	buf_json(out, str_from(TR(c->zh, c->en)));
	buf_cat(out, "}\n");
}

int command_codes(const struct cli *cli)
{
	struct buf out = {0};
	struct err e = {0};
	const struct code_entry *one = cli->n_arg ? code_lookup(str_from(cli->arg[0])) : NULL;
	if (cli->n_arg && !one) {
		err_set(&e, EXIT_USAGE, "usage", (struct pos){0}, TR("没有这个编号：%s", "no such code: %s"), cli->arg[0]);
		err_hint(&e, "jianbao codes");
		return cli_err(cli, &e);
	}
	for (size_t i = 0; i < code_count; i++)
		if (!one || one == &code_table[i])
			print_code(cli, &code_table[i], &out);
	int status = cli_print(buf_view(&out));
	buf_release(&out);
	return status;
}

static void dump_dom(const struct page_job *job, struct buf *out) { dom_dump(&job->dom, out); }
static void dump_css(const struct page_job *job, struct buf *out) { css_dump(&job->dom, out); }
static void dump_layout(const struct page_job *job, struct buf *out) { layout_dump(&job->layout, out); }
static void dump_draw(const struct page_job *job, struct buf *out) { draw_dump(&job->draw, out); }
static void dump_ink(const struct page_job *job, struct buf *out) { draw_dump_ink(&job->draw, out); }

struct dump_stage {
	const char *name;
	enum page_stage stage;
	void (*dump)(const struct page_job *job, struct buf *out);
};
static const struct dump_stage page_stages[] = {
	{ "dom", PAGE_DOM, dump_dom },       { "css", PAGE_CSS, dump_css },   { "layout", PAGE_LAYOUT, dump_layout },
	{ "draw", PAGE_DRAW, dump_draw },    { "ink", PAGE_DRAW, dump_ink },
};

static int dump_page(const struct cli *cli, const struct dump_stage *d)
{
	struct arena *a = arena_new();
	struct err e = {0};
	struct buf out = {0};
	struct file f = {0};
	struct text_fonts *fonts = NULL;
	struct page_job job = { .file = cli->arg[1] };
	int status = EXIT_DONE;
	if (!file_open(cli->arg[1], &f, &e) ||
	    (d->stage >= PAGE_LAYOUT && !extra_fonts_open(a, cli, &fonts, &e))) {
		status = cli_err(cli, &e);
	} else {
		job.html = f.bytes;
		page_run(&job, fonts, d->stage);
		cli_diags(cli, &job.diags, DIAG_WARNING);
		if (job.ok)
			d->dump(&job, &out);
		status = job.ok ? cli_print(buf_view(&out)) : cli_err(cli, &job.err);
	}
	page_release(&job);
	text_fonts_close(fonts);
	file_close(&f);
	buf_release(&out);
	arena_drop(a);
	return status;
}

/* "value:briefing", "value:packet", "value:notice": the tree a template gets. */
static const struct value *dump_view(const struct cli *cli, struct opened_case *c, struct str name)
{
	const struct audit_set *audit = NULL;
	if (str_is(name, "value:packet"))
		screens_run(cli, c, &audit);
	struct view_input in = { &c->data, c->policy, c->figures, &c->data.findings, c->privacy, NULL, 0, audit };
	if (str_is(name, "value:briefing"))
		return view_briefing(c->arena, &in);
	if (str_is(name, "value:packet"))
		return view_packet(c->arena, &in);
	for (uint32_t k = 0; str_is(name, "value:notice") && k < c->data.areas; k++)
		if (c->data.area[k].level == DATA_TOWNSHIP)
			return view_notice(c->arena, &in, k);
	return NULL;
}

static int dump_case(const struct cli *cli, struct str stage)
{
	struct opened_case c;
	struct buf out = {0};
	bool records = str_is(stage, "records");
	int status = records ? case_open_data(cli, cli->arg[1], &c) : case_open(cli, cli->arg[1], &c);
	if (status != EXIT_DONE)
		return status;
	const struct value *v = records ? NULL : dump_view(cli, &c, stage);
	if (records)
		data_dump(&c.data, &out);
	else if (v)
		value_dump(v, &out);
	struct err e = {0};
	if (!records && !v) {
		err_set(&e, EXIT_USAGE, "usage.stage", (struct pos){0}, TR("没有这个阶段：%.*s", "no such stage: %.*s"), STR_ARG(stage));
		err_hint(&e, "dom css layout draw ink read records value:briefing value:packet value:notice");
	}
	status = e.msg[0] ? cli_err(cli, &e) : cli_print(buf_view(&out));
	buf_release(&out);
	case_close(&c);
	return status;
}

/* A finished PDF as its reader sees it. */
static int dump_read(const struct cli *cli)
{
	struct diag_list l;
	struct err e = {0};
	struct buf out = {0};
	struct read_file *f;
	struct read_page page;
	diag_init(&l);
	bool ok = read_open(cli->arg[1], &f, &l, &e);
	for (size_t i = 0; ok && i < read_page_count(f); i++) {
		ok = read_page(f, i, &page, &e);
		if (ok)
			read_dump(&page, &out);
	}
	cli_diags(cli, &l, DIAG_WARNING);
	int status = ok ? cli_print(buf_view(&out)) : cli_err(cli, &e);
	read_close(f);
	buf_release(&out);
	diag_release(&l);
	return status;
}

/* The charts of templates/chart over made-up numbers, whatever the file is called. */
static int dump_charts(void)
{
	struct arena *a = arena_new();
	struct buf out = {0};
	value_dump(view_charts(a), &out);
	int status = cli_print(buf_view(&out));
	buf_release(&out);
	arena_drop(a);
	return status;
}

int command_dump(const struct cli *cli)
{
	if (strcmp(cli->arg[0], "value:charts") == 0)
		return dump_charts();
	if (strcmp(cli->arg[0], "read") == 0)
		return dump_read(cli);
	for (size_t i = 0; i < sizeof page_stages / sizeof *page_stages; i++)
		if (strcmp(cli->arg[0], page_stages[i].name) == 0)
			return dump_page(cli, &page_stages[i]);
	return dump_case(cli, str_from(cli->arg[0]));
}
