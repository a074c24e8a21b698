/* How the figures of each family are made from a tally.  Nothing is rounded here but two_high's two sides. */
#include "indicator/family.h"

void figure_gap(struct figure *f, enum figure_status status, struct str why)
{
	f->status = status;
	f->why = why;
	f->value = (struct frac){0, 0};
}

wide input_sum(const struct maker *m, size_t i)
{
	const struct input *in = &m->family->in[i];
	return m->t[place_of(m->s, in->place) + (in->keyed ? m->index : 0)];
}

/* A quotient, or the reason why there is none: no rows, or a sum that cannot divide. */
static void quotient(struct figure *f, wide n, wide d)
{
	if (d > 0)
		f->value = (struct frac){n, d};
	else if (f->n == 0)
		figure_gap(f, FIGURE_MISSING, STR("没有可用的记录"));
	else
		figure_gap(f, FIGURE_UNDEFINED, STR("分母不大于零"));
}

void make_count(const struct maker *m, struct figure *f)
{
	f->value = (struct frac){input_sum(m, 0), 1};
}

void make_rest(const struct maker *m, struct figure *f)
{
	f->value = (struct frac){input_sum(m, 0) - input_sum(m, 1), 1};
}

void make_per_head(const struct maker *m, struct figure *f)
{
	quotient(f, input_sum(m, 0), input_sum(m, 1) * 100 * m->s->unit);
}

void make_percent(const struct maker *m, struct figure *f)
{
	wide d = input_sum(m, 1);
	quotient(f, input_sum(m, 0) * 100, d);
	if (d == 0)
		figure_gap(f, FIGURE_UNDEFINED, STR("分母为零"));
}

/* (n1 / p1) / (n0 / p0) - 1, in percent. */
static void growth(struct figure *f, wide n1, wide p1, wide n0, wide p0)
{
	quotient(f, (n1 * p0 - n0 * p1) * 100, n0 * p1);
	if (f->status == FIGURE_UNDEFINED)
		f->why = STR("上年人均收入不大于零，无法计算增速");
}

void make_growth(const struct maker *m, struct figure *f)
{
	growth(f, input_sum(m, 0), input_sum(m, 1), input_sum(m, 2), input_sum(m, 3));
}

static wide four_receipts(const struct maker *m)
{
	wide all = 0;
	for (size_t b = 0; b < DATA_INCOME_BLOCKS; b++)
		all += m->t[AT_FOUR + b];
	return all;
}

void make_share(const struct maker *m, struct figure *f)
{
	quotient(f, input_sum(m, 0) * 100, four_receipts(m));
}

size_t inputs_share(const struct maker *m, struct figure_input out[FIGURE_INPUTS])
{
	out[0] = input_yuan(m, m->family->in[0].name, input_sum(m, 0), m->family->in[0].source);
	out[1] = input_yuan(m, "四项收入合计", four_receipts(m), "wage business property transfer");
	return 2;
}

/* Sum of a source over the rows with five blocks; source 5 is business less its cost. */
static wide source_sum(const struct maker *m, size_t first)
{
	if (m->index < DATA_BLOCKS)
		return m->t[first + m->index];
	return m->t[first + DATA_BUSINESS] - m->t[first + DATA_COST];
}

/* (s1/p1 - s0/p0) / (n1/p1 - n0/p0): both over p1 * p0. */
void make_contribution(const struct maker *m, struct figure *f)
{
	wide p1 = input_sum(m, 1), p0 = input_sum(m, 3);
	wide part = source_sum(m, AT_FIVE) * p0 - source_sum(m, AT_FIVE_PREV) * p1;
	wide rise = input_sum(m, 0) * p0 - input_sum(m, 2) * p1;
	if (f->n == 0)
		figure_gap(f, FIGURE_MISSING, STR("没有两年分项收入齐全的户"));
	else if (rise == 0)
		figure_gap(f, FIGURE_UNDEFINED, STR("人均纯收入没有增减，无法计算贡献率"));
	else
		f->value = frac_make(part * 100, rise);
	if (rise < 0)
		f->note = STR("人均纯收入下降，贡献率为正表示该项下降");
}

