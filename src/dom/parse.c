/*
 * expat's events to a tree.  The text is fed in pieces so that expat's own
 * copy stays small.  Positions are kept by our own cursor over the source
 * (byte index -> line, column), which moves forward only.
 *
 * Refused outright: a document type with declarations of its own (an entity
 * bomb or a file read needs one) or with an external subset (expat would then
 * skip unknown entities in silence).
 */
#include <string.h>

#include "base/io.h"
#include "base/utf8.h"
#include "dom/build.h"
#include "dom/fault.h"
#include "dom/use.h"

#define FEED ((size_t)256 << 10)

size_t build_at(const struct builder *b)
{
	return (size_t)XML_GetCurrentByteIndex(b->parser) + b->shift;
}

/* Where expat is now.  The cursor never goes back, so all calls together read the source once. */
static struct pos here(struct builder *b)
{
	size_t to = build_at(b);
	const char *p = b->html.p + b->seen, *end = b->html.p + (to < b->html.n ? to : b->html.n);

	while (p < end) {
		const char *nl = memchr(p, '\n', (size_t)(end - p));
		if (!nl)
			break;
		b->line++;
		b->col = 1;
		p = nl + 1;
	}
	for (; p < end; p++)
		b->col += ((unsigned char)*p & 0xC0) != 0x80;
	if (b->seen < to)
		b->seen = to;
	return (struct pos){b->file, b->line, b->col};
}

static void stop(struct builder *b)
{
	b->failed = true;
	XML_StopParser(b->parser, XML_FALSE);
}

/* An arena copy of s, shared with an equal one seen lately: rows repeat their attributes.  What a row alone says
   goes with its nodes: a slot that another text holds is not given to it. */
static struct str keep(struct builder *b, const char *cstr, bool alone)
{
	struct str s = str_from(cstr), *slot;

	if (s.n > RECENT_LEN)
		return arena_str(alone ? b->nodes : b->arena, s);
	slot = &b->recent[str_hash(s) % RECENT];
	if (slot->p && str_eq(*slot, s))
		return *slot;
	if (alone && slot->p)
		return arena_str(b->nodes, s);
	return *slot = arena_str(b->arena, s);
}

static struct dom_node *append(struct builder *b, enum dom_kind kind, struct pos at)
{
	struct dom_node *n = arena_make(b->nodes, struct dom_node);

	n->kind = kind;
	n->at = at;
	n->order = b->order++;
	n->parent = b->open;
	if (b->open) {
		n->prev = b->open->last;
		*(n->prev ? &n->prev->next : &b->open->first) = n;
		b->open->last = n;
	}
	return n;
}

static bool is_blank(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != ' ' && s.p[i] != '\n' && s.p[i] != '\t' && s.p[i] != '\r')
			return false;
	return true;
}

static void flush_text(struct builder *b)
{
	struct str s = buf_view(&b->text);

	if (s.n == 0 || !b->open)
		return;
	if (!dom_tag_drops_blank(b->open->tag) || !is_blank(s))
		append(b, DOM_TEXT, b->text_at)->text = arena_str(b->nodes, s);
	buf_clear(&b->text);
}

static struct str attribute_name(struct builder *b, const XML_Char *name)
{
	size_t i = ((uintptr_t)name >> 3) % ATTRS;

	if (b->attr[i].name != name) {
		b->attr[i].name = name;
		b->attr[i].kept = keep(b, name, false);
	}
	return b->attr[i].kept;
}

static void copy_attributes(struct builder *b, struct dom_node *n, const XML_Char **atts)
{
	unsigned count = (unsigned)XML_GetSpecifiedAttributeCount(b->parser) / 2;
	struct dom_attr *v;

	if (!count)
		return;
	v = arena_many(b->nodes, struct dom_attr, count);
	for (unsigned i = 0; i < count; i++) {
		v[i].name = attribute_name(b, atts[2 * i]);
		v[i].value = keep(b, atts[2 * i + 1], b->nodes != b->arena);
	}
	n->attr = v;
	n->n_attr = count;
}

static void note_id(struct builder *b, const struct dom_node *n)
{
	struct str id = dom_attr(n, "id");
	size_t known = b->ids.n;
	uint32_t line;
	struct diag *d;

	if (!id.n || !b->diags)
		return;
	line = map_add(&b->ids, arena_str(b->arena, id), n->at.line);
	if (b->ids.n > known)
		return;
	d = diag_add(b->diags, DIAG_WARNING, "dom.id", n->at,
		TR("id=\"%.*s\" 重复，第一处在第 %u 行", "id=\"%.*s\" repeats, the first is at line %u"),
		STR_ARG(id), line);
	diag_hint(b->diags, d, TR("链接和目录只会指向第一处", "links will lead to the first one"));
}

