#include "data/case.h"

#include "data/gather.h"

static const char *const kind_names[DATA_KINDS] = {
	"households", "members",   "monthly", "quarterly", "jobs",      "visits", "measures", "risks",
	"payments",   "dividends", "posts",   "projects",  "employers", "roster", "training",
	"loans",      "herd",      "dibao",    "students", "startups",  "papers",
};
static const char *const level_names[] = {"nation", "province", "city", "county", "township", "village"};
static const char *const privacy_names[] = {"public", "internal", "audit"};
static const char *const dossier_names[] = {"briefing", "packet", "notice"};
/* Significant digits of a code at each level, domain.md section 6. */
static const size_t level_digits[] = {0, 2, 4, 6, 9, 12};

#define COUNT(a) (sizeof(a) / sizeof *(a))

static int find_word(struct str word, const char *const names[], int n)
{
	for (int i = 0; i < n; i++)
		if (str_is(word, names[i]))
			return i;
	return -1;
}

const char *data_kind_name(enum data_kind k)
{
	return kind_names[k];
}

enum data_kind data_kind_find(struct str word)
{
	int i = find_word(word, kind_names, DATA_KINDS);

	return i < 0 ? DATA_KINDS : (enum data_kind)i;
}

const char *data_privacy_name(enum data_privacy p)
{
	return privacy_names[p];
}

bool data_privacy_find(struct str word, enum data_privacy *out)
{
	int i = find_word(word, privacy_names, COUNT(privacy_names));

	if (i >= 0)
		*out = (enum data_privacy)i;
	return i >= 0;
}

bool data_dossier_find(struct str word, enum data_dossier *out)
{
	int i = find_word(word, dossier_names, COUNT(dossier_names));

	if (i >= 0)
		*out = (enum data_dossier)(1 << i);
	return i >= 0;
}

/* ---- the keys of each object; templates/schemas/case.schema.json has the same */

static const char *const root_keys[] = {"case",       "region", "income_year", "as_of",   "report_date", "reply_by",
					"policy",     "exports", "references",  "issuer",  "dossiers",    "privacy",
					"issue",      "issue_total", "bulletin", "parameters", "screens"};
static const char *const region_keys[] = {"code", "name", "level", "parent"};
static const char *const export_keys[] = {"kind", "year", "file", "path"};
static const char *const issuer_keys[] = {"organ",   "mark",   "number",  "cc",
					  "contact", "signer", "printer", "print_date"};
static const char *const contact_keys[] = {"name", "phone"};

const char *const *data_case_keys(const char *object, size_t *n)
{
	static const struct {
		const char *object;
		const char *const *key;
		size_t n;
	} table[] = {
		{"", root_keys, COUNT(root_keys)},
		{"region", region_keys, COUNT(region_keys)},
		{"export", export_keys, COUNT(export_keys)},
		{"issuer", issuer_keys, COUNT(issuer_keys)},
		{"contact", contact_keys, COUNT(contact_keys)},
	};
	for (size_t i = 0; i < COUNT(table); i++)
		if (str_is(str_from(object), table[i].object)) {
			*n = table[i].n;
			return table[i].key;
		}
	return NULL;
}

/* ---- region */

static bool is_code(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n == 12;
}

/* The lowest level at which the rest of the code is zeros. */
static enum data_level code_level(struct str code)
{
	int level = DATA_VILLAGE;

	while (level > DATA_NATION) {
		size_t i = level_digits[level - 1];
		while (i < code.n && code.p[i] == '0')
			i++;
		if (i < code.n)
			break;
		level--;
	}
	return (enum data_level)level;
}

static void read_region(struct gather *g, const struct json *root, struct data_case *c)
{
	const struct json *j = gather_member(g, root, "region", true);

	if (!j || !json_expect(j, JSON_OBJECT, &g->fault))
		return;
	json_only_keys(j, region_keys, COUNT(region_keys), &g->fault);
	c->region_code = gather_string(g, j, "code", true);
	c->region_name = gather_string(g, j, "name", true);
	c->region_parent = gather_string(g, j, "parent", false);
	if (c->region_code.n == 0)
		return;
	if (!is_code(c->region_code)) {
		gather_fault(g, json_member(j, "code"), "case.value",
			     TR("行政区划代码应为 12 位数字", "a region code has 12 digits"));
		return;
	}
	c->region_level = (enum data_level)gather_word(g, json_member(j, "level"), level_names,
						       COUNT(level_names), (int)code_level(c->region_code));
	if (c->region_level < code_level(c->region_code))
		gather_fault(g, json_member(j, "level"), "case.value",
			     TR("级别与行政区划代码不符", "the level does not fit the code"));
}

