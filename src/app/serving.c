#include "app/serving.h"

#include "base/io.h"
#include "base/vec.h"
#include "data/presence.h"
#include "indicator/report.h"

#include <string.h>

#define KEYS_SHOWN 6 /* of a family without its key; `jianbao figures` has the rest */

/* --- figures and lists --- */

static struct str text_of(struct arena *a, struct buf *b)
{
	struct str s = arena_str(a, buf_view(b));
	buf_release(b);
	return s;
}

static void put_figure(const struct figure *f, struct buf *out)
{
	if (f->status == FIGURE_UNDEFINED) {
		buf_str(out, f->why);
		return;
	}
	figure_value_text(f, out);
	buf_cat(out, figure_unit_name(f->family->unit));
}

/* Undefined is an answer: there is nothing to divide by, not nothing to compute from. */
static bool is_told(const struct figure *f)
{
	return f->status == FIGURE_OK || f->status == FIGURE_UNDEFINED;
}

/* Every key of a family at the region. */
static bool ask_family(const struct opened_case *c, struct str id, struct str *says)
{
	struct buf b = {0};
	size_t n, shown = 0, of = 0;
	const struct figure *f = indicator_figures(c->figures, &n);
	*says = STR("本案没有这项指标");
	for (size_t i = 0; i < n; i++) {
		if (f[i].area != 0 || !str_eq(str_from(f[i].family->id), id))
			continue;
		if (!is_told(&f[i]))
			*says = f[i].why;
		else if (++of <= KEYS_SHOWN) {
			struct str key = f[i].key_name.n ? f[i].key_name : f[i].key;
			buf_fmt(&b, "%s%.*s%s", shown++ ? "；" : "", STR_ARG(key), key.n ? " " : "");
			put_figure(&f[i], &b);
		}
	}
	if (of > shown)
		buf_fmt(&b, "；等%zu项", of);
	if (of)
		*says = text_of(c->arena, &b);
	return of > 0;
}

static bool ask_figure(const struct opened_case *c, struct str name, struct str *says)
{
	struct err e = {0};
	struct buf b = {0};
	if (str_find_char(name, '/') == SIZE_MAX)
		return ask_family(c, name, says);
	const struct figure *f = indicator_find(c->figures, name, &e);
	*says = f ? f->why : STR("本案没有这项指标");
	if (!f || !is_told(f))
		return false;
	put_figure(f, &b);
	*says = text_of(c->arena, &b);
	return true;
}

static bool ask_list(const struct opened_case *c, struct str name, struct str *says)
{
	struct err e = {0};
	struct household_list list;
	const struct figure *f = indicator_list_figure(c->figures, name);
	*says = f && !is_told(f) ? f->why : STR("本案没有这份名单");
	if ((f && !is_told(f)) || !indicator_list(c->figures, c->arena, name, 0, &list, &e))
		return false;
	*says = arena_fmt(c->arena, "%zu户", list.n);
	return true;
}

/* --- screens and fields --- */

static bool ask_screen(const struct serving *v, struct str id, struct str *says)
{
	*says = STR("本案没有这项筛查");
	for (size_t i = 0; v->screens && i < v->screens->n; i++) {
		const struct audit_result *r = &v->screens->v[i];
		if (!str_eq(r->rule->id, id))
			continue;
		bool ran = r->status != AUDIT_NOT_RUNNABLE;
		if (!ran)
			*says = arena_fmt(v->c->arena, "缺%.*s", STR_ARG(r->missing));
		else if (r->status == AUDIT_SILENT)
			*says = arena_fmt(v->c->arena, "样本不足%d，不作判断", AUDIT_SAMPLE_MIN);
		else
			*says = arena_fmt(v->c->arena, "%zu/%zu%.*s", r->n, r->of,
					  STR_ARG(audit_record_unit(r->rule->record)));
		return ran;
	}
	return false;
}

static bool ask_field(const struct opened_case *c, struct str name, struct str *says)
{
	struct str kind = str_sub(name, 0, str_find_char(name, '.'));
	switch (data_presence(&c->data, name)) {
	case DATA_FILLED:
		return true;
	case DATA_NO_EXPORT:
		*says = arena_fmt(c->arena, "未提供%.*s（%.*s）", STR_ARG(data_presence_kind(&c->data, name)), STR_ARG(kind));
		return false;
	case DATA_UNFILLED:
		*says = arena_fmt(c->arena, "没有填%.*s（%.*s）", STR_ARG(data_presence_title(&c->data, name)),
				  STR_ARG(name));
		return false;
	case DATA_NO_SUCH_FIELD:
		break;
	}
	*says = STR("没有这个字段");
	return false;
}

bool serving_ask(void *ctx, enum policy_name kind, struct str name, struct str *says)
{
	const struct serving *v = ctx;
	switch (kind) {
	case POLICY_FIGURE:
		return ask_figure(v->c, name, says);
	case POLICY_LIST:
		return ask_list(v->c, name, says);
	case POLICY_SCREEN:
		return ask_screen(v, name, says);
	case POLICY_FIELD:
	case POLICY_NAMES:
		break;
	}
	return ask_field(v->c, name, says);
}

/* --- which names there are --- */

static struct policy_names figure_names(struct arena *a)
{
	struct policy_names out = {0};
	const struct indicator *v;
	while (indicator_family(out.n))
		out.n++;
	out.v = arena_many(a, struct str, out.n);
	for (size_t i = 0; (v = indicator_family(i)); i++)
		out.v[i] = str_from(v->id);
	return out;
}

static struct policy_names list_names(struct arena *a)
{
	struct policy_names out = {0};
	while (indicator_list_kind(out.n))
		out.n++;
	out.v = arena_many(a, struct str, out.n);
	for (size_t i = 0; i < out.n; i++)
		out.v[i] = str_from(indicator_list_kind(i));
	return out;
}

static bool screen_names(struct arena *a, struct str templates, struct policy_names *out, struct diag_list *l)
{
	struct audit_source from = {path_join(a, templates, STR("screens.json")).p, NULL, 0};
	struct audit_rules rules;
	if (!audit_load(a, &from, &rules, l))
		return false;
	*out = (struct policy_names){arena_many(a, struct str, rules.n), rules.n};
	for (size_t i = 0; i < rules.n; i++)
		out->v[i] = rules.v[i].id;
	return true;
}

bool serving_world(struct arena *a, struct str templates, struct policy_world *w, struct diag_list *l,
		   struct err *e)
{
	struct policy_names *fields = &w->known[POLICY_FIELD];
	w->known[POLICY_FIGURE] = figure_names(a);
	w->known[POLICY_LIST] = list_names(a);
	return data_presence_names(path_join(a, templates, STR("fields.json")).p, a, &fields->v, &fields->n, e) &&
	       screen_names(a, templates, &w->known[POLICY_SCREEN], l);
}
