/* Names, certificates and phones at each privacy level: contract.md section 6, domain.md section 11. */
#include "view_here.h"

#include "view/common.h"

static const struct {
	const char *name, *public, *internal;
} names[] = {
	{ "", "", "" },
	{ "张", "张**", "张*" },
	{ "张明", "张**", "张*" },
	{ "张晓明", "张**", "张*明" },
	{ "欧阳晓明", "欧**", "欧**明" },
	{ "阿卜杜拉·买买提", "阿**", "阿****提" }, /* length is hidden past six */
	{ "𠮷明", "𠮷**", "𠮷*" },                   /* four bytes a character */
	{ "王㛃生", "王**", "王*生" },
};

static void of_names(void **state)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct str name = str_from(names[i].name);
		assert_str(view_mask_name(*state, DATA_PUBLIC, name), names[i].public);
		assert_str(view_mask_name(*state, DATA_INTERNAL, name), names[i].internal);
		assert_str(view_mask_name(*state, DATA_AUDIT, name), names[i].name);
	}
}

static void of_certificates(void **state)
{
	static const struct {
		const char *number, *internal;
	} rows[] = {
		{ "", "" },
		{ "350481199001011123", "35*************123" },       /* 18: 2 + 13 + 3, domain.md section 11 */
		{ "35048119900101112341", "35***************341" },   /* 20: disability certificate */
		{ "3504811990010111234102", "35*****************102" }, /* 22: reissued */
		{ "35048119620112001X", "35*************01X" },
		{ "12345", "*****" },                                 /* head and tail would show all of it */
		{ "123456", "12*456" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str number = str_from(rows[i].number);
		assert_str(view_mask_id_number(*state, DATA_PUBLIC, number), "");
		assert_str(view_mask_id_number(*state, DATA_INTERNAL, number), rows[i].internal);
		assert_str(view_mask_id_number(*state, DATA_AUDIT, number), rows[i].number);
	}
}

static void of_phones(void **state)
{
	struct str mobile = STR("13812341234"), land = STR("07431234"), few = STR("1381234");
	assert_str(view_mask_phone(*state, DATA_INTERNAL, mobile), "138****1234");
	assert_str(view_mask_phone(*state, DATA_INTERNAL, land), "074*1234");
	assert_str(view_mask_phone(*state, DATA_INTERNAL, few), "*******");
	assert_str(view_mask_phone(*state, DATA_PUBLIC, mobile), "");
	assert_str(view_mask_phone(*state, DATA_AUDIT, mobile), "13812341234");
	assert_str(view_mask_phone(*state, DATA_INTERNAL, STR("")), "");
	/* Characters, never their bytes. */
	assert_str(view_mask_phone(*state, DATA_INTERNAL, STR("１３８１２３４１２３４")), "１３８****１２３４");
	assert_str(view_id_tail(*state, STR("户甲A-1"), 4), "…甲A-1");
	assert_str(view_id_tail(*state, STR("户A-1"), 4), "户A-1");
	assert_str(view_id_tail(*state, STR("990101100200000017"), 6), "…000017");
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(of_names), cmocka_unit_test(of_certificates), cmocka_unit_test(of_phones) };
	return cmocka_run_group_tests_name("view: masks", tests, arena_up, arena_down);
}
