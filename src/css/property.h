#ifndef CSS_PROPERTY_H
#define CSS_PROPERTY_H
/*
 * Properties as the parser and the cascade see them.  Private to css; the rows
 * are in css/props.h.  A shorthand is only a way to write several longhands.
 */
#include "base/diag.h"
#include "css/props.h"
#include "css/rec.h"
#include "css/value.h"

enum css_prop_id {
#define CSS_PROP_ID(id, ...) CSS_P_##id,
	CSS_PROPS(CSS_PROP_ID)
#undef CSS_PROP_ID
	CSS_P_COUNT,       /* shorthands follow, numbered as in css/shorthand.c */
	CSS_P_CUSTOM = 255 /* --name */
};

enum css_store {
	CSS_STORE_LEN,
	CSS_STORE_LU,
	CSS_STORE_ENUM,
	CSS_STORE_BOOL,
	CSS_STORE_U8,
	CSS_STORE_U16,
	CSS_STORE_I32,
	CSS_STORE_COLOR,
	CSS_STORE_PAINT,    /* a colour, and beside it a reference */
	CSS_STORE_STR,
	CSS_STORE_FONT_SIZE,
	CSS_STORE_WEIGHT,
	CSS_STORE_LINE_HEIGHT,
	CSS_STORE_VALIGN,
	CSS_STORE_PAGE_SIZE,
	CSS_STORE_POSITION
};

struct css_prop {
	const char *name;   /* "" for the halves of a property with two values: not written alone */
	uint8_t store, syntax;
	bool inherited;
	uint16_t offset, size; /* of the field in struct css_rec */
	const char *initial;
};
extern const struct css_prop css_props[CSS_P_COUNT];

/* One longhand, a whole shorthand with var() (CSS_V_PENDING), or a custom property. */
struct css_custom {
	struct str name, text; /* --name, value as written */
};
struct css_decl {
	uint8_t prop;       /* css_prop_id, or CSS_P_COUNT + shorthand */
	bool important;
	struct css_value v;
	const struct css_custom *custom; /* CSS_P_CUSTOM */
	struct pos at;      /* of the value; kept for CSS_V_PENDING only */
};

/* Where parsed longhands go. */
struct css_sink {
	void (*put)(void *ctx, unsigned prop, const struct css_value *v);
	void *ctx;
};

enum css_outcome {
	CSS_OK,
	CSS_BAD_VALUE,
	CSS_PARTLY /* taken, but a part does not print (note says what) */
};

/* Number of a property by lower-case name: longhand, CSS_P_COUNT + shorthand, or -1. */
int css_prop_lookup(struct str name);
const char *css_prop_name(unsigned prop);
/* Read a value of prop (longhand or shorthand) and put the longhands.  No var() in text. */
enum css_outcome css_prop_read(unsigned prop, struct arena *a, struct str text, bool attribute,
                               const struct css_sink *sink, const char **note);
/* The longhands that prop stands for; for a longhand itself. */
const uint8_t *css_prop_longhands(unsigned prop, size_t *n);
/* The nearest known name, or empty. */
struct str css_prop_nearest(struct str name);
/* A standard property that the print engine does not have. */
bool css_prop_is_foreign(struct str name);
/* Declarations that say what the engine does anyway (float: none). */
bool css_prop_is_moot(struct str name, struct str value);

/* syntax.c: one longhand value from in; false: does not match. */
bool css_syntax_read(unsigned syntax, struct css_in *in, struct css_value *v);
/* shorthand.c */
int css_shorthand_lookup(struct str name);  /* 0.., or -1 */
const char *css_shorthand_name(unsigned i);
const uint8_t *css_shorthand_longhands(unsigned i, size_t *n);
enum css_outcome css_shorthand_read(unsigned i, struct css_in *in, const struct css_sink *sink,
				    const char **note);
size_t css_shorthand_count(void);

#endif
