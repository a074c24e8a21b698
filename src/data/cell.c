#include "data/import.h"

#include <ctype.h>
#include <string.h>

/* A household with ten thousand million yuan is a slip; the bound keeps sums of
   a million households inside 63 bits. */
#define MONEY_MOST 1000000000000 /* fen */

/* As much of a text as a message quotes, cut at a character. */
struct str cell_clip(struct str s)
{
	size_t n = s.n < 60 ? s.n : 60;

	while (n < s.n && n > 0 && ((unsigned char)s.p[n] & 0xC0) == 0x80)
		n--;
	return str_sub(s, 0, n);
}

static struct str title(const struct sheet *s, uint32_t field)
{
	return s->schema->field[field].title;
}

/* text is trimmed; words for "blank" are short */
static bool is_blank_text(const struct sheet *s, struct str text)
{
	struct buf b = {0};
	bool blank;

	if (text.n == 0 || text.n > 6 || (text.p[0] >= '0' && text.p[0] <= '9'))
		return text.n == 0;
	if (!s->im->schema->blank_first[(unsigned char)text.p[0]])
		return false;
	blank = map_lookup(&s->im->schema->blank, header_folded(text, &b)) != MAP_NONE;
	buf_release(&b);
	return blank;
}

bool cell_is_blank(const struct sheet *s, const struct json_member *m)
{
	return !m || m->kind == JSON_NULL || (m->kind == JSON_STRING && is_blank_text(s, str_trim(m->text)));
}

/* ="4301…" and '4301… are how spreadsheets are told not to make a number of an id. */
static struct str unquote(struct str s)
{
	if (s.n >= 3 && s.p[0] == '=' && s.p[1] == '"' && s.p[s.n - 1] == '"')
		return str_trim(str_sub(s, 2, s.n - 1));
	if (s.n >= 2 && s.p[0] == '\'')
		return str_trim(str_sub(s, 1, s.n));
	return s;
}

struct str cell_trim(struct str s)
{
	return unquote(str_trim(s));
}

static enum cell bad_kind(struct sheet *s, uint32_t field)
{
	struct diag *d =
		find_cell(s, FIND_KIND, s->cell[field], TR("%.*s的值是%s", "the value of %.*s is a %s"),
			  STR_ARG(title(s, field)), json_kind_name(s->cell[field]->kind));

	find_hint(s->im, d, TR("应为字符串或数字", "it should be a string or a number"));
	return CELL_BAD;
}

/* The text of a scalar, trimmed and without spreadsheet quotes, or CELL_EMPTY, or CELL_BAD with a finding. */
static enum cell scalar(struct sheet *s, uint32_t field, struct str *out)
{
	const struct json_member *m = s->cell[field];

	*out = (struct str){0};
	if (!m || m->kind == JSON_NULL)
		return CELL_EMPTY;
	if (m->kind != JSON_STRING && m->kind != JSON_NUMBER)
		return bad_kind(s, field);
	*out = m->text;
	if (m->kind == JSON_NUMBER)
		return CELL_GOOD;
	if (m->text.n == 0)
		return CELL_EMPTY;
	*out = unquote(str_trim(m->text));
	return is_blank_text(s, *out) ? CELL_EMPTY : CELL_GOOD;
}

/* ---- amounts and numbers */

static struct str without_suffix(struct str s, const struct str *suffix, size_t n)
{
	if (s.n && s.p[s.n - 1] >= '0' && s.p[s.n - 1] <= '9')
		return s;
	for (size_t i = 0; i < n; i++)
		if (s.n > suffix[i].n && str_ends(s, suffix[i]))
			return str_trim(str_sub(s, 0, s.n - suffix[i].n));
	return s;
}

/* Full-width figures and signs, as input methods leave them, become ASCII. */
static enum cell narrow(struct sheet *s, uint32_t field, struct str *out)
{
	enum cell c = scalar(s, field, out);
	struct buf b = {0};

