#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "generator.h"

static const char usage[] =
	"generate --seed 1 --households 50000 --townships 24 -o samples/county-50000\n"
	"generate --seed 7 --households 800 --pack laiyuan-2022 --style machine -o samples/mine\n"
	"\n"
	"Writes a fictional county case folder. The same options give the same bytes on every machine.\n"
	"\n"
	"  --seed S         any number (1)\n"
	"  --households N   1 to 9000000 households, the hand-placed cases included (800)\n"
	"  --townships T    1 to 396 in each county (12)\n"
	"  --counties C     1 to 1188; with more than one the case is a province's (1)\n"
	"  --bare           the two years' households alone\n"
	"  --pack P         the policy pack; laiyuan-2022 makes a case in its ninth month (hunan-2022)\n"
	"  --style S        headers: canonical, chinese (old and new generation) or machine (canonical)\n"
	"  --watched-months monthly rows only for monitored and falling households (for a small sample)\n"
	"  --ledgers        jobs, visits, measures, payments and so on, and the year before last\n"
	"  --ndjson         one household a line\n"
	"  --hard           with further hard cases: every threshold of the pack, a fen below and above\n"
	"  --clean          without the hand-placed hard cases and bad records\n"
	"  --notes          print the hard cases as a Markdown table, write nothing\n"
	"  -o DIR           the folder; made when it is not there\n";

static int wrong(const char *what, const char *argument)
{
	fprintf(stderr, "generate: %s%s%s\n\n%s", what, argument ? ": " : "", argument ? argument : "",
		usage);
	return 2;
}

static bool number(const char *text, uint64_t low, uint64_t high, uint64_t *out)
{
	char *end;

	errno = 0;
	*out = strtoull(text, &end, 10);
	return !errno && end != text && !*end && *text != '-' && *out >= low && *out <= high;
}

static bool set_style(struct plan *p, const char *name)
{
	static const struct {
		const char *name;
		enum style last, now;
	} styles[] = {
		{"canonical", STYLE_CANONICAL, STYLE_CANONICAL},
		{"chinese", STYLE_OLD, STYLE_NEW},
		{"machine", STYLE_MACHINE, STYLE_NEW},
	};

	for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++)
		if (!strcmp(name, styles[i].name)) {
			p->style[LAST] = styles[i].last;
			p->style[THIS] = styles[i].now;
			return true;
		}
	return false;
}

/* A pack's year and county. Only the nine-month estimate changes the shape of the data. */
static void set_pack(struct plan *p, const char *pack)
{
	p->pack = pack;
	if (strstr(pack, "laiyuan")) {
		p->nine_months = true;
		p->income_year = 2022;
		p->county = "溪源县";
		p->region = "990602";
	} else if (strstr(pack, "chifeng")) {
		p->county = "赤原旗";
		p->region = "990722";
		p->cc = "旗委办公室\", \"旗政府办公室";
	} else if (strstr(pack, "zaozhuang")) {
		p->county = "云台高新技术产业开发区";
		p->region = "990471";
		p->organ = "社会事务综合服务中心";
		p->word = "高社字";
		p->cc = "党工委办公室\", \"管委会办公室";
	} else if (strstr(pack, "national")) {
		p->county = "岭东县";
		p->region = "990303";
	} else {
		p->income_year = strstr(pack, "2022") && !strstr(pack, "hunan") ? 2022 : 2023;
	}
}

static bool set_value(struct plan *p, const char *key, const char *value)
{
	uint64_t n;

	if (!strcmp(key, "--seed"))
		return number(value, 0, UINT64_MAX - 1, &p->seed);
	if (!strcmp(key, "--households"))
		return number(value, 1, 9000000, &p->households);
	if (!strcmp(key, "--townships")) {
		bool fine = number(value, 1, TOWNSHIPS_MAX, &n);

		p->townships = (int)(fine ? n : 1);
		return fine;
	}
	if (!strcmp(key, "--counties")) {
		bool fine = number(value, 1, COUNTIES_MAX, &n);

		p->counties = (int)(fine ? n : 1);
		return fine;
	}
	if (!strcmp(key, "--style"))
		return set_style(p, value);
	if (!strcmp(key, "--pack"))
		set_pack(p, value);
	else
		p->dir = value;
	return true;
}

static bool takes_value(const char *key)
{
	static const char *const keys[] = {"--seed",  "--households", "--townships", "--counties",
					   "--style", "--pack",       "-o"};

	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
		if (!strcmp(key, keys[i]))
			return true;
	return false;
}

static int print_notes(const struct plan *p)
{
	struct household h;
	uint64_t ordinary = p->households - (uint64_t)hard_count(p);

	puts("| 户编号 | 为什么在这里 |\n|---|---|");
	for (int i = 1; i <= hard_count(p); i++) {
		household_make(p, ordinary + (uint64_t)i - 1, &h);
		printf("| `%s` | %s |\n", h.id, hard_note(p, i));
	}
	return 0;
}

static bool make_folder(const char *dir)
{
	if (mkdir(dir, 0777) == 0 || errno == EEXIST)
		return true;
	perror(dir);
	return false;
}

static int write_all(const struct plan *p)
{
	bool done = make_folder(p->dir) && export_case(p) && export_references(p) &&
		    export_households(p, LAST) && export_households(p, THIS) &&
		    (p->bare || (export_members(p) && export_monthly(p) && export_quarterly(p) &&
				 export_ledgers(p)));

	return done ? 0 : 1;
}

int main(int argc, char **argv)
{
	struct plan p = {.seed = 1,
			 .households = 800,
			 .townships = 12,
			 .counties = 1,
			 .hard = true,
			 .pack = "hunan-2022",
			 .county = "青岭县",
			 .region = "990101",
			 .organ = "巩固拓展脱贫攻坚成果领导小组办公室",
			 .word = "巩固办发",
			 .cc = "县委办公室\", \"县政府办公室",
			 .income_year = 2023};
	bool notes = false;

	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "--help"))
			return fputs(usage, stdout) < 0;
		if (!strcmp(argv[i], "--ndjson"))
			p.ndjson = true;
		else if (!strcmp(argv[i], "--bare"))
			p.bare = true;
		else if (!strcmp(argv[i], "--ledgers"))
			p.ledgers = true;
		else if (!strcmp(argv[i], "--watched-months"))
			p.watched_months = true;
		else if (!strcmp(argv[i], "--hard"))
			p.more = true;
		else if (!strcmp(argv[i], "--clean"))
			p.hard = false;
		else if (!strcmp(argv[i], "--notes"))
			notes = true;
		else if (!takes_value(argv[i]) || i + 1 >= argc)
			return wrong("unknown option, or one without its value", argv[i]);
		else if (!set_value(&p, argv[i], argv[i + 1]))
			return wrong("not a value for this option", argv[i + 1]);
		else
			i++;
	}
	if (!p.dir && !notes)
		return wrong("-o DIR is missing", NULL);
	if (p.households < (uint64_t)hard_count(&p))
		return wrong("fewer households than hard cases; use --clean", NULL);
	if (p.counties > 1) {
		p.region = "990000";
		p.county = "示范省";
	}
	plan_lay_out(&p);
	return notes ? print_notes(&p) : write_all(&p);
}
