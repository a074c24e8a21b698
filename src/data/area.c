#include "data/import.h"

#include <stdlib.h>

/*
 * The tree of areas, grown from what the records say.  A 12-digit code names
 * its ancestors by its prefixes (domain.md section 6); where an export has
 * names only, an area is known by its name under its parent.  Names and codes
 * that meet later are joined in areas_close.
 */

/* Significant digits of a code at each level. */
static const size_t digits[] = {0, 2, 4, 6, 9, 12};

/* ---- seeds */

static struct str name_key(struct import *im, uint32_t parent, struct str name)
{
	buf_clear(&im->scratch);
	buf_fmt(&im->scratch, "%u/%.*s", parent, STR_ARG(name));
	return buf_view(&im->scratch);
}

static uint32_t add_seed(struct import *im, struct area_seed seed)
{
	*vec_add(&im->area) = seed;
	return (uint32_t)(im->area.n - 1);
}

static void learn_name(struct import *im, uint32_t a, struct str name)
{
	struct area_seed *seed = &im->area.v[a];

	seed->name = arena_str(im->arena, name);
	map_add(&im->area_by_name, arena_str(im->arena, name_key(im, seed->parent, name)), a);
}

void areas_open(struct import *im)
{
	const struct data_case *c = &im->set->info;

	add_seed(im,
		 (struct area_seed){c->region_code, c->region_name, DATA_NONE, c->region_level, {0}, true});
	map_add(&im->area_by_code, c->region_code, 0);
}

static enum data_level level_of(struct str code)
{
	int level = DATA_VILLAGE;

	while (level > DATA_NATION) {
		size_t i = digits[level - 1];
		while (i < 12 && code.p[i] == '0')
			i++;
		if (i < 12)
			break;
		level--;
	}
	return (enum data_level)level;
}

/* The seed of a 12-digit code inside the region, made with its ancestors if new. */
static uint32_t seed_of_code(struct sheet *s, struct str code)
{
	struct import *im = s->im;
	uint32_t a = map_lookup(&im->area_by_code, code), parent = 0;
	enum data_level level = level_of(code);
	char up[12];

	if (a != MAP_NONE)
		return a;
	for (int l = (int)level - 1; l > (int)im->set->info.region_level; l--) {
		for (size_t i = 0; i < 12; i++)
			up[i] = i < digits[l] ? code.p[i] : '0';
		if (level_of((struct str){up, 12}) == (enum data_level)l) {
			parent = seed_of_code(s, (struct str){up, 12});
			break;
		}
	}
	code = arena_str(im->arena, code);
	a = add_seed(im, (struct area_seed){code, {0}, parent, level, s->at, false});
	map_add(&im->area_by_code, code, a);
	return a;
}

static uint32_t seed_of_name(struct sheet *s, uint32_t parent, struct str name, enum data_level level)
{
	struct import *im = s->im;
	uint32_t a = map_lookup(&im->area_by_name, name_key(im, parent, name));

	if (a == MAP_NONE) {
		a = add_seed(im, (struct area_seed){{0}, {0}, parent, level, s->at, false});
		learn_name(im, a, name);
	}
	return a;
}

static void name_seed(struct sheet *s, uint32_t a, struct str name, uint32_t field)
{
	struct area_seed *seed = &s->im->area.v[a];
	struct diag *d;

	if (a == 0 || name.n == 0 || str_eq(seed->name, name))
		return;
	if (seed->name.n == 0) {
		learn_name(s->im, a, name);
		return;
	}
	if (seed->two_names)
		return;
	seed->two_names = true;
	d = find_cell(s, FIND_AREA_TWO, s->cell[field],
		      TR("代码 %.*s 又叫 “%.*s”，此前是 “%.*s”",
			 "code %.*s is also called \"%.*s\", before \"%.*s\""),
		      STR_ARG(seed->code), STR_ARG(name), STR_ARG(seed->name));
	find_hint(s->im, d, TR("沿用先出现的名称", "the name met first is used"));
}

/* ---- what two imports met */

