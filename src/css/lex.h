#ifndef CSS_LEX_H
#define CSS_LEX_H
/*
 * Tokens of CSS Syntax 3, section 4.  Private to css.  Comments vanish.
 * Token texts point into the source, or into the arena where an escape had to
 * be undone.  Numbers are decimal fixed point, never floating.
 */
#include "base/arena.h"

/* Numbers are in millionths, cut off at +-10^9 (beyond any length or count on paper). */
#define CSS_ONE 1000000
#define CSS_NUMBER_MAX ((int64_t)1000000000 * CSS_ONE)

enum css_token_kind { CSS_T_EOF, CSS_T_IDENT, CSS_T_FUNCTION, CSS_T_AT, CSS_T_HASH, CSS_T_STRING,
	CSS_T_BAD_STRING, CSS_T_URL, CSS_T_BAD_URL, CSS_T_DELIM, CSS_T_NUMBER, CSS_T_PERCENT, CSS_T_DIMENSION,
	CSS_T_SPACE, CSS_T_CDO, CSS_T_CDC, CSS_T_COLON, CSS_T_SEMICOLON, CSS_T_COMMA, CSS_T_LBRACKET,
	CSS_T_RBRACKET, CSS_T_LPAREN, CSS_T_RPAREN, CSS_T_LBRACE, CSS_T_RBRACE };

struct css_token {
	enum css_token_kind kind;
	char delim;       /* DELIM: the ASCII character */
	bool integer;     /* numbers: written without . and exponent */
	bool is_id;       /* HASH: could be an identifier */
	struct str text;  /* name, string or URL; unit of a DIMENSION */
	int64_t number;   /* NUMBER, PERCENT, DIMENSION: millionths */
	size_t start, end; /* bytes in the source */
};

struct css_lex {
	struct arena *arena;
	struct str s;
	size_t i;
};

void css_lex_next(struct css_lex *l, struct css_token *t);
bool css_token_is_word(const struct css_token *t, const char *lower); /* IDENT, ASCII case ignored */
bool css_token_is_function(const struct css_token *t, const char *lower);
bool css_token_is_delim(const struct css_token *t, char c);
/* The kind that closes a (, [, { or function; CSS_T_EOF if t opens nothing. */
enum css_token_kind css_token_closer(const struct css_token *t);
/* Open brackets around the lookahead.  A bracket that does not close the innermost one closes nothing
   (CSS Syntax 3, 5.4.8); beyond 256 levels any does. */
#define CSS_NEST_KNOWN 256
struct css_nest {
	unsigned depth;
	uint8_t closer[CSS_NEST_KNOWN];
};
void css_nest_step(struct css_nest *n, const struct css_token *t);
bool css_same_word(struct str s, const char *lower); /* ASCII case ignored */
struct str css_lower(struct arena *a, struct str s); /* ASCII letters only */

#endif
