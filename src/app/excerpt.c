/* Excerpts of sources for diagnostics. */
#include "app/excerpt.h"

#include "base/io.h"
#include "base/utf8.h"

#include <string.h>

#define SHOWN_MOST 76 /* columns of a line that are shown: with the number it fits a terminal of 84 */
#define LEAD       38 /* of them before the caret, when the line is longer */

struct excerpt_source {
	const char *name;
	struct str text;
	struct file file; /* bytes NULL: lent, or not readable */
	unsigned line;    /* the line that begins at `at`: findings mostly come in order */
	size_t at;
	unsigned col;     /* of that line, `col_at` bytes from its begin: a page may be one long line */
	size_t col_at;
	struct excerpt_source *next;
};

/* Which files may be shown; of JSON only what an office writes itself, never an export. */
static bool is_source(const struct diag *d)
{
	static const char *const endings[] = { ".html", ".css", ".mustache", ".svg" };
	static const char *const files[] = { "case.json", "references.json", "fields.json", "screens.json", "fonts.json" };
	static const char *const codes[] = { "policy.", "references.", "case." };
	struct str name = str_from(d->at.file);
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (str_ends(name, str_from(endings[i])))
			return true;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		if (str_eq(path_base(name), str_from(files[i])))
			return true;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (str_starts(d->code, str_from(codes[i])))
			return true;
	return str_find(name, STR("policies/")) != SIZE_MAX;
}

static struct excerpt_source *add(struct excerpts *x, const char *name)
{
	if (!x->arena)
		x->arena = arena_new();
	struct excerpt_source *s = arena_many(x->arena, struct excerpt_source, 1);
	*s = (struct excerpt_source){ .name = arena_str(x->arena, str_from(name)).p, .line = 1, .next = x->source };
	x->source = s;
	return s;
}

void excerpts_lend(struct excerpts *x, const char *file, struct str text)
{
	add(x, file)->text = text;
}

static struct excerpt_source *lookup(struct excerpts *x, const char *name)
{
	struct err unread = {0};
	for (struct excerpt_source *s = x->source; s; s = s->next)
		if (strcmp(s->name, name) == 0)
			return s;
	struct excerpt_source *s = add(x, name);
	if (path_exists(name) && !path_is_dir(name) && file_open(name, &s->file, &unread))
		s->text = s->file.bytes;
	return s;
}

static size_t line_end(struct str text, size_t at)
{
	const char *p = at < text.n ? memchr(text.p + at, '\n', text.n - at) : NULL;
	return p ? (size_t)(p - text.p) : text.n;
}

/* Line number n without its end; false: there is none. */
static bool find_line(struct excerpt_source *s, unsigned n, struct str *line)
{
	if (n < s->line)
		s->line = 1, s->at = 0, s->col = 0;
	if (s->line < n)
		s->col = 0;
	while (s->line < n) {
		size_t end = line_end(s->text, s->at);
		if (end >= s->text.n)
			return false;
		s->at = end + 1;
		s->line++;
	}
	*line = str_sub(s->text, s->at, line_end(s->text, s->at));
	if (line->n && line->p[line->n - 1] == '\r')
		line->n--;
	return line->n > 0;
}

/* Copy what a terminal may be shown: control characters and bytes that are no UTF-8 become U+FFFD, tabs a blank. */
static void add_plain(struct buf *out, struct str s, size_t *i)
{
	size_t from = *i;
	uint32_t c = utf8_next_checked(s, i);
	if (c == '\t')
		buf_char(out, ' ');
	else if (c == UINT32_MAX || c < 0x20 || (c >= 0x7F && c < 0xA0))
		buf_cat(out, "\xEF\xBF\xBD");
	else
		buf_str(out, str_sub(s, from, *i));
}

/* The part of a line that is shown: byte offsets, and the columns before the caret within it. */
struct window {
	size_t from, to;
	size_t caret; /* columns */
	bool cut_left, cut_right;
};

static size_t column_width(struct str line, size_t *i)
{
	size_t from = *i;
	uint32_t c = utf8_next_checked(line, i);
	return c == UINT32_MAX ? 1 : c < 0x20 ? 1 : utf8_columns(str_sub(line, from, *i));
}

/* Byte offset of the code point number col (from 1) in the line that was found last. */
static size_t offset_of(struct excerpt_source *s, struct str line, unsigned col)
{
	if (s->col == 0 || col < s->col)
		s->col = 1, s->col_at = 0;
	for (; s->col < col && s->col_at < line.n; s->col++)
		(void)utf8_next_checked(line, &s->col_at);
	return s->col_at;
}

static struct window choose_window(struct str line, size_t at)
{
	struct window w = { .from = at, .to = at };
	size_t room = 0;
	while (w.from > 0) { /* backwards by characters while the lead lasts */
		size_t i = w.from - 1;
		while (i > 0 && ((unsigned char)line.p[i] & 0xC0) == 0x80)
			i--;
		size_t k = i, wide = column_width(line, &k);
		if (room + wide > LEAD)
			break;
		w.from = i;
		room += wide;
	}
	w.caret = room;
	while (w.to < line.n) {
		size_t k = w.to, wide = column_width(line, &k);
		if (room + wide > SHOWN_MOST)
			break;
		w.to = k;
		room += wide;
	}
	w.cut_left = w.from > 0;
	w.cut_right = w.to < line.n;
	return w;
}

static void print_line(struct str line, size_t byte, const struct pos *at, bool color, struct buf *out)
{
	struct window w = choose_window(line, byte);
	buf_fmt(out, "%6u | %s", at->line, w.cut_left ? "..." : "");
	for (size_t i = w.from; i < w.to;)
		add_plain(out, line, &i);
	buf_fmt(out, "%s\n       | %s", w.cut_right ? "..." : "", w.cut_left ? "   " : "");
	for (size_t i = 0; i < w.caret; i++)
		buf_char(out, ' ');
	buf_fmt(out, "%s^%s\n", color ? "\033[32m" : "", color ? "\033[0m" : "");
}

void excerpt_print(struct excerpts *x, const struct diag *d, bool color, struct buf *out)
{
	struct str line;
	if (!d->at.file || d->at.line == 0 || !(x->all || is_source(d)))
		return;
	struct excerpt_source *s = lookup(x, d->at.file);
	if (s->text.p && find_line(s, d->at.line, &line))
		print_line(line, offset_of(s, line, d->at.col ? d->at.col : 1), &d->at, color, out);
}

void excerpts_release(struct excerpts *x)
{
	for (struct excerpt_source *s = x->source; s; s = s->next)
		if (s->file.bytes.p)
			file_close(&s->file);
	if (x->arena)
		arena_drop(x->arena);
	*x = (struct excerpts){0};
}
