#include "css/readers.h"

#include "base/buf.h"
#include "css/content.h"

static bool set_word(struct css_value *v, int64_t n)
{
	*v = (struct css_value){.kind = CSS_V_WORD, .n = n};
	return true;
}

static bool set_str(struct css_value *v, struct str s)
{
	*v = (struct css_value){.kind = CSS_V_STR, .s = s};
	return true;
}

/* The text from the lookahead to the end, consumed; for values that are kept as written. */
static struct str rest(struct css_in *in)
{
	struct str s = str_trim(str_sub(in->lex.s, in->t.start, in->lex.s.n));

	in->lex.i = in->lex.s.n;
	css_in_next(in);
	return s;
}

/* ---- font-size ---- */

/* Sizes by name in tenths of a pt.  The numbered ones are the DTP sizes: 三号 is 16 pt. */
static const struct {
	const char *name;
	int tenths;
} sizes[] = {
	{"xx-small", 72}, {"x-small", 90}, {"small", 107}, {"medium", 120}, {"large", 144}, {"x-large", 180},
	{"xx-large", 240}, {"xxx-large", 360},
	{"初号", 420}, {"小初", 360}, {"一号", 260}, {"小一", 240}, {"二号", 220}, {"小二", 180}, {"三号", 160},
	{"小三", 150}, {"四号", 140}, {"小四", 120}, {"五号", 105}, {"小五", 90}, {"六号", 75}, {"小六", 65},
	{"七号", 55}, {"八号", 50},
};
static const int numbered[] = {420, 260, 220, 160, 140, 105, 75, 55, 50}; /* 0号 (初号) .. 8号 */

static bool set_tenths(struct css_in *in, struct css_value *v, int tenths)
{
	css_in_next(in);
	*v = (struct css_value){.kind = CSS_V_LU, .n = css_ratio(tenths, LU_PER_PT, 10)};
	return true;
}

bool css_read_font_size(struct css_in *in, struct css_value *v)
{
	int64_t size = in->t.number / CSS_ONE;

	if (in->t.kind == CSS_T_DIMENSION && str_is(in->t.text, "号") && in->t.integer && size >= 0 &&
	    size <= 8)
		return set_tenths(in, v, numbered[size]);
	for (size_t i = 0; in->t.kind == CSS_T_IDENT && i < sizeof sizes / sizeof *sizes; i++)
		if (css_same_word(in->t.text, sizes[i].name))
			return set_tenths(in, v, sizes[i].tenths);
	*v = (struct css_value){.kind = CSS_V_EM, .n = 1200000}; /* CSS 2.1 15.7: a step of 1.2 */
	if (css_in_word(in, "larger"))
		return true;
	v->n = 833333;
	if (css_in_word(in, "smaller"))
		return true;
	return (css_in_percent(in, v) || css_in_length(in, v)) && (v->kind == CSS_V_CALC || v->n >= 0);
}

/* ---- font-family: strings or runs of identifiers, joined with commas ---- */

static bool family_name(struct css_in *in, struct buf *b)
{
	bool more = false;

	if (in->t.kind == CSS_T_STRING) {
		buf_str(b, in->t.text);
		css_in_next(in);
		return true;
	}
	for (; in->t.kind == CSS_T_IDENT; css_in_next(in), more = true) {
		if (more)
			buf_char(b, ' ');
		buf_str(b, in->t.text);
	}
	return more;
}

bool css_read_family(struct css_in *in, struct css_value *v)
{
	struct buf b = {0};
	bool ok = family_name(in, &b);

	while (ok && css_in_comma(in)) {
		buf_char(&b, ',');
		ok = family_name(in, &b);
	}
	if (ok)
		set_str(v, arena_str(in->lex.arena, buf_view(&b)));
	buf_release(&b);
	return ok;
}

/* ---- small ones ---- */

bool css_read_list_type(struct css_in *in, struct css_value *v)
{
	enum css_list_type type;

	if (in->t.kind != CSS_T_IDENT || !css_list_type_lookup(in->t.text, &type))
		return false;
	css_in_next(in);
	return set_word(v, type);
}

bool css_read_decoration(struct css_in *in, struct css_value *v)
{
	int64_t bits = 0;

	if (css_in_word(in, "none"))
		return set_word(v, 0);
	for (;;) {
		if (css_in_word(in, "underline"))
			bits |= CSS_UNDERLINE;
		else if (css_in_word(in, "line-through"))
			bits |= CSS_LINE_THROUGH;
		else if (css_in_word(in, "overline"))
			bits |= CSS_OVERLINE;
		else
			break;
	}
	return bits && set_word(v, bits);
}

