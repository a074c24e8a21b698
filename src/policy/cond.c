#include "policy/cond.h"

#include "base/err.h"
#include "policy/node.h"

/* --- evaluation --- */

static enum truth truth_of(bool b)
{
	return b ? TRUTH_YES : TRUTH_NO;
}

/* `all` stops at the first no, `any` at the first yes; else unknown if any is. */
static enum truth test_kids(const struct cond *c, const struct fact fact[])
{
	enum truth stop = c->op == COND_ALL ? TRUTH_NO : TRUTH_YES;
	bool unknown = false;
	for (size_t i = 0; i < c->n; i++) {
		enum truth t = cond_test(c->kid[i], fact);
		if (t == stop)
			return stop;
		unknown = unknown || t == TRUTH_UNKNOWN;
	}
	if (unknown)
		return TRUTH_UNKNOWN;
	return stop == TRUTH_NO ? TRUTH_YES : TRUTH_NO;
}

static bool in_range(const struct cond *c, struct frac q)
{
	if (c->lo.set) {
		int cmp = frac_cmp(q, c->lo.at);
		if (cmp < 0 || (cmp == 0 && c->lo.open))
			return false;
	}
	if (c->hi.set) {
		int cmp = frac_cmp(q, c->hi.at);
		if (cmp > 0 || (cmp == 0 && c->hi.open))
			return false;
	}
	return true;
}

enum truth cond_test(const struct cond *c, const struct fact fact[])
{
	if (!c)
		return TRUTH_YES;
	const struct fact *f = &fact[c->fact];
	switch (c->op) {
	case COND_ALL:
	case COND_ANY:
		return test_kids(c, fact);
	case COND_NOT: {
		enum truth t = cond_test(c->kid[0], fact);
		return t == TRUTH_UNKNOWN ? t : truth_of(t == TRUTH_NO);
	}
	case COND_KNOWN:
		return truth_of(f->known == c->yes);
	case COND_FLAG:
		return f->known ? truth_of(f->yes == c->yes) : TRUTH_UNKNOWN;
	case COND_WORDS:
		return f->known ? truth_of(c->words >> f->word & 1) : TRUTH_UNKNOWN;
	case COND_RANGE:
		return f->known ? truth_of(in_range(c, f->q)) : TRUTH_UNKNOWN;
	}
	BUG("condition of kind %d", (int)c->op);
}

uint32_t cond_facts(const struct cond *c)
{
	return c ? c->facts : 0;
}

/* --- as text --- */

static void text_words(const struct cond *c, struct buf *out)
{
	const char *const *word = fact_words(c->fact);
	const char *sep = "";
	buf_fmt(out, "%s为", fact_info(c->fact)->label);
	for (unsigned i = 0; word[i]; i++) {
		if (!(c->words >> i & 1))
			continue;
		buf_fmt(out, "%s%s", sep, word[i]);
		sep = "、";
	}
}

static const char *unit_of(enum fact_type t)
{
	return t == FACT_YUAN ? "元" : t == FACT_SHARE ? "%" : "";
}

/* 6900元≤人均纯收入<11000元, as the documents write it. */
static void text_range(const struct cond *c, struct buf *out)
{
	const struct fact_info *f = fact_info(c->fact);
	const char *unit = unit_of(f->type);
	bool both = c->lo.set && c->hi.set;
	if (both)
		buf_fmt(out, "%.*s%s%s", STR_ARG(c->lo.text), unit, c->lo.open ? "＜" : "≤");
	buf_cat(out, f->label);
	if (c->lo.set && !both)
		buf_fmt(out, "%s%.*s%s", c->lo.open ? "＞" : "≥", STR_ARG(c->lo.text), unit);
	if (c->hi.set)
		buf_fmt(out, "%s%.*s%s", c->hi.open ? "＜" : "≤", STR_ARG(c->hi.text), unit);
}

static void text_kids(const struct cond *c, struct buf *out)
{
	for (size_t i = 0; i < c->n; i++) {
		const struct cond *k = c->kid[i];
		bool nested = c->n > 1 && k->n > 1 && k->op != c->op;
		if (i)
			buf_cat(out, c->op == COND_ALL ? "且" : "或");
		buf_cat(out, nested ? "（" : "");
		cond_text(k, out);
		buf_cat(out, nested ? "）" : "");
	}
}

void cond_text(const struct cond *c, struct buf *out)
{
	if (!c) {
		buf_cat(out, "全部");
		return;
	}
	switch (c->op) {
	case COND_ALL:
	case COND_ANY:
		text_kids(c, out);
		break;
	case COND_NOT:
		buf_cat(out, "不满足（");
		cond_text(c->kid[0], out);
		buf_cat(out, "）");
		break;
	case COND_FLAG:
		buf_fmt(out, "%s%s", c->yes ? "" : "非", fact_info(c->fact)->label);
		break;
	case COND_KNOWN:
		buf_fmt(out, "%s%s采集", fact_info(c->fact)->label, c->yes ? "已" : "未");
		break;
	case COND_WORDS:
		text_words(c, out);
		break;
	case COND_RANGE:
		text_range(c, out);
		break;
	}
}
