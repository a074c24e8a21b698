#include "data/import.h"

#include <string.h>

/* ---- columns */

static bool is_person_column(const struct schema *s, struct str key)
{
	unsigned rank;
	uint32_t f = schema_find(s, DATA_MEMBERS, key, &rank);

	return f == MF_NAME || f == MF_PERSON || f == MF_RELATION || f == MF_ID_NUMBER;
}

/* Groups of columns that most exports do not have are not asked for row by row. */
static void note_group(struct sheet *s, uint32_t field)
{
	if (s->kind != DATA_HOUSEHOLDS)
		return;
	s->has_parts |= field >= HF_PART && field < HF_PART + DATA_PARTS;
	s->has_land |= field >= HF_LAND && field < HF_LAND + DATA_LANDS;
	s->has_watch |= field >= HF_IDENTIFIED && field < HF_AFTER + DATA_AFTERS;
}

/* A header met for the first time in this export. */
static uint32_t add_column(struct sheet *s, struct str key)
{
	struct column *c = vec_add(&s->column);
	const struct schema *schema = s->im->schema;

	c->key = arena_str(s->im->arena, key);
	c->field = schema_find(schema, s->kind, key, &c->rank);
	c->first = s->at;
	if (c->field == SCHEMA_NONE && s->kind == DATA_HOUSEHOLDS && is_person_column(schema, key))
		s->per_person = true;
	if (c->field == SCHEMA_NONE && schema_knows(schema, key))
		c->field = SCHEMA_IGNORED;
	note_group(s, c->field);
	map_set(&s->by_key, c->key, (uint32_t)(s->column.n - 1));
	return (uint32_t)(s->column.n - 1);
}

/* Records of one export have their keys in the same order almost always (then
   this is not asked): the column that stood at this place last time is tried first. */
static uint32_t column_of(struct sheet *s, size_t place, struct str key)
{
	uint32_t c;

	if (place < s->guesses && str_eq(s->column.v[s->guess[place]].key, key))
		return s->guess[place];
	c = map_lookup(&s->by_key, key);
	if (c == MAP_NONE)
		c = add_column(s, key);
	if (place < s->guesses)
		s->guess[place] = c;
	return c;
}

static void grow_guesses(struct sheet *s, size_t n)
{
	uint32_t *more;

	if (n <= s->guesses)
		return;
	more = arena_many(s->im->arena, uint32_t, n);
	if (s->guesses)
		memcpy(more, s->guess, s->guesses * sizeof *more);
	s->guess = more;
	for (; s->guesses < n; s->guesses++) /* filled as the places are met */
		s->guess[s->guesses] = 0;
}

static bool same_value(const struct json_member *a, const struct json_member *b)
{
	return str_eq(cell_trim(a->text), cell_trim(b->text)) && a->truth == b->truth;
}

static void tell_two_columns(struct sheet *s, struct column *c, const struct json_member *m, uint32_t other)
{
	struct diag *d;

	if (c->told)
		return;
	c->told = true;
	d = find_cell(s, FIND_TWO_COLUMNS, m,
		      TR("列 “%.*s” 与 “%.*s” 都是%.*s，而值不同",
			 "columns \"%.*s\" and \"%.*s\" are both %.*s and differ"),
		      STR_ARG(c->key), STR_ARG(s->column.v[other].key),
		      STR_ARG(s->schema->field[c->field].title));
	find_hint(s->im, d,
		  TR("采用表头更接近规范名的一列；本文件同类情况只报一次",
		     "the column nearer to the canonical name is used; told once for each column"));
}

/* What XML and terminals cannot take: the C0 controls and U+FFFE, U+FFFF.  JSON
   lets the first in as escapes only. */
static size_t control_at(struct str t, size_t i)
{
	for (; i < t.n; i++)
		if ((unsigned char)t.p[i] < 0x20 || t.p[i] == 0x7F ||
		    (t.p[i] == '\xEF' && i + 2 < t.n && t.p[i + 1] == '\xBF' &&
		     (unsigned char)t.p[i + 2] >= 0xBE))
			return i;
	return t.n;
}

/* Controls come by escapes, and an escaped text does not stand in the source as it is.  U+FFFE and
   U+FFFF do, beginning with a byte that few texts have; only texts are printed as they are. */
