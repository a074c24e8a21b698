/* A file from pages to report. */
#include "inspect/sheet.h"

#include "read/read.h"

static const struct {
	const char *name, *zh;
} forms[INSPECT_FORMS] = {
	{ "guess", "自动" }, { "document", "公文" }, { "letter", "信函" }, { "order", "命令" }, { "minutes", "纪要" },
	{ "briefing", "简报" }, { "table", "表" },
};

bool inspect_form_find(struct str name, enum inspect_form *out)
{
	for (int i = INSPECT_DOCUMENT; i < INSPECT_FORMS; i++)
		if (str_is(name, forms[i].name) || str_is(name, forms[i].zh)) {
			*out = (enum inspect_form)i;
			return true;
		}
	return false;
}

const char *inspect_form_name(enum inspect_form form)
{
	return forms[form].zh;
}

const char *inspect_verdict_name(enum inspect_verdict v)
{
	static const char *const names[] = { "符合", "不符合", "不适用", "无法判断" };
	return names[v];
}

/* Red and as large as a seal: 30 to 70 mm across, about as high as wide. */
#define SEALS_MOST 100 /* images of a file that are decoded */

static void take_seals(struct doc *d, struct read_file *f, const struct read_page *p)
{
	for (size_t i = 0; i < p->n_image; i++) {
		const struct read_image *im = &p->image[i];
		int red, shown;
		if (d->images_seen >= SEALS_MOST)
			return;
		if (im->w < MM(30) || im->w > MM(70) || im->h < im->w / 2 || im->h > im->w * 3 / 2)
			continue;
		d->images_seen++;
		if (read_image_ink(f, im, &red, &shown) && red >= 500)
			*vec_add(&d->seal) = (struct seal){ p->number, im->x, im->y, im->w, im->h };
	}
}

static bool gather(struct doc *d, struct read_file *f, struct err *e)
{
	struct read_page p;
	d->pages = read_page_count(f);
	d->page = arena_many(d->a, struct sheet, d->pages);
	for (size_t i = 0; i < d->pages; i++) {
		if (!read_page(f, i, &p, e))
			return false;
		lines_gather(d, &p);
		take_seals(d, f, &p);
	}
	return true;
}

static void publish(struct doc *d, struct inspect_report *out)
{
	struct inspect_result *r = arena_many(d->a, struct inspect_result, d->out.n);
	for (size_t i = 0; i < d->out.n; i++) {
		r[i] = d->out.v[i];
		out->count[r[i].verdict]++;
		out->against += r[i].verdict == INSPECT_NOT_MET && r[i].strength != INSPECT_PRACTICE;
	}
	out->result = r;
	out->n = d->out.n;
	out->pages = d->pages;
	out->form = d->form;
	out->reason = d->reason;
}

/* Closes f. */
static bool inspect_open(struct arena *a, struct read_file *f, struct inspect_report *out, struct err *e)
{
	struct doc d = { .a = a, .form = out->form };
	out->producer = read_info(f, a, "Producer");
	bool ok = gather(&d, f, e);
	read_close(f);
	if (ok) {
		doc_measure(&d);
		parts_find(&d);
		rules_page(&d);
		rules_head(&d);
		rules_body(&d);
		rules_end(&d);
		publish(&d, out);
	}
	vec_release(&d.line);
	vec_release(&d.rule);
	vec_release(&d.seal);
	vec_release(&d.out);
	return ok;
}

bool inspect_file(struct arena *a, const char *path, enum inspect_form form, struct inspect_report *out,
                  struct diag_list *diags, struct err *e)
{
	struct read_file *f;
	*out = (struct inspect_report){ .file = str_from(path), .form = form };
	return read_open(path, &f, diags, e) && inspect_open(a, f, out, e);
}

bool inspect_bytes(struct arena *a, const char *name, struct str bytes, enum inspect_form form,
                   struct inspect_report *out, struct diag_list *diags, struct err *e)
{
	struct read_file *f;
	*out = (struct inspect_report){ .file = str_from(name), .form = form };
	return read_open_bytes(name, bytes, &f, diags, e) && inspect_open(a, f, out, e);
}
