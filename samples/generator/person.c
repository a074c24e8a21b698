/* Invented persons: names, certificate numbers with a right check digit and the unused region 9901xx,
 * households' members. */
#include <stdlib.h>
#include <string.h>

#include "generator.h"

#define COUNT(a) ((int64_t)(sizeof(a) / sizeof(a)[0]))
#define PICK(r, a) ((a)[rng_between((r), 0, COUNT(a) - 1)])

static const char *const surname[] = {
	"王", "李", "张", "刘", "陈", "杨", "黄", "赵", "周", "吴",   "徐",   "孙",   "朱", "马",
	"胡", "郭", "林", "何", "高", "罗", "郑", "梁", "谢", "宋",   "唐",   "许",   "韩", "冯",
	"邓", "曹", "彭", "曾", "肖", "田", "董", "袁", "潘", "于",   "蒋",   "蔡",   "余", "杜",
	"叶", "程", "苏", "魏", "吕", "丁", "任", "沈", "姚", "卢",   "姜",   "崔",   "钟", "谭",
	"陆", "汪", "范", "石", "向", "瞿", "覃", "龙", "麻", "欧阳", "司马", "上官",
};
static const char *const given[] = {
	"伟", "芳", "秀", "英", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛",
	"明", "超", "兰", "霞", "平", "刚", "桂", "香", "文", "辉", "玉", "春", "梅", "海", "燕", "林",
	"华", "红", "生", "金", "凤", "国", "庆", "建", "德", "福", "贵", "良", "顺", "松", "柏", "莲",
	"菊", "云", "珍", "发", "田", "土", "水", "清", "正", "友", "家", "和", "满", "长", "远", "雨",
	"晴", "子", "轩", "梓", "涵", "佳", "怡", "思", "成", "学", "礼", "义",
};
/* Characters outside the basic plane or in extension A; all are legal in names. */
static const char *const rare[] = {"𠅤", "𬭛", "㼆", "㛃", "䶮", "𣲗", "𤧛", "𠳐"};
static const char *const minority[] = {
	"阿依古丽·买买提",   "古丽娜尔·艾合买提", "买买提·吐尔逊",       "艾力·库尔班",
	"帕提古丽·阿不都拉", "努尔江·赛里克",     "扎西·次仁",           "卓玛·央金",
	"巴图·苏和",         "乌云·其木格",       "阿卜杜热西提·伊敏江", "吐尔逊古丽·麦麦提明",
};

void person_surname(struct rng *r, char out[64])
{
	snprintf(out, 64, "%s", PICK(r, surname));
}

static void given_name(struct rng *r, const char *family, char out[64])
{
	const char *a = PICK(r, given), *b = PICK(r, given);

	if (rng_chance(r, 12))
		b = PICK(r, rare);
	if (rng_chance(r, 250) && strlen(family) == 3)
		a = "";
	snprintf(out, 64, "%s%s%s", family, a, b);
}

void person_name(struct rng *r, char out[64])
{
	char family[64];

	if (rng_chance(r, 25)) {
		snprintf(out, 64, "%s", PICK(r, minority));
		return;
	}
	person_surname(r, family);
	given_name(r, family, out);
}

/* ISO 7064 MOD 11-2 as in GB 11643 (weights and remainder map: domain.md section 6). */
static char check_digit(const char *seventeen)
{
	static const int weight[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
	int sum = 0;

	for (int i = 0; i < 17; i++)
		sum += weight[i] * (seventeen[i] - '0');
	return "10X98765432"[sum % 11];
}

/*
 * Day and serial part are one walk through 365 * 499 places, so that no number stands twice.  Persons beyond
 * them were registered elsewhere: the next round has another region, none of which is a real one (99 ....).
 */
static void certificate(const struct plan *p, uint64_t person, int year, bool woman, struct member *m)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	enum { PLACES = 365 * 499 };
	uint64_t slot = (person * 200003u + p->seed % 1000) % PLACES, round = person / PLACES;
	unsigned region = (unsigned)((strtoul(p->region, NULL, 10) + round) % 10000);
	unsigned serial = (unsigned)(slot / 365u) * 2 + (woman ? 2 : 1), y = (unsigned)year % 10000;
	int day = (int)(slot % 365u), month = 0;
	unsigned mm, dd;

	while (day >= days[month])
		day -= days[month++];
	mm = (unsigned)(month + 1) % 100;
	dd = (unsigned)(day + 1) % 100;
	snprintf(m->birth, sizeof m->birth, "%04u-%02u-%02u", y, mm, dd);
	snprintf(m->id_number, sizeof m->id_number, "99%04u%04u%02u%02u%03u", region, y, mm, dd, serial % 1000);
	m->id_number[17] = check_digit(m->id_number);
	m->id_number[18] = '\0';
}

/* The usual shape of a family by place in the list: relation, age against the head's, woman (2: either). */
struct kin {
	const char *man, *woman;	/* relation word by sex of the member */
	int older_min, older_max;	/* age minus the head's age */
};

