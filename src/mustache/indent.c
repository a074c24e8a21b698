/*
 * Indentation, settled when a template is compiled.
 *
 * The content of a block that begins on a line of its own loses the white
 * space common to its lines; that becomes the block's indentation, to be put
 * back where the content is rendered: here, if nobody overrides the block, or
 * around the overriding content, which has lost its own in the same way.  Inner
 * blocks are settled before outer ones, so each keeps only what it adds.
 */
#include "mustache/template.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static size_t blank_prefix(struct str s)
{
	size_t n = 0;

	while (n < s.n && is_blank(s.p[n]))
		n++;
	return n;
}

/* A line of white space only says nothing about indentation. */
static bool is_blank_line(struct str s)
{
	size_t n = blank_prefix(s);

	return n < s.n && (s.p[n] == '\n' || s.p[n] == '\r');
}

static size_t common(struct str a, struct str b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && a.p[n] == b.p[n])
		n++;
	return n;
}

/* The white space that o puts at the start of a line, or NULL. */
static struct str *line_indent(struct op *o, struct str *piece)
{
	if (o->kind == OP_TEXT && o->bol && !is_blank_line(o->text)) {
		*piece = str_sub(o->text, 0, blank_prefix(o->text));
		return piece;
	}
	if ((o->kind == OP_PARTIAL || o->kind == OP_PARENT) && o->standalone)
		return &o->indent;
	return o->kind == OP_BLOCK && o->fresh ? &o->indent : NULL;
}

/* Content that is settled already, or is rendered elsewhere, is stepped over. */
static uint32_t step(const struct op *op, uint32_t i)
{
	bool over = op[i].kind == OP_PARENT || (op[i].kind == OP_BLOCK && op[i].fresh);

	return over ? op[i].end : i + 1;
}

static void strip(struct op *o, struct str prefix)
{
	if (o->kind == OP_TEXT) {
		size_t n = o->bol ? common(o->text, prefix) : 0;
		o->text = str_sub(o->text, n, o->text.n);
		if (n && (str_is(o->text, "\n") || str_is(o->text, "\r\n")))
			o->bol = false;
		return;
	}
	/* Lines all begin with prefix; the indentation of a block mid-line may not. */
	size_t n = common(o->indent, prefix);
	o->indent = str_sub(o->indent, n, o->indent.n);
}

void template_dedent(struct op *op, uint32_t at, uint32_t end)
{
	struct str piece, least = {NULL, 0};
	bool any = false;

	if (!op[at].fresh)
		return;
	for (uint32_t i = at + 1; i < end; i = step(op, i)) {
		struct str *s = line_indent(&op[i], &piece);
		if (!s)
			continue;
		least = any ? str_sub(least, 0, common(least, *s)) : *s;
		any = true;
	}
	if (!any)
		return; /* nothing in it: the tag's own white space stays */
	for (uint32_t i = at + 1; i < end; i = step(op, i))
		strip(&op[i], least);
	op[at].indent = least;
}

static void join(struct op *o, const struct op *next)
{
	bool joined =
		next && o->kind == OP_TEXT && next->kind == OP_TEXT && o->text.p + o->text.n == next->text.p;

	o->run = joined ? next->run + 1 : 1;
	o->run_bytes = o->text.n + (joined ? next->run_bytes : 0);
}

/* A run never crosses the end of a body. */
void template_join(struct op *op, uint32_t n)
{
	enum { OPEN, EDGE }; /* what op.run says until it is set: a body ends before this operation */
	bool edge = true;

	for (uint32_t i = 0; i < n; i++)
		if (op[i].kind != OP_TEXT && op[i].end < n)
			op[op[i].end].run = EDGE;
	for (uint32_t i = n; i-- > 0;) {
		bool edge_here = op[i].run == EDGE;
		join(&op[i], edge ? NULL : &op[i + 1]);
		edge = edge_here;
	}
}
