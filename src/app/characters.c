/*
 * `jianbao characters`: the characters of a case's names that need a look:
 * private-use and compatibility code points of old systems with what they
 * should be, characters that no font has, and those outside 通用规范汉字表 or
 * GB/T 2312, which other systems of the office may not know.
 */
#include "app/extra.h"
#include "app/case.h"
#include "app/charlog.h"
#include "app/render.h"

#include "base/utf8.h"
#include "view/view.h"

#include <stdlib.h>

enum lack { LACK_ODD = 1, LACK_FONT = 2, LACK_TONGGUI = 4, LACK_GB2312 = 8 };

struct rare {
	uint32_t cp, meant;
	enum text_oddity oddity;
	unsigned lack;               /* enum lack */
	const struct text_face *face; /* that shows it; NULL: none has it */
	size_t count;
	struct str household, value; /* first place: id and text, masked */
	const char *field;
	struct pos at;
};

struct survey {
	const struct opened_case *c;
	struct text_fonts *fonts;
	const struct text_lists *lists;
	VEC(struct rare) rare;
	struct map seen;
};

/* The first face of the set that has it: roles in the order of fonts.json. */
static const struct text_face *face_of(struct text_fonts *f, uint32_t cp)
{
	for (unsigned i = 0; i < text_face_count(f); i++)
		if (text_face_has(text_face_at(f, i), cp))
			return text_face_at(f, i);
	return NULL;
}

static unsigned lacks(const struct survey *s, uint32_t cp, enum text_oddity odd)
{
	bool han = cp_is_han(cp) && cp != 0x3007;
	return (odd != TEXT_ORDINARY ? LACK_ODD : 0u) | (han && !text_in_tonggui(s->lists, cp) ? LACK_TONGGUI : 0u) |
	       (han && !text_in_gb2312(s->lists, cp) ? LACK_GB2312 : 0u) | (cp > ' ' && !text_fonts_have(s->fonts, cp) ? LACK_FONT : 0u);
}

struct where {
	const char *field;
	struct str household, value;
	struct data_source at;
};

static void look_at(struct survey *s, uint32_t cp, const struct where *w)
{
	char key[4];
	struct str bytes = { key, utf8_encode(cp, key) };
	uint32_t i = map_lookup(&s->seen, bytes), meant;
	if (i == MAP_NONE) {
		enum text_oddity odd = text_oddity(cp, &meant);
		unsigned lack = lacks(s, cp, odd);
		i = lack ? (uint32_t)s->rare.n : MAP_NONE - 1;
		map_add(&s->seen, arena_str(s->c->arena, bytes), i);
		if (!lack)
			return;
		struct rare *r = vec_add(&s->rare);
		*r = (struct rare){ cp, meant, odd, lack, face_of(s->fonts, cp), 0, { NULL, 0 }, { NULL, 0 }, w->field, {0} };
		if (s->c->privacy != DATA_PUBLIC) {
			r->household = w->household;
			r->at = data_pos(&s->c->data, w->at);
		}
		r->value = w->value;
	}
	if (i < s->rare.n)
		s->rare.v[i].count++;
}

static void look(struct survey *s, struct str text, bool person, struct where *w)
{
	w->value = person ? view_mask_name(s->c->arena, s->c->privacy, text) : text;
	for (size_t i = 0; i < text.n;) {
		uint32_t cp = utf8_next(text, &i);
		if (cp >= 0x80)
			look_at(s, cp, w);
	}
}

static void look_at_case(struct survey *s)
{
	const struct data_set *d = &s->c->data;
	for (size_t i = 0; i < d->areas; i++)
		look(s, d->area[i].name, false, &(struct where){ .field = "行政区划" });
	for (size_t y = 0; y < d->years; y++)
		for (size_t i = 0; i < d->year[y].n; i++) {
			const struct data_household *h = &d->year[y].household[i];
			struct where w = { .field = "户主姓名", .household = data_text(d, h->id), .at = h->at };
			look(s, data_text(d, h->head), true, &w);
			w.field = "帮扶责任人";
			look(s, data_text(d, h->cadre), true, &w);
			w.field = "其他风险";
			look(s, data_text(d, data_more(d, h)->cause_other), false, &w);
		}
	for (size_t i = 0; i < d->members; i++) {
		const struct data_member *m = &d->member[i];
		struct where w = { .field = "成员姓名", .household = data_text(d, d->year[m->year].household[m->household].id), .at = m->at };
		look(s, data_text(d, m->name), true, &w);
	}
}

