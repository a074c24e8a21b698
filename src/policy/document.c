/* The section "document" held against the pack and against what the program can compute. */
#include "base/map.h"
#include "policy/check.h"
#include "policy/pack.h"

static const char *const row_kinds[] = {"户规则", "指标", "任务", "经营主体与项目", "倡导", NULL};

struct part { /* an entry of the pack, "tiers/重点监测户" */
	struct str name;
	const struct json *at;
	bool named; /* some row names it */
};
struct looked {
	struct arena *a;
	const struct json *j;
	struct diag_list *l;
	VEC(struct part) part;
	struct map by_name;
};

/* --- the entries of a pack --- */

static void add_part(struct looked *v, struct str name, const struct json *at)
{
	map_add(&v->by_name, name, (uint32_t)v->part.n);
	*vec_add(&v->part) = (struct part){name, at, false};
}

/* By id or name; the legs of two_high by place, as the figures call them. */
static struct str id_of(struct looked *v, const struct json *item, size_t i)
{
	struct str id = json_text(json_member(item, "id")), name = json_text(json_member(item, "name"));
	return id.n ? id : name.n ? name : arena_fmt(v->a, "leg%zu", i + 1);
}

static void add_parts(struct looked *v)
{
	static const char *const apart[] = {"valid", "define", "texts", "document"};
	json_each (section, v->j) {
		size_t i = 0;
		bool skip = json_kind(section) != JSON_ARRAY && json_kind(section) != JSON_OBJECT;
		for (size_t k = 0; k < COUNT_OF(apart); k++)
			skip = skip || str_is(json_key(section), apart[k]);
		if (skip || str_starts(json_key(section), STR("//")))
			continue;
		if (json_kind(section) == JSON_OBJECT)
			add_part(v, json_key(section), section);
		else
			json_each (item, section) {
				struct str id = id_of(v, item, i++);
				add_part(v, arena_fmt(v->a, "%.*s/%.*s", STR_ARG(json_key(section)), STR_ARG(id)), item);
			}
	}
}

/* --- names --- */

static void hint_near(struct looked *v, struct diag *d, struct str word, const struct policy_names *known)
{
	struct str near = diag_nearest(word, known->v, known->n);
	if (near.n)
		diag_hint(v->l, d, TR("是不是“%.*s”？", "did you mean \"%.*s\"?"), STR_ARG(near));
}

static void check_entry(struct looked *v, const struct json *item)
{
	struct str name = json_text(item);
	uint32_t i = map_lookup(&v->by_name, name);
	if (i != MAP_NONE) {
		v->part.v[i].named = true;
		return;
	}
	if (str_is(name, "valid") && json_member(v->j, "valid"))
		return;
	struct policy_names known = {arena_many(v->a, struct str, v->part.n), v->part.n};
	for (size_t k = 0; k < v->part.n; k++)
		known.v[k] = v->part.v[k].name;
	hint_near(v, json_diag(item, DIAG_ERROR, "policy.entry", v->l,
			       TR("包里没有这一条：“%.*s”", "the pack has no entry \"%.*s\""), STR_ARG(name)),
		  name, &known);
}

/* The key of a name belongs to a section of the pack: focus.households/decline, list tier:重点监测户. */
static const char *section_of(struct str head)
{
	static const struct {
		const char *head, *section;
	} keyed[] = {
		{"tier.", "tiers"},    {"tier:", "tiers"},           {"focus.", "focus"},
		{"focus:", "focus"},   {"below_line.", "lines"},     {"below:", "lines"},
		{"overlap:", "overlaps"}, {"primary:", "focus"},     {"subsidy.", "subsidies"},
		{"subsidy_", "subsidies"}, {"two_high.", "two_high"}, {"tier.overlap", "overlaps"},
	};
	const char *section = NULL;
	for (size_t i = 0; i < COUNT_OF(keyed); i++)
		if (str_starts(head, str_from(keyed[i].head)))
			section = keyed[i].section;
	return section;
}

static void check_key(struct looked *v, const struct json *item, size_t cut)
{
	struct str name = json_text(item), key = str_sub(name, cut, name.n);
	const char *section = section_of(name);
	if (!section || !key.n)
		return;
	struct str part = arena_fmt(v->a, "%s/%.*s", section, STR_ARG(key));
	if (map_lookup(&v->by_name, part) == MAP_NONE)
		json_diag(item, DIAG_ERROR, "policy.known", v->l,
			  TR("“%.*s”的分项不在包的%s里", "\"%.*s\": its key is not among %s of the pack"), STR_ARG(name),
			  section);
}

static void check_known(struct looked *v, const struct json *item, struct str word, const struct policy_names *known)
{
	for (size_t i = 0; i < known->n; i++)
		if (str_eq(known->v[i], word))
			return;
	hint_near(v, json_diag(item, DIAG_ERROR, "policy.known", v->l,
			       TR("程序没有“%.*s”", "the program has no \"%.*s\""), STR_ARG(word)),
		  word, known);
}

