#ifndef TEXT_ODD_H
#define TEXT_ODD_H
/*
 * Characters that old systems leave behind, and how rare a character is.
 * Private-use code points that GBK 1.0 and GB 18030-2000 gave to characters
 * which Unicode had not yet: GB 18030-2005 and -2022 name the real ones.
 * Compatibility ideographs and radicals look like a character and are another.
 */
#include "base/arena.h"

enum text_oddity { TEXT_ORDINARY, TEXT_PRIVATE, TEXT_COMPATIBILITY, TEXT_RADICAL, TEXT_LOST /* U+FFFD */ };
/* *meant: the character that most probably should stand there, 0: nobody but the office that made it can say. */
enum text_oddity text_oddity(uint32_t cp, uint32_t *meant);
const char *text_oddity_name(enum text_oddity o); /* by --lang */

/* The lists that a name is measured by: 通用规范汉字表 (8,105) and GB/T 2312 (6,763). */
struct text_lists;
const struct text_lists *text_lists_make(struct arena *a);
bool text_in_tonggui(const struct text_lists *l, uint32_t cp);
bool text_in_gb2312(const struct text_lists *l, uint32_t cp);

#endif
