/* The page engine as a whole, and `jianbao render`. */
#include "app/extra.h"
#include "app/render.h"

#include "app/cli.h"
#include "app/output.h"
#include "base/io.h"
#include "base/pool.h"
#include "draw/draw.h"
#include "pdf/pdf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

struct str app_folder(struct arena *a, const char *option, const char *variable, const char *name)
{
	if (option)
		return str_from(option);
	const char *set = getenv(variable);
	if (set && *set)
		return str_from(set);
	char exe[4096];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof exe);
	if (n <= 0)
		return str_from(name);
	struct str dir = path_dir((struct str){ exe, (size_t)n });
	/* PREFIX/bin/jianbao, which may have anything beside PREFIX; build/jianbao beside templates/; build/asan/jianbao. */
	static const char *const up[] = { "../share/jianbao", "..", "../..", "../../.." };
	for (size_t i = 0; i < sizeof up / sizeof *up; i++) {
		struct str path = path_join(a, path_join(a, dir, str_from(up[i])), str_from(name));
		if (path_is_dir(path.p))
			return path;
	}
	return str_from(name);
}

/* Read a file named in the page: inside the page's folder, or inside sheet_dir; nothing else is opened. */
static bool load_beside(const struct page_job *job, struct str href, struct arena *a, struct str *bytes, const char **file)
{
	struct str dirs[2] = { job->dom.dir, str_from(job->sheet_dir) };
	if (str_find(href, STR("://")) != SIZE_MAX || !path_is_inside(href))
		return false;
	for (int i = 0; i < 2; i++) {
		struct file f;
		struct err e = {0};
		if (i == 1 && !job->sheet_dir)
			break;
		struct str path = path_join(a, dirs[i], href);
		if (!path_exists(path.p) || !file_open(path.p, &f, &e))
			continue;
		*bytes = arena_str(a, f.bytes);
		if (file)
			*file = path.p;
		file_close(&f);
		return true;
	}
	return false;
}

static bool load_sheet(void *ctx, struct str href, struct arena *a, struct str *text, const char **file)
{
	return load_beside(ctx, href, a, text, file);
}

static bool load_image(void *ctx, struct str href, struct arena *a, struct str *bytes)
{
	return load_beside(ctx, href, a, bytes, NULL);
}

/* A character that no font has: name the field, the household and the code point (contract.md, status 6). */
static bool refuse_missing(struct page_job *job)
{
	if (job->layout.n_missing == 0)
		return true;
	for (size_t i = 0; i < job->layout.n_missing; i++) {
		const struct layout_missing *m = &job->layout.missing[i];
		struct str field = m->node ? dom_inherited_attr(m->node, "data-field") : STR("");
		struct str household = m->node ? dom_inherited_attr(m->node, "data-household") : STR("");
		struct buf who = {0};
		if (household.n)
			buf_fmt(&who, TR("户 %.*s 的", "household %.*s, "), STR_ARG(household));
		if (field.n)
			buf_fmt(&who, TR("“%.*s”中的", "field '%.*s', "), STR_ARG(field));
		struct pos at = m->node ? m->node->at : (struct pos){ job->file, 0, 0 };
		uint32_t meant;
		text_oddity(m->cp, &meant);
		struct diag *d = diag_add(&job->diags, DIAG_ERROR, "text.glyph", at,
		                          TR("%s字符 U+%04X 没有任何字体可以显示", "%scharacter U+%04X: no font has it"),
		                          buf_cstr(&who), m->cp);
		if (meant) {
			struct buf name = {0};
			char_name(meant, &name);
			diag_hint(&job->diags, d, TR("旧系统的码位，很可能应为 %s，请在原系统里改", "an old code point, most probably %s: correct it in the source"), buf_cstr(&name));
			buf_release(&name);
		} else {
			diag_hint(&job->diags, d, TR("在 fonts/fonts.json 的 fallback 中加一个含此字的字体，或画一个字形放在 fonts/extra/U+%04X.svg",
			                             "add a font that has it to the fallback of fonts/fonts.json, or draw it in fonts/extra/U+%04X.svg"), m->cp);
		}
		buf_release(&who);
	}
	return err_set(&job->err, EXIT_GLYPH, "text.glyph", (struct pos){ job->file, 0, 0 },
	               TR("有 %zu 个字符无法显示，未生成 PDF", "%zu characters cannot be shown; no PDF is written"),
	               job->layout.n_missing);
}

