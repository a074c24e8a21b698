/*
 * The floor of `jianbao render`: what no engine of this design can save.  Expat
 * over the HTML, nothing done with it, and libdeflate over the page streams of
 * the PDF that was made of it.  usage: floor PAGE.html PAGE.pdf; prints
 * milliseconds of processor time, the best of five.
 */
#include <expat.h>
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define LEVEL 5 /* as src/pdf/objects.c */

struct bytes {
	char *p;
	size_t n;
};

static struct bytes slurp(const char *path)
{
	struct bytes b = {NULL, 0};
	FILE *f = fopen(path, "rb");

	if (!f || fseek(f, 0, SEEK_END) != 0 || ftell(f) < 0) {
		perror(path);
		exit(2);
	}
	b.n = (size_t)ftell(f);
	rewind(f);
	b.p = malloc(b.n + 1);
	if (!b.p || fread(b.p, 1, b.n, f) != b.n) {
		perror(path);
		exit(2);
	}
	b.p[b.n] = '\0';
	fclose(f);
	return b;
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void on_start(void *ctx, const XML_Char *name, const XML_Char **attr)
{
	(void)name;
	(void)attr;
	++*(size_t *)ctx;
}

static void on_text(void *ctx, const XML_Char *s, int n)
{
	(void)s;
	*(size_t *)ctx += (size_t)n;
}

static double time_expat(struct bytes html)
{
	double from = now();
	size_t seen = 0;
	XML_Parser x = XML_ParserCreate("UTF-8");

	XML_SetUserData(x, &seen);
	XML_SetElementHandler(x, on_start, NULL);
	XML_SetCharacterDataHandler(x, on_text);
	XML_UseForeignDTD(x, XML_TRUE); /* entities of HTML are skipped, not faults */
	if (XML_Parse(x, html.p, (int)html.n, 1) != XML_STATUS_OK)
		fprintf(stderr, "floor: line %lu: %s\n", XML_GetCurrentLineNumber(x),
			XML_ErrorString(XML_GetErrorCode(x)));
	XML_ParserFree(x);
	return now() - from;
}

/* The next page stream behind *at, inflated; p == NULL: there is none. */
static struct bytes next_stream(struct bytes pdf, size_t *at)
{
	static const char head[] = "<</Filter/FlateDecode/Length ", mid[] = ">>\nstream\n";
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	struct bytes out = {NULL, 0};

	for (; !out.p && *at + sizeof head < pdf.n; ++*at) {
		char *end;
		if (pdf.p[*at] != '<' || memcmp(pdf.p + *at, head, sizeof head - 1) != 0)
			continue;
		size_t n = strtoul(pdf.p + *at + sizeof head - 1, &end, 10), most = n * 64 + 4096;
		if (memcmp(end, mid, sizeof mid - 1) != 0)
			continue;
		out.p = malloc(most);
		if (libdeflate_zlib_decompress(d, end + sizeof mid - 1, n, out.p, most, &out.n) != LIBDEFLATE_SUCCESS)
			out.n = 0;
	}
	libdeflate_free_decompressor(d);
	return out;
}

static double time_deflate(struct bytes pdf, size_t *bytes)
{
	struct libdeflate_compressor *c = libdeflate_alloc_compressor(LEVEL);
	struct bytes one;
	double sum = 0;

	*bytes = 0;
	for (size_t at = 0; (one = next_stream(pdf, &at)).p;) {
		size_t most = libdeflate_zlib_compress_bound(c, one.n);
		char *z = malloc(most);
		double from = now();
		libdeflate_zlib_compress(c, one.p, one.n, z, most);
		sum += now() - from;
		*bytes += one.n;
		free(z);
		free(one.p);
	}
	libdeflate_free_compressor(c);
	return sum;
}

int main(int argc, char **argv)
{
	double expat = 1e9, deflate = 1e9;
	size_t bytes = 0;

	if (argc != 3) {
		fputs("usage: floor PAGE.html PAGE.pdf\n", stderr);
		return 2;
	}
	struct bytes html = slurp(argv[1]), pdf = slurp(argv[2]);
	for (int i = 0; i < 5; i++) {
		double x = time_expat(html), d = time_deflate(pdf, &bytes);
		expat = x < expat ? x : expat;
		deflate = d < deflate ? d : deflate;
	}
	printf("floor %.0f ms: expat over %.1f MB of HTML %.0f ms, deflate over %.1f MB of page streams %.0f ms\n",
	       expat + deflate, (double)html.n / 1e6, expat, (double)bytes / 1e6, deflate);
	free(html.p);
	free(pdf.p);
	return 0;
}
