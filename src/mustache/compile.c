/* Source text to operations: standalone lines, nesting, names. */
#include <string.h>

#include "base/io.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "mustache/mustache.h"
#include "mustache/scan.h"
#include "mustache/template.h"

static const char code_syntax[] = "mustache.syntax";

struct compiler {
	struct template *t;
	struct scan scan;
	size_t at; /* source up to here is compiled */
	VEC(struct op) ops;
	VEC(struct name_part) parts;
	uint32_t open[MUSTACHE_DEPTH_MAX]; /* heads of the bodies we are in */
	size_t depth;
	struct err *e;
};

struct pos template_op_pos(const struct op *o)
{
	return (struct pos){o->at.home->file, o->at.line, o->at.col};
}

static struct op *op_add(struct compiler *c, enum op_kind kind, struct pos at)
{
	struct op *o = vec_add(&c->ops);

	ENSURE(c->ops.n < UINT32_MAX);
	o->kind = kind;
	o->end = (uint32_t)c->ops.n;
	o->at = (struct op_place){c->t, at.line, at.col};
	return o;
}

static struct op *head(struct compiler *c)
{
	return c->depth ? &c->ops.v[c->open[c->depth - 1]] : NULL;
}

/* Directly inside a parent tag, where text does not count? */
static bool in_parent(struct compiler *c)
{
	return c->depth && head(c)->kind == OP_PARENT;
}

/* Text ------------------------------------------------------------------- */

static void add_piece(struct compiler *c, size_t from, size_t to)
{
	struct str s = str_sub(c->scan.src, from, to);
	bool line_start = from == 0 || c->scan.src.p[from - 1] == '\n';
	struct op *o = op_add(c, OP_TEXT, (struct pos){NULL, 0, 0});

	o->text = s;
	o->bol = line_start && !str_is(s, "\n") && !str_is(s, "\r\n");
}

/* The source from c->at to `to`.  If a tag follows that belongs to its line and
   begins it, an empty piece stands for the start of the line. */
static void add_text(struct compiler *c, size_t to, bool inline_tag)
{
	size_t from = c->at;

	if (in_parent(c))
		return;
	while (from < to) {
		const char *nl = memchr(c->scan.src.p + from, '\n', to - from);
		size_t end = nl ? (size_t)(nl - c->scan.src.p) + 1 : to;
		add_piece(c, from, end);
		from = end;
	}
	if (inline_tag && (to == 0 || c->scan.src.p[to - 1] == '\n'))
		add_piece(c, to, to);
}

/* Names ------------------------------------------------------------------ */

static void add_name(struct compiler *c, struct op *o, const struct tag *t)
{
	struct str rest = t->name, part;

	o->text = t->name;
	o->dynamic = t->dynamic;
	o->hash = str_hash(t->name);
	o->part = (uint32_t)c->parts.n;
	if (str_is(t->name, "."))
		return;
	while (str_split(&rest, '.', &part)) {
		*vec_add(&c->parts) = (struct name_part){part, str_hash(part)};
		o->parts++;
	}
}

/* Tags ------------------------------------------------------------------- */

static bool open_body(struct compiler *c, struct pos at)
{
	if (c->depth == MUSTACHE_DEPTH_MAX)
		return err_set(c->e, EXIT_TEMPLATE, "mustache.depth", at,
			       TR("标签套叠超过 %d 层", "tags are nested deeper than %d levels"),
			       MUSTACHE_DEPTH_MAX);
	c->open[c->depth++] = (uint32_t)c->ops.n - 1;
	return true;
}

/* A tag that may stand alone on its line: compile the text before it, move
   behind it, and tell whether it did. */
static bool pass_line_tag(struct compiler *c, const struct tag *t)
{
	bool alone = t->blank_before && t->blank_after;

	add_text(c, alone ? t->line_from : t->from, !alone);
	c->at = alone ? t->line_to : t->to;
	return alone;
}

static struct str white_before(const struct compiler *c, const struct tag *t)
{
	return str_sub(c->scan.src, t->line_from, t->from);
}

static bool tag_quiet(struct compiler *c, const struct tag *t)
{
	pass_line_tag(c, t);
	return true;
}

