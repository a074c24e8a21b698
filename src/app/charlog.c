/* A walk over the runs of each page; see charlog.h. */
#include "app/charlog.h"

#include "base/utf8.h"

#include <string.h>

/* Lead bytes of U+2E80..U+2FFF, U+E000..U+FFFF, U+2F800.., and planes 15 and 16: all oddities begin with one. */
static bool may_be_odd(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c < 0xe2)
			continue;
		unsigned char d = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;
		if (c >= 0xf3 || c == 0xee || (c == 0xe2 && d >= 0xba) || (c == 0xf0 && d == 0xaf) ||
		    (c == 0xef && (d < 0xbc || d == 0xbf)))
			return true;
	}
	return false;
}

struct found {
	uint32_t cp, meant;
	enum text_oddity oddity;
	uint16_t wanted, used;
};

static void add(struct char_log *log, const struct layout_frag *f, unsigned page, const struct found *x)
{
	const uint32_t key[3] = { x->cp, (uint32_t)x->wanted << 16 | x->used, (uint32_t)x->oddity };
	struct str bytes = { (const char *)key, sizeof key };
	uint32_t i = map_lookup(&log->place, bytes);
	if (i != MAP_NONE) {
		log->use.v[i].count++;
		return;
	}
	map_add(&log->place, arena_str(log->a, bytes), (uint32_t)log->use.n);
	struct char_use *u = vec_add(&log->use);
	*u = (struct char_use){ .cp = x->cp, .meant = x->meant, .oddity = x->oddity, .wanted = x->wanted, .used = x->used,
		.count = 1, .page = page };
	if (!f->node)
		return;
	u->at = f->node->at;
	u->household = arena_str(log->a, dom_inherited_attr(f->node, "data-household"));
	u->field = arena_str(log->a, dom_inherited_attr(f->node, "data-field"));
}

/* Characters that no font need show are no stand-ins. */
static bool is_visible(uint32_t cp)
{
	return cp > ' ' && cp != 0xa0 && cp != 0x3000 && !(cp >= 0x200b && cp <= 0x200f) && !(cp >= 0xfe00 && cp <= 0xfe0f) &&
	       !(cp >= 0xe0100 && cp <= 0xe01ef) && cp != 0xad && cp != 0x2060;
}

static void take_run(struct char_log *log, const struct layout_frag *f, unsigned page)
{
	const struct layout_run *r = f->run;
	bool stands_in = !text_stack_wants(log->stack, r->face);
	for (size_t i = 0; i < r->text.n;) {
		struct found x = { utf8_next(r->text, &i), 0, TEXT_ORDINARY, r->face, r->face };
		if (!is_visible(x.cp))
			continue;
		x.oddity = text_oddity(x.cp, &x.meant);
		if (stands_in)
			x.wanted = (uint16_t)text_face_index(cp_is_cjk(x.cp) ? text_stack_chinese(log->stack) : text_stack_first(log->stack));
		if (x.oddity != TEXT_ORDINARY || stands_in)
			add(log, f, page, &x);
	}
}

void char_log_page(struct char_log *log, struct text_fonts *fonts, const struct layout_page *p, unsigned page)
{
	for (size_t i = 0; i < p->n_frag; i++) {
		const struct layout_frag *f = &p->frag[i];
		if (f->kind != LAYOUT_TEXT)
			continue;
		const struct css_style *s = f->run->style;
		if (s != log->style) {
			log->style = s;
			log->stack = text_stack_lookup(fonts, s->family, s->weight, s->italic, NULL, (struct pos){0});
		}
		if (!text_stack_wants(log->stack, f->run->face) || may_be_odd(f->run->text))
			take_run(log, f, page);
	}
}

void char_name(uint32_t cp, struct buf *out)
{
	buf_cat(out, "“");
	buf_codepoint(out, cp);
	buf_fmt(out, "”(U+%04X)", cp);
}

static void say_where(const struct char_use *u, struct buf *out)
{
	buf_fmt(out, TR("第 %u 页", "page %u"), u->page);
	if (u->household.n)
		buf_fmt(out, TR("，户 %.*s", ", household %.*s"), STR_ARG(u->household));
	if (u->field.n)
		buf_fmt(out, TR("，%.*s", ", %.*s"), STR_ARG(u->field));
	if (u->count > 1)
		buf_fmt(out, TR("，共 %zu 处", ", %zu places"), u->count);
}

static void report_oddity(const struct char_use *u, struct diag_list *diags)
{
	struct buf where = {0}, meant = {0};
	say_where(u, &where);
	struct diag *d = diag_add(diags, DIAG_WARNING, u->oddity == TEXT_PRIVATE ? "text.private" : u->oddity == TEXT_LOST ? "text.lost" : "text.compatibility",
	                          u->at, TR("U+%04X 是%s（%s）", "U+%04X is a %s (%s)"), u->cp, text_oddity_name(u->oddity), buf_cstr(&where));
	if (u->meant)
		char_name(u->meant, &meant);
	if (u->meant)
		diag_hint(diags, d, TR("很可能应为 %s，请在原系统里改", "most probably %s: correct it in the source"), buf_cstr(&meant));
	else
		diag_hint(diags, d, "%s", u->oddity == TEXT_LOST ? TR("转码时丢了，对照证件重新录入", "lost in conversion: enter it again")
		                                                 : TR("不同单位的造字各不相同，对照证件核实", "each office made its own: check the document of identity"));
	buf_release(&where);
	buf_release(&meant);
}

void char_log_report(const struct char_log *log, const struct text_fonts *fonts, struct diag_list *diags)
{
	for (size_t i = 0; i < log->use.n; i++) {
		const struct char_use *u = &log->use.v[i];
		if (u->oddity != TEXT_ORDINARY)
			report_oddity(u, diags);
		if (u->wanted == u->used)
			continue;
		struct buf where = {0}, name = {0};
		say_where(u, &where);
		char_name(u->cp, &name);
		diag_add(diags, DIAG_NOTE, "font.stand-in", u->at, TR("%s 用 %.*s 代替 %.*s（%s）", "%s: %.*s stands in for %.*s (%s)"),
		         buf_cstr(&name), STR_ARG(text_face_name(text_face_at(fonts, u->used))),
		         STR_ARG(text_face_name(text_face_at(fonts, u->wanted))), buf_cstr(&where));
		buf_release(&where);
		buf_release(&name);
	}
}

size_t char_log_stand_ins(const struct char_log *log)
{
	size_t n = 0;
	for (size_t i = 0; i < log->use.n; i++)
		n += log->use.v[i].wanted != log->use.v[i].used;
	return n;
}

void char_log_release(struct char_log *log)
{
	vec_release(&log->use);
	map_release(&log->place);
}
