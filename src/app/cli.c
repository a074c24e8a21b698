/* Printing: diagnostics, errors, data, the progress line. */
#include "app/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool cli_use_color(const struct cli *cli)
{
	if (cli->color != CLI_COLOR_AUTO)
		return cli->color == CLI_COLOR_ALWAYS;
	return isatty(STDERR_FILENO) && !getenv("NO_COLOR");
}

static void add_text(const struct cli *cli, const struct diag *d, struct buf *out)
{
	diag_text_head(d, cli_use_color(cli), out);
	excerpt_print(cli->excerpts, d, cli_use_color(cli), out);
	diag_text_hint(d, out);
}

static void print_diag(const struct cli *cli, const struct diag *d)
{
	struct buf b = {0};
	if (cli->json)
		diag_json(d, &b);
	else
		add_text(cli, d, &b);
	fwrite(b.p, 1, b.n, stderr);
	buf_release(&b);
}

size_t cli_diags(const struct cli *cli, const struct diag_list *l, enum diag_severity least)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].severity >= least)
			print_diag(cli, &l->v[i]);
	return l->count[DIAG_ERROR];
}

int cli_err(const struct cli *cli, const struct err *e)
{
	struct diag_list l;
	diag_init(&l);
	diag_err(&l, DIAG_ERROR, e);
	cli_diags(cli, &l, DIAG_NOTE);
	diag_release(&l);
	return e->status == EXIT_DONE ? EXIT_INTERNAL : (int)e->status;
}

int cli_status(const struct cli *cli, const struct diag_list *l, int status)
{
	bool bad = l->count[DIAG_ERROR] || (cli->strict && l->count[DIAG_WARNING]);
	return bad ? status : EXIT_DONE;
}

int cli_print(struct str s)
{
	if ((!s.n || fwrite(s.p, 1, s.n, stdout) == s.n) && fflush(stdout) == 0)
		return EXIT_DONE;
	fputs(TR("写不到标准输出\n", "cannot write to standard output\n"), stderr);
	return EXIT_INTERNAL;
}

#define BAR_WIDTH 24

void cli_progress(const struct cli *cli, size_t done, size_t total, const char *text)
{
	static bool shown;
	if (cli->quiet || cli->json || !isatty(STDERR_FILENO) || total == 0)
		return;
	char bar[BAR_WIDTH + 1];
	size_t filled = done * BAR_WIDTH / total;
	for (size_t i = 0; i < BAR_WIDTH; i++)
		bar[i] = i < filled ? '=' : ' ';
	bar[BAR_WIDTH] = '\0';
	fprintf(stderr, "\r\033[K[%s] %zu/%zu %s", bar, done, total, text);
	shown = true;
	if (done == total && shown)
		fputs("\r\033[K", stderr);
	fflush(stderr);
}