bool css_read_opacity(struct css_in *in, struct css_value *v)
{
	int64_t n;

	if (css_in_percent(in, v))
		n = css_ratio(v->n, 10, CSS_ONE);
	else if (css_in_number(in, v))
		n = css_ratio(v->n, 1000, CSS_ONE);
	else
		return false;
	return set_word(v, n < 0 ? 0 : n > 1000 ? 1000 : n);
}

bool css_read_share(struct css_in *in, struct css_value *v)
{
	if (css_in_word(in, "none"))
		return set_word(v, 0);
	return css_in_percent(in, v) && v->n > 0 && v->n <= (int64_t)6000 * CSS_ONE &&
	       set_word(v, css_ratio(v->n, 10, CSS_ONE));
}

bool css_read_page_name(struct css_in *in, struct css_value *v)
{
	struct str s = in->t.text;

	if (in->t.kind != CSS_T_IDENT)
		return false;
	set_str(v, css_same_word(s, "auto") ? (struct str){0} : s);
	css_in_next(in);
	return true;
}

bool css_read_page_select(struct css_in *in, struct css_value *v)
{
	struct str s = in->t.text;

	if (in->t.kind != CSS_T_IDENT)
		return false;
	set_str(v, css_same_word(s, "all") ? (struct str){0} : s);
	css_in_next(in);
	return true;
}

bool css_read_counters(struct css_in *in, struct css_value *v)
{
	struct buf b = {0};
	bool ok = false;
	int64_t n;

	if (css_in_word(in, "none"))
		return set_str(v, (struct str){0});
	while (in->t.kind == CSS_T_IDENT) {
		if (ok)
			buf_char(&b, ' ');
		ok = true;
		buf_str(&b, in->t.text);
		css_in_next(in);
		if (css_in_integer(in, &n)) {
			buf_char(&b, ' ');
			buf_int(&b, n);
		}
	}
	if (ok)
		set_str(v, arena_str(in->lex.arena, buf_view(&b)));
	buf_release(&b);
	return ok;
}

bool css_read_content(struct css_in *in, struct css_value *v)
{
	struct css_in look = *in;

	if (css_in_word(in, "none") || css_in_word(in, "normal"))
		return set_str(v, (struct str){0});
	return !css_in_end(in) && css_content_read(&look, NULL, NULL) && set_str(v, rest(in));
}

/* name piece...: pieces as in content, and content() for the element's own text (CSS GCPM 1.1). */
bool css_read_string_set(struct css_in *in, struct css_value *v)
{
	struct css_in look = *in;

	if (css_in_word(in, "none"))
		return set_str(v, (struct str){0});
	if (look.t.kind != CSS_T_IDENT)
		return false;
	css_in_next(&look);
	look.own_text = true;
	return !css_in_end(&look) && css_content_read(&look, NULL, NULL) && set_str(v, rest(in));
}

bool css_read_running(struct css_in *in, struct css_value *v)
{
	if (!css_token_is_function(&in->t, "running"))
		return false;
	css_in_next(in);
	if (in->t.kind != CSS_T_IDENT)
		return false;
	set_str(v, in->t.text);
	css_in_next(in);
	if (in->t.kind != CSS_T_RPAREN)
		return false;
	css_in_next(in);
	return true;
}

bool css_read_label(struct css_in *in, struct css_value *v)
{
	struct css_in look = *in;
	struct str text;

	look.own_text = true;
	if (css_in_end(in) || !css_content_read(&look, NULL, NULL))
		return false;
	text = rest(in);
	return set_str(v, str_is(text, "content()") || str_is(text, "content(text)") ? (struct str){0} : text);
}

bool css_read_svg_length(struct css_in *in, struct css_value *v)
{
	bool before = in->attribute, ok;

	in->attribute = true;
	ok = css_in_length(in, v) && (v->kind == CSS_V_CALC || v->n >= 0);
	in->attribute = before;
	return ok;
}

bool css_read_svg_offset(struct css_in *in, struct css_value *v)
{
	bool before = in->attribute, ok;

	in->attribute = true;
	ok = css_in_length(in, v);
	in->attribute = before;
	return ok;
}

/* url(#id), quoted or not: the id.  A reference into another file is not followed. */
static bool reference(struct css_in *in, struct str *id)
{
	struct css_in look = *in;
	bool function = css_token_is_function(&look.t, "url");

	if (function)
		css_in_next(&look);
	if ((look.t.kind != CSS_T_URL && !(function && look.t.kind == CSS_T_STRING)) ||
	    !str_starts(look.t.text, STR("#")))
		return false;
	*id = str_sub(look.t.text, 1, look.t.text.n);
	css_in_next(&look);
	if (function) {
		if (look.t.kind != CSS_T_RPAREN)
			return false;
		css_in_next(&look);
	}
	*in = look;
	return id->n > 0;
}

