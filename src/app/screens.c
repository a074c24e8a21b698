#include "app/screens.h"

#include "base/io.h"
#include "data/table.h"
#include "indicator/single.h"
#include "view/view.h"

#define PLACES 3 /* printed of each screen; --json prints all */

/* --- what the figures know and the screens may ask --- */

static void give_income(struct opened_case *c, struct audit_given *g)
{
	size_t n = c->data.year[0].n;
	if (!indicator_is_estimated(c->figures))
		return;
	struct audit_income *in = arena_many(c->arena, struct audit_income, n);
	for (uint32_t i = 0; i < n; i++) {
		struct single_income s;
		indicator_income(c->figures, i, &s);
		in[i] = (struct audit_income){.known = s.usable, .size = s.size, .net = s.net};
		for (int b = 0; b < DATA_BLOCKS; b++) {
			in[i].has[b] = s.has[b];
			in[i].block[b] = s.block[b];
		}
		g->unit = indicator_household(c->figures, i)->unit;
	}
	g->income = in;
	g->income_note = indicator_estimate_words(c->figures, c->arena);
}

static void give_payments(struct opened_case *c, struct audit_given *g)
{
	const struct data_table *t = data_table_find(&c->data, DATA_PAYMENTS);
	struct single_payment *found;
	g->payment_missing = STR("政策包中的补贴核算规则");
	if (!c->policy->subsidy_n || !t)
		return;
	struct audit_payment *p = arena_many(c->arena, struct audit_payment, t->rows);
	size_t n = indicator_payments(c->figures, c->arena, &found);
	for (size_t i = 0; i < n; i++)
		p[found[i].row] = (struct audit_payment){true, found[i].known, found[i].over, found[i].excluded};
	g->payment = p;
}

const struct audit_set *screens_run(const struct cli *cli, struct opened_case *c)
{
	struct audit_source from = {path_join(c->arena, c->templates, STR("screens.json")).p, c->policy,
				    c->data.info.income_year};
	struct audit_rules rules;
	struct audit_given given = {0};
	struct diag_list l;
	diag_init(&l);
	bool ok = audit_load(c->arena, &from, &rules, &l);
	cli_diags(cli, &l, DIAG_WARNING);
	diag_release(&l);
	if (c->figures) {
		give_income(c, &given);
		give_payments(c, &given);
	}
	return ok ? audit_run(c->arena, &c->data, &rules, &given) : NULL;
}

static void text_places(struct opened_case *c, const struct audit_result *r, struct buf *out)
{
	const struct data_set *d = &c->data;
	enum audit_record rec = r->rule->record;
	for (size_t i = 0; i < r->rows && i < PLACES; i++) {
		struct pos at = data_pos(d, audit_row_source(d, rec, r->row[i]));
		const struct data_household *h =
			&d->year[0].household[audit_row_household(d, rec, r->row[i])];
		struct str name = view_mask_name(c->arena, c->privacy, data_text(d, h->head));
		buf_fmt(out, "         %s:%u:%u  %.*s%s%.*s\n", at.file, at.line, at.col,
			STR_ARG(data_text(d, h->id)), name.n ? " " : "", STR_ARG(name));
	}
	if (r->place)
		buf_fmt(out, "         %s:%u:%u\n", r->place->at.file, r->place->at.line, r->place->at.col);
}

static void text_clusters(const struct opened_case *c, const struct audit_result *r, struct buf *out)
{
	for (size_t i = 0; i < r->clusters && i < PLACES; i++) {
		const struct audit_cluster *k = &r->cluster[i];
		buf_fmt(out, "         %.*s：", STR_ARG(c->data.area[k->area].name));
		dec_format(k->value, 2, out);
		buf_fmt(out,
			TR("%% 共%zu/%zu户，期望%.*s，P=%.*s\n",
			   "%% in %zu of %zu households, expected %.*s, p=%.*s\n"),
			k->n, k->of, STR_ARG(k->expected), STR_ARG(k->p));
	}
}

static void text_measured(const struct audit_result *r, struct buf *out)
{
	if (r->expected.n)
		buf_fmt(out, TR("，期望%.*s", ", expected %.*s"), STR_ARG(r->expected));
	if (r->p.n)
		buf_fmt(out, "，P=%.*s", STR_ARG(r->p));
	buf_fmt(out, TR("，样本%zu", ", sample %zu"), r->sample);
}