static bool tag_variable(struct compiler *c, const struct tag *t)
{
	add_text(c, t->from, true);
	c->at = t->to;
	add_name(c, op_add(c, t->kind ? OP_RAW : OP_ESCAPED, t->at), t);
	return true;
}

static bool tag_section(struct compiler *c, const struct tag *t)
{
	pass_line_tag(c, t);
	add_name(c, op_add(c, t->kind == '#' ? OP_SECTION : OP_INVERTED, t->at), t);
	return open_body(c, t->at);
}

static bool tag_partial(struct compiler *c, const struct tag *t)
{
	bool alone = pass_line_tag(c, t);
	struct op *o = op_add(c, OP_PARTIAL, t->at);

	add_name(c, o, t);
	o->standalone = alone;
	if (alone)
		o->indent = white_before(c, t);
	return true;
}

/* Whether it stands alone is settled at its end; until then the white space
   before it is an ordinary piece of text. */
static bool tag_parent(struct compiler *c, const struct tag *t)
{
	add_text(c, t->from, true);
	c->at = t->to;
	struct op *o = op_add(c, OP_PARENT, t->at);
	add_name(c, o, t);
	o->standalone = t->blank_before;
	if (t->blank_before)
		o->indent = white_before(c, t);
	return open_body(c, t->at);
}

static bool tag_block(struct compiler *c, const struct tag *t)
{
	bool argument = in_parent(c);
	bool fresh = t->blank_after && (argument || t->blank_before);

	add_text(c, fresh ? t->line_from : t->from, !fresh);
	c->at = fresh ? t->line_to : t->to;
	struct op *o = op_add(c, OP_BLOCK, t->at);
	add_name(c, o, t);
	o->fresh = fresh;
	o->pair = !fresh && t->blank_before;
	if (t->blank_before)
		o->indent = white_before(c, t);
	return open_body(c, t->at);
}

/* Closing tags ----------------------------------------------------------- */

static bool closes(const struct op *o, const struct tag *t)
{
	return str_eq(o->text, t->name) && o->dynamic == t->dynamic;
}

static bool fault_close(struct compiler *c, const struct tag *t)
{
	const struct op *o = head(c);
	const char *star = t->dynamic ? "*" : "";
	bool further_out = false;

	for (size_t i = 0; i < c->depth; i++)
		further_out = further_out || closes(&c->ops.v[c->open[i]], t);
	if (further_out)
		err_set(c->e, EXIT_TEMPLATE, code_syntax, t->at,
			TR("{{/%s%.*s}} 来得太早：“%.*s”（第 %u 行）还没有结束",
			   "{{/%s%.*s}} comes too early: \"%.*s\" (line %u) is still open"),
			star, STR_ARG(t->name), STR_ARG(o->text), o->at.line);
	else
		err_set(c->e, EXIT_TEMPLATE, code_syntax, t->at,
			TR("{{/%s%.*s}} 没有对应的开始标签", "{{/%s%.*s}} closes nothing"), star,
			STR_ARG(t->name));
	if (o)
		err_hint(c->e, TR("此处应先写 {{/%s%.*s}}", "{{/%s%.*s}} is expected here"),
			 o->dynamic ? "*" : "", STR_ARG(o->text));
	return false;
}

static void close_parent(struct compiler *c, const struct tag *t, struct op *o)
{
	o->standalone = o->standalone && t->blank_after;
	c->at = o->standalone ? t->line_to : t->to;
	if (!o->standalone)
		return;
	/* The piece before the head is the white space of its line: it is the indentation now. */
	o[-1].text.n = 0;
	o[-1].bol = false;
}

static void close_block(struct compiler *c, const struct tag *t, uint32_t at, bool argument)
{
	bool alone = t->blank_before && (argument || t->blank_after);

	add_text(c, alone ? t->line_from : t->from, !alone);
	c->at = alone && !argument ? t->line_to : t->to;
	struct op *o = &c->ops.v[at];
	o->pair = o->pair && t->blank_after && c->ops.n == at + 1;
	template_dedent(c->ops.v, at, (uint32_t)c->ops.n);
}

