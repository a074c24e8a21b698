/* Strings to positioned codes (ISO 32000-1, 9.4.4). */
#include "read/content.h"

#include <math.h>
#include <string.h>

void show_move(struct content *c, double x, double y)
{
	c->line = c->text = matrix_mul((struct matrix){ 1, 0, 0, 1, x, y }, c->line);
}

/* Move the pen along the line by tx, ty in text space. */
static void advance(struct content *c, double tx, double ty)
{
	c->text = matrix_mul((struct matrix){ 1, 0, 0, 1, tx, ty }, c->text);
}

void show_adjust(struct content *c, double thousandths)
{
	double by = -thousandths / 1000 * c->now.size;
	if (c->now.font && c->now.font->is.vertical)
		advance(c, 0, by);
	else
		advance(c, by * c->now.stretch, 0);
}

/* 0, 90, 180, 270 where the direction is within a degree of it. */
static int turn_of(double x, double y)
{
	if (fabs(y) < 0.0175 * fabs(x))
		return x > 0 ? 0 : 180;
	if (fabs(x) < 0.0175 * fabs(y))
		return y > 0 ? 90 : 270;
	return -1;
}

/* Outside the clip by more than an em. */
static bool out_of_sight(const struct content *c, struct point p, double em)
{
	const struct box *b = &c->now.clip;
	return p.x < b->x0 - em || p.x > b->x1 + em || p.y < b->y0 - em || p.y > b->y1 + em;
}

static void begin_run(struct content *c, struct matrix m)
{
	const struct state *s = &c->now;
	/* The em stands on the baseline: its height is the way that (0, size) goes. */
	double up = hypot(m.c, m.d) * fabs(s->size), along = hypot(m.a, m.b) * fabs(s->size * s->stretch);
	struct read_run *r = vec_add(&c->f->run);
	double sign = s->size < 0 ? -1 : 1;
	r->font = &s->font->is;
	r->size = to_lu(up);
	r->stretch = up > 0 ? (int)fmin(along / up * 1000 + 0.5, 100000) : 1000;
	r->turn = s->font->is.vertical ? turn_of(-m.c * sign, -m.d * sign) : turn_of(m.a * sign, m.b * sign);
	r->color = (s->mode & 3) == 1 ? s->stroke : s->fill;
	r->invisible = s->mode == 3 || s->mode == 7;
	r->artifact = c->artifact != 0;
	r->invisible |= out_of_sight(c, matrix_apply(m, 0, 0), (double)r->size);
	*vec_add(&c->f->first) = c->f->glyph.n;
}

static void put_glyph(struct content *c, const struct code *code, struct matrix m)
{
	const struct state *s = &c->now;
	struct point p = matrix_apply(m, 0, s->rise);
	double w = code->width * s->size;
	if (s->font->is.vertical) /* the origin is above the glyph's middle: move to its left foot (9.7.4.3) */
		p = matrix_apply(m, -w / 2 * s->stretch, s->rise - 0.88 * s->size);
	struct read_glyph *g = vec_add(&c->f->glyph);
	g->x = to_lu(p.x);
	g->y = to_lu(p.y);
	g->advance = to_lu(hypot(m.a, m.b) * fabs(w * s->stretch));
	g->code = code->v;
	g->text = code->text;
	g->unknown = code->unknown;
	if (c->actual) { /* one text for all codes of the mark */
		g->text = c->actual_due ? c->actual_text : (struct str){ NULL, 0 };
		g->unknown = false;
		c->actual_due = false;
	}
}

void show_string(struct content *c, struct str s)
{
	struct font *font = c->now.font;
	struct matrix m = matrix_mul(c->text, c->now.ctm);
	if (!font || s.n == 0)
		return;
	if (c->f->glyph.n + s.n > MAX_GLYPHS) {
		note(c->f, "read.limit", TR("第 %u 页的字太多，只读了前面一部分", "page %u: too many glyphs; read in part"), c->f->now);
		c->stopped = true;
		return;
	}
	if (!c->joined)
		begin_run(c, m);
	c->joined = true;
	struct read_run *run = &c->f->run.v[c->f->run.n - 1];
	for (size_t i = 0; i < s.n;) {
		struct code code;
		font_code(font, c->f->page, s, &i, &code);
		put_glyph(c, &code, matrix_mul(c->text, c->now.ctm));
		run->n++;
		double extra = c->now.spacing + (code.bytes == 1 && code.v == 32 ? c->now.word : 0);
		if (font->is.vertical)
			advance(c, 0, -c->now.size + extra);
		else
			advance(c, (code.width * c->now.size + extra) * c->now.stretch, 0);
	}
}
