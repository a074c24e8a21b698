#ifndef TEXT_TONGGUI_H
#define TEXT_TONGGUI_H
/* The 8,105 characters of 通用规范汉字表, which no font set of an office may lack. */
#include <stdbool.h>
#include <stdint.h>

#define TONGGUI_COUNT 8105
#define TONGGUI_BASIC_WORDS 656
#define TONGGUI_REST 273
extern const uint32_t tonggui_basic[TONGGUI_BASIC_WORDS], tonggui_rest[TONGGUI_REST];

/* The member after cp in code point order (0: the first), or 0 after the last. */
uint32_t tonggui_next(uint32_t cp);

#endif
