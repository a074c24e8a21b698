#include "text/coverage.h"

#include "base/vec.h"
#include "text/stack.h"
#include "text/tonggui.h"

uint32_t tonggui_next(uint32_t cp)
{
	size_t i = 0;

	if (cp < 0x4E00) { /* extension A stands before the basic block */
		while (i < TONGGUI_REST && tonggui_rest[i] <= cp)
			i++;
		if (i < TONGGUI_REST && tonggui_rest[i] < 0x4E00)
			return tonggui_rest[i];
		cp = 0x4DFF;
	}
	while (cp < 0x9FFF) {
		cp++;
		if (tonggui_basic[(cp - 0x4E00) / 32] >> (cp % 32) & 1)
			return cp;
	}
	while (i < TONGGUI_REST && tonggui_rest[i] <= cp)
		i++;
	return i < TONGGUI_REST ? tonggui_rest[i] : 0;
}

static bool role_has(const struct role *r, uint32_t cp)
{
	for (size_t k = 0; k < r->n_face; k++) {
		if (face_glyph(r->face[k].face, cp))
			return true;
	}
	return false;
}

/* The stack that this role alone gives. */
static const struct text_stack *role_stack(struct text_fonts *f, const struct role *r)
{
	return text_stack_lookup(f, r->name, 400, false, NULL, (struct pos){0});
}

struct text_coverage text_role_coverage(struct text_fonts *f, size_t role, struct arena *a)
{
	struct text_coverage c = {.total = TONGGUI_COUNT};
	const struct text_stack *stack = role_stack(f, &f->role[role]);
	size_t n = 0;

	c.lacks = arena_many(a, uint32_t, TONGGUI_COUNT);
	for (uint32_t cp = tonggui_next(0); cp; cp = tonggui_next(cp)) {
		if (role_has(&f->role[role], cp))
			c.own++;
		else
			c.lacks[n++] = cp;
		c.set += !(CELL_FLAGS(stack_cell(stack, cp)) & CELL_MISSING);
	}
	return c;
}

static const char *style_name(enum face_style s)
{
	static const char *const zh[] = {"常规", "粗", "斜", "粗斜"}, *const en[] = {"regular", "bold",
										     "italic", "bold italic"};

	return lang_is_english() ? en[s] : zh[s];
}

/* How many of the lacking characters each face of the set takes over. */
static void stand_ins(struct text_fonts *f, const struct role *r, const struct text_coverage *c,
		      size_t *count)
{
	const struct text_stack *stack = role_stack(f, r);

	for (size_t i = 0; i < c->total - c->own; i++) {
		cell x = stack_cell(stack, c->lacks[i]);
		if (!(CELL_FLAGS(x) & CELL_MISSING))
			count[CELL_FACE(x)]++;
	}
}

static size_t face_covers(const struct text_face *f)
{
	size_t n = 0;

	for (uint32_t cp = tonggui_next(0); cp; cp = tonggui_next(cp))
		n += face_glyph(f, cp) != 0;
	return n;
}

static void report_files(const struct role *r, struct buf *out)
{
	for (size_t k = 0; k < r->n_face; k++) {
		const struct role_face *rf = &r->face[k];
		buf_fmt(out, "  %s", rf->face->short_path.p);
		if (rf->face->member)
			buf_fmt(out, "#%u", rf->face->member);
		buf_fmt(out, TR("（%s）", " (%s)"), style_name(rf->style));
		buf_fmt(out, " %s · %.*s", rf->face->name.p, STR_ARG(rf->licence));
		if (rf->package.n)
			buf_fmt(out, " · %.*s", STR_ARG(rf->package));
		if (!r->latin)
			buf_fmt(out, TR(" · %zu 字", " · covers %zu"), face_covers(rf->face));
		if (face_is_restricted(rf->face))
			buf_cat(out, TR(" · 注意：字体自身声明不许嵌入（fsType 2），须另有授权",
			                " · note: its fsType forbids embedding; needs a licence of its own"));
		buf_char(out, '\n');
	}
}

static void report_lacking(const struct text_coverage *c, struct buf *out)
{
	for (size_t i = 0; i < c->total - c->own; i++) {
		buf_cat(out, i % 40 == 0 ? "\n    " : "");
		buf_codepoint(out, c->lacks[i]);
	}
	buf_char(out, '\n');
}

