/* The tree as JSON text. */
#include "value/tree.h"

static void indent(struct buf *out, unsigned depth)
{
	while (depth--)
		buf_char(out, '\t');
}

static void dump(const struct value *v, unsigned depth, struct buf *out)
{
	enum value_kind kind = value_kind(v);
	bool map = kind == VALUE_MAP;
	size_t n = value_count(v);

	if (kind == VALUE_NULL) {
		buf_cat(out, "null");
		return;
	}
	if (kind == VALUE_TEXT) {
		buf_json(out, value_str(v));
		return;
	}
	if (kind != VALUE_LIST && !map) {
		buf_str(out, value_str(v));
		return;
	}
	buf_char(out, map ? '{' : '[');
	for (size_t i = 0; i < n; i++) {
		buf_cat(out, i ? ",\n" : "\n");
		indent(out, depth + 1);
		if (map) {
			buf_json(out, value_key(v, i));
			buf_cat(out, ": ");
		}
		dump(value_at(v, i), depth + 1, out);
	}
	if (n) {
		buf_char(out, '\n');
		indent(out, depth);
	}
	buf_char(out, map ? '}' : ']');
}

void value_dump(const struct value *v, struct buf *out)
{
	dump(v, 0, out);
	buf_char(out, '\n');
}