static uint32_t add_met(struct import *im, const struct area_seed *seed, uint32_t parent)
{
	uint32_t a;

	a = add_seed(im, (struct area_seed){seed->code, {0}, parent, seed->level, seed->at, false});
	if (seed->code.n)
		map_add(&im->area_by_code, seed->code, a);
	return a;
}

/* The same code under another name than before. */
static void compare_names(struct import *im, struct area_seed *known, const struct area_seed *seed)
{
	struct diag *d;

	if (known->two_names || str_eq(known->name, seed->name))
		return;
	known->two_names = true;
	d = find_record(im, FIND_AREA_TWO, seed->at,
			TR("代码 %.*s 又叫 “%.*s”，此前是 “%.*s”",
			   "code %.*s is also called \"%.*s\", before \"%.*s\""),
			STR_ARG(seed->code), STR_ARG(seed->name), STR_ARG(known->name));
	find_hint(im, d, TR("沿用先出现的名称", "the name met first is used"));
}

void areas_join(struct import *im, const struct import *from, uint32_t *to)
{
	to[0] = 0;
	for (uint32_t i = 1; i < from->area.n; i++) {
		const struct area_seed *seed = &from->area.v[i];
		uint32_t parent = to[seed->parent];
		uint32_t a = seed->code.n ? map_lookup(&im->area_by_code, seed->code)
					  : map_lookup(&im->area_by_name, name_key(im, parent, seed->name));
		if (a == MAP_NONE)
			a = add_met(im, seed, parent);
		to[i] = a;
		if (seed->name.n && im->area.v[a].name.n == 0)
			learn_name(im, a, seed->name);
		else if (seed->name.n && seed->code.n)
			compare_names(im, &im->area.v[a], seed);
	}
}

/* ---- one record */

static uint32_t refuse_code(struct sheet *s, struct str code, enum data_reason *why, enum data_reason reason)
{
	const struct data_case *c = &s->im->set->info;
	struct diag *d;

	*why = reason;
	if (reason == ASIDE_BAD_AREA) {
		d = find_cell(s, FIND_BAD_AREA, s->cell[HF_AREA],
			      TR("行政区划代码 “%.*s” 不是 12 位数字", "area code \"%.*s\" is not 12 digits"),
			      STR_ARG(cell_clip(code)));
		find_hint(s->im, d,
			  TR("应为 12 位：省 2 市 2 县 2 乡 3 村 3",
			     "12 digits: province 2, city 2, county 2, township 3, village 3"));
	} else {
		d = find_cell(s, FIND_OUTSIDE, s->cell[HF_AREA],
			      TR("行政区划代码 %.*s 不属于%.*s（%.*s）",
				 "area code %.*s does not belong to %.*s (%.*s)"),
			      STR_ARG(code), STR_ARG(c->region_name), STR_ARG(c->region_code));
		find_hint(s->im, d,
			  TR("请核对代码，或 case.json 的 region", "check the code, or region in case.json"));
	}
	return DATA_NONE;
}

/* Codes cut after the county or township are filled up with zeros. */
static bool full_code(struct str s, char out[12])
{
	bool known = false;

	for (int l = DATA_PROVINCE; l <= DATA_VILLAGE; l++)
		known |= s.n == digits[l];
	for (size_t i = 0; i < 12; i++)
		out[i] = i < s.n ? s.p[i] : '0';
	for (size_t i = 0; i < s.n && known; i++)
		known = s.p[i] >= '0' && s.p[i] <= '9';
	return known;
}

static uint32_t resolve_code(struct sheet *s, struct str code, enum data_reason *why)
{
	const struct data_case *c = &s->im->set->info;
	char full[12];

	if (!full_code(code, full))
		return refuse_code(s, code, why, ASIDE_BAD_AREA);
	if (!str_starts((struct str){full, 12}, str_sub(c->region_code, 0, digits[c->region_level])))
		return refuse_code(s, code, why, ASIDE_OUTSIDE_REGION);
	return seed_of_code(s, (struct str){full, 12});
}

