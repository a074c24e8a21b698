/* Buffers, arenas, vectors, maps, digests, threads. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/pool.h"
#include "base/sha256.h"
#include "base/vec.h"

static void buffers(void **state)
{
	struct buf b = {0};

	(void)state;
	assert_string_equal(buf_cstr(&b), "");
	buf_clear(&b);
	buf_int(&b, 0);
	buf_char(&b, ' ');
	buf_int(&b, INT64_MIN);
	buf_char(&b, ' ');
	buf_int(&b, INT64_MAX);
	assert_string_equal(buf_cstr(&b), "0 -9223372036854775808 9223372036854775807");
	buf_clear(&b);
	for (int i = 0; i < 1000; i++)
		buf_fmt(&b, "%04d", i);
	assert_int_equal(b.n, 4000);
	assert_memory_equal(b.p + 3996, "0999", 5);
	buf_clear(&b);
	buf_codepoint(&b, 0x6237);
	buf_codepoint(&b, 0x20BB7);
	buf_str(&b, (struct str){0});
	assert_string_equal(buf_cstr(&b), "户𠮷");
	buf_release(&b);
	assert_null(b.p);
}

static void escapes(void **state)
{
	struct buf b = {0};

	(void)state;
	buf_json(&b, STR("a\"\\/\b\f\n\r\t\x01\x1F\x7F\0户"));
	assert_string_equal(buf_cstr(&b), "\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7F\\u0000户\"");
	buf_clear(&b);
	buf_json(&b, (struct str){0});
	assert_string_equal(buf_cstr(&b), "\"\"");
	buf_clear(&b);
	buf_html(&b, STR("<b a=\"x\" c='y'>1 & 2</b>"));
	assert_string_equal(buf_cstr(&b), "&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;1 &amp; 2&lt;/b&gt;");
	buf_release(&b);
}

static void arenas(void **state)
{
	struct arena *a = arena_new();
	char *big, *p;
	size_t after_one;

	(void)state;
	for (size_t n = 0; n < 5000; n++) {
		p = arena_alloc(a, n);
		assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xAA, n);
	}
	big = arena_alloc(a, (size_t)3 << 20);
	big[((size_t)3 << 20) - 1] = 1;
	assert_true(arena_bytes(a) >= ((size_t)15 << 20));
	arena_reset(a);
	assert_true(arena_bytes(a) <= (size_t)1 << 20);
	after_one = arena_bytes(a);
	for (int round = 0; round < 1000; round++) {
		arena_reset(a);
		p = arena_alloc(a, 100);
		assert_int_equal(p[99], 0);
		memset(p, 1, 100);
	}
	assert_int_equal(arena_bytes(a), after_one);
	assert_ptr_not_equal(arena_alloc(a, 0), arena_alloc(a, 0));
	assert_string_equal(arena_str(a, str_sub(STR("household"), 0, 5)).p, "house");
	assert_string_equal(arena_fmt(a, "%s-%d", "户", 7).p, "户-7");
	struct arena *b = arena_new(), *empty = arena_new();
	char *kept = memset(arena_alloc(b, 300000), 'k', 300000);
	size_t both = arena_bytes(a) + arena_bytes(b);
	arena_join(a, b);
	arena_join(a, empty);
	assert_int_equal(arena_bytes(a), both);
	assert_int_equal(kept[299999], 'k');
	arena_alloc(a, 10);
	empty = arena_new();
	arena_join(empty, a); /* into one that holds nothing yet */
	assert_int_equal(kept[0], 'k');
	arena_drop(empty);
	arena_drop(NULL);
}

/* Blocks larger than a quarter come beside the one being filled, which goes on. */
static void large_blocks(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	assert_non_null(arena_alloc(a, (size_t)1 << 19)); /* large as the first */
	for (int i = 0; i < 100; i++) {
		assert_non_null(arena_alloc(a, 8));
		memset(arena_alloc(a, 40000), 1, 40000);
	}
	assert_true(arena_bytes(a) < (size_t)6 << 20);
	arena_drop(a);
}

struct point {
	int x, y;
};

static void vectors(void **state)
{
	VEC(struct point) v = {0};

	(void)state;
	for (int i = 0; i < 10000; i++) {
		vec_add(&v)->x = i;
		assert_int_equal(v.v[i].y, 0);
	}
	for (int i = 0; i < 10000; i++)
		assert_int_equal(v.v[i].x, i);
	vec_release(&v);
	assert_null(v.v);
	assert_int_equal(v.n, 0);
}

#define MANY 50000

static void maps(void **state)
{
	struct arena *a = arena_new();
	struct map m = {0};

	(void)state;
	assert_true(map_lookup(&m, STR("x")) == MAP_NONE);
	for (uint32_t i = 0; i < MANY; i++)
		assert_int_equal(map_add(&m, arena_fmt(a, "4306%08u", i), i), i);
	assert_int_equal(m.n, MANY);
	for (uint32_t i = 0; i < MANY; i += 7)
		assert_int_equal(map_add(&m, arena_fmt(a, "4306%08u", i), 1), i);
	for (uint32_t i = 0; i < MANY; i++)
		assert_int_equal(map_lookup(&m, arena_fmt(a, "4306%08u", i)), i);
	assert_true(map_lookup(&m, STR("430600050000")) == MAP_NONE);
	map_set(&m, STR("430600000003"), 99);
	assert_int_equal(map_lookup(&m, STR("430600000003")), 99);
	assert_int_equal(m.n, MANY);
	map_set(&m, STR(""), 0);
	assert_int_equal(map_lookup(&m, (struct str){0}), 0);
	map_set(&m, STR("a\0b"), 5);
	assert_true(map_lookup(&m, STR("a")) == MAP_NONE);
	map_release(&m);
	assert_true(map_lookup(&m, STR("")) == MAP_NONE);
	arena_drop(a);
}

/* FIPS 180-4 examples, and the length that needs a padding block of its own. */
static void digests(void **state)
{
	char hex[65];

	(void)state;
	sha256_hex((struct str){0}, hex);
	assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	sha256_hex(STR("abc"), hex);
	assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	sha256_hex(STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), hex);
	assert_string_equal(hex, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

struct tally {
	size_t slot[1000];
	atomic_size_t calls;
};

static void tick(void *ctx, size_t i)
{
	struct tally *t = ctx;

	t->slot[i] += i * i;
	atomic_fetch_add(&t->calls, 1);
}

static void threads(void **state)
{
	static const unsigned count[] = {0, 1, 2, 7, 64};

	(void)state;
	for (size_t k = 0; k < sizeof count / sizeof *count; k++) {
		struct tally t = {{0}, 0};
		pool_run(count[k], 1000, tick, &t);
		assert_int_equal(atomic_load(&t.calls), 1000);
		for (size_t i = 0; i < 1000; i++)
			assert_int_equal(t.slot[i], i * i);
		pool_run(count[k], 0, tick, &t);
		assert_int_equal(atomic_load(&t.calls), 1000);
	}
	assert_true(pool_cores() >= 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(buffers), cmocka_unit_test(escapes), cmocka_unit_test(arenas),
		cmocka_unit_test(large_blocks), cmocka_unit_test(vectors), cmocka_unit_test(maps),
		cmocka_unit_test(digests), cmocka_unit_test(threads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
