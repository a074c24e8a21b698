#ifndef DOM_TAGS_H
#define DOM_TAGS_H
/*
 * Element names: which are known, which are void (HTML 13.1.2), and which
 * drop the white space between their children.  Private to dom; the name
 * table of one parse, so that nothing is shared between threads.
 */
#include "base/diag.h"
#include "base/map.h"
#include "base/vec.h"
#include "dom/dom.h"

/* A name seen that is not in DOM_TAGS. */
struct dom_stranger {
	struct str name;
	struct pos first;
	size_t count;
};

struct dom_names {
	struct map map; /* name -> enum dom_tag, or DOM_TAG_COUNT + index in strange */
	VEC(struct dom_stranger) strange;
};

void dom_names_init(struct dom_names *n);
void dom_names_release(struct dom_names *n);
/* The tag of name; *kept becomes a spelling that lives as long as the arena. */
enum dom_tag dom_names_lookup(struct dom_names *n, struct arena *a, struct str name, struct pos at,
                              struct str *kept);
/* One warning per unknown name (code dom.element) with its first place and its count. */
void dom_names_report(const struct dom_names *n, struct diag_list *diags);

struct str dom_tag_name(enum dom_tag tag); /* empty for DOM_UNKNOWN */
bool dom_tag_is_void(enum dom_tag tag);    /* <br/>, never <br></br> */
bool dom_tag_is_svg(enum dom_tag tag);     /* may be written <rect/> */
bool dom_tag_drops_blank(enum dom_tag tag); /* white space between children means nothing */

#endif
