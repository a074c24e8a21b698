/* The keys of each family of figures, sorted by their bytes. */
#include "indicator/aid.h"
#include "indicator/family.h"
#include "indicator/people.h"

struct named {
	const char *key, *name;
};

/* In the order of enum data_block, then business less its cost. */
static const struct named sources[] = {
	{"wage", "工资性收入"},     {"business", "生产经营性收入"},      {"property", "财产性收入"},
	{"transfer", "转移性收入"}, {"business_cost", "生产经营性支出"}, {"business_net", "生产经营净收入"},
};
/* In the order of enum data_cause, then none. */
static const struct named causes[] = {
	{"illness", "因病"},        {"school", "因学"},         {"disability", "因残"},
	{"disaster", "因自然灾害"}, {"accident", "因意外事故"}, {"project", "因产业项目失败"},
	{"job", "因务工就业不稳"},  {"labour", "缺劳动力"},     {"housing", "因安全住房"},
	{"water", "因安全饮水"},    {"other", "其他"},          {"none", "未登记原因"},
};
static const struct named sides[] = {
	[SIDE_COUNTY] = {"county", "本县"},
	[SIDE_CITY] = {"city", "本市"},
	[SIDE_PROVINCE] = {"province", "全省"},
	[SIDE_NATION] = {"nation", "全国"},
};

static void add(struct keyset *k, struct str key, struct str name, size_t index)
{
	k->key[k->n] = key;
	k->name[k->n] = name;
	k->index[k->n++] = (uint32_t)index;
}

static struct keyset *keyset(struct indicator_set *s, enum key_kind kind, size_t n)
{
	struct keyset *k = &s->keys[kind];
	k->key = arena_many(s->a, struct str, n);
	k->name = arena_many(s->a, struct str, n);
	k->index = arena_many(s->a, uint32_t, n);
	return k;
}

/* Insertion sort: a pack has a few dozen keys at most. */
static void sort(struct keyset *k)
{
	for (size_t i = 1; i < k->n; i++) {
		struct str key = k->key[i], name = k->name[i];
		uint32_t index = k->index[i];
		size_t at = i;
		for (; at && str_cmp(k->key[at - 1], key) > 0; at--) {
			k->key[at] = k->key[at - 1];
			k->name[at] = k->name[at - 1];
			k->index[at] = k->index[at - 1];
		}
		k->key[at] = key;
		k->name[at] = name;
		k->index[at] = index;
	}
}

static void from_rules(struct indicator_set *s, enum key_kind kind, const struct policy_rules *r)
{
	struct keyset *k = keyset(s, kind, r->n);
	for (size_t i = 0; i < r->n; i++)
		add(k, r->v[i].id, r->v[i].label, i);
}

static void from_names(struct indicator_set *s, enum key_kind kind, const struct named *v, size_t n)
{
	struct keyset *k = keyset(s, kind, n);
	for (size_t i = 0; i < n; i++)
		add(k, str_from(v[i].key), str_from(v[i].name), i);
}

/* 1/10000 % without needless zeros: "10", "12.5". */
static struct str percent_text(struct indicator_set *s, int64_t v)
{
	struct buf b = {0};
	dec_format(v, 4, &b);
	while (b.p[b.n - 1] == '0')
		b.n--;
	if (b.p[b.n - 1] == '.')
		b.n--;
	struct str text = arena_str(s->a, buf_view(&b));
	buf_release(&b);
	return text;
}

static void from_bands(struct indicator_set *s)
{
	struct keyset *k = keyset(s, KEY_BAND, s->bands + 2);
	struct str low = STR("0");
	for (size_t i = 0; i < s->bands; i++) {
		struct str high = percent_text(s, s->band[i]);
		struct str name = i ? arena_fmt(s->a, "下降%.*s%%以上不满%.*s%%", STR_ARG(low), STR_ARG(high))
				    : arena_fmt(s->a, "下降不满%.*s%%", STR_ARG(high));
		add(k, arena_fmt(s->a, "%.*s-%.*s", STR_ARG(low), STR_ARG(high)), name, i);
		low = high;
	}
	add(k, arena_fmt(s->a, "%.*s+", STR_ARG(low)), arena_fmt(s->a, "下降%.*s%%以上", STR_ARG(low)),
	    s->bands);
	add(k, STR("undefined"), STR("降幅无法计算"), s->bands + 1);
}

