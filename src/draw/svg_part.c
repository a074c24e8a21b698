/* Parts of the display list, and definitions that others refer to. */
#include "draw/svg.h"

/* Of the whole page, made when the first drawing is met. */
struct svg_names {
	struct map ids;                     /* -> place in node; the first of an id counts, copies in <use> do not */
	VEC(const struct dom_node *) node;
	struct map known;                   /* attribute names that are understood, or mean nothing on paper */
	struct map warned;
};

static const char *const attributes[] = {
	/* geometry and references */
	"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr", "width", "height", "d", "points",
	"viewBox", "preserveAspectRatio", "transform", "gradientTransform", "patternTransform", "gradientUnits",
	"patternUnits", "patternContentUnits", "clipPathUnits", "markerUnits", "markerWidth", "markerHeight", "refX", "refY",
	"orient", "offset", "spreadMethod", "href", "xlink:href", "dx", "dy", "rotate", "textLength", "lengthAdjust",
	/* presentation: read by css */
	"fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin",
	"stroke-miterlimit", "fill-opacity", "stroke-opacity", "fill-rule", "clip-rule", "clip-path", "opacity", "color",
	"visibility", "display", "overflow", "stop-color", "stop-opacity", "marker-start", "marker-mid",
	"marker-end", "vector-effect", "text-anchor", "dominant-baseline", "font-family", "font-size", "font-weight",
	"font-style", "letter-spacing",
	/* of no effect on what is drawn */
	"id", "class", "style", "role", "lang", "xml:lang", "xml:space", "version", "baseProfile", "focusable", "tabindex",
	"shape-rendering", "text-rendering", "color-interpolation", "color-rendering", "image-rendering", "pointer-events",
	"cursor", "target", "enable-background", "pathLength", "title", "media", "type",
};

static struct svg_names *names_of(struct svg_context *c)
{
	struct svg_names *s = c->l->names;
	const struct dom_node *top = c->root, *next;
	if (s)
		return s;
	s = c->l->names = arena_make(c->l->doc, struct svg_names);
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
		map_add(&s->known, str_from(attributes[i]), 1);
	while (top->parent)
		top = top->parent;
	for (const struct dom_node *n = top; n; n = next) {
		struct str id = n->kind == DOM_ELEMENT ? dom_attr(n, "id") : (struct str){0};
		if (id.n && map_add(&s->ids, id, (uint32_t)s->node.n) == s->node.n)
			*vec_add(&s->node) = n;
		next = dom_next(n, top);
		while (next && n->kind == DOM_ELEMENT && n->tag == DOM_use && n->first && next->parent == n) {
			const struct dom_node *last = n; /* past the copy */
			while (last->last)
				last = last->last;
			next = dom_next(last, top);
		}
	}
	return s;
}

void draw_svg_release(struct draw_list *l)
{
	if (!l->names)
		return;
	map_release(&l->names->ids);
	map_release(&l->names->known);
	map_release(&l->names->warned);
	vec_release(&l->names->node);
	l->names = NULL;
}

/* ---- Attributes ---- */

static bool is_foreign(const struct svg_names *s, struct str name)
{
	return !str_starts(name, STR("data-")) && !str_starts(name, STR("aria-")) && !str_starts(name, STR("xmlns")) &&
	       !str_starts(name, STR("xlink:")) && map_lookup(&s->known, name) == MAP_NONE;
}

static void check_node(struct svg_context *c, struct svg_names *s, const struct dom_node *n)
{
	for (unsigned i = 0; i < n->n_attr; i++) {
		struct str name = n->attr[i].name;
		if (!is_foreign(s, name) || map_lookup(&s->warned, name) != MAP_NONE)
			continue;
		map_add(&s->warned, name, 1);
		diag_add(c->l->diags, DIAG_WARNING, "svg.attribute", n->at,
		         TR("SVG 属性 %.*s 不支持，不起作用", "SVG attribute %.*s is not supported and has no effect"), STR_ARG(name));
	}
}

void svg_check(struct svg_context *c, const struct dom_node *svg)
{
	struct svg_names *s = names_of(c);
	for (const struct dom_node *n = svg; n; n = dom_next(n, svg))
		if (n->kind == DOM_ELEMENT)
			check_node(c, s, n);
}

/* ---- Parts ---- */

void svg_warn_depth(struct svg_context *c, const struct dom_node *n, int most)
{
	if (!c->warned_depth)
		diag_add(c->l->diags, DIAG_WARNING, "svg.depth", n->at,
		         TR("裁剪、透明、图案嵌套超过 %d 层，更深的不起作用", "clips, groups and patterns nested deeper than %d have no effect"), most);
	c->warned_depth = true;
}

