/* Running a compiled template over a value. */
#include "mustache/render.h"

static bool render(struct run *r, const struct template *t, uint32_t from, uint32_t to);

/* Text and indentation ---------------------------------------------------- */

static bool indented(const struct run *r)
{
	return r->indent.n > r->indent_from;
}

static void put_indent(struct run *r)
{
	if (!r->hold && indented(r))
		buf_add(r->out, r->indent.p + r->indent_from, r->indent.n - r->indent_from);
}

/* Write the text at op[i]; the number of operations that took. */
static uint32_t put_text(struct run *r, const struct op *o)
{
	uint32_t n = indented(r) ? 1 : o->run;

	if (n == 1) {
		if (o->bol)
			put_indent(r);
		buf_str(r->out, o->text);
	} else {
		buf_add(r->out, o->text.p, o->run_bytes);
	}
	r->hold = false;
	return n;
}

/* Limits ------------------------------------------------------------------ */

static bool too_much(struct run *r, const struct op *at)
{
	err_set(r->e, EXIT_TEMPLATE, "mustache.limit", template_op_pos(at),
		TR("模板输出太多：超过 %llu 个段落或 %llu 字节",
		   "the template gives too much: over %llu bodies or %llu bytes"),
		(unsigned long long)MUSTACHE_STEPS_MAX, (unsigned long long)MUSTACHE_BYTES_MAX);
	return err_hint(r->e, TR("检查套叠的列表和反复调用的部分模板",
				 "look for lists inside lists and partials called again and again"));
}

/* Go into a body of at; the caller leaves by r->depth--. */
static bool enter(struct run *r, const struct op *at)
{
	if (++r->steps > MUSTACHE_STEPS_MAX || r->out->n - r->start > MUSTACHE_BYTES_MAX)
		return too_much(r, at);
	if (r->depth < MUSTACHE_DEPTH_MAX) {
		r->depth++;
		return true;
	}
	err_set(r->e, EXIT_TEMPLATE, "mustache.depth", template_op_pos(at),
		TR("模板套叠超过 %d 层", "templates are nested deeper than %d levels"), MUSTACHE_DEPTH_MAX);
	return err_hint(r->e, TR("“%.*s”可能在不停地调用自己", "\"%.*s\" may be calling itself without end"),
			STR_ARG(at->text));
}

/* Names and sections ------------------------------------------------------ */

static void put_value(struct run *r, const struct op *o)
{
	const struct value *v = template_resolve(r, o);
	enum value_kind kind = value_kind(v);

	r->hold = false;
	if (kind == VALUE_LIST || kind == VALUE_MAP)
		template_report_kind(r, o, v);
	else if (o->kind == OP_RAW || r->raw || kind == VALUE_BOOL || kind == VALUE_NUMBER)
		buf_str(r->out, value_str(v));
	else
		buf_html(r->out, value_str(v));
}

static bool render_with(struct run *r, const struct op *o, const struct value *v)
{
	const struct template *t = o->at.home;
	uint32_t body = (uint32_t)(o - t->op) + 1;

	if (!enter(r, o))
		return false;
	*vec_add(&r->stack) = v;
	bool good = render(r, t, body, o->end);
	r->stack.n--;
	r->depth--;
	return good;
}

/* The content of a maker's section, as text of its own. */
static bool render_content(struct run *r, const struct op *o, struct buf *text)
{
	struct buf *out = r->out;
	size_t start = r->start;
	bool good;

	if (!enter(r, o))
		return false;
	r->out = text;
	r->start = 0;
	r->raw++;
	good = render(r, o->at.home, (uint32_t)(o - o->at.home->op) + 1, o->end);
	r->raw--;
	r->start = start;
	r->out = out;
	r->depth--;
	return good;
}

static bool render_made(struct run *r, const struct op *o, const struct mustache_maker *m)
{
	struct buf text = {0};
	const struct template *t;
	const struct value *v = NULL;
	bool good = render_content(r, o, &text);

	if (good)
		v = template_make(r, o, m, buf_view(&text));
	buf_release(&text);
	if (!v)
		return good;
	t = template_lookup(r->set, str_from(m->partial), str_hash(str_from(m->partial)), r->e);
	if (!t || t->absent)
		return t ? template_missing(r->set, str_from(m->partial), o, r->e) : false;
	if (!enter(r, o))
		return false;
	*vec_add(&r->stack) = v;
	good = render(r, t, 0, t->n);
	r->stack.n--;
	r->depth--;
	return good;
}

static bool render_section(struct run *r, const struct op *o)
{
	const struct mustache_maker *m = template_maker(r, o);
	const struct value *v = m ? NULL : template_resolve(r, o);

	if (m)
		return render_made(r, o, m);
	if (!value_is_true(v))
		return true;
	if (value_kind(v) != VALUE_LIST)
		return render_with(r, o, v);
	for (size_t i = 0; i < value_count(v); i++)
		if (!render_with(r, o, value_at(v, i)))
			return false;
	return true;
}

static bool render_inverted(struct run *r, const struct op *o)
{
	const struct template *t = o->at.home;

	if (value_is_true(template_resolve(r, o)))
		return true;
	if (!enter(r, o))
		return false;
	bool good = render(r, t, (uint32_t)(o - t->op) + 1, o->end);
	r->depth--;
	return good;
}

/* Partials, parents and blocks -------------------------------------------- */

struct indentation {
	size_t from, n;
};

/* Lines now begin with `more` behind what they begin with, or, not kept, with nothing. */
static struct indentation indent_push(struct run *r, bool keep, struct str more)
{
	struct indentation old = {r->indent_from, r->indent.n};

