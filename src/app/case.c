/* Opening a case; the commands that only look: check, figures, list. */
#include "app/case.h"

#include "app/render.h"
#include "app/screens.h"
#include "base/io.h"
#include "data/report.h"
#include "indicator/report.h"
#include "indicator/tie.h"
#include "view/view.h"

#include <stdio.h>
#include <string.h>

static bool is_path(struct str name)
{
	return str_find_char(name, '/') != SIZE_MAX || str_ends(name, STR(".json"));
}

/* A path, from the case's folder or from here, is the user's own pack. */
static struct str pack_path(struct arena *a, struct str templates, struct str folder, struct str name)
{
	if (!is_path(name))
		return arena_fmt(a, "%.*s/policies/%.*s.json", STR_ARG(templates), STR_ARG(name));
	struct str beside = path_join(a, folder, name), here = arena_str(a, name);
	return path_exists(beside.p) || !path_exists(here.p) ? beside : here;
}

/* The packs there are, and the one that was probably meant. */
static void hint_packs(struct arena *a, struct str templates, struct str name, struct err *e)
{
	struct err unread = {0};
	struct str *file;
	struct buf all = {0};
	size_t n = 0, packs = 0;
	if (!dir_list(a, path_join(a, templates, STR("policies")).p, &file, &n, &unread))
		return;
	for (size_t i = 0; i < n; i++)
		if (str_ends(file[i], STR(".json"))) {
			file[packs] = str_sub(file[i], 0, file[i].n - 5);
			buf_fmt(&all, "%s%.*s", packs ? TR("、", ", ") : "", STR_ARG(file[packs]));
			packs++;
		}
	struct str near = diag_nearest(name, file, packs);
	for (size_t i = 0; !near.n && i < packs; i++)
		if (str_starts(file[i], name))
			near = file[i];
	if (near.n)
		err_hint(e, TR("是不是“%.*s”？", "did you mean \"%.*s\"?"), STR_ARG(near));
	else
		err_hint(e, TR("可用：%s；或写自己政策包的路径", "one of: %s; or the path of your own"), buf_cstr(&all));
	buf_release(&all);
}

bool case_pack_find(struct arena *a, const struct pack_wanted *w, struct str *path, struct err *e)
{
	*path = pack_path(a, w->templates, w->folder, w->name);
	if (path_exists(path->p) || is_path(w->name))
		return true; /* opening a path says what is wrong with it */
	err_set(e, EXIT_INPUT, "policy.name", w->at, TR("没有政策包“%.*s”", "no policy pack \"%.*s\""), STR_ARG(w->name));
	hint_packs(a, w->templates, w->name, e);
	return false;
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
	struct data_options o = { .fields = path_join(c->arena, c->templates, STR("fields.json")).p, .threads = cli->jobs };
	if (data_open(path, &o, &c->data, &e) && choose_privacy(cli, c, &e))
		return EXIT_DONE;
	int status = cli_err(cli, &e);
	cli_diags(cli, &c->data.faults, DIAG_ERROR);
	case_close(c);
	return status;
}

static const struct policy *load_pack(const struct cli *cli, struct opened_case *c)
{
	struct err e = {0};
	const struct data_case *info = &c->data.info;
	struct policy_override *own = arena_many(c->arena, struct policy_override, info->parameters);
	for (size_t i = 0; i < info->parameters; i++)
		own[i] = (struct policy_override){ info->parameter[i].name, info->parameter[i].value, info->parameter[i].at };
	struct policy_overrides all = { own, info->parameters };
	struct pack_wanted w = { c->templates, info->folder, info->policy, info->policy_at };
	if (cli->policy)
		w = (struct pack_wanted){ c->templates, STR("."), str_from(cli->policy), {0} };
	if (!case_pack_find(c->arena, &w, &c->pack, &e)) {
		diag_err(&c->diags, DIAG_ERROR, &e);
		return NULL;
	}
	return policy_load(c->arena, c->pack.p, &all, &c->diags);
}

