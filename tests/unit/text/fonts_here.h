#ifndef FONTS_HERE_H
#define FONTS_HERE_H
/* The real font set for tests.  Where fonts/ is empty the tests say so and are counted as skipped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/text.h"

static struct text_fonts *fonts;
static struct arena *arena;

static int fonts_setup(void **state)
{
	struct err e = {0};

	(void)state;
	arena = arena_new();
	if (!text_fonts_open("fonts", &fonts, &e))
		print_message("fonts/: %s (%s)\n", e.msg, e.hint);
	return 0;
}

static int fonts_teardown(void **state)
{
	(void)state;
	text_fonts_close(fonts);
	arena_drop(arena);
	return 0;
}

#define NEED_FONTS()                                                                      \
	do {                                                                              \
		if (!fonts) {                                                             \
			print_message("skipped: fonts/ is not filled; run make fonts\n"); \
			skip();                                                           \
		}                                                                         \
	} while (0)

static inline const struct text_stack *stack_of(const char *family)
{
	return text_stack_lookup(fonts, str_from(family), 400, false, NULL, (struct pos){0});
}

static inline struct text_para shape_level(const char *text, const char *family, enum text_level level)
{
	struct text_para p;
	const struct text_missing *m;
	size_t n;
	struct text_span span = {0, (uint32_t)strlen(text), stack_of(family), 16 * LU_PER_PT, 0};

	text_shape(fonts, arena, str_from(text), &span, 1, level, &p, &m, &n);
	if (n)
		print_message("missing U+%04X\n", m[0].cp);
	assert_int_equal(n, 0);
	return p;
}

static inline struct text_para shape(const char *text, const char *family)
{
	return shape_level(text, family, TEXT_LEVEL_BASIC);
}

/* Name of the face of the n-th glyph. */
static inline const char *face_of(const struct text_para *p, uint32_t glyph)
{
	assert_true(glyph < p->n_glyph);
	return text_face_name(text_face_at(fonts, p->glyph[glyph].face)).p;
}

#endif
