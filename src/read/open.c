/* Files and pages; see read.h. */
#include "read/inner.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

lu to_lu(double v)
{
	if (!(v > -LU_FAR))
		return -LU_FAR;
	return v < LU_FAR ? (lu)floor(v + 0.5) : LU_FAR;
}

static bool refuse(struct read_file *f, struct err *e)
{
	struct pos at = { f->name, 0, 0 };
	qpdf_error why = qpdf_has_error(f->q) ? qpdf_get_error(f->q) : NULL;
	if (why && qpdf_get_error_code(f->q, why) == qpdf_e_password) {
		err_set(e, EXIT_INPUT, "read.password", at, "%s", TR("文件加了口令，打不开", "the file is encrypted with a password"));
		return err_hint(e, "%s", TR("请用不加口令的版本", "give a version without password"));
	}
	err_set(e, EXIT_INPUT, "read.damaged", at, TR("不是 PDF，或损坏得无法修复：%s", "not a PDF, or damaged beyond repair: %s"),
	        why ? qpdf_get_error_message_detail(f->q, why) : TR("没有页", "no pages"));
	return false;
}

/* libqpdf's own findings, a few of them. */
static void take_warnings(struct read_file *f)
{
	while (qpdf_more_warnings(f->q)) {
		qpdf_error w = qpdf_next_warning(f->q);
		note(f, "read.damaged", TR("文件有损坏，位置 %llu：%s", "the file is damaged at byte %llu: %s"),
		     qpdf_get_error_file_position(f->q, w), qpdf_get_error_message_detail(f->q, w));
	}
}

static bool open_bytes(struct read_file *f, struct str bytes, struct err *e)
{
	f->q = qpdf_init();
	qpdf_silence_errors(f->q);
	qpdf_set_suppress_warnings(f->q, QPDF_TRUE);
	f->page = arena_new();
	f->life = arena_new();
	if (qpdf_read_memory(f->q, f->name, bytes.p ? bytes.p : "", bytes.n, NULL) & QPDF_ERRORS)
		return refuse(f, e);
	/* Page boxes, rotation and resources may stand higher in the page tree. */
	qpdf_push_inherited_attributes_to_page(f->q);
	int n = qpdf_get_num_pages(f->q);
	if (n <= 0)
		return refuse(f, e);
	f->pages = (size_t)n;
	take_warnings(f);
	return true;
}

bool read_open_bytes(const char *name, struct str bytes, struct read_file **out, struct diag_list *diags, struct err *e)
{
	struct read_file *f = mem_alloc(sizeof *f);
	f->name = name;
	f->diags = diags;
	*out = NULL;
	if (!open_bytes(f, bytes, e)) {
		read_close(f);
		return false;
	}
	*out = f;
	return true;
}

bool read_open(const char *path, struct read_file **out, struct diag_list *diags, struct err *e)
{
	struct file file;
	*out = NULL;
	if (!file_open(path, &file, e))
		return false;
	if (!read_open_bytes(path, file.bytes, out, diags, e)) {
		file_close(&file);
		return false;
	}
	(*out)->file = file;
	return true;
}

void read_close(struct read_file *f)
{
	if (!f)
		return;
	fonts_release(f);
	qpdf_cleanup(&f->q);
	file_close(&f->file);
	arena_drop(f->page);
	arena_drop(f->life);
	vec_release(&f->run);
	vec_release(&f->glyph);
	vec_release(&f->first);
	vec_release(&f->rect);
	vec_release(&f->image);
	mem_free(f);
}

size_t read_page_count(const struct read_file *f)
{
	return f->pages;
}

struct str read_info(struct read_file *f, struct arena *a, const char *key)
{
	struct str slash = arena_fmt(a, "/%s", key), none = { NULL, 0 };
	qpdf_oh info = obj_key(f, qpdf_get_trailer(f->q), "/Info"), value = obj_key(f, info, slash.p);
	if (qpdf_oh_get_type_code(f->q, value) != ot_string)
		return none;
	return arena_str(a, str_from(qpdf_oh_get_utf8_value(f->q, value)));
}

