#include "mustache/folder.h"

#include <stdio.h>
#include <string.h>

#include "base/io.h"
#include "base/vec.h"

#define SUFFIX ".mustache"
#define FOLDERS_MAX 8 /* folders inside one another that did-you-mean looks through */

bool template_read(struct arena *a, struct str path, struct mustache_text *out, struct err *e)
{
	struct file f;

	if (!file_open(path.p, &f, e))
		return false;
	out->text = arena_str(a, f.bytes);
	out->file = path.p;
	file_close(&f);
	return true;
}

static bool is_file(struct str path)
{
	return path_exists(path.p) && !path_is_dir(path.p);
}

static bool load(void *ctx, struct arena *a, struct str name, struct mustache_text *out, struct err *e)
{
	struct str folder = str_from(ctx);
	struct str with = path_join(a, folder, arena_fmt(a, "%.*s" SUFFIX, STR_ARG(name)));
	struct str plain = path_join(a, folder, name);

	if (!path_is_inside(name))
		return true;
	if (is_file(with))
		return template_read(a, with, out, e);
	if (is_file(plain))
		return template_read(a, plain, out, e);
	return true;
}

struct name_list {
	struct arena *arena;
	VEC(struct str) v;
};

static void list(struct name_list *to, struct str folder, struct str prefix, unsigned depth)
{
	struct err ignored = {0};
	struct str *name;
	size_t n;

	if (depth == 0 || !dir_list(to->arena, folder.p, &name, &n, &ignored))
		return; /* only suggestions are lost */
	for (size_t i = 0; i < n; i++) {
		struct str path = path_join(to->arena, folder, name[i]);
		struct str full = arena_fmt(to->arena, "%.*s%.*s", STR_ARG(prefix), STR_ARG(name[i]));
		if (path_is_dir(path.p))
			list(to, path, arena_fmt(to->arena, "%.*s/", STR_ARG(full)), depth - 1);
		else if (str_ends(full, STR(SUFFIX)))
			*vec_add(&to->v) = str_sub(full, 0, full.n - strlen(SUFFIX));
		else
			*vec_add(&to->v) = full;
	}
}

static void names(void *ctx, struct arena *a, struct str **name, size_t *n)
{
	struct name_list l = {.arena = a};

	list(&l, arena_str(a, str_from(ctx)), STR(""), FOLDERS_MAX);
	*n = l.v.n;
	*name = arena_many(a, struct str, l.v.n);
	if (l.v.n)
		memcpy(*name, l.v.v, l.v.n * sizeof **name);
	vec_release(&l.v);
}

struct mustache_loader template_folder(struct arena *a, const char *folder)
{
	/* The loader's context is the folder's name itself. */
	char *own = arena_alloc(a, strlen(folder) + 1);

	memcpy(own, folder, strlen(folder));
	return (struct mustache_loader){own, load, names};
}
