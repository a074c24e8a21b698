/*
 * Titles.  Among all ways to cut the text into as many lines as greedy cutting
 * needs (one more, if those must form a ruled-out shape), take the one of least cost: squared differences from the mean, a price
 * for the shapes that GB/T 9704 7.3.1 rules out (rectangle, hourglass), and a
 * price for cuts that read badly: inside a word (ICU's dictionary of Chinese),
 * before a function word, after a preposition.  The search is exhaustive with a
 * bound; with at most MAX_LINES lines of MAX_CUTS places it is short, and longer
 * texts are not titles and stay as they are.
 */
#include "layout/line.h"

#include <string.h>
#include <uchar.h>

#define MAX_CUTS 120
#define MAX_LINES 5

/* Prices in square em: a line that is an em off the mean costs 1. */
enum {
	PRICE_WORD = 400,   /* inside a word */
	PRICE_SHAPE = 200,  /* two neighbours alike, or a short line between long ones */
	PRICE_LONE = 300,   /* a line of one character */
	PRICE_START = 9,    /* a line begins with 的 */
	PRICE_END = 9,      /* a line ends with 关于 */
	PRICE_CUT = 1,      /* between two words */
	PRICE_RISING = 6    /* a line is longer than the one above */
};

struct balance {
	const struct cutter *c;
	uint32_t from, to;
	uint32_t cut[MAX_CUTS + 2]; /* characters: from, opportunities, to */
	int64_t price[MAX_CUTS + 2];
	uint32_t n_cut; /* cut[n_cut] is `to` */
	unsigned n;     /* lines */
	lu mean, em;
	int64_t least;
	uint32_t now[MAX_LINES + 1], best[MAX_LINES + 1]; /* indices of cuts */
	lu width[MAX_LINES];
};

static bool is_one_of(const char32_t *set, uint32_t cp)
{
	while (*set && *set != cp)
		set++;
	return *set != 0;
}

/* What a line may well end with, and should not begin with. */
static bool ends_phrase(uint32_t cp)
{
	return is_one_of(U"的地得了和与及暨、，；：》）”", cp);
}

/* A preposition that begins a phrase: 关于, 对于 and the like, or one of one character if that is a word. */
static bool begins_phrase(const struct text_char *ch, uint32_t at, bool single)
{
	uint32_t a = at >= 2 ? ch[at - 2].cp : 0, b = ch[at - 1].cp;

	return (single && is_one_of(U"在对为以从把被向按同由", b)) || (b == U'于' && is_one_of(U"关对基鉴由", a)) ||
	       (b == U'照' && is_one_of(U"按依参", a));
}

/* 关于, 对于, 转发, 印发: what comes before them stands well at the end of a line. */
static bool opens_clause(const struct text_char *ch, uint32_t at, uint32_t end)
{
	return at + 1 < end && ((ch[at].cp == U'关' && ch[at + 1].cp == U'于') ||
				(ch[at + 1].cp == U'发' && is_one_of(U"转印批", ch[at].cp)));
}

/* ends: text_words from b->from on.  地 of 地方 is not the particle: it counts where it is a word by itself. */
static int64_t cut_price(const struct balance *b, uint32_t at, const bool *ends)
{
	bool before = at - b->from == 1 || ends[at - b->from - 1];
	bool after = at + 1 == b->to || ends[at - b->from + 1];
	const struct text_char *ch = b->c->p->t.ch;
	int64_t em2 = (int64_t)b->em * b->em;

	if (!ends[at - b->from])
		return PRICE_WORD * em2;
	if (after && ends_phrase(ch[at].cp))
		return PRICE_START * em2;
	if (begins_phrase(ch, at, before))
		return PRICE_END * em2;
	if ((before && ends_phrase(ch[at - 1].cp)) || ch[at - 1].cls == TEXT_SPACE || opens_clause(ch, at, b->to))
		return 0;
	return PRICE_CUT * em2;
}