static bool rows_drawn(struct page_job *job)
{
	if (job->layout.rows_in == job->layout.rows_out && !job->layout.rows_odd)
		return true;
	return err_set(&job->err, EXIT_OVERFLOW, "layout.rows", (struct pos){ job->file, 0, 0 },
	               TR("表格共 %zu 行，排出 %zu 行，另有 %zu 行重复、错序或不全",
	                  "tables have %zu rows, %zu were laid out, and %zu twice, out of order or in part"),
	               job->layout.rows_in, job->layout.rows_out, job->layout.rows_odd);
}

/* The last three stages, page by page: what a page needs is forgotten when it is written. */
static bool stream_pages(struct page_job *job, const struct layout_input *in)
{
	struct layout_pager *pages = layout_open(job->arena, in, &job->layout, &job->diags, &job->err);
	if (!pages)
		return false;
	struct drawing *drawing = draw_open(job->arena, &job->layout, &job->draw, &job->diags);
	struct arena *a = arena_new();
	struct err fault = {0};
	bool ok = true;
	job->pdf = pdf_open(&job->draw, in->fonts, &job->err);
	for (size_t i = 0; ok && i < job->layout.n_page; i++) {
		struct layout_page laid;
		struct draw_page drawn;
		layout_next(pages, a, &laid);
		char_log_page(&job->chars, in->fonts, &laid, (unsigned)i + 1);
		draw_page(drawing, &laid, a, &drawn);
		ok = pdf_page(job->pdf, &drawn);
		arena_reset(a);
	}
	arena_drop(a);
	layout_close(pages);
	char_log_report(&job->chars, in->fonts, &job->diags);
	bool shown = draw_close(drawing, &fault);
	ok = ok && refuse_missing(job) && rows_drawn(job);
	if (ok && !shown)
		job->err = fault;
	return ok && shown;
}

static bool run_stages(struct page_job *job, struct text_fonts *fonts, enum page_stage last)
{
	struct arena *a = job->arena;
	if (!(last == PAGE_PDF ? dom_parse_rows : dom_parse)(a, job->file, job->html, &job->dom, &job->diags, &job->err))
		return false;
	if (last == PAGE_DOM)
		return true;
	struct css_loader sheets = { load_sheet, job };
	if (!css_apply(a, &job->dom, CSS_PRINT, &sheets, &job->sheets, &job->diags, &job->err))
		return false;
	if (last == PAGE_CSS)
		return true;
	struct layout_input in = { &job->dom, job->sheets, fonts, { load_image, job } };
	if (last == PAGE_PDF)
		return stream_pages(job, &in);
	if (!layout_pages(a, &in, &job->layout, &job->diags, &job->err) || !refuse_missing(job) || !rows_drawn(job))
		return false;
	return last == PAGE_LAYOUT || draw_pages(a, &job->layout, &job->draw, &job->diags, &job->err);
}

void page_run(struct page_job *job, struct text_fonts *fonts, enum page_stage last)
{
	job->arena = arena_new();
	job->chars.a = job->arena;
	diag_init(&job->diags);
	job->ok = run_stages(job, fonts, last);
}

void page_release(struct page_job *job)
{
	if (!job->arena)
		return;
	pdf_drop(job->pdf);
	css_release(job->sheets);
	dom_release(&job->dom);
	job->pdf = NULL;
	char_log_release(&job->chars);
	diag_release(&job->diags);
	arena_drop(job->arena);
	job->arena = NULL;
}