/* The names of the record: to the seeds of its code, or to seeds of their own below it. */
static uint32_t resolve_names(struct sheet *s, uint32_t a, struct str township, struct str village)
{
	const struct area_seed *v = s->im->area.v;

	if (v[a].level == DATA_VILLAGE) {
		name_seed(s, a, village, HF_VILLAGE);
		if (s->im->area.v[a].parent != DATA_NONE &&
		    s->im->area.v[s->im->area.v[a].parent].level == DATA_TOWNSHIP)
			name_seed(s, s->im->area.v[a].parent, township, HF_TOWNSHIP);
		return a;
	}
	if (v[a].level == DATA_TOWNSHIP)
		name_seed(s, a, township, HF_TOWNSHIP);
	else if (township.n)
		a = seed_of_name(s, a, township, DATA_TOWNSHIP);
	return village.n ? seed_of_name(s, a, village, DATA_VILLAGE) : a;
}

static bool same_as_last(const struct sheet *s, struct str code, struct str township, struct str village)
{
	return s->last_area != DATA_NONE && str_eq(code, s->last_code) &&
	       str_eq(township, s->last_township) && str_eq(village, s->last_village);
}

static void remember(struct sheet *s, uint32_t a, struct str code, struct str township, struct str village)
{
	struct buf *b = &s->last_text;

	buf_clear(b);
	buf_reserve(b, code.n + township.n + village.n);
	buf_str(b, code);
	buf_str(b, township);
	buf_str(b, village);
	s->last_code = str_sub(buf_view(b), 0, code.n);
	s->last_township = str_sub(buf_view(b), code.n, code.n + township.n);
	s->last_village = str_sub(buf_view(b), code.n + township.n, b->n);
	s->last_area = a;
}

/* A text cell as it stands; what is no string differs from all that were remembered. */
static bool is_raw(const struct sheet *s, uint32_t field, struct str as)
{
	const struct json_member *m = s->cell[field];

	return m ? m->kind == JSON_STRING && m->text.n == as.n && str_eq(m->text, as) : as.n == 0;
}

uint32_t area_resolve(struct sheet *s, enum data_reason *why)
{
	struct str code = {0}, township = {0}, village = {0};
	enum cell c;
	uint32_t a = 0;

	if (s->last_area != DATA_NONE && is_raw(s, HF_AREA, s->last_code) &&
	    is_raw(s, HF_TOWNSHIP, s->last_township) && is_raw(s, HF_VILLAGE, s->last_village))
		return s->last_area;
	c = cell_id(s, HF_AREA, &code);
	if (c == CELL_BAD) {
		*why = ASIDE_BAD_AREA;
		return DATA_NONE;
	}
	cell_text(s, HF_TOWNSHIP, &township);
	cell_text(s, HF_VILLAGE, &village);
	if (!code.n && !township.n && !village.n) {
		find_cell(s, FIND_NO_AREA, NULL,
			  TR("没有行政区划代码，也没有乡镇和村，只计入全区合计",
			     "no area code, township or village; counted in the region's total only"));
		return 0;
	}
	if (same_as_last(s, code, township, village))
		return s->last_area;
	if (code.n)
		a = resolve_code(s, code, why);
	if (a == DATA_NONE)
		return DATA_NONE;
	a = resolve_names(s, a, township, village);
	remember(s, a, code, township, village);
	return a;
}

/* ---- the finished tree */

/* Where names stand for areas with codes, the codes win whenever they were met. */
static void prefer_codes(struct import *im)
{
	for (uint32_t i = 1; i < im->area.n; i++) {
		const struct area_seed *seed = &im->area.v[i];
		struct str key = name_key(im, seed->parent, seed->name);
		uint32_t holder = map_lookup(&im->area_by_name, key);
		if (seed->code.n && seed->name.n && (holder == MAP_NONE || im->area.v[holder].code.n == 0))
			map_set(&im->area_by_name, arena_str(im->arena, key), i);
	}
}

/* to[seed]: the seed it is the same place as.  Parents come before children. */
static void join_seeds(struct import *im, uint32_t *to)
{
	prefer_codes(im);
	for (uint32_t i = 0; i < im->area.n; i++) {
		struct area_seed *seed = &im->area.v[i];
		to[i] = i;
		if (i == 0 || seed->code.n)
			continue;
		seed->parent = to[seed->parent];
		to[i] = map_add(&im->area_by_name,
				arena_str(im->arena, name_key(im, seed->parent, seed->name)), i);
	}
}