/* The part of a name by which the world knows it, and where its key begins. */
static struct str known_part(struct str name, enum policy_name kind, size_t *key)
{
	size_t cut = str_find_char(name, kind == POLICY_LIST ? ':' : '/');
	bool keyed = cut != SIZE_MAX && kind <= POLICY_LIST;
	*key = keyed ? cut + 1 : name.n;
	return str_sub(name, 0, !keyed ? name.n : kind == POLICY_LIST ? cut + 1 : cut);
}

static void check_name(struct looked *v, const struct json *item, enum policy_name kind, const struct policy_world *w)
{
	struct str rest = json_text(item), one;
	size_t key;
	while (rest.n && str_split(&rest, kind == POLICY_FIELD ? '|' : '\0', &one)) {
		struct str known = known_part(one, kind, &key);
		if (w)
			check_known(v, item, known, &w->known[kind]);
	}
	known_part(json_text(item), kind, &key);
	check_key(v, item, key);
}

/* What shows a duty: a kind of export ("visits") or a field of one ("households.cadre"). */
static void check_evidence(struct looked *v, const struct policy_world *w)
{
	const struct policy_names *fields = &w->known[POLICY_FIELD];
	struct policy_names kinds = {arena_many(v->a, struct str, fields->n), fields->n};
	for (size_t i = 0; i < fields->n; i++)
		kinds.v[i] = str_sub(fields->v[i], 0, str_find_char(fields->v[i], '.'));
	json_each (duty, json_member(v->j, "duties")) {
		const struct json *item = json_member(duty, "evidence");
		struct str word = json_text(item);
		bool known = !word.n;
		for (size_t i = 0; i < fields->n && !known; i++)
			known = str_eq(fields->v[i], word) || str_eq(kinds.v[i], word);
		if (!known)
			hint_near(v, json_diag(item, DIAG_ERROR, "policy.known", v->l,
					       TR("程序没有这种导出或字段：“%.*s”", "no export or field is called \"%.*s\""), STR_ARG(word)),
				  word, str_find_char(word, '.') == SIZE_MAX ? &kinds : fields);
	}
}

/* --- rows --- */

static const char *const name_keys[POLICY_NAMES] = {"figures", "lists", "screens", "fields"};

static bool says_something(const struct json *row)
{
	size_t n = json_count(json_member(row, "entries"));
	for (size_t k = 0; k < POLICY_FIELD; k++)
		n += json_count(json_member(row, name_keys[k]));
	return n > 0 || json_text(json_member(row, "reason")).n > 0;
}

static void check_row(struct looked *v, const struct json *row, const struct policy_world *w)
{
	read_word_of(v->l, json_member(row, "kind"), row_kinds);
	json_each (item, json_member(row, "entries"))
		check_entry(v, item);
	for (size_t k = 0; k < POLICY_NAMES; k++)
		json_each (item, json_member(row, name_keys[k]))
			check_name(v, item, (enum policy_name)k, w);
	if (!says_something(row))
		json_diag(row, DIAG_ERROR, "policy.row", v->l,
			  TR("第%.*s行既没有对应的条目、指标、名单，也没有理由（reason）", "row %.*s names nothing and gives no reason"),
			  STR_ARG(json_text(json_member(row, "no"))));
}

static void check_numbers(struct looked *v, const struct json *rows)
{
	struct map seen = {0};
	json_each (row, rows) {
		const struct json *no = json_member(row, "no");
		if (map_add(&seen, json_text(no), 1) > 1)
			json_diag(no, DIAG_ERROR, "policy.repeat", v->l, TR("“%.*s”出现了两次", "\"%.*s\" stands here twice"),
				  STR_ARG(json_text(no)));
		map_set(&seen, json_text(no), 2);
	}
	map_release(&seen);
}

/* What the pack lays down and no clause is said to ask for. */
static void tell_unnamed(struct looked *v)
{
	for (size_t i = 0; i < v->part.n; i++)
		if (!v->part.v[i].named)
			json_diag(v->part.v[i].at, DIAG_NOTE, "policy.unnamed", v->l,
				  TR("“%.*s”没有列入逐条对照（document）", "no row of \"document\" names \"%.*s\""),
				  STR_ARG(v->part.v[i].name));
}

/* The rows, and what else of a pack names things of the program. */
void document_check(struct arena *a, const struct json *j, const struct policy_world *w, struct diag_list *l)
{
	struct looked v = {.a = a, .j = j, .l = l};
	const struct json *rows = json_member(j, "document");
	if (w)
		check_evidence(&v, w);
	if (!rows)
		return;
	add_parts(&v);
	check_numbers(&v, rows);
	json_each (row, rows)
		check_row(&v, row, w);
	tell_unnamed(&v);
	vec_release(&v.part);
	map_release(&v.by_name);
}
