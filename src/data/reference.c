#include "data/gather.h"
#include "data/import.h"

/* references.json: published statistics (contract.md 1.2). */

static const char *const root_keys[] = {"references"};
static const char *const item_keys[] = {"region", "indicator", "year",   "quarter",   "level", "level_prev",
					"growth", "basis",     "source", "published", "note"};

const char *const *data_reference_keys(const char *object, size_t *n)
{
	bool whole = str_is(str_from(object), "references");
	*n = whole ? 1 : sizeof item_keys / sizeof *item_keys;
	return whole ? root_keys : str_is(str_from(object), "reference") ? item_keys : NULL;
}

/* Decimals in a number as written: how finely it was rounded when published. */
static unsigned decimals(struct str s)
{
	size_t point = str_find_char(s, '.');

	return point == SIZE_MAX ? 0 : (unsigned)(s.n - point - 1);
}

static bool read_level(struct gather *g, const struct json *j, const char *key, money *out, unsigned *places)
{
	const struct json *level = gather_member(g, j, key, false);
	int64_t v;

	*out = MONEY_NONE;
	if (!level || json_text(level).n == 0)
		return false;
	if (json_dec(level, 2, &v) != DEC_OK || v <= 0) {
		gather_fault(
			g, level, "reference.value",
			TR("应为大于 0、至多两位小数的金额", "an amount above 0 with at most two decimals"));
		return false;
	}
	*out = v;
	*places = decimals(str_trim(json_text(level)));
	return true;
}

static bool is_region_code(struct str s)
{
	bool digits = s.n == 12;

	for (size_t i = 0; i < s.n && digits; i++)
		digits = s.p[i] >= '0' && s.p[i] <= '9';
	return digits;
}

/* Where in references.json: the finding's JSON pointer. */
static void point_at(struct import *im, struct diag *d, const struct data_reference *r, const char *key)
{
	struct diag_list *l = im->findings;

	diag_pointer(l, d, arena_fmt(l->arena, "/references/%td%s", r - im->set->reference, key));
}

/* (now / prev - 1) in tenths of a percent, half-up. */
static int64_t growth_of(wide now, wide prev)
{
	return (int64_t)frac_round(frac_make((now - prev) * 1000, prev), 0);
}

static wide half_unit(unsigned places) /* in tenths of a fen */
{
	return places == 0 ? 500 : places == 1 ? 50 : 5;
}

/*
 * A published growth is accepted when some pair of unrounded levels would
 * print as the two levels and grow by it (domain.md section 8, lesson (i)).
 */
static bool growth_fits(const struct data_reference *r, unsigned places, unsigned places_prev)
{
	wide now = (wide)r->level * 10, prev = (wide)r->level_prev * 10;
	wide a = half_unit(places), b = half_unit(places_prev);

	return growth_of(now - a, prev + b) <= r->growth && r->growth <= growth_of(now + a, prev - b);
}

static void settle_growth(struct import *im, struct data_reference *r, unsigned places, unsigned places_prev)
{
	struct buf b = {0};
	struct diag *d;
	int64_t own;

	if (!r->has_level || !r->has_level_prev)
		return;
	own = growth_of(r->level, r->level_prev);
	if (!r->has_growth) {
		r->growth = own;
		r->has_growth = r->growth_computed = true;
	} else if (!growth_fits(r, places, places_prev)) {
		dec_format(own, 1, &b);
		d = find_at(im, FIND_REFERENCE, r->at,
			    TR("公布的增速与两年水平不符：由水平算得 %s%%",
			       "the published growth does not follow from the levels, which give %s %%"),
			    buf_cstr(&b));
		point_at(im, d, r, "");
		find_hint(
			im, d,
			TR("按公布的增速采用；请核对来源", "the published growth is used; check the source"));
	}
	buf_release(&b);
}

