/* 收入结构: level, increase, share and contribution of each block. */
#include "view/section.h"

#include "view/matter.h"
#include "view/share.h"

#include "view/section_charts.h"

static const struct block_row {
	const char *key, *name, *contribution; /* key of the contribution; NULL: of cost */
	bool receipt;
} blocks[] = {
	{"wage", "工资性收入", "wage", true},
	{"business", "生产经营性收入", "business", true},
	{"business_cost", "减：生产经营性支出", NULL, false},
	{"property", "财产性收入", "property", true},
	{"transfer", "转移性收入", "transfer", true},
};
#define BLOCK_ROWS (sizeof blocks / sizeof *blocks)

static struct frac value_of(const struct figure *f)
{
	return figure_is_ok(f) ? f->value : (struct frac){0, 0};
}

static struct frac difference(struct frac a, struct frac b)
{
	return a.d && b.d ? frac_reduce(frac_sub(a, b)) : (struct frac){0, 0};
}

/* Cost has no figure of its own: net business less gross business, so that the rows add up to 100. */
static struct frac contribution(const struct view *v, const char *key)
{
	if (key)
		return value_of(region_figure(v, "income.contribution", key));
	return difference(contribution(v, "business_net"), contribution(v, "business"));
}

struct line {
	struct frac now, prev, contribution;
	struct str share, contributed; /* as printed */
	const char *key;               /* of income.block and the like; NULL: a sum of its own */
};

/* Which figures stand in the row; the lines without a key are sums of their own. */
static void put_specs(struct view *v, struct value *row, const char *key)
{
	static const char *const cell[] = {"now_figure", "prev_figure", "share_figure"},
			  *const id[] = {"income.block", "income.block_prev", "income.share"};
	for (size_t i = 0; i < sizeof id / sizeof *id; i++) {
		const struct figure *f = key ? region_figure(v, id[i], key) : NULL;
		value_set_str(row, cell[i], f ? matter_spec(v, f) : STR(""));
	}
}

static void put_line(struct view *v, struct value *list, const char *name, const struct line *l, bool strong)
{
	struct value *row = value_add_map(list);
	value_set_cstr(row, "name", name);
	value_set_bool(row, "strong", strong);
	value_set_str(row, "now", view_yuan(v->a, l->now));
	value_set_str(row, "prev", view_yuan(v->a, l->prev));
	value_set_str(row, "change", view_yuan(v->a, difference(l->now, l->prev)));
	value_set_str(row, "share", l->share.n ? l->share : STR(VIEW_NONE));
	put_specs(v, row, l->key);
	value_set_str(row, "contribution", l->contributed.n ? l->contributed : view_percent(v->a, l->contribution));
}

static struct line block_line(const struct view *v, const struct block_row *b)
{
	struct line l = {.key = b->key, .now = value_of(region_figure(v, "income.block", b->key)),
			 .prev = value_of(region_figure(v, "income.block_prev", b->key)),
			 .contribution = contribution(v, b->contribution)};
	const struct figure *share = b->receipt ? region_figure(v, "income.share", b->key) : NULL;
	if (figure_is_ok(share))
		l.share = share_figure(v, share);
	return l;
}

/* The lines' contributions as one column; the subtotal of business is that of its two lines as printed. */
static struct str print_contributions(struct view *v, struct line line[], struct line *net)
{
	struct share_column c = {.n = 0};
	for (size_t i = 0; i < BLOCK_ROWS; i++)
		share_add(&c, str_from(blocks[i].name), line[i].contribution);
	share_close(&c);
	for (size_t i = 0; i < BLOCK_ROWS; i++)
		line[i].contributed = share_text(v->a, &c, i);
	if (c.sum != SHARES_OPEN)
		net->contributed = view_percent(v->a, frac_make(c.tenths[1] + c.tenths[2], 10));
	return share_note(v->a, &c, "贡献率", false);
}

static struct str notes_on_shares(struct view *v, struct str contributions)
{
	struct share_column c;
	share_of_blocks(v, 0, &c);
	return arena_fmt(v->a, "%.*s%.*s", STR_ARG(share_note(v->a, &c, "占比", false)), STR_ARG(contributions));
}

static struct frac negative(struct frac f)
{
	return (struct frac){-f.n, f.d};
}

/* How the increase came about, step by step.  Where the blocks are known for fewer households than the income is, they
   do not add up to its increase: the rest is a step too. */
