/* Which array of a document has the records. */
#include "json/walking.h"

static bool path_err(struct json_walk *w, const char *at, struct err *e, const char *msg)
{
	struct pos pos = text_pos(w->in->name, w->in->text, walk_offset(w, at));

	err_set(e, EXIT_INPUT, "json.path", pos, msg, STR_ARG(w->in->path));
	return err_pointer(e, buf_view(&w->prefix));
}

/* In the object just opened, go to the value of key.  *t: its first token, or the object's end. */
static bool enter_key(struct json_walk *w, struct str key, struct scan_token *t)
{
	while (scan_next(&w->scan, t) == SCAN_KEY) {
		bool hit = str_eq(scan_text(w->arena, t), key);
		if (scan_next(&w->scan, t) == SCAN_FAULT)
			return false;
		if (hit)
			return true;
		if ((t->kind == SCAN_ARRAY || t->kind == SCAN_OBJECT) && !scan_skip(&w->scan))
			return false;
	}
	return t->kind == SCAN_OBJECT_END;
}

static bool walk_path(struct json_walk *w, struct scan_token *t, struct err *e)
{
	struct str path = w->in->path, key;

	while (str_split(&path, '.', &key)) {
		const char *object = t->at;
		if (t->kind != SCAN_OBJECT)
			return path_err(w, t->at, e, TR("路径“%.*s”走不通：此处不是对象",
			                                "path \"%.*s\": this is not an object"));
		if (!enter_key(w, key, t))
			return walk_fault(w, e);
		if (t->kind == SCAN_OBJECT_END) {
			path_err(w, object, e, TR("路径“%.*s”走不通：对象里没有这个键",
			                          "path \"%.*s\": the object has no such key"));
			return err_hint(e, TR("缺的键是“%.*s”", "the missing key is \"%.*s\""), STR_ARG(key));
		}
		pointer_key(&w->prefix, key);
	}
	if (t->kind != SCAN_ARRAY)
		return path_err(w, t->at, e, TR("路径“%.*s”指的不是数组", "path \"%.*s\" is not an array"));
	return walk_elements(w, e) && walk_rest(w, e);
}

/* The arrays of a document that are in no other array. */
struct survey {
	size_t n;
	size_t fields;     /* keys of the root that are a record's */
	const char *at;    /* the first */
	struct buf first, list; /* its pointer; the dotted paths of up to LIST_MAX */
};
#define LIST_MAX 8

static void note_array(struct survey *v, const struct str *way, unsigned depth, const char *at)
{
	if (v->n++ == 0) {
		v->at = at;
		for (unsigned i = 0; i < depth; i++)
			pointer_key(&v->first, way[i]);
	}
	if (v->n > LIST_MAX)
		return;
	if (v->n > 1)
		buf_cat(&v->list, TR("、", ", "));
	for (unsigned i = 0; i < depth; i++) {
		if (i)
			buf_char(&v->list, '.');
		buf_str(&v->list, way[i]);
	}
}

/* After SCAN_ARRAY: its first item is a plain value. */
static bool holds_plain(const struct json_walk *w)
{
	struct scan look = w->scan;
	struct scan_token t;

	scan_next(&look, &t);
	return t.kind != SCAN_OBJECT && t.kind != SCAN_ARRAY && t.kind != SCAN_ARRAY_END;
}

/* After SCAN_OBJECT of the root: look through it. */
static bool survey_object(struct json_walk *w, struct survey *v)
{
	struct arena *a = arena_new();
	struct str *way = arena_many(a, struct str, JSON_DEPTH_MAX); /* key at each depth */
	struct scan_token t;
	bool ok = true, field = false; /* the last key of the root is a record's */

	while (ok && w->scan.depth > 0) {
		unsigned depth = w->scan.depth;
		if (scan_next(&w->scan, &t) == SCAN_KEY)
			way[depth - 1] = scan_text(a, &t);
		if (t.kind == SCAN_KEY && depth == 1) {
			field = w->in->is_field && w->in->is_field(w->ctx, way[0]);
			v->fields += field;
		}
		if (t.kind == SCAN_ARRAY) {
			if (depth > 1 || !field || !holds_plain(w))
				note_array(v, way, w->scan.depth - 1, t.at);
			ok = scan_skip(&w->scan);
		}
		ok = ok && t.kind != SCAN_FAULT;
	}
	arena_drop(a);
	return ok;
}

static bool count_err(struct json_walk *w, const struct survey *v, struct err *e)
{
	struct pos at = text_pos(w->in->name, w->in->text, 0);

	if (v->n == 0) {
		err_set(e, EXIT_INPUT, "json.path", at,
		        TR("文件里没有数组，找不到记录", "no array in the file, so no records"));
		return err_hint(e, TR("记录应放在 [ ] 里，或者每行一条", "put the records into [ ], or one on each line"));
	}
	err_set(e, EXIT_INPUT, "json.path", at,
	        TR("文件里有 %zu 个数组，不知道哪个是记录",
	           "%zu arrays in the file: which one has the records?"), v->n);
	return err_hint(e, TR("请在 case.json 里用 path 指明：%s%s", "name it with \"path\": %s%s"),
	                buf_cstr(&v->list), v->n > LIST_MAX ? "……" : "");
}

static bool starts_new_line(const struct json_walk *w)
{
	struct scan look = w->scan;
	struct scan_token t;

	look.lines = true;
	scan_next(&look, &t);
	return t.kind != SCAN_END && t.kind != SCAN_FAULT;
}

/* Run to the array at v->at, which the survey has seen. */
static bool walk_only_array(struct json_walk *w, const struct survey *v, struct err *e)
{
	struct scan_token t;

	buf_str(&w->prefix, buf_view(&v->first));
	scan_open(&w->scan, w->in->text, false);
	do
		if (scan_next(&w->scan, &t) == SCAN_FAULT)
			return walk_fault(w, e);
	while (t.at != v->at);
	return walk_elements(w, e) && walk_rest(w, e);
}

static bool walk_object(struct json_walk *w, struct err *e)
{
	struct survey v = {0};
	bool ok;

	if (!survey_object(w, &v))
		ok = walk_fault(w, e);
	else if (starts_new_line(w) || (v.n == 0 && v.fields > 1))
		ok = walk_lines(w, e);
	else if (v.n == 1)
		ok = walk_only_array(w, &v, e);
	else
		ok = walk_rest(w, e) && count_err(w, &v, e);
	buf_release(&v.first);
	buf_release(&v.list);
	return ok;
}

static bool is_lines_name(const char *name)
{
	struct str s = str_from(name);

	return str_ends(s, STR(".ndjson")) || str_ends(s, STR(".jsonl"));
}

bool walk_found(struct json_walk *w, struct err *e)
{
	struct scan_token t;

	if (w->in->path.n == 0 && is_lines_name(w->in->name))
		return walk_lines(w, e);
	scan_open(&w->scan, w->in->text, false);
	if (scan_next(&w->scan, &t) == SCAN_FAULT)
		return walk_fault(w, e);
	if (w->in->path.n)
		return walk_path(w, &t, e);
	if (t.kind == SCAN_ARRAY)
		return walk_elements(w, e) && walk_rest(w, e);
	if (t.kind == SCAN_OBJECT)
		return walk_object(w, e);
	if (starts_new_line(w))
		return walk_lines(w, e);
	return walk_rest(w, e) && count_err(w, &(struct survey){0}, e);
}
