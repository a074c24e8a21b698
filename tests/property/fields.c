/*
 * Changes one cell of one record at a time and computes again.  Every figure
 * that is not the same must have named the field and the area (`explain`), in
 * the case before or after; every field that a figure of the region names must
 * change it at some time.  See tests/README.md.
 *
 *   fields CASE WORK SEED CHANGES [LEDGER]    LEDGER: where sightings are added up, for the second half
 */
#include "property/county.h"

struct trial {
	struct county *c;
	struct computed *was, *now;
	struct sheet *sheet;
	struct row *row;
	struct str field, before, after; /* after: the cell as it is changed */
};

/* --- what a change says of areas --- */

struct areas {
	struct str code[32]; /* the lowest areas the record is in, in either case */
	size_t n;
};

static void add_area(struct areas *a, struct str code)
{
	ENSURE(a->n < sizeof a->code / sizeof *a->code);
	a->code[a->n++] = code;
}

static void add_household(struct areas *a, const struct data_set *set, struct str id)
{
	for (size_t y = 0; y < set->years; y++) {
		uint32_t h = data_household_find(set, y, id);
		if (h != DATA_NONE)
			add_area(a, set->area[set->year[y].household[h].area].code);
	}
}

static uint32_t named_area(const struct data_set *set, struct str code, struct str township, struct str village)
{
	uint32_t found = code.n ? data_area_find(set, code) : DATA_NONE;
	for (uint32_t i = 0; found == DATA_NONE && i < set->areas; i++) {
		struct str parent = i ? set->area[set->area[i].parent].name : (struct str){0};
		if (village.n ? str_eq(set->area[i].name, village) && str_eq(parent, township)
			      : township.n && str_eq(set->area[i].name, township))
			found = i;
	}
	return found == DATA_NONE ? 0 : found;
}

static struct str text_of(const struct trial *t, const char *field)
{
	struct cell *cell = cell_of(&t->was->set, t->sheet, t->row, field);
	return cell ? unquoted(cell->raw) : (struct str){"", 0};
}

/* The areas of the record as it now stands in the sheet. */
static void where_it_is(const struct trial *t, struct areas *a)
{
	const struct data_set *set[2] = {&t->was->set, &t->now->set};
	struct str id = text_of(t, t->sheet->kind == DATA_HOUSEHOLDS ? "id" : "household");
	for (int i = 0; i < 2; i++) {
		if (id.n)
			add_household(a, set[i], id);
		else
			add_area(a, set[i]->area[named_area(set[i], text_of(t, "area"), text_of(t, "township"),
							    text_of(t, "village"))].code);
	}
}

static bool is_inside(const struct data_set *set, struct str code, struct str of)
{
	uint32_t a = data_area_find(set, code);
	for (; a != DATA_NONE; a = set->area[a].parent)
		if (str_eq(set->area[a].code, of))
			return true;
	return false;
}

/* --- what an explanation names --- */

static unsigned year_bit(const struct trial *t)
{
	return t->sheet->kind == DATA_HOUSEHOLDS ? 1u << (t->was->set.info.income_year - t->sheet->year) : ~0u;
}

static bool names_area(const struct data_set *set, const struct figure *f, unsigned reach, const struct areas *a)
{
	uint32_t own = f->area, around = set->area[own].parent == DATA_NONE ? own : set->area[own].parent;
	for (size_t i = 0; i < a->n; i++) {
		if (is_inside(set, a->code[i], set->area[own].code))
			return true;
		if (reach & FIELD_SIBLINGS && is_inside(set, a->code[i], set->area[around].code))
			return true;
	}
	return reach & FIELD_CASE;
}

static bool is_field(const struct trial *t, const struct field_use *u)
{
	return u->kind == t->sheet->kind && str_eq(u->name, t->field) && u->years & year_bit(t);
}

/* Of the county as it was, asked again at every change: kept. */
static struct field_list **kept_fields;

static const struct field_list *fields_of(const struct trial *t, const struct computed *k, const struct figure *f)
{
	static struct field_list one;
	size_t n, i = (size_t)(f - indicator_figures(k->figures, &n));
	if (k != t->was) {
		figure_fields(k->figures, f, &one);
		return &one;
	}
	if (!kept_fields)
		kept_fields = arena_many(t->c->arena, struct field_list *, n);
	if (!kept_fields[i]) {
		kept_fields[i] = arena_make(t->c->arena, struct field_list);
		figure_fields(k->figures, f, kept_fields[i]);
	}
	return kept_fields[i];
}