	if (c != CELL_GOOD || !memchr(out->p, 0xEF, out->n))
		return c;
	header_fold(*out, &b);
	*out = arena_str(s->im->arena, buf_view(&b));
	buf_release(&b);
	return c;
}

static enum cell bad_amount(struct sheet *s, uint32_t field, struct str text)
{
	struct diag *d = find_cell(s, FIND_AMOUNT, s->cell[field],
				   TR("%.*s “%.*s” 不是可识别的金额", "%.*s \"%.*s\" is not an amount"),
				   STR_ARG(title(s, field)), STR_ARG(cell_clip(text)));

	find_hint(s->im, d,
		  TR("请改为以元为单位的数字，如 12345.60；未采集的留空",
		     "write yuan such as 12345.60; leave blank what was not collected"));
	return CELL_BAD;
}

static enum cell read_money(struct sheet *s, uint32_t field, money *out)
{
	static const struct str yuan[] = {STR("元"), STR("圆")};
	struct str text;
	enum cell c = narrow(s, field, &text);
	int64_t v;
	enum dec_fault fault;

	if (c != CELL_GOOD)
		return c;
	fault = dec_parse(without_suffix(text, yuan, 2), 2, &v);
	if ((fault != DEC_OK && fault != DEC_PRECISION) || v > MONEY_MOST || v < -MONEY_MOST)
		return bad_amount(s, field, text);
	if (fault == DEC_PRECISION)
		find_cell(s, FIND_PRECISION, s->cell[field],
			  TR("%.*s “%.*s” 不足一分的尾数按四舍五入",
			     "%.*s \"%.*s\" is rounded half-up to the fen"),
			  STR_ARG(title(s, field)), STR_ARG(text));
	*out = v;
	return CELL_GOOD;
}

enum cell cell_money(struct sheet *s, uint32_t field, money *out)
{
	static const int64_t unit[] = {100, 10, 1};
	const struct json_member *m = s->cell[field];

	*out = MONEY_NONE;
	if (!m)
		return CELL_EMPTY;
	if (m->decimals <= 2 && m->digits <= MONEY_MOST / 100 && m->digits >= -MONEY_MOST / 100) {
		*out = m->digits * unit[m->decimals];
		return CELL_GOOD;
	}
	return read_money(s, field, out);
}

static enum cell bad_count(struct sheet *s, uint32_t field, struct str text)
{
	struct diag *d = find_cell(s, FIND_COUNT, s->cell[field],
				   TR("%.*s “%.*s” 不是可识别的数量", "%.*s \"%.*s\" is not a count"),
				   STR_ARG(title(s, field)), STR_ARG(cell_clip(text)));

	find_hint(s->im, d,
		  TR("请改为不小于 0 的整数；未采集的留空",
		     "write a whole number; leave blank what was not collected"));
	return CELL_BAD;
}

static const struct str persons[] = {STR("人"), STR("口")};

enum cell cell_count(struct sheet *s, uint32_t field, uint32_t most, uint32_t *out)
{
	const struct json_member *m = s->cell[field];
	struct str text;
	enum cell c;
	int64_t v;

	*out = 0;
	if (m && m->decimals == 0 && m->digits >= 0 && m->digits <= most) {
		*out = (uint32_t)m->digits;
		return CELL_GOOD;
	}
	c = narrow(s, field, &text);
	if (c != CELL_GOOD)
		return c;
	if (dec_parse(without_suffix(text, persons, 2), 0, &v) != DEC_OK || v < 0 || v > most)
		return bad_count(s, field, text);
	*out = (uint32_t)v;
	return CELL_GOOD;
}

enum cell cell_hundredths(struct sheet *s, uint32_t field, int64_t *out)
{
	struct str text;
	enum cell c = narrow(s, field, &text);

	if (c == CELL_GOOD && dec_parse(without_suffix(text, persons, 2), 2, out) != DEC_OK)
		return bad_count(s, field, text);
	return c;
}

/* ---- ids */

static bool digits_only(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n > 0;
}

