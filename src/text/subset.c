/*
 * Font programs for embedding.  A subset holds .notdef and the glyphs asked
 * for, renumbered, and only the tables a PDF font file needs (ISO 32000-1
 * 9.9): for CFF the bare CFF table.  Hints and subroutines are dropped: the
 * file gets a quarter smaller and several times quicker to make.
 *
 * HarfBuzz is given a face that shows only those tables.  With cmap in sight
 * it would add what variation selectors lead to (HanaMin: a third more glyphs)
 * and spend most of its time on turning the cmap round.
 *
 * A batch first reduces each face to the union of its glyphs, taken apart once
 * (hb_subset_preprocess).  Measured on 213 glyphs of Noto Serif CJK: 4.2 ms
 * from the whole face, 0.2 ms from the reduced one, the same bytes
 * (tests/unit/text/test_subset.c).
 */
#include <hb-ot.h>
#include <hb-subset.h>
#include <string.h>

#include "text/cff.h"
#include "text/set.h"

/* A name-keyed CFF has no CIDs but its glyph indices (ISO 32000-1 9.7.4.2): they must not change. */
static unsigned flags_of(struct text_face *f, unsigned flags)
{
	size_t n;

	return f->is_cff && !face_cids(f, &n) ? flags | HB_SUBSET_FLAGS_RETAIN_GIDS : flags;
}

#define FLAGS_WHOLE (HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE)
#define FLAGS_REDUCED HB_SUBSET_FLAGS_NO_HINTING /* has no subroutines any more */

struct reduced {
	hb_face_t *face;
	uint16_t gid[65536]; /* original -> reduced; 0: not in it */
};

static hb_blob_t *lean_table(hb_face_t *lean, hb_tag_t tag, void *whole)
{
	static const hb_tag_t kept[] = {
		HB_TAG('C', 'F', 'F', ' '), HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'),
		HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
		HB_TAG('m', 'a', 'x', 'p'), HB_TAG('c', 'v', 't', ' '), HB_TAG('f', 'p', 'g', 'm'),
		HB_TAG('p', 'r', 'e', 'p'),
	};

	(void)lean;
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
		if (kept[i] == tag)
			return hb_face_reference_table(whole, tag);
	}
	return hb_blob_get_empty();
}

hb_face_t *face_lean(hb_face_t *whole)
{
	return hb_face_create_for_tables(lean_table, whole, NULL);
}

/* A plan for the glyphs of a set, or NULL. */
static hb_subset_plan_t *plan_make(hb_face_t *source, const hb_set_t *set, unsigned flags)
{
	hb_subset_input_t *in = hb_subset_input_create_or_fail();
	hb_subset_plan_t *plan;

	if (!in)
		BUG("out of memory");
	hb_subset_input_set_flags(in, flags);
	hb_set_union(hb_subset_input_glyph_set(in), set);
	plan = hb_subset_plan_create_or_fail(source, in);
	hb_subset_input_destroy(in);
	return plan;
}

/* ---- Reducing ---- */

static hb_set_t *set_of_bits(const uint64_t *bits)
{
	hb_set_t *set = hb_set_create();

	for (unsigned g = 1; g < 65536; g++) {
		if (bits[g / 64] >> (g % 64) & 1)
			hb_set_add(set, g);
	}
	return set;
}

void face_unreduce(struct text_face *f)
{
	if (!f->reduced)
		return;
	hb_face_destroy(f->reduced->face);
	mem_free(f->reduced);
	f->reduced = NULL;
}

static void keep_map(struct reduced *r, const hb_map_t *map, const hb_set_t *set)
{
	hb_codepoint_t g = HB_SET_VALUE_INVALID;

	while (hb_set_next(set, &g)) {
		hb_codepoint_t to = hb_map_get(map, g);
		r->gid[g] = to == HB_MAP_VALUE_INVALID ? 0 : (uint16_t)to;
	}
}

static void face_reduce(struct text_face *f, const uint64_t *bits)
{
	hb_set_t *set = set_of_bits(bits);
	hb_subset_plan_t *plan = hb_set_is_empty(set) ? NULL : plan_make(f->lean, set, flags_of(f, FLAGS_WHOLE));
	hb_face_t *small = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;

	face_unreduce(f);
	if (small) { /* otherwise text_subset takes the whole face, which always works as well */
		hb_blob_t *blob = hb_face_reference_blob(small);
		hb_face_t *flat = hb_face_create(blob, 0);
		f->reduced = mem_alloc(sizeof *f->reduced);
		f->reduced->face = hb_subset_preprocess(flat);
		keep_map(f->reduced, hb_subset_plan_old_to_new_glyph_mapping(plan), set);
		hb_face_destroy(flat);
		hb_blob_destroy(blob);
		hb_face_destroy(small);
	}
	hb_subset_plan_destroy(plan);
	hb_set_destroy(set);
}

void text_fonts_reduce(struct text_fonts *f, const uint64_t *const *gids)
{
	for (unsigned i = 0; i < f->n_face; i++) {
		if (gids[i])
			face_reduce(&f->face[i], gids[i]);
	}
}

/* ---- One subset ---- */

struct job {
	struct text_face *face;
	const uint16_t *gid;
	size_t n;
	struct arena *arena;
	struct text_subset *out;
	struct err *e;
};

static bool job_fails(const struct job *j)
{
	return err_set(j->e, EXIT_INTERNAL, "font.subset", (struct pos){0},
		       TR("字体 %s 不能制作子集", "cannot make a subset of %s"), j->face->path.p);
}

