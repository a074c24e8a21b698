/* Objects of a finished file, as far as its pages need them; see verify.h. */
#include "pdf/verify.h"

#include "base/vec.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

struct entry { /* of the cross-reference stream, ISO 32000-1, table 18 */
	uint8_t kind;
	uint32_t where;
	uint16_t place;
};

struct pack { /* an object stream, inflated */
	uint32_t number;
	struct str body;
	uint32_t *at;       /* offset of each object */
	size_t n;
};

struct verify {
	struct str file;
	struct arena *a;
	struct libdeflate_decompressor *z;
	struct entry *entry;
	size_t n_entry;
	VEC(struct pack) pack;
	VEC(struct verify_font *) known; /* fonts by object number */
	VEC(struct verify_font *) font;  /* of the resources in force */
	struct str resources;
	struct buf content;
	const uint64_t *intent;
	size_t n_page, pages;
	unsigned forms;                  /* being read, one in the other */
	struct err *e;
};

uint64_t pdf_intent_add(uint64_t hash, struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		hash = (hash ^ (unsigned char)text.p[i]) * UINT64_C(0x100000001b3); /* FNV-1a */
	return hash;
}

static bool damaged(struct verify *v, const char *what)
{
	return err_set(v->e, EXIT_SELFCHECK, "pdf.selfcheck", (struct pos){0},
	               TR("写出的 PDF 自检未通过：读不出%s", "the written PDF fails its own check: cannot read %s"), what);
}

/* ---- Syntax ---- */

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool is_delimiter(char c)
{
	return is_space(c) || memchr("<>[](){}/%", c, 10) != NULL;
}

static size_t skip_space(struct str s, size_t i)
{
	while (i < s.n && is_space(s.p[i]))
		i++;
	return i;
}

static size_t skip_string(struct str s, size_t i)
{
	int depth = 0;
	for (; i < s.n; i++) {
		if (s.p[i] == '\\')
			i++;
		else if (s.p[i] == '(')
			depth++;
		else if (s.p[i] == ')' && --depth == 0)
			return i + 1;
	}
	return s.n;
}

/* Behind the token at i; dictionaries and arrays are brackets here. */
static size_t skip_token(struct str s, size_t i, int *depth)
{
	char c = s.p[i], next = i + 1 < s.n ? s.p[i + 1] : '\0';
	if (c == '(')
		return skip_string(s, i);
	if ((c == '<' || c == '>') && next == c) {
		*depth += c == '<' ? 1 : -1;
		return i + 2;
	}
	if (c == '<') {
		while (i < s.n && s.p[i] != '>')
			i++;
		return i + (i < s.n);
	}
	if (c == '[' || c == ']') {
		*depth += c == '[' ? 1 : -1;
		return i + 1;
	}
	for (i++; i < s.n && !is_delimiter(s.p[i]); i++)
		;
	return i;
}

/* The number at s[*i], and behind it. */
static bool take_number(struct str s, size_t *i, uint32_t *out)
{
	size_t k = skip_space(s, *i), from = k;
	uint64_t x = 0;
	while (k < s.n && s.p[k] >= '0' && s.p[k] <= '9' && k - from < 10)
		x = x * 10 + (uint64_t)(s.p[k++] - '0');
	if (k == from || x > UINT32_MAX)
		return false;
	*i = k;
	*out = (uint32_t)x;
	return true;
}

/* The value at i as it stands: "12 0 R" is one value. */
static struct str take_value(struct str s, size_t *i)
{
	size_t from = skip_space(s, *i), end = from, k;
	uint32_t number;
	int depth = 0;
	if (from >= s.n)
		return (struct str){ NULL, 0 };
	k = from;
	if (take_number(s, &k, &number) && take_number(s, &k, &number)) {
		k = skip_space(s, k);
		if (k < s.n && s.p[k] == 'R') {
			*i = k + 1;
			return str_sub(s, from, k + 1);
		}
	}
	do {
		end = skip_token(s, end, &depth);
		end = depth > 0 ? skip_space(s, end) : end;
	} while (depth > 0 && end < s.n);
	*i = end;
	return str_sub(s, from, end);
}

