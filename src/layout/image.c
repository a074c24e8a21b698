/*
 * Sizes of images without decoding them: the headers of PNG (ISO/IEC 15948,
 * 11.2.2 IHDR) and JPEG (ITU-T T.81, B.2.2 frame header), and the width,
 * height and viewBox of <svg>.
 */
#include "base/map.h"
#include "layout/box.h"

#include <string.h>

struct image_cache {
	struct map by_href;
	VEC(struct layout_image *) v;
};

static uint32_t be(const unsigned char *p, int n)
{
	uint32_t v = 0;

	for (int i = 0; i < n; i++)
		v = v << 8 | p[i];
	return v;
}

static bool png_size(struct str s, struct layout_image *im)
{
	const unsigned char *p = (const unsigned char *)s.p;

	if (s.n < 24 || memcmp(p, "\x89PNG\r\n\x1a\n", 8) || memcmp(p + 12, "IHDR", 4))
		return false;
	im->w = be(p + 16, 4);
	im->h = be(p + 20, 4);
	return true;
}

/* Markers SOF0..SOF15 but DHT, JPG and DAC carry height and width. */
static bool is_frame(unsigned m)
{
	return m >= 0xC0 && m <= 0xCF && m != 0xC4 && m != 0xC8 && m != 0xCC;
}

static bool jpeg_size(struct str s, struct layout_image *im)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t at = 2;

	if (s.n < 4 || p[0] != 0xFF || p[1] != 0xD8)
		return false;
	while (at + 9 < s.n && p[at] == 0xFF) {
		unsigned m = p[at + 1];
		if (m == 0xFF) { /* fill byte */
			at++;
			continue;
		}
		if (is_frame(m)) {
			im->h = be(p + at + 5, 2);
			im->w = be(p + at + 7, 2);
			im->jpeg = true;
			return true;
		}
		at += 2 + (m == 0x01 || (m >= 0xD0 && m <= 0xD7) ? 0 : be(p + at + 2, 2));
	}
	return false;
}

/* Pixels at 96 to the inch, within what a length can hold. */
static lu pixels(uint32_t n)
{
	return (lu)((n < 2000000 ? n : 2000000) * (uint64_t)LU_PER_PT * 3 / 4);
}

static struct layout_image *image_read(struct job *j, const struct dom_node *n, struct str href)
{
	struct layout_image *im = arena_make(j->out, struct layout_image);
	const struct layout_loader *l = &j->in->loader;

	if (!href.n || !l->load || !l->load(l->ctx, href, j->out, &im->bytes)) {
		err_set(j->e, EXIT_INPUT, "layout.image", n->at,
			TR("读不到图片“%.*s”", "image '%.*s' cannot be read"), STR_ARG(href));
		return NULL;
	}
	if ((!png_size(im->bytes, im) && !jpeg_size(im->bytes, im)) || !im->w || !im->h) {
		err_set(j->e, EXIT_INPUT, "layout.image", n->at,
			TR("“%.*s”不是 PNG 或 JPEG 图片", "'%.*s' is neither PNG nor JPEG"), STR_ARG(href));
		return NULL;
	}
	im->natural_w = pixels(im->w);
	im->natural_h = pixels(im->h);
	im->alt = dom_attr(n, "alt");
	im->at = n->at;
	return im;
}

struct layout_image *image_load(struct job *j, const struct dom_node *n)
{
	struct str href = dom_attr(n, "src");
	struct image_cache *c = j->images;
	uint32_t k;

	if (!c)
		c = j->images = arena_make(j->work, struct image_cache);
	k = map_lookup(&c->by_href, href);
	if (k == MAP_NONE) {
		struct layout_image *im = image_read(j, n, href);
		if (!im) {
			j->failed = true;
			return NULL;
		}
		k = map_add(&c->by_href, href, (uint32_t)c->v.n);
		*vec_add(&c->v) = im;
	}
	return c->v.v[k];
}

void images_release(struct job *j)
{
	if (!j->images)
		return;
	map_release(&j->images->by_href);
	vec_release(&j->images->v);
}

/* A decimal number in thousandths; *s moves past it. */
static bool number_read(struct str *s, int64_t *milli)
{
	size_t i = 0;
	int64_t v = 0, scale = 1000;
	bool any = false, point = false, minus = false;

	while (i < s->n && strchr(" \t\r\n,", s->p[i]))
		i++;
	if (i < s->n && (s->p[i] == '-' || s->p[i] == '+'))
		minus = s->p[i++] == '-';
	for (; i < s->n; i++) {
		if (s->p[i] == '.' && !point) {
			point = true;
		} else if (s->p[i] >= '0' && s->p[i] <= '9') {
			any = true;
			if (point)
				scale /= 10;
			if (scale > 0 && v < INT64_C(1000000000000))
				v = point ? v + (s->p[i] - '0') * scale
					  : v * 10 + (s->p[i] - '0') * INT64_C(1000);
		} else {
			break;
		}
	}
	*s = str_sub(*s, i, s->n);
	*milli = minus ? -v : v;
	return any;
}

