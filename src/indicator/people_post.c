/*
 * Pay of public posts: its growth beside that of the minimum wage (S4 （九）: 参照本地区最低工资收入年涨幅标准进行增长), the
 * hourly minimum and payment by the month (S5 （四）8), who holds them (S4 （九）: 特别是其中的弱劳力、半劳力; S5: 优先安置低
 * 收入脱贫人口).  The wages are the office's parameters.
 */
#include "indicator/people.h"

#include "indicator/family.h"

static int64_t param(const struct indicator_set *s, const char *id)
{
	return policy_value(s->p, id, 0);
}

/* Below the growth of the minimum wage: pay / before < minimum / minimum before. */
static uint64_t growth(const struct person_row *r, int64_t pay, int64_t before)
{
	int64_t now = param(r->s, "wage.minimum"), then = param(r->s, "wage.minimum_prev");
	if (pay == DATA_CELL_BLANK || before == DATA_CELL_BLANK || before <= 0 || then <= 0)
		return 0;
	bool behind = (wide)pay * then < (wide)now * before;
	r->w->t[AT_POST_PAY]++;
	r->w->t[AT_POST_PAY_NOW] += (wide)pay * r->s->unit;
	r->w->t[AT_POST_PAY_BEFORE] += (wide)before * r->s->unit;
	r->w->t[AT_POST_BEHIND] += behind;
	return mark_if(behind, MARK_POST_BEHIND);
}

/* hours in hundredths: pay / hours < the hourly minimum. */
static uint64_t hourly(const struct person_row *r, int64_t pay, int64_t hours)
{
	int64_t least = param(r->s, "wage.hourly");
	if (pay == DATA_CELL_BLANK || hours == DATA_CELL_BLANK || hours <= 0 || least <= 0)
		return 0;
	bool low = (wide)pay * 100 < (wide)least * hours;
	r->w->t[AT_POST_HOURLY]++;
	r->w->t[AT_POST_HOURLY_LOW] += low;
	return mark_if(low, MARK_POST_HOURLY_LOW);
}

static uint64_t months(const struct person_row *r, int64_t held, int64_t paid)
{
	if (held == DATA_CELL_BLANK || paid == DATA_CELL_BLANK)
		return 0;
	r->w->t[AT_POST_MONTHS]++;
	r->w->t[AT_POST_UNPAID] += paid < held;
	r->w->t[AT_POST_UNPAID_MONTHS] += paid < held ? (held - paid) / 100 : 0;
	return mark_if(paid < held, MARK_POST_UNPAID);
}

uint64_t people_posts(const struct person_row *r)
{
	const struct duty_table *d = &r->p->jobs;
	uint64_t marks = 0;
	size_t i, to;
	aid_rows(d, r->row, &i, &to);
	for (; i < to; i++) {
		if (aid_cell(d, i, J_POST) != DATA_YES)
			continue;
		const struct data_member *m = member_named(r->s, r->row, aid_text(r->s, d, i, J_PERSON));
		int64_t pay = aid_cell(d, i, J_PAY);
		marks |= growth(r, pay, aid_cell(d, i, J_PAY_PREV)) | hourly(r, pay, aid_cell(d, i, J_HOURS)) |
			 months(r, aid_cell(d, i, J_MONTHS), aid_cell(d, i, J_PAID_MONTHS));
		r->w->t[AT_POST_LABOUR] += m && m->labour != DATA_LABOUR_BLANK;
		r->w->t[AT_POST_WEAK] += m && m->labour == DATA_LABOUR_WEAK;
		if (r->w->r->tier < r->s->p->tier.n)
			r->w->t[place_of(r->s, PLACE_POST_TIER) + r->w->r->tier]++;
	}
	return marks;
}

/* --- figures --- */

/* Growth of the sums over the people of both years, in percent. */
void make_post_growth(const struct maker *m, struct figure *f)
{
	wide now = input_sum(m, 0), before = input_sum(m, 1);
	if (before > 0)
		f->value = frac_make((now - before) * 100, before);
	else
		figure_gap(f, FIGURE_MISSING, STR("没有两年都有月补贴的公益性岗位"));
}

static struct frac minimum_growth(const struct indicator_set *s)
{
	int64_t now = param(s, "wage.minimum"), then = param(s, "wage.minimum_prev");
	return then > 0 ? frac_make((wide)(now - then) * 100, then) : (struct frac){0, 0};
}

static size_t minimum_inputs(const struct indicator_set *s, struct figure_input out[])
{
	out[0] = input_fixed("本年最低工资", (struct frac){param(s, "wage.minimum"), 100}, UNIT_YUAN, "");
	out[1] = input_fixed("上年最低工资", (struct frac){param(s, "wage.minimum_prev"), 100}, UNIT_YUAN, "");
	return 2;
}

size_t inputs_minimum_growth(const struct maker *m, struct figure_input out[FIGURE_INPUTS])
{
	return minimum_inputs(m->s, out);
}

size_t inputs_post_difference(const struct maker *m, struct figure_input out[FIGURE_INPUTS])
{
	out[0] = input_yuan(m, m->family->in[0].name, input_sum(m, 0), m->family->in[0].source);
	out[1] = input_yuan(m, m->family->in[1].name, input_sum(m, 1), m->family->in[1].source);
	return 2 + minimum_inputs(m->s, out + 2);
}

void make_minimum_growth(const struct maker *m, struct figure *f)
{
	f->value = minimum_growth(m->s);
	f->n = f->of = 0;
	f->note = STR("由政策包参数 wage.minimum、wage.minimum_prev 计算");
	if (!f->value.d)
		figure_gap(f, FIGURE_MISSING, STR("没有上年最低工资标准"));
}

/* Not below is what 参照……涨幅进行增长 asks for. */
void make_post_difference(const struct maker *m, struct figure *f)
{
	struct frac least = minimum_growth(m->s);
	make_post_growth(m, f);
	if (f->status != FIGURE_OK)
		return;
	if (!least.d) {
		figure_gap(f, FIGURE_MISSING, STR("没有上年最低工资标准"));
		return;
	}
	f->value = frac_sub(f->value, least);
	f->verdict = f->value.n >= 0 ? VERDICT_MET : VERDICT_NOT_MET;
}

void make_months(const struct maker *m, struct figure *f)
{
	f->value = (struct frac){input_sum(m, 0), 1};
}
