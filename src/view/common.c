/* What the pages share. */
#include "view/common.h"

#include "base/utf8.h"


static struct str iso_date(struct arena *a, struct date d)
{
	struct buf b = {0};
	date_iso(d, &b);
	struct str s = arena_str(a, buf_view(&b));
	buf_release(&b);
	return s;
}

struct str view_period(const struct view *v)
{
	int y = v->in->data->info.income_year;
	return arena_fmt(v->a, "%d年10月1日至%d年9月30日", y - 1, y);
}

static struct str join(struct arena *a, const struct str *s, size_t n, const char *between)
{
	struct buf b = {0};
	for (size_t i = 0; i < n; i++) {
		buf_cat(&b, i ? between : "");
		buf_str(&b, s[i]);
	}
	struct str all = arena_str(a, buf_view(&b));
	buf_release(&b);
	return all;
}

/* domain.md section 0, fact 1: a report dated outside the document's validity says so. */
static struct str validity(const struct view *v)
{
	const struct policy *p = v->in->policy;
	switch (policy_standing(p, v->in->data->info.report_date)) {
	case POLICY_EXPIRED:
		return arena_fmt(v->a, "依据文件有效期已届满（%.*s至%.*s），请核对是否有新的依据。",
				 STR_ARG(view_date(v->a, p->valid_from)),
				 STR_ARG(view_date(v->a, p->valid_to)));
	case POLICY_NOT_YET:
		return arena_fmt(v->a, "依据文件自%.*s起施行，本材料日期在此之前。",
				 STR_ARG(view_date(v->a, p->valid_from)));
	case POLICY_LAST_DAY:
		return arena_fmt(v->a, "依据文件有效期至%.*s（另一种算法为%.*s）。",
				 STR_ARG(view_date(v->a, p->valid_to)),
				 STR_ARG(view_date(v->a, p->valid_to_alt)));
	default:
		return STR("");
	}
}

/* What stands in the 版记 (GB/T 9704 7.4). */
static void put_imprint(struct view *v)
{
	const struct data_case *c = &v->in->data->info;
	const struct data_issuer *i = &c->issuer;
	struct value *m = value_set_map(v->root, "imprint");
	value_set_str(m, "moved_to", STR(""));
	value_set_str(m, "cc", join(v->a, i->cc, i->ccs, "，"));
	value_set_str(m, "printer", i->printer.n ? i->printer : i->organ);
	value_set_str(m, "date", view_date(v->a, i->print_date.year ? i->print_date : c->report_date));
}

void view_put_head(struct view *v, struct str title)
{
	const struct data_case *c = &v->in->data->info;
	const struct data_issuer *i = &c->issuer;
	struct value *r = v->root;
	value_set_str(r, "title", title);
	value_set_str(r, "organ", i->organ);
	value_set_str(r, "number", i->number);
	value_set_str(r, "region", c->region_name);
	value_set_str(r, "date", view_date(v->a, c->report_date));
	value_set_str(r, "date_iso", iso_date(v->a, c->report_date));
	value_set_str(r, "as_of", view_date(v->a, c->as_of));
	value_set_str(r, "printer", i->printer.n ? i->printer : i->organ);
	value_set_str(r, "print_date", view_date(v->a, i->print_date.year ? i->print_date : c->report_date));
	value_set_bool(r, "has_cc", i->ccs > 0);
	value_set_str(r, "cc", join(v->a, i->cc, i->ccs, "，"));
	put_imprint(v);
	value_set_cstr(r, "income_word", view_income_word(v));
	value_set_int(r, "income_year", c->income_year);
	value_set_int(r, "prev_year", c->income_year - 1);
	value_set_str(r, "period", view_period(v));
	value_set_str(r, "population", v->in->policy->population.label);
	value_set_str(r, "policy_title", v->in->policy->title);
	value_set_str(r, "policy_number", v->in->policy->number);
	value_set_str(r, "policy_issuer", v->in->policy->issuer);
	value_set_str(r, "validity", validity(v));
	if (i->contact_name.n || i->contact_phone.n) {
		struct value *contact = value_set_map(r, "contact");
		value_set_str(contact, "name", i->contact_name);
		value_set_str(contact, "phone", i->contact_phone);
	} else {
		value_set(r, "contact", value_null());
	}
}