	if (keep)
		buf_str(&r->indent, more);
	else
		r->indent_from = r->indent.n;
	return old;
}

static void indent_pop(struct run *r, struct indentation old)
{
	r->indent_from = old.from;
	r->indent.n = old.n;
}

/* The template that o calls.  *out NULL: none, and that is fine. */
static bool called(struct run *r, const struct op *o, const struct template **out)
{
	struct str name = o->text;
	uint64_t hash = o->hash;

	*out = NULL;
	if (o->dynamic) {
		name = value_str(template_resolve(r, o));
		if (name.n == 0)
			return true; /* names nothing; reported if it had to be */
		hash = str_hash(name);
	}
	const struct template *t = template_lookup(r->set, name, hash, r->e);
	if (!t)
		return false;
	if (t->absent && !r->job->missing_is_empty)
		return template_missing(r->set, name, o, r->e);
	if (t->absent)
		template_report_missing(r, o, name);
	else
		*out = t;
	return true;
}

/* A parent is a partial with overrides. */
static bool render_partial(struct run *r, const struct op *o)
{
	const struct template *t;
	const struct frame *outer = r->frames;
	uint32_t body = (uint32_t)(o - o->at.home->op) + 1;
	struct frame own = {o->at.home, body, o->end, outer};

	if (!called(r, o, &t))
		return false;
	if (!t)
		return true;
	if (!enter(r, o))
		return false;
	struct indentation old = indent_push(r, o->standalone, o->indent);
	if (o->kind == OP_PARENT && o->end > body)
		r->frames = &own;
	bool good = render(r, t, 0, t->n);
	r->frames = outer;
	indent_pop(r, old);
	r->depth--;
	return good;
}

static const struct op *frame_block(const struct frame *f, const struct op *o)
{
	const struct op *op = f->home->op;

	for (uint32_t i = f->from; i < f->to; i = op[i].end)
		if (op[i].kind == OP_BLOCK && op[i].hash == o->hash && str_eq(op[i].text, o->text))
			return &op[i];
	return NULL;
}

/* The outermost override of o, and the frame it stands in. */
static const struct op *override_of(const struct run *r, const struct op *o, const struct frame **in)
{
	const struct op *found = NULL;

	for (const struct frame *f = r->frames; f; f = f->outer) {
		const struct op *b = frame_block(f, o);
		if (b) {
			found = b;
			*in = f;
		}
	}
	return found;
}

/* Text that begins on a line of its own, put where a line has begun, must not
   be indented again, and the other way round. */
static void meet_line(struct run *r, const struct op *place, const struct op *content)
{
	bool empty = content->end == (uint32_t)(content - content->at.home->op) + 1;

	if (!place->fresh && content->fresh)
		r->hold = true;
	if (place->fresh && !content->fresh && !empty)
		put_indent(r);
}

/* Render what stands in the place of block o; *swallow: the line end after o is there already. */
static bool render_block(struct run *r, const struct op *o, bool *swallow)
{
	const struct frame *outer = r->frames, *in = NULL;
	const struct op *content = override_of(r, o, &in);
	size_t start = r->out->n;
	bool own = !content;

	if (own)
		content = o;
	else
		r->frames = in->outer;
	if (!enter(r, o))
		return false;
	struct indentation old = indent_push(r, true, own && !o->fresh ? (struct str){NULL, 0} : o->indent);
	if (!own)
		meet_line(r, o, content);
	const struct template *t = content->at.home;
	bool good = render(r, t, (uint32_t)(content - t->op) + 1, content->end);
	r->hold = false;
	*swallow = o->pair && content->fresh && r->out->n > start && r->out->p[r->out->n - 1] == '\n';
	indent_pop(r, old);
	r->frames = outer;
	r->depth--;
	return good;
}

/* ------------------------------------------------------------------------- */

static bool is_line_end(const struct template *t, uint32_t i)
{
	return i < t->n && t->op[i].kind == OP_TEXT && !t->op[i].bol && t->op[i].text.n &&
	       t->op[i].text.p[t->op[i].text.n - 1] == '\n';
}

static bool render(struct run *r, const struct template *t, uint32_t from, uint32_t to)
{
	bool good = true, swallow;

	for (uint32_t i = from; good && i < to;) {
		const struct op *o = &t->op[i];
		uint32_t next = o->end;
		switch (o->kind) {
		case OP_TEXT:
			next = i + put_text(r, o);
			break;
		case OP_ESCAPED:
		case OP_RAW:
			put_value(r, o);
			break;
		case OP_SECTION:
			good = render_section(r, o);
			break;
		case OP_INVERTED:
			good = render_inverted(r, o);
			break;
		case OP_PARTIAL:
		case OP_PARENT:
			good = render_partial(r, o);
			break;
		case OP_BLOCK:
			good = render_block(r, o, &swallow);
			if (good && swallow && next < to && is_line_end(t, next))
				next++;
			break;
		}
		i = next;
	}
	return good;
}

bool mustache_render(struct mustache_set *s, const struct mustache_job *job, struct buf *out, struct err *e)
{
	struct run r = {.set = s, .job = job, .out = out, .e = e, .start = out->n};
	const struct template *t = job->path ? template_lookup_file(s, job->path, e)
					     : template_lookup(s, job->name, str_hash(job->name), e);

	if (!t)
		return false;
	if (t->absent)
		return template_missing(s, job->name, NULL, e);
	*vec_add(&r.stack) = job->data ? job->data : value_null();
	bool good = render(&r, t, 0, t->n);
	vec_release(&r.stack);
	buf_release(&r.indent);
	map_release(&r.reported);
	if (r.made)
		arena_drop(r.made);
	return good;
}
