/* 数据核查（筛查规则）: every screen of templates/screens.json with its threshold, its count out of how many,
   and what that does and does not show; then the first rows of the graver ones. */
#include "view/packet.h"

#include "audit/audit.h"

#define LISTED 20 /* rows of one screen: the rest by `jianbao check --json` */

static struct str text_of(const struct view *v, struct buf *b)
{
	struct str s = arena_str(v->a, buf_view(b));
	buf_release(b);
	return s;
}

static struct str thresholds(const struct view *v, const struct audit_rule *rule)
{
	struct buf b = {0};
	audit_thresholds(rule, &b);
	if (!b.n)
		buf_cat(&b, VIEW_NONE);
	return text_of(v, &b);
}

/* "23/789户"; at the public level one or two are not said. */
static struct str counted(const struct view *v, const struct audit_result *r)
{
	struct str unit = audit_record_unit(r->rule->record);
	struct buf b = {0};
	if (r->status != AUDIT_RUN)
		return STR(VIEW_NONE);
	buf_fmt(&b, "%.*s/%.*s%.*s", STR_ARG(view_cell(v, (int64_t)r->n)),
		STR_ARG(view_count(v->a, (int64_t)r->of)), STR_ARG(unit));
	return text_of(v, &b);
}

static void put_cluster(const struct view *v, const struct audit_cluster *k, struct buf *b)
{
	buf_fmt(b, "；%.*s", STR_ARG(v->in->data->area[k->area].name));
	dec_format(k->value, 2, b);
	buf_fmt(b, "%%%zu/%zu户", k->n, k->of);
}

static struct str outcome(const struct view *v, const struct audit_result *r)
{
	struct buf b = {0};
	if (r->status == AUDIT_NOT_RUNNABLE)
		buf_fmt(&b, "未筛查，缺：%.*s", STR_ARG(r->missing));
	else if (r->status == AUDIT_SILENT)
		buf_fmt(&b, "样本%zu，不足%d，不作统计", r->sample, AUDIT_SAMPLE_MIN);
	else
		buf_cat(&b, r->found ? "有发现" : r->measured && r->n ? "未达阈值" : "没有发现");
	if (r->unknown && r->status == AUDIT_RUN)
		buf_fmt(&b, "；另有%.*s%.*s缺字段", STR_ARG(view_cell(v, (int64_t)r->unknown)),
			STR_ARG(audit_record_unit(r->rule->record)));
	if (r->measured && r->expected.n)
		buf_fmt(&b, "；期望%.*s", STR_ARG(r->expected));
	if (r->measured)
		buf_fmt(&b, "；P值%.*s，样本%.*s", STR_ARG(r->p),
			STR_ARG(view_count(v->a, (int64_t)r->sample)));
	if (r->note.n)
		buf_fmt(&b, "；%.*s", STR_ARG(r->note));
	if (r->clusters && v->in->privacy != DATA_PUBLIC)
		put_cluster(v, &r->cluster[0], &b);
	return text_of(v, &b);
}

static void put_screen(const struct view *v, struct value *list, const struct audit_result *r)
{
	struct value *row = value_add_map(list);
	value_set_str(row, "id", r->rule->id);
	value_set_str(row, "text", r->rule->text);
	value_set_str(row, "threshold", thresholds(v, r->rule));
	value_set_str(row, "origin", r->rule->origin);
	value_set_str(row, "severity", audit_severity_label(r->severity));
	value_set_str(row, "count", counted(v, r));
	value_set_str(row, "result", outcome(v, r));
	value_set_str(row, "shows", r->rule->shows);
	value_set_bool(row, "found", r->found);
}

static struct str place(const struct view *v, const struct audit_result *r, uint32_t row)
{
	struct data_source at = audit_row_source(v->in->data, r->rule->record, row);
	struct pos pos = data_pos(v->in->data, at);
	return arena_fmt(v->a, "%.*s:%u:%u", STR_ARG(v->in->data->export[at.export].file), pos.line, pos.col);
}

static void put_row(const struct view *v, struct value *list, const struct audit_result *r, uint32_t at)
{
	const struct data_set *d = v->in->data;
	const struct data_household *h = &d->year[0].household[audit_row_household(d, r->rule->record, at)];
	struct value *row = value_add_map(list);
	value_set_str(row, "township", view_township(v, h));
	value_set_str(row, "village", view_village(v, h));
	value_set_str(row, "head", view_mask_name(v->a, v->in->privacy, data_text(d, h->head)));
	value_set_str(row, "id", data_text(d, h->id));
	value_set_str(row, "place", place(v, r, at));
}

/* Rows of the graver findings; at the public level none. */
static void put_list(const struct view *v, struct value *list, const struct audit_result *r)
{
	struct value *one = value_add_map(list);
	struct str unit = audit_record_unit(r->rule->record);
	value_set_str(one, "id", r->rule->id);
	value_set_str(one, "text", r->rule->text);
	value_set_str(one, "total",
		      arena_fmt(v->a, "%.*s%.*s", STR_ARG(view_count(v->a, (int64_t)r->n)), STR_ARG(unit)));
	struct value *rows = value_set_list(one, "rows");
	for (size_t i = 0; i < r->rows && i < LISTED; i++)
		put_row(v, rows, r, r->row[i]);
	size_t rest = r->rows > LISTED ? r->rows - LISTED : 0;
	value_set_str(one, "rest", rest ? view_count(v->a, (int64_t)rest) : STR(""));
}

static void say_summary(struct view *v, struct value *to, const struct audit_set *s)
{
	size_t run = 0;
	for (size_t i = 0; i < s->n; i++)
		run += s->v[i].status == AUDIT_RUN;
	say(v, value_set_list(to, "paragraphs"),
	    "按templates/"
	    "screens.json的%zu条规则筛查，已筛查%zu条，因缺字段或样本不足未筛查%zu条；有发现的%"
	    "zu条，其中阻断%zu条、重要%zu条、提示%zu条。"
	    "筛查列出应当核实的记录，不是结论；缺字段的记录不作判断，单列其数。",
	    s->n, run, s->n - run, s->found[0] + s->found[1] + s->found[2], s->found[AUDIT_BLOCKING],
	    s->found[AUDIT_SERIOUS], s->found[AUDIT_NOTICE]);
}

bool packet_screens(struct view *v, struct value *to)
{
	const struct audit_set *s = v->in->audit;
	if (!s)
		return false;
	say_summary(v, to, s);
	struct value *rows = value_set_list(to, "screens");
	for (size_t i = 0; i < s->n; i++)
		put_screen(v, rows, &s->v[i]);
	struct value *lists = value_set_list(to, "lists");
	for (size_t i = 0; i < s->n && v->in->privacy != DATA_PUBLIC; i++)
		if (s->v[i].found && s->v[i].rows && s->v[i].severity > AUDIT_NOTICE)
			put_list(v, lists, &s->v[i]);
	put_has(to, "has_lists", "lists");
	return true;
}