static bool may_hold_control(const struct sheet *s, const struct json_member *m, uint32_t field)
{
	struct str source = s->el->source, t = m->text;

	if (m->kind != JSON_STRING || t.n == 0)
		return false;
	return t.p < source.p || t.p >= source.p + source.n ||
	       (s->schema->field[field].type == SCHEMA_TEXT && memchr(t.p, 0xEF, t.n));
}

/* m itself, or where its text holds control characters a copy with blanks in their stead. */
static const struct json_member *without_controls(struct sheet *s, const struct json_member *m, uint32_t field)
{
	struct json_member *clean;
	struct diag *d;
	char *text;

	if (!m->odd || !may_hold_control(s, m, field) || control_at(m->text, 0) == m->text.n)
		return m;
	d = find_cell(s, FIND_CONTROL, m,
		      TR("“%.*s” 的文字里有不可见的控制字符", "control characters in \"%.*s\""),
		      STR_ARG(m->key));
	find_hint(s->im, d,
		  TR("已换成空格；请在原系统里改正", "blanks are put in their stead; correct the source"));
	clean = arena_make(s->im->arena, struct json_member);
	*clean = *m;
	text = arena_alloc(s->im->arena, m->text.n + 1);
	memcpy(text, m->text.p, m->text.n);
	for (size_t i = 0; (i = control_at(m->text, i)) < m->text.n;) {
		size_t n = m->text.p[i] == '\xEF' ? 3 : 1;
		memset(text + i, ' ', n);
		i += n;
	}
	clean->text.p = text;
	return clean;
}

/* Of several columns of one field the one of lesser rank that is not blank counts. */
static void put_cell(struct sheet *s, uint32_t column, const struct json_member *m)
{
	struct column *c = &s->column.v[column];
	const struct json_member *old = s->cell[c->field];
	uint32_t other = s->cell_column[c->field];

	if (s->schema->field[c->field].type == SCHEMA_WORDS) {
		if (s->mores < sizeof s->more / sizeof *s->more)
			s->more[s->mores++] = m;
		s->cell[c->field] = m;
		return;
	}
	if (old && cell_is_blank(s, m))
		return;
	if (old && !cell_is_blank(s, old)) {
		if (!same_value(old, m))
			tell_two_columns(s, c, m, other);
		if (s->column.v[other].rank <= c->rank)
			return;
	}
	s->cell[c->field] = m;
	s->cell_column[c->field] = column;
}

static void tell_again(struct sheet *s, const struct json_member *m)
{
	struct diag *d = find_cell(s, FIND_KEY_TWICE, m,
				   TR("同一条记录里 “%.*s” 出现两次", "\"%.*s\" stands twice in a record"),
				   STR_ARG(m->key));

	find_hint(s->im, d, TR("采用先出现的值", "the first value is used"));
}

/* ---- elements of the shape of the last one */

/*
 * Where all columns are of different fields the cells of further elements with the same keys go where
 * those of this one went.  A plan names the field at each place; SCHEMA_NONE: a column that is not used.
 */
static void make_plan(struct sheet *s)
{
	const struct json_element *el = s->el;

	s->planned = 0;
	if (el->n > s->plan_room) {
		s->plan = arena_many(s->im->arena, uint32_t, el->n);
		s->plan_room = el->n;
	}
	for (size_t i = 0; i < el->n; i++) {
		uint32_t field = s->column.v[s->guess[i]].field;
		bool listed = field < SCHEMA_IGNORED && s->schema->field[field].type == SCHEMA_WORDS;
		s->plan[i] = field < SCHEMA_IGNORED ? field : SCHEMA_NONE;
		for (size_t k = 0; k < i && s->plan[i] != SCHEMA_NONE; k++)
			if (s->plan[k] == field && !listed)
				return;
	}
	s->planned = el->n;
}

static void read_planned(struct sheet *s)
{
	const struct json_element *el = s->el;

	s->mores = 0;
	for (size_t i = 0; i < el->n; i++) {
		const struct json_member *m = &el->member[i];
		uint32_t field = s->plan[i];
		if (field == SCHEMA_NONE)
			continue;
		if (m->odd)
			m = without_controls(s, m, field);
		s->cell[field] = m;
		if (field == s->listed && s->mores < sizeof s->more / sizeof *s->more)
			s->more[s->mores++] = m;
	}
	s->by_plan++;
}

/* Columns were seen in the elements that were read by the plan too. */
static void close_plan(struct sheet *s)
{
	for (size_t i = 0; i < s->planned; i++)
		s->column.v[s->guess[i]].seen += s->by_plan;
	s->by_plan = 0;
	s->planned = 0;
}

/* ---- any element */

