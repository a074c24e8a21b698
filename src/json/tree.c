/*
 * Small documents as a tree.  The scanner checks the text and cJSON builds the
 * tree; then both are read side by side into our own nodes, the order and
 * nesting from cJSON, the exact texts and places from the scanner (cJSON keeps
 * numbers as doubles, cuts strings at U+0000 and knows no places).
 */
#include "json/json.h"

#include <cjson/cJSON.h>
#include <string.h>

#include "json/scan.h"

struct source {
	const char *name;
	struct str text;
};

struct json {
	const struct source *source;
	struct json *parent, *first, *next;
	struct str key, text;
	const char *at, *key_at, *end;
	size_t index, count;
	enum json_kind kind;
	bool truth;
};

/* ---- building */

/* cJSON 1.7.15 copies a number into 64 bytes and fails on longer ones. */
#define CJSON_NUMBER_MAX 60

static bool check(const char *name, struct str text, char **masked, struct arena *a, struct err *e)
{
	struct scan_token t;
	struct scan s;

	scan_open(&s, text, false);
	while (scan_next(&s, &t) != SCAN_END) {
		if (t.kind == SCAN_FAULT)
			return scan_err(&s, name, e);
		if (t.kind != SCAN_NUMBER || t.text.n <= CJSON_NUMBER_MAX)
			continue;
		if (!*masked)
			*masked = memcpy(arena_alloc(a, text.n), text.p, text.n);
		memset(*masked + (t.at - text.p), ' ', t.text.n);
		(*masked)[t.at - text.p] = '0';
	}
	return true;
}

/* cJSON 1.7.15 does not see a byte order mark in texts of four bytes: it never sees one. */
static cJSON *parse_cjson(struct str text)
{
	if (str_starts(text, STR("\xEF\xBB\xBF")))
		text = str_sub(text, 3, text.n);
	return cJSON_ParseWithLengthOpts(text.p, text.n, NULL, 0);
}

static enum json_kind cjson_kind(const cJSON *c)
{
	return cJSON_IsObject(c) ? JSON_OBJECT : cJSON_IsArray(c) ? JSON_ARRAY :
	       cJSON_IsString(c) ? JSON_STRING : cJSON_IsNumber(c) ? JSON_NUMBER :
	       cJSON_IsBool(c) ? JSON_BOOL : JSON_NULL;
}

struct builder {
	struct arena *arena;
	const struct source *source;
	struct scan scan;
};

static struct json *build(struct builder *b, const cJSON *c, struct json *parent);

static void build_children(struct builder *b, const cJSON *c, struct json *j)
{
	struct json **tail = &j->first;
	struct scan_token t;
	const cJSON *child;

	cJSON_ArrayForEach(child, c) {
		*tail = build(b, child, j);
		(*tail)->index = j->count++;
		tail = &(*tail)->next;
	}
	scan_next(&b->scan, &t);
	ENSURE(t.kind == (j->kind == JSON_OBJECT ? SCAN_OBJECT_END : SCAN_ARRAY_END));
}

/* Depth is at most JSON_DEPTH_MAX, so recursion is bounded. */
static struct json *build(struct builder *b, const cJSON *c, struct json *parent)
{
	struct json *j = arena_make(b->arena, struct json);
	struct scan_token t;

	j->source = b->source;
	j->parent = parent;
	if (scan_next(&b->scan, &t) == SCAN_KEY) {
		j->key = scan_text(b->arena, &t);
		j->key_at = t.at;
		scan_next(&b->scan, &t);
	}
	j->at = t.at;
	j->kind = scan_value_kind(t.kind);
	ENSURE(j->kind == cjson_kind(c));
	j->truth = t.kind == SCAN_TRUE;
	if (j->kind == JSON_STRING)
		j->text = scan_text(b->arena, &t);
	else if (j->kind == JSON_NUMBER)
		j->text = t.text;
	else if (j->kind == JSON_ARRAY || j->kind == JSON_OBJECT)
		build_children(b, c, j);
	j->end = b->scan.p;
	return j;
}

const struct json *json_parse(struct arena *a, const char *name, struct str text, struct err *e)
{
	struct builder b = {.arena = a};
	struct source *source;
	struct json *root;
	char *masked = NULL;
	cJSON *c;

	if (!check(name, text, &masked, a, e))
		return NULL;
	c = parse_cjson((struct str){masked ? masked : text.p, text.n});
	if (!c)
		BUG("cJSON refuses a checked document: %s", name);
	source = arena_make(a, struct source);
	*source = (struct source){name, text};
	b.source = source;
	scan_open(&b.scan, text, false);
	root = build(&b, c, NULL);
	cJSON_Delete(c);
	return root;
}

const struct json *json_load(struct arena *a, const char *path, struct err *e)
{
	const char *name = arena_str(a, str_from(path)).p;
	struct file f;
	struct str text;

	if (!file_open(name, &f, e))
		return NULL;
	text = arena_str(a, f.bytes);
	file_close(&f);
	return json_parse(a, name, text, e);
}

/* ---- reading */

enum json_kind json_kind(const struct json *j)
{
	return j ? j->kind : JSON_ABSENT;
}

struct str json_text(const struct json *j)
{
	return j ? j->text : (struct str){0};
}

bool json_truth(const struct json *j)
{
	return j && j->truth;
}

struct str json_source(const struct json *j)
{
	return j ? (struct str){j->at, (size_t)(j->end - j->at)} : (struct str){0};
}

size_t json_count(const struct json *j)
{
	return j ? j->count : 0;
}

const struct json *json_first(const struct json *j)
{
	return j ? j->first : NULL;
}

const struct json *json_next(const struct json *j)
{
	return j ? j->next : NULL;
}

struct str json_key(const struct json *j)
{
	return j ? j->key : (struct str){0};
}

const struct json *json_member_str(const struct json *j, struct str key)
{
	if (json_kind(j) != JSON_OBJECT)
		return NULL;
	json_each(m, j)
		if (str_eq(m->key, key))
			return m;
	return NULL;
}

const struct json *json_member(const struct json *j, const char *key)
{
	return json_member_str(j, str_from(key));
}

const struct json *json_at_path(const struct json *j, struct str path)
{
	struct str step;

	while (j && path.n && str_split(&path, '.', &step))
		j = json_member_str(j, step);
	return j;
}

/* ---- places */

static struct pos pos_at(const struct json *j, const char *p)
{
	return text_pos(j->source->name, j->source->text, (size_t)(p - j->source->text.p));
}

struct pos json_pos(const struct json *j)
{
	return j ? pos_at(j, j->at) : (struct pos){0};
}

struct pos json_key_pos(const struct json *j)
{
	return j && j->key_at ? pos_at(j, j->key_at) : json_pos(j);
}

void json_pointer(const struct json *j, struct buf *out)
{
	if (!j || !j->parent)
		return;
	json_pointer(j->parent, out);
	if (j->key_at)
		pointer_key(out, j->key);
	else
		pointer_index(out, j->index);
}
