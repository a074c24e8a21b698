/* Each threshold at its boundary: one below, equal, one above; a blank is neither. */
#include "unit/audit/audit_here.h"

static void lines(void **state)
{
	(void)state;
	screen_homes("",
		     PAID("1", "6899.99", "1", "") PAID("2", "6900", "1", "") PAID(
			     "3", "20699.99", "3", "") PAID("4", "20700", "3", "") HOME("5", ", \"size\": 1")
			     PAID("6", "3999.99", "1", ", \"monitor\": \"脱贫不稳定户\", \"cleared\": \"是\"")
				     PAID("7", "4000", "1",
					  ", \"monitor\": \"脱贫不稳定户\", \"cleared\": \"否\""),
		     NULL);
	hits("Q01", "1 3 ");     /* 6 and 7 are monitored */
	counted("Q01", 2, 6, 1); /* 5 has no income: unknown */
	hits("Q02b", "6 ");      /* 7 is not cleared */
	hits("Q03a", "6 ");      /* 4000 does not */
	counted("Q03a", 1, 6, 1);
	hits("Q03b", "5 ");
	counted("Q03b", 1, 7, 0);
	hits("Q40a", "-"); /* nobody is named anywhere */
}

#define PAY(id, field, value) PAID(id, "9000", "1", ", \"" field "\": \"" value "\"")
static void amounts(void **state)
{
	(void)state;
	screen_homes("",
		     PAY("1", "wage", "0") PAY("2", "wage", "0.01") PAY("3", "wage", "99.99")
			     PAY("4", "wage", "100") PAY("5", "wage", "300000") PAY("6", "wage", "300000.01")
				     PAY("7", "dibao_payment", "199.99") PAY("8", "dibao_payment", "200")
					     PAY("9", "pension", "87.99"),
		     NULL);
	hits("Q05a", "2 3 ");
	hits("Q05b", "6 ");
	counted("Q05b", 1, 6, 3);
	hits("Q09a", "7 ");
	hits("Q09b", "-");
	hits("Q09c", "9 ");
	hits("Q08", "-");
}

#define FIVE(id, wage, business, property, transfer, cost, net)                                         \
	HOME(id, ", \"wage\": \"" wage "\", \"business\": \"" business "\", \"property\": \"" property  \
		 "\", \"transfer\": \"" transfer "\", \"business_cost\": \"" cost "\", \"net\": \"" net \
		 "\", \"size\": 2")
static void identities(void **state)
{
	(void)state;
	screen_homes("",
		     FIVE("1", "1000", "500", "10", "90", "100", "1505")
			     FIVE("2", "1000", "500", "10", "90", "100", "1505.01")
				     FIVE("3", "1000", "500", "10", "90", "0", "1600")
					     FIVE("4", "-1", "500", "0", "0", "100", "399"),
		     NULL);
	hits("Q30a", "2 ");
	counted("Q30a", 1, 4, 0);
	assert_int_equal(result("Q30a")->severity, AUDIT_BLOCKING); /* 25 % is above 10 % */
	hits("Q07", "3 ");
	hits("Q33a", "4 ");
	hits("Q33b", "4 "); /* 500 of 499 */
	hits("Q30b", "-");
}

/* 10 % exactly is not above it. */
static void gate_share(void **state)
{
	(void)state;
	screen_homes("",
		     FIVE("01", "1000", "500", "10", "90", "100", "1600") FIVE(
			     "02", "1", "0", "0", "0", "0", "1") FIVE("03", "1", "0", "0", "0", "0", "1")
			     FIVE("04", "1", "0", "0", "0", "0", "1") FIVE("05", "1", "0", "0", "0", "0", "1")
				     FIVE("06", "1", "0", "0", "0", "0", "1")
					     FIVE("07", "1", "0", "0", "0", "0", "1")
						     FIVE("08", "1", "0", "0", "0", "0", "1")
							     FIVE("09", "1", "0", "0", "0", "0", "1")
								     FIVE("10", "1", "0", "0", "0", "0", "1"),
		     NULL);
	hits("Q30a", "01 ");
	assert_int_equal(result("Q30a")->severity, AUDIT_SERIOUS);
}

static void growth(void **state)
{
	(void)state;
	screen_homes("",
		     PAID("1", "700", "1", "") PAID("2", "699.99", "1", "") PAID("3", "1500", "1", "")
			     PAID("4", "1500.01", "1", "") PAID("5", "-1", "1", "") PAID("6", "1", "1", "")
				     PAID("7", "1", "1", ""),
		     PAID("1", "1000", "1", "") PAID("2", "1000", "1", "") PAID("3", "1000", "1", "")
			     PAID("4", "1000", "1", "") PAID("5", "5", "1", "") PAID("6", "-5", "1", ""));
	hits("Q35a", "2 4 5 ");
	counted("Q35a", 3, 5, 2); /* 6: no growth from a loss; 7: new */
	hits("Q35b", "5 6 ");
	assert_int_equal(result("Q32b")->status, AUDIT_SILENT);
	assert_int_equal(result("Q34c")->status, AUDIT_SILENT);
}

