/* `jianbao diff`: what changed, as a table and as JSON. */
#include "base/utf8.h"
#include "indicator/diff.h"

static const struct {
	const char *key, *title;
} steps[DIFF_STEPS] = {
	[DIFF_LEFT] = {"left", "退出户"},
	[DIFF_EDITED] = {"edited", "数值修改"},
	[DIFF_JOINED] = {"joined", "新进户"},
	[DIFF_REDEFINED] = {"redefined", "口径变动"},
};
#define NAME_WIDTH 44
#define ORDER \
	"分解次序：先去掉对方没有的户（退出户），再换成对方的数值（数值修改：同一户的数不同，含换地区、无户的台账、参照数据和日期），再加进新有的户（新进户），" \
	"最后换政策包和参数（口径变动）；各项相加等于变动"

/* --- text --- */

static void put_cell(struct str s, size_t width, bool right, struct buf *out)
{
	size_t columns = utf8_columns(s), pad = columns < width ? width - columns : 0;
	if (!right)
		buf_str(out, s);
	while (pad-- > 0)
		buf_char(out, ' ');
	if (right)
		buf_str(out, s);
	buf_cat(out, "  ");
}

static void put_value(const struct figure *f, size_t width, struct buf *out)
{
	struct buf b = {0};
	unsigned d = f ? figure_decimals(f->family->unit) : 0;
	if (f && f->status == FIGURE_OK)
		dec_group(frac_round(f->value, d), d, &b);
	else
		buf_cat(&b, f ? "—" : "无此项");
	put_cell(buf_view(&b), width, true, out);
	buf_release(&b);
}

static void put_signed(wide v, unsigned decimals, size_t width, struct buf *out)
{
	struct buf b = {0};
	buf_cat(&b, v > 0 ? "+" : "");
	dec_group(v, decimals, &b);
	put_cell(v ? buf_view(&b) : STR("0"), width, true, out);
	buf_release(&b);
}

static void put_parts(const struct figure_change *c, unsigned decimals, struct buf *out)
{
	wide sum = 0;
	for (size_t i = 0; i < DIFF_STEPS; i++)
		sum += c->part[i];
	put_signed(sum, decimals, 14, out);
	for (size_t i = 0; i < DIFF_STEPS; i++)
		put_signed(c->part[i], decimals, 14, out);
}

static const struct figure *either(const struct figure_change *c)
{
	return c->after ? c->after : c->before;
}

static const char *const verdicts[] = {
	[VERDICT_NONE] = "", [VERDICT_MET] = "达到", [VERDICT_NOT_MET] = "未达到", [VERDICT_UNDETERMINED] = "未判定"};

/* "人均分项收入：工资性收入"; of two years' keys both. */
static void put_name(const struct figure_change *c, struct buf *out)
{
	const struct figure *f = either(c);
	struct buf name = {0};
	buf_cat(&name, f->family->name);
	if (f->key.n)
		buf_fmt(&name, "：%.*s", STR_ARG(f->key_name.n ? f->key_name : f->key));
	if (c->before && c->after && !str_eq(c->before->key, c->after->key))
		buf_fmt(&name, "（原%.*s）", STR_ARG(c->before->key));
	put_cell(buf_view(&name), NAME_WIDTH, false, out);
	buf_release(&name);
}

/* Which side has no value, and why. */
static void put_why(const struct figure_change *c, struct buf *out)
{
	const struct figure *side[2] = {c->before, c->after};
	for (int i = 0; i < 2; i++)
		if (side[i] && side[i]->why.n)
			buf_fmt(out, "%s：%.*s  ", i ? "后" : "前", STR_ARG(side[i]->why));
}

static void put_change(const struct figure_change *c, struct buf *out)
{
	const struct figure *f = either(c);
	put_name(c, out);
	put_value(c->before, 14, out);
	put_value(c->after, 14, out);
	if (c->parted)
		put_parts(c, figure_decimals(f->family->unit), out);
	else
		put_why(c, out);
	if (c->before && c->after && c->before->verdict != c->after->verdict)
		buf_fmt(out, "%s→%s  ", verdicts[c->before->verdict], verdicts[c->after->verdict]);
	buf_cat(out, f->family->id);
	if (f->key.n)
		buf_fmt(out, "/%.*s", STR_ARG(f->key));
	buf_char(out, '\n');
}

#define NUMBERS_SHOWN 10
static void put_numbers(const struct key_churn *c, struct buf *out)
{
	for (size_t i = 0; i < c->renumbered && i < NUMBERS_SHOWN; i++)
		buf_fmt(out, "  %.*s → %.*s\n", STR_ARG(c->number[i].before), STR_ARG(c->number[i].after));
	if (c->renumbered > NUMBERS_SHOWN)
		buf_fmt(out, "  ……共%zu户，全部用 --json 查看\n", c->renumbered);
}

static void put_churn(const struct key_churn *c, struct buf *out)
{
	buf_fmt(out, "户编号（%d年度→%d年度）：前%zu户，后%zu户，相同%zu户，退出%zu户，新进%zu户", c->year_a, c->year_b,
		c->a, c->b, c->common, c->left, c->joined);
	if (c->renumbered)
		buf_fmt(out, "；相同户中户编号不同而户主证件号码相同的%zu户，疑为换号，按同一户分解", c->renumbered);
	buf_fmt(out, "；相同户中数值有改动的%zu户，换了地区的%zu户\n", c->edited, c->moved);
	put_numbers(c, out);
	if (c->a && c->b && c->common * 2 < c->a)
		buf_cat(out, "  注意：半数以上的户编号对不上，退出户、新进户两项主要是换号所致\n");
}

