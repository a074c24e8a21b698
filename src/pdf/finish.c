/* Linearisation and encryption by libqpdf. */
#include "pdf/finish.h"

#include <qpdf/qpdf-c.h>

static void set_up(qpdf_data q, const struct pdf_finish *how)
{
	qpdf_set_object_stream_mode(q, qpdf_o_preserve);
	qpdf_set_stream_data_mode(q, qpdf_s_preserve);
	qpdf_set_preserve_encryption(q, QPDF_FALSE);
	qpdf_set_newline_before_endstream(q, QPDF_TRUE); /* ISO 19005-2, 6.1.7.1 */
	if (!how->owner)
		qpdf_set_deterministic_ID(q, QPDF_TRUE);
	qpdf_set_linearization(q, how->linearize);
	if (how->owner)
		qpdf_set_r6_encryption_parameters2(q, how->user ? how->user : "", how->owner, QPDF_TRUE, how->copy,
		                                   how->modify, how->modify, how->modify, how->modify,
		                                   how->print ? qpdf_r3p_full : qpdf_r3p_none, QPDF_TRUE);
}

static bool write(qpdf_data q, const struct pdf_finish *how, struct str in, struct buf *out)
{
	if (qpdf_read_memory(q, "pdf", in.p, in.n, NULL) & QPDF_ERRORS || qpdf_init_write_memory(q) & QPDF_ERRORS)
		return false;
	set_up(q, how);
	if (qpdf_write(q) & QPDF_ERRORS)
		return false;
	buf_add(out, qpdf_get_buffer(q), qpdf_get_buffer_length(q));
	return true;
}

bool pdf_finish(struct str in, const struct pdf_finish *how, struct buf *out, struct err *e)
{
	qpdf_data q = qpdf_init();
	qpdf_silence_errors(q);
	bool ok = write(q, how, in, out);
	if (!ok) {
		const char *why = qpdf_has_error(q) ? qpdf_get_error_full_text(q, qpdf_get_error(q)) : "?";
		err_set(e, EXIT_INTERNAL, "pdf.finish", (struct pos){0},
		        TR("PDF 线性化或加密失败：%s", "the PDF cannot be linearised or encrypted: %s"), why);
	}
	qpdf_cleanup(&q);
	return ok;
}
