/*
 * Every family of figures says how it adds up over areas, and a figure of the samples that is changed by one
 * breaks the ties that this promises.  A family that no tie holds is named here, with the reason.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include "indicator/family.h"
#include "indicator/tie.h"

static struct arena *arena;
static struct diag_list talk;

struct sample {
	const char *folder, *pack;
	struct data_set data;
	const struct indicator_set *set;
};
static struct sample samples[] = {
	{.folder = "samples/chifeng-demo", .pack = "chifeng-2023"},
	{.folder = "samples/zaozhuang-demo", .pack = "zaozhuang-2023"},
	{.folder = "samples/laiyuan-demo", .pack = "laiyuan-2022"},
	{.folder = "samples/national-demo", .pack = "national-2023"},
	{.folder = "samples/national-demo", .pack = "hunan-2022"},
	{.folder = "samples/qingling", .pack = "hunan-2022"},
};
#define SAMPLES (sizeof samples / sizeof *samples)

static int up(void **state)
{
	(void)state;
	arena = arena_new();
	diag_init(&talk);
	for (size_t i = 0; i < SAMPLES; i++) {
		struct sample *s = &samples[i];
		struct err e = {0};
		struct str path = arena_fmt(arena, "templates/policies/%s.json", s->pack);
		if (!data_open(s->folder, &(struct data_options){.fields = "templates/fields.json", .threads = 1}, &s->data, &e))
			fail_msg("%s: %s", s->folder, e.msg);
		const struct policy *p = policy_load(arena, path.p, NULL, &talk);
		s->set = indicator_compute(arena, &s->data, p, &talk);
	}
	return 0;
}

static int down(void **state)
{
	(void)state;
	for (size_t i = 0; i < SAMPLES; i++)
		data_close(&samples[i].data);
	diag_release(&talk);
	arena_drop(arena);
	return 0;
}

static size_t breaks(const struct indicator_set *s)
{
	diag_release(&talk);
	diag_init(&talk);
	return indicator_ties(s, &talk);
}

static bool named(const char *code, const struct figure *f)
{
	struct buf spec = {0};
	buf_fmt(&spec, "%s@", f->family->id);
	bool found = false;
	for (size_t i = 0; i < talk.n; i++)
		found = found || (str_is(talk.v[i].code, code) && str_find(talk.v[i].msg, buf_view(&spec)) != SIZE_MAX);
	buf_release(&spec);
	return found;
}

static void samples_tie(void **state)
{
	(void)state;
	for (size_t i = 0; i < SAMPLES; i++)
		if (breaks(samples[i].set))
			fail_msg("%s: %.*s", samples[i].folder, STR_ARG(talk.v[0].msg));
}

static void every_family_decides(void **state)
{
	size_t n;
	const struct family *f = family_table(&n);
	(void)state;
	for (size_t i = 0; i < n; i++)
		if (f[i].adds == ADDS_UNDECIDED)
			fail_msg("%s: does an area's figure add up?  Say .adds in registry.c", f[i].shown.id);
}

/* A change of one of the region's: the ties that then break are in talk. */
static bool breaks_when_changed(const struct indicator_set *s, const struct figure *f)
{
	struct figure *own = (struct figure *)(uintptr_t)f;
	struct frac value = f->value;
	own->value.n = value.n + value.d;
	size_t n = breaks(s);
	if (!n) {
		own->value.n = value.n - value.d;
		n = breaks(s);
	}
	own->value = value;
	return n > 0;
}

static void region_and_townships_tie(void **state)
{
	size_t families, tried = 0;
	const struct family *table = family_table(&families);
	(void)state;
	for (size_t i = 0; i < SAMPLES; i++) {
		const struct indicator_set *s = samples[i].set;
		for (size_t k = 0; k < s->figures; k++) {
			const struct figure *f = &s->figure[k];
			const struct family *of = &table[family_find(str_from(f->family->id))];
			bool sums = of->adds == ADDS_SUM || of->adds == ADDS_PARTS;
			if (f->area != 0 || f->status != FIGURE_OK || !sums || indicator_lookup(s, f->family->id, 1, f->key) == NULL)
				continue;
			bool broke = breaks_when_changed(s, f);
			/* These exports name townships or nothing: the region may have more than the sum. */
			if (of->table == DATA_EMPLOYERS || of->table == DATA_PROJECTS)
				continue;
			if (!broke || !named("tie.areas", f))
				fail_msg("%s: %s/%.*s changed by one is not missed by the areas", samples[i].folder, f->family->id,
					 STR_ARG(f->key));
			tried++;
		}
	}
	assert_true(tried > 300);
}

/* Loose: no tie speaks of it. */
static const struct {
	const char *id, *reason;
} loose[] = {
	{"duty.overdue", "days between two dates"},
	{"duty.training_level", "entries of the region alone, in no other figure"},
	{"duty.training", "only the region has it; held by the second road alone"},
	{"employer.eligible", "an employer's row names its township or nothing; held by the second road alone"},
	{"employer.entitled", "as above"},
	{"employer.excluded", "as above"},
	{"employer.excluded_amount", "as above"},
	{"employer.paid", "as above"},
	{"jobs.target_ratio", "over the office's own number; jobs.people is tied"},
	{"paper.departments", "only the region has it; held by the second road alone"},
	{"goal.growth", "a root; tests/unit/indicator/test_goal.c"},
};

static bool is_loose(const char *id)
{
	for (size_t i = 0; i < sizeof loose / sizeof *loose; i++)
		if (str_is(str_from(id), loose[i].id))
			return true;
	return false;
}

static void nothing_else_is_loose(void **state)
{
	size_t families;
	const struct family *table = family_table(&families);
	(void)state;
	for (size_t i = 0; i < families; i++) {
		bool seen = false, tied = false;
		for (size_t k = 0; k < SAMPLES && !tied; k++) {
			const struct indicator_set *s = samples[k].set;
			for (size_t f = s->start[i]; f < s->start[i + 1] && !tied; f++) {
				if (s->figure[f].area != 0 || s->figure[f].status != FIGURE_OK)
					continue;
				seen = true;
				tied = breaks_when_changed(s, &s->figure[f]);
			}
		}
		if (seen && !tied && !is_loose(table[i].shown.id))
			fail_msg("%s: no tie holds it: add one in tie_sums.c, or say here why there is none", table[i].shown.id);
		if (tied && is_loose(table[i].shown.id))
			fail_msg("%s: is tied after all", table[i].shown.id);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(samples_tie),
		cmocka_unit_test(every_family_decides),
		cmocka_unit_test(region_and_townships_tie),
		cmocka_unit_test(nothing_else_is_loose),
	};
	return cmocka_run_group_tests(tests, up, down);
}
