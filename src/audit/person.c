/* Facts of members, and of a household by its members.  Those gone (自然减少) are left out. */
#include "audit/plan.h"

static const struct data_member *member(const struct audit *a, uint32_t row)
{
	return &a->data->member[row];
}

int audit_age(struct date birth, struct date on)
{
	if (!birth.year || !on.year)
		return -1;
	bool before = on.month < birth.month || (on.month == birth.month && on.day < birth.day);
	int age = on.year - birth.year - before;
	return age < 0 ? 0 : age; /* not yet born: no blank, and no adult */
}

/* --- certificate numbers: GB 11643, domain.md section 6 --- */

static struct str number(const struct audit *a, uint32_t row)
{
	return data_text(a->data, member(a, row)->id_number);
}

static bool are_digits(struct str s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return true;
}

/* 20 and 22: a disability certificate's class and grade follow. */
static bool well_formed(struct str s)
{
	return (s.n == 18 || s.n == 20 || s.n == 22) && are_digits(s, 17);
}

/* ISO 7064 MOD 11-2: weights are the powers of two from the right, mod 11. */
static bool sum_agrees(struct str s)
{
	unsigned sum = 0;
	for (unsigned i = 0, weight = 7; i < 17; i++)
		sum += weight * (unsigned)(s.p[i] - '0'), weight = weight * 6 % 11; /* 6 is 1/2 mod 11 */
	char last = s.p[17] == 'x' ? 'X' : s.p[17];
	return last == "10X98765432"[sum % 11];
}

enum { ID_SHAPE, ID_SUM, ID_PREFIX };
static bool get_id(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	struct str s = number(a, row);
	bool none = str_starts(s, STR("999999")); /* the system's mark for "no certificate" */
	if (!s.n)
		return false;
	switch (arg) {
	case ID_SHAPE:
		return frac_is(q, well_formed(s), 1);
	case ID_SUM:
		return well_formed(s) && !none && frac_is(q, sum_agrees(s), 1);
	default:
		return frac_is(q, none, 1);
	}
}

static unsigned two(struct str s, size_t at)
{
	return (unsigned)(s.p[at] - '0') * 10 + (unsigned)(s.p[at + 1] - '0');
}

/* The birth date stands in digits 7 to 14. */
static bool get_birth_agrees(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	struct str s = number(a, row);
	struct date b = member(a, row)->birth;
	(void)arg;
	if (!well_formed(s) || !b.year || str_starts(s, STR("999999")))
		return false;
	bool same = two(s, 6) * 100 + two(s, 8) == (unsigned)b.year && two(s, 10) == b.month &&
		    (!b.day || two(s, 12) == b.day);
	return frac_is(q, same, 1);
}

static bool get_age(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	int age = audit_age(member(a, row)->birth, a->data->info.as_of);
	(void)arg;
	return age >= 0 && frac_is(q, age, 1);
}

/* --- a household by its members --- */

enum counted { PRESENT, HEADS, SPOUSES, ON_DIBAO, ON_TEKUN, AGED_60, AGED_60_INSURED };

static bool counts(const struct audit *a, const struct data_member *m, enum counted what, bool *blank)
{
	struct str relation = data_text(a->data, m->relation);
	int age;
	switch (what) {
	case PRESENT:
		return true;
	case HEADS:
		*blank = *blank || !relation.n;
		return str_is(relation, "户主") || str_is(relation, "本人") || str_is(relation, "本人或户主");
	case SPOUSES:
		*blank = *blank || !relation.n;
		return str_is(relation, "配偶") || str_is(relation, "夫") || str_is(relation, "妻");
	case ON_DIBAO:
		*blank = *blank || m->dibao == DATA_BLANK;
		return m->dibao == DATA_YES;
	case ON_TEKUN:
		*blank = *blank || m->tekun == DATA_BLANK;
		return m->tekun == DATA_YES;
	default:
		age = audit_age(m->birth, a->data->info.as_of);
		*blank = *blank || age < 0 || (what == AGED_60_INSURED && age >= 60 && m->pension == DATA_BLANK);
		return age >= 60 && (what == AGED_60 || m->pension == DATA_YES);
	}
}

/* Not known where a blank leaves the number open; a household with no member rows has none to count. */
static bool count_members(const struct audit *a, uint32_t row, enum counted what, unsigned *n)
{
	const struct data_more *h = data_more(a->data, &a->now->household[row]);
	bool blank = false;
	*n = 0;
	for (uint32_t i = 0; i < h->members; i++) {
		const struct data_member *m = member(a, h->member + i);
		*n += m->gone != DATA_YES && counts(a, m, what, &blank);
	}
	return h->members && !blank;
}

