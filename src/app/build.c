/*
 * `jianbao build`: import, compute, then group by group render the documents,
 * lay them out and write the PDFs from fonts reduced to what the group uses.
 */
#include "app/extra.h"
#include "app/build.h"
#include "app/makers.h"
#include "app/screens.h"

#include "base/io.h"
#include "base/pool.h"
#include "base/sha256.h"
#include "indicator/report.h"
#include "pdf/pdf.h"

#include <stdio.h>
#include <string.h>

static const struct {
	enum data_dossier kind;
	const char *name, *template;
} dossiers[] = {
	{ DATA_BRIEFING, "briefing", "briefing.html" },
	{ DATA_PACKET, "packet", "packet.html" },
	{ DATA_NOTICE, "notice", "notice.html" },
};
#define N_DOSSIERS (sizeof dossiers / sizeof *dossiers)

static bool choose_dossiers(const struct build *b, unsigned *bits, struct err *e)
{
	*bits = b->c.data.info.dossiers;
	if (!b->cli->only)
		return true;
	struct str rest = str_from(b->cli->only), word;
	for (*bits = 0; str_split(&rest, ',', &word);) {
		enum data_dossier d;
		if (!data_dossier_find(str_trim(word), &d))
			return err_set(e, EXIT_USAGE, "usage.only", (struct pos){0}, TR("--only 不认识：%.*s", "--only does not know %.*s"), STR_ARG(word)),
			       err_hint(e, "briefing, packet, notice");
		*bits |= d;
	}
	return true;
}

static bool choose_formats(struct build *b, struct err *e)
{
	b->want_html = b->want_pdf = !b->cli->format;
	if (!b->cli->format)
		return true;
	struct str rest = str_from(b->cli->format), word;
	while (str_split(&rest, ',', &word)) {
		if (str_is(str_trim(word), "html"))
			b->want_html = true;
		else if (str_is(str_trim(word), "pdf"))
			b->want_pdf = true;
		else
			return err_set(e, EXIT_USAGE, "usage.format", (struct pos){0}, TR("--format 不认识：%.*s", "--format does not know %.*s"), STR_ARG(word)),
			       err_hint(e, "html, pdf");
	}
	return true;
}

/* An area that exports know by name only has its name for a code: a name that
   could lead elsewhere, or is too long for a file, gives way to the area's number. */
static struct str notice_stem(struct arena *a, const struct data_set *data, uint32_t area)
{
	struct str code = data->area[area].code;
	bool plain = code.n <= 120 && code.n && code.p[0] != '.';
	for (size_t i = 0; i < code.n; i++)
		plain = plain && (unsigned char)code.p[i] > ' ' && code.p[i] != '/' && code.p[i] != '\\';
	return plain ? arena_fmt(a, "notice/%.*s", STR_ARG(code)) : arena_fmt(a, "notice/area-%u", area);
}

static void add_task(struct build *b, size_t dossier, uint32_t area)
{
	struct build_task *t = &b->task[b->n_task++];
	struct arena *a = b->c.arena;
	t->kind = dossiers[dossier].kind;
	t->area = area;
	t->template = str_from(dossiers[dossier].template);
	struct str stem = t->kind == DATA_NOTICE
		? notice_stem(a, &b->c.data, area)
		: str_from(dossiers[dossier].name);
	t->html = arena_fmt(a, "%.*s.html", STR_ARG(stem));
	if (b->want_pdf)
		t->pdf = arena_fmt(a, "%.*s.pdf", STR_ARG(stem));
}

static void list_tasks(struct build *b, unsigned bits)
{
	size_t areas = b->c.data.areas;
	b->task = arena_many(b->c.arena, struct build_task, areas + N_DOSSIERS);
	for (size_t i = 0; i < N_DOSSIERS; i++) {
		if (!(bits & dossiers[i].kind))
			continue;
		if (dossiers[i].kind != DATA_NOTICE) {
			add_task(b, i, 0);
			continue;
		}
		for (uint32_t k = 0; k < areas; k++)
			if (b->c.data.area[k].level == DATA_TOWNSHIP)
				add_task(b, i, k);
	}
}

static const struct value *make_view(const struct build *b, const struct build_task *t)
{
	switch (t->kind) {
	case DATA_BRIEFING: return view_briefing(t->arena, &b->view);
	case DATA_PACKET: return view_packet(t->arena, &b->view);
	case DATA_NOTICE: break;
	}
	return view_notice(t->arena, &b->view, t->area);
}

