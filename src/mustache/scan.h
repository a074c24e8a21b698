#ifndef MUSTACHE_SCAN_H
#define MUSTACHE_SCAN_H
/* Finding the tags of a template; for the files of this module only. */
#include "base/err.h"

struct tag {
	char kind;      /* # ^ / > < $ & { ! = or 0 for plain interpolation */
	bool dynamic;   /* > and <: the name is behind an asterisk */
	struct str name; /* trimmed; without the asterisk */
	size_t from, to; /* bytes of the source it takes */
	struct pos at;
	/* Its line: white space only from line_from to it, and behind it to line_to (past the line end)? */
	bool blank_before, blank_after;
	size_t line_from, line_to;
};

struct scan {
	struct str src;
	size_t at; /* search from here; the caller may move it forward */
	struct str open, close; /* delimiters */
	struct pos place; /* of byte place_at */
	size_t place_at;
};

enum scan_result { SCAN_END, SCAN_TAG, SCAN_FAULT };
void template_scan_init(struct scan *s, const char *file, struct str src);
/* The next tag; {{=...=}} takes effect.  SCAN_FAULT with *e. */
enum scan_result template_scan_next(struct scan *s, struct tag *out, struct err *e);

#endif
