#include "unit/data/fixture.h"

#include "data/index.h"
#include "data/texts.h"

/* Texts by handle, and the index of elements by text. */

static void handles(void **state)
{
	struct arena *a = arena_new();
	struct texts t;
	uint32_t h[3], big;
	struct buf b = {0};

	(void)state;
	texts_init(&t, a);
	assert_int_equal(texts_add(&t, STR("")), 0);
	assert_true(str_is(texts_view(&t, 0), ""));
	h[0] = texts_add(&t, STR("一"));
	h[1] = texts_add(&t, STR("一"));
	assert_int_not_equal(h[0], 0);
	assert_int_not_equal(h[0], h[1]);
	assert_int_equal(texts_once(&t, STR("二")), texts_once(&t, STR("二")));
	for (int i = 0; i < 30000; i++) /* 90,003 bytes: cut at 65,535, which ends a character */
		buf_cat(&b, "字");
	buf_cat(&b, "abc");
	big = texts_add(&t, buf_view(&b));
	assert_int_equal(texts_view(&t, big).n, 65535);
	buf_clear(&b);
	buf_cat(&b, "x");
	for (int i = 0; i < 30000; i++)
		buf_cat(&b, "字");
	assert_int_equal(texts_view(&t, texts_add(&t, buf_view(&b))).n, 1 + 21844 * 3); /* 65,533: not inside one */
	for (int i = 0; i < 200000; i++) /* over several blocks */
		h[2] = texts_add(&t, STR("0123456789"));
	assert_true(str_is(texts_view(&t, h[2]), "0123456789"));
	assert_true(str_is(texts_view(&t, h[0]), "一"));
	buf_release(&b);
	texts_release(&t);
	arena_drop(a);
}

/* Joined: every handle of the second finds its text a fixed way further on. */
static void joined(void **state)
{
	struct arena *a = arena_new(), *b = arena_new();
	struct texts t, u, none;
	uint32_t first, last, few[2], by;

	(void)state;
	texts_init(&t, a);
	texts_init(&u, b);
	texts_init(&none, b);
	first = texts_add(&t, STR("甲"));
	few[0] = texts_once(&u, STR("乙"));
	for (int i = 0; i < 100000; i++)
		few[1] = texts_add(&u, STR("0123456789x"));
	assert_int_equal(texts_join(&t, &none), 0);
	by = texts_join(&t, &u);
	arena_join(a, b);
	last = texts_add(&t, STR("丙"));
	assert_true(str_is(texts_view(&t, first), "甲"));
	assert_true(str_is(texts_view(&t, few[0] + by), "乙"));
	assert_true(str_is(texts_view(&t, few[1] + by), "0123456789x"));
	assert_true(str_is(texts_view(&t, last), "丙"));
	texts_release(&t);
	arena_drop(a);
}

static char names[5000][8];

static struct str name_of(const void *ctx, uint32_t i)
{
	(void)ctx;
	return str_from(names[i]);
}

static void indexes(void **state)
{
	static uint32_t moved[5000];
	static char was[5000][8];
	struct index x = {0};

	(void)state;
	assert_int_equal(index_find(&x, STR("n1"), name_of, NULL), UINT32_MAX);
	for (uint32_t i = 0; i < 5000; i++) {
		snprintf(names[i], sizeof names[i], "n%u", i);
		index_add(&x, i, name_of(NULL, i));
		moved[i] = 4999 - i;
	}
	for (uint32_t i = 0; i < 5000; i++)
		assert_int_equal(index_find(&x, name_of(NULL, i), name_of, NULL), i);
	assert_int_equal(index_find(&x, STR("n5000"), name_of, NULL), UINT32_MAX);
	memcpy(was, names, sizeof names);
	for (uint32_t i = 0; i < 5000; i++)
		memcpy(names[moved[i]], was[i], sizeof was[i]);
	index_rename(&x, moved, 5000);
	assert_int_equal(index_find(&x, STR("n0"), name_of, NULL), 4999);
	assert_int_equal(index_find(&x, STR("n4999"), name_of, NULL), 0);
	index_close(&x);
	assert_int_equal(index_find(&x, STR("n0"), name_of, NULL), 4999);
	assert_int_equal(index_find(&x, STR("n5000"), name_of, NULL), UINT32_MAX);
	index_release(&x);
}

/* Keys tell texts apart as their bytes do: lengths, leading zeros, the X of a certificate, what is no number. */
static void keys(void **state)
{
	static const char *const text[] = {
		"000", "001", "0001", "12", "99999999", "099999999", "1234567890123456", "430101198001010011",
		"43010119800101001X", "999999999999999999", "99999999999999999X", "000000000000000000", "00000000000000000X",
		"1234567890123456789", "43010119800101001x", "12345678a", "１２３４５６", "", "-12",
	};
	struct index x = {0};
	int order;

	(void)state;
	for (uint32_t i = 0; i < sizeof text / sizeof *text; i++) {
		struct str a = str_from(text[i]);
		bool number = a.n >= 3 && a.n <= 18 && strspn(text[i], "0123456789") + (text[i][a.n - 1] == 'X') == a.n;
		assert_int_equal(index_key(a) < INDEX_HASHED, number);
		index_add(&x, i, a);
		for (uint32_t k = 0; k < i; k++) {
			assert_true(index_key(a) != index_key(str_from(text[k])));
			if (index_order(&x, i, &x, k, &order))
				assert_int_equal(order > 0, str_cmp(a, str_from(text[k])) > 0);
		}
	}
	index_release(&x);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(handles), cmocka_unit_test(joined), cmocka_unit_test(indexes),
		cmocka_unit_test(keys)};

	return cmocka_run_group_tests_name("data: texts", tests, NULL, NULL);
}