size_t inputs_contribution(const struct maker *m, struct figure_input out[FIGURE_INPUTS])
{
	out[0] = input_yuan(m, "本年该项合计", source_sum(m, AT_FIVE), "");
	out[1] = input_yuan(m, "上年该项合计", source_sum(m, AT_FIVE_PREV), "");
	for (size_t i = 0; i < 4; i++) {
		const struct input *in = &m->family->in[i];
		out[2 + i] = in->unit == UNIT_YUAN ? input_yuan(m, in->name, input_sum(m, i), in->source)
						   : input_count(in->name, input_sum(m, i), in->unit, in->source);
	}
	return 6;
}

/* --- goal --- */

static wide goal_value(const struct maker *m)
{
	const struct policy *p = m->s->p;
	return (wide)p->param[p->goal.param].value * m->s->unit;
}

void make_goal_gap(const struct maker *m, struct figure *f)
{
	wide persons = input_sum(m, 1);
	quotient(f, goal_value(m) * persons - input_sum(m, 0), persons * 100 * m->s->unit);
}

void make_goal_growth(const struct maker *m, struct figure *f)
{
	wide net = input_sum(m, 0), persons = input_sum(m, 1), target = goal_value(m) * persons;
	int years = m->s->p->goal.year - m->s->data->info.income_year;
	if (f->n == 0)
		figure_gap(f, FIGURE_MISSING, STR("没有可用的记录"));
	else if (net >= target)
		f->value = (struct frac){0, 1}, f->note = STR("人均纯收入已达到目标");
	else if (years < 1 || years > 31)
		figure_gap(f, FIGURE_UNDEFINED, STR("目标年度已到，没有剩余年数"));
	else if (net <= 0)
		figure_gap(f, FIGURE_UNDEFINED, STR("人均纯收入不大于零，无法计算增速"));
	else
		f->value = (struct frac){
			root_growth((struct frac){target, 1}, (struct frac){net, 1}, (unsigned)years), 10000};
}

size_t inputs_goal(const struct maker *m, struct figure_input out[FIGURE_INPUTS])
{
	const struct policy *p = m->s->p;
	int years = p->goal.year - m->s->data->info.income_year;
	out[0] = input_fixed("目标值", (struct frac){p->param[p->goal.param].value, 100}, UNIT_YUAN, "");
	out[1] = input_yuan(m, "纯收入合计", input_sum(m, 0), m->family->in[0].source);
	out[2] = input_count("人口", input_sum(m, 1), UNIT_PERSONS, "size");
	out[3] = input_fixed("剩余年数", (struct frac){years, 1}, UNIT_YEARS, "");
	return m->family->make == make_goal_growth ? 4 : 3;
}

const char *formula_goal_growth(const struct maker *m, const struct figure *f)
{
	bool reached = f->status == FIGURE_OK && input_sum(m, 0) >= goal_value(m) * input_sum(m, 1);
	return reached ? "0；人均{纯收入合计}÷{人口}不低于{目标值}，已达到目标" : m->family->shown.formula;
}

/* --- 两高于 --- */

/* Growth of one side in tenths of a percent, half-up; *exact: unrounded, d == 0 for published figures. */
static bool side_growth(const struct maker *m, enum policy_side side, size_t leg, int64_t *tenths,
			struct frac *exact)
{
	*exact = (struct frac){0, 0};
	if (side > SIDE_GROUP)
		return reference_growth(m->s, side, tenths);
	size_t g = place_of(m->s, PLACE_GROUP) + leg * GROUP_WIDTH;
	bool own = side == SIDE_OWN;
	struct figure f = {.n = (int64_t)m->t[own ? AT_BOTH : g + GROUP_ROWS]};
	growth(&f, m->t[own ? AT_BOTH_NET : g + GROUP_NET], m->t[own ? AT_BOTH_PERSONS : g + GROUP_PERSONS],
	       m->t[own ? AT_BOTH_NET_PREV : g + GROUP_NET_PREV],
	       m->t[own ? AT_BOTH_PERSONS_PREV : g + GROUP_PERSONS_PREV]);
	if (f.value.d == 0)
		return false;
	*exact = f.value;
	*tenths = (int64_t)frac_round(f.value, 1);
	return true;
}

