#ifndef CSS_CONTENT_H
#define CSS_CONTENT_H
/* Private side of css_content_parse: the same reader, asked only whether all of a value is understood. */
#include "css/css.h"
#include "css/value.h"

/* Reads pieces from in until its end.  fn may be NULL.  false: a piece is not understood. */
bool css_content_read(struct css_in *in, void (*fn)(void *ctx, const struct css_content *c), void *ctx);
/* Counter style by name; false if there is no such. */
bool css_list_type_lookup(struct str name, enum css_list_type *out);

#endif
