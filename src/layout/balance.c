/*
 * Titles.  Among all ways to cut the text into as many lines as greedy cutting
 * needs, take the one of least cost: squared differences from the mean, plus a
 * price for the shapes that GB/T 9704 7.3.1 rules out, plus a price for cuts
 * that read badly.  Dynamic programming over the break opportunities: n lines,
 * m opportunities, O(n m^2) with m bounded; longer texts are not titles and stay as they are.
 */
#include "layout/line.h"

#include <string.h>

#define MAX_CUTS 120
#define MAX_LINES 6

struct balance {
	const struct para *p;
	lu width, em;
	uint32_t cut[MAX_CUTS + 1]; /* characters: 0, opportunities, n_ch */
	uint32_t n_cut;
	int64_t best[MAX_LINES + 1][MAX_CUTS + 1];
	uint8_t from[MAX_LINES + 1][MAX_CUTS + 1];
};

static lu piece(const struct balance *b, uint32_t i, uint32_t k)
{
	uint32_t end = b->cut[k];

	while (end > b->cut[i] && b->p->t.ch[end - 1].cp == ' ')
		end--;
	return line_natural(b->p, b->cut[i], end, i == 0);
}

/* Function words that close a phrase: a line may well end after them, and should not begin with them. */
static bool ends_phrase(uint32_t cp)
{
	static const uint32_t list[] = {0x7684 /* 的 */, 0x548C /* 和 */, 0x4E0E /* 与 */,
					0x53CA /* 及 */, 0x3001 /* 、 */, 0xFF0C,
					0x300B /* 》 */, 0xFF09,          0x201D};

	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		if (list[i] == cp)
			return true;
	return false;
}

static int64_t cut_price(const struct balance *b, uint32_t k)
{
	uint32_t at = b->cut[k];
	int64_t em2 = (int64_t)b->em * b->em;

	if (at >= b->p->t.n_ch || b->p->t.ch[at - 1].cp == ' ' || ends_phrase(b->p->t.ch[at - 1].cp))
		return 0;
	return ends_phrase(b->p->t.ch[at].cp) ? 9 * em2 : em2;
}

static bool collect(struct balance *b)
{
	b->cut[b->n_cut++] = 0;
	for (uint32_t i = 1; i < b->p->t.n_ch; i++) {
		if (b->p->t.ch[i].brk == TEXT_MUST_BREAK)
			return false;
		if (text_stays(&b->p->t.ch[i]))
			continue;
		if (b->n_cut == MAX_CUTS)
			return false;
		b->cut[b->n_cut++] = i;
	}
	b->cut[b->n_cut] = b->p->t.n_ch;
	return true;
}

/* Cost of line number `row` of n from cut i to cut k. */
static int64_t line_price(const struct balance *b, uint32_t i, uint32_t k, lu mean)
{
	lu w = piece(b, i, k), off = w - mean;

	if (w > b->width)
		return -1;
	return (int64_t)off * off + cut_price(b, k);
}

static void solve(struct balance *b, uint32_t n, lu mean)
{
	memset(b->best, -1, sizeof b->best);
	b->best[0][0] = 0;
	for (uint32_t row = 1; row <= n; row++) {
		/* Longer lines above, shorter below: a wanted length that falls by an em from line to line.
		 */
		lu want = mean + (lu)(n + 1 - 2 * row) * b->em / 2;
		for (uint32_t k = row; k <= b->n_cut; k++) {
			for (uint32_t i = row - 1; i < k; i++) {
				if (b->best[row - 1][i] < 0)
					continue;
				int64_t price = line_price(b, i, k, want);
				if (price < 0)
					continue;
				price += b->best[row - 1][i];
				if (b->best[row][k] < 0 || price < b->best[row][k]) {
					b->best[row][k] = price;
					b->from[row][k] = (uint8_t)i;
				}
			}
		}
	}
}

void line_balance(const struct para *p, struct line_set *set, lu width)
{
	struct balance b = {.p = p, .width = width, .em = p->type->size};
	uint32_t n = set->n, k;

	if (n > MAX_LINES || !collect(&b))
		return;
	solve(&b, n, p->max / (lu)n);
	k = b.n_cut;
	if (b.best[n][k] < 0)
		return;
	for (uint32_t row = n; row > 0; row--) {
		set->v[row - 1].to = b.cut[k];
		k = b.from[row][k];
		set->v[row - 1].from = b.cut[k];
	}
}
