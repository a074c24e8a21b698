#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool english;

bool lang_is_english(void)
{
	return english;
}

void lang_choose(bool yes)
{
	english = yes;
}

/* vsnprintf cuts at a byte; take away the pieces of a broken character. */
static void cut_at_character(char *s, size_t cap, int wanted)
{
	size_t n, lead;

	if (wanted < 0 || (size_t)wanted < cap)
		return;
	n = lead = strlen(s);
	while (lead > 0 && ((unsigned char)s[lead - 1] & 0xC0) == 0x80)
		lead--;
	if (lead > 0 && (unsigned char)s[lead - 1] >= 0xC0) {
		unsigned char c = (unsigned char)s[--lead];
		size_t need = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
		if (n - lead < need)
			s[lead] = 0;
	}
}

static void print_cut(char *to, size_t cap, const char *fmt, va_list ap)
{
	cut_at_character(to, cap, vsnprintf(to, cap, fmt, ap));
}

bool err_set(struct err *e, enum exit_status status, const char *code, struct pos at, const char *fmt, ...)
{
	va_list ap;

	e->at = at;
	e->status = status;
	snprintf(e->code, sizeof e->code, "%s", code);
	e->pointer[0] = e->hint[0] = 0;
	va_start(ap, fmt);
	print_cut(e->msg, sizeof e->msg, fmt, ap);
	va_end(ap);
	return false;
}

bool err_hint(struct err *e, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	print_cut(e->hint, sizeof e->hint, fmt, ap);
	va_end(ap);
	return false;
}

bool err_pointer(struct err *e, struct str pointer)
{
	int n = snprintf(e->pointer, sizeof e->pointer, "%.*s", STR_ARG(pointer));

	cut_at_character(e->pointer, sizeof e->pointer, n);
	return false;
}

void die_bug(const char *file, int line, const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, TR("内部故障 %s:%d: ", "internal fault %s:%d: "), file, line);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	abort();
}