static struct str turned_note(const struct maker *m, struct frac exact, int64_t reference)
{
	struct buf own = {0}, ref = {0};
	dec_format(frac_round(exact, 4), 4, &own);
	dec_format(reference, 1, &ref);
	struct str s = arena_fmt(
		m->s->a,
		"增速未舍入为%s%%，与%s%%比较会得出相反结论；公布的增速只有一位小数，故双方以一位小数比较",
		buf_cstr(&own), buf_cstr(&ref));
	buf_release(&own);
	buf_release(&ref);
	return s;
}

static const struct {
	const char *id;
	size_t leg;
} leg_of[] = {{"two_high.leg1", 0}, {"two_high.leg2", 1}, {"two_high.leg3", 2}, {"two_high.leg4", 3}};

static size_t leg_index(const struct family *f)
{
	size_t i = 0;
	while (!str_is(str_from(f->shown.id), leg_of[i].id))
		i++;
	return leg_of[i].leg;
}

/* domain section 4: one decimal on both sides; equal is not "higher"; nothing missing is ever "not
 * met". */
void make_leg(const struct maker *m, struct figure *f)
{
	size_t i = leg_index(m->family);
	const struct policy_leg *leg = &m->s->p->leg[i];
	int64_t high, low;
	struct frac exact, unused;
	f->verdict = VERDICT_UNDETERMINED;
	if (leg->higher > SIDE_GROUP)
		f->n = f->of = 0; /* no household's figure is in it */
	else if (leg->higher == SIDE_GROUP)
		f->n = (int64_t)m->t[place_of(m->s, PLACE_GROUP) + i * GROUP_WIDTH + GROUP_ROWS];
	if (m->s->group_gap[i].n) {
		figure_gap(f, FIGURE_UNDETERMINED, m->s->group_gap[i]);
		return;
	}
	if (!side_growth(m, leg->lower, i, &low, &unused) ||
	    (leg->higher > SIDE_GROUP && !side_growth(m, leg->higher, i, &high, &exact))) {
		figure_gap(f, FIGURE_UNDETERMINED, STR("缺参照数据，未判定"));
		return;
	}
	if (!side_growth(m, leg->higher, i, &high, &exact)) {
		figure_gap(f, FIGURE_UNDETERMINED, STR("缺两年收入数据，未判定"));
		return;
	}
	f->value = (struct frac){high - low, 10};
	f->verdict = high > low ? VERDICT_MET : VERDICT_NOT_MET;
	if (exact.d && (frac_cmp(exact, (struct frac){low, 10}) > 0) != (high > low))
		f->note = turned_note(m, exact, low);
}

/* --- the two sides of a leg as its formula names them; 甲 the higher.  Denominator 0: not known --- */

static const char *const side_names[2][4] = {
	{"本年纯收入合计", "本年人口", "上年纯收入合计", "上年人口"},
	{"对方本年纯收入合计", "对方本年人口", "对方上年纯收入合计", "对方上年人口"}};

