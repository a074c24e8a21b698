#include "data/schema.h"

#include <string.h>

#include "base/vec.h"
#include "data/gather.h"
#include "data/record.h"

struct loader {
	struct schema *s;
	struct gather g;
	struct buf scratch;
};

static void fault(struct loader *l, const struct json *at, const char *zh, const char *en, struct str what)
{
	json_diag(at, DIAG_ERROR, "fields.value", &l->g.fault, TR("%s：%.*s", "%s: %.*s"), TR(zh, en),
		  STR_ARG(what));
}

static struct str folded(struct loader *l, struct str s)
{
	buf_clear(&l->scratch);
	header_fold(s, &l->scratch);
	return arena_str(l->s->arena, buf_view(&l->scratch));
}

static struct str normal(struct loader *l, struct str s)
{
	buf_clear(&l->scratch);
	header_normal(l->s, s, &l->scratch);
	return arena_str(l->s->arena, buf_view(&l->scratch));
}

/* The strings of an array member, copied; *n of them. */
static struct str *read_list(struct loader *l, const struct json *object, const char *key, size_t *n)
{
	const struct json *list = json_member(object, key);
	struct str *v;

	*n = 0;
	if (!list || !json_expect(list, JSON_ARRAY, &l->g.fault))
		return NULL;
	v = arena_many(l->s->arena, struct str, json_count(list));
	json_each(j, list)
		if (json_expect(j, JSON_STRING, &l->g.fault))
			v[(*n)++] = arena_str(l->s->arena, json_text(j));
	return v;
}

/* ---- words of a field */

static void add_words(struct loader *l, struct map *m, const struct json *list, uint32_t number)
{
	if (!list || !json_expect(list, JSON_ARRAY, &l->g.fault))
		return;
	json_each(j, list)
		if (map_add(m, folded(l, json_text(j)), number) != number)
			fault(l, j, "这个词已有别的意思", "this word already means something else",
			      json_text(j));
}

/* Texts are folded before they are compared: what folding may change may be any word. */
static void mark_blanks(struct loader *l, const struct json *list)
{
	for (int c = 0; c < 256; c++)
		l->s->blank_first[c] = header_may_change((unsigned char)c);
	json_each(j, list) {
		struct str word = folded(l, json_text(j));
		if (word.n)
			l->s->blank_first[(unsigned char)word.p[0]] = true;
	}
}

static int word_number(const char *const *word, struct str name)
{
	if (str_is(name, "blank"))
		return 0;
	for (int i = 0; word && word[i]; i++)
		if (str_is(name, word[i]))
			return i + 1;
	return -1;
}

static const char *const tri_words[] = {"no", "yes", NULL}; /* enum data_tri */

static void read_words(struct loader *l, const struct json *j, const struct spec_field *spec,
		       struct schema_field *f)
{
	bool tri = f->type == SCHEMA_TRI || f->type == SCHEMA_PRESENCE;
	const char *const *names = tri ? tri_words : spec ? spec->word : NULL;
	const struct json *words = json_member(j, "words");

	for (f->labels = 1; names && names[f->labels - 1];)
		f->labels++;
	f->label = arena_many(l->s->arena, struct str, f->labels);
	if (words && !json_expect(words, JSON_OBJECT, &l->g.fault))
		return;
	json_each(list, words) {
		int number = word_number(names, json_key(list));
		if (number < 0) {
			fault(l, list, "没有这个取值", "no such value", json_key(list));
			continue;
		}
		f->label[number] = arena_str(l->s->arena, json_text(json_first(list)));
		add_words(l, &f->word, list, (uint32_t)number);
	}
}

/* {"脱贫不享受政策户": {"status": "ended"}} */
static void read_also(struct loader *l, const struct json *j, enum data_kind k, struct schema_field *f)
{
	const struct json *also = json_member(j, "also");
	size_t n = 0;
	const struct spec_field *spec = spec_fields(k, &n);

	f->also = arena_many(l->s->arena, struct schema_also, json_count(also));
	json_each(word, also) {
		const struct json *what = json_first(word);
		size_t i = 0;
		int number = -1;
		while (i < n && !str_is(json_key(what), spec[i].name))
			i++;
		if (i < n)
			number = word_number(spec[i].word, json_text(what));
		if (number < 0) {
			fault(l, word, "没有这个字段或取值", "no such field or value", json_key(what));
			continue;
		}
		f->also[f->alsos++] =
			(struct schema_also){folded(l, json_key(word)), (uint16_t)i, (uint8_t)number};
	}
}

/* ---- headers */

