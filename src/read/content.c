/*
 * Content streams: graphics state, marked content, forms (ISO 32000-1, 8.4,
 * 8.10, 14.6).  Operators are a table; one that is unknown or lacks operands
 * does nothing, as in every reader.
 */
#include "read/content.h"

#include <stdlib.h>
#include <string.h>

struct matrix matrix_mul(struct matrix m, struct matrix t)
{
	return (struct matrix){ m.a * t.a + m.b * t.c, m.a * t.b + m.b * t.d, m.c * t.a + m.d * t.c, m.c * t.b + m.d * t.d,
		m.e * t.a + m.f * t.c + t.e, m.e * t.b + m.f * t.d + t.f };
}

struct point matrix_apply(struct matrix m, double x, double y)
{
	return (struct point){ m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f };
}

double arg_number(const struct content *c, size_t i)
{
	return i < c->n_arg && c->arg[i].kind == TOKEN_NUMBER ? c->arg[i].v : 0;
}

static struct matrix arg_matrix(const struct content *c)
{
	return (struct matrix){ arg_number(c, 0), arg_number(c, 1), arg_number(c, 2), arg_number(c, 3), arg_number(c, 4),
		arg_number(c, 5) };
}

static struct str arg_name(const struct content *c, size_t i)
{
	return i < c->n_arg && c->arg[i].kind == TOKEN_NAME ? c->arg[i].s : (struct str){ NULL, 0 };
}

/* Resources /Kind /Name.  Each look-up costs handles that are kept until the page ends. */
static qpdf_oh resource(struct content *c, const char *kind, struct str name)
{
	struct str key = arena_fmt(c->f->page, "/%.*s", STR_ARG(name));
	if (c->f->lookups++ == MAX_LOOKUPS) {
		note(c->f, "read.limit", TR("第 %u 页的操作太多，只读了前面一部分", "page %u: too many operators; read in part"), c->f->now);
		c->stopped = true;
	}
	return obj_key(c->f, obj_key(c->f, c->resources, kind), key.p);
}

/* ---- State ---- */

static void op_q(struct content *c)
{
	if (c->depth < MAX_SAVE_DEPTH)
		c->saved[c->depth] = c->now;
	c->depth++;
}

static void op_Q(struct content *c)
{
	if (c->depth == 0)
		return;
	if (--c->depth < MAX_SAVE_DEPTH)
		c->now = c->saved[c->depth];
}

static void op_cm(struct content *c)
{
	c->now.ctm = matrix_mul(arg_matrix(c), c->now.ctm);
}

static void op_w(struct content *c)
{
	c->now.line_width = arg_number(c, 0);
}

static void set_font(struct content *c, qpdf_oh font, double size)
{
	c->now.font = font_of(c->f, font);
	c->now.size = size;
}

static void op_gs(struct content *c)
{
	qpdf_oh gs = resource(c, "/ExtGState", arg_name(c, 0)), font = obj_key(c->f, gs, "/Font"), width = obj_key(c->f, gs, "/LW");
	double v;
	if (obj_items(c->f, font) == 2 && obj_number(c->f, qpdf_oh_get_array_item(c->f->q, font, 1), &v))
		set_font(c, qpdf_oh_get_array_item(c->f->q, font, 0), v);
	if (obj_number(c->f, width, &v))
		c->now.line_width = v;
}

/* ---- Colour ---- */

static void set_color(struct content *c, bool stroke, const struct space *space)
{
	double v[8] = {0};
	size_t n = 0;
	for (size_t i = 0; i < c->n_arg && n < 8; i++)
		if (c->arg[i].kind == TOKEN_NUMBER)
			v[n++] = c->arg[i].v;
	uint32_t color = space_color(space, v, n);
	*(stroke ? &c->now.stroke : &c->now.fill) = color;
}

static void set_device(struct content *c, bool stroke, int n)
{
	struct space s = space_device(n);
	*(stroke ? &c->now.stroke_space : &c->now.fill_space) = s;
	set_color(c, stroke, &s);
}

static void set_space(struct content *c, bool stroke)
{
	struct str name = arg_name(c, 0);
	static const char *const device[] = { "DeviceGray", "G", "DeviceRGB", "RGB", "DeviceCMYK", "CMYK" };
	struct space s;
	size_t i = 0;
	while (i < 6 && !str_is(name, device[i]))
		i++;
	if (i < 6)
		s = space_device(i < 2 ? 1 : i < 4 ? 3 : 4);
	else
		s = space_of(c->f, resource(c, "/ColorSpace", name), c->resources, 0);
	*(stroke ? &c->now.stroke_space : &c->now.fill_space) = s;
	*(stroke ? &c->now.stroke : &c->now.fill) = s.kind == SPACE_UNKNOWN ? READ_COLOR_NONE : 0;
}

