/*
 * The set: templates by name, each compiled on first use.
 *
 * Threads share it without locks.  A bucket is a list that only grows at its
 * head; a template is complete before it is put there (release) and is never
 * changed afterwards.  Two threads may compile the same template at once; the
 * one that comes second to the bucket drops its own.
 */
#include <stdatomic.h>
#include <string.h>

#include "base/map.h"
#include "base/vec.h"
#include "mustache/folder.h"
#include "mustache/mustache.h"
#include "mustache/template.h"

#define BUCKETS 256 /* a power of two; an office has some dozens of templates */

struct mustache_set {
	struct mustache_loader loader;
	struct arena *arena; /* of the loader, if it is ours */
	_Atomic(struct template *) bucket[BUCKETS];
};

struct mustache_set *mustache_new(struct mustache_loader loader)
{
	struct mustache_set *s = mem_alloc(sizeof *s);

	s->loader = loader;
	for (size_t i = 0; i < BUCKETS; i++)
		atomic_init(&s->bucket[i], NULL);
	return s;
}

struct mustache_set *mustache_open(const char *folder)
{
	struct arena *a = arena_new();
	struct mustache_set *s = mustache_new(template_folder(a, folder));

	s->arena = a;
	return s;
}

void mustache_close(struct mustache_set *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < BUCKETS; i++) {
		struct template *t = atomic_load(&s->bucket[i]);
		while (t) {
			struct template *next = t->next;
			arena_drop(t->arena);
			t = next;
		}
	}
	arena_drop(s->arena);
	mem_free(s);
}

/* Look through a bucket's list from t up to (not including) stop. */
static struct template *seek(struct template *t, const struct template *stop, const struct template *like)
{
	for (; t != stop; t = t->next)
		if (t->hash == like->hash && t->is_path == like->is_path && str_eq(t->name, like->name))
			return t;
	return NULL;
}

/* Put t into its bucket, or find it there; then t is dropped. */
static struct template *insert(struct mustache_set *s, struct template *t)
{
	_Atomic(struct template *) *bucket = &s->bucket[t->hash % BUCKETS];
	struct template *head = atomic_load_explicit(bucket, memory_order_acquire);
	const struct template *seen = NULL; /* looked through from here on */

	do {
		struct template *other = seek(head, seen, t);
		if (other) {
			arena_drop(t->arena);
			return other;
		}
		seen = head;
		t->next = head;
	} while (!atomic_compare_exchange_weak_explicit(bucket, &head, t, memory_order_release,
							memory_order_acquire));
	return t;
}

/* Load and compile; faults are kept in the template like its operations. */
static struct template *make(struct mustache_set *s, const struct template *like)
{
	struct arena *a = arena_new();
	struct template *t = arena_make(a, struct template);
	struct mustache_text text = {0};
	struct err e = {0};

	*t = *like;
	t->arena = a;
	t->name = arena_str(a, like->name);
	bool good = like->is_path ? template_read(a, t->name, &text, &e)
				  : s->loader.load(s->loader.ctx, a, t->name, &text, &e);
	t->file = text.file;
	t->absent = good && !text.file;
	if (good && !t->absent)
		good = template_compile(t, text.text, &e);
	if (!good) {
		t->fault = arena_make(a, struct err);
		*t->fault = e;
	}
	return t;
}

static const struct template *find(struct mustache_set *s, const struct template *like, struct err *e)
{
	struct template *head = atomic_load_explicit(&s->bucket[like->hash % BUCKETS], memory_order_acquire);
	const struct template *t = seek(head, NULL, like);

	if (!t)
		t = insert(s, make(s, like));
	if (!t->fault)
		return t;
	*e = *t->fault;
	return NULL;
}

const struct template *template_lookup(struct mustache_set *s, struct str name, uint64_t hash, struct err *e)
{
	return find(s, &(struct template){.name = name, .hash = hash}, e);
}

const struct template *template_lookup_file(struct mustache_set *s, const char *path, struct err *e)
{
	struct str name = str_from(path);

	return find(s, &(struct template){.name = name, .hash = str_hash(name), .is_path = true}, e);
}

bool template_missing(struct mustache_set *s, struct str name, const struct op *at, struct err *e)
{
	struct arena *a = arena_new();
	struct str *names = NULL, near = {NULL, 0};
	size_t n = 0;

	err_set(e, EXIT_TEMPLATE, "mustache.partial", at ? template_op_pos(at) : (struct pos){NULL, 0, 0},
		TR("没有名为“%.*s”的模板", "there is no template \"%.*s\""), STR_ARG(name));
	if (s->loader.names)
		s->loader.names(s->loader.ctx, a, &names, &n);
	if (n)
		near = diag_nearest(name, names, n);
	if (near.n)
		err_hint(e, TR("是否想写“%.*s”？", "did you mean \"%.*s\"?"), STR_ARG(near));
	arena_drop(a);
	return false;
}

/* Preparing --------------------------------------------------------------- */

/* Templates still to be looked at, each once. */
struct walk {
	struct mustache_set *set;
	VEC(const struct template *) list;
	struct map seen; /* by name */
};

static bool walk_add(struct walk *w, struct str name, uint64_t hash, const struct op *at, struct err *e)
{
	if (map_lookup(&w->seen, name) != MAP_NONE)
		return true;
	const struct template *t = template_lookup(w->set, name, hash, e);

	if (!t)
		return false;
	if (t->absent)
		return template_missing(w->set, name, at, e);
	map_add(&w->seen, t->name, 0);
	*vec_add(&w->list) = t;
	return true;
}

static bool walk_partials(struct walk *w, const struct template *t, struct err *e)
{
	for (uint32_t i = 0; i < t->n; i++) {
		const struct op *o = &t->op[i];
		if ((o->kind != OP_PARTIAL && o->kind != OP_PARENT) || o->dynamic)
			continue;
		if (!walk_add(w, o->text, o->hash, o, e))
			return false;
	}
	return true;
}

bool mustache_prepare(struct mustache_set *s, struct str name, struct err *e)
{
	struct walk w = {.set = s};
	bool good = walk_add(&w, name, str_hash(name), NULL, e);

	for (size_t i = 0; good && i < w.list.n; i++)
		good = walk_partials(&w, w.list.v[i], e);
	vec_release(&w.list);
	map_release(&w.seen);
	return good;
}