struct str view_causes(const struct view *v, const struct data_household *h)
{
	static const char *const words[DATA_CAUSES] = {
		[DATA_CAUSE_ILLNESS] = "因病",        [DATA_CAUSE_SCHOOL] = "因学",
		[DATA_CAUSE_DISABILITY] = "因残",     [DATA_CAUSE_DISASTER] = "因自然灾害",
		[DATA_CAUSE_ACCIDENT] = "因意外事故", [DATA_CAUSE_PROJECT] = "因产业项目失败",
		[DATA_CAUSE_JOB] = "因务工就业不稳",  [DATA_CAUSE_LABOUR] = "缺劳动力",
		[DATA_CAUSE_HOUSING] = "因安全住房",  [DATA_CAUSE_WATER] = "因安全饮水",
		[DATA_CAUSE_OTHER] = "其他"};
	struct str all[DATA_CAUSES];
	uint32_t other = data_more(v->in->data, h)->cause_other;
	size_t n = 0;
	if (v->in->privacy == DATA_PUBLIC) /* PIPL article 28: health is sensitive; contract.md section 6 */
		return STR("");
	for (int i = 0; i < DATA_CAUSES; i++)
		if (h->causes & 1u << i)
			all[n++] = i == DATA_CAUSE_OTHER && other
					   ? data_text(v->in->data, other)
					   : str_from(words[i]);
	return n ? join(v->a, all, n, "、") : STR("未填写");
}

struct str view_monitor(const struct view *v, const struct data_household *h)
{
	static const char *const words[] = {"", "脱贫不稳定户", "边缘易致贫户", "突发严重困难户"};
	static const char *const cleared[] = {
		[DATA_BLANK] = "风险是否消除未填", [DATA_NO] = "风险未消除", [DATA_YES] = "风险已消除"};
	if (h->monitor == DATA_MONITOR_NONE)
		return STR("");
	return arena_fmt(v->a, "%s，%s", words[h->monitor], cleared[h->cleared]);
}

struct str view_id_tail(struct arena *a, struct str id, size_t n)
{
	size_t skip = utf8_count(id), at = 0;
	if (skip <= n)
		return id;
	for (skip -= n; skip > 0; skip--)
		utf8_next(id, &at);
	return arena_fmt(a, "…%.*s", STR_ARG(str_sub(id, at, id.n)));
}

static struct str area_name(const struct view *v, uint32_t area)
{
	return area == DATA_NONE ? STR(VIEW_NONE) : v->in->data->area[area].name;
}

struct str view_village(const struct view *v, const struct data_household *h)
{
	return area_name(v, data_area_at(v->in->data, h->area, DATA_VILLAGE));
}

struct str view_township(const struct view *v, const struct data_household *h)
{
	return area_name(v, data_area_at(v->in->data, h->area, DATA_TOWNSHIP));
}

static struct str tier_name(const struct view *v, const struct household_result *r)
{
	if (r->tier == TIER_OUTSIDE)
		return STR("范围外");
	if (r->tier == TIER_UNKNOWN)
		return STR("无法判断");
	return r->tier == TIER_NONE ? STR("未列入") : v->in->policy->tier.v[r->tier].label;
}

/* Who stands among the fallen did not stay level, however little it was; from nothing there is no rate. */
static struct str fall(const struct view *v, const struct household_result *r)
{
	struct frac growth = household_growth(r);
	if (!growth.d)
		return STR("下降");
	return frac_round(growth, 1) == 0 ? STR("下降不足0.05%") : view_change(v->a, growth);
}

/* Why the household stands in a list, in a few words. */
static struct str reason(const struct view *v, const struct data_household *h,
			 const struct household_result *r)
{
	struct str parts[4];
	size_t n = 0;
	if (r->flags & ROW_DECLINED)
		parts[n++] = arena_fmt(v->a, "较上年%.*s", STR_ARG(fall(v, r)));
	/* The lowest of the pack's lines that the household is below; the others follow from it. */
	if (v->in->policy->line.n && r->line & 1)
		parts[n++] = arena_fmt(v->a, "低于%.*s", STR_ARG(v->in->policy->line.v[0].label));
	struct str monitor = view_monitor(v, h);
	if (monitor.n)
		parts[n++] = monitor;
	if (h->causes && v->in->privacy != DATA_PUBLIC)
		parts[n++] = view_causes(v, h);
	return join(v->a, parts, n, "；");
}

