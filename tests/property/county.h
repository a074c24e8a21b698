#ifndef PROPERTY_COUNTY_H
#define PROPERTY_COUNTY_H
/*
 * A generated county as rows of cells that a test can change, and the same
 * county read and computed again.  Cells stay as they stand in the JSON.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/io.h"
#include "base/vec.h"
#include "data/set.h"
#include "indicator/fields.h"
#include "indicator/report.h"

struct cell {
	struct str header, raw; /* raw: with its quotes */
};
struct row {
	struct cell *cell;
	size_t n;
	bool gone;
};
struct sheet {
	unsigned kind; /* enum data_kind, or FIELD_REFERENCES */
	int year;      /* households */
	struct str file;
	struct row *row;
	size_t rows;
};
#define SHEETS_MAX 32
struct county {
	struct arena *arena;
	struct str dir;
	struct sheet sheet[SHEETS_MAX];
	size_t sheets;
	uint64_t random;
};

struct computed { /* a case read and computed */
	struct arena *arena;
	struct data_set set;
	struct diag_list talk;
	const struct policy *policy;
	const struct indicator_set *figures;
};

static inline void fail(const char *what, const char *more)
{
	fprintf(stderr, "%s %s\n", what, more);
	exit(1);
}

static inline size_t pick(struct county *c, size_t n)
{
	c->random ^= c->random << 13;
	c->random ^= c->random >> 7;
	c->random ^= c->random << 17;
	return n ? (size_t)(c->random >> 11) % n : 0;
}

/* --- reading and computing --- */

/* False where case.json or references.json cannot be read any more: then there is nothing to compare. */
static inline bool compute(struct computed *k, const char *dir, const struct policy_overrides *own)
{
	struct err e = {0};
	*k = (struct computed){.arena = arena_new()};
	diag_init(&k->talk);
	if (!data_open(dir, &(struct data_options){.fields = "templates/fields.json", .threads = 1}, &k->set, &e))
		return data_close(&k->set), diag_release(&k->talk), arena_drop(k->arena), false;
	struct str pack = arena_fmt(k->arena, "templates/policies/%.*s.json", STR_ARG(k->set.info.policy));
	k->policy = policy_load(k->arena, pack.p, own, &k->talk);
	if (!k->policy)
		fail(pack.p, "cannot be read");
	k->figures = indicator_compute(k->arena, &k->set, k->policy, &k->talk);
	return true;
}

static inline void forget(struct computed *k)
{
	diag_release(&k->talk);
	data_close(&k->set);
	arena_drop(k->arena);
}

/* --- cells --- */

static inline size_t value_end(struct str t, size_t i)
{
	size_t deep = 0;
	for (bool in = false; i < t.n; i++) {
		char c = t.p[i];
		if (in && c == '\\')
			i++;
		else if (c == '"')
			in = !in;
		else if (!in && (c == '[' || c == '{'))
			deep++;
		else if (!in && deep && (c == ']' || c == '}'))
			deep--;
		else if (!in && !deep && (c == ',' || c == '}' || c == ']'))
			break;
	}
	return i;
}

static inline size_t read_row(struct county *c, struct str t, size_t i, struct row *r)
{
	VEC(struct cell) cell = {0};
	for (i++; i < t.n && t.p[i] != '}'; i++) {
		if (t.p[i] != '"')
			continue;
		size_t end = i + 1 + str_find_char(str_sub(t, i + 1, t.n), '"'), colon = end + 1;
		while (t.p[colon] != ':')
			colon++;
		size_t to = value_end(t, colon + 1);
		*vec_add(&cell) = (struct cell){str_sub(t, i + 1, end), str_trim(str_sub(t, colon + 1, to))};
		i = t.p[to] == '}' ? to - 1 : to;
	}
	*r = (struct row){arena_many(c->arena, struct cell, cell.n), cell.n, false};
	if (cell.n)
		memcpy(r->cell, cell.v, cell.n * sizeof *cell.v);
	vec_release(&cell);
	return i + 1;
}