static int by_need(const void *pa, const void *pb)
{
	const struct rare *a = pa, *b = pb;
	unsigned x = a->lack & (LACK_ODD | LACK_FONT), y = b->lack & (LACK_ODD | LACK_FONT);
	if ((x != 0) != (y != 0))
		return x ? -1 : 1;
	return a->cp < b->cp ? -1 : a->cp > b->cp;
}

static void put_text(const struct survey *s, struct buf *out)
{
	static const struct { unsigned lack; const char *zh; } words[] = {
		{ LACK_FONT, "没有字体" }, { LACK_TONGGUI, "通用规范汉字表外" }, { LACK_GB2312, "GB 2312 外" },
	};
	for (size_t i = 0; i < s->rare.n; i++) {
		const struct rare *r = &s->rare.v[i];
		char_name(r->cp, out);
		if (r->oddity != TEXT_ORDINARY)
			buf_fmt(out, " %s", text_oddity_name(r->oddity));
		if (r->meant) {
			buf_cat(out, "，很可能应为 ");
			char_name(r->meant, out);
		}
		for (size_t k = 0; k < 3; k++)
			if (r->lack & words[k].lack)
				buf_fmt(out, " %s", words[k].zh);
		if (r->face)
			buf_fmt(out, " 用 %.*s", STR_ARG(text_face_name(r->face)));
		buf_fmt(out, "；%zu 处，首见 %s“%.*s”", r->count, r->field, STR_ARG(r->value));
		if (r->household.n)
			buf_fmt(out, "，户 %.*s", STR_ARG(r->household));
		if (r->at.line)
			buf_fmt(out, "，%s:%u", r->at.file, r->at.line);
		buf_char(out, '\n');
	}
	if (s->rare.n == 0)
		buf_cat(out, "没有需要留意的字\n");
}

static void put_string(struct buf *out, const char *key, struct str value)
{
	buf_fmt(out, ", \"%s\": ", key);
	if (value.n)
		buf_json(out, value);
	else
		buf_cat(out, "null");
}

static void put_json(const struct survey *s, struct buf *out)
{
	static const char *const kinds[] = { "ordinary", "private", "compatibility", "radical", "lost" };
	buf_cat(out, "{\"characters\": [");
	for (size_t i = 0; i < s->rare.n; i++) {
		const struct rare *r = &s->rare.v[i];
		char utf8[4];
		buf_fmt(out, "%s\n{\"character\": ", i ? "," : "");
		buf_json(out, (struct str){ utf8, utf8_encode(r->cp, utf8) });
		buf_fmt(out, ", \"code\": \"U+%04X\", \"kind\": \"%s\"", r->cp, kinds[r->oddity]);
		put_string(out, "meant", r->meant ? (struct str){ utf8, utf8_encode(r->meant, utf8) } : (struct str){ NULL, 0 });
		buf_fmt(out, ", \"tonggui\": %s, \"gb2312\": %s", r->lack & LACK_TONGGUI ? "false" : "true", r->lack & LACK_GB2312 ? "false" : "true");
		put_string(out, "font", r->face ? text_face_name(r->face) : (struct str){ NULL, 0 });
		buf_fmt(out, ", \"count\": %zu", r->count);
		put_string(out, "field", str_from(r->field));
		put_string(out, "household", r->household);
		put_string(out, "text", r->value);
		buf_char(out, '}');
	}
	buf_cat(out, "\n]}\n");
}

int command_characters(const struct cli *cli)
{
	struct opened_case c;
	struct buf out = {0};
	struct err e = {0};
	struct survey s = { .c = &c };
	int status = case_open_data(cli, cli->arg[0], &c);
	if (status != EXIT_DONE)
		return status;
	if (!extra_fonts_open(c.arena, cli, &s.fonts, &e)) {
		status = cli_err(cli, &e);
	} else {
		s.lists = text_lists_make(c.arena);
		look_at_case(&s);
		if (s.rare.n)
			qsort(s.rare.v, s.rare.n, sizeof *s.rare.v, by_need);
		(cli->json ? put_json : put_text)(&s, &out);
		status = cli_print(buf_view(&out));
	}
	text_fonts_close(s.fonts);
	vec_release(&s.rare);
	map_release(&s.seen);
	buf_release(&out);
	case_close(&c);
	return status;
}
