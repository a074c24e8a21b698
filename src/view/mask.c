/*
 * Masking by privacy level: contract.md section 6; shapes 张*明, 35*…123 and
 * 138****1234 as in domain.md section 11.  A mask never lengthens what it hides
 * into something longer than the original and never shows a whole value.
 */
#include "base/utf8.h"
#include "view/view.h"

/* Byte offsets of the first and of the last character, and how many characters there are. */
static size_t outline(struct str s, size_t *first_end, size_t *last_start)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; n++) {
		*last_start = i;
		utf8_next(s, &i);
		if (n == 0)
			*first_end = i;
	}
	return n;
}

struct str view_mask_name(struct arena *a, enum data_privacy p, struct str name)
{
	size_t first = 0, last = 0, n = outline(name, &first, &last);
	if (n == 0 || p == DATA_AUDIT)
		return name;
	struct str head = str_sub(name, 0, first), tail = str_sub(name, last, name.n);
	if (p == DATA_PUBLIC)
		return arena_fmt(a, "%.*s**", STR_ARG(head));
	if (n < 3)
		return arena_fmt(a, "%.*s*", STR_ARG(head));
	struct buf b = {0};
	buf_str(&b, head);
	/* Long names (with a middle dot) keep four stars: their length alone may tell who it is. */
	for (size_t i = 0; i < (n - 2 < 4 ? n - 2 : 4); i++)
		buf_char(&b, '*');
	buf_str(&b, tail);
	struct str s = arena_str(a, buf_view(&b));
	buf_release(&b);
	return s;
}

/* Keep `head` and `tail` characters, stars between; too short a value is stars alone. */
static struct str mask_middle(struct arena *a, struct str s, size_t head, size_t tail)
{
	struct buf b = {0};
	size_t n = utf8_count(s), at = 0;
	bool shows = n > head + tail;
	for (size_t i = 0; i < n; i++) {
		size_t from = at;
		utf8_next(s, &at);
		if (shows && (i < head || i >= n - tail))
			buf_str(&b, str_sub(s, from, at));
		else
			buf_char(&b, '*');
	}
	struct str m = arena_str(a, buf_view(&b));
	buf_release(&b);
	return m;
}

struct str view_mask_id_number(struct arena *a, enum data_privacy p, struct str number)
{
	if (p == DATA_PUBLIC)
		return STR("");
	return p == DATA_AUDIT ? number : mask_middle(a, number, 2, 3);
}

struct str view_mask_phone(struct arena *a, enum data_privacy p, struct str phone)
{
	if (p == DATA_PUBLIC)
		return STR("");
	return p == DATA_AUDIT ? phone : mask_middle(a, phone, 3, 4);
}
