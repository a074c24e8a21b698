/* That every row is drawn once is counted where it is drawn; cells that hold boxes; empty cells; narrow ones. */
#include "unit/layout/laid_here.h"

#include "layout/emit.h"

/* Three rows without cells. */
struct bare {
	struct layout_doc doc;
	struct job job;
	struct emit emit;
	struct css_style style;
	struct box box, group;
	struct row row[3];
	struct table table;
};

static void bare_init(struct bare *b)
{
	memset(b, 0, sizeof *b);
	b->job.doc = &b->doc;
	b->emit.job = &b->job;
	b->box.style = b->group.style = b->table.style = &b->style;
	b->box.table = &b->table;
	b->table.box = &b->box;
	b->table.row = b->row;
	b->table.n_row = 3;
	for (int i = 0; i < 3; i++) {
		b->row[i].box = &b->group;
		b->row[i].group = &b->group;
		b->row[i].section = TABLE_BODY;
	}
}

static void draw_rows(struct bare *b, const uint32_t *row, size_t n)
{
	for (size_t i = 0; i < n; i++)
		emit_row(&b->emit, &b->table, row[i], row[i], 0, 0);
	emit_release(&b->emit);
}

static void order_test(void **state)
{
	struct bare b;

	(void)state;
	bare_init(&b);
	draw_rows(&b, (uint32_t[]){0, 1, 2}, 3);
	assert_int_equal(b.doc.rows_out, 3);
	assert_int_equal(b.doc.rows_odd, 0);
}

/* One left out and one twice: as many as there should be, and yet not right. */
static void twice_test(void **state)
{
	struct bare b;

	(void)state;
	bare_init(&b);
	draw_rows(&b, (uint32_t[]){0, 1, 1}, 3);
	assert_int_equal(b.doc.rows_out, 2);
	assert_int_equal(b.doc.rows_odd, 1);
	bare_init(&b);
	draw_rows(&b, (uint32_t[]){0, 2, 1}, 3);
	assert_true(b.doc.rows_odd > 0);
}

static void not_counted_test(void **state)
{
	struct bare b;

	(void)state;
	bare_init(&b);
	b.emit.artifact = true;
	draw_rows(&b, (uint32_t[]){0}, 1);
	b.emit.artifact = false;
	b.emit.dry = true;
	draw_rows(&b, (uint32_t[]){0}, 1);
	assert_int_equal(b.doc.rows_out + b.doc.rows_odd, 0);
}

/* A cut row that ends before its cell does: the cell is a flow of two slabs of which one was drawn. */
static void part_test(void **state)
{
	struct bare b;
	struct flow flow = {.n = 2};
	struct slab slab[2] = {{.kind = SLAB_SPACE, .up = SLAB_NONE}, {.kind = SLAB_SPACE, .up = SLAB_NONE}};
	uint32_t from = 0, to = 1, grid[3] = {1, 0, 0};
	struct col col = {0};
	struct cell cell = {.rows = 1, .cols = 1, .flow = &flow};
	const struct row_part *none[1] = {NULL};
	struct row_part part = {
		.from = &from, .to = &to, .at = &from, .head = none, .tail = none, .first = true, .last = true};
	struct page_plan plan = {0};

	(void)state;
	bare_init(&b);
	flow.slab = slab;
	cell.box = &b.box;
	b.emit.plan = &plan;
	b.table.cell = &cell;
	b.table.col = &col;
	b.table.grid = grid;
	b.table.n_cell = b.table.n_col = b.row[0].n_cell = 1;
	part.t = &b.table;
	emit_row_part(&b.emit, &part, 0, 0);
	emit_release(&b.emit);
	assert_int_equal(b.doc.rows_out, 0);
	assert_int_equal(b.doc.rows_odd, 1);
}

/* right and top from the cell, wherever its text stands. */
static void positioned_cell_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "table { width: 100%; border-collapse: collapse } td { padding: 0 } i { position: absolute; right: 0; "
		"top: 0; font-style: normal }",
	    "<p>前</p><table><tr><td style=\"position: relative; width: 80pt; padding-left: 20pt\">甲<br/>甲<i>右</i></td>"
	    "<td>乙</td></tr></table>");
	const struct layout_frag *f = text_at(&l, "右", 0, NULL);
	expect_lu(&l, "x", f->x + f->w, text_at(&l, "乙", 0, NULL)->x);
	expect_lu(&l, "y", f->y, PT(20 + 20 + 13.8));
	laid_drop(&l);
}

static void empty_cells_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "table { empty-cells: hide } td { border: 1pt solid black }",
	    "<table><tr><td>甲</td><td></td><td> </td><td><b></b></td></tr></table>");
	assert_int_equal(count_kind(&l, 1, LAYOUT_BOX), 1);
	laid_drop(&l);
}

/* Sixteen columns in 80 pt: five points are too few for a Han of ten. */
static void narrow_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "div { width: 80pt } td { padding: 0 }",
	    "<div><table><tr><td>一</td><td>二</td><td>三</td><td>四</td><td>一</td><td>二</td><td>三</td><td>四</td>"
	    "<td>一</td><td>二</td><td>三</td><td>四</td><td>一</td><td>二</td><td>三</td><td>四</td></tr></table></div>");
	assert_int_equal(count_code(&l, "layout.overflow"), 1);
	laid_drop(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(order_test),           cmocka_unit_test(twice_test),
		cmocka_unit_test(not_counted_test),     cmocka_unit_test(part_test),
		cmocka_unit_test(positioned_cell_test), cmocka_unit_test(empty_cells_test),
		cmocka_unit_test(narrow_test),
	};

	return cmocka_run_group_tests(tests, fonts_setup, fonts_teardown);
}