static void put_case(const char *which, const struct indicator_set *s, struct buf *out)
{
	const struct data_case *c = &indicator_data(s)->info;
	buf_fmt(out, "%s：%.*s  %d年度  ", which, STR_ARG(c->region_name), c->income_year);
	date_iso(c->as_of, out);
	buf_fmt(out, "  依据 %.*s\n", STR_ARG(indicator_policy(s)->number));
}

void diff_text(const struct indicator_set *a, const struct indicator_set *b, const struct case_diff *d,
	       struct buf *out)
{
	size_t inside = 0;
	put_case("前", a, out);
	put_case("后", b, out);
	if (!str_eq(indicator_data(a)->info.region_code, indicator_data(b)->info.region_code))
		buf_cat(out, "注意：两个案卷不是同一地区，指标对不上\n");
	for (size_t i = 0; i < d->churns; i++)
		put_churn(&d->churn[i], out);
	buf_fmt(out, "口径：%s\n%s\n\n", d->redefined ? "政策包或参数不同" : "相同", ORDER);
	put_cell(STR("指标"), NAME_WIDTH, false, out);
	put_cell(STR("前"), 14, true, out);
	put_cell(STR("后"), 14, true, out);
	put_cell(STR("变动"), 14, true, out);
	for (size_t i = 0; i < DIFF_STEPS; i++)
		put_cell(str_from(steps[i].title), 14, true, out);
	out->n -= 2;
	buf_char(out, '\n');
	for (size_t i = 0; i < d->n; i++)
		if (d->v[i].area->parent == DATA_NONE)
			put_change(&d->v[i], out);
		else
			inside++;
	buf_fmt(out, "\n未变的指标%zu项；下级地区另有%zu项变动，用 --json 查看\n", d->same, inside);
}

/* --- JSON --- */

static void put_pair(const char *key, struct str value, struct buf *out)
{
	buf_fmt(out, ",\"%s\":", key);
	buf_json(out, value);
}

static void put_quoted(const char *key, wide v, unsigned decimals, struct buf *out)
{
	buf_fmt(out, ",\"%s\":\"", key);
	dec_format(v, decimals, out);
	buf_char(out, '"');
}

static void put_side(const char *key, const struct figure *f, struct buf *out)
{
	if (f && f->status == FIGURE_OK) {
		unsigned d = figure_decimals(f->family->unit);
		put_quoted(key, frac_round(f->value, d), d, out);
	} else {
		buf_fmt(out, ",\"%s\":null", key);
	}
	if (f && f->why.n) {
		buf_fmt(out, ",\"%s_why\":", key);
		buf_json(out, f->why);
	}
}

static void put_change_json(const struct figure_change *c, struct buf *out)
{
	const struct figure *f = either(c);
	unsigned d = figure_decimals(f->family->unit);
	wide sum = 0;
	buf_fmt(out, "{\"id\":\"%s\"", f->family->id);
	put_pair("area", c->area->code, out);
	put_pair("area_name", c->area->name, out);
	put_pair("key", f->key, out);
	if (c->before && c->after && !str_eq(c->before->key, c->after->key))
		put_pair("key_before", c->before->key, out);
	put_pair("name", str_from(f->family->name), out);
	put_pair("unit", str_from(figure_unit_name(f->family->unit)), out);
	put_side("before", c->before, out);
	put_side("after", c->after, out);
	for (size_t i = 0; c->parted && i < DIFF_STEPS; i++)
		sum += c->part[i];
	if (c->parted) {
		put_quoted("change", sum, d, out);
		buf_cat(out, ",\"parts\":{");
		size_t at = out->n;
		for (size_t i = 0; i < DIFF_STEPS; i++)
			put_quoted(steps[i].key, c->part[i], d, out);
		out->p[at] = ' ';
		buf_char(out, '}');
	}
	buf_char(out, '}');
}

static void put_churn_json(const struct key_churn *c, struct buf *out)
{
	buf_fmt(out,
		"{\"year_a\":%d,\"year_b\":%d,\"a\":%zu,\"b\":%zu,\"common\":%zu,\"left\":%zu,\"joined\":%zu,"
		"\"renumbered\":%zu,\"edited\":%zu,\"moved\":%zu,\"numbers\":[",
		c->year_a, c->year_b, c->a, c->b, c->common, c->left, c->joined, c->renumbered, c->edited, c->moved);
	for (size_t i = 0; i < c->renumbered; i++) {
		buf_cat(out, i ? ",[" : "[");
		buf_json(out, c->number[i].before);
		buf_char(out, ',');
		buf_json(out, c->number[i].after);
		buf_char(out, ']');
	}
	buf_cat(out, "]}");
}

void diff_json(const struct indicator_set *a, const struct indicator_set *b, const struct case_diff *d,
	       struct buf *out)
{
	buf_cat(out, "{\"keys\":[");
	for (size_t i = 0; i < d->churns; i++) {
		buf_cat(out, i ? "," : "");
		put_churn_json(&d->churn[i], out);
	}
	buf_cat(out, "]");
	put_pair("policy_a", indicator_policy(a)->id, out);
	put_pair("policy_b", indicator_policy(b)->id, out);
	buf_fmt(out, ",\"redefined\":%s", d->redefined ? "true" : "false");
	put_pair("order", STR(ORDER), out);
	buf_fmt(out, ",\"same\":%zu,\"changes\":[\n", d->same);
	for (size_t i = 0; i < d->n; i++) {
		put_change_json(&d->v[i], out);
		buf_cat(out, i + 1 < d->n ? ",\n" : "\n");
	}
	buf_cat(out, "]}\n");
}