/* Browsers read <td/> as an opening tag: the twin would differ from the print. */
static void check_form(struct builder *b, const struct dom_node *n)
{
	size_t end = build_at(b) + (size_t)XML_GetCurrentByteCount(b->parser);
	struct diag *d;

	if (!b->diags || end < 2 || end > b->html.n || b->html.p[end - 2] != '/' || dom_tag_is_void(n->tag) ||
	    dom_tag_is_svg(n->tag) || n->tag == DOM_UNKNOWN || n->tag == DOM_title)
		return;
	d = diag_add(b->diags, DIAG_WARNING, "dom.self-closing", n->at,
		TR("<%.*s/> 在浏览器里会被当作没有关闭", "browsers read <%.*s/> as not closed"), STR_ARG(n->name));
	diag_hint(b->diags, d, TR("写成 <%.*s></%.*s>", "write <%.*s></%.*s>"), STR_ARG(n->name),
		  STR_ARG(n->name));
}

static bool check_root(struct builder *b, const struct dom_node *n)
{
	if (n->tag == DOM_html)
		return true;
	err_set(b->err, EXIT_TEMPLATE, "dom.root", n->at, TR("根元素是 <%.*s>，应为 <html>",
		"the root is <%.*s>, not <html>"), STR_ARG(n->name));
	stop(b);
	return false;
}

static void XMLCALL on_start(void *ctx, const XML_Char *name, const XML_Char **atts)
{
	struct builder *b = ctx;
	struct pos at = here(b);
	struct dom_node *n;

	if (b->failed)
		return;
	flush_text(b);
	if (++b->depth > DOM_MAX_DEPTH) {
		err_set(b->err, EXIT_TEMPLATE, "dom.depth", at, TR("元素嵌套超过 %d 层",
			"elements nested deeper than %d"), DOM_MAX_DEPTH);
		stop(b);
		return;
	}
	struct str kept;
	enum dom_tag tag = dom_names_lookup(&b->names, b->arena, str_from(name), at, &kept);
	if (b->rows)
		rows_before(b, tag);
	n = append(b, DOM_ELEMENT, at);
	n->tag = tag;
	n->name = kept;
	copy_attributes(b, n, atts);
	b->uses |= n->tag == DOM_use;
	if (!b->open) {
		b->root = n;
		if (b->diags && !check_root(b, n))
			return;
	}
	if (b->rows)
		rows_start(b, n);
	if (n->n_attr)
		note_id(b, n);
	check_form(b, n);
	b->open = n;
}

static void XMLCALL on_end(void *ctx, const XML_Char *name)
{
	struct builder *b = ctx;
	struct dom_node *n = b->open;

	(void)name;
	if (b->failed)
		return;
	flush_text(b);
	if (b->diags && dom_tag_is_void(n->tag) && XML_GetCurrentByteCount(b->parser) > 0) { /* an end tag was written */
		struct diag *d = diag_add(b->diags, DIAG_WARNING, "dom.void", n->at,
			TR("<%.*s> 没有内容，也没有结束标签", "<%.*s> takes neither content nor an end tag"),
			STR_ARG(n->name));
		diag_hint(b->diags, d, TR("写成 <%.*s/>", "write <%.*s/>"), STR_ARG(n->name));
	}
	b->open = n->parent;
	b->depth--;
	if (b->rows)
		rows_end(b, n);
}

static void XMLCALL on_text(void *ctx, const XML_Char *s, int n)
{
	struct builder *b = ctx;

	if (b->text.n == 0)
		b->text_at = here(b);
	buf_add(&b->text, s, (size_t)n);
}

static void XMLCALL on_doctype(void *ctx, const XML_Char *name, const XML_Char *sysid, const XML_Char *pubid,
                               int internal)
{
	struct builder *b = ctx;
	struct str s = str_from(name);
	bool html = s.n == 4 && ((s.p[0] | 32) == 'h') && ((s.p[1] | 32) == 't') && ((s.p[2] | 32) == 'm') &&
		((s.p[3] | 32) == 'l');

	if (html && !sysid && !pubid && !internal)
		return;
	err_set(b->err, EXIT_TEMPLATE, "dom.doctype", here(b),
		TR("文档类型只接受 <!DOCTYPE html>", "only <!DOCTYPE html> is accepted"));
	err_hint(b->err, TR("不接受外部 DTD，也不接受实体声明", "neither an external DTD nor entity declarations"));
	stop(b);
}

