#ifndef TEXT_ICU_H
#define TEXT_ICU_H
/* ICU's line breaks (UAX #14) and words (its dictionary of Chinese), locale zh. */
#include "text/text.h"

struct icu_breaks;
/* *b is made at the first call and kept by its owner. */
void icu_breaks_find(struct icu_breaks **b, struct text_char *ch, size_t n);
/* Like text_words, with a kept iterator. */
void icu_words_find(struct icu_breaks **b, const struct text_char *ch, size_t n, bool *ends);
void icu_breaks_drop(struct icu_breaks *b); /* NULL is fine */

#endif
