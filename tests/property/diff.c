/*
 * Two cases of one county, the second made of the first by changes of known
 * kinds: cells, households taken out or put in, numbers given anew, moves to
 * another area, a parameter, another pack.  The parts of every change add up to
 * it; a part of a kind that was not made is nothing; no change, no difference.
 *
 *   diff CASE WORK SEED ROUNDS
 */
#include "indicator/diff.h"
#include "property/county.h"

enum kind { EDIT = 1, REMOVE = 2, ADD = 4, REISSUE = 8, MOVE = 16, PARAMETER = 32, PACK = 64 };

static size_t faults, seen[DIFF_STEPS];

static void wrong(const char *what, unsigned kinds, const struct figure_change *c)
{
	const struct figure *f = c->after ? c->after : c->before;
	if (faults++ < 30)
		fprintf(stderr, "changes %u: %s: %s@%.*s/%.*s: left %ld edited %ld joined %ld redefined %ld\n", kinds, what,
			f->family->id, STR_ARG(c->area->code), STR_ARG(f->key), (long)c->part[DIFF_LEFT],
			(long)c->part[DIFF_EDITED], (long)c->part[DIFF_JOINED], (long)c->part[DIFF_REDEFINED]);
}

static wide printed(const struct figure *f)
{
	return frac_round(f->value, figure_decimals(f->family->unit));
}

static void check(const struct figure_change *c, unsigned kinds)
{
	static const unsigned made[DIFF_STEPS] = {
		[DIFF_LEFT] = REMOVE, [DIFF_EDITED] = EDIT | REISSUE | MOVE,
		[DIFF_JOINED] = ADD, [DIFF_REDEFINED] = PARAMETER | PACK,
	};
	wide sum = 0;
	if (!c->parted)
		return;
	for (size_t i = 0; i < DIFF_STEPS; i++) {
		sum += c->part[i];
		seen[i] += c->part[i] != 0;
		if (c->part[i] && !(made[i] & kinds))
			wrong("a part that was not made", kinds, c);
	}
	if (sum != printed(c->after) - printed(c->before))
		wrong("the parts are not the change", kinds, c);
}

/* --- making the second case --- */

static struct sheet *households(struct county *c)
{
	for (size_t i = 0; i < c->sheets; i++)
		if (c->sheet[i].kind == DATA_HOUSEHOLDS &&
		    (!c->sheet[i].year || c->sheet[i].rows) && str_find(c->sheet[i].file, STR("2021")) == SIZE_MAX)
			if (pick(c, 2) || i + 1 == c->sheets || c->sheet[i + 1].kind != DATA_HOUSEHOLDS)
				return &c->sheet[i];
	return &c->sheet[0];
}

static void edit(struct county *c)
{
	for (int tries = 0; tries < 50; tries++) {
		struct sheet *s = &c->sheet[pick(c, c->sheets)];
		if (!s->rows || s->kind == FIELD_REFERENCES)
			continue;
		struct row *r = &s->row[pick(c, s->rows)], *other = &s->row[pick(c, s->rows)];
		size_t k = pick(c, r->n);
		struct str h = r->cell[k].header;
		if (k >= other->n || !str_eq(h, other->cell[k].header) || str_is(h, "id") || str_is(h, "household") ||
		    str_is(h, "area") || str_is(h, "township") || str_is(h, "village") || str_is(h, "head_id") ||
		    str_is(h, "month") || str_is(h, "quarter"))
			continue;
		r->cell[k].raw = other->cell[k].raw;
		return;
	}
}

/* The household of one id, out of every year and every ledger. */
static void put_away(struct county *c, struct str id, bool gone)
{
	for (size_t i = 0; i < c->sheets; i++)
		for (size_t k = 0; k < c->sheet[i].rows; k++)
			for (size_t j = 0; j < c->sheet[i].row[k].n; j++) {
				struct cell *cell = &c->sheet[i].row[k].cell[j];
				if ((str_is(cell->header, "id") || str_is(cell->header, "household")) && str_eq(cell->raw, id))
					c->sheet[i].row[k].gone = gone;
			}
}

static void reissue(struct county *c, struct str id)
{
	struct str now = arena_fmt(c->arena, "\"8%.*s\"", (int)id.n - 3, id.p + 2);
	for (size_t i = 0; i < c->sheets; i++)
		for (size_t k = 0; k < c->sheet[i].rows; k++)
			for (size_t j = 0; j < c->sheet[i].row[k].n; j++) {
				struct cell *cell = &c->sheet[i].row[k].cell[j];
				if ((str_is(cell->header, "id") || str_is(cell->header, "household")) && str_eq(cell->raw, id))
					cell->raw = now;
			}
}

static void move(struct county *c, struct row *r, const struct row *to)
{
	static const char *const keys[] = {"area", "township", "village"};
	(void)c;
	for (size_t i = 0; i < 3; i++)
		for (size_t j = 0; j < r->n && j < to->n; j++)
			if (str_is(r->cell[j].header, keys[i]) && str_is(to->cell[j].header, keys[i]))
				r->cell[j].raw = to->cell[j].raw;
}