/* The next key and value of a dictionary; *i starts at 0. */
static bool dict_next(struct str dict, size_t *i, struct str *key, struct str *value)
{
	if (*i == 0)
		*i = 2;
	*i = skip_space(dict, *i);
	if (*i >= dict.n || dict.p[*i] != '/')
		return false;
	size_t from = ++*i;
	while (*i < dict.n && !is_delimiter(dict.p[*i]))
		++*i;
	*key = str_sub(dict, from, *i);
	*value = take_value(dict, i);
	return value->n > 0;
}

static struct str dict_value(struct str dict, const char *name)
{
	struct str key, value;
	for (size_t i = 0; dict_next(dict, &i, &key, &value);)
		if (str_is(key, name))
			return value;
	return (struct str){ NULL, 0 };
}

/* ---- Objects ---- */

/* Inflate into *out (cleared first). */
static bool inflate(struct verify *v, struct str z, struct buf *out)
{
	for (size_t room = 8 * z.n + 4096; room < ((size_t)1 << 32); room *= 2) {
		size_t n;
		buf_clear(out);
		buf_reserve(out, room);
		enum libdeflate_result r = libdeflate_zlib_decompress(v->z, z.p, z.n, out->p, room, &n);
		if (r == LIBDEFLATE_SUCCESS) {
			out->n = n;
			return true;
		}
		if (r != LIBDEFLATE_INSUFFICIENT_SPACE)
			return false;
	}
	return false;
}

static struct str object(struct verify *v, uint32_t number);

static uint32_t reference(struct str value)
{
	size_t i = 0;
	uint32_t number;
	return value.n && value.p[value.n - 1] == 'R' && take_number(value, &i, &number) ? number : 0;
}

static struct str resolve(struct verify *v, struct str value)
{
	uint32_t number = reference(value);
	return number ? object(v, number) : value;
}

static bool stream(struct verify *v, struct str text, struct buf *out)
{
	size_t i = 0, at = 0;
	uint32_t length;
	struct str dict = take_value(text, &i), n = resolve(v, dict_value(dict, "Length"));
	i = skip_space(text, i);
	if (!take_number(n, &at, &length) || !str_starts(str_sub(text, i, text.n), STR("stream")))
		return false;
	i += 6;
	i += i < text.n && text.p[i] == '\r';
	i += i < text.n && text.p[i] == '\n';
	struct str bytes = str_sub(text, i, i + length);
	if (bytes.n != length)
		return false;
	if (str_is(dict_value(dict, "Filter"), "/FlateDecode"))
		return inflate(v, bytes, out);
	buf_clear(out);
	buf_str(out, bytes);
	return dict_value(dict, "Filter").n == 0;
}

/* NULL: there is none. */
static struct pack *pack_open(struct verify *v, uint32_t number)
{
	for (size_t i = 0; i < v->pack.n; i++)
		if (v->pack.v[i].number == number)
			return &v->pack.v[i];
	if (number >= v->n_entry || v->entry[number].kind != 1)
		return NULL;
	struct str text = object(v, number);
	size_t i = 0, at = 0;
	struct str dict = take_value(text, &i);
	struct buf body = {0};
	uint32_t n, first, offset;
	if (reference(dict_value(dict, "Length"))) /* ours is direct; another might lead back here */
		return NULL;
	if (!take_number(dict_value(dict, "N"), &at, &n) || (at = 0, !take_number(dict_value(dict, "First"), &at, &first)) ||
	    n > 65536 || !stream(v, text, &body)) {
		buf_release(&body);
		return NULL;
	}
	struct pack *p = vec_add(&v->pack);
	*p = (struct pack){ number, arena_str(v->a, buf_view(&body)), arena_many(v->a, uint32_t, n), n };
	buf_release(&body);
	for (i = 0, at = 0; i < n && take_number(p->body, &at, &offset) && take_number(p->body, &at, &offset); i++)
		p->at[i] = first + offset;
	return i == n ? p : NULL;
}

