#include "mustache/scan.h"

#include <string.h>

#include "base/utf8.h"

static const char code_syntax[] = "mustache.syntax";

void template_scan_init(struct scan *s, const char *file, struct str src)
{
	*s = (struct scan){.src = src, .open = STR("{{"), .close = STR("}}"), .place = {file, 1, 1}};
}

/* Line and column of offset `at`, not before the last one asked for. */
static struct pos place(struct scan *s, size_t at)
{
	const char *p = s->src.p;

	for (; s->place_at < at; s->place_at++) {
		if (p[s->place_at] == '\n') {
			s->place.line++;
			s->place.col = 1;
		} else if (((unsigned char)p[s->place_at] & 0xC0) != 0x80) {
			s->place.col++;
		}
	}
	return s->place;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_space(char c)
{
	return is_blank(c) || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

static struct str trim(struct str s)
{
	while (s.n && is_space(s.p[0]))
		s = str_sub(s, 1, s.n);
	while (s.n && is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

/* What else is on the tag's line. */
static void look_around(struct str src, struct tag *t)
{
	size_t i = t->from, j = t->to;

	while (i > 0 && is_blank(src.p[i - 1]))
		i--;
	t->blank_before = i == 0 || src.p[i - 1] == '\n';
	t->line_from = i;
	while (j < src.n && is_blank(src.p[j]))
		j++;
	if (j + 1 < src.n && src.p[j] == '\r' && src.p[j + 1] == '\n')
		j++;
	t->blank_after = j >= src.n || src.p[j] == '\n';
	t->line_to = j < src.n ? j + 1 : j;
}

static bool fault_unclosed(const struct scan *s, struct pos at, struct err *e)
{
	err_set(e, EXIT_TEMPLATE, code_syntax, at, TR("标签没有结束", "the tag is not closed"));
	return err_hint(e, TR("缺少“%.*s”", "\"%.*s\" is missing"), STR_ARG(s->close));
}

/* Content of a set-delimiter tag: two words without "=" in them. */
static bool set_delimiters(struct scan *s, struct str content, struct pos at, struct err *e)
{
	struct str t = trim(content);
	size_t i = 0, j;

	while (i < t.n && !is_space(t.p[i]))
		i++;
	for (j = i; j < t.n && is_space(t.p[j]);)
		j++;
	struct str open = str_sub(t, 0, i), close = str_sub(t, j, t.n);
	bool good = open.n && close.n && str_find_char(t, '=') == SIZE_MAX;
	for (size_t k = 0; k < close.n; k++)
		good = good && !is_space(close.p[k]);
	if (!good) {
		err_set(e, EXIT_TEMPLATE, code_syntax, at,
			TR("定界符标签写得不对：“%.*s”", "bad set-delimiter tag: \"%.*s\""), STR_ARG(t));
		return err_hint(e,
				TR("应写成两个用空格隔开、不含“=”的定界符，例如 {{=<%% %%>=}}",
				   "write two delimiters without \"=\", parted by a space: {{=<%% %%>=}}"));
	}
	s->open = open;
	s->close = close;
	return true;
}

static bool check_name(const struct scan *s, struct tag *t, struct err *e)
{
	if (t->name.n == 0) {
		err_set(e, EXIT_TEMPLATE, code_syntax, t->at, TR("标签里没有名字", "the tag has no name"));
		return err_hint(e, TR("注释写作 {{! … }}", "a comment is written {{! ... }}"));
	}
	if (str_find(t->name, s->open) != SIZE_MAX || str_find_char(t->name, '\n') != SIZE_MAX)
		return fault_unclosed(s, t->at, e);
	for (size_t i = 0; i < t->name.n; i++) {
		if (!is_space(t->name.p[i]))
			continue;
		err_set(e, EXIT_TEMPLATE, code_syntax, t->at,
			TR("名字里有空格：“%.*s”", "white space in a name: \"%.*s\""), STR_ARG(t->name));
		return err_hint(e, TR("名字中间不能有空格，层级用点连接，例如 county.name",
				      "names have no white space; join levels with dots: county.name"));
	}
	return true;
}

/* The bytes that end a tag of this kind: "}" or "=" before the closing delimiter. */
static size_t closing(const struct scan *s, size_t from, char extra, size_t *to)
{
	struct str rest = str_sub(s->src, from, s->src.n);
	size_t skip = extra != 0, i = 0;

	for (;;) {
		size_t hit = str_find(str_sub(rest, i + skip, rest.n), s->close);
		if (hit == SIZE_MAX)
			return SIZE_MAX;
		i += hit;
		if (!extra || rest.p[i] == extra)
			break;
		i++;
	}
	*to = from + i + skip + s->close.n;
	return from + i;
}

/* The name behind the sigil, and the asterisk of a dynamic one. */
static bool read_name(const struct scan *s, struct str content, struct tag *t, struct err *e)
{
	t->name = trim(content);
	if ((t->kind == '>' || t->kind == '<' || t->kind == '/') && t->name.n && t->name.p[0] == '*') {
		t->dynamic = true;
		t->name = trim(str_sub(t->name, 1, t->name.n));
	}
	return check_name(s, t, e);
}

enum scan_result template_scan_next(struct scan *s, struct tag *t, struct err *e)
{
	size_t hit = str_find(str_sub(s->src, s->at, s->src.n), s->open);

	if (hit == SIZE_MAX)
		return SCAN_END;
	*t = (struct tag){.from = s->at + hit};
	t->at = place(s, t->from);
	size_t in = t->from + s->open.n;
	while (in < s->src.n && is_space(s->src.p[in]))
		in++;
	if (in < s->src.n && memchr("#^/><$&{!=", s->src.p[in], 10))
		t->kind = s->src.p[in++];
	char extra = t->kind == '{' ? '}' : t->kind == '=' ? '=' : 0;
	size_t out = closing(s, in, extra, &t->to);
	if (out == SIZE_MAX) {
		fault_unclosed(s, t->at, e);
		return SCAN_FAULT;
	}
	struct str content = str_sub(s->src, in, out);
	bool good = t->kind == '!'   ? true
		    : t->kind == '=' ? set_delimiters(s, content, t->at, e)
				     : read_name(s, content, t, e);
	look_around(s->src, t);
	s->at = t->to;
	return good ? SCAN_TAG : SCAN_FAULT;
}
