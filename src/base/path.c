/* Names of files: the part of io.h that does not open any, and folder lists. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/io.h"
#include "base/vec.h"

bool path_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

bool path_is_dir(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

uint64_t path_size(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && st.st_size > 0 ? (uint64_t)st.st_size : 0;
}

struct str path_base(struct str path)
{
	size_t i = path.n;

	while (i > 0 && path.p[i - 1] != '/')
		i--;
	return str_sub(path, i, path.n);
}

struct str path_dir(struct str path)
{
	size_t i = path.n - path_base(path).n;

	if (i == 0)
		return STR(".");
	return str_sub(path, 0, i > 1 ? i - 1 : 1);
}

/* Append the steps of path, leaving out "." and taking back for "..". */
static void add_steps(struct buf *b, size_t root, struct str path)
{
	struct str step;

	while (str_split(&path, '/', &step)) {
		struct str last = path_base(buf_view(b));
		if (step.n == 0 || str_is(step, "."))
			continue;
		if (str_is(step, "..") && b->n > root && !str_is(last, "..")) {
			b->n -= last.n;
			if (b->n > root)
				b->n--;
			continue;
		}
		if (str_is(step, "..") && root > 0)
			continue; /* the parent of / is / */
		if (b->n > root)
			buf_char(b, '/');
		buf_str(b, step);
	}
}

struct str path_join(struct arena *a, struct str dir, struct str rel)
{
	bool absolute = str_starts(rel, STR("/"));
	size_t root = absolute || str_starts(dir, STR("/"));
	struct buf b = {0};
	struct str s;

	buf_add(&b, "/", root);
	if (!absolute && dir.n)
		add_steps(&b, root, dir);
	if (rel.n)
		add_steps(&b, root, rel);
	if (b.n == 0)
		buf_char(&b, '.');
	s = arena_str(a, buf_view(&b));
	buf_release(&b);
	return s;
}

bool path_is_inside(struct str rel)
{
	struct str step;
	int depth = 0;

	if (rel.n == 0 || rel.p[0] == '/' || str_find_char(rel, 0) != SIZE_MAX)
		return false;
	while (str_split(&rel, '/', &step)) {
		if (str_is(step, ".."))
			depth--;
		else if (step.n && !str_is(step, "."))
			depth++;
		if (depth < 0)
			return false;
	}
	return true;
}

static int by_bytes(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

bool dir_list(struct arena *a, const char *path, struct str **name, size_t *n, struct err *e)
{
	VEC(struct str) found = {0};
	struct pos at = {path, 0, 0};
	struct dirent *d;
	DIR *dir = opendir(path);

	if (!dir)
		return err_set(e, EXIT_INPUT, "io.file", at, TR("打不开文件夹", "cannot open the folder"));
	while ((d = readdir(dir)))
		if (strcmp(d->d_name, ".") != 0 && strcmp(d->d_name, "..") != 0)
			*vec_add(&found) = arena_str(a, str_from(d->d_name));
	closedir(dir);
	*n = found.n;
	*name = arena_many(a, struct str, found.n + 1); /* an empty str ends it */
	if (found.n) {
		qsort(found.v, found.n, sizeof *found.v, by_bytes);
		memcpy(*name, found.v, found.n * sizeof *found.v);
	}
	vec_release(&found);
	return true;
}

/* Bytes that begin a character, eight at a time: those that are not 10xxxxxx. */
static unsigned count_starts(const char *p, size_t n)
{
	const uint64_t ones = 0x0101010101010101u;
	unsigned starts = (unsigned)n;
	uint64_t w;

	for (; n >= 8; p += 8, n -= 8) {
		memcpy(&w, p, 8);
		starts -= (unsigned)((w >> 7 & ~(w >> 6) & ones) * ones >> 56); /* sum of the eight */
	}
	for (; n > 0; p++, n--)
		starts -= ((unsigned char)*p & 0xC0) == 0x80;
	return starts;
}

void pos_advance(struct pos *at, struct str over)
{
	const char *p = over.p, *end = over.n ? p + over.n : p, *nl;

	while (p < end && (nl = memchr(p, '\n', (size_t)(end - p)))) {
		at->line++;
		at->col = 1;
		p = nl + 1;
	}
	at->col += count_starts(p, (size_t)(end - p));
}

struct pos text_pos(const char *file, struct str text, size_t offset)
{
	struct pos at = {file, 1, 1};

	if (str_starts(text, STR("\xEF\xBB\xBF")) && offset >= 3)
		pos_advance(&at, str_sub(text, 3, offset)); /* no editor gives the mark a column */
	else
		pos_advance(&at, str_sub(text, 0, offset));
	return at;
}