static void read_all(struct sheet *s)
{
	const struct json_element *el = s->el;

	memset(s->cell, 0, s->schema->fields * sizeof *s->cell);
	s->mores = 0;
	if (s->guesses < el->n) {
		for (size_t i = s->guesses; i < el->n; i++) /* columns exist before they are guessed */
			column_of(s, SIZE_MAX, el->member[i].key);
		grow_guesses(s, el->n);
	}
	for (size_t i = 0; i < el->n; i++) {
		const struct json_member *m = &el->member[i];
		uint32_t c = column_of(s, i, m->key);
		s->column.v[c].seen++;
		if (m->again)
			tell_again(s, m);
		else if (s->column.v[c].field < SCHEMA_IGNORED)
			put_cell(s, c, without_controls(s, m, s->column.v[c].field));
	}
}

static void read_cells(struct sheet *s)
{
	const struct json_element *el = s->el;

	if (el->shape && el->shape == s->shape && el->n == s->planned) {
		read_planned(s);
		return;
	}
	close_plan(s);
	read_all(s);
	s->shape = el->shape;
	if (el->shape)
		make_plan(s);
}

/* ---- elements */

static void tell_shape(struct sheet *s)
{
	struct diag *d = find_cell(s, FIND_SHAPE, NULL,
				   TR("数组元素是%s，不是对象", "the element is a %s, not an object"),
				   json_kind_name(s->el->kind));

	find_hint(s->im, d,
		  TR("每条记录应写成 {\"列名\": 值, …}", "a record is written {\"column\": value, ...}"));
	set_aside(s, ASIDE_SHAPE, 0);
}

static void keep_prefix(struct sheet *s)
{
	struct buf b = {0};
	struct str p;

	json_element_pointer(s->el, (struct str){0}, &b);
	p = buf_view(&b);
	s->im->set->private->prefix[s->export] =
		arena_str(s->im->arena, str_sub(p, 0, p.n >= 2 ? p.n - 2 : 0));
	buf_release(&b);
}

static void note_milestone(const struct sheet *s)
{
	struct milestones *p = &s->im->set->private->milestones[s->export];
	const struct json_element *el = s->el;
	struct pos at;

	if (p->n && el->at - p->v[p->n - 1].offset < MILESTONES_APART)
		return;
	at = json_element_pos(el, el->at);
	*vec_add(p) = (struct milestone){el->at, (uint32_t)el->index, at.line, at.col};
}

static bool each_element(void *ctx, const struct json_element *el, struct err *e)
{
	static void (*const row[])(struct sheet *) = {household_row, member_row, period_row, period_row};
	struct sheet *s = ctx;

	(void)e;
	s->el = el;
	s->at = (struct data_source){(uint32_t)el->index, (uint32_t)el->at, s->export};
	note_milestone(s);
	s->im->set->export[s->export].read++;
	if (el->index == 0)
		keep_prefix(s);
	if (el->kind != JSON_OBJECT) {
		tell_shape(s);
		return true;
	}
	read_cells(s);
	(s->kind <= DATA_QUARTERLY ? row[s->kind] : table_row)(s);
	return true;
}

/* ---- what can only be said of the whole export */

static void tell_unknown(struct sheet *s, const struct column *c)
{
	struct str near;
	struct diag *d = find_record(s->im, FIND_UNKNOWN_COLUMN, c->first,
				     TR("不认识列 “%.*s”（%zu 条记录有此列），未使用",
					"column \"%.*s\" (in %zu records) is not known and not used"),
				     STR_ARG(cell_clip(c->key)), c->seen);

	if (!d) /* enough of them are kept */
		return;
	near = diag_nearest(c->key, s->schema->known, s->schema->knowns);
	if (near.n)
		find_hint(s->im, d,
			  TR("是否就是 “%.*s”？若是，请改表头，或把它加进 templates/fields.json",
			     "is it \"%.*s\"? then correct the header or add it to templates/fields.json"),
			  STR_ARG(near));
	else
		find_hint(s->im, d,
			  TR("若是已有字段的另一种写法，请加进 templates/fields.json 的 aliases",
			     "if it is a known field under another name, add it to templates/fields.json"));
}

static bool has_column(const struct sheet *s, uint32_t from, uint32_t to)
{
	for (size_t i = 0; i < s->column.n; i++)
		if (s->column.v[i].field >= from && s->column.v[i].field <= to)
			return true;
	return false;
}

