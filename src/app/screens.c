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

/* --allow names screens: a wrong name would let through what nobody looked at. */
static bool allow_is_known(const struct cli *cli, struct arena *a, const struct audit_rules *rules)
{
	struct str rest = str_from(cli->allow ? cli->allow : ""), word;
	struct str *id = arena_many(a, struct str, rules->n);
	for (size_t i = 0; i < rules->n; i++)
		id[i] = rules->v[i].id;
	while (rest.n && str_split(&rest, ',', &word)) {
		struct err e = {0};
		size_t i = 0;
		word = str_trim(word);
		while (i < rules->n && !str_eq(word, id[i]))
			i++;
		if (i < rules->n || !word.n)
			continue;
		err_set(&e, EXIT_USAGE, "usage.allow", (struct pos){0}, TR("--allow 的“%.*s”不是筛查规则的编号", "--allow: \"%.*s\" is no screen"),
			STR_ARG(word));
		struct str near = diag_nearest(word, id, rules->n);
		if (near.n)
			err_hint(&e, TR("是不是“%.*s”？", "did you mean \"%.*s\"?"), STR_ARG(near));
		else
			err_hint(&e, TR("编号见筛查结果或 templates/screens.json，如 Q30a", "the ids stand in the findings and in templates/screens.json, e.g. Q30a"));
		cli_err(cli, &e);
		return false;
	}
	return true;
}

static struct str rules_path(const struct opened_case *c)
{
	if (c->data.info.screens.n)
		return path_join(c->arena, c->data.info.folder, c->data.info.screens);
	return path_join(c->arena, c->templates, STR("screens.json"));
}

int screens_run(const struct cli *cli, struct opened_case *c, const struct audit_set **out)
{
	struct audit_source from = {rules_path(c).p, c->policy, c->data.info.income_year};
	struct audit_rules rules;
	struct audit_given given = {0};
	struct diag_list l;
	diag_init(&l);
	bool ok = audit_load(c->arena, &from, &rules, &l);
	cli_diags(cli, &l, DIAG_WARNING);
	diag_release(&l);
	if (!ok)
		return EXIT_INPUT;
	if (!allow_is_known(cli, c->arena, &rules))
		return EXIT_USAGE;
	if (c->figures) {
		give_income(c, &given);
		give_payments(c, &given);
	}
	*out = audit_run(c->arena, &c->data, &rules, &given);
	return EXIT_DONE;
}

int screens_check(const struct cli *cli)
{
	struct arena *a = arena_new();
	struct audit_source from = {cli->arg[0], NULL, 0};
	struct audit_rules rules;
	struct diag_list l;
	struct buf out = {0};
	diag_init(&l);
	bool ok = audit_load(a, &from, &rules, &l);
	cli_diags(cli, &l, DIAG_NOTE);
	if (cli->json)
		buf_fmt(&out, "{\"rules\":%zu,\"errors\":%zu,\"warnings\":%zu}\n", ok ? rules.n : 0, l.count[DIAG_ERROR],
			l.count[DIAG_WARNING]);
	else if (l.n)
		buf_fmt(&out, TR("%s：%zu处错误，%zu处警告\n", "%s: %zu errors, %zu warnings\n"), from.path,
			l.count[DIAG_ERROR], l.count[DIAG_WARNING]);
	else
		buf_fmt(&out, TR("%s：%zu条规则，没有发现问题\n", "%s: %zu rules, nothing wrong\n"), from.path, rules.n);
	int printed = cli_print(buf_view(&out)), status = ok ? cli_status(cli, &l, EXIT_INPUT) : EXIT_INPUT;
	buf_release(&out);
	diag_release(&l);
	arena_drop(a);
	return status == EXIT_DONE ? printed : status;
}

/* --- what an inspector reads --- */

/* At the public level one or two are not said (contract.md section 6). */
static void text_count(const struct opened_case *c, size_t n, struct buf *out)
{
	if (c->privacy == DATA_PUBLIC && n > 0 && n < 3)
		buf_cat(out, TR("不足3", "under 3"));
	else
		buf_fmt(out, "%zu", n);
}

/* Not at the public level: a row names a household beside what is wrong with it. */
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
	if (r->rows > PLACES)
		buf_fmt(out, TR("         其余%zu%.*s见 --json\n", "         %zu%.*s more: --json\n"), r->rows - PLACES,
			STR_ARG(audit_record_unit(rec)));
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

/* "3/112户（另有6户缺字段），期望0.57，P=2.8e-5，样本567" */
static void text_counts(const struct opened_case *c, const struct audit_result *r, struct buf *out)
{
	struct str unit = audit_record_unit(r->rule->record);
	text_count(c, r->n, out);
	if (c->privacy != DATA_PUBLIC || r->of == 0 || r->of >= 3)
		buf_fmt(out, "/%zu", r->of);
	buf_str(out, unit);
	if (r->unknown) {
		buf_cat(out, TR("（另有", " ("));
		text_count(c, r->unknown, out);
		buf_fmt(out, TR("%.*s缺字段）", "%.*s more lack a field)"), STR_ARG(unit));
	}
	if (r->measured)
		text_measured(r, out);
}

