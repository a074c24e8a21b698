#include "generator.h"

uint64_t rng_next(struct rng *r)
{
	uint64_t z = r->state += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

struct rng rng_seeded(uint64_t seed, uint64_t stream)
{
	struct rng r = {seed};

	r.state = rng_next(&r) ^ (stream * 0xd1342543de82ef95u);
	rng_next(&r);
	return r;
}

int64_t rng_between(struct rng *r, int64_t low, int64_t high)
{
	uint64_t span = (uint64_t)(high - low) + 1;

	return low + (int64_t)(rng_next(r) % span);
}

bool rng_chance(struct rng *r, int per_mille)
{
	return rng_between(r, 0, 999) < per_mille;
}
