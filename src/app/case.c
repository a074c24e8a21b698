/* The commands that only look: check, figures, list, explain, policy. */
#include "app/case.h"

#include "app/render.h"
#include "base/io.h"
#include "data/report.h"
#include "indicator/report.h"
#include "view/view.h"

#include <stdio.h>
#include <string.h>

struct str case_pack_path(struct arena *a, struct str templates, struct str folder, struct str name)
{
	bool path = str_find_char(name, '/') != SIZE_MAX || str_ends(name, STR(".json"));
	if (!path)
		return arena_fmt(a, "%.*s/policies/%.*s.json", STR_ARG(templates), STR_ARG(name));
	struct str beside = path_join(a, folder, name);
	return path_exists(beside.p) ? beside : arena_str(a, name);
}

static bool choose_privacy(const struct cli *cli, struct opened_case *c, struct err *e)
{
	c->privacy = c->data.info.privacy;
	if (!cli->privacy || data_privacy_find(str_from(cli->privacy), &c->privacy))
		return true;
	err_set(e, EXIT_USAGE, "usage.privacy", (struct pos){0}, TR("没有这个隐私级别：%s", "no such privacy level: %s"), cli->privacy);
	return err_hint(e, "public / internal / audit");
}

int case_open_data(const struct cli *cli, const char *path, struct opened_case *c)
{
	struct err e = {0};
	*c = (struct opened_case){ .arena = arena_new() };
	diag_init(&c->diags);
	c->templates = app_folder(c->arena, cli->templates, "JIANBAO_TEMPLATES", "templates");
	struct data_options o = { .fields = path_join(c->arena, c->templates, STR("fields.json")).p };
	if (data_open(path, &o, &c->data, &e) && choose_privacy(cli, c, &e))
		return EXIT_DONE;
	int status = cli_err(cli, &e);
	case_close(c);
	return status;
}

static const struct policy *load_pack(const struct cli *cli, struct opened_case *c)
{
	const struct data_case *info = &c->data.info;
	struct policy_override *own = arena_many(c->arena, struct policy_override, info->parameters);
	for (size_t i = 0; i < info->parameters; i++)
		own[i] = (struct policy_override){ info->parameter[i].name, info->parameter[i].value, info->parameter[i].at };
	struct policy_overrides all = { own, info->parameters };
	c->pack = cli->policy ? case_pack_path(c->arena, c->templates, STR("."), str_from(cli->policy))
	                      : case_pack_path(c->arena, c->templates, info->folder, info->policy);
	return policy_load(c->arena, c->pack.p, &all, &c->diags);
}

int case_open(const struct cli *cli, const char *path, struct opened_case *c)
{
	int status = case_open_data(cli, path, c);
	if (status != EXIT_DONE)
		return status;
	c->policy = load_pack(cli, c);
	if (c->policy)
		c->figures = indicator_compute(c->arena, &c->data, c->policy, &c->diags);
	cli_diags(cli, &c->diags, DIAG_WARNING);
	status = c->policy ? cli_status(cli, &c->diags, EXIT_INPUT) : EXIT_INPUT;
	if (status != EXIT_DONE)
		case_close(c);
	return status;
}

void case_close(struct opened_case *c)
{
	data_close(&c->data);
	diag_release(&c->diags);
	arena_drop(c->arena);
	c->arena = NULL;
}

static int print_and_close(struct opened_case *c, struct buf *out)
{
	int status = cli_print(buf_view(out));
	buf_release(out);
	case_close(c);
	return status;
}

int command_check(const struct cli *cli)
{
	struct opened_case c;
	struct buf out = {0};
	int status = case_open_data(cli, cli->arg[0], &c);
	if (status != EXIT_DONE)
		return status;
	cli_diags(cli, &c.data.findings, DIAG_WARNING);
	if (cli->json)
		data_report_json(&c.data, &out);
	else
		data_report_text(&c.data, &out);
	bool bad = cli->strict && (c.data.findings.count[DIAG_ERROR] || c.data.findings.count[DIAG_WARNING]);
	status = print_and_close(&c, &out);
	return status == EXIT_DONE && bad ? EXIT_DATA : status;
}

int command_figures(const struct cli *cli)
{
	struct opened_case c;
	struct buf out = {0};
	int status = case_open(cli, cli->arg[0], &c);
	if (status != EXIT_DONE)
		return status;
	if (cli->json)
		indicator_dump_json(c.figures, &out);
	else
		indicator_dump_text(c.figures, &out);
	return print_and_close(&c, &out);
}

/* One household a line: id, masked name, area. */
static void print_list_text(const struct opened_case *c, const struct household_list *list, struct buf *out)
{
	const struct data_year *y = &c->data.year[list->previous ? 1 : 0];
	for (size_t i = 0; i < list->n; i++) {
		const struct data_household *h = &y->household[list->row[i]];
		struct str name = view_mask_name(c->arena, c->privacy, data_text(&c->data, h->head));
		buf_fmt(out, "%.*s\t%.*s\t%.*s\n", STR_ARG(data_text(&c->data, h->id)), STR_ARG(name),
		        STR_ARG(c->data.area[h->area].name));
	}
}

static int print_list_names(struct opened_case *c)
{
	struct str *name;
	struct buf out = {0};
	size_t n = indicator_list_names(c->figures, c->arena, &name);
	for (size_t i = 0; i < n; i++)
		buf_fmt(&out, "%.*s\n", STR_ARG(name[i]));
	return print_and_close(c, &out);
}

int command_list(const struct cli *cli)
{
	struct opened_case c;
	struct buf out = {0};
	struct err e = {0};
	struct household_list list;
	int status = case_open(cli, cli->arg[0], &c);
	if (status != EXIT_DONE)
		return status;
	if (cli->n_arg == 1)
		return print_list_names(&c);
	struct str name = str_from(cli->arg[1]);
	if (!indicator_list(c.figures, c.arena, name, 0, &list, &e)) {
		cli_err(cli, &e);
		case_close(&c);
		return EXIT_USAGE;
	}
	if (cli->json)
		indicator_list_json(c.figures, name, 0, &list, &out);
	else
		print_list_text(&c, &list, &out);
	return print_and_close(&c, &out);
}

int command_explain(const struct cli *cli)
{
	struct opened_case c;
	struct buf out = {0};
	struct err e = {0};
	int status = case_open(cli, cli->arg[0], &c);
	if (status != EXIT_DONE)
		return status;
	const struct figure *f = indicator_find(c.figures, str_from(cli->arg[1]), &e);
	if (!f) {
		cli_err(cli, &e);
		case_close(&c);
		return EXIT_USAGE;
	}
	indicator_explain(c.figures, f, &out);
	return print_and_close(&c, &out);
}

int command_policy(const struct cli *cli)
{
	struct arena *a = arena_new();
	struct diag_list l;
	struct buf out = {0};
	diag_init(&l);
	struct str templates = app_folder(a, cli->templates, "JIANBAO_TEMPLATES", "templates");
	struct str path = case_pack_path(a, templates, STR("."), str_from(cli->arg[0]));
	const struct policy *p = policy_load(a, path.p, NULL, &l);
	cli_diags(cli, &l, DIAG_WARNING);
	int status = p ? cli_status(cli, &l, EXIT_INPUT) : EXIT_INPUT;
	if (p && cli->json)
		policy_dump_json(p, &out);
	else if (p)
		policy_dump_text(p, &out);
	if (status == EXIT_DONE)
		status = cli_print(buf_view(&out));
	buf_release(&out);
	diag_release(&l);
	arena_drop(a);
	return status;
}
