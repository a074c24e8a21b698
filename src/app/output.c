/* Attachments, linearisation and passwords of the PDFs. */
#include "app/output.h"

#include "base/io.h"
#include "base/vec.h"

#include <string.h>

static const struct {
	const char *ending, *mime;
} mimes[] = {
	{ ".json", "application/json" }, { ".csv", "text/csv" }, { ".txt", "text/plain" }, { ".html", "text/html" },
	{ ".pdf", "application/pdf" }, { ".xml", "application/xml" }, { ".png", "image/png" }, { ".jpg", "image/jpeg" },
};

static struct str mime_of(struct str name)
{
	for (size_t i = 0; i < sizeof mimes / sizeof *mimes; i++)
		if (str_ends(name, str_from(mimes[i].ending)))
			return str_from(mimes[i].mime);
	return STR("application/octet-stream");
}

static bool read_attachments(const struct cli *cli, struct output *o, struct err *e)
{
	struct str rest = str_from(cli->attach ? cli->attach : ""), word;
	VEC(struct pdf_attachment) v = {0};
	bool ok = true;
	while (ok && cli->attach && str_split(&rest, ',', &word)) {
		struct file f;
		word = str_trim(word);
		if (str_is(word, "figures")) {
			o->figures = true;
			continue;
		}
		ok = file_open(arena_str(o->arena, word).p, &f, e);
		if (!ok)
			break;
		struct str name = arena_str(o->arena, path_base(word));
		*vec_add(&v) = (struct pdf_attachment){ name, mime_of(name), arena_str(o->arena, f.bytes), { NULL, 0 } };
		file_close(&f);
	}
	struct pdf_attachment *kept = arena_many(o->arena, struct pdf_attachment, v.n + 1);
	for (size_t i = 0; i < v.n; i++)
		kept[i] = v.v[i];
	o->attach = kept;
	o->attachments = v.n;
	vec_release(&v);
	return ok;
}

static const char *next_line(struct arena *a, struct str *rest)
{
	struct str line;
	if (!str_split(rest, '\n', &line))
		return "";
	return arena_str(a, str_trim(line)).p;
}

/* A password on the command line would stand in the list of processes: it is read from a file of two lines, the
   password that opens the document (may be empty) and the one that lifts the restrictions. */
static bool read_passwords(const struct cli *cli, struct output *o, struct err *e)
{
	struct file f;
	if (!cli->protect)
		return true;
	if (!file_open(cli->protect, &f, e))
		return false;
	struct str rest = f.bytes;
	o->finish.user = next_line(o->arena, &rest);
	o->finish.owner = next_line(o->arena, &rest);
	file_close(&f);
	if (!*o->finish.owner) {
		err_set(e, EXIT_USAGE, "usage.protect", (struct pos){ cli->protect, 2, 1 },
		        TR("口令文件没有第二行", "the file of passwords has no second line"));
		return err_hint(e, "%s", TR("第一行是打开文件的口令（可以空着），第二行是解除限制的口令，不能空",
		                            "line 1 opens the document (may be empty), line 2 lifts the restrictions"));
	}
	return true;
}

static bool read_permissions(const struct cli *cli, struct output *o, struct err *e)
{
	const struct {
		const char *name;
		bool *flag;
	} may[] = { { "print", &o->finish.print }, { "copy", &o->finish.copy }, { "modify", &o->finish.modify } };
	struct str rest = str_from(cli->permit ? cli->permit : "print"), word;
	while (str_split(&rest, ',', &word)) {
		size_t i = 0;
		while (i < sizeof may / sizeof *may && !str_is(str_trim(word), may[i].name))
			i++;
		if (i == sizeof may / sizeof *may)
			return err_set(e, EXIT_USAGE, "usage.permit", (struct pos){0}, TR("--permit 不认识：%.*s", "--permit does not know %.*s"),
			               STR_ARG(word)),
			       err_hint(e, "print, copy, modify");
		*may[i].flag = true;
	}
	if (cli->permit && !cli->protect)
		return err_set(e, EXIT_USAGE, "usage.permit", (struct pos){0}, "%s",
		               TR("--permit 要和 --protect 一起用", "--permit needs --protect"));
	return true;
}

bool output_open(const struct cli *cli, struct arena *a, struct output *o, struct err *e)
{
	*o = (struct output){ .arena = a, .finish.linearize = cli->linearize };
	return read_attachments(cli, o, e) && read_passwords(cli, o, e) && read_permissions(cli, o, e);
}

void output_prepare(const struct output *o, struct page_job *job)
{
	for (size_t i = 0; i < o->attachments; i++)
		pdf_attach(job->pdf, &o->attach[i]);
	if (o->finish.owner)
		pdf_lock(job->pdf);
}

bool output_close(const struct output *o, struct page_job *job, struct buf *out, struct err *e)
{
	struct buf plain = {0};
	if (!pdf_finish_wanted(&o->finish))
		return page_close(job, out, e);
	bool ok = page_close(job, &plain, e) && pdf_finish(buf_view(&plain), &o->finish, out, e);
	buf_release(&plain);
	return ok;
}