/* Content that overflows or is lost: the document is not written (contract.md, status 7). */
static bool refuse_lost(struct build_task *t)
{
	return err_set(&t->err, EXIT_OVERFLOW, "layout.lost", (struct pos){ t->job.file, 0, 0 },
	               TR("排版有 %zu 处错误，此件未写出", "%zu errors in layout: this document is not written"),
	               t->job.diags.count[DIAG_ERROR]);
}

/* One document: tree, text, pages.  Runs in any thread. */
static void run_task(void *ctx, size_t i)
{
	struct build *b = ctx;
	struct build_task *t = &b->task[i];
	if (cli_interrupted())
		return;
	t->arena = arena_new();
	diag_init(&t->diags);
	struct mustache_job job = { .name = t->template, .data = make_view(b, t), .diags = &t->diags,
		.names = b->cli->strict ? DIAG_ERROR : DIAG_WARNING, .maker = app_makers, .n_maker = APP_MAKERS };
	t->ok = mustache_render(b->set, &job, &t->page, &t->err);
	if (!t->ok || !b->want_pdf)
		return;
	t->job.file = arena_fmt(t->arena, "%.*s/%.*s", STR_ARG(b->out), STR_ARG(t->html)).p;
	t->job.html = buf_view(&t->page);
	t->job.sheet_dir = b->c.templates.p;
	page_run(&t->job, b->fonts, PAGE_PDF);
	t->ok = t->job.ok;
	if (!t->ok)
		t->err = t->job.err;
	else if (t->job.diags.count[DIAG_ERROR])
		t->ok = refuse_lost(t);
}

/* The name lives as long as the task: an error keeps it. */
static const char *output_path(const struct build *b, const struct build_task *t, struct str file)
{
	return arena_fmt(t->arena, "%.*s/%.*s", STR_ARG(b->out), STR_ARG(file)).p;
}

/* The figures travel with the two documents that are made of them; a notice is one township's. */
static void prepare_output(const struct build *b, struct build_task *t)
{
	output_prepare(&b->output, &t->job);
	if (b->output.figures && t->kind != DATA_NOTICE)
		pdf_attach(t->job.pdf, &(struct pdf_attachment){ STR("figures.json"), STR("application/json"),
		                                                 buf_view(&b->figures), STR("本文件全部指标") });
}

static void write_task(void *ctx, size_t i)
{
	struct build *b = ctx;
	struct build_task *t = &b->task[i];
	if (cli_interrupted() || !t->ok)
		return;
	if (b->want_html) {
		struct buf twin = {0};
		struct str html = extra_twin(b->fonts, buf_view(&t->page), &twin) ? buf_view(&twin) : buf_view(&t->page);
		sha256_hex(html, t->html_sha);
		t->html_bytes = html.n;
		t->ok = file_write(output_path(b, t, t->html), html, &t->err);
		buf_release(&twin);
	}
	struct buf pdf = {0};
	if (t->ok && b->want_pdf) {
		prepare_output(b, t);
		t->ok = output_close(&b->output, &t->job, &pdf, &t->err);
		if (t->ok) {
			sha256_hex(buf_view(&pdf), t->pdf_sha);
			t->pdf_bytes = pdf.n;
			t->ok = file_write(output_path(b, t, t->pdf), buf_view(&pdf), &t->err);
		}
	}
	buf_release(&pdf);
}

struct slice {
	struct build *b;
	void (*fn)(void *ctx, size_t i);
	size_t first;
};

static void run_in_slice(void *ctx, size_t i)
{
	struct slice *s = ctx;
	s->fn(s->b, s->first + i);
}

/* Run fn over n tasks in slices, so that a progress line can be shown between them. */
static void run_slices(struct build *b, void (*fn)(void *, size_t), size_t first, size_t n, const char *text)
{
	/* A few tasks per thread: short enough for a lively bar, long enough to keep threads busy. */
	size_t step = 4 * (size_t)b->jobs;
	for (size_t i = 0; i < n && !cli_interrupted(); i += step) {
		size_t many = n - i < step ? n - i : step;
		struct slice s = { b, fn, first + i };
		pool_run(b->jobs, many, run_in_slice, &s);
		b->done += many;
		cli_progress(b->cli, b->done, 2 * b->n_task, text);
	}
}