/* A code for an area known by name, fit for a file name. */
static struct str code_of_name(struct import *im, const struct area_seed *seed)
{
	struct buf b = {0};
	struct str code;

	if (seed->parent != 0)
		buf_fmt(&b, "%.*s-", STR_ARG(im->area.v[seed->parent].code));
	for (size_t i = 0; i < seed->name.n; i++) {
		unsigned char c = (unsigned char)seed->name.p[i];
		bool bad = c < ' ' || c == 0x7F || c == '/' || c == '\\' || (c == '.' && b.n == 0);
		buf_char(&b, bad ? '_' : (char)c);
	}
	while (map_lookup(&im->area_by_code, buf_view(&b)) != MAP_NONE)
		buf_char(&b, '_');
	code = arena_str(im->arena, buf_view(&b));
	buf_release(&b);
	return code;
}

static void complete_seed(struct import *im, uint32_t i)
{
	struct area_seed *seed = &im->area.v[i];
	struct diag *d;
	struct pos at = data_pos(im->set, seed->at);

	if (seed->code.n == 0) {
		seed->code = code_of_name(im, seed);
		map_add(&im->area_by_code, seed->code, i);
		d = find_at(im, FIND_AREA_NAMES, at,
			    TR("“%.*s” 没有行政区划代码，以名称代替",
			       "\"%.*s\" has no area code; its name is used"),
			    STR_ARG(seed->name));
		find_hint(im, d,
			  TR("同名的乡村会混在一起，最好在导出中带上 12 位代码",
			     "places of one name would be mixed: export the codes too"));
	} else if (seed->name.n == 0) {
		seed->name = seed->code;
		d = find_at(im, FIND_AREA_NAME, at,
			    TR("%.*s 没有名称，印出代码", "%.*s has no name; the code is printed"),
			    STR_ARG(seed->code));
		find_hint(im, d, TR("在导出中带上乡镇、村两列", "export the columns 乡镇 and 村"));
	}
}

struct place { /* a seed among its siblings */
	uint32_t parent, seed;
	struct str code;
};

static int cmp_place(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	if (x->parent != y->parent)
		return x->parent < y->parent ? -1 : 1;
	return str_cmp(x->code, y->code);
}

struct tree {
	struct import *im;
	struct place *place; /* by parent, then code; without the region */
	size_t n;
	uint32_t *order; /* seed -> index in set->area */
};

static size_t first_child(const struct tree *t, uint32_t parent)
{
	size_t low = 0, high = t->n;

	while (low < high) {
		size_t mid = (low + high) / 2;
		if (t->place[mid].parent < parent)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Depth first, so that what lies inside an area follows it without a gap.  At most six levels deep. */
static void put_area(struct tree *t, uint32_t seed, uint32_t parent)
{
	struct data_set *set = t->im->set;
	uint32_t here = (uint32_t)set->areas++;
	const struct area_seed *s = &t->im->area.v[seed];

	t->order[seed] = here;
	set->area[here] = (struct data_area){s->code, s->name, s->level, parent, 0};
	map_add(&set->private->area_by_code, s->code, here);
	for (size_t i = first_child(t, seed); i < t->n && t->place[i].parent == seed; i++)
		put_area(t, t->place[i].seed, here);
	set->area[here].end = (uint32_t)set->areas;
}

void areas_close(struct import *im, uint32_t **order)
{
	uint32_t n = (uint32_t)im->area.n, *to = arena_many(im->arena, uint32_t, n);
	struct tree t = {im, arena_many(im->arena, struct place, n), 0, arena_many(im->arena, uint32_t, n)};

	join_seeds(im, to);
	for (uint32_t i = 1; i < n; i++) {
		if (to[i] != i)
			continue;
		complete_seed(im, i);
		t.place[t.n++] = (struct place){im->area.v[i].parent, i, im->area.v[i].code};
	}
	qsort(t.place, t.n, sizeof *t.place, cmp_place);
	im->set->area = arena_many(im->arena, struct data_area, t.n + 1);
	put_area(&t, 0, DATA_NONE);
	for (uint32_t i = 0; i < n; i++)
		t.order[i] = t.order[to[i]];
	*order = t.order;
}
