#include "data/field.h"
#include "data/import.h"

/* ---- opening */

static void start(struct import *im)
{
	struct data_set *set = im->set;

	set->exports = set->info.exports;
	set->export = arena_many(im->arena, struct data_export, set->exports);
	set->private->prefix = arena_many(im->arena, struct str, set->exports);
	set->private->file = arena_many(im->arena, struct file, set->exports);
	set->private->milestones = arena_many(im->arena, struct milestones, set->exports);
	set->private->lent = arena_many(im->arena, uint64_t, set->exports);
	for (size_t i = 0; i < set->exports; i++) {
		const struct data_export_entry *x = &set->info.export[i];
		set->export[i].kind = x->kind;
		set->export[i].year = x->year || x->kind != DATA_HOUSEHOLDS ? x->year : set->info.income_year;
		set->export[i].file = x->file;
		set->export[i].name = x->name;
	}
	areas_open(im);
}

/* What only the building needed; safe after a failure half-way. */
void import_release(struct import *im)
{
	for (int y = 0; y < DATA_YEARS_MAX; y++) {
		vec_release(&im->year[y].row);
		vec_release(&im->year[y].part);
		vec_release(&im->year[y].land);
		vec_release(&im->year[y].watch);
		vec_release(&im->year[y].part_row);
		vec_release(&im->year[y].land_row);
		vec_release(&im->year[y].watch_row);
		vec_release(&im->year[y].cause_row);
		vec_release(&im->year[y].cause_other);
		index_release(&im->year[y].by_id);
		index_release(&im->by_number[y]);
	}
	for (int k = 0; k < DATA_KINDS; k++) {
		vec_release(&im->table[k].row);
		vec_release(&im->table[k].cell);
	}
	vec_release(&im->last_year);
	vec_release(&im->member);
	vec_release(&im->month);
	vec_release(&im->quarter);
	vec_release(&im->area);
	map_release(&im->area_by_code);
	map_release(&im->area_by_name);
	vec_release(&im->asides);
	buf_release(&im->scratch);
}

/* Columns that are let go then leave no holes behind. */
#define MAPPED_FROM ((size_t)1 << 20)

static bool read_case(struct data_set *set, unsigned threads, struct err *e)
{
	struct data_private *p = set->private;
	struct import im = {.set = set, .arena = p->arena, .texts = &p->texts, .ids = &p->texts, .large = &p->large,
			    .findings = &set->findings, .schema = &p->schema};
	bool ok;

	start(&im);
	ok = exports_read(&im, threads, e) && references_read(&im, e);
	if (ok) {
		settle(&im);
		findings_close(&im);
		data_count_filled(set);
	}
	import_release(&im);
	mem_trim(); /* the columns that only the import needed are a third of all */
	return ok;
}

bool data_open(const char *path, const struct data_options *o, struct data_set *set, struct err *e)
{
	struct arena *a;

	mem_map_from(MAPPED_FROM);
	a = arena_new();
	*set = (struct data_set){0};
	set->private = arena_make(a, struct data_private);
	set->private->arena = a;
	texts_init(&set->private->texts, a);
	diag_init(&set->findings);
	diag_init(&set->faults);
	return data_case_open(path, a, &set->info, &set->faults, e) &&
	       schema_load(o->fields, a, &set->private->schema, &set->faults, e) && read_case(set, o->threads, e);
}

void data_close(struct data_set *set)
{
	struct data_private *p = set->private;

	if (!p)
		return;
	diag_release(&set->findings);
	diag_release(&set->faults);
	texts_release(&p->texts);
	vec_release(&p->large);
	schema_release(&p->schema);
	for (int y = 0; y < DATA_YEARS_MAX; y++) {
		index_release(&p->by_id[y]);
		mem_free(p->rows[y]);
		mem_free(p->parts[y]);
		mem_free(p->lands[y]);
		mem_free(p->watches[y]);
	}
	for (size_t i = 0; i < set->exports; i++)
		file_close(&p->file[i]), vec_release(&p->milestones[i]);
	map_release(&p->area_by_code);
	arena_drop(p->arena);
	*set = (struct data_set){0};
}

/* ---- reading */

struct str data_text(const struct data_set *set, uint32_t text)
{
	return texts_view(&set->private->texts, text);
}

struct str household_id(const void *ctx, uint32_t i)
{
	const struct id_rows *r = ctx;

	return texts_view(r->texts, r->row[i].id);
}

uint32_t data_household_find(const struct data_set *set, size_t y, struct str id)
{
	struct id_rows rows;

	if (y >= set->years)
		return DATA_NONE;
	rows = (struct id_rows){&set->private->texts, set->year[y].household};
	return index_find(&set->private->by_id[y], id, household_id, &rows);
}

uint32_t data_area_find(const struct data_set *set, struct str code)
{
	return map_lookup(&set->private->area_by_code, code); /* MAP_NONE is DATA_NONE */
}

/* First household of year y that lies in area a or behind it. */
static uint32_t first_at(const struct data_year *y, uint32_t a)
{
	size_t low = 0, high = y->n;

	while (low < high) {
		size_t mid = (low + high) / 2;
		if (y->household[mid].area < a)
			low = mid + 1;
		else
			high = mid;
	}
	return (uint32_t)low;
}

void data_area_households(const struct data_set *set, size_t y, uint32_t a, uint32_t *from, uint32_t *to)
{
	*from = *to = 0;
	if (y >= set->years)
		return;
	*from = first_at(&set->year[y], a);
	*to = first_at(&set->year[y], set->area[a].end);
}

uint32_t data_area_at(const struct data_set *set, uint32_t a, enum data_level level)
{
	while (a != DATA_NONE && set->area[a].level != level)
		a = set->area[a].parent;
	return a;
}

/* The last place that was written down at or before an element. */
static const struct milestone *milestone_before(const struct milestones *p, uint32_t element)
{
	size_t low = 0, high = p->n;

	while (high - low > 1) {
		size_t mid = (low + high) / 2;
		if (p->v[mid].element <= element)
			low = mid;
		else
			high = mid;
	}
	return &p->v[low];
}

struct pos data_pos(const struct data_set *set, struct data_source at)
{
	struct pos pos = {set->export[at.export].name, 0, 0};
	const struct milestone *from;
	size_t way;

	if (at.element == DATA_NONE)
		return pos;
	from = milestone_before(&set->private->milestones[at.export], at.element);
	pos.line = from->line;
	pos.col = from->col;
	way = at.offset - (uint32_t)from->offset; /* less than 4 GB, whatever the file's size */
	pos_advance(&pos, str_sub(set->private->file[at.export].bytes, from->offset, from->offset + way));
	return pos;
}

void data_pointer(const struct data_set *set, struct data_source at, struct buf *out)
{
	buf_str(out, set->private->prefix[at.export]);
	buf_fmt(out, "/%u", at.element);
}
