#ifndef VIEW_WORKS_H
#define VIEW_WORKS_H
/* Private to view: the matters of 工作台账核算 (packet_works.c), and what briefings and notices take from them. */
#include "view/section.h"

struct works_group {
	const char *title;
	const char *prefixes; /* of families (view/matter.h), in printing order */
	bool in_briefing;     /* a sentence of 工作落实情况; else the briefing tells it in a section of its own */
	void (*put)(struct view *v, struct value *tables); /* further tables of its own; NULL: none */
};
extern const struct works_group works_groups[];
extern const size_t works_group_count;
/* Families that no group claims and no other section prints, as prefixes ("id= id= "); empty when there are none. */
const char *works_rest(struct arena *a);
/* to: {"title", "lacking", "tables"}; false: the pack does not speak of it. */
bool works_put(struct view *v, struct value *to, const struct works_group *g, bool by_unit);

#endif