/* ---- exports */

static void check_year(struct gather *g, const struct json *j, const struct data_case *c, int year)
{
	if (year && c->income_year && (year > c->income_year || year <= c->income_year - 8))
		json_diag(json_member(j, "year"), DIAG_ERROR, "case.value", &g->fault,
			  TR("年度 %d 不在收入年度 %d 及其前 7 年之内",
			     "year %d is not the income year %d or one of the seven before it"),
			  year, c->income_year);
}

static void read_export(struct gather *g, const struct json *j, const struct data_case *c,
			struct data_export_entry *x)
{
	const struct json *kind;

	if (!json_expect(j, JSON_OBJECT, &g->fault))
		return;
	json_only_keys(j, export_keys, COUNT(export_keys), &g->fault);
	kind = gather_member(g, j, "kind", true);
	x->kind = (enum data_kind)gather_word(g, kind, kind_names, DATA_KINDS, DATA_KINDS);
	x->year = gather_int(g, j, "year", false);
	check_year(g, j, c, x->year);
	x->file = gather_string(g, j, "file", true);
	x->path = gather_string(g, j, "path", false);
	if (x->file.n && !path_is_inside(x->file))
		gather_fault(g, json_member(j, "file"), "case.outside",
			     TR("文件必须在案卷文件夹之内", "the file must lie inside the case folder"));
	x->name = path_join(g->arena, c->folder, x->file).p;
	x->at = json_pos(j);
}

static bool has_current(const struct data_case *c)
{
	for (size_t i = 0; i < c->exports; i++)
		if (c->export[i].kind == DATA_HOUSEHOLDS &&
		    (c->export[i].year == 0 || c->export[i].year == c->income_year))
			return true;
	return false;
}

static void read_exports(struct gather *g, const struct json *root, struct data_case *c)
{
	const struct json *list = gather_member(g, root, "exports", true);

	if (!list || !json_expect(list, JSON_ARRAY, &g->fault))
		return;
	c->export = arena_many(g->arena, struct data_export_entry, json_count(list));
	json_each(j, list)
		read_export(g, j, c, &c->export[c->exports++]);
	if (!has_current(c) && g->fault.n == 0)
		json_diag(list, DIAG_ERROR, "case.missing", &g->fault,
			  TR("没有 %d 年度的 households 导出文件", "no households export of %d"),
			  c->income_year);
}

/* ---- issuer, dossiers, parameters */

static void read_issuer(struct gather *g, const struct json *root, struct data_issuer *s)
{
	const struct json *j = gather_member(g, root, "issuer", false), *cc, *contact;

	if (!j || !json_expect(j, JSON_OBJECT, &g->fault))
		return;
	json_only_keys(j, issuer_keys, COUNT(issuer_keys), &g->fault);
	s->organ = gather_string(g, j, "organ", true);
	s->mark = gather_string(g, j, "mark", false);
	s->number = gather_string(g, j, "number", false);
	s->signer = gather_string(g, j, "signer", false);
	s->printer = gather_string(g, j, "printer", false);
	s->print_date = gather_date(g, j, "print_date", false);
	contact = gather_member(g, j, "contact", false);
	if (contact && json_expect(contact, JSON_OBJECT, &g->fault)) {
		json_only_keys(contact, contact_keys, COUNT(contact_keys), &g->fault);
		s->contact_name = gather_string(g, contact, "name", false);
		s->contact_phone = gather_string(g, contact, "phone", false);
	}
	cc = gather_member(g, j, "cc", false);
	if (!cc || !json_expect(cc, JSON_ARRAY, &g->fault))
		return;
	s->cc = arena_many(g->arena, struct str, json_count(cc));
	json_each(item, cc)
		if (json_expect(item, JSON_STRING, &g->fault))
			s->cc[s->ccs++] = arena_str(g->arena, str_trim(json_text(item)));
}

static void read_dossiers(struct gather *g, const struct json *root, struct data_case *c)
{
	const struct json *list = gather_member(g, root, "dossiers", false);

	c->dossiers = DATA_BRIEFING | DATA_PACKET | DATA_NOTICE;
	if (!list || !json_expect(list, JSON_ARRAY, &g->fault))
		return;
	c->dossiers = 0;
	json_each(j, list)
		c->dossiers |= 1u << gather_word(g, j, dossier_names, COUNT(dossier_names), 0);
}