static void XMLCALL on_instruction(void *ctx, const XML_Char *target, const XML_Char *data)
{
	struct builder *b = ctx;

	(void)data;
	if (b->diags)
		diag_add(b->diags, DIAG_WARNING, "dom.instruction", here(b),
		TR("处理指令 <?%s …?> 不起作用", "processing instruction <?%s ...?> is ignored"), target);
}

static bool feed(struct builder *b)
{
	for (size_t i = 0; i <= b->html.n; i += FEED) {
		size_t n = b->html.n - i < FEED ? b->html.n - i : FEED;
		if (XML_Parse(b->parser, b->html.p + i, (int)n, n < FEED) == XML_STATUS_OK)
			continue;
		if (b->failed)
			return false;
		return dom_fault_set(&(struct dom_fault){(int)XML_GetErrorCode(b->parser),
			(size_t)XML_GetCurrentByteIndex(b->parser), b->html, b->file, b->open}, b->err);
	}
	return true;
}

/* <title> of <head>, and lang of the root. */
static void read_heading(struct builder *b)
{
	struct dom_doc *d = b->doc;

	d->lang = dom_attr(d->root, "lang");
	for (struct dom_node *h = d->root->first; h; h = h->next) {
		if (h->tag != DOM_head)
			continue;
		for (struct dom_node *t = h->first; t && !d->title.n; t = t->next)
			if (t->tag == DOM_title)
				d->title = dom_text(b->arena, t);
	}
}

static struct str without_bom(struct str s)
{
	return str_starts(s, STR("\xEF\xBB\xBF")) ? str_sub(s, 3, s.n) : s;
}

void build_callbacks(struct builder *b)
{
	XML_SetUserData(b->parser, b);
	XML_SetElementHandler(b->parser, on_start, on_end);
	XML_SetCharacterDataHandler(b->parser, on_text);
	XML_SetStartDoctypeDeclHandler(b->parser, on_doctype);
	XML_SetProcessingInstructionHandler(b->parser, on_instruction);
}

void build_open(struct builder *b)
{
	b->parser = XML_ParserCreate("UTF-8");
	if (!b->parser)
		BUG("out of memory");
	build_callbacks(b);
	dom_names_init(&b->names);
}

void build_release(struct builder *b)
{
	dom_names_release(&b->names);
	map_release(&b->ids);
	buf_release(&b->text);
	XML_ParserFree(b->parser);
}

static bool build(struct builder *b, bool rows)
{
	build_open(b);
	if (rows)
		rows_open(b);
	bool ok = feed(b);
	if (b->rows)
		rows_close(b);
	if (ok) {
		b->doc->root = b->root;
		dom_names_report(&b->names, b->diags);
		b->doc->n_nodes = b->order;
		if (b->uses)
			dom_use_expand(b->arena, b->doc, b->diags);
		read_heading(b);
	}
	build_release(b);
	return ok;
}

static bool parse(struct builder *b, bool rows)
{
	size_t fault = utf8_fault(b->html);

	*b->doc = (struct dom_doc){.file = b->file};
	if (fault != SIZE_MAX) {
		err_set(b->err, EXIT_TEMPLATE, "dom.encoding", text_pos(b->file, b->html, fault),
			TR("不是合法的 UTF-8", "not valid UTF-8"));
		return err_hint(b->err, TR("另存为 UTF-8", "save it as UTF-8"));
	}
	b->html = without_bom(b->html);
	b->doc->dir = arena_str(b->arena, path_dir(str_from(b->file)));
	return build(b, rows);
}

bool dom_parse(struct arena *a, const char *file, struct str html, struct dom_doc *out,
               struct diag_list *diags, struct err *e)
{
	struct builder b = {.arena = a, .nodes = a, .file = file, .html = html, .doc = out, .diags = diags,
		.err = e, .line = 1, .col = 1};

	return parse(&b, false);
}

bool dom_parse_rows(struct arena *a, const char *file, struct str html, struct dom_doc *out,
                    struct diag_list *diags, struct err *e)
{
	struct builder b = {.arena = a, .nodes = a, .file = file, .html = html, .doc = out, .diags = diags,
		.err = e, .line = 1, .col = 1};

	return parse(&b, html.n < UINT32_MAX);
}
