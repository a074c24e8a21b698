/* Data audit, input digests, identity of the pack. */
#include "view/packet.h"

#include "view/quality.h"

#define PLACES 3 /* shown of each kind of finding: enough to find the rest with `jianbao check` */

bool packet_audit(struct view *v, struct value *to)
{
	section_quality(v, to);
	quality_asides(v, value_set_list(to, "asides"), PLACES);
	quality_tallies(v, value_set_list(to, "findings"), PLACES);
	return true;
}

static void put_files(struct view *v, struct value *list)
{
	for (size_t i = 0; i < v->in->n_digest; i++) {
		const struct view_digest *d = &v->in->digest[i];
		struct value *row = value_add_map(list);
		value_set_str(row, "file", d->file);
		value_set_str(row, "what", d->what);
		value_set_str(row, "bytes", view_count(v->a, (int64_t)d->bytes));
		value_set_str(row, "records", view_count(v->a, (int64_t)d->records));
		value_set_str(row, "sha256", d->sha256);
	}
}

static void put_fact(struct value *list, const char *name, struct str text)
{
	struct value *row = value_add_map(list);
	value_set_cstr(row, "name", name);
	value_set_str(row, "text", text);
}

static struct str validity(const struct view *v)
{
	const struct policy *p = v->in->policy;
	if (!p->valid_from.year)
		return STR("文件未载明");
	if (!p->valid_to.year)
		return arena_fmt(v->a, "自%.*s起施行，文件未载明有效期",
				 STR_ARG(view_date(v->a, p->valid_from)));
	return arena_fmt(v->a, "%.*s至%.*s", STR_ARG(view_date(v->a, p->valid_from)),
			 STR_ARG(view_date(v->a, p->valid_to)));
}

static const char *const levels[] = {[DATA_PUBLIC] = "公开（public）",
				     [DATA_INTERNAL] = "内部（internal）",
				     [DATA_AUDIT] = "核查（audit）"};

static void put_identity(struct view *v, struct value *list)
{
	const struct policy *p = v->in->policy;
	const struct data_case *c = &v->in->data->info;
	put_fact(list, "统计地区",
		 arena_fmt(v->a, "%.*s（%.*s）", STR_ARG(c->region_name), STR_ARG(c->region_code)));
	put_fact(list, "收入年度",
		 arena_fmt(v->a, "%d年度（%.*s）", c->income_year, STR_ARG(view_period(v))));
	put_fact(list, "数据截止日期", view_date(v->a, c->as_of));
	put_fact(list, "编制日期", view_date(v->a, c->report_date));
	put_fact(list, "依据文件",
		 arena_fmt(v->a, "%.*s《%.*s》（%.*s）", STR_ARG(p->issuer), STR_ARG(p->title),
			   STR_ARG(p->number)));
	put_fact(list, "印发日期", view_date(v->a, p->issued));
	put_fact(list, "有效期", validity(v));
	put_fact(list, "政策参数包", p->id);
	put_fact(list, "版本", str_from(levels[v->in->privacy]));
	put_fact(list, "模板", STR("packet.html，模板、字体和输出文件的校验值见同批manifest.json"));
}

bool packet_inputs(struct view *v, struct value *to)
{
	put_files(v, value_set_list(to, "files"));
	put_has(to, "has_files", "files");
	put_identity(v, value_set_list(to, "identity"));
	return true;
}
