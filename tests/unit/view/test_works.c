/* Nothing that is computed stays unprinted: every family of the registry has its heading in the packet. */
#include "unit/indicator/figures_here.h"

#include "view/matter.h"
#include "view/works.h"

/* What no heading claims is printed under 其他事项; at home each has one. */
static void every_family_has_a_heading(void **state)
{
	size_t index[MATTER_FAMILIES];
	(void)state;
	for (size_t g = 0; g < works_group_count; g++)
		assert_true(matter_families(works_groups[g].prefixes, index) < MATTER_FAMILIES); /* none fell off the end */
	const char *rest = works_rest(arena);
	if (*rest)
		fail_msg("name a heading in works_groups (view/packet_works.c) for: %s", rest);
}

int main(void)
{
	const struct CMUnitTest tests[] = {fig_test(every_family_has_a_heading)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
