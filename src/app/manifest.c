/*
 * manifest.json: what went in and what came out, each with its SHA-256, so that
 * an inspector can see that a printed page belongs to these very exports.
 * Paths are those of case.json and of the output folder; nothing of the machine.
 */
#include "app/build.h"

#include "base/io.h"
#include "base/pool.h"
#include "base/sha256.h"
#include "pdf/pdf.h"
#include "text/extra.h"

#include <stdlib.h>
#include <string.h>

static bool digest_file(const char *path, char hex[65], size_t *bytes, struct err *e)
{
	struct file f;
	if (!file_open(path, &f, e))
		return false;
	sha256_hex(f.bytes, hex);
	*bytes = f.bytes.n;
	file_close(&f);
	return true;
}

static const char *const kind_titles[DATA_KINDS] = {
	[DATA_HOUSEHOLDS] = "户信息", [DATA_MEMBERS] = "家庭成员", [DATA_MONTHLY] = "月收入", [DATA_QUARTERLY] = "季度收入",
	[DATA_JOBS] = "务工信息", [DATA_VISITS] = "走访记录", [DATA_MEASURES] = "帮扶措施", [DATA_RISKS] = "风险台账",
	[DATA_PAYMENTS] = "补贴发放", [DATA_DIVIDENDS] = "收益分配", [DATA_POSTS] = "公益岗位", [DATA_PROJECTS] = "项目台账",
	[DATA_EMPLOYERS] = "吸纳就业主体", [DATA_ROSTER] = "岗位名册", [DATA_TRAINING] = "培训记录",
	[DATA_LOANS] = "小额信贷", [DATA_HERD] = "牲畜台账", [DATA_DIBAO] = "低保对象",
	[DATA_STUDENTS] = "雨露计划学生", [DATA_STARTUPS] = "创业", [DATA_PAPERS] = "方案台账",
};

bool build_digests(struct build *b, struct err *e)
{
	const struct data_set *set = &b->c.data;
	struct arena *a = b->c.arena;
	b->digest = arena_many(a, struct view_digest, set->exports);
	for (size_t i = 0; i < set->exports; i++) {
		const struct data_export *x = &set->export[i];
		struct view_digest *d = &b->digest[i];
		char hex[65];
		if (!digest_file(x->name, hex, &d->bytes, e))
			return false;
		d->file = x->file;
		d->what = x->kind == DATA_HOUSEHOLDS ? arena_fmt(a, "%s（%d年）", kind_titles[x->kind], x->year)
		                                     : str_from(kind_titles[x->kind]);
		d->sha256 = arena_str(a, str_from(hex));
		d->records = x->read;
	}
	return true;
}

static void open_entry(struct buf *out, bool *first, const char *key, struct str name)
{
	buf_cat(out, *first ? "\n    {\"" : ",\n    {\"");
	*first = false;
	buf_cat(out, key);
	buf_cat(out, "\": ");
	buf_json(out, name);
}

static void put_digest(struct buf *out, const char *hex, size_t bytes)
{
	buf_fmt(out, ", \"bytes\": %zu, \"sha256\": \"%s\"}", bytes, hex);
}

/* Every file below dir/sub whose name ends in one of the suffixes, by name. */
static bool put_tree(struct build *b, struct str dir, struct str sub, struct buf *out, bool *first, struct err *e)
{
	struct str *name;
	size_t n;
	struct str here = sub.n ? path_join(b->c.arena, dir, sub) : dir;
	if (!dir_list(b->c.arena, here.p, &name, &n, e))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct str rel = sub.n ? arena_fmt(b->c.arena, "%.*s/%.*s", STR_ARG(sub), STR_ARG(name[i])) : name[i];
		struct str path = path_join(b->c.arena, dir, rel);
		char hex[65];
		size_t bytes;
		if (path_is_dir(path.p)) {
			if (!put_tree(b, dir, rel, out, first, e))
				return false;
		} else if (str_ends(rel, STR(".mustache")) || str_ends(rel, STR(".css")) || str_is(rel, "fields.json")) {
			if (!digest_file(path.p, hex, &bytes, e))
				return false;
			open_entry(out, first, "file", rel);
			put_digest(out, hex, bytes);
		}
	}
	return true;
}

