/* Where a figure comes from. */
#include "view/basis.h"

#include "data/field.h"

struct str basis_place(const struct view *v, const struct policy_clause *c)
{
	if (c->at.n == 0)
		return STR("文件未规定");
	return arena_fmt(v->a, "%.*s“%.*s”", STR_ARG(v->in->policy->number), STR_ARG(c->at));
}

/* Remarks in packs name the reading they follow, "（A-04）": of use in the method chapter, not in a sentence.
 */
static void add_remark(struct str note, struct buf *out)
{
	size_t open;
	while ((open = str_find(note, STR("（A-"))) != SIZE_MAX) {
		size_t close = open + str_find(str_sub(note, open, note.n), STR("）"));
		if (close < open)
			break;
		buf_str(out, str_sub(note, 0, open));
		note = str_sub(note, close + STR("）").n, note.n);
	}
	buf_str(out, note);
}

struct str basis_clause(const struct view *v, const struct policy_clause *c)
{
	struct buf b = {0};
	if (c->at.n) {
		buf_str(&b, basis_place(v, c));
		if (c->quote.n)
			buf_fmt(&b, "：“%.*s”", STR_ARG(c->quote));
		if (c->note.n) {
			buf_cat(&b, "；");
			add_remark(c->note, &b);
		}
	} else {
		add_remark(c->note.n ? c->note : STR("参数，文件未规定"), &b);
	}
	struct str s = arena_str(v->a, buf_view(&b));
	buf_release(&b);
	return s;
}

static const struct policy_clause *rule_clause(const struct policy_rules *r, struct str id)
{
	size_t i = policy_rule_find(r, id);
	return i == SIZE_MAX ? NULL : &r->v[i].clause;
}

static const struct policy_clause *leg_clause(const struct policy *p, const struct figure *f)
{
	struct str id = str_from(f->family->id);
	size_t dot = str_find_char(id, '.');
	for (size_t i = 0; i < p->leg_n; i++)
		if (str_eq(p->leg[i].id, str_sub(id, dot + 1, id.n)))
			return &p->leg[i].clause;
	return NULL;
}

static const struct policy_clause *duty_clause(const struct policy *p, struct str id)
{
	for (size_t i = 0; i < p->duty_n; i++)
		if (str_eq(p->duty[i].id, id))
			return &p->duty[i].clause;
	return NULL;
}

const struct policy_clause *basis_of(const struct view *v, const struct figure *f)
{
	const struct policy *p = v->in->policy;
	struct str at = str_from(f->family->clause);
	if (str_is(at, "@population"))
		return &p->population.clause;
	if (str_is(at, "@tier"))
		return rule_clause(&p->tier, f->key);
	if (str_is(at, "@overlap"))
		return rule_clause(&p->overlap, f->key);
	if (str_is(at, "@focus"))
		return rule_clause(&p->focus, f->key);
	if (str_is(at, "@line"))
		return rule_clause(&p->line, f->key);
	if (str_is(at, "@decline"))
		return &p->band_clause;
	if (str_is(at, "@estimate"))
		return &p->estimate.clause;
	if (str_is(at, "@goal"))
		return &p->goal.clause;
	if (str_is(at, "@leg"))
		return leg_clause(p, f);
	if (str_starts(at, STR("@duty:")))
		return duty_clause(p, str_sub(at, 6, at.n));
	return NULL;
}

struct str basis_formula(struct arena *a, const struct indicator *i)
{
	struct buf b = {0};
	for (const char *s = i->formula; *s; s++)
		if (*s != '{' && *s != '}')
			buf_char(&b, *s);
	struct str text = arena_str(a, buf_view(&b));
	buf_release(&b);
	return text;
}

/* A registry's source is canonical names apart by blanks, some with "（两年）" behind. */
static void add_source(struct str word, struct buf *out)
{
	static const struct {
		const char *name, *title;
	} more[] = {{"monthly", "月收入"},
		    {"quarterly", "季度收入"},
		    {"members.tekun", "成员特困供养"},
		    {"id", "户编号"}};
	size_t tail = str_find(word, STR("（"));
	struct str name = str_sub(word, 0, tail == SIZE_MAX ? word.n : tail);
	const char *title = NULL;
	for (size_t i = 0; i < sizeof more / sizeof *more; i++)
		if (str_is(name, more[i].name))
			title = more[i].title;
	enum data_field f = data_field_find(name);
	if (!title)
		title = f == DATA_FIELDS ? NULL : data_field_title(f);
	struct str shown = title ? str_from(title) : name;
	if (str_find(buf_view(out), shown) != SIZE_MAX)
		return;
	buf_cat(out, out->n ? "、" : "");
	buf_str(out, shown);
	if (tail != SIZE_MAX)
		buf_str(out, str_sub(word, tail, word.n));
}

struct str basis_source(const struct view *v, const struct figure *f)
{
	struct figure_input in[FIGURE_INPUTS];
	size_t n = figure_inputs(v->in->figures, f, in);
	struct buf b = {0};
	for (size_t i = 0; i < n; i++) {
		struct str rest = str_from(in[i].source ? in[i].source : ""), word;
		while (rest.p && str_split(&rest, ' ', &word))
			if (word.n)
				add_source(word, &b);
	}
	struct str s = b.n ? arena_str(v->a, buf_view(&b)) : STR(VIEW_NONE);
	buf_release(&b);
	return s;
}

struct str basis_note(const struct view *v, const struct figure *f)
{
	if (!f)
		return STR("");
	struct buf b = {0};
	const struct policy_clause *c = basis_of(v, f);
	struct str formula = basis_formula(v->a, f->family);
	buf_cat(&b, f->family->name);
	if (f->key_name.n)
		buf_fmt(&b, "（%.*s）", STR_ARG(f->key_name));
	buf_fmt(&b, "：%s", f->family->definition);
	if (str_find(formula, STR("÷")) != SIZE_MAX)
		buf_fmt(&b, "。算式：%.*s", STR_ARG(formula));
	if (c)
		buf_fmt(&b, "。依据：%.*s", STR_ARG(basis_clause(v, c)));
	buf_cat(&b, "。");
	struct str s = arena_str(v->a, buf_view(&b));
	buf_release(&b);
	return s;
}

struct str basis_value(struct arena *a, const struct policy_param *p)
{
	if (p->type == PARAM_SWITCH || p->type == PARAM_WORD)
		return p->text;
	struct buf b = {0};
	int64_t whole;
	/* Digits as the pack writes them; commas only where the document's number is a whole one. */
	if (dec_parse(p->text, 0, &whole) == DEC_OK)
		dec_group(whole, 0, &b);
	else
		buf_str(&b, p->text);
	buf_str(&b, p->unit);
	struct str s = arena_str(a, buf_view(&b));
	buf_release(&b);
	return s;
}

struct str basis_line(const struct view *v, const struct policy_rule *line)
{
	if (line->param < 0)
		return line->label;
	return arena_fmt(v->a, "%.*s（%.*s）", STR_ARG(line->label),
			 STR_ARG(basis_value(v->a, &v->in->policy->param[line->param])));
}