static void op_g(struct content *c) { set_device(c, false, 1); }
static void op_G(struct content *c) { set_device(c, true, 1); }
static void op_rg(struct content *c) { set_device(c, false, 3); }
static void op_RG(struct content *c) { set_device(c, true, 3); }
static void op_k(struct content *c) { set_device(c, false, 4); }
static void op_K(struct content *c) { set_device(c, true, 4); }
static void op_cs(struct content *c) { set_space(c, false); }
static void op_CS(struct content *c) { set_space(c, true); }
static void op_sc(struct content *c) { set_color(c, false, &c->now.fill_space); }
static void op_SC(struct content *c) { set_color(c, true, &c->now.stroke_space); }

/* ---- Text ---- */

static void op_BT(struct content *c)
{
	c->text = c->line = (struct matrix){ 1, 0, 0, 1, 0, 0 };
}

/* Pages change to and fro between a few fonts. */
static void op_Tf(struct content *c)
{
	struct str name = arg_name(c, 0);
	struct named_font *k = &c->named[str_hash(name) % NAMED_FONTS];
	if (!k->font || k->resources != c->resources || !str_eq(k->name, name))
		*k = (struct named_font){ c->resources, arena_str(c->f->page, name), font_of(c->f, resource(c, "/Font", name)) };
	c->now.font = k->font;
	c->now.size = arg_number(c, 1);
}

static void op_Tc(struct content *c) { c->now.spacing = arg_number(c, 0); }
static void op_Tw(struct content *c) { c->now.word = arg_number(c, 0); }
static void op_Tz(struct content *c) { c->now.stretch = arg_number(c, 0) / 100; }
static void op_TL(struct content *c) { c->now.leading = arg_number(c, 0); }
static void op_Ts(struct content *c) { c->now.rise = arg_number(c, 0); }
static void op_Tr(struct content *c) { c->now.mode = (int)arg_number(c, 0); }
static void op_Td(struct content *c) { show_move(c, arg_number(c, 0), arg_number(c, 1)); }

static void op_TD(struct content *c)
{
	c->now.leading = -arg_number(c, 1);
	op_Td(c);
}

static void op_Tm(struct content *c)
{
	c->text = c->line = arg_matrix(c);
}

static void op_Tstar(struct content *c)
{
	show_move(c, 0, -c->now.leading);
}

static void op_TJ(struct content *c)
{
	c->joined = false;
	for (size_t i = 0; i < c->n_arg; i++) {
		if (c->arg[i].kind == TOKEN_STRING)
			show_string(c, c->arg[i].s);
		else if (c->arg[i].kind == TOKEN_NUMBER)
			show_adjust(c, c->arg[i].v);
	}
}

static void op_quote(struct content *c)
{
	op_Tstar(c);
	op_TJ(c);
}

static void op_double_quote(struct content *c)
{
	c->now.word = arg_number(c, 0);
	c->now.spacing = arg_number(c, 1);
	c->joined = false;
	op_Tstar(c);
	for (size_t i = 2; i < c->n_arg; i++)
		if (c->arg[i].kind == TOKEN_STRING)
			show_string(c, c->arg[i].s);
}

/* ---- Marked content ---- */

/* UTF-16BE with mark, or PDFDocEncoding, taken for ASCII. */
static struct str text_string(struct arena *a, struct str s)
{
	struct buf b = {0};
	if (s.n >= 2 && (unsigned char)s.p[0] == 0xfe && (unsigned char)s.p[1] == 0xff) {
		for (size_t i = 2; i + 1 < s.n; i += 2) {
			uint32_t u = (uint32_t)(unsigned char)s.p[i] << 8 | (unsigned char)s.p[i + 1];
			uint32_t low = u >= 0xd800 && u < 0xdc00 && i + 3 < s.n
				? (uint32_t)(unsigned char)s.p[i + 2] << 8 | (unsigned char)s.p[i + 3] : 0;
			if (low >= 0xdc00 && low < 0xe000) {
				u = 0x10000 + ((u - 0xd800) << 10) + (low - 0xdc00);
				i += 2;
			}
			buf_codepoint(&b, u >= 0xd800 && u < 0xe000 ? 0xfffd : u);
		}
	} else {
		for (size_t i = 0; i < s.n; i++)
			buf_codepoint(&b, (unsigned char)s.p[i] < 0x7f ? (unsigned char)s.p[i] : 0xfffd);
	}
	struct str text = arena_str(a, buf_view(&b));
	buf_release(&b);
	return text;
}

