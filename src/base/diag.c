#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"

void diag_init(struct diag_list *l)
{
	*l = (struct diag_list){.arena = arena_new()};
}

void diag_release(struct diag_list *l)
{
	vec_release(l);
	arena_drop(l->arena);
	*l = (struct diag_list){0};
}

/* Count it; a new entry, or NULL when the list keeps no more. */
static struct diag *entry(struct diag_list *l, enum diag_severity sev)
{
	l->count[sev]++;
	if (l->keep && l->n >= l->keep)
		return NULL;
	return vec_add(l);
}

static struct str print(struct diag_list *l, const char *fmt, va_list ap)
{
	char text[1024];
	va_list again;
	struct str s;
	char *p;
	int n;

	va_copy(again, ap);
	n = vsnprintf(text, sizeof text, fmt, ap);
	if (n < 0)
		BUG("bad format %s", fmt);
	if ((size_t)n < sizeof text) {
		s = arena_str(l->arena, (struct str){text, (size_t)n});
	} else {
		p = arena_alloc(l->arena, (size_t)n + 1);
		vsnprintf(p, (size_t)n + 1, fmt, again);
		s = (struct str){p, (size_t)n};
	}
	va_end(again);
	return s;
}

struct diag *diag_add(struct diag_list *l, enum diag_severity sev, const char *code, struct pos at,
                      const char *fmt, ...)
{
	struct diag *d = entry(l, sev);
	va_list ap;

	if (!d)
		return NULL;
	d->severity = sev;
	d->code = str_from(code);
	d->at = at;
	va_start(ap, fmt);
	d->msg = print(l, fmt, ap);
	va_end(ap);
	return d;
}

void diag_hint(struct diag_list *l, struct diag *d, const char *fmt, ...)
{
	va_list ap;

	if (!d)
		return;
	va_start(ap, fmt);
	d->hint = print(l, fmt, ap);
	va_end(ap);
}

void diag_pointer(struct diag_list *l, struct diag *d, struct str pointer)
{
	if (d)
		d->pointer = arena_str(l->arena, pointer);
}

void diag_err(struct diag_list *l, enum diag_severity sev, const struct err *e)
{
	struct diag *d = diag_add(l, sev, "", e->at, "%s", e->msg);

	if (!d)
		return;
	d->code = arena_str(l->arena, str_from(e->code));
	d->pointer = arena_str(l->arena, str_from(e->pointer));
	d->hint = arena_str(l->arena, str_from(e->hint));
}

void diag_join(struct diag_list *to, const struct diag_list *from)
{
	for (size_t i = 0; i < from->n; i++) {
		const struct diag *f = &from->v[i];
		struct diag *d = entry(to, f->severity);
		if (!d)
			continue;
		*d = *f; /* code is a literal or, from an err, text: copied either way */
		d->code = arena_str(to->arena, f->code);
		d->pointer = arena_str(to->arena, f->pointer);
		d->msg = arena_str(to->arena, f->msg);
		d->hint = arena_str(to->arena, f->hint);
	}
	for (size_t k = 0; k < 3; k++) { /* what `from` counted but did not keep */
		size_t kept = 0;
		for (size_t i = 0; i < from->n; i++)
			kept += (size_t)from->v[i].severity == k;
		to->count[k] += from->count[k] - kept;
	}
}

static const char *severity_word(enum diag_severity s)
{
	switch (s) {
	case DIAG_NOTE:    return TR("提示", "note");
	case DIAG_WARNING: return TR("警告", "warning");
	case DIAG_ERROR:   return TR("错误", "error");
	}
	BUG("severity %d", (int)s);
}

static void paint(struct buf *out, bool color, const char *sequence)
{
	if (color)
		buf_cat(out, sequence);
}

/* Text of inputs goes to a terminal: its control characters do not. */
static void add_visible(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7F)
			buf_cat(out, "\xEF\xBF\xBD"); /* U+FFFD */
		else
			buf_char(out, s.p[i]);
	}
}

void diag_text_head(const struct diag *d, bool color, struct buf *out)
{
	static const char *const hue[] = {"\033[36m", "\033[33m", "\033[31m"};

	if (d->at.file) {
		paint(out, color, "\033[1m");
		buf_cat(out, d->at.file);
		if (d->at.line)
			buf_fmt(out, ":%u:%u", d->at.line, d->at.col);
		buf_cat(out, ": ");
		paint(out, color, "\033[0m");
	}
	paint(out, color, hue[d->severity]);
	buf_cat(out, severity_word(d->severity));
	paint(out, color, "\033[0m");
	buf_cat(out, ": ");
	add_visible(out, d->msg);
	if (d->code.n) {
		buf_cat(out, " [");
		buf_str(out, d->code);
		buf_char(out, ']');
	}
	if (d->pointer.n) {
		buf_char(out, ' ');
		add_visible(out, d->pointer);
	}
	buf_char(out, '\n');
}

void diag_text_hint(const struct diag *d, struct buf *out)
{
	if (d->hint.n) {
		buf_fmt(out, "  %s: ", TR("提示", "hint"));
		add_visible(out, d->hint);
		buf_char(out, '\n');
	}
}

void diag_text(const struct diag *d, bool color, struct buf *out)
{
	diag_text_head(d, color, out);
	diag_text_hint(d, out);
}

static void json_field(struct buf *out, const char *key, struct str s)
{
	buf_fmt(out, ",\"%s\":", key);
	buf_json(out, s);
}

void diag_json(const struct diag *d, struct buf *out)
{
	static const char *const word[] = {"note", "warning", "error"};

	buf_cat(out, "{\"type\":\"diagnostic\"");
	json_field(out, "code", d->code);
	json_field(out, "severity", str_from(word[d->severity]));
	json_field(out, "file", str_from(d->at.file));
	buf_fmt(out, ",\"line\":%u,\"column\":%u", d->at.line, d->at.col);
	json_field(out, "pointer", d->pointer);
	json_field(out, "message", d->msg);
	json_field(out, "hint", d->hint);
	buf_cat(out, "}\n");
}

#define NAME_MOST 256 /* bytes */

struct str diag_nearest(struct str word, const struct str *candidate, size_t n)
{
	struct str best = {0};
	unsigned limit;

	if (word.n > NAME_MOST) /* no misspelt name, and the distance would take its time */
		return best;
	limit = 1 + (unsigned)(utf8_count(word) / 4);
	for (size_t i = 0; i < n; i++) {
		unsigned d = str_distance(word, candidate[i], limit);
		if (d <= limit) {
			best = candidate[i];
			if (d == 0)
				break;
			limit = d - 1; /* only a nearer one, so the first of equals stays */
		}
	}
	return best;
}