/* The places between from and to where a line may end; false: too many for a title. */
static bool collect(struct balance *b)
{
	const struct para *p = b->c->p;
	bool *ends = mem_alloc((b->to - b->from) * sizeof *ends), fits = true;

	text_words(b->c->job->in->fonts, &p->t.ch[b->from], b->to - b->from, ends);
	b->cut[b->n_cut++] = b->from;
	for (uint32_t i = b->from + 1; i < b->to && fits; i++) {
		if (text_stays(&p->t.ch[i]))
			continue;
		fits = b->n_cut <= MAX_CUTS;
		if (!fits)
			break;
		b->price[b->n_cut] = cut_price(b, i, ends);
		b->cut[b->n_cut++] = i;
	}
	b->cut[b->n_cut] = b->to;
	mem_free(ends);
	return fits;
}

/* Cost of line `row` of width w after those in b->width. */
static int64_t line_price(const struct balance *b, unsigned row, lu w)
{
	lu off = w - b->mean, half = b->em / 2, up, down;
	int64_t em2 = (int64_t)b->em * b->em, price = (int64_t)off * off;

	if (w < b->em * 3 / 2)
		price += PRICE_LONE * em2;
	if (row == 0)
		return price;
	up = w - b->width[row - 1];
	if (up < half && up > -half)
		price += PRICE_SHAPE * em2;
	else if (up > 0)
		price += PRICE_RISING * em2;
	down = 0;
	for (unsigned k = 1; k < row; k++) /* has it been falling? */
		down = b->width[k - 1] - b->width[k] >= half ? 1 : down;
	if (down && up >= half)
		price += PRICE_SHAPE * em2;
	return price;
}

static void search(struct balance *b, unsigned row, int64_t cost)
{
	uint32_t from = b->now[row], first = row + 1 == b->n ? b->n_cut : from + 1;

	for (uint32_t k = first; k <= b->n_cut - (b->n - row - 1); k++) {
		lu w = line_width_to(b->c, b->cut[from], b->cut[k]);
		if (w > line_room(b->c, b->cut[from]))
			break;
		int64_t price = cost + line_price(b, row, w) + b->price[k];
		if (price >= b->least)
			continue;
		b->now[row + 1] = k;
		b->width[row] = w;
		if (row + 1 < b->n) {
			search(b, row + 1, price);
			continue;
		}
		b->least = price;
		for (unsigned i = 0; i <= b->n; i++)
			b->best[i] = b->now[i];
	}
}

/* Room for one more line after line `at`. */
static void add_line(struct cutter *c, size_t at)
{
	vec_add(&c->lines);
	memmove(&c->lines.v[at + 2], &c->lines.v[at + 1], (c->lines.n - at - 2) * sizeof *c->lines.v);
	c->lines.v[at + 1] = c->lines.v[at];
}

static void solve(struct balance *b, unsigned n)
{
	b->n = n;
	b->mean = lu_clamp(b->c->p->pos[b->to] - b->c->p->pos[b->from]) / (lu)n;
	search(b, 0, 0);
}

/* The lines [first, first + n) of c, which stand between two forced breaks; returns how many they are now. */
static size_t balance_piece(struct cutter *c, size_t first, size_t n)
{
	struct balance b = {.c = c, .em = c->p->type->size, .least = INT64_MAX};

	b.from = c->lines.v[first].from;
	b.to = c->lines.v[first + n - 1].to;
	if (n < 2 || n > MAX_LINES || !collect(&b))
		return n;
	solve(&b, (unsigned)n);
	if (b.least >= (int64_t)PRICE_SHAPE * b.em * b.em && n < MAX_LINES) {
		int64_t before = b.least;
		solve(&b, (unsigned)n + 1);
		if (b.least < before)
			add_line(c, first + n++ - 1);
	}
	for (size_t k = 0; k < n && b.least != INT64_MAX; k++) {
		c->lines.v[first + k].from = b.cut[b.best[k]];
		c->lines.v[first + k].to = b.cut[b.best[k + 1]];
	}
	return n;
}

void line_balance(struct cutter *c)
{
	size_t first = 0;

	for (size_t k = 0; k < c->lines.n; k++) {
		if (!line_is_must(c->p, c->lines.v[k].to))
			continue;
		first += balance_piece(c, first, k + 1 - first);
		k = first - 1;
	}
}