/* Print what the tasks said, in task order; returns EXIT_DONE or the gravest outcome. */
static int report_tasks(struct build *b)
{
	size_t failed = 0;
	int status = EXIT_DONE;
	cli_diags(b->cli, &b->said.all, DIAG_WARNING);
	for (size_t i = 0; i < b->n_task; i++)
		if (!b->task[i].ok) {
			failed++;
			status = cli_err(b->cli, &b->task[i].err);
		}
	if (failed && failed < b->n_task && status != EXIT_GLYPH)
		status = EXIT_PART;
	if (!failed)
		status = cli_status(b->cli, &b->said.all, EXIT_TEMPLATE);
	return status;
}

static bool write_index(struct build *b, struct err *e)
{
	struct view_document *doc = arena_many(b->c.arena, struct view_document, b->n_task);
	for (size_t i = 0; i < b->n_task; i++) {
		const struct build_task *t = &b->task[i];
		struct str none = { NULL, 0 };
		doc[i] = (struct view_document){ str_from(dossiers[0].name), t->title, b->want_html ? t->html : none,
			t->pdf, t->area, t->pages };
		for (size_t k = 0; k < N_DOSSIERS; k++)
			if (dossiers[k].kind == t->kind)
				doc[i].kind = str_from(dossiers[k].name);
	}
	struct buf out = {0};
	struct mustache_job job = { .name = STR("index.html"), .diags = &b->c.diags, .names = DIAG_WARNING };
	job.data = view_index(b->c.arena, &b->view, doc, b->n_task);
	bool ok = mustache_render(b->set, &job, &out, e) &&
	          file_write(path_join(b->c.arena, b->out, STR("index.html")).p, buf_view(&out), e);
	buf_release(&out);
	return ok;
}

static bool write_figures(struct build *b, struct err *e)
{
	struct buf out = {0};
	indicator_dump_json(b->c.figures, &out);
	bool ok = file_write(path_join(b->c.arena, b->out, STR("figures.json")).p, buf_view(&out), e);
	buf_release(&out);
	return ok;
}

static bool prepare(struct build *b, struct err *e)
{
	unsigned bits;
	struct arena *a = b->c.arena;
	if (!output_open(b->cli, a, &b->output, e))
		return false;
	if (b->output.figures)
		indicator_dump_json(b->c.figures, &b->figures);
	if (!choose_formats(b, e) || !choose_dossiers(b, &bits, e) || !build_digests(b, e))
		return false;
	b->jobs = b->cli->jobs ? b->cli->jobs : pool_cores();
	struct str folder = path_base(b->c.data.info.folder);
	if (b->cli->out)
		b->out = str_from(b->cli->out);
	else
		b->out = arena_fmt(a, "output/%.*s", STR_ARG(str_is(folder, ".") ? STR("case") : folder));
	if (!dir_make(b->out.p, e) || (bits & DATA_NOTICE && !dir_make(path_join(a, b->out, STR("notice")).p, e)))
		return false;
	b->fonts_dir = app_folder(a, b->cli->fonts, "JIANBAO_FONTS", "fonts");
	if (b->want_pdf && !extra_fonts_open(a, b->cli, &b->fonts, e))
		return false;
	b->set = mustache_open(b->c.templates.p);
	for (size_t i = 0; i < N_DOSSIERS; i++)
		if (bits & dossiers[i].kind && !mustache_prepare(b->set, str_from(dossiers[i].template), e))
			return false;
	b->view = (struct view_input){ &b->c.data, b->c.policy, b->c.figures, &b->c.data.findings, b->c.privacy, b->digest,
		b->c.data.exports, NULL };
	list_tasks(b, bits);
	return true;
}

static void reduce_fonts(struct build *b, size_t first, size_t n)
{
	struct page_job **job = mem_alloc(n * sizeof *job);
	for (size_t i = 0; i < n; i++)
		job[i] = &b->task[first + i].job;
	/* A single document needs no common subset. */
	if (n > 1)
		page_reduce_fonts(job, n, b->fonts);
	mem_free(job);
}

/*
 * Memory is that of a group, however long the batch.  A group is as good as
 * the batch for reducing fonts (0.02 s each time), and its files have the same
 * bytes: a subset does not depend on what its face was reduced to.
 */
