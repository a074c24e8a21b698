/* Declared values to computed styles: one loop over the property table. */
#include <stddef.h>
#include <string.h>

#include "css/sheet.h"
#include "css/syntax.h"

struct compute {
	struct css_sheets *s;
	const struct css_rec *parent;
	struct css_rec *rec;
	lu em, rem; /* what em and rem measure for the property at hand */
};

static lu length(const struct compute *c, const struct css_value *v)
{
	const struct css_calc *k = v->calc;

	switch (v->kind) {
	case CSS_V_LU:   return css_lu_clamp(v->n);
	case CSS_V_EM:   return css_lu_clamp(css_ratio(v->n, c->em, CSS_ONE));
	case CSS_V_REM:  return css_lu_clamp(css_ratio(v->n, c->rem, CSS_ONE));
	case CSS_V_WORD: return css_lu_clamp(v->n);
	case CSS_V_CALC:
		return css_lu_clamp(css_ratio(k->pt, LU_PER_PT, CSS_ONE) + css_ratio(k->em, c->em, CSS_ONE) +
		                    css_ratio(k->rem, c->rem, CSS_ONE));
	default:
		return 0;
	}
}

static int32_t percent(const struct css_value *v) /* millionths of a percent to thousandths */
{
	return css_lu_clamp(css_ratio(v->n, 1, 1000));
}

static void *field(const struct compute *c, const struct css_prop *p)
{
	return (char *)c->rec + p->offset;
}

/* ---- one storer for each kind of field ---- */

typedef void storer(struct compute *c, const struct css_prop *p, const struct css_value *v);

/* A sum with em that comes out negative where that is not allowed is 0 (CSS Values 3, 8.1.4). */
static lu length_for(const struct compute *c, const struct css_prop *p, const struct css_value *v)
{
	lu n = length(c, v);

	return n < 0 && !css_syntax_is_signed(p->syntax) ? 0 : n;
}

static void store_len(struct compute *c, const struct css_prop *p, const struct css_value *v)
{
	struct css_len *out = field(c, p);

	if (v->kind == CSS_V_WORD)
		*out = (struct css_len){0, (enum css_unit)v->n, 0};
	else if (v->kind == CSS_V_PERCENT)
		*out = (struct css_len){percent(v), CSS_PERCENT, 0};
	else if (v->kind == CSS_V_CALC && v->calc->percent)
		*out = (struct css_len){css_lu_clamp(css_ratio(v->calc->percent, 1, 1000)), CSS_PERCENT, length(c, v)};
	else
		*out = (struct css_len){length_for(c, p, v), CSS_LU, 0};
}

static void store_lu(struct compute *c, const struct css_prop *p, const struct css_value *v)
{
	*(lu *)field(c, p) = length_for(c, p, v);
}

static void store_int(struct compute *c, const struct css_prop *p, const struct css_value *v)
{
	switch (p->size) {
	case 1: *(uint8_t *)field(c, p) = (uint8_t)v->n; break;
	case 2: *(uint16_t *)field(c, p) = (uint16_t)v->n; break;
	default: *(int32_t *)field(c, p) = (int32_t)v->n; break;
	}
}

static void store_enum(struct compute *c, const struct css_prop *p, const struct css_value *v)
{
	unsigned n = (unsigned)v->n;

	memcpy(field(c, p), &n, p->size);
}

static void store_bool(struct compute *c, const struct css_prop *p, const struct css_value *v)
{
	*(bool *)field(c, p) = v->n != 0;
}

static uint64_t current_bit(const struct css_prop *p)
{
	_Static_assert(CSS_P_STOP_COLOR - CSS_P_BORDER_TOP_COLOR < 64, "the colours lie together in the table");
	ptrdiff_t i = p - css_props - CSS_P_BORDER_TOP_COLOR;

	return (p->store == CSS_STORE_COLOR || p->store == CSS_STORE_PAINT) && i >= 0 ? (uint64_t)1 << i : 0;
}

static void store_color(struct compute *c, const struct css_prop *p, const struct css_value *v)
{
	uint32_t *out = field(c, p);

	if (v->kind != CSS_V_CURRENT) {
		*out = (uint32_t)v->n;
	} else if (p == &css_props[CSS_P_COLOR]) {
		*out = c->parent->s.color;
	} else {
		*out = c->rec->s.color;
		c->rec->current |= current_bit(p);
	}
}

static size_t ref_offset(const struct css_prop *p)
{
	return p == &css_props[CSS_P_FILL] ? offsetof(struct css_rec, s.fill_ref) : offsetof(struct css_rec, s.stroke_ref);
}

static void store_paint(struct compute *c, const struct css_prop *p, const struct css_value *v)
{
	store_color(c, p, v);
	*(struct str *)(void *)((char *)c->rec + ref_offset(p)) = css_set_str(&c->s->strs, c->s->arena, v->s);
}