/* Eight digits at p? */
static bool eight_digits(const char *p)
{
	const uint64_t ones = 0x0101010101010101u;
	uint64_t w;

	memcpy(&w, p, 8);
	return ((w & ones * 0xF0) | ((w + ones * 6) & ones * 0xF0) >> 4) == ones * 0x33;
}

/* Twelve to eighteen digits, the last of which may be an X: a code or id with nothing to be said of it. */
static bool is_long_number(struct str s)
{
	char last;

	if (s.n < 12 || s.n > 18 || !eight_digits(s.p) || !eight_digits(s.p + s.n - 9))
		return false;
	last = s.p[s.n - 1];
	if (s.p[8] < '0' || s.p[8] > '9') /* between the two at eighteen */
		return false;
	return (last >= '0' && last <= '9') || last == 'X';
}

/* 4.31E+17, 431.0: what is left of an id after a spreadsheet or a data frame had it as a number. */
static bool is_inexact(struct str s)
{
	bool sign = false;

	if (s.n == 0 || s.p[0] < '0' || s.p[0] > '9')
		return false;
	for (size_t i = 1; i < s.n; i++) {
		if (s.p[i] == '.' || s.p[i] == '+')
			sign = true;
		else if (!(s.p[i] >= '0' && s.p[i] <= '9') && s.p[i] != 'e' && s.p[i] != 'E')
			return false;
	}
	return sign; /* 12E5 alone may be somebody's idea of an id */
}

/* Beyond 2^53 a double does not hold every integer (domain.md section 6). */
static bool is_beyond_double(struct str s)
{
	static const struct str most = STR("9007199254740992");

	return s.n > most.n || (s.n == most.n && str_cmp(s, most) > 0);
}

/* What a message may quote: certificate numbers of people stay out of logs. */
static struct str quotable(const struct sheet *s, uint32_t field, struct str text)
{
	return s->schema->field[field].type == SCHEMA_CERTIFICATE ? STR("…") : cell_clip(text);
}

static enum cell bad_id(struct sheet *s, uint32_t field, struct str text)
{
	struct str shown = quotable(s, field, text);
	const char *fmt = text.p[0] == '-'
				  ? TR("%.*s “%.*s” 是负数，不是编号", "%.*s \"%.*s\" is negative, not an id")
				  : TR("%.*s “%.*s” 带小数点或科学计数法，原来的数字已丢失",
				       "%.*s \"%.*s\" has a fraction or an exponent: its digits are lost");
	struct diag *d = find_cell(s, FIND_BAD_ID, s->cell[field], fmt, STR_ARG(title(s, field)),
				   STR_ARG(shown));

	find_hint(s->im, d, TR("请以文本格式重新导出编号", "export ids again, as text"));
	return CELL_BAD;
}

enum cell cell_id(struct sheet *s, uint32_t field, struct str *out)
{
	enum cell c = scalar(s, field, out);
	const struct json_member *m = s->cell[field];
	struct str shown;
	struct diag *d;

	if (c != CELL_GOOD || (m->kind == JSON_STRING && is_long_number(*out)))
		return c;
	shown = quotable(s, field, *out);
	if (is_inexact(*out) || (m->kind == JSON_NUMBER && !digits_only(*out)))
		return bad_id(s, field, *out);
	if (m->kind == JSON_NUMBER && is_beyond_double(*out)) {
		d = find_cell(
			s, FIND_ID_NUMBER, m,
			TR("%.*s %.*s 写成了数字且大于 2^53；这里按文件原文取用",
			   "%.*s %.*s is a number above 2^53; the text of the file is used as it stands"),
			STR_ARG(title(s, field)), STR_ARG(shown));
		find_hint(s->im, d,
			  TR("经手的表格软件可能已改动末几位，请与源系统核对，并以文本格式导出",
			     "a spreadsheet on the way may have changed the last digits: compare with the "
			     "source, export as text"));
	}
	return CELL_GOOD;
}

/* ---- texts and words */

enum cell cell_text(struct sheet *s, uint32_t field, struct str *out)
{
	const struct json_member *m = s->cell[field];

