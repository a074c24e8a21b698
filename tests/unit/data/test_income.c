#include "unit/data/fixture.h"

/* The identities of domain.md 5.1 and 5.2, each within one yuan an addend, and what is computed where a figure is missing. */

#define BLOCKS "\"wage\": 1000, \"business\": 200, \"property\": 30, \"transfer\": 4, \"business_cost\": 100"
/* gross 1234, net 1134 */

static void net(void **state)
{
	(void)state;
	fx_households("[{\"id\": \"1\", \"size\": 2, " BLOCKS ", \"net\": 1134},\n"
	              " {\"id\": \"2\", \"size\": 2, " BLOCKS ", \"net\": 1139},\n"      /* 5.00 off: five addends */
	              " {\"id\": \"3\", \"size\": 2, " BLOCKS ", \"net\": 1139.01},\n"
	              " {\"id\": \"4\", \"size\": 2, " BLOCKS "},\n"
	              " {\"id\": \"5\", \"size\": 2, \"wage\": 1000, \"business\": 0, \"property\": 0, \"transfer\": 0}]");
	assert_int_equal(fx_count("data.net"), 1);
	fx_at("data.net", 3, 116, "/2/net");
	assert_int_equal(fx_house(0, "3")->net, 113901); /* as stated */
	assert_int_equal(fx_house(0, "4")->net, 113400);
	assert_int_equal(fx_house(0, "4")->flags, DATA_NET_FROM_BLOCKS);
	assert_int_equal(fx_count("data.net_blocks"), 1);
	assert_int_equal(fx_house(0, "5")->income_fault, DATA_INCOME_NO_NET); /* a blank cost is not zero */
}

static void gross(void **state)
{
	(void)state;
	fx_households("[{\"id\": \"1\", " BLOCKS ", \"gross\": 1238},\n {\"id\": \"2\", " BLOCKS ", \"gross\": \"1238.01\"}]");
	assert_int_equal(fx_count("data.gross"), 1);
	assert_int_equal(fx_finding("data.gross")->at.line, 2);
}

static void per_capita(void **state)
{
	(void)state;
	fx_households("[{\"id\": \"1\", \"size\": 3, \"net\": 1000, \"per_capita\": 333.33},\n"
	              " {\"id\": \"2\", \"size\": 3, \"net\": 1000, \"per_capita\": 334.33},\n"   /* 1002.99: within 3 */
	              " {\"id\": \"3\", \"size\": 3, \"net\": 1000, \"per_capita\": 334.34},\n"   /* 1003.02 */
	              " {\"id\": \"4\", \"size\": 3, \"per_capita\": 333.33},\n"
	              " {\"id\": \"5\", \"per_capita\": 333.33}]");
	assert_int_equal(fx_count("data.per_capita"), 1);
	fx_at("data.per_capita", 3, 52, "/2/per_capita");
	assert_int_equal(fx_house(0, "4")->net, 99999);
	assert_int_equal(fx_house(0, "4")->flags, DATA_NET_FROM_PER_CAPITA);
	assert_int_equal(fx_count("data.net_per_capita"), 1);
	assert_int_equal(fx_house(0, "5")->income_fault, DATA_INCOME_NO_NET);
}

/* 生产经营性支出 is stored positive. */
static void cost_sign(void **state)
{
	(void)state;
	fx_households("[{\"id\": \"1\", \"wage\": 1000, \"business\": 0, \"property\": 0, \"transfer\": 0, \"business_cost\": -100, \"net\": 900},\n"
	              " {\"id\": \"2\", \"wage\": 1000, \"business\": 0, \"property\": 0, \"transfer\": 0, \"business_cost\": -100, \"net\": 1100},\n"
	              " {\"id\": \"3\", \"wage\": 1000, \"business\": 0, \"property\": 0, \"transfer\": 0, \"business_cost\": -100}]");
	assert_int_equal(fx_house(0, "1")->block[DATA_COST], 10000);
	assert_int_equal(fx_house(0, "2")->block[DATA_COST], -10000); /* the net income says it was subtracted so */
	assert_int_equal(fx_house(0, "3")->block[DATA_COST], 10000);
	assert_int_equal(fx_house(0, "3")->net, 90000);
	assert_int_equal(fx_count("data.cost_sign"), 3);
	fx_at("data.cost_sign", 1, 90, "/0/business_cost");
	assert_int_equal(fx_count("data.net"), 0);
}

static void negative(void **state)
{
	(void)state;
	fx_households("[{\"id\": \"1\", \"transfer\": -5, \"net\": -5}]");
	assert_int_equal(fx_house(0, "1")->block[DATA_TRANSFER], -500);
	assert_int_equal(fx_house(0, "1")->net, -500); /* a loss is no fault */
	assert_int_equal(fx_count("data.negative"), 1);
	fx_at("data.negative", 1, 26, "/0/transfer");
}

#define PARTS "\"计划生育金\": 0, \"低保金\": 3000, \"五保金\": 0, \"养老保险金\": 1200, \"生态补偿金\": 0, \"其他转移性收入\": 800"

static void parts(void **state)
{
	const struct data_household *h;

	(void)state;
	fx_households("[{\"id\": \"1\", \"转移性收入\": 5000, " PARTS "},\n"
	              " {\"id\": \"2\", \"转移性收入\": 5007, " PARTS "},\n"                   /* 7 over six addends */
	              " {\"id\": \"3\", \"转移性收入\": 5000, \"低保金\": 3000},\n"             /* others not collected */
	              " {\"id\": \"4\", \"转移性收入\": 5000, \"低保金\": 5002},\n"             /* a part above the whole */
	              " {\"id\": \"5\", \"工资性收入\": 5000, \"公益性岗位收入\": 2000, \"其他工资性收入\": 2000}]");
	assert_int_equal(fx_count("data.parts"), 3);
	fx_at("data.parts", 2, 23, "/1/转移性收入");
	h = fx_house(0, "1");
	assert_int_equal(fx.set.year[0].parts, 5);
	assert_int_equal(fx.set.year[0].part[data_more(&fx.set, h)->part].v[DATA_PART_DIBAO], 300000);
	assert_int_equal(fx.set.year[0].part[data_more(&fx.set, h)->part].v[DATA_PART_POST], MONEY_NONE);
	assert_int_equal(fx.set.year[0].part[data_more(&fx.set, fx_house(0, "5"))->part].v[DATA_PART_POST], 200000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		fx_test(net), fx_test(gross), fx_test(per_capita), fx_test(cost_sign), fx_test(negative), fx_test(parts),
	};

	return cmocka_run_group_tests_name("data: income", tests, NULL, NULL);
}
