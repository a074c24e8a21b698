#ifndef TEXT_BREAKS_H
#define TEXT_BREAKS_H
/* Line-break opportunities: ch[].brk from ch[].cp and ch[].cls. */
#include "text/shaper.h"

/* What decided a place. */
enum break_rule {
	BREAK_UAX,          /* UAX #14, as ICU has it */
	BREAK_ICU_HYPHEN,   /* ICU goes beyond Unicode 15: -x is one word */
	BREAK_ICU_POINT,    /* ... and .35 one number */
	BREAK_NO_START,     /* points and closers (GB/T 15834 5.1.1 to 5.1.3), U+3000 */
	BREAK_CONNECTOR,    /* connectors, ·, / and 々 do not begin a line (5.1.6, 5.1.7, 5.1.9) */
	BREAK_DASH,         /* nor does a dash alone (5.1.6) */
	BREAK_STRICT,       /* nor —— and ……, at level strict */
	BREAK_NO_END,       /* openers (5.1.3) */
	BREAK_GB_SLASH,     /* / ends no line, from level gb on (5.1.9) */
	BREAK_TWO_EM,       /* —— and …… are one mark (5.1.4, 5.1.5) */
	BREAK_APOSTROPHE,   /* ’ between letters */
	BREAK_ABBREVIATION, /* GB/T */
	BREAK_MINUS,        /* a sign may begin a line */
	BREAK_IDEOGRAPH,    /* ① ★ stand like ideographs */
	BREAK_QUOTE,        /* “ ” ‘ ’ are brackets */
	BREAK_NUMBER,       /* a number stands on one line (GB/T 15835) */
	BREAK_UNIT,         /* with what belongs to it: signs, units, dates, document numbers */
	BREAK_RULES
};
const char *breaks_rule_name(enum break_rule rule);
struct break_choice {
	bool may;
	enum break_rule rule;
};

/* breaks.c.  brk is TEXT_NO_BREAK throughout when it is called. */
void breaks_find(struct shaper *s, struct text_char *ch, size_t n, enum text_level level);
/* The same, telling for each of the n characters which rule decided the place before it (why; or NULL). */
void breaks_explain(struct shaper *s, struct text_char *ch, size_t n, enum text_level level, uint8_t *why);
/* numbers.c: forbid breaks inside numbers; with units, also before their units and inside dates.  What forms
   one run with a number becomes TEXT_TIGHT. */
void numbers_bind(struct text_char *ch, size_t n, bool units, uint8_t *why);

#endif
