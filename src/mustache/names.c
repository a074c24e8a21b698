/* Looking names up, and telling about those that are nowhere. */
#include "base/utf8.h"
#include "mustache/render.h"

#define SHOWN_MAX 8      /* names listed in a hint */
#define VISIBLE_MAX 4096 /* names compared for did-you-mean; enough for any page */

/* True the first time o is reported in this rendering. */
static bool first_report(struct run *r, const struct op *o)
{
	struct str key = {(const char *)&o->at, sizeof o->at};

	if (map_lookup(&r->reported, key) != MAP_NONE)
		return false;
	map_add(&r->reported, key, 0);
	return true;
}

struct names {
	struct str v[VISIBLE_MAX];
	size_t n;
	size_t inner; /* the first so many belong to the innermost map */
};

static void names_of(struct names *to, const struct value *v)
{
	size_t n = value_kind(v) == VALUE_MAP ? value_count(v) : 0;

	for (size_t i = 0; i < n && to->n < VISIBLE_MAX; i++)
		to->v[to->n++] = value_key(v, i);
}

/* The names that could have stood there: those of `within`, or of all contexts. */
static void names_visible(struct names *to, const struct run *r, const struct value *within)
{
	if (within) {
		names_of(to, within);
		to->inner = to->n;
		return;
	}
	for (size_t i = r->stack.n; i-- > 0;) {
		names_of(to, r->stack.v[i]);
		if (!to->inner)
			to->inner = to->n;
	}
}

static void hint_names(struct run *r, struct diag *d, const struct names *names)
{
	struct buf list = {0};

	for (size_t i = 0; i < names->inner && i < SHOWN_MAX; i++) {
		buf_cat(&list, i ? TR("、", ", ") : "");
		buf_str(&list, names->v[i]);
	}
	if (names->inner > SHOWN_MAX)
		buf_cat(&list, TR("……", ", ..."));
	if (list.n)
		diag_hint(r->job->diags, d, TR("此处可用的名字：%s", "names here: %s"), buf_cstr(&list));
	buf_release(&list);
}

static bool is_section(const struct op *o)
{
	return o->kind == OP_SECTION || o->kind == OP_INVERTED;
}

/* part is the first that leads nowhere; within is the value before it (NULL: it is the first). */
static void report_absent(struct run *r, const struct op *o, struct str part, const struct value *within)
{
	if (!r->job->diags || !first_report(r, o))
		return;
	struct names *names = mem_alloc(sizeof *names);
	names_visible(names, r, within);
	struct str near = names->n ? diag_nearest(part, names->v, names->n) : (struct str){NULL, 0};

	if (!is_section(o) || (near.n && utf8_count(part) >= MUSTACHE_TYPO_MIN)) {
		bool whole = str_eq(part, o->text);
		struct diag *d = diag_add(r->job->diags, r->job->names, "mustache.name", template_op_pos(o),
					  TR("数据里没有“%.*s”%s%.*s", "\"%.*s\" is not in the data%s%.*s"),
					  STR_ARG(part), whole ? "" : TR("，见 ", ", in "),
					  whole ? 0 : (int)o->text.n, o->text.p);
		if (near.n)
			diag_hint(r->job->diags, d, TR("是否想写“%.*s”？", "did you mean \"%.*s\"?"),
				  STR_ARG(near));
		else
			hint_names(r, d, names);
	}
	mem_free(names);
}

const struct value *template_resolve(struct run *r, const struct op *o)
{
	const struct name_part *part = o->at.home->part + o->part;
	const struct value *v = NULL;
	size_t i = r->stack.n;

	if (o->parts == 0)
		return r->stack.v[i - 1];
	while (!v && i-- > 0)
		v = value_lookup_hashed(r->stack.v[i], part[0].text, part[0].hash);
	if (!v)
		report_absent(r, o, part[0].text, NULL);
	for (uint32_t k = 1; v && k < o->parts; k++) {
		const struct value *within = v;
		v = value_lookup_hashed(within, part[k].text, part[k].hash);
		if (!v && value_kind(within) != VALUE_NULL)
			report_absent(r, o, part[k].text, within);
	}
	return v;
}

void template_report_kind(struct run *r, const struct op *o, const struct value *v)
{
	struct diag *d;

	if (!r->job->diags || !first_report(r, o))
		return;
	bool list = value_kind(v) == VALUE_LIST;
	d = diag_add(r->job->diags, r->job->names, "mustache.kind", template_op_pos(o),
		     list ? TR("“%.*s”是一个列表，不能直接输出", "\"%.*s\" is a list and cannot be printed")
			  : TR("“%.*s”是一组字段，不能直接输出", "\"%.*s\" is a map and cannot be printed"),
		     STR_ARG(o->text));
	diag_hint(r->job->diags, d,
		  list ? TR("用 {{#%.*s}}…{{/%.*s}} 逐项输出", "print its items with {{#%.*s}}...{{/%.*s}}")
		       : TR("写出要输出的字段，例如 %.*s.name（或在 {{#%.*s}} 里写 name）",
			    "name the field: %.*s.name (or name inside {{#%.*s}})"),
		  STR_ARG(o->text), STR_ARG(o->text));
}

void template_report_missing(struct run *r, const struct op *o, struct str name)
{
	struct err e = {0};

	if (!r->job->diags || !first_report(r, o))
		return;
	template_missing(r->set, name, o, &e);
	diag_err(r->job->diags, r->job->names, &e);
}