static struct str id_of(const struct row *r)
{
	for (size_t j = 0; j < r->n; j++)
		if (str_is(r->cell[j].header, "id"))
			return r->cell[j].raw;
	return (struct str){"\"\"", 2};
}

static void change(struct county *c, unsigned kinds)
{
	struct sheet *s = households(c);
	for (int i = 0; i < 3; i++) {
		struct row *r = &s->row[pick(c, s->rows)], *other = &s->row[pick(c, s->rows)];
		if (kinds & EDIT)
			edit(c);
		if (kinds & REMOVE)
			put_away(c, id_of(r), true);
		if (kinds & REISSUE && !r->gone)
			reissue(c, id_of(r));
		if (kinds & MOVE)
			move(c, r, other);
	}
}

/* A parameter of the pack with another last digit. */
static bool own_parameter(struct county *c, const struct policy *p, struct policy_override *out)
{
	for (int tries = 0; tries < 20; tries++) {
		const struct policy_param *param = &p->param[pick(c, p->param_n)];
		char *text = (char *)arena_str(c->arena, param->text).p;
		size_t n = param->text.n;
		if (!n || text[n - 1] < '0' || text[n - 1] > '9')
			continue;
		text[n - 1] = (char)('0' + (text[n - 1] - '0' + 3) % 10);
		*out = (struct policy_override){param->id, {text, n}, {0}};
		return true;
	}
	return false;
}

static void redefine(struct computed *k, struct county *c, unsigned kinds)
{
	static const char *const packs[] = {"hunan-2022", "national-2023", "laiyuan-2022", "chifeng-2023", "zaozhuang-2023"};
	struct policy_override one;
	struct policy_overrides own = {&one, 0};
	struct str path = arena_fmt(k->arena, "templates/policies/%.*s.json", STR_ARG(k->set.info.policy));
	if (kinds & PARAMETER)
		own.n = own_parameter(c, k->policy, &one);
	if (kinds & PACK)
		path = arena_fmt(k->arena, "templates/policies/%s.json", packs[pick(c, 5)]);
	const struct policy *p = policy_load(k->arena, path.p, own.n ? &own : NULL, &k->talk);
	if (!p) /* a value the pack does not take */
		return;
	k->policy = p;
	k->figures = indicator_compute(k->arena, &k->set, p, &k->talk);
}

/* --- one round --- */

static void round_of(const char *dir, const char *work, uint64_t seed, unsigned kinds)
{
	struct computed was, now;
	struct county c;
	struct case_diff d;
	char a[512], b[512];
	snprintf(a, sizeof a, "%s/a", work);
	snprintf(b, sizeof b, "%s/b", work);
	if (!compute(&was, dir, NULL))
		fail("cannot be read:", dir);
	county_read(&c, dir, &was.set, seed);
	forget(&was);
	struct sheet *s = households(&c);
	struct str late[2] = {id_of(&s->row[pick(&c, s->rows)]), id_of(&s->row[pick(&c, s->rows)])};
	for (int i = 0; i < 2 && kinds & ADD; i++)
		put_away(&c, late[i], true);
	write_county(&c, a);
	for (int i = 0; i < 2 && kinds & ADD; i++)
		put_away(&c, late[i], false);
	change(&c, kinds);
	write_county(&c, b);
	if (!compute(&was, a, NULL) || !compute(&now, b, NULL))
		fail("cannot be read:", work);
	if (kinds & (PARAMETER | PACK))
		redefine(&now, &c, kinds);
	indicator_diff(was.arena, was.figures, now.figures, !(kinds & (PARAMETER | PACK)), &d);
	for (size_t i = 0; i < d.n; i++)
		check(&d.v[i], kinds);
	if (!kinds && d.n)
		wrong("nothing was changed", kinds, &d.v[0]);
	forget(&now);
	forget(&was);
	arena_drop(c.arena);
}

int main(int argc, char **argv)
{
	if (argc < 5)
		fail("usage:", "diff CASE WORK SEED ROUNDS");
	uint64_t seed = strtoull(argv[3], NULL, 10);
	size_t rounds = strtoul(argv[4], NULL, 10);
	round_of(argv[1], argv[2], seed, 0);
	for (unsigned kind = EDIT; kind <= PACK; kind *= 2)
		for (size_t i = 0; i < rounds; i++)
			round_of(argv[1], argv[2], seed * 100 + i, kind);
	for (size_t i = 0; i < rounds * 2; i++)
		round_of(argv[1], argv[2], seed * 1000 + i, (unsigned)(seed * 7 + i * 37) % 128);
	for (size_t i = 0; i < DIFF_STEPS; i++)
		faults += !seen[i];
	printf("%s: left %zu, edited %zu, joined %zu, redefined %zu parts; %zu faults\n", argv[1], seen[DIFF_LEFT],
	       seen[DIFF_EDITED], seen[DIFF_JOINED], seen[DIFF_REDEFINED], faults);
	return faults != 0;
}