static void read_growth(struct import *im, struct gather *g, const struct json *j, struct data_reference *r)
{
	const struct json *growth = gather_member(g, j, "growth", false);
	enum dec_fault fault;

	if (!growth || json_text(growth).n == 0)
		return;
	fault = json_dec(growth, 1, &r->growth);
	r->has_growth = fault == DEC_OK || fault == DEC_PRECISION;
	if (fault == DEC_PRECISION)
		point_at(im,
			 find_at(im, FIND_PRECISION, json_pos(growth),
				 TR("公布的增速 %.*s 有一位以上的小数，按一位小数比较",
				    "the published growth %.*s has more than one decimal; one is used"),
				 STR_ARG(json_text(growth))),
			 r, "/growth");
	if (!r->has_growth)
		gather_fault(g, growth, "reference.value",
			     TR("增速应为百分数，如 \"8.0\"", "growth is a percentage such as \"8.0\""));
}

static void read_reference(struct import *im, struct gather *g, const struct json *j,
			   struct data_reference *r)
{
	unsigned places = 0, places_prev = 0;

	if (!json_expect(j, JSON_OBJECT, &g->fault))
		return;
	json_only_keys(j, item_keys, sizeof item_keys / sizeof *item_keys, &g->fault);
	r->at = json_pos(j);
	r->region = gather_string(g, j, "region", true);
	r->indicator = gather_string(g, j, "indicator", true);
	r->year = gather_int(g, j, "year", true);
	r->quarter = gather_int(g, j, "quarter", false);
	r->basis = gather_string(g, j, "basis", false);
	r->source = gather_string(g, j, "source", true);
	r->published = gather_date(g, j, "published", false);
	if (r->quarter < 0 || r->quarter > 4)
		gather_fault(g, json_member(j, "quarter"), "reference.value",
			     TR("季度为 1 至 4", "quarters are 1 to 4"));
	r->has_level = read_level(g, j, "level", &r->level, &places);
	r->has_level_prev = read_level(g, j, "level_prev", &r->level_prev, &places_prev);
	read_growth(im, g, j, r);
	settle_growth(im, r, places, places_prev);
	if (!is_region_code(r->region) && r->region.n)
		gather_fault(g, json_member(j, "region"), "reference.value",
			     TR("行政区划代码应为 12 位数字", "an area code has 12 digits"));
	if (!r->has_growth)
		point_at(im,
			 find_at(im, FIND_REFERENCE, r->at,
				 TR("既没有增速，也没有两年的水平，用不上",
				    "neither a growth nor the levels of two years: of no use")),
			 r, "");
}

/* Two figures for the same place and time: the first is used. */
static void tell_repeated(struct import *im)
{
	const struct data_set *set = im->set;
	struct map seen = {0};

	for (uint32_t i = 0; i < set->references; i++) {
		const struct data_reference *r = &set->reference[i];
		struct str key = arena_fmt(im->arena, "%.*s/%.*s/%d/%d", STR_ARG(r->region),
					   STR_ARG(r->indicator), r->year, r->quarter);
		uint32_t first = map_add(&seen, key, i);
		struct diag *d;
		if (first == i)
			continue;
		d = find_at(im, FIND_REFERENCE, r->at,
			    TR("同一地区、指标、年度的参照数据已在第 %u 行", "the same figure stands in line %u"),
			    set->reference[first].at.line);
		point_at(im, d, r, "");
		find_hint(im, d, TR("采用先出现的一条；请删去一条", "the first is used; remove one"));
	}
	map_release(&seen);
}

static void read_list(struct import *im, struct gather *g, const struct json *root)
{
	const struct json *list;

	if (!json_expect(root, JSON_OBJECT, &g->fault))
		return;
	json_only_keys(root, root_keys, 1, &g->fault);
	list = gather_member(g, root, "references", true);
	if (!list || !json_expect(list, JSON_ARRAY, &g->fault))
		return;
	im->set->reference = arena_many(im->arena, struct data_reference, json_count(list));
	json_each(j, list)
		read_reference(im, g, j, &im->set->reference[im->set->references++]);
	tell_repeated(im);
}

bool references_read(struct import *im, struct err *e)
{
	const struct data_case *c = &im->set->info;
	struct gather g;
	const struct json *root;

	if (c->references.n == 0)
		return true;
	root = json_load(im->arena, path_join(im->arena, c->folder, c->references).p, e);
	if (!root)
		return false;
	gather_open(&g, im->arena);
	read_list(im, &g, root);
	return gather_close(&g, &im->set->faults, e);
}
