/* ICU's line-break opportunities for locale zh.  Opening an iterator takes as long as breaking a page of
   text, so each shaper keeps its own. */
#include <unicode/ubrk.h>
#include <unicode/uversion.h>

#include "base/vec.h"
#include "text/icu.h"

struct icu_breaks {
	UBreakIterator *it, *words; /* words: opened when a title asks for it */
	UChar *unit;     /* the text as UTF-16 */
	uint32_t *first; /* per UTF-16 unit: index of its character */
	size_t n, cap;
};

static UBreakIterator *open_iterator(UBreakIteratorType kind)
{
	UErrorCode fault = U_ZERO_ERROR;
	UBreakIterator *it = ubrk_open(kind, "zh", NULL, 0, &fault);

	if (U_FAILURE(fault))
		BUG("ICU break iterator: %s", u_errorName(fault));
	return it;
}

static struct icu_breaks *icu_breaks_new(void)
{
	struct icu_breaks *b = mem_alloc(sizeof *b);

	b->it = open_iterator(UBRK_LINE);
	return b;
}

void icu_breaks_drop(struct icu_breaks *b)
{
	if (!b)
		return;
	ubrk_close(b->it);
	if (b->words)
		ubrk_close(b->words);
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

static void set_text(struct icu_breaks *b, UBreakIterator *it, const struct text_char *ch, size_t n)
{
	UErrorCode fault = U_ZERO_ERROR;

	to_utf16(b, ch, n);
	ubrk_setText(it, b->unit, (int32_t)b->n, &fault);
	if (U_FAILURE(fault))
		BUG("ICU break iterator: %s", u_errorName(fault));
}

void icu_words_find(struct icu_breaks **keep, const struct text_char *ch, size_t n, bool *ends)
{
	struct icu_breaks *b = *keep ? *keep : (*keep = icu_breaks_new());
	int32_t at;

	if (!b->words)
		b->words = open_iterator(UBRK_WORD);
	set_text(b, b->words, ch, n);
	while ((at = ubrk_next(b->words)) != UBRK_DONE && (size_t)at < b->n)
		ends[b->first[at]] = true;
}

void icu_breaks_find(struct icu_breaks **keep, struct text_char *ch, size_t n)
{
	struct icu_breaks *b = *keep ? *keep : (*keep = icu_breaks_new());
	int32_t at;

	set_text(b, b->it, ch, n);
	while ((at = ubrk_next(b->it)) != UBRK_DONE && (size_t)at < b->n) {
		bool must = ubrk_getRuleStatus(b->it) >= UBRK_LINE_HARD;
		ch[b->first[at]].brk = must ? TEXT_MUST_BREAK : TEXT_MAY_BREAK;
	}
}
