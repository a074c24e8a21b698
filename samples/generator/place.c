/* Townships and villages. Ordinary households fill the townships one after another, by weight. */
#include <string.h>

#include "generator.h"

static const struct township named[] = {
	{1, "城东街道", 7}, {100, "青石镇", 12}, {101, "白水镇", 10}, {102, "枫林镇", 11},
	{103, "黄泥镇", 9}, {104, "大坪镇", 8},  {105, "柳坝镇", 9},  {2, "云溪街道", 5},
	{200, "竹山乡", 8}, {201, "高桥乡", 7},  {202, "石峡乡", 6},  {203, "天池民族乡", 8},
};

/* A herding banner (S4) and the streets of a functional zone (S5). */
static const struct township banner[] = {
	{100, "草原镇", 10}, {101, "沙河镇", 9}, {200, "白音苏木", 8}, {201, "查干苏木", 7}, {202, "乌兰嘎查乡", 6},
};
static const struct township zone[] = {
	{1, "兴城街道", 9}, {2, "云台街道", 8}, {3, "锦屏街道", 8}, {4, "河滨街道", 7},
};

enum { FILLER_WEIGHT = 8 };

#define NAME_PLACES(p, table) ((p)->named = (table), (p)->n_named = sizeof(table) / sizeof(table)[0])

void plan_name_places(struct plan *p)
{
	if (strstr(p->pack, "chifeng"))
		NAME_PLACES(p, banner);
	else if (strstr(p->pack, "zaozhuang"))
		NAME_PLACES(p, zone);
	else
		NAME_PLACES(p, named);
}

static const char *const first[] = {
	"石", "青", "龙", "白", "黄", "大", "小", "上", "下", "东", "西", "南", "北", "新",
	"老", "长", "高", "红", "金", "银", "双", "三", "田", "杨", "柳", "松", "茶", "油",
};
static const char *const second[] = {
	"桥", "坪", "溪", "湾", "坝", "岭", "塘", "冲", "洞", "沟", "垭",
	"井", "河", "坡", "园", "庄", "寨", "屯", "家", "树", "岩",
};

enum { FIRST = sizeof first / sizeof first[0], SECOND = sizeof second / sizeof second[0] };

static int weight_of(const struct plan *p, int t)
{
	return t < p->n_named ? p->named[t].weight : FILLER_WEIGHT;
}

static int code_of(const struct plan *p, int t)
{
	return t < p->n_named ? p->named[t].code : 204 + t - p->n_named;
}

void plan_lay_out(struct plan *p)
{
	plan_name_places(p);
	uint64_t ordinary = (p->households - (uint64_t)hard_count(p)) / (uint64_t)p->counties;
	uint64_t total = 0, before = 0;

	for (int t = 0; t < p->townships; t++)
		total += (uint64_t)weight_of(p, t);
	for (int t = 0; t < p->townships; t++) {
		p->start[t] = ordinary * before / total;
		before += (uint64_t)weight_of(p, t);
	}
	p->start[p->townships] = ordinary;
}

/* 588 pairs, walked with a stride coprime to 588 so that neighbours differ in both characters. */
static void pair_name(char out[32], unsigned n, const char *suffix)
{
	unsigned k = n * 85u % (FIRST * SECOND);

	snprintf(out, 32, "%s%s%s", first[k % FIRST], second[k / FIRST], suffix);
}

/* The v-th village of the t-th township of the c-th county. */
static void name_places(const struct plan *p, int c, int t, int v, struct village *out)
{
	char county[8];

	if (t < p->n_named)
		snprintf(out->township, sizeof out->township, "%s", p->named[t].name);
	else
		pair_name(out->township, (unsigned)(t + 300), "乡");
	pair_name(out->name, (unsigned)(t * 41 + v), "村");
	snprintf(county, sizeof county, "%.6s", p->region);
	if (p->counties > 1) /* twelve to a city */
		snprintf(county, sizeof county, "99%02u%02u", (unsigned)(c / 12 + 1) % 100, (unsigned)(c % 12 + 1) % 100);
	snprintf(out->code, sizeof out->code, "%.6s%03u%03u", county, (unsigned)code_of(p, t) % 1000,
		 (unsigned)(200 + v) % 1000);
}

static int villages_of(const struct plan *p, int t)
{
	uint64_t n = (p->start[t + 1] - p->start[t]) / 13;
	int most = 40;

	if (n < 2)
		return 2;
	return n > (uint64_t)most ? most : (int)n;
}

void place_of(const struct plan *p, uint64_t serial, struct village *out)
{
	int t = 0;
	uint64_t in, size, most = p->start[p->townships], c = most ? serial / most : 0;

	if (c >= (uint64_t)p->counties) /* what is left over goes to the last */
		c = (uint64_t)p->counties - 1;
	serial -= c * most;
	while (t + 1 < p->townships && serial >= p->start[t + 1])
		t++;
	in = serial - p->start[t];
	size = p->start[t + 1] - p->start[t];
	if (in >= size)
		in = size ? size - 1 : 0;
	name_places(p, (int)c, t, (int)(in * (uint64_t)villages_of(p, t) / (size ? size : 1)), out);
}

void place_of_hard(const struct plan *p, int number, struct village *out)
{
	name_places(p, 0, number % p->townships, number / p->townships % 2, out);
}