/* From the object's first byte on, as far as the file or the object stream goes; empty: there is none. */
static struct str object(struct verify *v, uint32_t number)
{
	struct str none = { NULL, 0 };
	if (number >= v->n_entry)
		return none;
	struct entry e = v->entry[number];
	if (e.kind == 1) {
		struct str text = str_sub(v->file, e.where, v->file.n);
		size_t i = str_find(str_sub(text, 0, 32), STR("obj"));
		return i == SIZE_MAX ? none : str_sub(text, i + 3, text.n);
	}
	struct pack *p = e.kind == 2 ? pack_open(v, e.where) : NULL;
	if (!p || e.place >= p->n)
		return none;
	struct str text = str_sub(p->body, p->at[e.place], p->body.n);
	size_t i = 0;
	return take_value(text, &i);
}

static bool read_xref(struct verify *v)
{
	struct buf rows = {0};
	size_t i = v->file.n > 64 ? v->file.n - 64 : 0, at = str_find(str_sub(v->file, i, v->file.n), STR("startxref"));
	uint32_t where;
	if (at == SIZE_MAX || (at += i + 9, !take_number(v->file, &at, &where)) || !str_ends(v->file, STR("%%EOF\n")))
		return damaged(v, "startxref");
	struct str text = str_sub(v->file, where, v->file.n);
	i = str_find(str_sub(text, 0, 32), STR("obj"));
	text = i == SIZE_MAX ? (struct str){ NULL, 0 } : str_sub(text, i + 3, text.n);
	i = 0;
	struct str dict = take_value(text, &i);
	bool ok = str_is(dict_value(dict, "W"), "[1 4 2]") && stream(v, text, &rows) && rows.n % 7 == 0;
	v->n_entry = ok ? rows.n / 7 : 0;
	v->entry = arena_many(v->a, struct entry, v->n_entry);
	for (i = 0; i < v->n_entry; i++) {
		const unsigned char *r = (const unsigned char *)rows.p + 7 * i;
		v->entry[i] = (struct entry){ r[0], (uint32_t)r[1] << 24 | (uint32_t)r[2] << 16 | (uint32_t)r[3] << 8 | r[4],
			(uint16_t)(r[5] << 8 | r[6]) };
	}
	buf_release(&rows);
	struct str root = resolve(v, dict_value(dict, "Root"));
	v->resources = dict_value(root, "Pages"); /* until the first page: where the walk begins */
	return (ok && v->resources.n) || damaged(v, TR("交叉引用表", "the cross-reference"));
}

/* ---- Fonts and pages ---- */

static bool read_program(struct verify *v, struct verify_font *f, struct str dict)
{
	struct str list = resolve(v, dict_value(dict, "DescendantFonts"));
	size_t i = 1;
	struct str child = resolve(v, take_value(list, &i)), about = resolve(v, dict_value(child, "FontDescriptor"));
	struct str glyf = dict_value(about, "FontFile2"), cff = dict_value(about, "FontFile3");
	struct str map = dict_value(child, "CIDToGIDMap");
	struct buf program = {0}, gids = {0};
	bool ok = list.n > 2 && stream(v, resolve(v, glyf.n ? glyf : cff), &program) &&
	          (!reference(map) || stream(v, resolve(v, map), &gids)) &&
	          (glyf.n ? verify_truetype(v->a, f, buf_view(&program), buf_view(&gids))
	                  : verify_cff(v->a, f, buf_view(&program)));
	buf_release(&program);
	buf_release(&gids);
	return ok;
}

static struct verify_font *read_font(struct verify *v, uint32_t number)
{
	for (size_t i = 0; i < v->known.n; i++)
		if (v->known.v[i]->number == number)
			return v->known.v[i];
	struct verify_font *f = arena_make(v->a, struct verify_font);
	struct buf cmap = {0};
	struct str dict = object(v, number);
	*vec_add(&v->known) = f;
	f->number = number;
	bool ok = stream(v, resolve(v, dict_value(dict, "ToUnicode")), &cmap) && verify_cmap(v->a, f, buf_view(&cmap)) &&
	          read_program(v, f, dict);
	buf_release(&cmap);
	return ok ? f : NULL;
}

