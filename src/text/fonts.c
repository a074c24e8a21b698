/* The font set: opening, closing, and walking it. */
#include "text/shaper.h"

#include <stdio.h>

/* The public role table.  A role's faces are listed once each, in the order of the map. */
static void roles_publish(struct text_fonts *f)
{
	f->open_role = arena_many(f->arena, struct text_role, f->n_role);
	for (size_t i = 0; i < f->n_role; i++) {
		const struct role *r = &f->role[i];
		const struct text_face **face = arena_many(f->arena, const struct text_face *, r->n_face);
		for (size_t k = 0; k < r->n_face; k++)
			face[k] = r->face[k].face;
		f->open_role[i] = (struct text_role){.name = r->name,
						     .face = face,
						     .n_face = r->n_face,
						     .licence = r->face[0].licence,
						     .package = r->face[0].package};
	}
}

/* The error names a file and outlives the fonts, whose memory the name is in. */
static void keep_name(struct err *e)
{
	static _Thread_local char name[4096];

	if (!e->at.file)
		return;
	snprintf(name, sizeof name, "%s", e->at.file);
	e->at.file = name;
}

bool text_fonts_open(const char *dir, struct text_fonts **out, struct err *e)
{
	struct text_fonts *f = mem_alloc(sizeof *f);

	*out = NULL;
	f->arena = arena_new();
	map_init(&f->family);
	if (!fonts_map_read(f, dir, e)) {
		keep_name(e);
		text_fonts_close(f);
		return false;
	}
	roles_publish(f);
	*out = f;
	return true;
}

void text_fonts_close(struct text_fonts *f)
{
	if (!f)
		return;
	for (struct text_stack *s = atomic_load(&f->stacks), *next; s; s = next) {
		next = s->next;
		stack_drop(s);
	}
	for (size_t i = 0; i < IDLE_SHAPERS; i++)
		shaper_drop(atomic_load(&f->idle[i]));
	for (unsigned i = 0; i < f->n_face; i++)
		face_close(&f->face[i]);
	map_release(&f->family);
	arena_drop(f->arena);
	mem_free(f);
}

const struct text_face *text_face_at(const struct text_fonts *f, unsigned index)
{
	ENSURE(index < f->n_face);
	return &f->face[index];
}

unsigned text_face_count(const struct text_fonts *f)
{
	return f->n_face;
}

const struct text_role *text_fonts_roles(const struct text_fonts *f, size_t *n)
{
	*n = f->n_role;
	return f->open_role;
}

bool text_fonts_have(const struct text_fonts *f, uint32_t cp)
{
	for (unsigned i = 0; i < f->n_face; i++) {
		if (text_face_has(&f->face[i], cp))
			return true;
	}
	return false;
}
