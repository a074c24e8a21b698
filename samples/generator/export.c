#include <string.h>

#include "rows.h"

/* Nobody's number: the village 999 does not exist. */
#define STRANGER "999999900001"

FILE *export_open(const struct plan *p, const char *name)
{
	char path[4096];
	FILE *f;

	snprintf(path, sizeof path, "%s/%s", p->dir, name);
	f = fopen(path, "wb");
	if (!f)
		perror(path);
	return f;
}

bool export_close(FILE *f, const char *name)
{
	bool bad = ferror(f) != 0;

	if (fclose(f) == 0 && !bad)
		return true;
	perror(name);
	return false;
}

/* Last year's file is a plain array; this year's sits where the system's web service puts it. */
bool export_households(const struct plan *p, int which)
{
	bool nested = which == THIS && !p->ndjson && p->style[THIS] != STYLE_CANONICAL;
	char name[64];
	struct household h;
	FILE *f;
	int rows = 0;

	snprintf(name, sizeof name, "households-%d.json", p->income_year - (which == LAST));
	f = export_open(p, name);
	if (!f)
		return false;
	if (nested)
		fputs("{\"code\":200,\"message\":\"成功\",\"body\":{\"poorFamilyList\":{\"pageNo\":1,"
		      "\"data\":[\n",
		      f);
	else if (!p->ndjson)
		fputs("[\n", f);
	for (uint64_t i = 0; i < p->households; i++) {
		household_make(p, i, &h);
		rows += rows_put(f, p, &h, which, rows == 0);
	}
	fputs(nested ? "\n]}}}\n" : p->ndjson ? "\n" : "\n]\n", f);
	return export_close(f, name);
}

static const char *yes_no(enum flag f)
{
	return f == BLANK ? "" : f == YES ? "是" : "否";
}

static void put_member(FILE *f, const struct plan *p, const struct household *h, int k)
{
	const struct member *m = &h->member[k];

	fprintf(f,
		"{\"household\":\"%s\",\"name\":\"%s\",\"id_number\":\"%s\",\"relation\":\"%s\",\"birth\":\"%"
		"s\",",
		h->id, m->name, m->id_number, m->relation, m->birth);
	fprintf(f, "\"labour\":\"%s\",\"health\":\"%s\",\"disability\":\"%s\",\"dibao\":\"%s\",", m->labour,
		m->health, m->disability, yes_no(m->dibao));
	fprintf(f, "\"tekun\":\"%s\",\"school\":\"%s\"", yes_no(m->tekun), m->school);
	insurance_put(f, p, h, m);
	detail_put_member(f, p, h, k);
	fputc('}', f);
}

bool export_members(const struct plan *p)
{
	struct household h;
	FILE *f = export_open(p, "members.json");
	bool first = true;

	if (!f)
		return false;
	fputs("[\n", f);
	for (uint64_t i = 0; i < p->households; i++) {
		household_make(p, i, &h);
		for (int k = 0; h.year[THIS].present && k < h.members; k++, first = false) {
			fputs(first ? "" : ",\n", f);
			put_member(f, p, &h, k);
		}
	}
	if (p->hard)
		fprintf(f,
			",\n{\"household\":\"%.6s" STRANGER
			"\",\"name\":\"无户可归\",\"relation\":\"户主\",\"dibao\":\"否\"}",
			p->region);
	fputs("\n]\n", f);
	return export_close(f, "members.json");
}

static const char *const block_key[BLOCKS] = {"wage", "business", "business_cost", "property", "transfer"};

static void put_blocks(FILE *f, const struct plan *p, const struct household *h, int from, int to)
{
	const struct year *y = &h->year[THIS];
	int months = p->nine_months ? 9 : MONTHS_MAX;

	for (int b = 0; b < BLOCKS; b++) {
		int64_t sum = 0;

		for (int m = from; m < to; m++)
			sum += month_amount(y->block[b], (enum block)b, m, months);
		fputs(",\"", f);
		fputs(block_key[b], f);
		fputs("\":", f);
		put_fen(f, sum);
	}
	fputc('}', f);
}

/* The accounting year Y runs from October of Y-1 to September of Y. */
static void put_month_rows(FILE *f, const struct plan *p, const struct household *h)
{
	for (int m = 0; m < h->months; m++) {
		int month = (m + 9) % 12 + 1;

		fprintf(f, "{\"household\":\"%s\",\"month\":\"%d-%02d\"", h->id,
			p->income_year - (month >= 10), month);
		put_blocks(f, p, h, m, m + 1);
		fputc('\n', f);
	}
}

/* One record a line. Two lines that nobody can use stand at the end of a case with hard cases. */
bool export_monthly(const struct plan *p)
{
	struct household h;
	FILE *f = export_open(p, "monthly.json");

	if (!f)
		return false;
	for (uint64_t i = 0; i < p->households; i++) {
		household_make(p, i, &h);
		if (h.year[THIS].present)
			put_month_rows(f, p, &h);
	}
	if (p->hard) {
		fprintf(f,
			"{\"household\":\"%.6s" STRANGER
			"\",\"month\":\"%d-01\",\"wage\":100,\"business\":0,",
			p->region, p->income_year);
		fputs("\"business_cost\":0,\"property\":0,\"transfer\":0}\n", f);
		household_make(p, 0, &h);
		fprintf(f, "{\"household\":\"%s\",\"month\":\"%d-13\",\"wage\":\"三千\"}\n", h.id,
			p->income_year);
	}
	return export_close(f, "monthly.json");
}

bool export_quarterly(const struct plan *p)
{
	struct household h;
	FILE *f = export_open(p, "quarterly.json");
	int quarters = p->nine_months ? 3 : 4;
	bool first = true;

	if (!f)
		return false;
	fputs("[\n", f);
	for (uint64_t i = 0; i < p->households; i++) {
		household_make(p, i, &h);
		for (int q = 0; h.year[THIS].present && h.quarters && q < quarters; q++, first = false) {
			fprintf(f, "%s{\"household\":\"%s\",\"quarter\":\"%dQ%d\"", first ? "" : ",\n", h.id,
				p->income_year, q + 1);
			put_blocks(f, p, &h, q * 3, q * 3 + 3);
		}
	}
	fputs("\n]\n", f);
	return export_close(f, "quarterly.json");
}