void view_put_household(const struct view *v, struct value *to, uint32_t row, size_t no)
{
	const struct data_set *set = v->in->data;
	const struct data_household *h = &set->year[0].household[row];
	const struct household_result *r = indicator_household(v->in->figures, row);
	struct frac now = household_per_capita(r), prev = household_per_capita_prev(r);
	struct str id = data_text(set, h->id);
	value_set_int(to, "no", (int64_t)no);
	value_set_str(to, "id", v->in->privacy == DATA_PUBLIC ? view_id_tail(v->a, id, 4) : id);
	value_set_str(to, "tail", view_id_tail(v->a, id, 4));
	value_set_str(to, "head", view_mask_name(v->a, v->in->privacy, data_text(set, h->head)));
	/* A surname in a village of a dozen households is a name. */
	value_set_str(to, "village", v->in->privacy == DATA_PUBLIC ? STR("") : view_village(v, h));
	value_set_str(to, "township", view_township(v, h));
	value_set_fmt(to, "size", h->size ? "%u" : VIEW_NONE, h->size);
	value_set_str(to, "now", view_income(v, now));
	value_set_str(to, "prev", view_income(v, prev));
	value_set_str(to, "change", now.d && prev.d ? view_yuan(v->a, frac_sub(now, prev)) : STR(VIEW_NONE));
	value_set_str(to, "growth", view_percent(v->a, household_growth(r)));
	value_set_str(to, "causes", view_causes(v, h));
	value_set_str(to, "monitor", view_monitor(v, h));
	value_set_str(to, "tier", tier_name(v, r));
	value_set_str(to, "cadre",
		      h->cadre ? view_mask_name(v->a, v->in->privacy, data_text(set, h->cadre))
			       : STR(VIEW_NONE));
	value_set_str(to, "what", reason(v, h, r));
}

bool view_is_over(const struct view *v, struct str period)
{
	struct date next = {0}, as_of = v->in->data->info.as_of;
	size_t q = str_find_char(period, 'Q');
	if (q == SIZE_MAX) {
		if (!date_parse(period, &next))
			return true;
		next.day = 1;
		next = date_add_months(next, 1);
	} else {
		int16_t year = (int16_t)v->in->data->info.income_year;
		next = date_add_months((struct date){(int16_t)(year - 1), 10, 1}, 3 * (period.p[q + 1] - '0'));
	}
	return date_cmp(as_of, date_add_days(next, -1)) >= 0;
}

struct household_list view_list(const struct view *v, const char *name, uint32_t area)
{
	struct household_list list = {0};
	struct err e = {0};
	if (!indicator_list(v->in->figures, v->a, str_from(name), area, &list, &e))
		list = (struct household_list){0};
	return list;
}

struct str view_addressee(struct arena *a, struct str township)
{
	const char *organ = str_ends(township, STR("街道")) ? "办事处" : "人民政府";
	return arena_fmt(a, "%.*s%s", STR_ARG(township), organ);
}

bool view_is_urgent(const struct policy_rule *tier)
{
	return str_find(tier->action, STR("帮扶措施")) != SIZE_MAX;
}

/* Whether the case holds the evidence a duty names: a kind of export, or a column of the households. */
static bool has_evidence(const struct data_set *set, struct str evidence)
{
	if (str_starts(evidence, STR("households.")))
		return true; /* counted by the figures of the duty itself */
	enum data_kind k = data_kind_find(evidence);
	for (size_t i = 0; i < set->exports; i++)
		if (set->export[i].kind == k)
			return true;
	return false;
}

/* Whether a duty is the villages' and townships' own: what a township is reminded of. */
static bool is_local(const struct policy_duty *d)
{
	static const char *const words[] = {"各村", "驻村", "村信息", "村“两委”", "乡镇", "帮扶责任人"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_find(d->who, str_from(words[i])) != SIZE_MAX)
			return true;
	return false;
}

#define DUTIES_SHOWN 32

void view_put_missing(const struct view *v, struct value *list, uint32_t area)
{
	const struct policy *p = v->in->policy;
	struct str names[DUTIES_SHOWN];
	size_t n = 0;
	for (size_t i = 0; i < p->duty_n && n < DUTIES_SHOWN; i++) {
		const struct policy_duty *d = &p->duty[i];
		if (d->evidence.n && !has_evidence(v->in->data, d->evidence) && (area == 0 || is_local(d)))
			names[n++] = d->label;
	}
	if (n)
		value_set_fmt(value_add_map(list), "text", "以下事项未提供台账或记录，本次未作判定：%.*s。",
			      STR_ARG(join(v->a, names, n, "；")));
}
