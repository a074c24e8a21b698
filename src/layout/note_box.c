/* The boxes of footnotes. */
#include "layout/note.h"

bool layout_is_note(const struct dom_node *n)
{
	if (!n->style || n->style->floating != CSS_FLOAT_FOOTNOTE)
		return false;
	for (const struct dom_node *up = n->parent; up; up = up->parent)
		if (up->style && (up->style->floating != CSS_FLOAT_NONE || up->style->position == CSS_FIXED ||
				  up->style->position == CSS_RUNNING))
			return false;
	return true;
}

bool note_may_stand(struct job *j, const struct dom_node *n)
{
	if (layout_is_note(n))
		return true;
	diag_add(j->diags, DIAG_WARNING, "layout.footnote", job_pos(j, n), "%s",
		 TR("脚注不能放在另一条脚注、固定定位或浮到页脚的块中，按正文排印",
		    "no footnote inside a footnote, a fixed box or one at the foot of a page; set in place"));
	return false;
}

struct note *note_new(struct job *j, const struct dom_node *n)
{
	struct note *note = arena_make(j->work, struct note);
	struct str id = dom_attr(n, "id");

	note->node = n;
	note->href = id.n ? arena_fmt(j->out, "#%.*s", STR_ARG(id)) : arena_fmt(j->out, "#-note-%u", n->order);
	note->call_href = arena_fmt(j->out, "#-call-%u", n->order);
	note->id = str_sub(note->href, 1, note->href.n);
	note->call_id = str_sub(note->call_href, 1, note->call_href.n);
	note->box = box_new(j, BOX_BLOCK, n, n->style);
	if (!j->notes.n)
		j->notes_by_page = css_pages_reset(j->in->sheets, STR("footnote"));
	*vec_add(&j->notes) = note;
	return note;
}

void note_move_sign(struct box *note, struct box *sign)
{
	struct box *alone = note->first, *to = alone ? alone->next : NULL;

	if (note->inline_kids || !alone || alone->first != sign || alone->last != sign || !to ||
	    to->kind != BOX_BLOCK || !to->inline_kids)
		return;
	note->first = to;
	sign->next = to->first;
	to->first = sign;
}
