#ifndef PDF_FINISH_H
#define PDF_FINISH_H
/*
 * What may be done to a finished file, through libqpdf: linearisation (ISO
 * 32000-1, annex F: the first page shows before the whole is there) and
 * encryption with AES-256 (ISO 32000-2, 7.6.4.4.7; security handler revision 6).
 *
 * A linearised file stays what it was, PDF/A and PDF/UA, and the same bytes
 * twice.  An encrypted one is no PDF/A (ISO 19005-2, 6.1.3) and must not say
 * so (pdf_lock), and differs from run to run: its keys are random.
 */
#include "base/buf.h"
#include "base/err.h"

struct pdf_finish {
	bool linearize;
	const char *user, *owner; /* passwords, UTF-8; owner NULL: not encrypted; user "": opens without asking */
	bool print, copy, modify; /* what the user may do; screen readers always may (PDF/UA) */
};

static inline bool pdf_finish_wanted(const struct pdf_finish *how)
{
	return how->linearize || how->owner;
}
/* in: a file that pdf_close wrote.  *out is appended to.  false: *e says why (EXIT_INTERNAL). */
bool pdf_finish(struct str in, const struct pdf_finish *how, struct buf *out, struct err *e);

#endif
