/* ICU's line-break opportunities for locale zh.  Opening an iterator takes as long as breaking a page of
   text, so each shaper keeps its own. */
#include <unicode/ubrk.h>
#include <unicode/uversion.h>

#include "text/inner.h"

struct icu_breaks {
	UBreakIterator *it;
	VEC(UChar) unit;     /* the text as UTF-16 */
	VEC(uint32_t) first; /* per UTF-16 unit: index of its character */
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
	vec_release(&b->unit);
	vec_release(&b->first);
	mem_free(b);
}

static void add_unit(struct icu_breaks *b, uint32_t unit, size_t i)
{
	*vec_add(&b->unit) = (UChar)unit;
	*vec_add(&b->first) = (uint32_t)i;
}

static void to_utf16(struct icu_breaks *b, const struct text_char *ch, size_t n)
{
	b->unit.n = b->first.n = 0;
	for (size_t i = 0; i < n; i++) {
		if (ch[i].cp >= 0x10000) {
			add_unit(b, 0xD7C0 + (ch[i].cp >> 10), i);
			add_unit(b, 0xDC00 | (ch[i].cp & 0x3FF), i);
		} else {
			add_unit(b, ch[i].cp, i);
		}
	}
}

void icu_breaks_find(struct icu_breaks **keep, struct text_char *ch, size_t n)
{
	struct icu_breaks *b = *keep ? *keep : (*keep = icu_breaks_new());
	UErrorCode fault = U_ZERO_ERROR;
	int32_t at;

	to_utf16(b, ch, n);
	ubrk_setText(b->it, b->unit.v, (int32_t)b->unit.n, &fault);
	if (U_FAILURE(fault))
		BUG("ICU line breaking: %s", u_errorName(fault));
	while ((at = ubrk_next(b->it)) != UBRK_DONE && (size_t)at < b->unit.n) {
		bool must = ubrk_getRuleStatus(b->it) >= UBRK_LINE_HARD;
		ch[b->first.v[at]].brk = must ? TEXT_MUST_BREAK : TEXT_MAY_BREAK;
	}
}
