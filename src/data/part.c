#include <string.h>

#include "base/pool.h"
#include "data/import.h"

/*
 * Exports read side by side.  Those that fill the same list of records are one
 * part, read in turn; a part has an import of its own and shares nothing with
 * the others.  Parts are joined in the order of case.json, so the result is the
 * same on any number of threads.  Households come first: the other kinds are
 * linked to them as they are read.
 */
struct part {
	struct import im;
	struct texts texts;
	struct amounts large;
	struct diag_list findings;
	uint32_t failed; /* the export that could not be read, or DATA_NONE */
	struct err err;
};

struct stage { /* households, or all other kinds */
	struct import *im;
	bool households;
	struct part *part;
	size_t parts;
	uint32_t *part_of; /* by export; DATA_NONE: not in this stage */
};

/* ---- parts */

/* Which list of records an export fills: a year's households, or a kind.  A file without a
   year has it by the row: then all household files are one list. */
static unsigned list_of(const struct data_case *c, uint32_t export)
{
	int back = c->income_year - c->export[export].year;

	if (c->export[export].kind != DATA_HOUSEHOLDS)
		return DATA_YEARS_MAX + (unsigned)c->export[export].kind;
	for (size_t i = 0; i < c->exports; i++)
		if (c->export[i].kind == DATA_HOUSEHOLDS && c->export[i].year == 0)
			return 0;
	return back < 0 || back >= DATA_YEARS_MAX ? 0 : (unsigned)back;
}

static void part_open(struct part *p, const struct stage *s)
{
	const struct import *im = s->im;

	p->failed = DATA_NONE;
	p->im = (struct import){.set = im->set, .arena = arena_new(), .texts = &p->texts, .ids = &p->texts,
				.large = &p->large,
				.findings = &p->findings, .schema = im->schema};
	texts_init(&p->texts, p->im.arena);
	diag_init(&p->findings);
	if (s->households) {
		areas_open(&p->im);
		return;
	}
	p->im.ids = im->texts; /* the households are there to be looked up */
	memcpy(p->im.year, im->year, sizeof p->im.year);
}

static void share_out(struct stage *s)
{
	const struct data_case *c = &s->im->set->info;
	uint32_t part_of_list[DATA_YEARS_MAX + DATA_KINDS];

	memset(part_of_list, 0xFF, sizeof part_of_list); /* DATA_NONE */
	for (uint32_t i = 0; i < c->exports; i++) {
		unsigned list = list_of(c, i);
		s->part_of[i] = DATA_NONE;
		if ((c->export[i].kind == DATA_HOUSEHOLDS) != s->households)
			continue;
		if (part_of_list[list] == DATA_NONE) {
			part_of_list[list] = (uint32_t)s->parts;
			part_open(&s->part[s->parts++], s);
		}
		s->part_of[i] = part_of_list[list];
	}
}

static void read_part(void *ctx, size_t n)
{
	struct stage *s = ctx;
	struct part *p = &s->part[n];

	for (uint32_t i = 0; i < s->im->set->exports; i++)
		if (s->part_of[i] == n && !sheet_read(&p->im, i, &p->err)) {
			p->failed = i;
			return;
		}
}

/* ---- joining */

static void shift_text(uint32_t *handle, uint32_t by)
{
	if (*handle)
		*handle += by;
}

struct shift { /* what handles grow by when parts are joined */
	const uint32_t *area; /* to[seed] */
	uint32_t text, amount;
};

static void shift_households(struct data_household *h, size_t n, const struct shift *by)
{
	for (; n-- > 0; h++) {
		uint32_t *text[] = {&h->id, &h->head, &h->head_id, &h->phone, &h->cadre};
		for (size_t i = 0; i < sizeof text / sizeof *text; i++)
			shift_text(text[i], by->text);
		for (int i = 0; i < DATA_STATED; i++)
			h->stated[i] = amount_shift(h->stated[i], by->amount);
		h->area = by->area[h->area];
	}
}

static void join_households(struct import *to, struct import *from, uint32_t by)
{
	uint32_t *area = arena_many(to->arena, uint32_t, from->area.n);
	struct shift shift = {area, by, amounts_join(to->large, from->large)};

	areas_join(to, from, area);
	for (int y = 0; y < DATA_YEARS_MAX; y++) {
		struct year_rows *rows = &from->year[y];
		if (!rows->given)
			continue;
		shift_households(rows->row.v, rows->row.n, &shift);
		for (size_t i = 0; i < rows->cause_other.n; i++)
			shift_text(&rows->cause_other.v[i], by);
		to->year[y] = *rows;
		*rows = (struct year_rows){0};
	}
	if (from->last_year.n) {
		shift_households(from->last_year.v, from->last_year.n, &shift);
		to->last_year = from->last_year;
		memset(&from->last_year, 0, sizeof from->last_year);
	}
}

