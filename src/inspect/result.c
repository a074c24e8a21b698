/* Results: one place where a measure becomes a verdict. */
#include "inspect/sheet.h"

struct str mm_text(struct arena *a, lu v)
{
	int64_t um = to_um(v), tenths = (um < 0 ? -um + 50 : um + 50) / 100;
	return arena_fmt(a, "%s%lld.%lld", um < 0 && tenths ? "-" : "", (long long)(tenths / 10), (long long)(tenths % 10));
}

struct str pt_text(struct arena *a, lu v)
{
	int64_t hundredths = ((int64_t)v * 100 + LU_PER_PT / 2) / LU_PER_PT;
	return arena_fmt(a, "%lld.%02lld", (long long)(hundredths / 100), (long long)(hundredths % 100));
}

struct inspect_result *result(struct doc *d, const struct rule_head *r, enum inspect_verdict v, const struct line *at)
{
	struct inspect_result *out = vec_add(&d->out);
	*out = (struct inspect_result){ .id = r->id, .clause = r->clause, .title = r->title, .strength = r->strength, .verdict = v,
		.unit = "" };
	if (at) {
		out->page = at->page;
		out->text = at->text;
	}
	return out;
}

void measured_mm(struct doc *d, const struct rule_head *r, lu value, lu wanted, lu tolerance, const struct line *at)
{
	/* Compared as printed, to the tenth of a millimetre: what reads 38.0 against 37 +- 1 is met. */
	int64_t off = to_um(value) / 50 - to_um(wanted) / 50, most = to_um(tolerance) / 50;
	struct inspect_result *out = result(d, r, off <= most && -off <= most ? INSPECT_MET : INSPECT_NOT_MET, at);
	out->measured = mm_text(d->a, value);
	out->wanted = mm_text(d->a, wanted);
	out->tolerance = arena_fmt(d->a, "±%.*s", STR_ARG(mm_text(d->a, tolerance)));
	out->unit = "mm";
}

void not_applicable(struct doc *d, const struct rule_head *r, const char *why)
{
	result(d, r, INSPECT_NOT_APPLICABLE, NULL)->note = str_from(why);
}

void unknown(struct doc *d, const struct rule_head *r, const char *why)
{
	result(d, r, INSPECT_UNKNOWN, NULL)->note = str_from(why);
}