static void report_role(struct text_fonts *f, size_t role, bool all, struct arena *a, struct buf *out)
{
	const struct role *r = &f->role[role];
	struct text_coverage c = text_role_coverage(f, role, a);
	size_t *count = arena_many(a, size_t, f->n_face), lacking = c.total - c.own;

	buf_fmt(out, "%.*s（%.*s）\n", STR_ARG(r->title), STR_ARG(r->name));
	report_files(r, out);
	if (r->latin)
		return;
	buf_fmt(out, TR("  合计 %zu / %zu 字", "  together %zu of %zu"), c.own, c.total);
	stand_ins(f, r, &c, count);
	if (lacking)
		buf_fmt(out, TR("，缺 %zu 字：", "; lacks %zu:"), lacking);
	for (unsigned i = 0; i < f->n_face; i++) {
		if (count[i])
			buf_fmt(out, TR(" %s 补 %zu 字", " %s gives %zu"), f->face[i].short_path.p, count[i]);
	}
	if (lacking && all)
		report_lacking(&c, out);
	else
		buf_char(out, '\n');
}

void text_fonts_report(struct text_fonts *f, bool all, struct buf *out)
{
	struct arena *a = arena_new();
	size_t missing = 0;

	for (size_t i = 0; i < f->n_role; i++)
		report_role(f, i, all, a, out);
	for (uint32_t cp = tonggui_next(0); cp; cp = tonggui_next(cp)) {
		if (text_fonts_have(f, cp))
			continue;
		buf_fmt(out, TR("全部字体都没有 U+%04X ", "no font has U+%04X "), cp);
		buf_codepoint(out, cp);
		buf_char(out, '\n');
		missing++;
	}
	buf_fmt(out,
		TR("《通用规范汉字表》%d 字中，全部字体共有 %zu 字，缺 %zu 字\n",
		   "of the %d characters of the national list the set has %zu and lacks %zu\n"),
		TONGGUI_COUNT, TONGGUI_COUNT - missing, missing);
	arena_drop(a);
}

/* ---- JSON ---- */

static void json_member_add(struct buf *out, const char *key, struct str value)
{
	buf_fmt(out, "\"%s\": ", key);
	buf_json(out, value);
}

static void json_codepoints(struct buf *out, const uint32_t *cp, size_t n)
{
	buf_char(out, '[');
	for (size_t i = 0; i < n; i++)
		buf_fmt(out, "%s\"U+%04X\"", i ? ", " : "", cp[i]);
	buf_char(out, ']');
}

static void json_files(const struct role *r, struct buf *out)
{
	static const char *const style[] = {"regular", "bold", "italic", "bold-italic"};

	for (size_t k = 0; k < r->n_face; k++) {
		const struct role_face *rf = &r->face[k];
		buf_cat(out, k ? ", {" : "{");
		json_member_add(out, "file", rf->face->short_path);
		buf_fmt(out, ", \"index\": %u, \"style\": \"%s\", ", rf->face->member, style[rf->style]);
		json_member_add(out, "name", rf->face->name);
		buf_cat(out, ", ");
		json_member_add(out, "licence", rf->licence);
		buf_cat(out, ", ");
		json_member_add(out, "package", rf->package);
		buf_fmt(out, ", \"covered\": %zu, \"embedding\": \"%s\"}", face_covers(rf->face),
		        face_is_restricted(rf->face) ? "restricted" : "allowed");
	}
}

static void json_role(struct text_fonts *f, size_t role, struct arena *a, struct buf *out)
{
	const struct role *r = &f->role[role];
	struct text_coverage c = text_role_coverage(f, role, a);
	size_t *count = arena_many(a, size_t, f->n_face), n = 0;

	buf_cat(out, "  {");
	json_member_add(out, "role", r->name);
	buf_cat(out, ", ");
	json_member_add(out, "title", r->title);
	buf_cat(out, ", \"files\": [");
	json_files(r, out);
	buf_fmt(out, "], \"covered\": %zu, \"lacking\": ", c.own);
	json_codepoints(out, c.lacks, r->latin ? 0 : c.total - c.own);
	buf_cat(out, ", \"stand_ins\": [");
	stand_ins(f, r, &c, count);
	for (unsigned i = 0; i < f->n_face && !r->latin; i++) {
		if (!count[i])
			continue;
		buf_cat(out, n++ ? ", {" : "{");
		json_member_add(out, "file", f->face[i].short_path);
		buf_fmt(out, ", \"characters\": %zu}", count[i]);
	}
	buf_cat(out, "]}");
}

void text_fonts_report_json(struct text_fonts *f, struct buf *out)
{
	struct arena *a = arena_new();
	VEC(uint32_t) missing = {0};

	buf_fmt(out, "{\"list\": %d, \"roles\": [\n", TONGGUI_COUNT);
	for (size_t i = 0; i < f->n_role; i++) {
		json_role(f, i, a, out);
		buf_cat(out, i + 1 < f->n_role ? ",\n" : "\n");
	}
	for (uint32_t cp = tonggui_next(0); cp; cp = tonggui_next(cp)) {
		if (!text_fonts_have(f, cp))
			*vec_add(&missing) = cp;
	}
	buf_cat(out, "], \"missing\": ");
	json_codepoints(out, missing.v, missing.n);
	buf_cat(out, "}\n");
	vec_release(&missing);
	arena_drop(a);
}