static void read_parameters(struct gather *g, const struct json *root, struct data_case *c)
{
	const struct json *list = gather_member(g, root, "parameters", false);

	if (!list || !json_expect(list, JSON_OBJECT, &g->fault))
		return;
	c->parameter = arena_many(g->arena, struct data_parameter, json_count(list));
	json_each(j, list) {
		struct data_parameter *p = &c->parameter[c->parameters];
		if (str_starts(json_key(j), STR("//")))
			continue;
		p->name = arena_str(g->arena, json_key(j));
		p->at = json_pos(j);
		if (json_kind(j) == JSON_NUMBER || json_kind(j) == JSON_STRING)
			p->value = arena_str(g->arena, json_text(j));
		else if (json_kind(j) == JSON_BOOL)
			p->value = json_truth(j) ? STR("true") : STR("false");
		else
			json_expect(j, JSON_STRING, &g->fault);
		c->parameters++;
	}
}

/* ---- the whole */

static void read_dates(struct gather *g, const struct json *root, struct data_case *c)
{
	c->as_of = gather_date(g, root, "as_of", true);
	c->report_date = gather_date(g, root, "report_date", false);
	if (!c->report_date.year)
		c->report_date = c->as_of;
	c->reply_by = gather_date(g, root, "reply_by", false);
	if (c->as_of.year && date_cmp(c->report_date, c->as_of) < 0)
		gather_fault(g, json_member(root, "report_date"), "case.value",
			     TR("报告日期早于数据日期 as_of", "the report is dated before its data (as_of)"));
	if (c->reply_by.year && date_cmp(c->reply_by, c->report_date) < 0)
		gather_fault(g, json_member(root, "reply_by"), "case.value",
			     TR("反馈期限早于报告日期", "reply_by is before the report's date"));
}

static void read_root(struct gather *g, const struct json *root, struct data_case *c)
{

	if (!json_expect(root, JSON_OBJECT, &g->fault))
		return;
	json_only_keys(root, root_keys, COUNT(root_keys), &g->fault);
	if (gather_int(g, root, "case", true) != 1 && json_member(root, "case"))
		gather_fault(
			g, json_member(root, "case"), "case.version",
			TR("只认识第 1 版的案卷（\"case\": 1）", "only version 1 of the format is known"));
	read_region(g, root, c);
	c->income_year = gather_int(g, root, "income_year", true);
	if (c->income_year && (c->income_year < 2000 || c->income_year > 2199))
		gather_fault(g, json_member(root, "income_year"), "case.value",
			     TR("收入年度应为四位年份", "the income year must be a four-digit year"));
	read_dates(g, root, c);
	c->policy = gather_string(g, root, "policy", true);
	c->screens = gather_string(g, root, "screens", false);
	if (json_member(root, "policy"))
		c->policy_at = json_pos(json_member(root, "policy"));
	c->references = gather_string(g, root, "references", false);
	if (c->references.n && !path_is_inside(c->references))
		gather_fault(g, json_member(root, "references"), "case.outside",
			     TR("文件必须在案卷文件夹之内", "the file must lie inside the case folder"));
	read_exports(g, root, c);
	read_issuer(g, root, &c->issuer);
	read_dossiers(g, root, c);
	read_parameters(g, root, c);
	c->privacy = (enum data_privacy)gather_word(g, gather_member(g, root, "privacy", false),
						    privacy_names, COUNT(privacy_names), DATA_INTERNAL);
	c->issue = gather_int(g, root, "issue", false);
	c->issue_total = gather_int(g, root, "issue_total", false);
	c->bulletin = gather_string(g, root, "bulletin", false);
}

static void locate(const char *path, struct arena *a, struct data_case *c)
{
	struct str p = str_from(path);

	if (path_is_dir(path)) {
		c->folder = arena_str(a, p);
		c->name = path_join(a, p, STR("case.json")).p;
	} else {
		c->folder = arena_str(a, path_dir(p));
		c->name = arena_str(a, p).p;
	}
}

bool data_case_open(const char *path, struct arena *a, struct data_case *c, struct diag_list *further,
		    struct err *e)
{
	const struct json *root;
	struct gather g;

	*c = (struct data_case){0};
	locate(path, a, c);
	if (path_is_dir(path) && !path_exists(c->name)) {
		err_set(e, EXIT_INPUT, "case.missing", (struct pos){c->name, 0, 0},
			TR("文件夹里没有 case.json", "there is no case.json in the folder"));
		return err_hint(
			e, TR("案卷格式见 samples/README.md", "samples/README.md describes the case folder"));
	}
	root = json_load(a, c->name, e);
	if (!root)
		return false;
	gather_open(&g, a);
	read_root(&g, root, c);
	if (!c->issuer.printer.n)
		c->issuer.printer = c->issuer.organ;
	if (!c->issuer.print_date.year)
		c->issuer.print_date = c->report_date;
	return gather_close(&g, further, e);
}