static bool put_input(struct build *b, const char *path, struct str shown, struct buf *out, bool *first, struct err *e)
{
	char hex[65];
	size_t bytes;
	if (!digest_file(path, hex, &bytes, e))
		return false;
	open_entry(out, first, "file", shown);
	(void)b;
	put_digest(out, hex, bytes);
	return true;
}

static bool put_inputs(struct build *b, struct buf *out, struct err *e)
{
	const struct data_case *info = &b->c.data.info;
	bool first = true;
	buf_cat(out, "  \"inputs\": [");
	if (!put_input(b, info->name, STR("case.json"), out, &first, e))
		return false;
	for (size_t i = 0; i < b->c.data.exports; i++) {
		const struct view_digest *d = &b->digest[i];
		open_entry(out, &first, "file", d->file);
		buf_fmt(out, ", \"records\": %zu", d->records);
		put_digest(out, d->sha256.p, d->bytes);
	}
	if (info->references.n &&
	    !put_input(b, path_join(b->c.arena, info->folder, info->references).p, info->references, out, &first, e))
		return false;
	if (!put_input(b, b->c.pack.p, arena_fmt(b->c.arena, "policies/%.*s", STR_ARG(path_base(b->c.pack))), out, &first, e))
		return false;
	buf_cat(out, "\n  ],\n");
	return true;
}

struct font_digests {
	struct build *b;
	const struct text_face **face;
	char (*hex)[65];
	size_t *bytes;
	bool *ok;
};

static void digest_font(void *ctx, size_t i)
{
	struct font_digests *d = ctx;
	struct err e = {0};
	struct buf path = {0};
	buf_fmt(&path, "%.*s/%.*s", STR_ARG(d->b->fonts_dir), STR_ARG(text_face_file(d->face[i])));
	d->ok[i] = digest_file(path.p, d->hex[i], &d->bytes[i], &e);
	buf_release(&path);
}

/* Faces that some page uses. */
static size_t used_faces(struct build *b, const struct text_face **face)
{
	size_t n = 0, all = text_face_count(b->fonts);
	for (unsigned i = 0; i < all && b->glyphs; i++)
		if (b->glyphs[i])
			face[n++] = text_face_at(b->fonts, i);
	return n;
}

static bool put_fonts(struct build *b, struct buf *out)
{
	struct arena *a = b->c.arena;
	bool first = true;
	buf_cat(out, "  \"fonts\": [");
	if (b->fonts) {
		size_t all = text_face_count(b->fonts);
		struct font_digests d = { b, arena_many(a, const struct text_face *, all), arena_alloc(a, all * 65),
			arena_many(a, size_t, all), arena_many(a, bool, all) };
		size_t n = used_faces(b, d.face);
		pool_run(b->jobs, n, digest_font, &d);
		for (size_t i = 0; i < n; i++) {
			open_entry(out, &first, "name", text_face_name(d.face[i]));
			buf_cat(out, ", \"file\": ");
			buf_json(out, text_face_file(d.face[i]));
			struct str drawn = text_fonts_extra_program(b->fonts);
			if (!d.ok[i] && drawn.n && str_is(text_face_file(d.face[i]), "extra")) { /* made of fonts/extra, no file */
				sha256_hex(drawn, d.hex[i]);
				d.bytes[i] = drawn.n;
				d.ok[i] = true;
			}
			put_digest(out, d.ok[i] ? d.hex[i] : "", d.bytes[i]);
		}
	}
	buf_cat(out, "\n  ],\n");
	return true;
}

