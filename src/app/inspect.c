/* `jianbao inspect`: a finished PDF against GB/T 9704-2012. */
#include "app/cli.h"

#include "inspect/inspect.h"

int command_inspect(const struct cli *cli)
{
	struct arena *a = arena_new();
	struct diag_list l;
	struct buf out = {0};
	struct err e = {0};
	struct inspect_report report;
	enum inspect_form form = INSPECT_GUESS;
	int status;
	diag_init(&l);
	if (cli->form && !inspect_form_find(str_from(cli->form), &form)) {
		err_set(&e, EXIT_USAGE, "usage.form", (struct pos){0}, TR("--form 不认识：%s", "--form does not know %s"), cli->form);
		err_hint(&e, "document 公文, letter 信函, order 命令, minutes 纪要, briefing 简报, table 表");
		status = cli_err(cli, &e);
	} else if (!inspect_file(a, cli->arg[0], form, &report, &l, &e)) {
		cli_diags(cli, &l, DIAG_WARNING);
		status = cli_err(cli, &e);
	} else {
		cli_diags(cli, &l, DIAG_WARNING);
		if (cli->json)
			inspect_json(&report, &out);
		else
			inspect_text(&report, cli->color == CLI_COLOR_ALWAYS, &out);
		status = cli_print(buf_view(&out));
		if (status == EXIT_DONE)
			status = report.against ? EXIT_SELFCHECK : cli_status(cli, &l, EXIT_INPUT);
	}
	buf_release(&out);
	diag_release(&l);
	arena_drop(a);
	return status;
}
