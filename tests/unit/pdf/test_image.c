/* Images: what is taken, what is refused and where it says so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pdf/parts.h"
#include "pdf/pdf.h"

#include <string.h>

/* 2 x 2 pixels, RGBA, interlaced (Adam7): red, clear / clear, blue at 127 of 255. */
static const unsigned char png[] = {
	0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
	0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x02, 0x08, 0x06, 0x00, 0x00, 0x01, 0x05, 0xb1, 0x3d,
	0xb2, 0x00, 0x00, 0x00, 0x12, 0x49, 0x44, 0x41, 0x54, 0x08, 0xd7, 0x63, 0xf8, 0xcf, 0xc0, 0xf0,
	0x9f, 0x01, 0x09, 0xfc, 0xaf, 0x07, 0x00, 0x23, 0x6f, 0x03, 0x7d, 0xa9, 0x27, 0x8c, 0xf1, 0x00,
	0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
};

/* SOI, APP14 of Adobe, a baseline frame of 3 x 2 pixels in four colours, a scan of nothing, EOI. */
static const unsigned char jpeg[] = {
	0xff, 0xd8, 0xff, 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0, 0xff, 0xff,
	0xc0, 0, 20, 8, 0, 2, 0, 3, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0,
	0xff, 0xda, 0, 2, 0x12, 0xff, 0xd9, 0,
};
#define FRAME 20 /* of the marker 0xC0 */

static struct text_fonts *fonts;

static int open_fonts(void **state)
{
	struct err e = {0};
	(void)state;
	if (!text_fonts_open("fonts", &fonts, &e))
		fonts = NULL;
	return 0;
}

static int close_fonts(void **state)
{
	(void)state;
	text_fonts_close(fonts);
	return 0;
}

/* A file cannot be begun without a font set. */
static void need_fonts(void)
{
	if (fonts)
		return;
	print_message("fonts/ is empty (make fonts): skipped\n");
	skip();
}

/* A page with the image on it, written; false: *e. */
static bool write_with(struct str bytes, bool is_jpeg, struct buf *out, struct err *e)
{
	struct draw_image im = { .bytes = bytes, .jpeg = is_jpeg, .w = 2, .h = 2, .at = { "page.html", 7, 3 } };
	struct draw_op op = { .kind = DRAW_IMAGE };
	op.image.w = op.image.h = LU_PT(10);
	op.image.alpha = 255;
	op.image.image = &im;
	struct draw_page page = { .w = LU_PT(100), .h = LU_PT(100), .op = &op, .n_op = 1 };
	struct draw_doc doc = { .page = &page, .n_page = 1, .title = STR("x") };
	return pdf_write(&doc, fonts, out, e);
}

/* Is there a deflated stream of exactly these bytes? */
static bool has_stream(const struct buf *file, const char *bytes, size_t n)
{
	struct libdeflate_decompressor *z = libdeflate_alloc_decompressor();
	struct str rest = buf_view(file);
	char out[64];
	size_t at, got;
	bool found = false;
	while (!found && (at = str_find(rest, STR("stream"))) != SIZE_MAX) {
		rest = str_sub(rest, at + 6, rest.n);
		size_t eol = str_starts(rest, STR("\r\n")) ? 2 : 1, used;
		found = libdeflate_zlib_decompress_ex(z, rest.p + eol, rest.n - eol, out, sizeof out, &used, &got) ==
		            LIBDEFLATE_SUCCESS && got == n && memcmp(out, bytes, n) == 0;
	}
	libdeflate_free_decompressor(z);
	return found;
}

static void test_png(void **state)
{
	struct buf out = {0};
	struct err e = {0};
	(void)state;
	need_fonts();
	assert_true(write_with((struct str){ (const char *)png, sizeof png }, false, &out, &e));
	assert_true(has_stream(&out, "\xff\0\0\0\0\0\0\0\0\0\0\xff", 12)); /* colours */
	assert_true(has_stream(&out, "\xff\0\0\x7f", 4));                  /* soft mask */
	buf_release(&out);
}

/* Cut anywhere before its last chunk, or with any header byte changed, a PNG is refused at its place in the page. */
static void test_broken_png(void **state)
{
	(void)state;
	need_fonts();
	for (size_t n = 8; n < sizeof png - 12; n++) {
		struct buf out = {0};
		struct err e = {0};
		assert_false(write_with((struct str){ (const char *)png, n }, false, &out, &e));
		assert_int_equal(e.status, EXIT_INPUT);
		assert_int_equal(e.at.line, 7);
		buf_release(&out);
	}
	for (size_t i = 16; i < 33; i++) {
		unsigned char bad[sizeof png];
		struct buf out = {0};
		struct err e = {0};
		memcpy(bad, png, sizeof png);
		bad[i] ^= 0x55;
		assert_false(write_with((struct str){ (const char *)bad, sizeof bad }, false, &out, &e));
		buf_release(&out);
	}
}

static void test_jpeg(void **state)
{
	struct jpeg_info info;
	const char *fault;
	struct str all = { (const char *)jpeg, sizeof jpeg };
	(void)state;
	assert_true(jpeg_read(all, &info, &fault));
	assert_int_equal(info.w, 3);
	assert_int_equal(info.h, 2);
	assert_int_equal(info.components, 4);
	assert_true(info.inverted);
	for (size_t n = 0; n < sizeof jpeg - 1; n++) /* the byte after EOI is no part of it */
		assert_false(jpeg_read((struct str){ (const char *)jpeg, n }, &info, &fault));
}

static void test_odd_jpeg(void **state)
{
	static const struct {
		size_t at;
		unsigned char value;
	} cases[] = {
		{ FRAME, 0xc3 },      /* lossless */
		{ FRAME, 0xc9 },      /* arithmetic coding */
		{ FRAME + 3, 12 },    /* 12 bits */
		{ FRAME + 7, 0 },     /* no width */
		{ FRAME + 8, 2 },     /* two colours */
		{ FRAME, 0xfe },      /* a comment: no frame at all */
		{ FRAME + 2, 200 },   /* a segment beyond the end */
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		unsigned char bad[sizeof jpeg];
		struct jpeg_info info;
		const char *fault = NULL;
		memcpy(bad, jpeg, sizeof jpeg);
		bad[cases[i].at] = cases[i].value;
		assert_false(jpeg_read((struct str){ (const char *)bad, sizeof bad }, &info, &fault));
		assert_non_null(fault);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_png),
		cmocka_unit_test(test_broken_png),
		cmocka_unit_test(test_jpeg),
		cmocka_unit_test(test_odd_jpeg),
	};
	return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
