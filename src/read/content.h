#ifndef READ_CONTENT_H
#define READ_CONTENT_H
/* Private to read: the content interpreter, its lexer and its graphics state. */
#include "read/inner.h"

enum token { TOKEN_END, TOKEN_NUMBER, TOKEN_NAME, TOKEN_STRING, TOKEN_OPEN, TOKEN_CLOSE, TOKEN_DICT, TOKEN_DICT_END,
	TOKEN_OPERATOR };
struct operand {
	enum token kind;
	double v;
	struct str s;          /* name without slash, string decoded, operator */
};
struct lexer {
	struct str s;
	size_t i;
	char *room;            /* for decoded strings of one operator: as long as s */
	size_t used;
};
/* The next token; what makes none is passed over. */
void lex_next(struct lexer *l, struct operand *out);
/* Behind the data of an inline image, from just after ID. */
void lex_skip_image(struct lexer *l);

struct space {                 /* colour space, as far as it is computed */
	enum { SPACE_GRAY, SPACE_RGB, SPACE_CMYK, SPACE_LAB, SPACE_TINT, SPACE_UNKNOWN } kind;
	int n;                 /* components */
	double c0[4], c1[4];   /* SPACE_TINT: colour without and with full tint in `of` */
	int of;                /* components of the alternative: 1, 3, 4 */
};

struct matrix { double a, b, c, d, e, f; };
struct matrix matrix_mul(struct matrix m, struct matrix then);
struct point { double x, y; };
struct point matrix_apply(struct matrix m, double x, double y);

struct state {
	struct matrix ctm;     /* to page coordinates in lu */
	struct font *font;
	double size, spacing, word, stretch, leading, rise;
	int mode;
	struct space fill_space, stroke_space;
	uint32_t fill, stroke;
	double line_width;
	struct box clip;
};

#define MAX_PATH 100000u
struct segment {               /* end of a straight segment, or start of a subpath */
	struct point p;
	bool move, curve;
};

#define NAMED_FONTS 16
struct named_font {
	qpdf_oh resources;
	struct str name;
	struct font *font;
};

struct content {
	struct read_file *f;
	qpdf_oh resources;
	struct state now, *saved; /* MAX_SAVE_DEPTH of them */
	unsigned depth, forms;
	struct matrix text, line;
	VEC(struct segment) path;
	struct point start, at;
	int clipping;          /* a W is pending */
	struct box limit;      /* the page */
	unsigned marks, artifact, actual; /* open marks; depth of the outermost artifact and ActualText, 0: none */
	struct str actual_text;
	bool actual_due;       /* not given to a glyph yet */
	const struct operand *arg;
	size_t n_arg;
	struct named_font named[NAMED_FONTS];
	bool joined;           /* the next string goes on with the last run */
	bool stopped;          /* a limit is reached */
};

double arg_number(const struct content *c, size_t i); /* 0 where there is none */
void content_stream(struct content *c, struct str bytes); /* content.c */
void draw_form(struct content *c, qpdf_oh form);
/* show.c */
void show_string(struct content *c, struct str s);
void show_move(struct content *c, double x, double y);
void show_adjust(struct content *c, double thousandths);
/* paint.c */
void path_point(struct content *c, double x, double y, bool move, bool curve);
void path_rect(struct content *c, double x, double y, double w, double h);
void path_close(struct content *c);
void path_paint(struct content *c, bool fill, bool stroke);
void path_clip(struct content *c, double x0, double y0, double x1, double y1); /* a rectangle in user space */
void place_image(struct content *c, qpdf_oh image);
void place_inline(struct content *c);
/* color.c */
struct space space_of(struct read_file *f, qpdf_oh o, qpdf_oh resources, int depth);
uint32_t space_color(const struct space *s, const double *v, size_t n);
struct space space_device(int n);

#endif
