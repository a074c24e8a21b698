#include "base/err.h"
#include "base/vec.h"
#include "data/private.h"

#define LISTED UINT32_C(0x80000000) /* with this bit: the number of one in the list */
#define HALF (INT64_C(1) << 30)     /* else the amount and this: from -2^30 fen to 2^30 - 1 */

uint32_t amount_put(struct amounts *large, money v)
{
	if (v == MONEY_NONE)
		return AMOUNT_NONE;
	if (v >= -HALF && v < HALF)
		return (uint32_t)(v + HALF);
	if (large->n >= LISTED - 1)
		BUG("more than %u large amounts", LISTED - 1);
	*vec_add(large) = v;
	return LISTED | (uint32_t)(large->n - 1);
}

money amount_get(const struct amounts *large, uint32_t code)
{
	if (code == AMOUNT_NONE)
		return MONEY_NONE;
	return code & LISTED ? large->v[code & ~LISTED] : (money)code - HALF;
}

uint32_t amounts_join(struct amounts *to, struct amounts *from)
{
	uint32_t by = (uint32_t)to->n;

	for (size_t i = 0; i < from->n; i++)
		*vec_add(to) = from->v[i];
	vec_release(from);
	return by;
}

uint32_t amount_shift(uint32_t code, uint32_t by)
{
	return code == AMOUNT_NONE || !(code & LISTED) ? code : code + by;
}

money data_stated(const struct data_set *set, const struct data_household *h, enum data_stated which)
{
	return amount_get(&set->private->large, h->stated[which]);
}
