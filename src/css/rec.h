#ifndef CSS_REC_H
#define CSS_REC_H
/* A computed style with what only css needs of it.  Private to css. */
#include "css/style.h"

struct css_vars;
struct css_sheets;

struct css_rec {
	struct css_style s;          /* first: a style pointer is a record pointer */
	const struct css_vars *vars; /* custom properties in force, interned; NULL: none */
	uint64_t current;            /* bit (property - BORDER_TOP_COLOR): the colour is currentColor, and is
	                                inherited as such (CSS Color 4, 4.7) */
	lu page_size[2];             /* `size` of a page: width, height */
	const struct css_sheets *sheets;
};

static inline const struct css_rec *css_rec_of(const struct css_style *s)
{
	return (const struct css_rec *)(const void *)s;
}

#endif