/* Characters that another font stands in for, or of odd code points: by document, each once with its first place. */
static void put_characters(struct build *b, struct buf *out)
{
	static const char *const kinds[] = { "ordinary", "private", "compatibility", "radical", "lost" };
	bool first = true;
	buf_cat(out, "  \"characters\": [");
	for (size_t i = 0; i < b->n_task; i++)
		for (size_t k = 0; b->task[i].ok && k < b->task[i].n_use; k++) {
			const struct char_use *u = &b->task[i].use[k];
			struct buf c = {0};
			buf_codepoint(&c, u->cp);
			open_entry(out, &first, "character", buf_view(&c));
			buf_release(&c);
			buf_fmt(out, ", \"code\": \"U+%04X\", \"kind\": \"%s\", \"font\": ", u->cp, kinds[u->oddity]);
			buf_json(out, text_face_name(text_face_at(b->fonts, u->used)));
			buf_cat(out, ", \"wanted\": ");
			buf_json(out, text_face_name(text_face_at(b->fonts, u->wanted)));
			buf_fmt(out, ", \"count\": %zu, \"file\": ", u->count);
			buf_json(out, b->task[i].pdf);
			buf_fmt(out, ", \"page\": %u", u->page);
			if (u->household.n && b->c.privacy != DATA_PUBLIC) {
				buf_cat(out, ", \"household\": ");
				buf_json(out, u->household);
			}
			if (u->field.n) {
				buf_cat(out, ", \"field\": ");
				buf_json(out, u->field);
			}
			buf_char(out, '}');
		}
	buf_cat(out, "\n  ],\n");
}

static void put_outputs(struct build *b, struct buf *out)
{
	bool first = true;
	buf_cat(out, "  \"outputs\": [");
	for (size_t i = 0; i < b->n_task; i++) {
		const struct build_task *t = &b->task[i];
		if (t->ok && t->html_bytes) {
			open_entry(out, &first, "file", t->html);
			put_digest(out, t->html_sha, t->html_bytes);
		}
		if (t->ok && t->pdf_bytes) {
			open_entry(out, &first, "file", t->pdf);
			buf_fmt(out, ", \"pages\": %zu", t->pages);
			put_digest(out, t->pdf_sha, t->pdf_bytes);
		}
	}
	static const char *const written[] = { "figures.json", "index.html" };
	for (size_t i = 0; i < 2; i++) {
		char hex[65];
		size_t bytes;
		struct err e = {0};
		if (digest_file(path_join(b->c.arena, b->out, str_from(written[i])).p, hex, &bytes, &e)) {
			open_entry(out, &first, "file", str_from(written[i]));
			put_digest(out, hex, bytes);
		}
	}
	buf_cat(out, "\n  ]\n}\n");
}

bool build_manifest(struct build *b, struct err *e)
{
	const struct data_case *info = &b->c.data.info;
	struct buf out = {0};
	bool first = true;
	buf_cat(&out, "{\n  \"manifest\": 1,\n  \"region\": ");
	buf_json(&out, info->region_code);
	buf_fmt(&out, ",\n  \"income_year\": %d,\n  \"report_date\": \"", info->income_year);
	date_iso(info->report_date, &out);
	buf_fmt(&out, "\",\n  \"policy\": ");
	buf_json(&out, b->c.policy->id);
	buf_fmt(&out, ",\n  \"privacy\": \"%s\",\n", data_privacy_name(b->c.privacy));
	if (b->c.privacy == DATA_AUDIT)
		buf_cat(&out, "  \"privacy_note\": \"本次生成为 audit 级，含完整姓名、证件号码和电话，仅限核查使用\",\n");
	bool ok = put_inputs(b, &out, e);
	if (ok) {
		buf_cat(&out, "  \"templates\": [");
		ok = put_tree(b, b->c.templates, (struct str){ NULL, 0 }, &out, &first, e);
		buf_cat(&out, "\n  ],\n");
	}
	if (ok) {
		put_fonts(b, &out);
		put_characters(b, &out);
		put_outputs(b, &out);
		ok = file_write(path_join(b->c.arena, b->out, STR("manifest.json")).p, buf_view(&out), e);
	}
	buf_release(&out);
	return ok;
}