static bool read_resources(struct verify *v, struct str value)
{
	struct str key, ref, fonts = resolve(v, dict_value(resolve(v, value), "Font"));
	if (str_eq(v->resources, value))
		return true;
	v->resources = value;
	v->font.n = 0;
	for (size_t i = 0; fonts.n && dict_next(fonts, &i, &key, &ref);) {
		struct verify_font *f = read_font(v, reference(ref));
		if (!f)
			return damaged(v, TR("嵌入的字体", "an embedded font"));
		f->name = key;
		*vec_add(&v->font) = f;
	}
	return true;
}

#define FORM_DEPTH 32
/* Groups of a drawing are forms; see verify_page.paint. */
static bool paint_form(void *ctx, const struct verify_page *p, struct str name, uint64_t *hash)
{
	struct verify *v = ctx;
	struct str key, ref, forms = resolve(v, dict_value(resolve(v, v->resources), "XObject")), text = { NULL, 0 };
	for (size_t i = 0; forms.n && !text.n && dict_next(forms, &i, &key, &ref);)
		if (str_eq(key, name))
			text = resolve(v, ref);
	size_t behind = 0;
	struct str dict = take_value(text, &behind);
	if (!str_is(dict_value(dict, "Subtype"), "/Form"))
		return dict.n > 0 || damaged(v, TR("页面里的图", "what a page paints"));
	struct buf content = {0};
	bool ok = v->forms < FORM_DEPTH && stream(v, text, &content);
	v->forms++;
	ok = ok ? verify_content(p, buf_view(&content), hash) : damaged(v, TR("图里的内容", "the content of a drawing"));
	v->forms--;
	buf_release(&content);
	return ok;
}

static bool check_page(struct verify *v, struct str dict)
{
	struct verify_page p = { NULL, 0, (uint32_t)v->pages + 1, v->e, paint_form, v };
	uint64_t hash = PDF_INTENT_NONE;
	if (v->pages >= v->n_page)
		return damaged(v, TR("页数", "the number of pages"));
	if (!read_resources(v, dict_value(dict, "Resources")))
		return false;
	if (!stream(v, resolve(v, dict_value(dict, "Contents")), &v->content))
		return damaged(v, TR("页面内容", "a page's content"));
	p.font = v->font.v;
	p.n_font = v->font.n;
	if (!verify_content(&p, buf_view(&v->content), &hash))
		return false;
	if (hash != v->intent[v->pages])
		return err_set(v->e, EXIT_SELFCHECK, "pdf.selfcheck", (struct pos){0},
		               TR("写出的 PDF 自检未通过：第 %u 页读回的文字与原文不同", "the written PDF fails its own check: page %u does not read back as meant"),
		               p.number);
	v->pages++;
	return true;
}

#define TREE_DEPTH 32
static bool check_tree(struct verify *v, struct str node, unsigned depth)
{
	struct str dict = resolve(v, node), kids = resolve(v, dict_value(dict, "Kids"));
	if (!dict.n || depth > TREE_DEPTH)
		return damaged(v, TR("页面树", "the page tree"));
	if (!kids.n)
		return check_page(v, dict);
	for (size_t i = 1; i < kids.n;) {
		struct str kid = take_value(kids, &i);
		if (reference(kid) && !check_tree(v, kid, depth + 1))
			return false;
		if (!reference(kid))
			break;
	}
	return true;
}

bool pdf_verify(struct str file, const uint64_t *intent, size_t n_page, struct err *e)
{
	struct verify v = { .file = file, .a = arena_new(), .z = libdeflate_alloc_decompressor(), .intent = intent,
		.n_page = n_page, .e = e };
	if (!v.z)
		BUG("libdeflate: out of memory");
	bool ok = read_xref(&v) && check_tree(&v, v.resources, 0);
	if (ok && v.pages != n_page)
		ok = damaged(&v, TR("页数", "the number of pages"));
	for (size_t i = 0; i < v.known.n; i++) {
		buf_release(&v.known.v[i]->text);
		buf_release(&v.known.v[i]->actual);
	}
	libdeflate_free_decompressor(v.z);
	vec_release(&v.pack);
	vec_release(&v.known);
	vec_release(&v.font);
	buf_release(&v.content);
	arena_drop(v.a);
	return ok;
}
