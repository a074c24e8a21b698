/*
 * An export of any content, read as households of two years, as members, as
 * months and as a table: no crash; every record read is kept, merged or set
 * aside; areas nest, households are sorted and linked both ways, what is kept
 * points at households that exist.  Runs from the top of the repository.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/io.h"
#include "data/report.h"

static char dir[64], case_path[96], export_path[96];

static const char case_text[] =
	"{\"case\": 1, \"region\": {\"code\": \"990101000000\", \"name\": \"青岭县\"}, \"income_year\": 2023,"
	" \"as_of\": \"2023-09-30\", \"policy\": \"p\", \"exports\": ["
	"{\"kind\": \"households\", \"file\": \"x.json\"}, {\"kind\": \"households\", \"year\": 2022, \"file\": \"x.json\"},"
	"{\"kind\": \"members\", \"file\": \"x.json\"}, {\"kind\": \"monthly\", \"file\": \"x.json\"},"
	"{\"kind\": \"payments\", \"file\": \"x.json\"}]}";

static void start(void)
{
	struct err e;

	snprintf(dir, sizeof dir, "%s/fuzz-data-XXXXXX", P_tmpdir);
	ENSURE(mkdtemp(dir) != NULL);
	snprintf(case_path, sizeof case_path, "%s/case.json", dir);
	snprintf(export_path, sizeof export_path, "%s/x.json", dir);
	ENSURE(file_write(case_path, STR(case_text), &e));
}

static void check_areas(const struct data_set *set)
{
	for (uint32_t i = 0; i < set->areas; i++) {
		const struct data_area *a = &set->area[i];
		ENSURE(a->end > i && a->end <= set->areas);
		ENSURE(i == 0 ? a->parent == DATA_NONE : a->parent < i && set->area[a->parent].end >= a->end);
		ENSURE(data_area_find(set, a->code) == i);
	}
}

static void check_year(const struct data_set *set, size_t y)
{
	const struct data_year *year = &set->year[y];

	for (uint32_t i = 0; i < year->n; i++) {
		const struct data_household *h = &year->household[i];
		ENSURE(h->area < set->areas);
		ENSURE(i == 0 || year->household[i - 1].area <= h->area);
		ENSURE(data_household_find(set, y, data_text(set, h->id)) == i);
		ENSURE(h->prev == DATA_NONE || set->year[y + 1].household[h->prev].next == i);
		ENSURE(h->member + h->members <= set->members || h->members == 0);
		ENSURE(h->month + h->months <= set->months || h->months == 0);
		ENSURE(h->income_fault || (h->size > 0 && h->net != MONEY_NONE));
	}
}

static void check(const struct data_set *set)
{
	for (size_t i = 0; i < set->exports; i++)
		ENSURE(set->export[i].read == set->export[i].kept + set->export[i].merged + set->export[i].aside);
	check_areas(set);
	for (size_t y = 0; y < set->years; y++)
		check_year(set, y);
	for (size_t i = 0; i < set->members; i++)
		ENSURE(set->member[i].household < set->year[set->member[i].year].n);
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct data_options o = {.fields = "templates/fields.json"};
	struct data_set set;
	struct buf out = {0};
	struct err e = {0};
	FILE *f;

	if (!dir[0])
		start();
	f = fopen(export_path, "wb"); /* not file_write: its fsync would be all the time there is */
	ENSURE(f && fwrite(p, 1, n, f) == n && fclose(f) == 0);
	if (data_open(dir, &o, &set, &e)) {
		check(&set);
		data_dump(&set, &out);
		data_report_json(&set, &out);
	} else {
		ENSURE(e.status == EXIT_INPUT && e.msg[0]);
	}
	buf_release(&out);
	data_close(&set);
	return 0;
}