static void from_spread(struct indicator_set *s, enum key_kind kind, enum spread of, const char *undefined, const char *unknown)
{
	const struct spread_bounds *b = &s->spread[of];
	struct keyset *k = keyset(s, kind, b->n ? b->n + 3 : 0);
	struct str low = STR("0");
	for (size_t i = 0; i < b->n; i++) {
		struct str high = percent_text(s, b->v[i]);
		add(k, arena_fmt(s->a, "%.*s-%.*s", STR_ARG(low), STR_ARG(high)),
		    i ? arena_fmt(s->a, "%.*s%%以上不满%.*s%%", STR_ARG(low), STR_ARG(high))
		      : arena_fmt(s->a, "不满%.*s%%", STR_ARG(high)), i);
		low = high;
	}
	if (!b->n)
		return;
	add(k, arena_fmt(s->a, "%.*s+", STR_ARG(low)), arena_fmt(s->a, "%.*s%%以上", STR_ARG(low)), b->n);
	add(k, STR("undefined"), str_from(undefined), b->n + 1 + SPREAD_UNDEFINED);
	add(k, STR("unknown"), str_from(unknown), b->n + 1 + SPREAD_UNKNOWN);
}

static void from_periods(struct indicator_set *s)
{
	int year = s->data->info.income_year;
	struct keyset *q = keyset(s, KEY_QUARTER, 4), *m = keyset(s, KEY_MONTH, 12);
	for (int i = 0; i < 4; i++)
		add(q, arena_fmt(s->a, "%dQ%d", year, i + 1), arena_fmt(s->a, "第%d季度", i + 1), (size_t)i);
	for (int i = 0; i < 12; i++) {
		int month = (i + 9) % 12 + 1, y = i < 3 ? year - 1 : year;
		add(m, arena_fmt(s->a, "%d-%02d", y, month), arena_fmt(s->a, "%d年%d月", y, month),
		    (size_t)i);
	}
}

static void from_sides(struct indicator_set *s)
{
	struct keyset *k = keyset(s, KEY_SIDE, SIDE_NATION + 1);
	for (size_t side = SIDE_COUNTY; side <= SIDE_NATION; side++)
		for (size_t i = 0; i < s->p->leg_n; i++)
			if (s->p->leg[i].higher == side || s->p->leg[i].lower == side) {
				add(k, str_from(sides[side].key), str_from(sides[side].name), side);
				break;
			}
}

/* Every pair of states but outside to outside. */
static void from_flows(struct indicator_set *s)
{
	const struct policy_rules *tier = &s->p->tier;
	size_t n = flow_states(s), more = tier->n;
	struct keyset *k = keyset(s, KEY_FLOW, tier->n ? n * n : 0);
	struct str *id = arena_many(s->a, struct str, n);
	for (size_t i = 0; i < tier->n; i++)
		id[i] = tier->v[i].id;
	id[more + FLOW_NONE] = STR("不属任何一类");
	id[more + FLOW_UNKNOWN] = STR("未能分类");
	for (size_t i = 0; tier->n && i + 1 < n * n; i++) {
		size_t from = i / n, to = i % n;
		id[more + FLOW_OUTSIDE] = to == more + FLOW_OUTSIDE ? STR("退出") : STR("新增");
		struct str key = arena_fmt(s->a, "%.*s→%.*s", STR_ARG(id[from]), STR_ARG(id[to]));
		add(k, key, key, i);
	}
}