bool page_close(struct page_job *job, struct buf *out, struct err *e)
{
	bool ok = pdf_close(job->pdf, out);
	if (!ok)
		*e = job->err;
	return ok;
}

void page_reduce_fonts(struct page_job *const *job, size_t n, struct text_fonts *fonts)
{
	struct arena *a = arena_new();
	uint64_t **bits = arena_many(a, uint64_t *, text_face_count(fonts));
	for (size_t i = 0; i < n; i++)
		if (job[i]->ok)
			pdf_glyphs_used(a, job[i]->pdf, bits);
	text_fonts_reduce(fonts, (const uint64_t *const *)bits);
	arena_drop(a);
}

static int write_pdf(const struct cli *cli, const struct output *o, struct page_job *job, const char *path)
{
	struct buf pdf = {0};
	struct err e = {0};
	cli_hold_interrupts();
	output_prepare(o, job);
	bool ok = output_close(o, job, &pdf, &e) && file_write(path, buf_view(&pdf), &e);
	buf_release(&pdf);
	if (!ok)
		return cli_err(cli, &e);
	if (!cli->quiet)
		fprintf(stderr, TR("%s：%zu 页\n", "%s: %zu pages\n"), path, job->draw.n_page);
	size_t stand_ins = char_log_stand_ins(&job->chars);
	if (!cli->quiet && stand_ins)
		fprintf(stderr, TR("有 %zu 个字由别的字体代替，逐字列出：jianbao fonts --used 页面.html\n",
		                   "other fonts stand in for %zu characters, listed by: jianbao fonts --used PAGE.html\n"), stand_ins);
	return EXIT_DONE;
}

static char *default_output(struct arena *a, const char *page)
{
	struct str s = str_from(page);
	if (str_ends(s, STR(".html")))
		s.n -= 5;
	return (char *)(uintptr_t)arena_fmt(a, "%.*s.pdf", STR_ARG(s)).p;
}

static bool refuse_figures(const struct output *o, struct err *e)
{
	if (!o->figures)
		return true;
	return err_set(e, EXIT_USAGE, "usage.attach", (struct pos){0}, "%s",
	               TR("--attach figures 只用于 build", "--attach figures is for build"));
}

/* One line for programs: the same words in every language. */
static void print_stats(const struct page_job *job)
{
	struct rusage use;
	if (getrusage(RUSAGE_SELF, &use) == 0)
		fprintf(stderr, "stats: pages %zu rows %zu peak-kib %ld\n", job->draw.n_page, job->layout.rows_out, use.ru_maxrss);
}

int command_render(const struct cli *cli)
{
	struct arena *a = arena_new();
	struct err e = {0};
	struct file f = {0};
	struct text_fonts *fonts = NULL;
	struct page_job job = { .file = cli->arg[0] };
	struct output o;
	int status = EXIT_DONE;
	if (!output_open(cli, a, &o, &e) || !refuse_figures(&o, &e) || !file_open(cli->arg[0], &f, &e) ||
	    !extra_fonts_open(a, cli, &fonts, &e)) {
		status = cli_err(cli, &e);
		goto out;
	}
	job.html = f.bytes;
	job.sheet_dir = app_folder(a, cli->templates, "JIANBAO_TEMPLATES", "templates").p;
	page_run(&job, fonts, PAGE_PDF);
	cli_diags(cli, &job.diags, DIAG_WARNING);
	if (!job.ok)
		status = cli_err(cli, &job.err);
	else if ((status = cli_status(cli, &job.diags, EXIT_OVERFLOW)) == EXIT_DONE)
		status = write_pdf(cli, &o, &job, cli->out ? cli->out : default_output(a, cli->arg[0]));
	if (status == EXIT_DONE && cli->stats)
		print_stats(&job);
out:
	page_release(&job);
	text_fonts_close(fonts);
	file_close(&f);
	arena_drop(a);
	return status;
}