static bool tag_close(struct compiler *c, const struct tag *t)
{
	if (!c->depth || !closes(head(c), t))
		return fault_close(c, t);
	uint32_t at = c->open[c->depth - 1];
	bool argument = c->depth > 1 && c->ops.v[c->open[c->depth - 2]].kind == OP_PARENT;

	if (c->ops.v[at].kind == OP_PARENT)
		close_parent(c, t, &c->ops.v[at]);
	else if (c->ops.v[at].kind == OP_BLOCK)
		close_block(c, t, at, argument);
	else
		pass_line_tag(c, t);
	c->ops.v[at].end = (uint32_t)c->ops.n;
	c->depth--;
	return true;
}

/* The whole --------------------------------------------------------------- */

typedef bool tag_fn(struct compiler *c, const struct tag *t);
static tag_fn *const tag_of[256] = {
	[0] = tag_variable,  ['{'] = tag_variable, ['&'] = tag_variable, ['#'] = tag_section,
	['^'] = tag_section, ['>'] = tag_partial,  ['<'] = tag_parent,   ['$'] = tag_block,
	['/'] = tag_close,   ['!'] = tag_quiet,    ['='] = tag_quiet,
};

static bool add_tag(struct compiler *c, const struct tag *t)
{
	if (in_parent(c) && !(t->kind && strchr("$/!=", t->kind))) {
		err_set(c->e, EXIT_TEMPLATE, code_syntax, t->at,
			TR("{{<%.*s}} 里面只能放 {{$…}} 块", "only {{$...}} blocks may stand in {{<%.*s}}"),
			STR_ARG(head(c)->text));
		return err_hint(c->e, TR("把这个标签移进一个块里", "move the tag into a block"));
	}
	return tag_of[(unsigned char)t->kind](c, t);
}

static bool fault_open(struct compiler *c)
{
	static const char sigil[] = {
		[OP_SECTION] = '#',
		[OP_INVERTED] = '^',
		[OP_PARENT] = '<',
		[OP_BLOCK] = '$',
	};
	const struct op *o = head(c);
	const char *star = o->dynamic ? "*" : "";

	err_set(c->e, EXIT_TEMPLATE, code_syntax, template_op_pos(o),
		TR("{{%c%s%.*s}} 没有结束标签", "{{%c%s%.*s}} is never closed"), sigil[o->kind], star,
		STR_ARG(o->text));
	return err_hint(c->e, TR("在它管的内容之后写 {{/%s%.*s}}", "write {{/%s%.*s}} behind its content"),
			star, STR_ARG(o->text));
}

static bool compile(struct compiler *c)
{
	enum scan_result got;
	struct tag t;

	while (c->scan.at = c->at, (got = template_scan_next(&c->scan, &t, c->e)) == SCAN_TAG)
		if (!add_tag(c, &t))
			return false;
	if (got == SCAN_FAULT)
		return false;
	if (c->depth)
		return fault_open(c);
	add_text(c, c->scan.src.n, false);
	return true;
}

static bool check_utf8(const char *file, struct str text, struct err *e)
{
	size_t fault = utf8_fault(text);

	if (fault == SIZE_MAX)
		return true;
	err_set(e, EXIT_TEMPLATE, "mustache.utf8", text_pos(file, text, fault),
		TR("模板不是 UTF-8 编码", "the template is not UTF-8"));
	return err_hint(e, TR("用编辑器把文件另存为 UTF-8", "save the file as UTF-8"));
}

bool template_compile(struct template *t, struct str text, struct err *e)
{
	struct compiler c = {.t = t, .e = e};

	if (!check_utf8(t->file, text, e))
		return false;
	if (str_starts(text, STR("\xEF\xBB\xBF"))) /* written by Windows editors */
		text = str_sub(text, 3, text.n);
	template_scan_init(&c.scan, t->file, text);
	bool good = compile(&c);
	if (good) {
		t->n = (uint32_t)c.ops.n;
		t->op = arena_many(t->arena, struct op, c.ops.n);
		t->part = arena_many(t->arena, struct name_part, c.parts.n);
		if (c.ops.n)
			memcpy(t->op, c.ops.v, c.ops.n * sizeof *t->op);
		if (c.parts.n)
			memcpy(t->part, c.parts.v, c.parts.n * sizeof *t->part);
		template_join(t->op, t->n);
	}
	vec_release(&c.ops);
	vec_release(&c.parts);
	return good;
}