static void store_str(struct compute *c, const struct css_prop *p, const struct css_value *v)
{
	*(struct str *)field(c, p) = css_set_str(&c->s->strs, c->s->arena, v->s);
}

#define FONT_MAX LU_PT(10000) /* 3.5 m: nothing printed is larger, and 100 em still fit in an lu */

static void store_font_size(struct compute *c, const struct css_prop *p, const struct css_value *v)
{
	lu size = v->kind == CSS_V_PERCENT ? css_lu_clamp(css_ratio(v->n, c->em, (int64_t)100 * CSS_ONE))
					   : length(c, v);

	size = size < 0 ? 0 : size > FONT_MAX ? FONT_MAX : size;
	*(lu *)field(c, p) = size;
}

/* bolder and lighter: CSS Fonts 4, 2.2.1. */
static void store_weight(struct compute *c, const struct css_prop *p, const struct css_value *v)
{
	unsigned w = c->parent->s.weight;
	int64_t n = v->n;

	if (n == -1)
		n = w < 350 ? 400 : w < 550 ? 700 : w < 900 ? 900 : w;
	else if (n == -2)
		n = w < 100 ? w : w < 550 ? 100 : w < 750 ? 400 : 700;
	*(uint16_t *)field(c, p) = (uint16_t)n;
}

/* A number is inherited as such; a percentage as the length it comes to (CSS 2.1, 10.8.1). */
static void store_line_height(struct compute *c, const struct css_prop *p, const struct css_value *v)
{
	struct css_len *out = field(c, p);
	lu size = c->rec->s.font_size;

	if (v->kind == CSS_V_WORD)
		*out = (struct css_len){0, CSS_AUTO, 0};
	else if (v->kind == CSS_V_NUMBER)
		*out = (struct css_len){css_lu_clamp(css_ratio(v->n, 1, 10)), CSS_PERCENT, 0};
	else if (v->kind == CSS_V_PERCENT)
		*out = (struct css_len){css_lu_clamp(css_ratio(v->n, size, (int64_t)100 * CSS_ONE)), CSS_LU, 0};
	else
		*out = (struct css_len){length(c, v), CSS_LU, 0};
	if (out->v < 0)
		out->v = 0;
}

static lu line_height(const struct css_style *s)
{
	if (s->line_height.unit == CSS_LU)
		return s->line_height.v;
	if (s->line_height.unit == CSS_PERCENT)
		return css_lu_clamp(css_ratio(s->font_size, s->line_height.v, 100000));
	return css_lu_clamp(css_ratio(s->font_size, 13, 10)); /* normal, as layout takes it: 1.3 */
}

static void store_valign(struct compute *c, const struct css_prop *p, const struct css_value *v)
{
	struct css_style *s = &c->rec->s;

	s->valign_length = 0;
	if (v->kind == CSS_V_WORD) {
		store_enum(c, p, v);
		return;
	}
	s->vertical_align = CSS_VALIGN_LENGTH;
	s->valign_length = v->kind == CSS_V_PERCENT
		? css_lu_clamp(css_ratio(v->n, line_height(s), (int64_t)100 * CSS_ONE)) : length(c, v);
}

static void store_page_size(struct compute *c, const struct css_prop *p, const struct css_value *v)
{
	lu *wh = field(c, p);

	wh[0] = (lu)(v->n >> 32);
	wh[1] = (lu)(v->n & INT32_MAX);
}

/* running(name) is a string, the others are words. */
static void store_position(struct compute *c, const struct css_prop *p, const struct css_value *v)
{
	struct css_style *s = &c->rec->s;

	s->running = (struct str){0};
	if (v->kind == CSS_V_STR) {
		s->position = CSS_RUNNING;
		s->running = css_set_str(&c->s->strs, c->s->arena, v->s);
	} else {
		store_enum(c, p, v);
	}
}

static storer *const storers[] = {
	[CSS_STORE_LEN] = store_len, [CSS_STORE_LU] = store_lu, [CSS_STORE_ENUM] = store_enum,
	[CSS_STORE_BOOL] = store_bool, [CSS_STORE_U8] = store_int, [CSS_STORE_U16] = store_int,
	[CSS_STORE_I32] = store_int, [CSS_STORE_COLOR] = store_color, [CSS_STORE_PAINT] = store_paint, [CSS_STORE_STR] = store_str,
	[CSS_STORE_FONT_SIZE] = store_font_size, [CSS_STORE_WEIGHT] = store_weight,
	[CSS_STORE_LINE_HEIGHT] = store_line_height, [CSS_STORE_VALIGN] = store_valign,
	[CSS_STORE_PAGE_SIZE] = store_page_size, [CSS_STORE_POSITION] = store_position,
};