static bool names(const struct trial *t, const struct computed *k, const struct figure *f, const struct areas *a)
{
	if (!f)
		return false;
	const struct field_list *l = fields_of(t, k, f);
	for (size_t i = 0; i < l->n; i++)
		if (is_field(t, &l->v[i]) && names_area(&k->set, f, l->v[i].reach, a))
			return true;
	return false;
}

/* --- what changed --- */

static bool same_figure(const struct figure *a, const struct figure *b)
{
	if (!a || !b)
		return false;
	if (a->status != b->status || a->n != b->n || a->of != b->of || a->verdict != b->verdict)
		return false;
	return a->value.d ? frac_cmp(a->value, b->value) == 0 : !b->value.d;
}

static int order(const struct computed *x, const struct figure *a, const struct computed *y, const struct figure *b)
{
	if (!a || !b)
		return !a - !b;
	int c = strcmp(a->family->id, b->family->id);
	if (!c)
		c = str_cmp(x->set.area[a->area].code, y->set.area[b->area].code);
	return c ? c : str_cmp(a->key, b->key);
}

static const char *spec_of(const struct computed *k, const struct figure *f)
{
	return arena_fmt(k->arena, "%s@%.*s/%.*s", f->family->id, STR_ARG(k->set.area[f->area].code), STR_ARG(f->key)).p;
}

static size_t complain(const struct trial *t, const struct computed *k, const struct figure *f)
{
	static size_t said;
	if (said++ < 40)
		fprintf(stderr, "%.*s: %.*s.%.*s (%.*s -> %.*s) changed %s, whose explanation does not name it\n",
			STR_ARG(t->c->dir), STR_ARG(t->sheet->file), STR_ARG(t->field), STR_ARG(t->before),
			STR_ARG(t->after), spec_of(k, f));
	return 1;
}

/* --- the second half: what was named, and seen to change --- */

struct sighting {
	struct str what; /* "income.growth households.net" */
	size_t named, seen;
};
static VEC(struct sighting) sightings;

static void sight(const struct trial *t, const struct figure *f, bool changed)
{
	const struct field_list *l = fields_of(t, t->was, f);
	for (size_t i = 0; i < l->n; i++) {
		if (!is_field(t, &l->v[i]))
			continue;
		struct str what = arena_fmt(t->c->arena, "%s %s.%.*s", f->family->id,
					    t->sheet->kind == FIELD_REFERENCES ? "references"
						: data_kind_name((enum data_kind)t->sheet->kind), STR_ARG(t->field));
		size_t k = 0;
		while (k < sightings.n && !str_eq(sightings.v[k].what, what))
			k++;
		if (k == sightings.n)
			*vec_add(&sightings) = (struct sighting){what, 0, 0};
		sightings.v[k].named++;
		sightings.v[k].seen += changed;
	}
}

static size_t compare(const struct trial *t, const struct areas *a)
{
	size_t n, m, faults = 0;
	const struct figure *x = indicator_figures(t->was->figures, &n), *y = indicator_figures(t->now->figures, &m);
	for (size_t i = 0, j = 0; i < n || j < m;) {
		const struct figure *f = i < n ? &x[i] : NULL, *g = j < m ? &y[j] : NULL;
		int c = order(t->was, f, t->now, g);
		f = c <= 0 ? f : NULL;
		g = c >= 0 ? g : NULL;
		i += f != NULL;
		j += g != NULL;
		bool changed = !same_figure(f, g);
		if (changed && !names(t, t->was, f, a) && !names(t, t->now, g, a))
			faults += complain(t, f ? t->was : t->now, f ? f : g);
		bool moves = str_is(t->field, "area"); /* within the region: seen below it only */
		if (f && (moves ? f->area && names_area(&t->was->set, f, FIELD_AREA, a) : f->area == 0))
			sight(t, f, changed);
	}
	return faults;
}

/* --- changing --- */

static bool is_number(struct str v)
{
	v = unquoted(v);
	bool digit = false;
	for (size_t i = 0; i < v.n; i++) {
		if (!strchr("0123456789.-", v.p[i]))
			return false;
		digit = true;
	}
	return digit;
}

static struct str another(struct trial *t, size_t column)
{
	struct county *c = t->c;
	struct str own = t->row->cell[column].raw, v = own;
	size_t way = pick(c, 8);
	if (way == 0)
		return STR("\"\"");
	if (is_number(own) && unquoted(own).n < 11 && way < 4) {
		double x = strtod(unquoted(own).p, NULL);
		return arena_fmt(c->arena, "%lld", (long long)(x * (way == 1 ? 0.3 : way == 2 ? 2.5 : 1) + (way == 3)));
	}
	for (int tries = 0; tries < 20 && str_eq(v, own); tries++) {
		struct row *r = &t->sheet->row[pick(c, t->sheet->rows)];
		if (column < r->n && str_eq(r->cell[column].header, t->row->cell[column].header))
			v = r->cell[column].raw;
	}
	return v;
}

