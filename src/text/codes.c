/* Codes of glyphs in content streams: see text_glyph_code. */
#include <hb.h>

#include "text/cff.h"
#include "text/set.h"

struct charset {
	struct arena *arena;
	uint16_t *cid; /* NULL: the font is not CID-keyed */
	size_t n;
};

static struct charset *charset_read(const struct text_face *f)
{
	struct charset *c = mem_alloc(sizeof *c);
	hb_blob_t *cff = hb_face_reference_table(f->hb, HB_TAG('C', 'F', 'F', ' '));
	unsigned n;
	const char *p = hb_blob_get_data(cff, &n);

	c->arena = arena_new();
	if (!cff_cids((struct str){p, n}, c->arena, &c->cid, &c->n))
		c->cid = NULL; /* no subset will be made of it either */
	hb_blob_destroy(cff);
	return c;
}

static void charset_drop(struct charset *c)
{
	if (!c)
		return;
	arena_drop(c->arena);
	mem_free(c);
}

const uint16_t *face_cids(struct text_face *f, size_t *n)
{
	struct charset *c = atomic_load(&f->charset), *made;

	if (!f->is_cff)
		return NULL;
	if (!c) {
		made = charset_read(f);
		if (atomic_compare_exchange_strong(&f->charset, &c, made))
			c = made;
		else
			charset_drop(made); /* another thread was quicker; c is what it read */
	}
	*n = c->n;
	return c->cid;
}

void face_codes_release(struct text_face *f)
{
	charset_drop(atomic_load(&f->charset));
}

uint16_t text_glyph_code(struct text_fonts *f, unsigned face, uint16_t gid)
{
	size_t n = 0;
	const uint16_t *cid = face_cids(&f->face[face], &n);

	return cid && gid < n ? cid[gid] : gid;
}

uint16_t text_glyph_width(const struct text_fonts *f, unsigned face, uint16_t gid)
{
	const struct text_face *t = &f->face[face];

	return (uint16_t)face_lu(t, face_advance(t, gid), 1000);
}
