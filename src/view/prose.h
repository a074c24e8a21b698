#ifndef VIEW_PROSE_H
#define VIEW_PROSE_H
/*
 * Private to view: sentences with note marks.  A paragraph is a list of runs,
 * each a piece of text with the mark of a note behind it, or null; the part
 * templates/part/runs prints it:
 *
 *	{"runs": [{"text": "…", "note": {"no": 1, "mark": "①", "first": true, "words": "…"}}, …]}
 *
 * Notes are numbered in the order of their first mention; the same text is one
 * note.  They stand in root.notes: [{"no": 1, "mark": "①", "text": "…"}].
 */
#include "view/format.h"

struct prose {
	struct view *v;
	struct value *runs;
	struct buf text; /* of the run being written */
};

void notes_open(struct view *v);
/* {"no", "mark", "first": mentioned here for the first time, "words"} of the note with this text, added if it is new; null for an empty text. */
const struct value *note_ref(struct view *v, struct str text);
/* ① … ㊿ (U+2460, U+3251, U+32B1), then ［51］. */
struct str note_mark(struct arena *a, unsigned n);

/* Adds {"runs": …} to a list; prose_into sets `runs` of a map. */
struct prose prose_open(struct view *v, struct value *list);
struct prose prose_into(struct view *v, struct value *map);
void prose_add(struct prose *p, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void prose_str(struct prose *p, struct str s);
/* A mark behind what was said so far. */
void prose_note(struct prose *p, struct str text);
void prose_close(struct prose *p);

#endif