static const struct kin kins[MEMBERS_MAX] = {
	{"户主", "户主", 0, 0}, {"配偶", "配偶", -5, 3}, {"之子", "之女", -31, -22}, {"之子", "之女", -33, -24},
	{"之父", "之母", 21, 28}, {"之孙子", "之孙女", -56, -47}, {"之孙子", "之孙女", -58, -50},
	{"之父", "之母", 20, 27},
};

static const char *labour_of(struct rng *r, int age, bool pupil, const char *health)
{
	if (age < 16 || pupil)
		return "无劳动力";
	if (!strcmp(health, "残疾"))
		return rng_chance(r, 500) ? "丧失劳动力" : "弱劳动力或半劳动力";
	if (age >= 75)
		return rng_chance(r, 700) ? "无劳动力" : "丧失劳动力";
	if (age >= 63 || !strcmp(health, "患有大病"))
		return rng_chance(r, 250) ? "无劳动力" : "弱劳动力或半劳动力";
	return rng_chance(r, 180) ? "技能劳动力" : "普通劳动力";
}

static const char *school_of(int age)
{
	static const struct {
		int below;
		const char *name;
	} steps[] = {{3, "非在校生"}, {6, "学前教育"}, {12, "小学"}, {15, "初中"}, {18, "高中"}, {22, "大专及以上"}};

	for (unsigned i = 0; i < sizeof steps / sizeof steps[0]; i++)
		if (age < steps[i].below)
			return steps[i].name;
	return "非在校生";
}

/* Under the packs that ask for 雨露计划: every third pupil of that age is in a vocational school. */
static const char *vocational(const struct plan *p, const struct household *h, int i, int age)
{
	static const char *const middle[] = {"中职一年级", "中职二年级", "中职三年级"},
				 *const high[] = {"高职高专一年级", "高职高专二年级", "高职高专三年级", "高职高专三年级"};
	bool asked = p->ledgers && !strstr(p->pack, "chifeng") && !strstr(p->pack, "zaozhuang");

	if (!asked || age < 15)
		return school_of(age);
	if ((h->serial + (uint64_t)i) % 3)
		return age >= 18 ? "本科" : school_of(age);
	return age >= 18 ? high[age - 18] : middle[age - 15];
}

static const char *health_of(struct rng *r, int age)
{
	int64_t k = rng_between(r, 0, 999);

	if (age < 18)
		return k < 15 ? "残疾" : "健康";
	if (k < 60)
		return "残疾";
	if (k < 95)
		return "患有大病";
	return k < (age > 55 ? 400 : 170) ? "长期慢性病" : "健康";
}

static int head_age(struct rng *r, int size)
{
	if (size == 1)
		return (int)rng_between(r, 48, 86);
	return (int)(size > 4 ? rng_between(r, 36, 52) : rng_between(r, 34, 72));
}

static int age_of(struct rng *r, const struct kin *k, int head)
{
	int age = head + (int)rng_between(r, k->older_min, k->older_max);

	return age < 0 ? (int)rng_between(r, 0, 4) : age;
}

static void member_fill(struct rng *r, const struct plan *p, struct household *h, int i, const char *family)
{
	struct member *m = &h->member[i];
	const struct kin *k = &kins[i];
	bool woman = rng_chance(r, i == 0 ? 180 : 500);
	bool pupil;

	m->age = i == 0 ? head_age(r, h->members) : age_of(r, k, h->member[0].age);
	if (i == 1)
		woman = (h->member[0].id_number[16] - '0') % 2 == 1;
	certificate(p, h->serial * MEMBERS_MAX + (uint64_t)i, p->income_year - m->age, woman, m);
	m->relation = woman ? k->woman : k->man;
	m->health = health_of(r, m->age);
	m->disability = "";
	if (!strcmp(m->health, "残疾"))
		m->disability = ((const char *const[]){"一级", "二级", "三级", "四级"})[rng_between(r, 0, 3)];
	pupil = m->age < 22 && (m->age < 18 || rng_chance(r, 350));
	m->school = pupil ? vocational(p, h, i, m->age) : "非在校生";
	m->labour = labour_of(r, m->age, pupil, m->health);
	m->dibao = NO;
	m->tekun = NO;
	if (i > 0 && i != 1 && *family)
		given_name(r, family, m->name);
	else
		person_name(r, m->name);
}

void members_fill(struct rng *r, const struct plan *p, struct household *h)
{
	char family[64] = "";
	bool labour = false;

	for (int i = 0; i < h->members; i++) {
		member_fill(r, p, h, i, family);
		/* Children carry the head's surname: the first character, unless the name has a middle dot. */
		if (i == 0 && !strstr(h->member[0].name, "·") && strlen(h->member[0].name) <= 10)
			snprintf(family, sizeof family, "%.3s", h->member[0].name);
		labour |= strcmp(h->member[i].labour, "无劳动力") && strcmp(h->member[i].labour, "丧失劳动力");
	}
	h->no_labour = labour ? NO : YES;
}
