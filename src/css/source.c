/* Places in a sheet. */
#include "css/sheet.h"

void css_source_init(struct css_source *s, const char *file, struct str text, struct pos start)
{
	*s = (struct css_source){
		.file = file, .text = text, .start = start, .line = start.line, .col = start.col};
}

struct pos css_source_pos(struct css_source *s, size_t offset)
{
	if (s->fixed)
		return s->start;
	if (offset < s->seen) {
		s->seen = 0;
		s->line = s->start.line;
		s->col = s->start.col;
	}
	for (; s->seen < offset && s->seen < s->text.n; s->seen++) {
		unsigned char c = (unsigned char)s->text.p[s->seen];
		if (c == '\n') {
			s->line++;
			s->col = 1;
		} else {
			s->col += (c & 0xC0) != 0x80;
		}
	}
	return (struct pos){s->file, s->line, s->col};
}

struct str css_shown(struct str s)
{
	size_t n = s.n < 80 ? s.n : 80;

	while (n > 0 && n < s.n && ((unsigned char)s.p[n] & 0xC0) == 0x80)
		n--;
	return str_sub(s, 0, n);
}