static size_t side_inputs(const struct maker *m, enum policy_side side, size_t leg, bool other,
			  struct figure_input out[])
{
	const char *const *name = side_names[other];
	size_t g = place_of(m->s, PLACE_GROUP) + leg * GROUP_WIDTH;
	bool own = side == SIDE_OWN;
	int64_t tenths = 0;
	struct frac exact;
	if (side > SIDE_GROUP) {
		bool known = side_growth(m, side, leg, &tenths, &exact);
		out[0] = input_fixed(other ? "乙增速" : "甲增速", (struct frac){tenths, known ? 10 : 0}, UNIT_PERCENT,
				     "references.json");
		return 1;
	}
	out[0] = input_yuan(m, name[0], m->t[own ? AT_BOTH_NET : g + GROUP_NET], "net");
	out[1] = input_count(name[1], m->t[own ? AT_BOTH_PERSONS : g + GROUP_PERSONS], UNIT_PERSONS, "size");
	out[2] = input_yuan(m, name[2], m->t[own ? AT_BOTH_NET_PREV : g + GROUP_NET_PREV], "net（上年）");
	out[3] = input_count(name[3], m->t[own ? AT_BOTH_PERSONS_PREV : g + GROUP_PERSONS_PREV], UNIT_PERSONS,
			     "size（上年）");
	return 4;
}

size_t inputs_leg(const struct maker *m, struct figure_input out[FIGURE_INPUTS])
{
	size_t i = leg_index(m->family);
	const struct policy_leg *leg = &m->s->p->leg[i];
	size_t n = side_inputs(m, leg->higher, i, false, out);
	return n + side_inputs(m, leg->lower, i, true, out + n);
}

#define ONE_DECIMAL(now, persons, before, persons_before) \
	"取一位小数（（{" now "}÷{" persons "}）÷（{" before "}÷{" persons_before "}）－1）"
#define OWN_ROUNDED ONE_DECIMAL("本年纯收入合计", "本年人口", "上年纯收入合计", "上年人口")
#define OTHER_ROUNDED ONE_DECIMAL("对方本年纯收入合计", "对方本年人口", "对方上年纯收入合计", "对方上年人口")

const char *formula_leg(const struct maker *m, const struct figure *f)
{
	static const char *const formula[2][2] = {{OWN_ROUNDED "－" OTHER_ROUNDED, OWN_ROUNDED "－{乙增速}"},
						  {"{甲增速}－" OTHER_ROUNDED, "{甲增速}－{乙增速}"}};
	const struct policy_leg *leg = &m->s->p->leg[leg_index(m->family)];
	(void)f;
	return formula[leg->higher > SIDE_GROUP][leg->lower > SIDE_GROUP];
}

void make_reference(const struct maker *m, struct figure *f)
{
	const struct data_reference *r = m->s->side[m->index].ref;
	if (!r) {
		figure_gap(f, FIGURE_MISSING, STR("缺参照数据"));
		return;
	}
	f->value = (struct frac){r->growth, 10};
	f->n = f->of = 0;
	f->note = r->quarter ? arena_fmt(m->s->a, "%d年第%d季度累计；%.*s", r->year, r->quarter,
					 STR_ARG(r->source))
			     : r->source;
}

size_t inputs_reference(const struct maker *m, struct figure_input out[FIGURE_INPUTS])
{
	const struct data_reference *r = m->s->side[m->index].ref;
	out[0] = input_fixed("公布的增速", (struct frac){r ? r->growth : 0, r ? 10 : 0}, UNIT_PERCENT, "references.json");
	return 1;
}

/* --- ranks --- */

void make_rank(const struct maker *m, struct figure *f)
{
	f->n = m->s->ranked[m->area];
	f->of = m->s->siblings[m->area];
	if (m->s->data->area[m->area].parent == DATA_NONE)
		figure_gap(f, FIGURE_UNDEFINED, STR("没有同级地区，不排名"));
	else if (!m->s->place[m->area])
		figure_gap(f, FIGURE_MISSING, STR("该项指标缺数，不参加排名"));
	else
		f->value = (struct frac){m->s->place[m->area], 1};
}

size_t inputs_rank(const struct maker *m, struct figure_input out[FIGURE_INPUTS])
{
	const struct figure *f = indicator_lookup(m->s, m->family->shown.id, m->area, (struct str){"", 0});
	struct frac before = {f->status == FIGURE_OK ? f->value.n - 1 : 0, f->status == FIGURE_OK};
	out[0] = input_fixed("排在前面的同级地区数", before, UNIT_PIECES, "");
	return 1;
}
