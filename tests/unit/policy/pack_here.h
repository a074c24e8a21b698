#ifndef UNIT_POLICY_PACK_HERE_H
#define UNIT_POLICY_PACK_HERE_H
/* A pack written in the test itself, and the diagnostics it gives. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include "policy/policy.h"

static struct arena *arena;
static struct diag_list found;

static inline int begin(void **state)
{
	(void)state;
	arena = arena_new();
	diag_init(&found);
	return 0;
}

static inline int end(void **state)
{
	(void)state;
	diag_release(&found);
	arena_drop(arena);
	return 0;
}

/* A pack whose lines 1 to 3 are fixed; `rest` begins on line 4. */
#define HEAD \
	"{\"policy\": 1, \"id\": \"t\", \"issuer\": \"局\", \"number\": \"1号\", \"title\": \"通知\",\n" \
	" \"population\": {\"label\": \"全部\", \"clause\": \"一\",\n" \
	"  \"when\": {\"field\": \"kind\", \"is\": \"脱贫户\"}},\n"

static inline const struct policy *parse_with(const char *rest, const struct policy_overrides *own)
{
	struct str text = arena_fmt(arena, "%s%s}", HEAD, rest);

	return policy_parse(arena, "pack.json", text, own, &found);
}

static inline const struct policy *parse(const char *rest)
{
	return parse_with(rest, NULL);
}

static inline const struct policy *parse_good(const char *rest)
{
	const struct policy *p = parse(rest);

	if (!p)
		fail_msg("%u:%u %.*s", found.v[0].at.line, found.v[0].at.col, STR_ARG(found.v[0].msg));
	return p;
}

/* The pack is refused, and its first fault has this code, place and hint (NULL: none asked for). */
static inline void refuses(const char *rest, const char *code, unsigned line, unsigned col, const char *hint)
{
	diag_release(&found);
	diag_init(&found);
	if (parse(rest))
		fail_msg("accepted: %s", rest);
	const struct diag *d = &found.v[0];
	if (!str_is(d->code, code) || d->at.line != line || d->at.col != col)
		fail_msg("%.*s at %u:%u: %.*s", STR_ARG(d->code), d->at.line, d->at.col, STR_ARG(d->msg));
	if (hint && str_find(d->hint, str_from(hint)) == SIZE_MAX)
		fail_msg("hint: %.*s", STR_ARG(d->hint));
}

#define pack_test(f) cmocka_unit_test_setup_teardown(f, begin, end)

#endif