static void tell_no_column(struct sheet *s, struct str what)
{
	struct data_source whole = {DATA_NONE, 0, s->export};
	struct diag *d =
		find_record(s->im, FIND_NO_COLUMN, whole,
			    TR("整个文件没有%.*s一列", "the file has no column %.*s"), STR_ARG(what));

	find_hint(s->im, d,
		  TR("请核对表头；可用的写法见 templates/fields.json",
		     "check the headers; templates/fields.json lists the known ones"));
}

static void tell_columns(struct sheet *s)
{
	close_plan(s);
	if (s->im->set->export[s->export].read == 0) {
		struct data_source whole = {DATA_NONE, 0, s->export};
		find_record(s->im, FIND_NO_ROWS, whole, TR("文件里没有记录", "the file holds no records"));
		return;
	}
	for (size_t i = 0; i < s->column.n; i++)
		if (s->column.v[i].field == SCHEMA_NONE)
			tell_unknown(s, &s->column.v[i]);
	if (s->schema->field[0].type == SCHEMA_ID && !has_column(s, 0, 0))
		tell_no_column(s, s->schema->field[0].title);
	if (s->kind == DATA_HOUSEHOLDS && !has_column(s, HF_WAGE, HF_PER_CAPITA))
		tell_no_column(s, s->schema->field[HF_NET].title);
	if ((s->kind == DATA_MONTHLY || s->kind == DATA_QUARTERLY) && !has_column(s, PF_PERIOD, PF_PERIOD))
		tell_no_column(s, s->schema->field[PF_PERIOD].title);
}

/* Which headers were which fields, for those who ask where a figure comes from. */
static void keep_columns(struct sheet *s)
{
	struct data_export *x = &s->im->set->export[s->export];

	x->column = arena_many(s->im->arena, struct data_export_column, s->column.n);
	for (size_t i = 0; i < s->column.n; i++) {
		const struct column *c = &s->column.v[i];
		if (c->field < SCHEMA_IGNORED)
			x->column[x->columns++] =
				(struct data_export_column){s->schema->field[c->field].name,
							    s->schema->field[c->field].title, c->key, c->seen};
	}
}

static void open_sheet(struct sheet *s)
{
	s->schema = &s->im->schema->kind[s->kind];
	s->cell = arena_many(s->im->arena, const struct json_member *, s->schema->fields);
	s->cell_column = arena_many(s->im->arena, uint32_t, s->schema->fields);
	s->recall = arena_array(s->im->arena, s->schema->fields * 2, sizeof *s->recall);
	s->last_area = DATA_NONE;
	s->listed = SCHEMA_NONE;
	for (uint32_t f = 0; f < s->schema->fields; f++)
		if (s->schema->field[f].type == SCHEMA_WORDS)
			s->listed = f;
	s->items = arena_new();
	if (s->kind > DATA_QUARTERLY)
		s->table = table_open(s->im, s->kind);
	memset(s->im->aside, 0, sizeof s->im->aside);
}

static void close_sheet(struct sheet *s)
{
	vec_release(&s->column);
	map_release(&s->by_key);
	buf_release(&s->last_text);
	arena_drop(s->items);
}

static bool is_field(void *sheet, struct str key)
{
	struct sheet *s = sheet;
	unsigned rank;

	return schema_find(s->im->schema, s->kind, key, &rank) < SCHEMA_IGNORED;
}

bool sheet_read(struct import *im, uint32_t export, struct err *e)
{
	const struct data_export_entry *x = &im->set->info.export[export];
	struct sheet s = {.im = im, .export = export, .kind = x->kind};
	struct file *f = &im->set->private->file[export];
	uint64_t *lent = &im->set->private->lent[export];
	bool ok;

	if (!file_open(x->name, f, e)) {
		err_hint(e,
			 TR("case.json 第 %u 行的 exports 写着这个文件",
			    "line %u of case.json names this file"),
			 x->at.line);
		return false;
	}
	open_sheet(&s);
	if (f->bytes.n != *lent)
		*lent = 0; /* it cannot be mapped, or has changed since */
	if (*lent)
		texts_lend(im->texts, f->bytes);
	ok = json_walk(&(struct json_input){.name = x->name, .text = f->bytes, .file = f, .path = x->path,
					    .is_field = is_field},
		       each_element, &s, e);
	if (ok)
		tell_columns(&s), keep_columns(&s);
	close_sheet(&s);
	file_forget(f, f->bytes.n); /* read again when a text or a place is wanted */
	return ok;
}
