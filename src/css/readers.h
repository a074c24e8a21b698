#ifndef CSS_READERS_H
#define CSS_READERS_H
/* Longhands whose values are more than a choice; private to css.  true: read and consumed. */
#include "css/value.h"

bool css_read_font_size(struct css_in *in, struct css_value *v);  /* also 三号, 小四, 3号 */
bool css_read_family(struct css_in *in, struct css_value *v);     /* STR "A,B C" */
bool css_read_list_type(struct css_in *in, struct css_value *v);
bool css_read_decoration(struct css_in *in, struct css_value *v); /* WORD, CSS_UNDERLINE | ... */
bool css_read_opacity(struct css_in *in, struct css_value *v);    /* WORD 0..1000 */
bool css_read_share(struct css_in *in, struct css_value *v);      /* WORD thousandths, 0 for none */
bool css_read_page_name(struct css_in *in, struct css_value *v);  /* STR, "" for auto */
bool css_read_counters(struct css_in *in, struct css_value *v);   /* STR "name n name" */
bool css_read_string_set(struct css_in *in, struct css_value *v);
bool css_read_content(struct css_in *in, struct css_value *v);    /* STR as written, "" for none */
bool css_read_running(struct css_in *in, struct css_value *v);    /* running(name): STR, the name */
bool css_read_transform(struct css_in *in, struct css_value *v);  /* STR as written, "" for none */
bool css_read_origin(struct css_in *in, struct css_value *v);
bool css_read_page_select(struct css_in *in, struct css_value *v); /* STR: a word or a page name, "" for all */
bool css_read_label(struct css_in *in, struct css_value *v);      /* STR as written, "" for content() */
bool css_read_svg_length(struct css_in *in, struct css_value *v); /* a bare number is px */
bool css_read_svg_offset(struct css_in *in, struct css_value *v); /* the same, negative too */
bool css_read_paint(struct css_in *in, struct css_value *v);      /* colour, none, url(#id) with either; s: the id */
bool css_read_reference(struct css_in *in, struct css_value *v);  /* STR, the id of url(#id), or "" for none */
bool css_read_miterlimit(struct css_in *in, struct css_value *v); /* WORD, thousandths, at least 1000 */
bool css_read_dasharray(struct css_in *in, struct css_value *v);
bool css_read_own_content(struct css_in *in, struct css_value *v); /* as content, content() too */
bool css_read_table_fit(struct css_in *in, struct css_value *v); /* STR as written */
bool css_read_page_size(struct css_in *in, struct css_value *v);  /* WORD, width << 32 | height in lu */

#endif