/* ---- the whole style ---- */

static void copy_field(struct css_rec *to, const struct css_rec *from, const struct css_prop *p)
{
	if (p->store == CSS_STORE_PAINT)
		memcpy((char *)to + ref_offset(p), (const char *)from + ref_offset(p), sizeof(struct str));
	if (from->current & current_bit(p)) {
		*(uint32_t *)(void *)((char *)to + p->offset) = to->s.color;
		to->current |= current_bit(p);
		return;
	}
	memcpy((char *)to + p->offset, (const char *)from + p->offset, p->size);
	if (p->store == CSS_STORE_VALIGN)
		to->s.valign_length = from->s.valign_length;
	if (p->store == CSS_STORE_POSITION)
		to->s.running = from->s.running;
}

static void one(struct compute *c, unsigned i, const struct css_value *v)
{
	const struct css_prop *p = &css_props[i];
	bool inherit =
		v ? v->kind == CSS_V_INHERIT || (v->kind == CSS_V_UNSET && p->inherited) : p->inherited;

	if (inherit)
		copy_field(c->rec, c->parent, p);
	else if (!v || v->kind == CSS_V_INITIAL || v->kind == CSS_V_UNSET)
		copy_field(c->rec, c->s->initial, p);
	else
		storers[p->store](c, p, v);
}

/* What is floating, absolute or the root is a block of its own (CSS 2.1, 9.7). */
static enum css_display blockified(enum css_display d)
{
	switch (d) {
	case CSS_DISPLAY_NONE: case CSS_BLOCK: case CSS_TABLE: case CSS_LIST_ITEM:
		return d;
	default:
		return CSS_BLOCK;
	}
}

static void finish(struct css_style *s, bool root)
{
	for (int i = 0; i < 4; i++)
		if (s->border[i].style == CSS_BORDER_NONE || s->border[i].style == CSS_BORDER_HIDDEN)
			s->border[i].width = 0;
	if (root || s->position == CSS_ABSOLUTE || s->position == CSS_FIXED || s->position == CSS_RUNNING ||
	    s->floating == CSS_FLOAT_BOTTOM)
		s->display = blockified(s->display);
}

void css_compute(struct css_sheets *s, const struct css_rec *parent, const struct css_winners *w,
                 struct css_rec *out)
{
	struct compute c = {s, parent ? parent : s->initial, out, 0, s->rem};

	memset(out, 0, sizeof *out);
	out->sheets = s;
	out->vars = w->vars;
	c.em = c.parent->s.font_size;
	one(&c, CSS_P_FONT_SIZE, w->v[CSS_P_FONT_SIZE]);
	c.em = out->s.font_size;
	if (!parent)
		c.rem = c.em; /* the root's own size, but for its font-size (CSS Values 3, 5.1.1) */
	for (unsigned i = CSS_P_FONT_SIZE + 1; i < CSS_P_COUNT; i++)
		one(&c, i, w->v[i]);
	finish(&out->s, !parent);
}

static bool same_rec(const void *item, const void *probe)
{
	return memcmp(item, probe, sizeof(struct css_rec)) == 0;
}

const struct css_rec *css_intern(struct css_sheets *s, struct css_rec *rec)
{
	struct str bytes = {(const char *)rec, sizeof *rec};
	struct css_slot *slot = css_set_place(&s->recs, s->arena, str_hash(bytes), same_rec, rec);
	struct css_rec *copy;

	if (!slot->item) {
		copy = arena_make(s->arena, struct css_rec);
		memcpy(copy, rec, sizeof *rec); /* padding too: it is zero and part of the comparison */
		slot->item = copy;
	}
	return slot->item;
}

/* ---- the initial style, from the table's last column ---- */

static void keep_value(void *ctx, unsigned prop, const struct css_value *v)
{
	struct css_value *out = ctx;

	(void)prop;
	*out = *v;
}

void css_initial_build(struct css_sheets *s)
{
	struct css_rec *rec = arena_make(s->arena, struct css_rec);
	struct compute c = {s, rec, rec, LU_PT(12), LU_PT(12)};
	const char *note = NULL;
	struct css_value v;

	s->rem = LU_PT(12);
	rec->sheets = s;
	for (unsigned i = 0; i < CSS_P_COUNT; i++) {
		struct css_sink sink = {keep_value, &v};
		if (css_prop_read(i, s->arena, str_from(css_props[i].initial), false, &sink, &note) != CSS_OK)
			BUG("initial value of %s", css_props[i].name);
		storers[css_props[i].store](&c, &css_props[i], &v);
	}
	s->initial = rec; /* border widths stay medium here: they count where a style is set */
}