	if (m && m->kind == JSON_BOOL) {
		*out = m->truth ? STR("是") : STR("否");
		return CELL_GOOD;
	}
	return scalar(s, field, out);
}

static enum cell unknown_word(struct sheet *s, uint32_t field, struct str text)
{
	const struct schema_field *f = &s->schema->field[field];
	struct str near = f->labels > 1 ? diag_nearest(text, f->label + 1, f->labels - 1) : (struct str){0};
	struct diag *d = find_cell(s, FIND_WORD, s->cell[field],
				   TR("%.*s “%.*s” 不是认识的取值，按未采集处理",
				      "%.*s \"%.*s\" is not a known value; taken as blank"),
				   STR_ARG(f->title), STR_ARG(cell_clip(text)));

	if (near.n)
		find_hint(s->im, d, TR("是否要写 “%.*s”？", "did you mean \"%.*s\"?"), STR_ARG(near));
	else
		find_hint(s->im, d,
			  TR("若是同一意思的另一种写法，请加进 templates/fields.json 的 words",
			     "if it is another way of saying it, add it to templates/fields.json"));
	return CELL_BAD;
}

/* A name, a code, a date, a number above zero: not "?", "-1" or "…". */
static bool says_something(struct str text)
{
	static const struct str nothing[] = {STR("？"), STR("…"), STR("、"), STR("。")};
	for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
		if (str_starts(text, nothing[i]))
			return false;
	return (unsigned char)text.p[0] >= 0x80 || isalnum((unsigned char)text.p[0]);
}

static int tri_word(const struct sheet *s, const struct schema_field *f, struct str text)
{
	struct buf b = {0};
	int v = schema_word(f, text);
	uint32_t known;

	if (v >= 0)
		return v;
	known = map_lookup(&s->im->schema->yes_no, header_folded(text, &b));
	buf_release(&b);
	if (known != MAP_NONE)
		return (int)known;
	return f->type == SCHEMA_PRESENCE && says_something(text) ? DATA_YES : -1;
}

/* Columns of words repeat a handful of them: these are looked up once. */
static struct recall *recall(struct sheet *s, uint32_t place, struct str text)
{
	return &s->recall[place][(text.n + (unsigned char)text.p[text.n - 1]) & 3];
}

/* n bytes, at most 24. */
static bool same_short(const char *a, const char *b, size_t n)
{
	uint64_t x, y;

	for (; n >= 8; a += 8, b += 8, n -= 8) {
		memcpy(&x, a, 8);
		memcpy(&y, b, 8);
		if (x != y)
			return false;
	}
	for (; n > 0; n--)
		if (a[n - 1] != b[n - 1])
			return false;
	return true;
}

bool cell_recalled(struct sheet *s, uint32_t place, struct str text, unsigned *out)
{
	const struct recall *r;

	if (text.n == 0 || text.n > sizeof r->text)
		return false;
	r = recall(s, place, text);
	if (r->n != text.n || !same_short(r->text, text.p, text.n))
		return false;
	*out = r->value;
	return true;
}

void cell_remember(struct sheet *s, uint32_t place, struct str text, unsigned value)
{
	struct recall *r;

	if (text.n == 0 || text.n > sizeof r->text)
		return;
	r = recall(s, place, text);
	r->n = (uint8_t)text.n;
	r->value = (uint8_t)value;
	memcpy(r->text, text.p, text.n);
}

static enum cell read_word(struct sheet *s, uint32_t field, unsigned *out)
{
	const struct schema_field *f = &s->schema->field[field];
	struct str text;
	enum cell c = scalar(s, field, &text);
	int v;

	if (c != CELL_GOOD)
		return c;
	v = f->type != SCHEMA_WORD ? tri_word(s, f, text) : schema_word(f, text);
	if (v < 0)
		return unknown_word(s, field, text);
	*out = (unsigned)v;
	cell_remember(s, field, s->cell[field]->text, *out);
	return CELL_GOOD;
}