bool svg_part_open(struct svg_context *c, const struct dom_node *n, enum draw_kind kind)
{
	if (c->parts >= DRAW_MAX_PARTS) {
		svg_warn_depth(c, n, DRAW_MAX_PARTS);
		return false;
	}
	c->parts++;
	draw_add(c->l, kind)->part.alpha = 255;
	return true;
}

void svg_part_close(struct svg_context *c)
{
	c->parts--;
	draw_add(c->l, DRAW_CLOSE_PART);
}

struct draw_paint *svg_paint_new(struct svg_context *c, enum draw_paint_kind kind)
{
	struct draw_paint *p = arena_make(c->l->a, struct draw_paint);
	p->kind = kind;
	p->no = c->l->n_paint++;
	return p;
}

struct draw_mask *svg_mask_new(struct svg_context *c)
{
	struct draw_mask *mask = arena_make(c->l->a, struct draw_mask);
	mask->no = c->l->n_mask++;
	return mask;
}

/* ---- Definitions ---- */

bool svg_enter(struct svg_context *c, const struct dom_node *definition, const struct dom_node *user)
{
	bool circular = c->n_inside >= SVG_MAX_INSIDE;
	for (unsigned i = 0; i < c->n_inside; i++)
		circular |= c->inside[i] == definition;
	if (circular) {
		struct svg_names *s = names_of(c);
		struct str key = arena_fmt(c->l->doc, "#%u", user->order);
		if (map_lookup(&s->warned, key) != MAP_NONE)
			return false;
		map_add(&s->warned, key, 1);
		diag_add(c->l->diags, DIAG_WARNING, "svg.cycle", user->at,
		         TR("<%.*s> 循环引用或嵌套太深，未用", "<%.*s> refers to itself or is nested too deep: not used"),
		         STR_ARG(definition->name));
		return false;
	}
	c->inside[c->n_inside++] = definition;
	return true;
}

void svg_leave(struct svg_context *c)
{
	c->n_inside--;
}

static void warn_reference(struct svg_context *c, const struct dom_node *user, struct str id)
{
	struct diag *d = diag_add(c->l->diags, DIAG_WARNING, "svg.reference", user->at,
	                          TR("引用的“#%.*s”不存在或不是所需的元素", "'#%.*s' is absent or not what is wanted here"), STR_ARG(id));
	diag_hint(c->l->diags, d, "%s",
	          TR("渐变、图案、裁剪路径、标记要写在同一页里，id 相同", "gradients, patterns, clip paths and markers stand in the same page under that id"));
}

const struct dom_node *svg_find(struct svg_context *c, const struct dom_node *user, struct str id,
                                const enum dom_tag *tags)
{
	struct svg_names *s = names_of(c);
	uint32_t i = map_lookup(&s->ids, id);
	const struct dom_node *n = i == MAP_NONE ? NULL : s->node.v[i];
	for (; n && n->style && *tags != DOM_UNKNOWN; tags++)
		if (n->tag == *tags)
			return n;
	warn_reference(c, user, id);
	return NULL;
}

unsigned svg_chain(struct svg_context *c, const struct dom_node *n, const struct dom_node **chain)
{
	struct svg_names *s = names_of(c);
	unsigned k = 0;
	while (n) {
		for (unsigned i = 0; i < k; i++)
			if (chain[i] == n || k == SVG_MAX_INSIDE) {
				diag_add(c->l->diags, DIAG_WARNING, "svg.cycle", n->at,
				         TR("<%.*s> 的 href 循环引用", "href of <%.*s> leads back to itself"), STR_ARG(n->name));
				return k;
			}
		chain[k++] = n;
		struct str href = dom_attr(n, dom_has_attr(n, "href") ? "href" : "xlink:href");
		if (!href.n)
			break;
		uint32_t i = str_starts(href, STR("#")) ? map_lookup(&s->ids, str_sub(href, 1, href.n)) : MAP_NONE;
		if (i == MAP_NONE)
			warn_reference(c, n, str_sub(href, 1, href.n));
		n = i == MAP_NONE ? NULL : s->node.v[i];
	}
	return k;
}

struct str svg_chain_attr(const struct dom_node *const *chain, unsigned n, const char *name)
{
	for (unsigned i = 0; i < n; i++)
		if (dom_has_attr(chain[i], name))
			return dom_attr(chain[i], name);
	return (struct str){0};
}