#define PERSON(home, name, id, relation, birth, more)                                \
	"{\"household\": \"" home "\", \"name\": \"" name "\", \"id_number\": \"" id \
	"\", \"relation\": \"" relation "\", \"birth\": \"" birth "\"" more "}\n"
/* 11010519491231002X is the example of GB 11643-1999; with 1 for its X the sum is wrong. */
static void persons(void **state)
{
	(void)state;
	fx_put("m.ndjson",
	       PERSON("1", "甲", "11010519491231002X", "户主", "1949-12-31", ", \"dibao\": \"是\"")
		       PERSON("1", "乙", "110105194912310021", "配偶", "1949-12-31",
			      ", \"dibao\": \"否\"") /* sum wrong; same sex */
	       PERSON("2", "丙", "11010519491231002X", "户主", "1949-12-30",
		      ", \"dibao\": \"否\"") /* twice; birth differs */
	       PERSON("3", "丁", "1101051949123100", "户主", "1963-09-30",
		      ", \"dibao\": \"否\"") /* 16 digits */
	       PERSON("3", "戊", "999999194912310021", "户主", "1963-10-01", ", \"dibao\": \"否\""));
	screen_homes(
		"{\"kind\": \"members\", \"file\": \"m.ndjson\"}, ",
		PAID("1", "9000", "2",
		     ", \"no_labour\": \"是\", \"dibao_payment\": \"599.99\", \"pension\": \"0\", \"phone\": "
		     "\"13800000000\"") PAID("2", "9000", "2",
					     ", \"no_labour\": \"是\", \"dibao_payment\": \"600\", "
					     "\"pension\": \"500\", \"phone\": \"13800000000\"")
			PAID("3", "9000", "2",
			     ", \"size_now\": 3, \"pension\": \"500\", \"phone\": \"1380000000\""),
		NULL);
	hits("Q18a", "1 2 ");
	assert_int_equal(result("Q18a")->severity, AUDIT_BLOCKING);
	hits("Q18b", "");
	hits("Q18e", "3 ");
	hits("Q18d", "1 ");
	hits("Q19a", "3 ");
	hits("Q19b", "1 ");
	hits("Q19c", "3 ");
	hits("Q19d", "2 ");
	hits("Q13", "2 ");
	hits("Q20a", "3 ");
	hits("Q20b", "1 2 ");
	hits("Q31a", "2 ");
	hits("Q31b", "3 ");
	hits("Q37a", ""); /* 丁 is 60 on the day */
	hits("Q37b", "1 ");
	hits("Q37c", "1 "); /* 49.999 a month; household 2 has nobody on 低保 */
}

#define JOB(home, who, wage, from, to, more)                                               \
	"{\"household\": \"" home "\", \"person\": \"" who "\", \"monthly_wage\": \"" wage \
	"\", \"from\": \"" from "\", \"to\": \"" to "\"" more "}\n"
static void jobs(void **state)
{
	(void)state;
	fx_put("m.ndjson",
	       PERSON("1", "甲", "", "户主", "2007-03-01", ", \"labour\": \"无劳动力\"")
		       PERSON("2", "乙", "", "户主", "2007-03-02", ", \"labour\": \"普通劳动力\"")
			       PERSON("3", "丙", "", "户主", "1953-03-01", ", \"tekun\": \"是\""));
	fx_put("j.ndjson",
	       JOB("1", "甲", "100", "2023-03", "2023-05",
		   ", \"post\": \"是\", \"post_months\": 3")        /* 16 on 1 March: three months, 300 */
	       JOB("2", "乙", "99.99", "2023-03", "2023-05", "")    /* 15 */
	       JOB("2", "乙", "30000.01", "2023-04", "2023-06", "") /* overlaps */
	       JOB("3", "丙", "30000", "2023-03", "2023-03", ", \"post\": \"是\""));
	screen_homes("{\"kind\": \"members\", \"file\": \"m.ndjson\"}, {\"kind\": \"jobs\", \"file\": "
		     "\"j.ndjson\"}, ",
		     PAID("1", "9000", "1", ", \"wage\": \"250\"")
			     PAID("2", "9000", "1", ", \"wage\": \"90303\"")
				     PAID("3", "9000", "1", ", \"wage\": \"24999.99\""),
		     NULL);
	hits("Q06a", "2 ");
	hits("Q06b", "2 ");
	hits("Q21a", "2 ");
	hits("Q21b", "");
	hits("Q21h", "3 "); /* 70 */
	hits("Q21d", "3 ");
	hits("Q21e", "3 ");
	hits("Q21f", "1 ");
	hits("Q21g", "2 2 ");
	hits("Q36a", "3 "); /* 1: 50 of 250 is 20 %, not above; 3: 5000.01 of 24999.99 is */
}