enum cell cell_word(struct sheet *s, uint32_t field, unsigned *out)
{
	const struct json_member *m = s->cell[field];

	*out = 0;
	if (m && m->kind == JSON_STRING && m->text.n == 0)
		return CELL_EMPTY;
	if (!m || (m->kind == JSON_STRING && cell_recalled(s, field, m->text, out)))
		return m ? CELL_GOOD : CELL_EMPTY;
	if (m->kind == JSON_BOOL && s->schema->field[field].type != SCHEMA_WORD) {
		*out = m->truth ? DATA_YES : DATA_NO;
		return CELL_GOOD;
	}
	return read_word(s, field, out);
}

/* ---- dates */

static enum cell bad_date(struct sheet *s, uint32_t field, enum finding f, struct str text)
{
	struct diag *d =
		find_cell(s, f, s->cell[field], TR("%.*s “%.*s” 无法识别", "%.*s \"%.*s\" cannot be read"),
			  STR_ARG(title(s, field)), STR_ARG(cell_clip(text)));

	find_hint(s->im, d,
		  TR("写法如 2022-10、2022年10月、2022-10-08、2023Q1",
		     "write 2022-10, 2022年10月, 2022-10-08 or 2023Q1"));
	return CELL_BAD;
}

enum cell cell_date(struct sheet *s, uint32_t field, struct date *out)
{
	struct str text;
	enum cell c = narrow(s, field, &text);

	*out = (struct date){0};
	if (c == CELL_GOOD && !date_parse(text, out))
		return bad_date(s, field, FIND_DATE, text);
	return c;
}

enum cell cell_year(struct sheet *s, uint32_t field, int *out)
{
	static const struct str suffix[] = {STR("年度"), STR("年")};
	struct str text;
	enum cell c = narrow(s, field, &text);
	int64_t v;

	*out = 0;
	if (c != CELL_GOOD)
		return c;
	if (dec_parse(without_suffix(text, suffix, 2), 0, &v) != DEC_OK || v < 1900 || v > 2199)
		return bad_date(s, field, FIND_YEAR, text);
	*out = (int)v;
	return CELL_GOOD;
}

/* 2023Q1, 2023年第1季度, 2023年一季度, 2023-1季度 */
static bool parse_quarter(struct str s, int *year, unsigned *index)
{
	static const struct str number[] = {STR("一"), STR("二"), STR("三"), STR("四")};
	int64_t y;
	struct str q;

	if (s.n < 6 || dec_parse(str_sub(s, 0, 4), 0, &y) != DEC_OK || y < 1900)
		return false;
	q = str_sub(s, 4, s.n);
	for (size_t i = 0; i < 2; i++) { /* 年 and 第 and Q and - may stand between */
		static const struct str skip[] = {STR("年"), STR("-"), STR("第"), STR("Q"), STR("q")};
		for (size_t k = 0; k < sizeof skip / sizeof *skip; k++)
			if (str_starts(q, skip[k]))
				q = str_sub(q, skip[k].n, q.n);
	}
	if (str_ends(q, STR("季度")))
		q = str_sub(q, 0, q.n - STR("季度").n);
	*year = (int)y;
	for (unsigned i = 0; i < 4; i++)
		if (str_eq(q, number[i]) || (q.n == 1 && q.p[0] == (char)('1' + i))) {
			*index = i;
			return true;
		}
	return false;
}

enum cell cell_period(struct sheet *s, uint32_t field, int *year, unsigned *index)
{
	struct date d = {0};
	struct str text;
	enum cell c = narrow(s, field, &text);
	bool ok;

	if (c != CELL_GOOD)
		return c;
	if (s->schema->field[field].type == SCHEMA_QUARTER) {
		ok = parse_quarter(text, year, index);
	} else {
		ok = date_parse(text, &d);
		*year = d.month >= 10 ? d.year + 1
				      : d.year; /* income year Y: October of Y-1 .. September of Y */
		*index = (d.month + 2u) % 12;
	}
	return ok ? CELL_GOOD : bad_date(s, field, FIND_PERIOD, text);
}