static void from_streaks(struct indicator_set *s)
{
	const struct policy *p = s->p;
	struct keyset *year = keyset(s, KEY_STREAK, p->leg_n * DATA_YEARS_MAX),
		      *chain = keyset(s, KEY_CHAIN, p->leg_n);
	for (size_t i = 0; i < p->leg_n; i++) {
		int last = s->data->info.income_year, first = last - (int)streak_years(s) + 1;
		if (!p->leg[i].since)
			continue;
		add(chain, p->leg[i].id, p->leg[i].label, i);
		for (int y = last; y >= first; y--)
			add(year, arena_fmt(s->a, "%.*s:%d", STR_ARG(p->leg[i].id), y),
			    arena_fmt(s->a, "%d年%.*s", y, STR_ARG(p->leg[i].higher_label)),
			    i * DATA_YEARS_MAX + (size_t)(last - y));
	}
}

/* Words come from records.  Without any, one figure without key stands for all and says what is missing. */
static void from_words(struct indicator_set *s, enum key_kind kind, const struct words *w)
{
	struct keyset *k = keyset(s, kind, w->n + 1);
	if (!w->n)
		add(k, STR(""), STR(""), 0);
	for (size_t i = 0; i < w->n; i++)
		add(k, w->v[i], w->v[i], i);
}

static void from_duties(struct indicator_set *s)
{
	const struct duties *d = s->duty;
	const struct {
		const struct policy_duty *asked; /* a deadline that the document does not name has no key */
		const char *key, *name;
	} deadlines[] = {{d->contact, "contact", "每月联系"}, {d->dividend, "dividends", "收益分配"},
			 {d->report, "measures", "落实帮扶措施"}};
	struct keyset *month = keyset(s, KEY_CONTACT, 12), *role = keyset(s, KEY_ROLE, s->p->role_n),
		      *age = keyset(s, KEY_AGE, AGE_BANDS_MAX);
	int64_t low = 0;
	for (size_t i = 0; i < 12; i++)
		add(month, d->month[i], d->month[i], i);
	for (size_t i = 0; i < s->p->role_n; i++)
		add(role, s->p->role[i].id, s->p->role[i].label, i);
	for (size_t i = 0; i < d->ages; i++) {
		add(age, arena_fmt(s->a, "%d-%d", (int)low, (int)d->age[i]),
		    arena_fmt(s->a, "%d至%d天", (int)low, (int)d->age[i]), i);
		low = d->age[i] + 1;
	}
	add(age, arena_fmt(s->a, "%d+", (int)low), arena_fmt(s->a, "%d天以上（含）", (int)low), d->ages);
	struct keyset *subsidy = keyset(s, KEY_SUBSIDY, s->p->subsidy_n);
	for (size_t i = 0; i < s->p->subsidy_n; i++)
		if (subsidy_is_paid(&s->p->subsidy[i]))
			add(subsidy, s->p->subsidy[i].id, s->p->subsidy[i].label, i);
	from_words(s, KEY_MEASURE, &d->measure);
	from_words(s, KEY_HEADS, &d->post);
	from_words(s, KEY_TRAINING_LEVEL, &d->training_level);
	struct keyset *deadline = keyset(s, KEY_DEADLINE, 3);
	for (size_t i = 0; i < 3; i++)
		if (deadlines[i].asked)
			add(deadline, str_from(deadlines[i].key), str_from(deadlines[i].name), i);
}

