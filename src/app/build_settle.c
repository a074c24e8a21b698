/*
 * What a finished document leaves behind: what it said, the characters and
 * glyphs it used, its title.  All else goes with the document.
 */
#include "app/build.h"

#include "app/excerpt.h"

/* Add what l holds and all does not yet: 300 notices from one template say the same thing 300 times. */
static void gather_diags(struct diag_list *all, struct map *seen, const struct diag_list *l)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct diag *d = &l->v[i];
		struct pos at = d->at;
		struct str key = arena_fmt(all->arena, "%s:%u:%u:%.*s", d->at.file ? d->at.file : "", d->at.line, d->at.col, STR_ARG(d->msg));
		if (map_lookup(seen, key) != MAP_NONE)
			continue;
		map_add(seen, key, 0);
		if (at.file)
			at.file = arena_str(all->arena, str_from(at.file)).p;
		struct diag *copy = diag_add(all, d->severity, arena_str(all->arena, d->code).p, at, "%.*s", STR_ARG(d->msg));
		diag_pointer(all, copy, d->pointer);
		diag_hint(all, copy, "%.*s", STR_ARG(d->hint));
	}
}

static void gather_characters(struct build *b, struct build_task *t)
{
	size_t n = t->job.chars.use.n;
	t->use = arena_many(b->c.arena, struct char_use, n);
	for (size_t i = 0; i < n; i++) {
		struct char_use *u = &t->use[t->n_use++];
		*u = t->job.chars.use.v[i];
		u->household = arena_str(b->c.arena, u->household);
		u->field = arena_str(b->c.arena, u->field);
		u->at = (struct pos){0}; /* its file's name goes */
	}
}

static void gather_glyphs(struct build *b, const struct build_task *t)
{
	if (!b->glyphs)
		b->glyphs = arena_many(b->c.arena, uint64_t *, text_face_count(b->fonts));
	pdf_glyphs_used(b->c.arena, t->job.pdf, b->glyphs);
}

void build_settle(struct build *b, struct build_task *t)
{
	bool laid_out = t->job.arena != NULL, spoke = t->diags.n || (laid_out && t->job.diags.n);
	if (spoke && t->job.file)
		excerpts_lend(b->cli->excerpts, t->job.file, buf_view(&t->page));
	gather_diags(&b->said.all, &b->said.seen, &t->diags);
	t->title = t->kind == DATA_NOTICE ? b->c.data.area[t->area].name : t->template;
	if (laid_out) {
		gather_diags(&b->said.all, &b->said.seen, &t->job.diags);
		if (t->job.dom.title.n)
			t->title = arena_str(b->c.arena, t->job.dom.title);
		t->pages = t->job.draw.n_page;
	}
	if (!t->ok)
		return; /* the fault may name what is in there */
	if (laid_out) {
		gather_characters(b, t);
		gather_glyphs(b, t);
		page_release(&t->job);
	}
	if (!spoke)
		build_forget(t);
}

void build_forget(struct build_task *t)
{
	page_release(&t->job);
	buf_release(&t->page);
	if (!t->arena)
		return;
	diag_release(&t->diags);
	arena_drop(t->arena);
	t->arena = NULL;
}