static void put_chart(struct view *v, struct value *to, const struct line *line, const struct line *total)
{
	struct chart_row rows[BLOCK_ROWS + 2];
	struct frac values[BLOCK_ROWS + 2], rest = difference(total->now, total->prev);
	struct str labels[BLOCK_ROWS + 2];
	size_t n = 0;
	struct buf alt = {0};
	for (size_t i = 0; i < BLOCK_ROWS; i++) {
		struct frac change = difference(line[i].now, line[i].prev);
		values[n] = blocks[i].receipt ? change : negative(change);
		rest = difference(rest, values[n]);
		rows[n++].name = blocks[i].receipt ? str_from(blocks[i].name) : STR("生产经营性支出");
	}
	if (frac_round(rest, 0) != 0) {
		values[n] = rest;
		rows[n++].name = STR("分项不全的户");
	}
	values[n] = difference(total->now, total->prev);
	rows[n++].name = str_from(view_income_word(v));
	for (size_t i = 0; i < n; i++) {
		labels[i] = view_yuan_whole(v->a, values[i]);
		rows[i] = (struct chart_row){rows[i].name, &values[i], &labels[i], i + 1 == n};
		buf_fmt(&alt, "%s%.*s%.*s元", i ? "，" : "比上年增减：", STR_ARG(rows[i].name), STR_ARG(labels[i]));
	}
	struct chart_series series = chart_shade(2, 6);
	struct chart c = {.title = arena_fmt(v->a, "%s增减额的构成（支出增加为减）", view_income_word(v)), .unit = STR("元"),
			  .alt = arena_str(v->a, buf_view(&alt)), .series = &series, .n_series = 1, .row = rows, .n_row = n,
			  .width = CHART_WIDTH, .id = "income"};
	chart_waterfall(v->a, value_set_map(to, "chart"), &c);
	buf_release(&alt);
}

/* The levels of both years, as slopes. */
static void put_slope(struct view *v, struct value *to, const struct line *line)
{
	struct chart_row rows[BLOCK_ROWS];
	struct frac values[BLOCK_ROWS][2];
	struct str labels[BLOCK_ROWS][2];
	struct chart_series series[2] = {chart_shade(0, 2), chart_shade(1, 2)};
	struct buf alt = {0};
	int year = v->in->data->info.income_year;
	for (size_t i = 0; i < BLOCK_ROWS; i++) {
		struct str name = blocks[i].receipt ? str_from(blocks[i].name) : STR("生产经营性支出");
		values[i][0] = line[i].prev;
		values[i][1] = line[i].now;
		for (int k = 0; k < 2; k++)
			labels[i][k] = view_yuan_whole(v->a, values[i][k]);
		rows[i] = (struct chart_row){name, values[i], labels[i], false};
		buf_fmt(&alt, "%s%.*s由%.*s元到%.*s元", i ? "，" : "", STR_ARG(name), STR_ARG(labels[i][0]), STR_ARG(labels[i][1]));
	}
	series[0].name = arena_fmt(v->a, "%d年", year - 1);
	series[1].name = arena_fmt(v->a, "%d年", year);
	struct chart c = {.title = STR("人均各项收支两年水平"), .unit = STR("元"), .alt = arena_str(v->a, buf_view(&alt)),
			  .series = series, .n_series = 2, .row = rows, .n_row = BLOCK_ROWS, .width = CHART_WIDTH, .id = "levels"};
	chart_slope(v->a, value_set_map(to, "slope"), &c);
	buf_release(&alt);
}

/* What each unit's blocks changed by. */
static void put_units(struct view *v, struct value *to)
{
	static const struct chart_block shown[] = {{"wage", "工资性", false}, {"business", "经营收入", false},
						   {"business_cost", "经营支出", true}, {"property", "财产性", false},
						   {"transfer", "转移性", false}};
	charts_blocks(v, to, shown, sizeof shown / sizeof *shown);
}