static void add_header(struct loader *l, struct schema_kind *k, const struct json *at, struct str header,
		       uint32_t field)
{
	struct str key = normal(l, header);
	uint32_t old = map_lookup(&k->header, key);
	unsigned rank = (unsigned)k->knowns;

	k->known[k->knowns++] = header;
	if (old != MAP_NONE && (old & 0xffff) == field)
		return;
	if (old != MAP_NONE || rank > 0x7fff)
		fault(l, at, "这个列名已属于别的字段", "this header already belongs to another field",
		      header);
	else
		map_set(&k->header, key, rank << 16 | field);
}

static void add_headers(struct loader *l, struct schema_kind *k, const struct json *j, const char *key,
			uint32_t field)
{
	json_each(item, json_member(j, key))
		if (json_expect(item, JSON_STRING, &l->g.fault))
			add_header(l, k, item, arena_str(l->s->arena, json_text(item)), field);
}

static enum schema_type find_type(struct loader *l, const struct json *j)
{
	const char *names[SCHEMA_TYPES];

	for (int i = 0; i < SCHEMA_TYPES; i++)
		names[i] = spec_type_name((enum schema_type)i);
	return (enum schema_type)gather_word(&l->g, gather_member(&l->g, j, "type", true), names,
					     SCHEMA_TYPES, SCHEMA_TEXT);
}

static void read_field(struct loader *l, enum data_kind kind, const struct json *j, uint32_t i)
{
	static const char *const keys[] = {"type", "title", "aliases", "keys", "words", "also", "note",
					  "needed", "past", "signed", "usual"};
	struct schema_kind *k = &l->s->kind[kind];
	struct schema_field *f = &k->field[i];
	size_t n;
	const struct spec_field *spec = spec_fields(kind, &n);

	if (!json_expect(j, JSON_OBJECT, &l->g.fault))
		return;
	json_only_keys(j, keys, sizeof keys / sizeof *keys, &l->g.fault);
	f->name = arena_str(l->s->arena, json_key(j));
	f->title = gather_string(&l->g, j, "title", true);
	f->type = find_type(l, j);
	if (spec && f->type != spec[i].type)
		fault(l, json_member(j, "type"), "类型应为", "the type must be",
		      str_from(spec_type_name(spec[i].type)));
	read_words(l, j, spec ? &spec[i] : NULL, f);
	read_also(l, j, kind, f);
	f->needed = json_truth(json_member(j, "needed"));
	f->past = json_truth(json_member(j, "past"));
	f->is_signed = json_truth(json_member(j, "signed"));
	f->usual = read_list(l, j, "usual", &f->usuals);
	add_header(l, k, j, f->name, i);
	add_header(l, k, j, f->title, i);
	add_headers(l, k, j, "aliases", i);
	add_headers(l, k, j, "keys", i);
}

/* ---- kinds */

static uint32_t place_of(const struct spec_field *spec, size_t n, struct str name)
{
	for (uint32_t i = 0; i < n; i++)
		if (str_is(name, spec[i].name))
			return i;
	return UINT32_MAX;
}

static void read_fields(struct loader *l, enum data_kind kind, const struct json *fields)
{
	struct schema_kind *k = &l->s->kind[kind];
	size_t n, found = 0;
	const struct spec_field *spec = spec_fields(kind, &n);

	k->fields = spec ? n : json_count(fields);
	k->field = arena_many(l->s->arena, struct schema_field, k->fields);
	json_each(j, fields) {
		uint32_t i = spec ? place_of(spec, n, json_key(j)) : (uint32_t)found;
		if (i == UINT32_MAX)
			fault(l, j, "没有这个字段", "no such field", json_key(j));
		else
			read_field(l, kind, j, i);
		found++;
	}
	for (size_t i = 0; i < k->fields && spec; i++)
		if (k->field[i].name.n == 0)
			fault(l, fields, "缺少字段", "a field is missing", str_from(spec[i].name));
}

static size_t count_headers(const struct json *fields)
{
	size_t n = 0;

	json_each(j, fields)
		n += 2 + json_count(json_member(j, "aliases")) + json_count(json_member(j, "keys"));
	return n;
}

static void read_kind(struct loader *l, enum data_kind kind, const struct json *j)
{
	static const char *const keys[] = {"title", "note", "fields", "ignore"};
	struct schema_kind *k = &l->s->kind[kind];
	const struct json *fields = gather_member(&l->g, j, "fields", true);

	if (!fields || !json_expect(fields, JSON_OBJECT, &l->g.fault))
		return;
	json_only_keys(j, keys, sizeof keys / sizeof *keys, &l->g.fault);
	k->title = gather_string(&l->g, j, "title", true);
	k->known = arena_many(l->s->arena, struct str, count_headers(fields));
	read_fields(l, kind, fields);
	json_each(item, json_member(j, "ignore"))
		map_add(&k->ignored, normal(l, json_text(item)), 0);
}

