/* Figures and lists as JSON (contract.md section 4) and as tables for people. */
#include "base/utf8.h"
#include "indicator/family.h"
#include "indicator/words.h"

static const char *const status_word[] = {[FIGURE_OK] = "ok",
					  [FIGURE_MISSING] = "missing",
					  [FIGURE_UNDEFINED] = "undefined",
					  [FIGURE_UNDETERMINED] = "undetermined"};
static const char *const verdict_word[] = {[VERDICT_NONE] = "",
					   [VERDICT_MET] = "met",
					   [VERDICT_NOT_MET] = "not_met",
					   [VERDICT_UNDETERMINED] = "undetermined"};
static const char *const verdict_zh[] = {[VERDICT_NONE] = "",
					 [VERDICT_MET] = "达到",
					 [VERDICT_NOT_MET] = "未达到",
					 [VERDICT_UNDETERMINED] = "未判定"};

/* --- JSON --- */

/* A county has 100,000 figures: what stands between two values is one literal. */
#define KEY(key) STR(",\"" key "\":")

static void put_pair(struct str key, struct str value, struct buf *out)
{
	buf_str(out, key);
	buf_json(out, value);
}

static void put_if(struct str key, struct str value, struct buf *out)
{
	if (value.n)
		put_pair(key, value, out);
}

static void put_figure(const struct indicator_set *s, const struct figure *f, struct buf *out)
{
	const struct data_area *area = &s->data->area[f->area];
	buf_str(out, STR("{\"id\":\""));
	buf_cat(out, f->family->id);
	buf_char(out, '"');
	put_pair(KEY("area"), area->code, out);
	put_pair(KEY("area_name"), area->name, out);
	put_pair(KEY("key"), f->key, out);
	put_if(KEY("key_name"), f->key_name, out);
	if (f->status == FIGURE_OK) {
		buf_str(out, STR(",\"value\":\""));
		figure_value_text(f, out);
		buf_char(out, '"');
	} else {
		buf_str(out, STR(",\"value\":null"));
	}
	put_pair(KEY("unit"), str_from(figure_unit_name(f->family->unit)), out);
	put_pair(KEY("status"), str_from(status_word[f->status]), out);
	put_if(KEY("verdict"), str_from(verdict_word[f->verdict]), out);
	put_if(KEY("why"), f->why, out);
	put_if(KEY("note"), f->note, out);
	buf_str(out, STR(",\"n\":"));
	buf_int(out, f->n);
	buf_str(out, STR(",\"of\":"));
	buf_int(out, f->of);
	buf_char(out, '}');
}

#define FIGURE_BYTES 192 /* one with its commas, on average */

void indicator_dump_json(const struct indicator_set *s, struct buf *out)
{
	buf_reserve(out, s->figures * FIGURE_BYTES);
	buf_cat(out, "{\"figures\":[\n");
	for (size_t i = 0; i < s->figures; i++) {
		put_figure(s, &s->figure[i], out);
		buf_cat(out, i + 1 < s->figures ? ",\n" : "\n");
	}
	buf_cat(out, "]}\n");
}

void indicator_list_json(const struct indicator_set *s, struct str name, uint32_t area,
			 const struct household_list *list, struct buf *out)
{
	const struct data_year *year = &s->data->year[list->previous];
	buf_cat(out, "{\"list\":");
	buf_json(out, name);
	put_pair(KEY("area"), s->data->area[area].code, out);
	buf_cat(out, ",\"households\":[");
	for (size_t i = 0; i < list->n; i++) {
		buf_cat(out, i ? "," : "");
		buf_json(out, data_text(s->data, year->household[list->row[i]].id));
	}
	buf_cat(out, "]}\n");
}

/* --- tables --- */

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

/* "1,234.50元", or the reason in brackets. */
void figure_shown(const struct figure *f, struct buf *out)
{
	unsigned d = figure_decimals(f->family->unit);
	if (f->status == FIGURE_OK) {
		dec_group(frac_round(f->value, d), d, out);
		buf_cat(out, figure_unit_name(f->family->unit));
	} else {
		buf_cat(out, "—");
	}
	if (f->verdict)
		buf_fmt(out, "（%s）", verdict_zh[f->verdict]);
}

