/* Entries that could be read one by one, but not like this or not together. */
#include "policy/pack.h"

static const char *const subjects[] = {"户", "人", "经营主体", "项目", "子女", NULL};
static const char *const apart_from[] = {"posts", NULL}; /* subsidies[].not_with */

static const char *const facts_needed[] = {"lost_labour", "job_stable", "job_within", "job_outside", NULL};

/* --- the same id twice --- */

static struct str id_of(const struct json *item)
{
	struct str id = json_text(json_member(item, "id"));
	return id.n ? id : json_text(json_member(item, "name"));
}

static void fault_repeat(struct reader *r, const struct json *section)
{
	json_each (item, section) {
		struct str id = id_of(item);
		for (const struct json *before = json_first(section); id.n && before != item; before = json_next(before)) {
			if (!str_eq(id_of(before), id))
				continue;
			json_diag(item, DIAG_ERROR, "policy.repeat", r->l,
				  TR("“%.*s”出现了两次", "\"%.*s\" stands here twice"), STR_ARG(id));
			break;
		}
	}
}

/* --- words of closed lists that are kept as text --- */

static void fault_subsidies(struct reader *r, const struct json *j)
{
	json_each (item, json_member(j, "subsidies")) {
		if (json_member(item, "subject"))
			read_word_of(r->l, json_member(item, "subject"), subjects);
		json_each (word, json_member(item, "not_with"))
			read_word_of(r->l, word, apart_from);
		json_each (word, json_member(item, "needs"))
			read_word_of(r->l, word, facts_needed);
	}
	json_each (item, json_member(j, "compare"))
		if (json_member(item, "id"))
			read_word_of(r->l, json_member(item, "id"), policy_parts());
}

/* --- numbers and dates --- */

static void fault_roles(struct reader *r, const struct json *j)
{
	const struct json *item = json_first(json_member(j, "roles"));
	for (size_t i = 0; i < r->p->role_n; i++, item = json_next(item))
		if (json_member(item, "level") && (r->p->role[i].level < 3 || r->p->role[i].level > 5))
			json_diag(json_member(item, "level"), DIAG_ERROR, "policy.number", r->l,
				  TR("级别应为3（县）、4（乡镇）或5（村）", "the level should be 3, 4 or 5"));
}

static void fault_legs(struct reader *r, const struct json *j)
{
	const struct json *item = json_first(json_member(j, "two_high"));
	for (size_t i = 0; i < r->p->leg_n; i++, item = json_next(item))
		if (r->p->leg[i].higher == r->p->leg[i].lower && r->p->leg[i].lower > SIDE_GROUP)
			json_diag(item, DIAG_ERROR, "policy.leg", r->l,
				  TR("“higher”与“lower”是同一个数", "\"higher\" and \"lower\" are the same figure"));
}

static void fault_validity(struct reader *r, const struct json *j)
{
	const struct policy *p = r->p;
	const struct json *valid = json_member(j, "valid");
	if (p->valid_from.year && p->valid_to.year && date_cmp(p->valid_to, p->valid_from) < 0)
		json_diag(json_member(valid, "to"), DIAG_ERROR, "policy.date", r->l,
			  TR("有效期的末日早于施行日期", "the last day is before the first"));
	if (p->valid_to_alt.year && (!p->valid_to.year || date_cmp(p->valid_to_alt, p->valid_to) < 0))
		json_diag(json_member(valid, "or_to"), DIAG_ERROR, "policy.date", r->l,
			  TR("“or_to”应在“to”之后", "\"or_to\" should be after \"to\""));
}

void pack_faults(struct reader *r, const struct json *j)
{
	static const char *const sections[] = {"parameters", "tiers", "overlaps", "focus",     "lines",
					       "duties",     "roles", "texts",    "subsidies"};
	for (size_t i = 0; i < COUNT_OF(sections); i++)
		fault_repeat(r, json_member(j, sections[i]));
	fault_subsidies(r, j);
	fault_roles(r, j);
	fault_legs(r, j);
	fault_validity(r, j);
}