static void text_result(struct opened_case *c, const struct audit_result *r, struct buf *out)
{
	struct str unit = audit_record_unit(r->rule->record);
	buf_fmt(out, "  %-5.*s %.*s：%zu/%zu%.*s", STR_ARG(r->rule->id), STR_ARG(r->rule->text), r->n, r->of,
		STR_ARG(unit));
	if (r->unknown)
		buf_fmt(out, TR("（另有%zu%.*s缺字段）", " (%zu%.*s more lack a field)"), r->unknown,
			STR_ARG(unit));
	if (r->measured)
		text_measured(r, out);
	buf_char(out, '\n');
	text_clusters(c, r, out);
	text_places(c, r, out);
}

static void text_severity(struct opened_case *c, const struct audit_set *s, enum audit_severity level,
			  struct buf *out)
{
	if (s->found[level])
		buf_fmt(out, "\n%.*s\n",
			STR_ARG(lang_is_english() ? str_from(audit_severity_name(level))
						  : audit_severity_label(level)));
	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].found && s->v[i].severity == level)
			text_result(c, &s->v[i], out);
}

/* The others in one list each: nothing found, too few for a test, fields that are not there. */
static void text_rest(const struct audit_set *s, struct buf *out)
{
	const char *head = TR("\n没有发现：", "\nnothing found:");
	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].status == AUDIT_RUN && !s->v[i].found) {
			buf_fmt(out, "%s %.*s（%zu/%zu）", head, STR_ARG(s->v[i].rule->id), s->v[i].n,
				s->v[i].of);
			head = "";
		}
	buf_cat(out, *head ? "" : "\n");
	head = TR("\n没有筛查：\n", "\nnot run:\n");
	for (size_t i = 0; i < s->n; i++) {
		const struct audit_result *r = &s->v[i];
		if (r->status == AUDIT_RUN)
			continue;
		buf_fmt(out, "%s  %-5.*s ", head, STR_ARG(r->rule->id));
		head = "";
		if (r->status == AUDIT_SILENT)
			buf_fmt(out, TR("样本%zu，不足%d，不作统计\n", "sample %zu is below %d\n"), r->sample,
				AUDIT_SAMPLE_MIN);
		else
			buf_fmt(out, TR("缺：%.*s\n", "lacks %.*s\n"), STR_ARG(r->missing));
	}
}

void screens_text(struct opened_case *c, const struct audit_set *s, struct buf *out)
{
	buf_fmt(out,
		TR("\n筛查：有发现的规则%zu条（阻断%zu、重要%zu、提示%zu），共%zu条\n",
		   "\nscreens: %zu with findings (%zu blocking, %zu serious, %zu notice) of %zu\n"),
		s->found[0] + s->found[1] + s->found[2], s->found[AUDIT_BLOCKING], s->found[AUDIT_SERIOUS],
		s->found[AUDIT_NOTICE], s->n);
	for (int level = AUDIT_BLOCKING; level >= AUDIT_NOTICE; level--)
		text_severity(c, s, (enum audit_severity)level, out);
	text_rest(s, out);
}

void screens_json(const struct opened_case *c, const struct audit_set *s, struct buf *out)
{
	for (size_t i = 0; i < s->n; i++)
		audit_result_json(&c->data, &s->v[i], 0, out);
}

static bool is_allowed(const struct cli *cli, struct str id)
{
	struct str rest = str_from(cli->allow), word;
	while (cli->allow && str_split(&rest, ',', &word))
		if (str_eq(str_trim(word), id))
			return true;
	return false;
}

int screens_gate(const struct cli *cli, const struct audit_set *s)
{
	struct diag_list l;
	diag_init(&l);
	for (size_t i = 0; i < s->n; i++) {
		const struct audit_result *r = &s->v[i];
		if (!r->found || r->severity != AUDIT_BLOCKING || is_allowed(cli, r->rule->id))
			continue;
		struct diag *d = diag_add(&l, DIAG_ERROR, "screen.blocking", (struct pos){0},
					  TR("筛查%.*s：%.*s，%zu/%zu%.*s，已到阻断的程度",
					     "screen %.*s: %.*s, %zu of %zu%.*s, which is blocking"),
					  STR_ARG(r->rule->id), STR_ARG(r->rule->text), r->n, r->of,
					  STR_ARG(audit_record_unit(r->rule->record)));
		diag_hint(&l, d,
			  TR("先核实改正；确认属实的，用 --allow %.*s 放行",
			     "correct the data; if it is true, pass --allow %.*s"),
			  STR_ARG(r->rule->id));
	}
	cli_diags(cli, &l, DIAG_WARNING);
	int status = l.count[DIAG_ERROR] ? EXIT_DATA : EXIT_DONE;
	diag_release(&l);
	return status;
}