static inline void read_sheet(struct county *c, unsigned kind, int year, struct str file)
{
	struct err e = {0};
	struct file f;
	struct sheet *s = &c->sheet[c->sheets++];
	VEC(struct row) row = {0};
	*s = (struct sheet){.kind = kind, .year = year, .file = arena_str(c->arena, file)};
	if (c->sheets > SHEETS_MAX || !file_open(path_join(c->arena, c->dir, file).p, &f, &e))
		fail("cannot read", s->file.p);
	struct str t = arena_str(c->arena, f.bytes);
	file_close(&f);
	bool lines = kind != FIELD_REFERENCES && t.n && t.p[0] == '{';
	for (size_t i = lines ? 0 : str_find_char(t, '['); i < t.n; i++)
		if (t.p[i] == '{')
			i = read_row(c, t, i, vec_add(&row)) - 1;
	s->rows = row.n;
	s->row = arena_many(c->arena, struct row, row.n);
	if (row.n)
		memcpy(s->row, row.v, row.n * sizeof *row.v);
	vec_release(&row);
}

static inline void county_read(struct county *c, const char *dir, const struct data_set *set, uint64_t seed)
{
	*c = (struct county){.arena = arena_new(), .dir = str_from(dir), .random = seed * 0x9E3779B97F4A7C15u + 1};
	for (size_t i = 0; i < set->exports; i++)
		read_sheet(c, set->export[i].kind, set->export[i].year, set->export[i].file);
	if (set->references)
		read_sheet(c, FIELD_REFERENCES, 0, STR("references.json"));
}

/* --- writing --- */

static inline void put_sheet(const struct sheet *s, struct buf *b)
{
	bool first = true, references = s->kind == FIELD_REFERENCES;
	buf_cat(b, references ? "{\"references\": [\n" : "[\n");
	for (size_t i = 0; i < s->rows; i++) {
		const struct row *r = &s->row[i];
		if (r->gone)
			continue;
		buf_cat(b, first ? "{" : ",\n{");
		first = false;
		for (size_t k = 0; k < r->n; k++)
			buf_fmt(b, "%s\"%.*s\":%.*s", k ? "," : "", STR_ARG(r->cell[k].header),
				STR_ARG(r->cell[k].raw));
		buf_char(b, '}');
	}
	buf_cat(b, references ? "\n]}\n" : "\n]\n");
}

static inline void write_sheet(const struct county *c, const struct sheet *s, const char *dir)
{
	struct err e = {0};
	struct buf b = {0};
	put_sheet(s, &b);
	if (!file_write(path_join(c->arena, str_from(dir), s->file).p, buf_view(&b), &e))
		fail("cannot write", e.msg);
	buf_release(&b);
}

static inline void write_county(const struct county *c, const char *dir)
{
	struct err e = {0};
	struct file f;
	if (!dir_make(dir, &e) || !file_open(path_join(c->arena, c->dir, STR("case.json")).p, &f, &e) ||
	    !file_write(path_join(c->arena, str_from(dir), STR("case.json")).p, f.bytes, &e))
		fail("cannot write", e.msg);
	file_close(&f);
	for (size_t i = 0; i < c->sheets; i++)
		write_sheet(c, &c->sheet[i], dir);
}

/* --- which column is which field --- */

static inline struct str field_of(const struct data_set *set, const struct sheet *s, struct str header)
{
	if (s->kind == FIELD_REFERENCES)
		return header;
	for (size_t i = 0; i < set->exports; i++)
		for (size_t k = 0; str_eq(set->export[i].file, s->file) && k < set->export[i].columns; k++)
			if (str_eq(set->export[i].column[k].header, header))
				return set->export[i].column[k].field;
	return (struct str){0};
}

static inline struct cell *cell_of(const struct data_set *set, const struct sheet *s, struct row *r, const char *field)
{
	for (size_t k = 0; k < r->n; k++)
		if (str_is(field_of(set, s, r->cell[k].header), field))
			return &r->cell[k];
	return NULL;
}

static inline struct str unquoted(struct str raw)
{
	return raw.n > 1 && raw.p[0] == '"' ? str_sub(raw, 1, raw.n - 1) : raw;
}

#endif
