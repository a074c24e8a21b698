#ifndef DRAW_TREE_H
#define DRAW_TREE_H
/*
 * Private to draw: the structure tree under construction.  Made whole from the
 * HTML before anything is painted; painting marks what is on the pages; the end
 * drops the rest, numbers the headings and squares the tables.
 */
#include "base/arena.h"
#include "base/diag.h"
#include "base/vec.h"
#include "draw/ops.h"
#include "layout/layout.h"

/* A P for text that stands between the blocks of a node; there may be several. */
struct draw_between {
	uint32_t element, last; /* the P, and the last element inside it */
	uint32_t next;      /* place + 1 of the node's next one, 0: none */
};

/* A row that came with its page, and where its cells begin. */
struct draw_open_row {
	const struct dom_rows *rows;
	uint32_t place, element; /* child number; its TR */
};
struct draw_run {
	const struct dom_rows *rows;
	uint32_t element, width; /* what stands for it; columns of its table */
};

struct draw_tree {
	struct arena *a;
	struct diag_list *diags;
	VEC(struct draw_element) element;
	uint32_t *of;       /* by dom order: the element that holds a node's own content, or DRAW_ARTIFACT */
	uint32_t *label;    /* by dom order: the Lbl of a list item or footnote, 0: none */
	uint32_t *call;     /* by dom order: the link that calls a footnote, 0: none */
	VEC(struct draw_between) between;
	uint32_t *first_between; /* by dom order: place + 1, 0: none */
	uint32_t *near_between;  /* the one found last */
	uint32_t used;      /* the element painted last */
	VEC(struct draw_run) run;
	VEC(struct draw_element) row_element; /* of open rows, from number row_first on */
	VEC(struct draw_open_row) row;
	uint32_t row_first;
};

#define DRAW_NO_ROLE DRAW_ROLE_COUNT /* its parent's content */
/* The role (enum draw_role) that n asks for, whatever its parent may contain; DRAW_NO_ROLE. */
unsigned draw_role_of(const struct dom_node *n);
/* A box of its own, or an inline element that is broken by one (CSS 2.1, 9.2.1.1). */
bool draw_role_is_block(const struct dom_node *n);
/* Decoration: said so by the author, or an image with an empty alternative text. */
bool draw_role_is_decoration(const struct dom_node *n);
bool draw_role_has_text(const struct dom_node *n); /* a text node with more than white space */

void draw_tree_make(struct draw_tree *t, struct arena *a, const struct dom_doc *dom, struct diag_list *diags);
/* The element of content of n (marker: enum layout_marker), marked as drawn; DRAW_ARTIFACT if n is decoration. */
uint32_t draw_tree_use(struct draw_tree *t, const struct dom_node *n, unsigned marker);
static inline unsigned draw_tree_role(const struct draw_tree *t, uint32_t element)
{
	return element < DRAW_ROW_ELEMENT ? t->element.v[element].role : t->row_element.v[element - t->row_first].role;
}
/* Rows drawn so far, but for the last, which may go on (all: for it too), are complete; copied to a. */
struct draw_rows draw_tree_rows(struct draw_tree *t, struct arena *a, bool all);
/* The box of a figure on a page of height page_h; the first one counts. */
void draw_tree_box(struct draw_tree *t, const struct layout_frag *f, lu page_h);
/* The finished tree; the builder is released. */
void draw_tree_end(struct draw_tree *t, struct draw_doc *out);

/* ---- row.c ---- */
void draw_tree_add_run(struct draw_tree *t, const struct dom_node *run, uint32_t parent);
/* The element of content of n, which stands in a row made by dom_row_make. */
uint32_t draw_tree_use_row(struct draw_tree *t, const struct dom_node *n);
/* Scope of a header cell in a section with this role. */
enum draw_scope draw_scope_in(const struct dom_node *n, unsigned section);

bool draw_is_language(struct str tag);

/* ---- square.c ---- */
/* A new element at the end of its parent. */
uint32_t draw_tree_add(struct draw_tree *t, enum draw_role role, uint32_t parent);
/* Cells of nothing where the rows of a table are shorter than its longest; spans end with their section. */
void draw_tree_square(struct draw_tree *t);

#endif