static void text_result(struct opened_case *c, const struct audit_result *r, struct buf *out)
{
	buf_fmt(out, "  %-5.*s %.*s：", STR_ARG(r->rule->id), STR_ARG(r->rule->text));
	text_counts(c, r, out);
	buf_fmt(out, TR("\n         %.*s\n         出处：%.*s\n", "\n         %.*s\n         origin: %.*s\n"),
		STR_ARG(r->rule->shows), STR_ARG(r->rule->origin));
	if (r->note.n)
		buf_fmt(out, "         %.*s\n", STR_ARG(r->note));
	if (c->privacy == DATA_PUBLIC)
		return;
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

/* Nothing found: what was asked, of how many, and how many could not be asked. */
static void text_nothing(const struct opened_case *c, const struct audit_set *s, struct buf *out)
{
	const char *head = TR("\n没有发现（查出数/筛查数）：\n", "\nnothing found (hits of asked):\n");
	struct str note = {0};
	for (size_t i = 0; i < s->n; i++) {
		const struct audit_result *r = &s->v[i];
		if (r->status != AUDIT_RUN || r->found)
			continue;
		buf_fmt(out, "%s  %-5.*s %.*s：", head, STR_ARG(r->rule->id), STR_ARG(r->rule->text));
		text_counts(c, r, out);
		buf_cat(out, r->note.n ? "＊\n" : "\n");
		note = r->note.n ? r->note : note;
		head = "";
	}
	if (note.n)
		buf_fmt(out, "  ＊%.*s\n", STR_ARG(note));
}

static bool same_reason(const struct audit_result *a, const struct audit_result *b)
{
	return a->status == b->status && a->sample == b->sample && str_eq(a->missing, b->missing);
}

static bool is_told(const struct audit_set *s, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (same_reason(&s->v[k], &s->v[i]))
			return true;
	return false;
}

/* Those that were not run, by what they lack. */
static void text_not_run(const struct audit_set *s, struct buf *out)
{
	const char *head = TR("\n没有筛查：\n", "\nnot run:\n");
	for (size_t i = 0; i < s->n; i++) {
		const struct audit_result *r = &s->v[i];
		if (r->status == AUDIT_RUN || is_told(s, i))
			continue;
		buf_cat(out, head);
		head = "";
		if (r->status == AUDIT_SILENT)
			buf_fmt(out, TR("  样本%zu，不足%d，不作统计：", "  sample %zu is below %d:"), r->sample,
				AUDIT_SAMPLE_MIN);
		else
			buf_fmt(out, TR("  缺%.*s：", "  lacks %.*s:"), STR_ARG(r->missing));
		for (size_t k = i; k < s->n; k++)
			if (same_reason(&s->v[k], r))
				buf_fmt(out, "%s%.*s", k == i ? "" : "、", STR_ARG(s->v[k].rule->id));
		buf_char(out, '\n');
	}
}

static size_t count_run(const struct audit_set *s)
{
	size_t n = 0;
	for (size_t i = 0; i < s->n; i++)
		n += s->v[i].status == AUDIT_RUN;
	return n;
}

void screens_text(struct opened_case *c, const struct audit_set *s, struct buf *out)
{
	buf_fmt(out,
		TR("\n筛查：%zu条规则，筛查了%zu条，有发现%zu条（阻断%zu、重要%zu、提示%zu）。"
		   "查出的是应当再看一眼的记录，不是结论。\n",
		   "\nscreens: %zu rules, %zu run, %zu with findings (%zu blocking, %zu serious, %zu notice). "
		   "A hit deserves a second look; it is no verdict.\n"),
		s->n, count_run(s), s->found[0] + s->found[1] + s->found[2], s->found[AUDIT_BLOCKING],
		s->found[AUDIT_SERIOUS], s->found[AUDIT_NOTICE]);
	if (c->privacy == DATA_PUBLIC)
		buf_cat(out, TR("公开级：不列户，1户、2户的数不写出。\n", "public: no rows, no counts of one or two.\n"));
	for (int level = AUDIT_BLOCKING; level >= AUDIT_NOTICE; level--)
		text_severity(c, s, (enum audit_severity)level, out);
	text_nothing(c, s, out);
	text_not_run(s, out);
}

void screens_json(const struct opened_case *c, const struct audit_set *s, struct buf *out)
{
	for (size_t i = 0; i < s->n; i++)
		audit_result_json(&c->data, &s->v[i], c->privacy == DATA_PUBLIC ? AUDIT_NO_ROWS : 0, out);
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
