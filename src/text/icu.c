/* ICU's line-break opportunities for locale zh.  Opening an iterator takes as long as breaking a page of
   text, so each shaper keeps its own. */
#include <unicode/ubrk.h>
#include <unicode/uversion.h>

#include "base/vec.h"
#include "text/icu.h"

struct icu_breaks {
	UBreakIterator *it;
	UChar *unit;     /* the text as UTF-16 */
	uint32_t *first; /* per UTF-16 unit: index of its character */
	size_t n, cap;
};

static struct icu_breaks *icu_breaks_new(void)
{
	struct icu_breaks *b = mem_alloc(sizeof *b);
	UErrorCode fault = U_ZERO_ERROR;

	b->it = ubrk_open(UBRK_LINE, "zh", NULL, 0, &fault);
	if (U_FAILURE(fault))
		BUG("ICU line breaking: %s", u_errorName(fault));
	return b;
}

void icu_breaks_drop(struct icu_breaks *b)
{
	if (!b)
		return;
	ubrk_close(b->it);
	mem_free(b->unit);
	mem_free(b->first);
	mem_free(b);
}

static void room_for(struct icu_breaks *b, size_t units)
{
	if (units <= b->cap)
		return;
	mem_free(b->unit);
	mem_free(b->first);
	b->cap = units + units / 2 + 64;
	b->unit = mem_alloc(b->cap * sizeof *b->unit);
	b->first = mem_alloc(b->cap * sizeof *b->first);
}

static void to_utf16(struct icu_breaks *b, const struct text_char *ch, size_t n)
{
	room_for(b, 2 * n);
	b->n = 0;
	for (size_t i = 0; i < n; i++) {
		uint32_t cp = ch[i].cp;
		b->first[b->n] = (uint32_t)i;
		if (cp >= 0x10000) {
			b->unit[b->n++] = (UChar)(0xD7C0 + (cp >> 10));
			b->first[b->n] = (uint32_t)i;
			cp = 0xDC00 | (cp & 0x3FF);
		}
		b->unit[b->n++] = (UChar)cp;
	}
}

void icu_breaks_find(struct icu_breaks **keep, struct text_char *ch, size_t n)
{
	struct icu_breaks *b = *keep ? *keep : (*keep = icu_breaks_new());
	UErrorCode fault = U_ZERO_ERROR;
	int32_t at;

	to_utf16(b, ch, n);
	ubrk_setText(b->it, b->unit, (int32_t)b->n, &fault);
	if (U_FAILURE(fault))
		BUG("ICU line breaking: %s", u_errorName(fault));
	while ((at = ubrk_next(b->it)) != UBRK_DONE && (size_t)at < b->n) {
		bool must = ubrk_getRuleStatus(b->it) >= UBRK_LINE_HARD;
		ch[b->first[at]].brk = must ? TEXT_MUST_BREAK : TEXT_MAY_BREAK;
	}
}
