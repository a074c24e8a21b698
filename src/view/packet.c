#include "view/section.h"
const struct value *view_packet(struct arena *a, const struct view_input *in)
{
	struct view v = { .a = a, .in = in, .root = value_map(a) };
	view_put_head(&v, STR("x"));
	return v.root;
}
