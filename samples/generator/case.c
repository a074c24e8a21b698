/* case.json and references.json. */
#include <string.h>

#include "generator.h"

static const char *style_path(const struct plan *p)
{
	bool nested = !p->ndjson && p->style[THIS] != STYLE_CANONICAL;

	return nested ? ", \"path\": \"body.poorFamilyList.data\"" : "";
}

static void put_exports(FILE *f, const struct plan *p)
{
	int y = p->income_year;

	fprintf(f,
		"  \"exports\": [\n    {\"kind\": \"households\", \"year\": %d, \"file\": "
		"\"households-%d.json\"},\n",
		y - 1, y - 1);
	fprintf(f, "    {\"kind\": \"households\", \"year\": %d, \"file\": \"households-%d.json\"%s}%s", y,
		y, style_path(p), p->bare ? "\n  ],\n" : ",\n");
	if (p->bare)
		return;
	fputs("    {\"kind\": \"members\", \"file\": \"members.json\"},\n", f);
	fputs("    {\"kind\": \"monthly\", \"file\": \"monthly.json\"},\n", f);
	fputs("    {\"kind\": \"quarterly\", \"file\": \"quarterly.json\"}", f);
	ledgers_put_exports(f, p);
	fputs("\n  ],\n", f);
}

static void put_issuer(FILE *f, const struct plan *p)
{
	const char *c = p->county;

	fprintf(f, "  \"issuer\": {\n    \"organ\": \"%s%s\",\n", c, p->organ);
	fprintf(f, "    \"mark\": \"%s%s文件\",\n", c, p->organ);
	fprintf(f, "    \"number\": \"%.3s%s〔%d〕%d号\",\n", c, p->word, p->income_year + !p->nine_months,
		p->nine_months ? 9 : 2);
	fprintf(f, "    \"cc\": [\"%s\"],\n", p->cc);
	fputs("    \"contact\": {\"name\": \"向文清\", \"phone\": \"19900009999\"}\n  },\n", f);
}

bool export_case(const struct plan *p)
{
	FILE *f = export_open(p, "case.json");
	int y = p->income_year;

	if (!f)
		return false;
	fprintf(f,
		"{\n  \"case\": 1,\n  \"region\": {\"code\": \"%s000000\", \"name\": \"%s\", \"level\": "
		"\"%s\", "
		"\"parent\": \"%s\"},\n",
		p->region, p->county, p->counties > 1 ? "province" : "county", p->counties > 1 ? "示范国" : "示范市");
	fprintf(f, "  \"income_year\": %d,\n", y);
	fprintf(f, "  \"as_of\": \"%d-%s\",\n", y, p->nine_months ? "06-30" : "09-30");
	/* A closed year is reported when its published figures are out: early in the next. */
	fprintf(f, "  \"report_date\": \"%d-%s\",\n", y + !p->nine_months, p->nine_months ? "07-12" : "02-05");
	fprintf(f, "  \"reply_by\": \"%d-%s\",\n", y + !p->nine_months, p->nine_months ? "07-25" : "02-26");
	fprintf(f, "  \"issue\": %d,\n  \"issue_total\": %d,\n", p->nine_months ? 7 : 2, p->nine_months ? 19 : 26);
	fprintf(f, "  \"policy\": \"%s\",\n", p->pack);
	if (p->ledgers && strstr(p->pack, "national"))
		fputs("  \"parameters\": {\"safety.standard\": \"5600\", \"jobs.target\": \"220\"},\n", f);
	else if (p->ledgers && (strstr(p->pack, "hunan") || strstr(p->pack, "laiyuan")))
		fputs("  \"parameters\": {\"safety.standard\": \"5600\"},\n", f);
	put_exports(f, p);
	fputs("  \"references\": \"references.json\",\n", f);
	put_issuer(f, p);
	fputs("  \"dossiers\": [\"briefing\", \"packet\", \"notice\"],\n  \"privacy\": \"internal\"\n}\n", f);
	return export_close(f, "case.json");
}

/* The nation's row is real (National Bureau of Statistics); county, city and province are invented. */
static const struct {
	int year;
	const char *level, *previous, *growth, *published;
} nation[] = {
	{2022, "20133", "18931", "6.3", "2023-01-17"},
	{2023, "21691", "20133", "7.7", "2024-01-17"},
};

static void put_nation(FILE *f, int year, bool last)
{
	size_t i = 0;

	while (nation[i].year != year)
		i++;
	fprintf(f,
		"  {\"region\": \"000000000000\", \"indicator\": \"rural_disposable_income\", \"year\": %d, ",
		year);
	fprintf(f, "\"level\": \"%s\", \"level_prev\": \"%s\", ", nation[i].level, nation[i].previous);
	fprintf(f,
		"\"growth\": \"%s\", \"basis\": \"nominal\",\n   \"source\": "
		"\"国家统计局《%d年居民收入和消费支出情况》\", ",
		nation[i].growth, year);
	fprintf(f, "\"published\": \"%s\"}%s\n", nation[i].published, last ? "" : ",");
}

/* Levels of the county and the city: the year before last, last year, this year. */
static const char *const county_level[] = {"14160", "15205", "16420"}, *const city_level[] = {"15560", "16650", "17880"};

static void put_year(FILE *f, const struct plan *p, int which)
{
	int y = p->income_year - 1 + which;

	fprintf(f,
		"  {\"region\": \"%s000000\", \"indicator\": "
		"\"rural_disposable_income\", \"year\": %d, ",
		p->region, y);
	fprintf(f,
		"\"level\": \"%s\", \"level_prev\": \"%s\", \"growth\": \"%s\", \"basis\": "
		"\"nominal\",\n"
		"   \"source\": \"%s统计局《%d年国民经济和社会发展统计公报》（虚构）\", \"published\": "
		"\"%d-01-25\"},\n",
		county_level[which + 1], county_level[which], which ? "8.0" : "7.4", p->county, y, y + 1);
	if (p->counties > 1) { /* the province is the region itself */
		put_nation(f, y, which == 1);
		return;
	}
	fprintf(f,
		"  {\"region\": \"%.4s00000000\", \"indicator\": \"rural_disposable_income\", \"year\": %d, ",
		p->region, y);
	fprintf(f, "\"level\": \"%s\", \"level_prev\": \"%s\", \"basis\": \"nominal\",\n"
		"   \"source\": \"示范市统计局（虚构）\"},\n", city_level[which + 1], city_level[which]);
	fprintf(f,
		"  {\"region\": \"%.2s0000000000\", \"indicator\": \"rural_disposable_income\", \"year\": "
		"%d, ",
		p->region, y);
	fprintf(f, "\"growth\": \"%s\", \"basis\": \"nominal\", \"source\": \"示范省统计局（虚构）\"},\n",
		which ? "7.2" : "6.8");
	put_nation(f, y, which == 1);
}

bool export_references(const struct plan *p)
{
	FILE *f = export_open(p, "references.json");

	if (!f)
		return false;
	fputs("{\"references\": [\n", f);
	if (p->ledgers) /* 连续高于 asks for last year's as well */
		put_year(f, p, 0);
	put_year(f, p, 1);
	fputs("]}\n", f);
	return export_close(f, "references.json");
}
