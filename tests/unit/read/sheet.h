#ifndef TESTS_READ_SHEET_H
#define TESTS_READ_SHEET_H
/* Hand-made PDFs for tests: objects as text, numbered from 1 (1: catalog, 2: page tree), with a plain cross-reference
   table.  "@" in front of an object's text makes a stream of what follows its first line. */
#include "base/buf.h"

#include <stdio.h>
#include <string.h>

static inline void sheet_pdf(struct buf *out, const char *const *object, size_t n)
{
	size_t at[64];
	buf_cat(out, "%PDF-1.7\n");
	for (size_t i = 0; i < n; i++) {
		const char *text = object[i], *eol = strchr(text, '\n');
		at[i] = out->n;
		if (text[0] == '@' && eol)
			buf_fmt(out, "%zu 0 obj\n<<%.*s/Length %zu>>\nstream\n%s\nendstream\nendobj\n", i + 1, (int)(eol - text - 1),
			        text + 1, strlen(eol + 1), eol + 1);
		else
			buf_fmt(out, "%zu 0 obj\n%s\nendobj\n", i + 1, text);
	}
	size_t xref = out->n;
	buf_fmt(out, "xref\n0 %zu\n0000000000 65535 f \n", n + 1);
	for (size_t i = 0; i < n; i++)
		buf_fmt(out, "%010zu 00000 n \n", at[i]);
	buf_fmt(out, "trailer\n<</Size %zu/Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n", n + 1, xref);
}

#endif