/* width="120", "40mm", "50%": an SVG or HTML length attribute. */
static struct css_len attr_length(struct str s)
{
	static const struct {
		const char *unit;
		int64_t lu_1000; /* 1000 units in lu */
	} units[] = {{"", 768000},     {"px", 768000},   {"pt", 1024000}, {"mm", 2902677},
		     {"cm", 29026772}, {"in", 73728000}, {"pc", 12288000}};
	int64_t v;

	if (!number_read(&s, &v) || v < 0 || v > 20000000)
		return (struct css_len){0, CSS_AUTO, 0};
	s = str_trim(s);
	if (str_is(s, "%"))
		return (struct css_len){(int32_t)v, CSS_PERCENT, 0};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (str_is(s, units[i].unit))
			return (struct css_len){(lu)((v * units[i].lu_1000 + 500000) / 1000000), CSS_LU, 0};
	return (struct css_len){0, CSS_AUTO, 0};
}

struct natural { /* what the element itself knows; rw : rh is the aspect ratio, 0 if none */
	lu w, h;
	int64_t rw, rh;
};

static struct natural svg_natural(const struct dom_node *n, lu avail)
{
	struct css_len w = attr_length(dom_attr(n, "width")), h = attr_length(dom_attr(n, "height"));
	struct str view = dom_attr(n, "viewBox");
	int64_t v[4] = {0};
	struct natural r = {0};
	int k = 0;

	r.w = len_used(w, avail);
	r.h = h.unit == CSS_LU ? h.v : 0;
	while (k < 4 && number_read(&view, &v[k]))
		k++;
	if (k == 4 && v[2] > 0 && v[3] > 0) {
		r.rw = v[2];
		r.rh = v[3];
	} else if (r.w > 0 && r.h > 0) {
		r.rw = r.w;
		r.rh = r.h;
	}
	return r;
}

static struct natural img_natural(const struct box *b, lu avail)
{
	struct css_len w = attr_length(dom_attr(b->node, "width")),
		       h = attr_length(dom_attr(b->node, "height"));
	struct natural r = {b->image->natural_w, b->image->natural_h, b->image->w, b->image->h};

	if (!len_is_set(w) && h.unit != CSS_LU)
		return r;
	r.w = len_is_set(w) ? len_used(w, avail) : lu_share(h.v, r.rw, r.rh);
	r.h = h.unit == CSS_LU ? h.v : lu_share(r.w, r.rh, r.rw);
	return r;
}

/* CSS 2.1, 10.3.2 and 10.6.2; with a ratio alone as wide as the container, without any hint 300 by 150 px.  Never wider than its container (out of the flow: than the
   page) or higher than a page: what a browser would let stick out, paper would lose. */
void replaced_size(struct job *j, const struct box *b, lu avail, lu *w, lu *h)
{
	const struct css_style *s = b->style;
	struct natural n = b->kind == BOX_SVG ? svg_natural(b->node, avail) : img_natural(b, avail);
	bool has_w = len_is_set(s->width), has_h = s->height.unit == CSS_LU;
	lu max_w = len_is_set(s->max_width) ? len_used(s->max_width, avail) : b->out ? lu_max(avail, j->page_w) : avail;
	lu max_h = s->max_height.unit == CSS_LU ? s->max_height.v : j->page_h;

	*w = has_w ? len_used(s->width, avail) : has_h && n.rh ? lu_share(s->height.v, n.rw, n.rh) : n.w;
	if (*w <= 0)
		*w = n.rw ? (n.h ? lu_share(n.h, n.rw, n.rh) : avail) : lu_min(LU_PT(225), avail);
	*h = has_h ? s->height.v : n.rw && (has_w || !n.h) ? lu_share(*w, n.rh, n.rw) : n.h;
	if (*h <= 0)
		*h = *w / 2;
	if (*w > max_w && max_w > 0) {
		*h = has_h ? *h : lu_share(*h, max_w, *w);
		*w = max_w;
	}
	if (*h > max_h && max_h > 0) {
		*w = has_w ? *w : lu_share(*w, max_h, *h);
		*h = max_h;
	}
}
