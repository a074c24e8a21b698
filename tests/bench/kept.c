/* How long the import alone takes and what it keeps: kept CASE FIELDS.JSON THREADS.  For tests/bench.sh. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "data/set.h"

/* A line of /proc/self/status, in kB; 0 where there is none. */
static long status(const char *name)
{
	char line[256];
	long kb = 0;
	FILE *f = fopen("/proc/self/status", "r");

	while (f && fgets(line, sizeof line, f))
		if (strncmp(line, name, strlen(name)) == 0)
			kb = atol(line + strlen(name));
	if (f)
		fclose(f);
	return kb;
}

static double seconds(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

int main(int argc, char **argv)
{
	struct data_options o;
	struct data_set set;
	struct err e = {0};
	long before, kept;
	double from = seconds(CLOCK_MONOTONIC);

	if (argc != 4)
		return 2;
	o = (struct data_options){.fields = argv[2], .threads = (unsigned)atoi(argv[3])};
	before = status("RssAnon:");
	if (!data_open(argv[1], &o, &set, &e)) {
		fprintf(stderr, "%s\n", e.msg);
		return 1;
	}
	kept = status("RssAnon:") - before;
	printf("import %.2f s, %.2f s of processor time, peak %ld MiB; kept %.0f bytes a household of %zu\n",
	       seconds(CLOCK_MONOTONIC) - from, seconds(CLOCK_PROCESS_CPUTIME_ID), status("VmHWM:") / 1024,
	       (double)kept * 1024 / (double)(set.year[0].n ? set.year[0].n : 1), set.year[0].n);
	data_close(&set);
	return 0;
}