static void join_members(struct import *to, struct import *from, uint32_t by)
{
	for (size_t i = 0; i < from->member.n; i++) {
		struct data_member *m = &from->member.v[i];
		uint32_t *text[] = {&m->name,       &m->id_number, &m->relation, &m->health,
				    &m->disability, &m->school,    &m->person,   &m->phone};
		for (size_t k = 0; k < sizeof text / sizeof *text; k++)
			shift_text(text[k], by);
	}
	to->member = from->member;
	memset(&from->member, 0, sizeof from->member);
}

static void shift_cells(struct table_rows *t, uint32_t by)
{
	for (size_t c = 0; c < t->columns; c++) {
		if (t->column[c].type != DATA_CELL_TEXT)
			continue;
		for (size_t i = c; i < t->cell.n; i += t->columns)
			if (t->cell.v[i] != DATA_CELL_BLANK && t->cell.v[i] != 0)
				t->cell.v[i] += by;
	}
}

/* One part has all the records of its kind, so they move as they are. */
static void join_others(struct import *to, struct import *from, uint32_t by)
{
	memset(from->year, 0, sizeof from->year); /* lent */
	if (from->member.n)
		join_members(to, from, by);
	if (from->month.n) {
		to->month = from->month;
		memset(&from->month, 0, sizeof from->month);
	}
	if (from->quarter.n) {
		to->quarter = from->quarter;
		memset(&from->quarter, 0, sizeof from->quarter);
	}
	for (int k = 0; k < DATA_KINDS; k++) {
		if (!from->table[k].column)
			continue;
		shift_cells(&from->table[k], by);
		to->table[k] = from->table[k];
		memset(&from->table[k], 0, sizeof from->table[k]);
	}
}

static void join_part(struct stage *s, struct part *p)
{
	struct import *to = s->im, *from = &p->im;
	uint32_t by = texts_join(to->texts, &p->texts);

	(s->households ? join_households : join_others)(to, from, by);
	for (size_t i = 0; i < from->asides.n; i++)
		for (size_t k = 0; k < from->asides.v[i]->examples; k++)
			shift_text(&from->asides.v[i]->example[k].id, by);
	findings_join(to, from);
	arena_join(to->arena, from->arena);
}

static void part_drop(struct stage *s, struct part *p)
{
	if (!s->households)
		memset(p->im.year, 0, sizeof p->im.year);
	texts_release(&p->texts);
	vec_release(&p->large);
	arena_drop(p->im.arena);
}

/* The fault that reading one export after the other would have met first. */
static const struct part *first_failed(const struct stage *s)
{
	const struct part *first = NULL;

	for (size_t i = 0; i < s->parts; i++)
		if (s->part[i].failed != DATA_NONE && (!first || s->part[i].failed < first->failed))
			first = &s->part[i];
	return first;
}

static bool read_stage(struct stage *s, unsigned threads, struct err *e)
{
	const struct part *failed;

	share_out(s);
	pool_run(threads, s->parts, read_part, s);
	failed = first_failed(s);
	for (size_t i = 0; i < s->parts; i++) {
		struct part *p = &s->part[i];
		if (failed)
			part_drop(s, p);
		else
			join_part(s, p);
		import_release(&p->im);
		diag_release(&p->findings);
	}
	if (failed)
		*e = failed->err;
	return !failed;
}

/* Households and members have texts of their own in every row: these stay in the files, as far as the
   handles reach. */
static void lend_files(struct import *im)
{
	const struct data_case *c = &im->set->info;
	uint64_t lent = 0;

	for (size_t i = 0; i < c->exports; i++) {
		uint64_t size = path_size(c->export[i].name), share = texts_share(size);
		bool own = c->export[i].kind == DATA_HOUSEHOLDS || c->export[i].kind == DATA_MEMBERS;
		if (!own || share > TEXTS_LEND_MOST - lent)
			continue;
		im->set->private->lent[i] = size;
		lent += share;
	}
}

bool exports_read(struct import *im, unsigned threads, struct err *e)
{
	size_t n = im->set->exports;
	struct stage households = {im, true, arena_many(im->arena, struct part, n), 0,
				   arena_many(im->arena, uint32_t, n)};
	struct stage others = {im, false, arena_many(im->arena, struct part, n), 0,
			       arena_many(im->arena, uint32_t, n)};

	if (threads == 0)
		threads = pool_cores();
	lend_files(im);
	return read_stage(&households, threads, e) && read_stage(&others, threads, e);
}
