#ifndef APP_EXTRA_H
#define APP_EXTRA_H
/* The font set of a command, with the characters drawn in fonts/extra/U+XXXX.svg (fonts/README.md). */
#include "app/cli.h"
#include "text/text.h"

/* --fonts and so on; status EXIT_INPUT with the file's name if a drawing cannot be used. */
bool extra_fonts_open(struct arena *a, const struct cli *cli, struct text_fonts **out, struct err *e);
/* The HTML for a browser: where html has such characters, *out gets it with a font of them inside (data: URL) and each
   of them in a span of that font; false: there are none, html is good as it is. */
bool extra_twin(const struct text_fonts *fonts, struct str html, struct buf *out);

#endif