static bool find_actual(struct content *c, struct str *text)
{
	for (size_t i = 1; i + 1 < c->n_arg; i++)
		if (c->arg[i].kind == TOKEN_NAME && str_is(c->arg[i].s, "ActualText") && c->arg[i + 1].kind == TOKEN_STRING) {
			*text = text_string(c->f->page, c->arg[i + 1].s);
			return true;
		}
	if (c->n_arg != 2 || c->arg[1].kind != TOKEN_NAME)
		return false;
	qpdf_oh value = obj_key(c->f, resource(c, "/Properties", c->arg[1].s), "/ActualText");
	if (qpdf_oh_get_type_code(c->f->q, value) != ot_string)
		return false;
	size_t n = 0;
	const char *p = qpdf_oh_get_binary_string_value(c->f->q, value, &n);
	*text = text_string(c->f->page, (struct str){ p, n });
	return true;
}

static void op_BMC(struct content *c)
{
	struct str text;
	c->marks++;
	if (!c->artifact && str_is(arg_name(c, 0), "Artifact"))
		c->artifact = c->marks;
	if (!c->actual && find_actual(c, &text)) {
		c->actual = c->marks;
		c->actual_text = text;
		c->actual_due = true;
	}
}

static void op_EMC(struct content *c)
{
	if (c->marks == 0)
		return;
	if (c->artifact == c->marks)
		c->artifact = 0;
	if (c->actual == c->marks)
		c->actual = 0;
	c->marks--;
}

/* ---- Paths ---- */

static void op_m(struct content *c) { path_point(c, arg_number(c, 0), arg_number(c, 1), true, false); }
static void op_l(struct content *c) { path_point(c, arg_number(c, 0), arg_number(c, 1), false, false); }

static void op_c(struct content *c)
{
	for (size_t i = 0; i < 6; i += 2)
		path_point(c, arg_number(c, i), arg_number(c, i + 1), false, true);
}

static void op_v(struct content *c)
{
	for (size_t i = 0; i < 4; i += 2)
		path_point(c, arg_number(c, i), arg_number(c, i + 1), false, true);
}

static void op_re(struct content *c)
{
	path_rect(c, arg_number(c, 0), arg_number(c, 1), arg_number(c, 2), arg_number(c, 3));
}

static void op_f(struct content *c) { path_paint(c, true, false); }
static void op_S(struct content *c) { path_paint(c, false, true); }
static void op_B(struct content *c) { path_paint(c, true, true); }
static void op_n(struct content *c) { path_paint(c, false, false); }
static void op_W(struct content *c) { c->clipping = 1; }

static void op_s(struct content *c)
{
	path_close(c);
	op_S(c);
}

static void op_b(struct content *c)
{
	path_close(c);
	op_B(c);
}

/* ---- Objects ---- */

void draw_form(struct content *c, qpdf_oh form)
{
	struct buf bytes = {0};
	double m[6], box[4];
	qpdf_oh own = obj_key(c->f, form, "/Resources"), before = c->resources;
	if (c->forms >= MAX_FORM_DEPTH) {
		note(c->f, "read.limit", TR("第 %u 页的表单嵌套太深", "page %u: forms are nested too deeply"), c->f->now);
		return;
	}
	if (c->f->decoded > MAX_PAGE_BYTES || !obj_stream(c->f, form, &bytes)) {
		buf_release(&bytes);
		return;
	}
	struct state saved = c->now;
	struct matrix text = c->text, line = c->line;
	const struct operand *arg = c->arg;
	size_t n_arg = c->n_arg;
	unsigned depth = c->depth, marks = c->marks;
	if (obj_numbers(c->f, obj_key(c->f, form, "/Matrix"), m, 6))
		c->now.ctm = matrix_mul((struct matrix){ m[0], m[1], m[2], m[3], m[4], m[5] }, c->now.ctm);
	if (obj_numbers(c->f, obj_key(c->f, form, "/BBox"), box, 4))
		path_clip(c, box[0], box[1], box[2], box[3]);
	if (!obj_is_null(c->f, own))
		c->resources = own;
	c->forms++;
	content_stream(c, buf_view(&bytes));
	c->forms--;
	while (c->marks > marks) /* what the form left open */
		op_EMC(c);
	c->resources = before;
	c->depth = depth;
	c->now = saved;
	c->text = text;
	c->line = line;
	c->arg = arg;
	c->n_arg = n_arg;
	buf_release(&bytes);
}

static void op_Do(struct content *c)
{
	qpdf_oh o = resource(c, "/XObject", arg_name(c, 0)), kind = obj_key(c->f, o, "/Subtype");
	if (obj_name_is(c->f, kind, "/Form"))
		draw_form(c, o);
	else if (obj_name_is(c->f, kind, "/Image"))
		place_image(c, o);
}

static void op_ignore(struct content *c)
{
	(void)c;
}

/* ---- The loop ---- */