static void read_all(struct loader *l, const struct json *root)
{
	static const char *const keys[] = {"fields", "note", "blank", "yes", "no", "units", "drop", "kinds"};
	struct schema *s = l->s;
	const struct json *kinds;

	json_only_keys(root, keys, sizeof keys / sizeof *keys, &l->g.fault);
	s->unit = read_list(l, root, "units", &s->units);
	s->drop = read_list(l, root, "drop", &s->drops);
	add_words(l, &s->blank, gather_member(&l->g, root, "blank", true), 0);
	mark_blanks(l, json_member(root, "blank"));
	add_words(l, &s->yes_no, gather_member(&l->g, root, "yes", true), DATA_YES);
	add_words(l, &s->yes_no, gather_member(&l->g, root, "no", true), DATA_NO);
	kinds = gather_member(&l->g, root, "kinds", true);
	json_each(j, kinds)
		if (data_kind_find(json_key(j)) == DATA_KINDS)
			fault(l, j, "没有这种导出", "no such kind of export", json_key(j));
	for (int k = 0; k < DATA_KINDS; k++) {
		const struct json *j = gather_member(&l->g, kinds, data_kind_name((enum data_kind)k), true);
		if (j)
			read_kind(l, (enum data_kind)k, j);
	}
}

bool schema_load(const char *path, struct arena *a, struct schema *s, struct diag_list *further, struct err *e)
{
	struct loader l = {.s = s};
	const struct json *root = json_load(a, path, e);
	bool ok;

	*s = (struct schema){.arena = a};
	if (!root)
		return false;
	gather_open(&l.g, a);
	if (json_expect(root, JSON_OBJECT, &l.g.fault))
		read_all(&l, root);
	buf_release(&l.scratch);
	ok = gather_close(&l.g, further, e);
	if (!ok)
		schema_release(s);
	return ok;
}

void schema_release(struct schema *s)
{
	for (int k = 0; k < DATA_KINDS; k++) {
		for (size_t i = 0; i < s->kind[k].fields; i++)
			map_release(&s->kind[k].field[i].word);
		map_release(&s->kind[k].header);
		map_release(&s->kind[k].ignored);
	}
	map_release(&s->blank);
	map_release(&s->yes_no);
}

/* ---- looking up */

static uint32_t find_normal(const struct schema *s, const struct schema_kind *k, struct str header,
			    unsigned *rank)
{
	struct buf b = {0};
	uint32_t found, ignored;

	header_normal(s, header, &b);
	found = map_lookup(&k->header, buf_view(&b));
	ignored = map_lookup(&k->ignored, buf_view(&b));
	buf_release(&b);
	if (found == MAP_NONE)
		return ignored == MAP_NONE ? SCHEMA_NONE : SCHEMA_IGNORED;
	*rank = found >> 16;
	return found & 0xffff;
}

#define HEADER_MOST 1024 /* bytes; whatever is longer is no header that a table could hold */

uint32_t schema_find(const struct schema *s, enum data_kind kind, struct str header, unsigned *rank)
{
	const struct schema_kind *k = &s->kind[kind];
	struct str plain;
	uint32_t f;

	*rank = 0;
	if (header.n > HEADER_MOST)
		return SCHEMA_NONE;
	f = find_normal(s, k, header, rank);
	if (f == SCHEMA_NONE && header_unrepeat(str_trim(header), &plain)) {
		f = find_normal(s, k, plain, rank);
		*rank += 0x10000;
	}
	return f;
}

bool schema_knows(const struct schema *s, struct str header)
{
	unsigned rank;

	for (int k = 0; k < DATA_KINDS; k++)
		if (schema_find(s, (enum data_kind)k, header, &rank) != SCHEMA_NONE)
			return true;
	return false;
}

/* "因自然灾害(洪涝)" -> "因自然灾害" */
static struct str without_remark(struct str s)
{
	size_t open = s.n;

	if (s.n < 2 || s.p[s.n - 1] != ')')
		return s;
	while (open > 0 && s.p[open - 1] != '(')
		open--;
	return open > 1 ? str_sub(s, 0, open - 1) : s;
}

int schema_word(const struct schema_field *f, struct str word)
{
	struct buf b = {0};
	struct str folded = header_folded(word, &b);
	uint32_t v = map_lookup(&f->word, folded);

	if (v == MAP_NONE)
		v = map_lookup(&f->word, without_remark(folded));
	buf_release(&b);
	return v == MAP_NONE ? -1 : (int)v;
}