/* One line for what the import found: `check` tells all of it, record by record. */
static void tell_findings(const struct cli *cli, const struct data_set *set)
{
	struct diag_list l;
	size_t aside = 0;
	for (size_t i = 0; i < set->exports; i++)
		aside += set->export[i].aside;
	if (!set->findings.count[DIAG_ERROR] && !aside)
		return;
	diag_init(&l);
	struct diag *d = diag_add(&l, DIAG_WARNING, "data.findings", (struct pos){ set->info.name, 0, 0 },
	                          TR("导出数据有 %zu 处错误、%zu 处警告，%zu 条记录未采用", "%zu errors and %zu warnings in the exports, %zu records not used"),
	                          set->findings.count[DIAG_ERROR], set->findings.count[DIAG_WARNING], aside);
	diag_hint(&l, d, TR("逐条见 jianbao check %.*s", "jianbao check %.*s lists them"), STR_ARG(set->info.folder));
	cli_diags(cli, &l, DIAG_NOTE);
	diag_release(&l);
}

int case_open(const struct cli *cli, const char *path, struct opened_case *c)
{
	int status = case_open_data(cli, path, c);
	if (status != EXIT_DONE)
		return status;
	c->policy = load_pack(cli, c);
	if (c->policy)
		c->figures = indicator_compute(c->arena, &c->data, c->policy, &c->diags);
	tell_findings(cli, &c->data);
	cli_diags(cli, &c->diags, DIAG_WARNING);
	status = c->policy ? cli_status(cli, &c->diags, EXIT_INPUT) : EXIT_INPUT;
	if (status != EXIT_DONE)
		case_close(c);
	return status;
}

int case_ties(const struct cli *cli, struct opened_case *c)
{
	struct diag_list l;
	diag_init(&l);
	size_t broken = indicator_ties(c->figures, &l);
	cli_diags(cli, &l, DIAG_WARNING);
	diag_release(&l);
	return broken ? EXIT_DATA : EXIT_DONE;
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

/* What the import found, then the screens.  Returns the gate's status. */
static int report_check(const struct cli *cli, struct opened_case *c, struct buf *out)
{
	const struct audit_set *screens = NULL;
	int status = screens_run(cli, c, &screens);
	if (cli->json)
		data_report_json(&c->data, out);
	else
		data_report_text(&c->data, out);
	if (status != EXIT_DONE)
		return status;
	if (cli->json)
		screens_json(c, screens, out);
	else
		screens_text(c, screens, out);
	return screens_gate(cli, screens);
}

int command_check(const struct cli *cli)
{
	struct opened_case c;
	struct buf out = {0};
	if (cli->check)
		return screens_check(cli);
	int status = case_open_data(cli, cli->arg[0], &c);
	if (status != EXIT_DONE)
		return status;
	cli_diags(cli, &c.data.findings, cli->json ? DIAG_NOTE : DIAG_WARNING);
	c.policy = load_pack(cli, &c);
	cli_diags(cli, &c.diags, DIAG_WARNING);
	bool pack = c.policy && cli_status(cli, &c.diags, EXIT_INPUT) == EXIT_DONE;
	if (pack) /* the screens ask what the figures know: an estimated income, what subsidies allow */
		c.figures = indicator_compute(c.arena, &c.data, c.policy, &c.diags);
	bool bad = cli->strict && (c.data.findings.count[DIAG_ERROR] || c.data.findings.count[DIAG_WARNING]);
	int gate = report_check(cli, &c, &out);
	status = print_and_close(&c, &out);
	return status != EXIT_DONE ? status : !pack ? EXIT_INPUT : gate != EXIT_DONE ? gate : bad ? EXIT_DATA : EXIT_DONE;
}

int command_figures(const struct cli *cli)
{
	struct opened_case c;
	struct buf out = {0};
	int status = case_open(cli, cli->arg[0], &c);
	if (status != EXIT_DONE)
		return status;
	status = case_ties(cli, &c);
	if (status != EXIT_DONE) {
		case_close(&c);
		return status;
	}
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