#define GROUP 64

static void run_groups(struct build *b)
{
	for (size_t i = 0; i < b->n_task && !cli_interrupted(); i += GROUP) {
		size_t n = b->n_task - i < GROUP ? b->n_task - i : GROUP;
		run_slices(b, run_task, i, n, TR("排版", "laying out"));
		if (b->want_pdf && !cli_interrupted())
			reduce_fonts(b, i, n);
		run_slices(b, write_task, i, n, TR("写出", "writing"));
		for (size_t k = 0; k < n && !cli_interrupted(); k++)
			build_settle(b, &b->task[i + k]);
	}
}

/* The packet prints the screens.  They gate a build only under --strict: a briefing on doubtful data is still
   wanted, with the doubts in it. */
static int run_screens(struct build *b)
{
	bool wanted = b->cli->strict;
	for (size_t i = 0; i < b->n_task; i++)
		wanted = wanted || b->task[i].kind == DATA_PACKET;
	if (!wanted)
		return EXIT_DONE;
	int status = screens_run(b->cli, &b->c, &b->view.audit);
	if (status != EXIT_DONE)
		return status;
	return b->cli->strict ? screens_gate(b->cli, b->view.audit) : EXIT_DONE;
}

/* What the pages will print agrees with itself. */
static int tie_pages(const struct build *b)
{
	struct diag_list l;
	diag_init(&l);
	size_t broken = view_ties(&b->view, &l);
	cli_diags(b->cli, &l, DIAG_WARNING);
	diag_release(&l);
	return broken ? EXIT_DATA : EXIT_DONE;
}

static int run_all(struct build *b)
{
	struct err e = {0};
	if (!prepare(b, &e))
		return cli_err(b->cli, &e);
	int tied = tie_pages(b);
	if (tied != EXIT_DONE)
		return tied;
	int screened = run_screens(b);
	if (screened != EXIT_DONE)
		return screened;
	cli_hold_interrupts();
	run_groups(b);
	if (cli_interrupted())
		return EXIT_INTERRUPTED;
	int status = report_tasks(b);
	if (!write_figures(b, &e) || !write_index(b, &e) || !build_manifest(b, &e))
		return cli_err(b->cli, &e);
	if (status == EXIT_DONE && !b->cli->quiet)
		fprintf(stderr, TR("已写出 %zu 份材料：%.*s/index.html\n", "%zu documents written: %.*s/index.html\n"), b->n_task, STR_ARG(b->out));
	return status;
}

/* A report on no household is no report: most often a column was not recognised, or the wrong file named. */
static int gate_scope(const struct cli *cli, const struct opened_case *c)
{
	const struct figure *f = indicator_lookup(c->figures, "scope.households", 0, STR(""));
	struct err e = {0};
	if (!f || f->status != FIGURE_OK || f->value.n > 0)
		return EXIT_DONE;
	err_set(&e, EXIT_DATA, "gate.scope", (struct pos){ c->data.info.name, 0, 0 },
	        TR("%d年度的户文件里没有一户属于政策范围（%.*s），不生成材料", "no household of %d is in the policy's population (%.*s): nothing is written"),
	        c->data.info.income_year, STR_ARG(c->policy->population.label));
	err_hint(&e, TR("请核对户类型、监测对象类别两列和 case.json 的 policy；jianbao check 列出不认识的列", "check the columns 户类型 and 监测对象类别, and the policy; jianbao check lists unknown columns"));
	return cli_err(cli, &e);
}

int command_build(const struct cli *cli)
{
	struct build b = { .cli = cli };
	int status = case_open(cli, cli->arg[0], &b.c);
	if (status != EXIT_DONE)
		return status;
	diag_init(&b.said.all);
	status = case_ties(cli, &b.c);
	if (status == EXIT_DONE)
		status = gate_scope(cli, &b.c);
	if (status == EXIT_DONE)
		status = run_all(&b);
	for (size_t i = 0; i < b.n_task; i++)
		build_forget(&b.task[i]);
	map_release(&b.said.seen);
	diag_release(&b.said.all);
	buf_release(&b.figures);
	mustache_close(b.set);
	text_fonts_close(b.fonts);
	case_close(&b.c);
	return status;
}
