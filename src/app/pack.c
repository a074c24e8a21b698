/* `jianbao policy`: a pack as a table, checked, and held against a case. */
#include "app/case.h"

#include "app/render.h"
#include "app/screens.h"
#include "app/serving.h"
#include "data/table.h"
#include "indicator/report.h"
#include "policy/check.h"

#include <string.h>

/* --- can the case serve an entry --- */

static const struct {
	const char *evidence, *id;
} shown_by[] = {
	{ "households.has_profile", "duty.profile" }, { "households.has_plan", "duty.plan" },
	{ "households.cadre", "duty.cadre" },         { "quarterly", "duty.quarterly_entry" },
	{ "monthly", "duty.monthly_entry" },
};

/* Empty if the family has a value for the region, under any key; else the last reason. */
static struct str family_why(const struct opened_case *c, const char *id)
{
	size_t n;
	struct str why = STR("没有这项指标");
	const struct figure *f = indicator_figures(c->figures, &n);
	for (size_t i = 0; i < n; i++) {
		if (f[i].area != 0 || !str_is(str_from(f[i].family->id), id))
			continue;
		if (f[i].status == FIGURE_OK)
			return (struct str){0};
		why = f[i].why;
	}
	return why;
}

static bool has_figures(const struct opened_case *c, const char *id)
{
	size_t n;
	const struct figure *f = indicator_figures(c->figures, &n);
	for (size_t i = 0; i < n; i++)
		if (str_is(str_from(f[i].family->id), id))
			return true;
	return false;
}

/* The family that shows this duty ("@duty:visits"), or NULL. */
static const char *family_of_duty(struct arena *a, struct str id)
{
	struct str clause = arena_fmt(a, "@duty:%.*s", STR_ARG(id));
	const struct indicator *v;
	for (size_t i = 0; (v = indicator_family(i)); i++)
		if (str_eq(str_from(v->clause), clause))
			return v->id;
	return NULL;
}

static struct str evidence_why(const struct opened_case *c, struct str evidence)
{
	for (size_t i = 0; i < sizeof shown_by / sizeof *shown_by; i++)
		if (str_is(evidence, shown_by[i].evidence))
			return family_why(c, shown_by[i].id);
	enum data_kind k = data_kind_find(evidence);
	if (k == DATA_KINDS || data_table_find(&c->data, k))
		return (struct str){0};
	return arena_fmt(c->arena, "未提供%.*s导出", STR_ARG(evidence));
}

static struct str serving_why(void *ctx, struct str figure, struct str fields, struct str id)
{
	const struct opened_case *c = ((const struct serving *)ctx)->c;
	struct err e = {0};
	const char *family = figure.n ? NULL : family_of_duty(c->arena, id);
	if (family && has_figures(c, family))
		return family_why(c, family);
	if (!figure.n)
		return fields.n ? evidence_why(c, fields) : STR("文件要求，没有可以核对的数据");
	const struct figure *f = indicator_find(c->figures, figure, &e);
	if (!f)
		return STR("没有这项指标");
	return f->status == FIGURE_OK ? (struct str){0} : f->why;
}

static int print_pack(const struct cli *cli, const struct policy *p, struct opened_case *c)
{
	struct buf out = {0};
	struct serving of = { c, NULL };
	if (c)
		screens_run(cli, c, &of.screens);
	struct policy_serving serving = { &of, serving_why, serving_ask };
	if (cli->json)
		policy_served_json(p, c ? &serving : NULL, &out);
	else
		policy_served_text(p, c ? &serving : NULL, &out);
	int status = cli_print(buf_view(&out));
	buf_release(&out);
	return status;
}

/* --- the command --- */

static int with_case(const struct cli *cli)
{
	struct opened_case c;
	struct cli as = *cli;
	as.policy = cli->arg[0];
	int status = case_open(&as, cli->case_path, &c);
	if (status != EXIT_DONE)
		return status;
	status = print_pack(cli, c.policy, &c);
	case_close(&c);
	return status;
}

/* The income year of the case that --case names, or 0. */
static bool year_of_case(const struct cli *cli, struct arena *a, int *year, struct err *e)
{
	struct data_case info = {0};
	*year = 0;
	if (!cli->case_path)
		return true;
	if (!data_case_open(cli->case_path, a, &info, NULL, e))
		return false;
	*year = info.income_year;
	return true;
}

static bool find_pack(const struct cli *cli, struct arena *a, struct str *path, struct err *e)
{
	struct str templates = app_folder(a, cli->templates, "JIANBAO_TEMPLATES", "templates");
	struct pack_wanted w = { templates, STR("."), str_from(cli->arg[0]), {0} };
	return case_pack_find(a, &w, path, e);
}

static int check_pack(const struct cli *cli, struct arena *a, struct diag_list *l)
{
	struct err e = {0};
	struct str path;
	struct policy_world world = {0};
	struct policy_asked asked = { 0, &world };
	struct str templates = app_folder(a, cli->templates, "JIANBAO_TEMPLATES", "templates");
	if (!find_pack(cli, a, &path, &e) || !year_of_case(cli, a, &asked.income_year, &e))
		return cli_err(cli, &e);
	if (!serving_world(a, templates, &world, l, &e))
		return l->n ? (cli_diags(cli, l, DIAG_WARNING), EXIT_INPUT) : cli_err(cli, &e);
	const struct policy *p = policy_check(a, path.p, &asked, l);
	cli_diags(cli, l, DIAG_NOTE);
	int status = p ? cli_status(cli, l, EXIT_INPUT) : EXIT_INPUT;
	struct buf out = {0};
	if (cli->json)
		buf_fmt(&out, "{\"errors\":%zu,\"warnings\":%zu}\n", l->count[DIAG_ERROR], l->count[DIAG_WARNING]);
	else if (l->n)
		buf_fmt(&out, TR("%s：%zu处错误，%zu处警告\n", "%s: %zu errors, %zu warnings\n"), path.p,
		        l->count[DIAG_ERROR], l->count[DIAG_WARNING]);
	else
		buf_fmt(&out, TR("%s：没有发现问题\n", "%s: nothing wrong\n"), path.p);
	int printed = cli_print(buf_view(&out));
	buf_release(&out);
	return status == EXIT_DONE ? printed : status;
}

static int show_pack(const struct cli *cli, struct arena *a, struct diag_list *l)
{
	struct err e = {0};
	struct str path;
	if (!find_pack(cli, a, &path, &e))
		return cli_err(cli, &e);
	const struct policy *p = policy_load(a, path.p, NULL, l);
	cli_diags(cli, l, DIAG_WARNING);
	int status = p ? cli_status(cli, l, EXIT_INPUT) : EXIT_INPUT;
	return status == EXIT_DONE ? print_pack(cli, p, NULL) : status;
}

int command_policy(const struct cli *cli)
{
	if (cli->case_path && !cli->check)
		return with_case(cli);
	cli->excerpts->all = true;
	struct arena *a = arena_new();
	struct diag_list l;
	diag_init(&l);
	int status = cli->check ? check_pack(cli, a, &l) : show_pack(cli, a, &l);
	diag_release(&l);
	arena_drop(a);
	return status;
}
