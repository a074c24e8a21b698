/* What the tests of view share: a case opened from the samples, and checks on texts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "view/format.h"

#define assert_str(s, want)                                                            \
	do {                                                                           \
		struct str got_ = (s);                                                 \
		if (!str_is(got_, want))                                               \
			fail_msg("\"%.*s\" instead of \"%s\"", STR_ARG(got_), want);   \
	} while (0)

static inline int arena_up(void **state)
{
	*state = arena_new();
	return 0;
}

static inline int arena_down(void **state)
{
	arena_drop(*state);
	return 0;
}