#define RISK(home, found, closed) \
	"{\"household\": \"" home "\", \"found\": \"" found "\", \"closed\": \"" closed "\"}\n"
static void risks(void **state)
{
	(void)state;
	fx_put("r.ndjson", RISK("1", "2023-01-15", "2023-07-14") RISK("2", "2023-01-15", "2023-07-15")
				   RISK("3", "2023-08-30", "") RISK("4", "2023-07-30", "")
					   RISK("5", "2023-05-31", "2023-06-30") RISK("6", "2022-12-31", ""));
	fx_put("me.ndjson", "{\"household\": \"6\", \"type\": \"就业帮扶\", \"name\": \"劳务输出\"}\n");
	fx_put("v.ndjson", "{\"household\": \"4\", \"date\": \"2023-09-01\"}\n{\"household\": \"3\", "
			   "\"date\": \"2023-08-31\"}\n");
#define WATCHED(id, net, wage)                                                                                  \
	PAID(id, net, "1",                                                                                      \
	     ", \"monitor\": \"脱贫不稳定户\", \"cleared\": \"否\", \"no_labour\": \"否\", \"cadre\": " \
	     "\"甲\", \"wage\": \"" wage "\"")
	screen_homes("{\"kind\": \"risks\", \"file\": \"r.ndjson\"}, {\"kind\": \"measures\", \"file\": "
		     "\"me.ndjson\"}, "
		     "{\"kind\": \"visits\", \"file\": \"v.ndjson\"}, ",
		     WATCHED("1", "20000", "1") WATCHED("2", "20000.01", "1") WATCHED("3", "1", "1")
			     WATCHED("4", "1", "1") WATCHED("5", "1", "1")
				     PAID("6", "20001", "1",
					  ", \"monitor\": \"脱贫不稳定户\", \"cleared\": \"是\", "
					  "\"no_labour\": \"否\", \"wage\": \"0\""),
		     NULL);
	hits("Q04a", "2 "); /* 6 was found in 2022 */
	hits("Q15a", "1 5 ");
	hits("Q15b", "5 ");
	hits("Q16a", "4 "); /* 3: one month exactly; 6 has a measure */
	hits("Q10d", "6 ");
	hits("Q40a", "");
	hits("Q40b", "1 2 3 5 ");
	hits("Q40c", "1 2 3 4 5 ");
	hits("Q17", "");
}

/* Rules that cannot be: each fault with its place. */
static void faults(void **state)
{
	(void)state;
	struct audit_source from = {NULL, NULL, 2023};
	char path[512];
	fx_put("s.json", "{\"screens\": 1, \"rules\": [\n"
			 "{\"id\": \"A\", \"kind\": \"rows\", \"text\": \"t\", \"origin\": \"o\", \"shows\": "
			 "\"s\", \"severity\": \"notice\",\n"
			 " \"when\": {\"field\": \"wagee\", \"above\": 1}},\n"
			 "{\"id\": \"B\", \"kind\": \"rowss\", \"text\": \"t\", \"origin\": \"o\", "
			 "\"shows\": \"s\", \"severity\": \"notice\"},\n"
			 "{\"id\": \"C\", \"kind\": \"rows\", \"text\": \"t\", \"origin\": \"o\", \"shows\": "
			 "\"s\", \"severity\": \"notice\"}]}");
	fx_path("s.json", path);
	from.path = path;
	assert_false(audit_load(arena, &from, &rules, &talk));
	assert_int_equal(talk.n, 3);
	assert_int_equal(talk.v[0].at.line, 3);
	assert_true(str_find(talk.v[0].hint, STR("wage")) != SIZE_MAX);
	assert_int_equal(talk.v[1].at.line, 4);
	assert_int_equal(talk.v[2].at.line, 5);
	fx_case("{\"kind\": \"households\", \"file\": \"h.ndjson\"}", "");
	fx_put("h.ndjson", PAID("1", "1", "1", ""));
}

/* A threshold that no pack lays down: the screen says so. */
static void no_pack(void **state)
{
	struct audit_source from = {"templates/screens.json", NULL, 2023};
	(void)state;
	fx_put("h.ndjson", PAID("1", "1", "1", ""));
	fx_case("{\"kind\": \"households\", \"file\": \"h.ndjson\"}", "");
	fx_must_open();
	assert_true(audit_load(arena, &from, &rules, &talk));
	screens = audit_run(arena, &fx.set, &rules, NULL);
	hits("Q01", "-");
	assert_true(str_is(result("Q01")->missing, "政策包中的监测线"));
	hits("Q03a", "1 ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		au_test(lines),  au_test(amounts), au_test(identities), au_test(gate_share),
		au_test(growth), au_test(persons), au_test(jobs),       au_test(risks),
		au_test(faults), au_test(no_pack),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
