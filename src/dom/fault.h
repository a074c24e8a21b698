#ifndef DOM_FAULT_H
#define DOM_FAULT_H
/* What expat refused, told to who edits a template: the place, the cause, the remedy.  Private to dom. */
#include "base/err.h"
#include "dom/dom.h"

struct dom_fault {
	int code;       /* enum XML_Error */
	size_t offset;  /* of the offending byte in html */
	struct str html;
	const char *file;
	const struct dom_node *open; /* innermost element still open, NULL at the top */
};

/* Fills *e (status EXIT_TEMPLATE, code "dom.syntax" or more exactly) and returns false. */
bool dom_fault_set(const struct dom_fault *f, struct err *e);
/* Code point of an HTML named entity that XML does not define (nbsp: 160), 0 if unknown. */
uint32_t dom_entity_lookup(struct str name);

#endif