static const struct operator {
	char name[4];
	void (*run)(struct content *c);
} operators[] = { /* sorted by name */
	{ "\"", op_double_quote }, { "'", op_quote }, { "B", op_B }, { "B*", op_B }, { "BDC", op_BMC }, { "BMC", op_BMC },
	{ "BT", op_BT }, { "CS", op_CS }, { "DP", op_ignore }, { "Do", op_Do }, { "EMC", op_EMC }, { "ET", op_ignore },
	{ "F", op_f }, { "G", op_G }, { "K", op_K }, { "MP", op_ignore }, { "Q", op_Q }, { "RG", op_RG }, { "S", op_S },
	{ "SC", op_SC }, { "SCN", op_SC }, { "T*", op_Tstar }, { "TD", op_TD }, { "TJ", op_TJ }, { "TL", op_TL },
	{ "Tc", op_Tc }, { "Td", op_Td }, { "Tf", op_Tf }, { "Tj", op_TJ }, { "Tm", op_Tm }, { "Tr", op_Tr }, { "Ts", op_Ts },
	{ "Tw", op_Tw }, { "Tz", op_Tz }, { "W", op_W }, { "W*", op_W }, { "b", op_b }, { "b*", op_b }, { "c", op_c },
	{ "cm", op_cm }, { "cs", op_cs }, { "f", op_f }, { "f*", op_f }, { "g", op_g }, { "gs", op_gs }, { "h", path_close },
	{ "k", op_k }, { "l", op_l }, { "m", op_m }, { "n", op_n }, { "q", op_q }, { "re", op_re }, { "rg", op_rg },
	{ "s", op_s }, { "sc", op_sc }, { "scn", op_sc }, { "v", op_v }, { "w", op_w }, { "y", op_v },
};

static int by_name(const void *key, const void *item)
{
	return strncmp(key, ((const struct operator *)item)->name, 4);
}

static void run_operator(struct content *c, struct lexer *l, struct str name)
{
	char key[5] = {0};
	if (str_is(name, "BI")) {
		struct operand t;
		do
			lex_next(l, &t);
		while (t.kind != TOKEN_END && !(t.kind == TOKEN_OPERATOR && str_is(t.s, "ID")));
		lex_skip_image(l);
		place_inline(c);
		return;
	}
	if (name.n > 3)
		return;
	memcpy(key, name.p, name.n);
	const struct operator *op = bsearch(key, operators, sizeof operators / sizeof *operators, sizeof *operators, by_name);
	if (op)
		op->run(c);
}

static bool count_operator(struct content *c)
{
	if (c->f->operators++ < MAX_OPERATORS)
		return true;
	if (!c->stopped)
		note(c->f, "read.limit", TR("第 %u 页的操作太多，只读了前面一部分", "page %u: too many operators; read in part"), c->f->now);
	c->stopped = true;
	return false;
}

void content_stream(struct content *c, struct str bytes)
{
	VEC(struct operand) args = {0};
	struct lexer l = { .s = bytes, .room = mem_alloc(bytes.n + 1) };
	for (struct operand t; !c->stopped;) {
		lex_next(&l, &t);
		if (t.kind == TOKEN_END)
			break;
		if (t.kind != TOKEN_OPERATOR) {
			if (args.n < MAX_OPERANDS)
				*vec_add(&args) = t;
			continue;
		}
		if (!count_operator(c))
			break;
		c->arg = args.v;
		c->n_arg = args.n;
		run_operator(c, &l, t.s);
		args.n = 0;
		l.used = 0;
	}
	vec_release(&args);
	mem_free(l.room);
}

/* The streams of a page are one, with a blank between (7.7.3.3). */
static void gather(struct read_file *f, qpdf_oh contents, struct buf *out)
{
	int n = obj_items(f, contents);
	if (n == 0)
		obj_stream(f, contents, out);
	for (int i = 0; i < n && out->n < MAX_STREAM; i++) {
		obj_stream(f, qpdf_oh_get_array_item(f->q, contents, i), out);
		buf_char(out, '\n');
	}
}

void content_run(struct read_file *f, qpdf_oh page, const double base[6], const struct box *clip)
{
	struct buf bytes = {0};
	struct content c = { .f = f, .limit = *clip };
	c.saved = mem_alloc(MAX_SAVE_DEPTH * sizeof *c.saved);
	c.now = (struct state){ .ctm = { base[0], base[1], base[2], base[3], base[4], base[5] }, .stretch = 1, .line_width = 1,
		.clip = *clip, .fill_space = space_device(1), .stroke_space = space_device(1) };
	c.resources = obj_key(f, page, "/Resources");
	op_BT(&c);
	gather(f, obj_key(f, page, "/Contents"), &bytes);
	content_stream(&c, buf_view(&bytes));
	buf_release(&bytes);
	vec_release(&c.path);
	mem_free(c.saved);
}