static void from_aids(struct indicator_set *s)
{
	static const struct named attention[] = {{"disaster", "因灾"}, {"epidemic", "因疫"}, {"upheaval", "因重大变故"}},
				  place[] = {{"county", "县内"}, {"province", "省内县外"}, {"outside", "省外"}, {"unknown", "未注明"}},
				  holder[] = {{"all", "全部在岗人员"}, {"monitored", "监测对象"}, {"declined", "不增反降户"}},
				  cohort[] = {{"now", "应届"}, {"earlier", "往届"}};
	const struct aids *a = s->aids;
	struct keyset *help = keyset(s, KEY_HELP, HELP_BANDS_MAX), *paper = keyset(s, KEY_PAPER, a->paper.n);
	int64_t low = 0;
	from_names(s, KEY_ATTENTION, attention, ATTENTION_CAUSES);
	from_names(s, KEY_PLACE, place, sizeof place / sizeof *place);
	from_names(s, KEY_HOLDER, holder, sizeof holder / sizeof *holder);
	from_names(s, KEY_COHORT, cohort, 2);
	for (size_t i = 0; i < a->help_bands; i++) {
		add(help, arena_fmt(s->a, "%d-%d", (int)low, (int)a->help[i]),
		    arena_fmt(s->a, "%d至%d天", (int)low, (int)a->help[i]), i);
		low = a->help[i] + 1;
	}
	add(help, arena_fmt(s->a, "%d+", (int)low), arena_fmt(s->a, "%d天以上（含）", (int)low), a->help_bands);
	for (size_t i = 0; i < a->paper.n; i++)
		add(paper, a->paper.v[i], a->paper.v[i], i);
}

static void from_people(struct indicator_set *s)
{
	static const struct named insured[] = {{"medical", "基本医疗保险"}, {"pension", "代缴养老保险费"}, {"accident", "意外伤害保险"}},
				  work[] = {{"employed", "就业"}, {"unemployed", "失业"}, {"back", "返乡"}, {"willing", "外出意愿"},
					    {"unmarked", "未标注"}};
	const struct policy *p = s->p;
	struct keyset *herd = keyset(s, KEY_HERD_ITEM, p->subsidy_n), *told = keyset(s, KEY_TOLD_ITEM, p->subsidy_n),
		      *sector = keyset(s, KEY_SECTOR, p->compare_n);
	from_names(s, KEY_INSURED, insured, INSURED_KINDS);
	from_names(s, KEY_WORK, work, WORK_STATES);
	from_words(s, KEY_ANIMAL, &s->people->animal);
	for (size_t i = 0; i < p->subsidy_n; i++) {
		if (p->subsidy[i].herd.n)
			add(herd, p->subsidy[i].id, p->subsidy[i].label, i);
		if (subsidy_is_told(&p->subsidy[i]))
			add(told, p->subsidy[i].id, p->subsidy[i].label, i);
	}
	for (size_t i = 0; i < p->compare_n; i++)
		add(sector, p->compare[i].id, p->compare[i].label, i);
}

void keysets_make(struct indicator_set *s)
{
	s->keys = arena_many(s->a, struct keyset, KEY_KINDS);
	add(keyset(s, KEY_NONE, 1), (struct str){"", 0}, (struct str){"", 0}, 0);
	from_rules(s, KEY_TIER, &s->p->tier);
	from_rules(s, KEY_OVERLAP, &s->p->overlap);
	from_rules(s, KEY_FOCUS, &s->p->focus);
	from_rules(s, KEY_LINE, &s->p->line);
	from_names(s, KEY_BLOCK, sources, DATA_BLOCKS);
	from_names(s, KEY_RECEIPT, sources, DATA_INCOME_BLOCKS);
	from_names(s, KEY_CAUSE, causes, sizeof causes / sizeof *causes);
	struct keyset *k = keyset(s, KEY_SOURCE, DATA_BLOCKS);
	for (size_t i = 0; i < DATA_BLOCKS + 1; i++)
		if (i != DATA_COST)
			add(k, str_from(sources[i].key), str_from(sources[i].name), i);
	from_bands(s);
	from_spread(s, KEY_TRANSFER_BAND, SPREAD_TRANSFER, "四项收入合计不大于零", "分项收入不全");
	from_spread(s, KEY_OWN_PAY_BAND, SPREAD_OWN_PAY, "纯收入不大于零", "缺自付支出或收入");
	from_periods(s);
	from_sides(s);
	from_flows(s);
	from_streaks(s);
	from_duties(s);
	from_aids(s);
	from_people(s);
	for (size_t i = 0; i < KEY_KINDS; i++)
		sort(&s->keys[i]);
}