/* ---- Pages ---- */

/* Corners in any order; false if the box is absent or empty. */
static bool box_of(struct read_file *f, qpdf_oh page, const char *key, struct box *b)
{
	double v[4];
	if (!obj_numbers(f, obj_key(f, page, key), v, 4))
		return false;
	*b = (struct box){ fmin(v[0], v[2]), fmin(v[1], v[3]), fmax(v[0], v[2]), fmax(v[1], v[3]) };
	return b->x1 - b->x0 > 1 && b->y1 - b->y0 > 1;
}

static struct box visible_box(struct read_file *f, qpdf_oh page)
{
	struct box media = { 0, 0, 612, 792 }, crop;
	if (!box_of(f, page, "/MediaBox", &media))
		note(f, "read.box", TR("第 %u 页没有可用的 MediaBox，按 Letter 处理", "page %u has no usable MediaBox; Letter is taken"), f->now);
	if (!box_of(f, page, "/CropBox", &crop))
		return media;
	struct box both = { fmax(crop.x0, media.x0), fmax(crop.y0, media.y0), fmin(crop.x1, media.x1), fmin(crop.y1, media.y1) };
	return both.x1 > both.x0 && both.y1 > both.y0 ? both : media;
}

static int rotation(struct read_file *f, qpdf_oh page)
{
	int r = obj_int(f, obj_key(f, page, "/Rotate"), 0) % 360;
	r = r < 0 ? r + 360 : r;
	return r % 90 == 0 ? r : 0;
}

/* User space to lu from the top left corner of the page as shown. */
static void base_matrix(const struct box *b, int rotate, double unit, double m[6])
{
	double s = LU_PER_PT * unit;
	const double turned[4][6] = {
		{ s, 0, 0, -s, -b->x0 * s, b->y1 * s }, { 0, s, s, 0, -b->y0 * s, -b->x0 * s },
		{ -s, 0, 0, s, b->x1 * s, -b->y0 * s }, { 0, -s, -s, 0, b->y1 * s, b->x1 * s },
	};
	memcpy(m, turned[rotate / 90], sizeof turned[0]);
}

static void publish(struct read_file *f, struct read_page *out)
{
	for (size_t i = 0; i < f->run.n; i++)
		f->run.v[i].glyph = f->glyph.v + f->first.v[i];
	out->run = f->run.v;
	out->n_run = f->run.n;
	out->rect = f->rect.v;
	out->n_rect = f->rect.n;
	out->image = f->image.v;
	out->n_image = f->image.n;
}

bool read_page(struct read_file *f, size_t i, struct read_page *out, struct err *e)
{
	double m[6], unit = 1;
	qpdf_oh_release_all(f->q);
	arena_reset(f->page);
	f->run.n = f->glyph.n = f->first.n = f->rect.n = f->image.n = 0;
	f->operators = f->decoded = f->lookups = 0;
	f->now = (unsigned)i + 1;
	qpdf_oh page = i < f->pages ? qpdf_get_page_n(f->q, i) : 0;
	if (!page || !qpdf_oh_is_dictionary(f->q, page))
		return err_set(e, EXIT_INPUT, "read.page", (struct pos){ f->name, 0, 0 }, TR("第 %zu 页读不出来", "page %zu cannot be read"), i + 1);
	struct box b = visible_box(f, page);
	int rotate = rotation(f, page);
	if (!obj_number(f, obj_key(f, page, "/UserUnit"), &unit) || unit <= 0 || unit > 1000)
		unit = 1;
	base_matrix(&b, rotate, unit, m);
	*out = (struct read_page){ .number = f->now, .rotate = rotate };
	double w = (b.x1 - b.x0) * unit * LU_PER_PT, h = (b.y1 - b.y0) * unit * LU_PER_PT;
	bool upright = rotate % 180 == 0;
	struct box sheet = { 0, 0, upright ? w : h, upright ? h : w };
	out->w = to_lu(sheet.x1);
	out->h = to_lu(sheet.y1);
	content_run(f, page, m, &sheet);
	publish(f, out);
	take_warnings(f);
	return true;
}