static bool get_members(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	unsigned n;
	return count_members(a, row, (enum counted)arg, &n) && frac_is(q, n, 1);
}

/* Members marked 自然减少. */
static bool get_gone(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	const struct data_more *h = data_more(a->data, &a->now->household[row]);
	unsigned n = 0;
	(void)arg;
	for (uint32_t i = 0; i < h->members; i++)
		n += member(a, h->member + i)->gone == DATA_YES;
	return a->gone && h->members && frac_is(q, n, 1);
}

/* What the member's own row says of a public post. */
enum { MEMBER_POST, MEMBER_POST_MONTHS };
static bool get_member_post(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	const struct data_member *m = member(a, row);
	if (arg == MEMBER_POST)
		return m->post != DATA_BLANK && frac_is(q, m->post == DATA_YES, 1);
	return m->post_months >= 0 && frac_is(q, m->post_months, 100);
}

/* Digit 17 of a number is odd for men. */
static int sex(const struct audit *a, uint32_t row)
{
	struct str s = number(a, row);
	return well_formed(s) && !str_starts(s, STR("999999")) ? (s.p[16] - '0') % 2 : -1;
}

static bool get_same_sex(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	const struct data_more *h = data_more(a->data, &a->now->household[row]);
	int head = -1, spouse = -1;
	bool blank = false;
	(void)arg;
	for (uint32_t i = 0; i < h->members; i++) {
		const struct data_member *m = member(a, h->member + i);
		if (m->gone == DATA_YES)
			continue;
		if (counts(a, m, HEADS, &blank) && head < 0)
			head = sex(a, h->member + i);
		if (counts(a, m, SPOUSES, &blank) && spouse < 0)
			spouse = sex(a, h->member + i);
	}
	return head >= 0 && spouse >= 0 && frac_is(q, head == spouse, 1);
}

/* Yuan a month and person on 低保. */
static bool get_dibao_month(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	uint32_t part = data_more(a->data, &a->now->household[row])->part;
	unsigned n;
	(void)arg;
	if (part == DATA_NONE || !count_members(a, row, ON_DIBAO, &n) || !n)
		return false;
	money paid = a->now->part[part].v[DATA_PART_DIBAO];
	return paid != MONEY_NONE && frac_is(q, paid, (wide)n * 12 * 100);
}

#define H AUDIT_HOUSEHOLD
#define M AUDIT_MEMBER
const struct audit_fact audit_person_facts[] = {
	{"member_rows", "家庭成员行数", H, IN_COUNT, get_members, PRESENT, "家庭成员（没有导出）"},
	{"heads", "户主人数", H, IN_COUNT, get_members, HEADS, "与户主关系"},
	{"spouses", "配偶人数", H, IN_COUNT, get_members, SPOUSES, "与户主关系"},
	{"dibao_persons", "低保人数", H, IN_COUNT, get_members, ON_DIBAO, "成员享受低保"},
	{"tekun_persons", "特困供养人数", H, IN_COUNT, get_members, ON_TEKUN, "成员特困供养"},
	{"aged_60", "60周岁以上人数", H, IN_COUNT, get_members, AGED_60, "成员出生日期"},
	{"aged_60_insured", "60周岁以上参加居民基本养老保险人数", H, IN_COUNT, get_members, AGED_60_INSURED,
	 "成员出生日期、参加城乡居民基本养老保险"},
	{"members_gone", "自然减少的成员数", H, IN_COUNT, get_gone, 0, "成员自然减少"},
	{"member_post", "成员有公益性岗位", M, IN_FLAG, get_member_post, MEMBER_POST, "成员公益性岗位"},
	{"member_post_months", "成员公益性岗位月数", M, IN_COUNT, get_member_post, MEMBER_POST_MONTHS,
	 "成员公益性岗位月数"},
	{"same_sex_couple", "户主与配偶证件号码性别相同", H, IN_FLAG, get_same_sex, 0,
	 "户主和配偶的证件号码"},
	{"dibao_month", "低保金月人均", H, IN_YUAN, get_dibao_month, 0, "最低生活保障金、成员享受低保"},
	{"id_shape", "证件号码为18、20或22位", M, IN_FLAG, get_id, ID_SHAPE, "成员证件号码"},
	{"id_sum", "证件号码校验码相符", M, IN_FLAG, get_id, ID_SUM, "成员证件号码"},
	{"id_none", "证件号码以999999开头", M, IN_FLAG, get_id, ID_PREFIX, "成员证件号码"},
	{"birth_agrees", "出生日期与证件号码相符", M, IN_FLAG, get_birth_agrees, 0, "成员出生日期、证件号码"},
	{"age", "周岁", M, IN_COUNT, get_age, 0, "成员出生日期"},
	{.name = NULL},
};