/* A household's number is given anew; the three columns of an area go together. */
static bool change(struct trial *t)
{
	struct county *c = t->c;
	t->sheet = &c->sheet[pick(c, c->sheets)];
	if (!t->sheet->rows)
		return false;
	t->row = &t->sheet->row[pick(c, t->sheet->rows)];
	size_t column = pick(c, t->row->n);
	struct cell *cell = &t->row->cell[column];
	t->field = field_of(&t->was->set, t->sheet, cell->header);
	t->before = cell->raw;
	if (!t->field.n || str_is(t->field, "township") || str_is(t->field, "village"))
		return false;
	t->after = str_is(t->field, "id") ? STR("\"990000000000000007\"") : another(t, column);
	if (str_is(t->field, "area") && str_is(t->after, "\"\""))
		return false;
	return !str_eq(t->before, t->after);
}

static void put_in(struct trial *t, struct str value)
{
	for (size_t k = 0; k < t->row->n; k++)
		if (str_eq(field_of(&t->was->set, t->sheet, t->row->cell[k].header), t->field))
			t->row->cell[k].raw = value;
}

/* township and village follow the code, taken from a row that has it. */
static void follow_area(struct trial *t)
{
	static const char *const names_[] = {"township", "village"};
	for (size_t i = 0; i < t->sheet->rows; i++) {
		struct row *r = &t->sheet->row[i];
		struct cell *code = cell_of(&t->was->set, t->sheet, r, "area");
		if (r == t->row || !code || !str_eq(code->raw, t->after))
			continue;
		for (int k = 0; k < 2; k++) {
			struct cell *from = cell_of(&t->was->set, t->sheet, r, names_[k]),
				    *to = cell_of(&t->was->set, t->sheet, t->row, names_[k]);
			if (from && to)
				to->raw = from->raw;
		}
		return;
	}
}

static size_t one_change(struct trial *t, const char *work)
{
	struct computed now;
	struct areas a = {.n = 0};
	struct cell kept[64];
	ENSURE(t->row->n <= 64);
	memcpy(kept, t->row->cell, t->row->n * sizeof *kept);
	put_in(t, t->after);
	if (str_is(t->field, "area"))
		follow_area(t);
	write_sheet(t->c, t->sheet, work);
	size_t faults = 0;
	if (compute(&now, work, NULL)) {
		t->now = &now;
		where_it_is(t, &a);
		memcpy(t->row->cell, kept, t->row->n * sizeof *kept);
		where_it_is(t, &a);
		faults = compare(t, &a);
		forget(&now);
	}
	memcpy(t->row->cell, kept, t->row->n * sizeof *kept);
	write_sheet(t->c, t->sheet, work);
	return faults;
}

static void put_sightings(const char *path)
{
	FILE *f = path ? fopen(path, "a") : NULL;
	for (size_t i = 0; f && i < sightings.n; i++)
		fprintf(f, "%.*s %zu %zu\n", STR_ARG(sightings.v[i].what), sightings.v[i].named, sightings.v[i].seen);
	if (f)
		fclose(f);
	vec_release(&sightings);
}

/* What was written is what was read. */
static size_t same_again(struct county *c, struct computed *was, const char *work)
{
	struct computed now;
	struct areas none = {.n = 0};
	struct trial t = {.c = c, .was = was, .now = &now, .sheet = &c->sheet[0], .field = STR("nothing")};
	write_county(c, work);
	if (!compute(&now, work, NULL))
		fail(work, "cannot be read");
	size_t faults = compare(&t, &none);
	forget(&now);
	return faults;
}

int main(int argc, char **argv)
{
	struct county c;
	struct computed was;
	size_t faults = 0, changes = 0, wanted = argc > 4 ? strtoul(argv[4], NULL, 10) : 0;
	if (argc < 5)
		fail("usage:", "fields CASE WORK SEED CHANGES [LEDGER]");
	if (!compute(&was, argv[1], NULL))
		fail(argv[1], "cannot be read");
	county_read(&c, argv[1], &was.set, strtoul(argv[3], NULL, 10));
	faults += same_again(&c, &was, argv[2]);
	for (size_t tries = 0; changes < wanted && tries < wanted * 20; tries++) {
		struct trial t = {.c = &c, .was = &was};
		if (!change(&t))
			continue;
		faults += one_change(&t, argv[2]);
		changes++;
	}
	put_sightings(argc > 5 ? argv[5] : NULL);
	forget(&was);
	arena_drop(c.arena);
	printf("%s: %zu changes, %zu figures changed unnamed\n", argv[1], changes, faults);
	return faults || !changes;
}
