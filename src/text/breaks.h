#ifndef TEXT_BREAKS_H
#define TEXT_BREAKS_H
/* Line-break opportunities: ch[].brk from ch[].cp and ch[].cls. */
#include "text/shaper.h"

/* breaks.c.  brk is TEXT_NO_BREAK throughout when it is called. */
void breaks_find(struct shaper *s, struct text_char *ch, size_t n, enum text_level level);
/* numbers.c: forbid breaks inside numbers; with units, also before their units and inside dates. */
void numbers_bind(struct text_char *ch, size_t n, bool units);

#endif
