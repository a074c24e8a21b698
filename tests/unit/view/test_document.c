/*
 * The five packs against their documents: every numbered item has its row,
 * every row names something or says why not, and what it names is there: in
 * the registry, among the lists and screens, and in a case of that pack.
 */
#include "view_here.h"

#include "audit/audit.h"
#include "data/presence.h"
#include "indicator/report.h"
#include "policy/check.h"

static const struct {
	const char *pack, *sample;
	const char *items; /* "1." */
	unsigned last;
} documents[] = {
	{"hunan-2022", "samples/qingling", "1.", 20},     {"national-2023", "samples/national-demo", "2.", 10},
	{"laiyuan-2022", "samples/laiyuan-demo", "3.", 17}, {"chifeng-2023", "samples/chifeng-demo", "4.", 21},
	{"zaozhuang-2023", "samples/zaozhuang-demo", "5.", 16},
};
#define DOCUMENTS (sizeof documents / sizeof *documents)

static struct arena *arena;
static struct diag_list talk;
static struct data_set data;
static const struct policy *pack;
static const struct indicator_set *set;

static int up(void **state)
{
	(void)state;
	arena = arena_new();
	diag_init(&talk);
	return 0;
}

static int down(void **state)
{
	(void)state;
	diag_release(&talk);
	arena_drop(arena);
	return 0;
}

static void load(size_t i)
{
	struct str path = arena_fmt(arena, "templates/policies/%s.json", documents[i].pack);
	pack = policy_load(arena, path.p, NULL, &talk);
	assert_non_null(pack);
}

static void open_case(size_t i)
{
	struct data_options o = {.fields = "templates/fields.json"};
	struct err e = {0};
	load(i);
	if (!data_open(documents[i].sample, &o, &data, &e))
		fail_msg("%s: %s", documents[i].sample, e.msg);
	set = indicator_compute(arena, &data, pack, &talk);
}

/* --- rows --- */

static bool has_row(struct str no)
{
	for (size_t i = 0; i < pack->row_n; i++)
		if (str_eq(pack->row[i].no, no))
			return true;
	return false;
}

static void every_item_has_its_row(void **state)
{
	(void)state;
	for (size_t d = 0; d < DOCUMENTS; d++) {
		load(d);
		for (unsigned i = 1; i <= documents[d].last; i++)
			if (!has_row(arena_fmt(arena, "%s%u", documents[d].items, i)))
				fail_msg("%s: no row %s%u", documents[d].pack, documents[d].items, i);
		assert_true(pack->row_n > documents[d].last); /* and the clauses without a number */
	}
}

static void every_row_names_something_or_says_why(void **state)
{
	(void)state;
	for (size_t d = 0; d < DOCUMENTS; d++) {
		load(d);
		for (size_t i = 0; i < pack->row_n; i++) {
			const struct policy_row *r = &pack->row[i];
			size_t computed = r->name[POLICY_FIGURE].n + r->name[POLICY_LIST].n + r->name[POLICY_SCREEN].n;
			if (!computed && r->reason.n < 12) /* an entry alone computes nothing */
				fail_msg("%s %.*s: neither an id nor a reason", documents[d].pack, STR_ARG(r->no));
			assert_true(r->clause.at.n > 0 && r->clause.quote.n > 0 && r->asks.n > 0);
			if (computed && !r->name[POLICY_FIELD].n)
				fail_msg("%s %.*s: which fields?", documents[d].pack, STR_ARG(r->no));
		}
	}
}

/* --- names --- */

static struct policy_names names_of_families(void)
{
	struct policy_names n = {arena_many(arena, struct str, 1000), 0};
	const struct indicator *v;
	for (; (v = indicator_family(n.n)); n.n++)
		n.v[n.n] = str_from(v->id);
	return n;
}

static struct policy_names names_of_lists(void)
{
	struct policy_names n = {arena_many(arena, struct str, 1000), 0};
	for (; indicator_list_kind(n.n); n.n++)
		n.v[n.n] = str_from(indicator_list_kind(n.n));
	return n;
}

static struct policy_names names_of_screens(void)
{
	struct audit_source from = {.path = "templates/screens.json"};
	struct audit_rules rules;
	assert_true(audit_load(arena, &from, &rules, &talk));
	struct policy_names n = {arena_many(arena, struct str, rules.n), rules.n};
	for (size_t i = 0; i < rules.n; i++)
		n.v[i] = rules.v[i].id;
	return n;
}

static void every_name_is_known(void **state)
{
	(void)state;
	struct policy_world world = {{names_of_families(), names_of_lists(), names_of_screens(), {0}}};
	struct policy_asked asked = {.world = &world};
	struct policy_names *fields = &world.known[POLICY_FIELD];
	struct err e = {0};
	assert_true(data_presence_names("templates/fields.json", arena, &fields->v, &fields->n, &e));
	for (size_t d = 0; d < DOCUMENTS; d++) {
		struct str path = arena_fmt(arena, "templates/policies/%s.json", documents[d].pack);
		assert_non_null(policy_check(arena, path.p, &asked, &talk));
	}
	if (talk.n)
		fail_msg("%s:%u:%u %.*s", talk.v[0].at.file, talk.v[0].at.line, talk.v[0].at.col, STR_ARG(talk.v[0].msg));
}

/* --- in a case --- */

/* Some figure of the county has this id (and key): with a value, or with the reason why it has none. */
static bool comes_out(struct str name)
{
	size_t n, cut = str_find_char(name, '/');
	struct str id = str_sub(name, 0, cut), key = cut == SIZE_MAX ? (struct str){0} : str_sub(name, cut + 1, name.n);
	const struct figure *f = indicator_figures(set, &n);
	for (size_t i = 0; i < n; i++)
		if (f[i].area == 0 && str_eq(str_from(f[i].family->id), id) &&
		    (!key.n || str_eq(f[i].key, key) || str_eq(f[i].key_name, key)))
			return f[i].status == FIGURE_OK || f[i].why.n > 0;
	return false;
}

static void every_name_comes_out_of_a_case(void **state)
{
	(void)state;
	for (size_t d = 0; d < DOCUMENTS; d++) {
		open_case(d);
		for (size_t i = 0; i < pack->row_n; i++) {
			const struct policy_row *r = &pack->row[i];
			for (size_t k = 0; k < r->name[POLICY_FIGURE].n; k++)
				if (!comes_out(r->name[POLICY_FIGURE].v[k]))
					fail_msg("%s %.*s: %.*s does not come out", documents[d].pack, STR_ARG(r->no),
						 STR_ARG(r->name[POLICY_FIGURE].v[k]));
			for (size_t k = 0; k < r->name[POLICY_LIST].n; k++) {
				struct household_list list;
				struct err e = {0};
				if (!indicator_list(set, arena, r->name[POLICY_LIST].v[k], 0, &list, &e))
					fail_msg("%s %.*s: %s", documents[d].pack, STR_ARG(r->no), e.msg);
			}
		}
		data_close(&data);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_item_has_its_row, up, down),
		cmocka_unit_test_setup_teardown(every_row_names_something_or_says_why, up, down),
		cmocka_unit_test_setup_teardown(every_name_is_known, up, down),
		cmocka_unit_test_setup_teardown(every_name_comes_out_of_a_case, up, down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