/* The glyphs as the source numbers them; false if the reduced face lacks one. */
static bool set_of_gids(const struct job *j, const struct reduced *from, hb_set_t *set)
{
	for (size_t i = 0; i < j->n; i++) {
		uint16_t g = from ? from->gid[j->gid[i]] : j->gid[i];
		ENSURE(j->gid[i] && (i == 0 || j->gid[i - 1] < j->gid[i]));
		if (!g)
			return false;
		hb_set_add(set, g);
	}
	return true;
}

static struct str blob_copy(struct arena *a, hb_blob_t *blob)
{
	unsigned n;
	const char *p = hb_blob_get_data(blob, &n);
	struct str s = {arena_alloc(a, n), n};

	if (n)
		memcpy((void *)(uintptr_t)s.p, p, n);
	hb_blob_destroy(blob);
	return s;
}

/* What the program must agree with: a CID-keyed CFF on the code of every glyph, a name-keyed one on its index. */
static bool program_agrees(const struct job *j, const uint16_t *index, const uint16_t *code)
{
	uint16_t *cid = NULL;
	size_t n_cid = 0;

	if (!cff_cids(j->out->font, j->arena, &cid, &n_cid))
		return false;
	for (size_t i = 0; i < j->n; i++)
		if (index[i] >= n_cid || (cid ? cid[index[i]] : index[i]) != code[i])
			return false;
	return true;
}

static bool codes_fill(const struct job *j, const struct reduced *from, const hb_map_t *map)
{
	uint16_t *code = arena_many(j->arena, uint16_t, j->n), *index = arena_many(j->arena, uint16_t, j->n);
	size_t n_cid = 0;
	const uint16_t *cid = face_cids(j->face, &n_cid);

	for (size_t i = 0; i < j->n; i++) {
		hb_codepoint_t g = hb_map_get(map, from ? from->gid[j->gid[i]] : j->gid[i]);
		if (g == HB_MAP_VALUE_INVALID || g == 0)
			return false;
		index[i] = (uint16_t)g;
		code[i] = cid && j->gid[i] < n_cid ? cid[j->gid[i]] : j->gid[i];
	}
	j->out->code = code;
	j->out->index = j->out->is_cff ? NULL : index;
	return !j->out->is_cff || program_agrees(j, index, code);
}

static void widths_fill(const struct job *j)
{
	uint16_t *width = arena_many(j->arena, uint16_t, j->n);

	for (size_t i = 0; i < j->n; i++)
		width[i] = (uint16_t)face_lu(j->face, face_advance(j->face, j->gid[i]), 1000);
	j->out->width = width;
}

static void facts_fill(const struct job *j)
{
	struct text_subset *out = j->out;
	hb_blob_t *head = hb_face_reference_table(j->face->hb, HB_TAG('h', 'e', 'a', 'd'));
	unsigned n;
	const uint8_t *p = (const uint8_t *)hb_blob_get_data(head, &n);
	hb_position_t cap = 0;

	for (size_t i = 0; n >= 44 && i < 4; i++) /* OpenType head: xMin, yMin, xMax, yMax from byte 36 */
		out->bbox[i] = face_lu(j->face, (int16_t)(p[36 + 2 * i] << 8 | p[37 + 2 * i]), 1000);
	hb_blob_destroy(head);
	hb_ot_metrics_get_position(j->face->font, HB_OT_METRICS_TAG_CAP_HEIGHT, &cap);
	out->cap_height = cap > 0 ? face_lu(j->face, cap, 1000) : 700;
	out->name = j->face->name;
	out->ascent = j->face->ascent;
	out->descent = -j->face->descent;
}

static bool subset_from(const struct job *j, const struct reduced *from, const hb_set_t *set)
{
	hb_subset_plan_t *plan =
		from ? plan_make(from->face, set, flags_of(j->face, FLAGS_REDUCED))
		     : plan_make(j->face->lean, set, flags_of(j->face, FLAGS_WHOLE));
	hb_face_t *made = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
	bool ok = made != NULL;

	if (ok) {
		j->out->is_cff = j->face->is_cff;
		j->out->font = blob_copy(
			j->arena, j->face->is_cff ? hb_face_reference_table(made, HB_TAG('C', 'F', 'F', ' '))
						  : hb_face_reference_blob(made));
		ok = codes_fill(j, from, hb_subset_plan_old_to_new_glyph_mapping(plan));
	}
	hb_face_destroy(made);
	hb_subset_plan_destroy(plan);
	return ok;
}

bool text_subset(struct text_fonts *f, unsigned face, const uint16_t *gid, size_t n, struct arena *a,
		 struct text_subset *out, struct err *e)
{
	struct job j = {.face = &f->face[face], .gid = gid, .n = n, .arena = a, .out = out, .e = e};
	const struct reduced *from = j.face->reduced;
	hb_set_t *set = hb_set_create();
	bool ok;

	ENSURE(face < f->n_face);
	memset(out, 0, sizeof *out);
	if (!set_of_gids(&j, from, set)) { /* a glyph nobody announced: from the whole face */
		from = NULL;
		hb_set_clear(set);
		set_of_gids(&j, NULL, set);
	}
	ok = subset_from(&j, from, set);
	hb_set_destroy(set);
	if (!ok)
		return job_fails(&j);
	widths_fill(&j);
	facts_fill(&j);
	return true;
}