static void put_value(const struct figure *f, size_t width, struct buf *out)
{
	struct buf b = {0};
	figure_shown(f, &b);
	put_cell(buf_view(&b), width, true, out);
	buf_release(&b);
}

static void put_row(const struct figure *f, struct buf *out)
{
	put_cell(str_from(f->family->id), 24, false, out);
	put_cell(str_from(f->family->name), 24, false, out);
	put_cell(f->key_name.n ? f->key_name : f->key, 30, false, out);
	put_value(f, 18, out);
	struct buf rows = {0};
	buf_fmt(&rows, "%lld/%lld", (long long)f->n, (long long)f->of);
	put_cell(buf_view(&rows), 13, true, out);
	buf_release(&rows);
	buf_str(out, f->why.n ? f->why : f->note);
	while (out->p[out->n - 1] == ' ')
		out->n--;
	buf_char(out, '\n');
}

static void put_region(const struct indicator_set *s, struct buf *out)
{
	put_cell(STR("指标"), 24, false, out);
	put_cell(STR("名称"), 24, false, out);
	put_cell(STR("分项"), 30, false, out);
	put_cell(STR("数值"), 18, true, out);
	buf_cat(out, "  用到/范围  说明\n");
	for (size_t i = 0; i < s->figures; i++)
		if (s->figure[i].area == 0)
			put_row(&s->figure[i], out);
}

static void put_townships(const struct indicator_set *s, struct buf *out)
{
	static const struct {
		const char *id, *title;
		size_t width;
	} column[] = {
		{"scope.households", "户数", 10},
		{"income.per_capita", "人均纯收入", 14},
		{"income.growth", "增速", 12},
		{"rank.growth", "位次", 8},
		{"decline.households", "不增反降", 10},
		{"decline.ratio", "比例", 12},
		{"rank.decline", "位次", 8},
	};
	put_cell(STR("地区"), 24, false, out);
	for (size_t c = 0; c < sizeof column / sizeof *column; c++)
		put_cell(str_from(column[c].title), column[c].width, true, out);
	buf_char(out, '\n');
	for (uint32_t a = 1; a < s->data->areas; a++) {
		if (s->data->area[a].parent != 0)
			continue;
		put_cell(s->data->area[a].name, 24, false, out);
		for (size_t c = 0; c < sizeof column / sizeof *column; c++)
			put_value(indicator_lookup(s, column[c].id, a, (struct str){"", 0}), column[c].width,
				  out);
		buf_char(out, '\n');
	}
}

void indicator_dump_text(const struct indicator_set *s, struct buf *out)
{
	const struct data_case *c = &s->data->info;
	buf_fmt(out, "%.*s  %d年度  依据 %.*s\n\n", STR_ARG(c->region_name), c->income_year,
		STR_ARG(s->p->number));
	put_region(s, out);
	if (s->data->areas > 1) {
		buf_char(out, '\n');
		put_townships(s, out);
	}
}

void indicator_list_text(const struct indicator_set *s, const struct household_list *list, struct buf *out)
{
	const struct data_year *year = &s->data->year[list->previous];
	for (size_t i = 0; i < list->n; i++) {
		const struct data_household *h = &year->household[list->row[i]];
		const struct household_result *r = list->previous ? NULL : &s->row[list->row[i]];
		put_cell(data_text(s->data, h->id), 20, false, out);
		put_cell(s->data->area[h->area].name, 16, false, out);
		struct frac shown[] = {r ? household_per_capita(r) : (struct frac){0, 0},
				       r ? household_per_capita_prev(r) : (struct frac){0, 0},
				       r ? household_growth(r) : (struct frac){0, 0}};
		for (size_t k = 0; k < 3; k++) {
			struct buf b = {0};
			if (shown[k].d)
				dec_group(frac_round(shown[k], 2), 2, &b);
			else
				buf_cat(&b, "—");
			buf_cat(&b, shown[k].d ? k == 2 ? "%" : "元" : "");
			put_cell(buf_view(&b), 14, true, out);
			buf_release(&b);
		}
		buf_char(out, '\n');
	}
}