static void say_structure(struct view *v, struct value *list, const struct line line[])
{
	const struct block_row *most = NULL, *leading = NULL;
	for (size_t i = 0; i < BLOCK_ROWS; i++) {
		if (!blocks[i].receipt)
			continue;
		struct frac share = value_of(region_figure(v, "income.share", blocks[i].key)),
			    part = contribution(v, blocks[i].contribution);
		if (share.d &&
		    (!most || frac_cmp(share, region_figure(v, "income.share", most->key)->value) > 0))
			most = &blocks[i];
		if (part.d && (!leading || frac_cmp(part, contribution(v, leading->contribution)) > 0))
			leading = &blocks[i];
	}
	struct prose p = prose_open(v, list);
	const struct figure *ratio = region_figure(v, "income.transfer_ratio", "");
	const struct figure *growth = region_figure(v, "income.growth", "");
	if (most) {
		prose_add(&p, "四项收入中占比最高的是%s，占%.*s%%", most->name,
			  STR_ARG(share_figure(v, region_figure(v, "income.share", most->key))));
		prose_note(&p, basis_note(v, region_figure(v, "income.share", most->key)));
	}
	/* As the table prints it: the share of transfers among the four. */
	const struct figure *transfer = region_figure(v, "income.share", "transfer");
	if (figure_is_ok(ratio))
		prose_add(&p, "%s转移性收入占%.*s%%", most ? "；" : "",
			  STR_ARG(figure_is_ok(transfer) ? share_figure(v, transfer) : view_figure(v->a, ratio)));
	if (leading && figure_is_ok(growth) && growth->value.n > 0) {
		prose_add(&p, "；增收贡献率最高的是%s，为%.*s%%", leading->name,
			  STR_ARG(line[leading - blocks].contributed));
		prose_note(&p, basis_note(v, region_figure(v, "income.contribution", leading->contribution)));
	}
	prose_add(&p, "。");
	prose_close(&p);
}

/* How many households the table is made of, where it is fewer than the growth is. */
static void put_remark(struct view *v, struct value *to, struct str shares)
{
	const struct figure *share = region_figure(v, "income.share", "wage"),
			    *part = region_figure(v, "income.contribution", "wage");
	const struct figure *both = region_figure(v, "coverage.households", "");
	struct buf b = {0};
	buf_cat(&b, "注：各项按两年均有可用收入且该项有数的户计算");
	if (figure_is_ok(share) && figure_is_ok(both) && share->n < both->n)
		buf_fmt(&b, "，占比按四项齐全的%lld户", (long long)share->n);
	if (figure_is_ok(part) && figure_is_ok(both) && part->n < both->n)
		buf_fmt(&b, "，贡献率按两年各项齐全的%lld户", (long long)part->n);
	buf_cat(&b, "；占比的分母为四项收入之和，贡献率为该项增减额占人均纯收入增减额的比例。");
	if (part && part->note.n)
		buf_fmt(&b, "%.*s。", STR_ARG(part->note));
	buf_str(&b, shares);
	value_set_str(to, "remark", buf_view(&b));
	buf_release(&b);
}

static const struct spread_shown transfers = {"spread", "income.transfer_band", "转移性收入占比分布（单位：户、%）", "转移性收入占比",
					      "占比＝转移性收入÷四项收入之和，按本年各户计算"};

bool section_income(struct view *v, struct value *to)
{
	struct value *paragraphs = value_set_list(to, "paragraphs"), *rows = value_set_list(to, "rows");
	struct line line[BLOCK_ROWS];
	bool any = false, all = true;
	for (size_t i = 0; i < BLOCK_ROWS; i++) {
		line[i] = block_line(v, &blocks[i]);
		any |= line[i].now.d != 0;
		all &= line[i].now.d && line[i].prev.d;
	}
	value_set(to, "chart", value_null());
	value_set(to, "slope", value_null());
	value_set_list(to, "panels");
	value_set_bool(to, "has_panels", false);
	value_set(to, "spread", value_null());
	if (!any) {
		const struct figure *f = region_figure(v, "income.block", "wage");
		say(v, paragraphs, "%.*s，收入结构未计算。",
		    STR_ARG(f && f->why.n ? f->why : STR("未提供分项收入")));
		value_set_cstr(to, "remark", "");
		value_set_bool(to, "has_rows", false);
		put_spread(v, to, paragraphs, &transfers); /* of this year alone */
		return true;
	}
	struct line total = {.now = value_of(region_figure(v, "income.per_capita", "")),
			     .prev = value_of(region_figure(v, "income.per_capita_prev", ""))};
	struct line net = {.now = difference(line[1].now, line[2].now),
			   .prev = difference(line[1].prev, line[2].prev),
			   .contribution = contribution(v, "business_net")};
	struct str shares = notes_on_shares(v, print_contributions(v, line, &net));
	say_structure(v, paragraphs, line);
	if (net.contribution.d)
		total.contribution = frac_make(100, 1);
	for (size_t i = 0; i < BLOCK_ROWS; i++) {
		put_line(v, rows, blocks[i].name, &line[i], false);
		if (!blocks[i].receipt)
			put_line(v, rows, "小计：生产经营净收入", &net, false);
	}
	put_line(v, rows, view_income_word(v), &total, true);
	put_has(to, "has_rows", "rows");
	put_remark(v, to, shares);
	if (all && total.now.d)
		put_chart(v, to, line, &total);
	if (all)
		put_slope(v, to, line);
	put_units(v, to);
	put_spread(v, to, paragraphs, &transfers);
	return true;
}