bool css_read_paint(struct css_in *in, struct css_value *v)
{
	struct str id = {0};
	bool named = reference(in, &id);

	/* Without a substitute a reference that leads nowhere paints nothing (SVG 2, 13.2). */
	if (css_in_word(in, "none") || (named && css_in_end(in)))
		*v = (struct css_value){.kind = CSS_V_COLOR, .n = 0};
	else if (!css_in_color(in, v))
		return false;
	v->s = id;
	return true;
}

bool css_read_reference(struct css_in *in, struct css_value *v)
{
	struct str id = {0};

	return (css_in_word(in, "none") || reference(in, &id)) && set_str(v, id);
}

bool css_read_miterlimit(struct css_in *in, struct css_value *v)
{
	if (!css_in_number(in, v) || v->n < CSS_ONE)
		return false;
	return set_word(v, css_lu_clamp(css_ratio(v->n, 1000, CSS_ONE)));
}

bool css_read_dasharray(struct css_in *in, struct css_value *v)
{
	struct css_in look = *in;
	struct css_value part;

	if (css_in_word(in, "none"))
		return set_str(v, (struct str){0});
	do {
		if (!css_read_svg_length(&look, &part))
			return false;
		css_in_comma(&look);
	} while (!css_in_end(&look));
	return set_str(v, rest(in));
}

/* ---- size of a page ---- */

/* ISO 216 A and B (GB/T 148), and the two American ones CSS Page 3 names; in the unit beside them. */
static const struct {
	const char *name, *unit;
	int w, h;
} papers[] = {
	{"a3", "mm", 297, 420}, {"a4", "mm", 210, 297}, {"a5", "mm", 148, 210},
	{"a2", "mm", 420, 594}, {"a6", "mm", 105, 148}, {"b4", "mm", 250, 353},
	{"b5", "mm", 176, 250}, {"b6", "mm", 125, 176}, {"jis-b4", "mm", 257, 364}, {"jis-b5", "mm", 182, 257},
	{"letter", "pt", 612, 792}, {"legal", "pt", 612, 1008}, {"ledger", "pt", 792, 1224},
};

static bool paper(struct css_in *in, int64_t wh[2])
{
	for (size_t i = 0; in->t.kind == CSS_T_IDENT && i < sizeof papers / sizeof *papers; i++) {
		struct css_value w, h;
		if (!css_in_word(in, papers[i].name))
			continue;
		css_unit_length(str_from(papers[i].unit), (int64_t)papers[i].w * CSS_ONE, &w);
		css_unit_length(str_from(papers[i].unit), (int64_t)papers[i].h * CSS_ONE, &h);
		wh[0] = w.n;
		wh[1] = h.n;
		return true;
	}
	return false;
}

static bool lengths(struct css_in *in, int64_t wh[2])
{
	struct css_value v;

	if (!css_in_length(in, &v) || v.kind != CSS_V_LU || v.n <= 0)
		return false;
	wh[0] = wh[1] = v.n;
	if (css_in_end(in))
		return true;
	if (!css_in_length(in, &v) || v.kind != CSS_V_LU || v.n <= 0)
		return false;
	wh[1] = v.n;
	return true;
}

/* A paper name and a direction, either alone or both in any order; nothing is auto or given lengths. */
static bool named(struct css_in *in, int64_t wh[2])
{
	bool wide = false, turned = false, any = false;
	int64_t w;

	for (int i = 0; i < 2; i++) {
		if (css_in_word(in, "landscape"))
			wide = turned = any = true;
		else if (css_in_word(in, "portrait"))
			turned = any = true;
		else
			any |= paper(in, wh);
	}
	w = wh[0];
	if (turned && (wh[0] > wh[1]) != wide) {
		wh[0] = wh[1];
		wh[1] = w;
	}
	return any;
}

bool css_read_page_size(struct css_in *in, struct css_value *v)
{
	struct css_value w, h;
	int64_t wh[2];

	css_unit_length(STR("mm"), (int64_t)210 * CSS_ONE, &w);
	css_unit_length(STR("mm"), (int64_t)297 * CSS_ONE, &h);
	wh[0] = w.n;
	wh[1] = h.n;
	if (!css_in_word(in, "auto") && !named(in, wh) && !lengths(in, wh))
		return false;
	return set_word(v, wh[0] << 32 | wh[1]);
}
