#include <string.h>

#include "hard.h"

static const struct hard *table(const struct plan *p, int *count)
{
	*count = p->nine_months ? hard_nine_count : hard_year_count;
	return p->nine_months ? hard_nine : hard_year;
}

int hard_count(const struct plan *p)
{
	int count, more = 0;

	table(p, &count);
	if (p->more)
		hard_more(p->pack, &more);
	return p->hard ? count + more : 0;
}

static const struct hard *hard_case(const struct plan *p, int number)
{
	int count, more;
	const struct hard *first = table(p, &count);

	return number <= count ? first + number - 1 : hard_more(p->pack, &more) + number - count - 1;
}

const char *hard_note(const struct plan *p, int number)
{
	return hard_case(p, number)->note;
}

/* An ordinary poverty-relieved household without any mark, so that each case shows one thing only. */
static void make_plain(struct household *h)
{
	for (int y = LAST; y <= THIS; y++) {
		h->year[y].present = true;
		h->year[y].poor = h->year[y].enjoys = true;
		h->year[y].monitor = "";
		h->year[y].cleared = BLANK;
		h->year[y].own_pay = h->year[y].claims = 0;
		memset(h->year[y].causes, 0, sizeof h->year[y].causes);
	}
	h->dibao_all = NO;
	h->months = h->months < 9 ? 9 : h->months;
}

void hard_apply(const struct plan *p, int number, struct rng *r, struct household *h)
{
	const struct hard *c = hard_case(p, number);

	make_plain(h);
	h->members = c->size;
	members_fill(r, p, h);
	h->year[LAST].size = h->year[LAST].size_now = c->size_last;
	h->year[THIS].size = h->year[THIS].size_now = c->size;
	income_split(r, &h->year[LAST], c->last, 200, 150);
	income_split(r, &h->year[THIS], c->now, 200, 150);
	if (h->year[THIS].block[WAGE] < 0 || c->now <= 0) {
		memset(h->year[THIS].block, 0, sizeof h->year[THIS].block);
		h->year[THIS].block[c->now < 0 ? COST : WAGE] = c->now < 0 ? -c->now : c->now;
	}
	if (c->last <= 0) {
		memset(h->year[LAST].block, 0, sizeof h->year[LAST].block);
		h->year[LAST].block[COST] = -c->last;
	}
	if (c->more)
		c->more(r, h);
}
