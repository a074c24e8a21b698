#ifndef CSS_STYLE_H
#define CSS_STYLE_H
/*
 * Computed styles.  Every style is interned: equal styles are one pointer, so
 * layout may cache by pointer.  Lengths are lu (1/1024 pt); percentages are
 * kept and resolved by layout.  All memory belongs to the document arena.
 * References: CSS 2.1, CSS Page 3, CSS Fragmentation 3, CSS Text 3/4.
 */
#include "base/lu.h"
#include "base/str.h"

enum css_unit { CSS_AUTO, CSS_LU, CSS_PERCENT, CSS_NONE }; /* PERCENT: v in 1/1000 of a percent */
struct css_len {
	int32_t v;
	enum css_unit unit;
	lu plus; /* PERCENT: a length added to it, of calc(); else 0 */
};

enum css_display { CSS_INLINE, CSS_BLOCK, CSS_INLINE_BLOCK, CSS_LIST_ITEM, CSS_TABLE, CSS_TABLE_CAPTION,
	CSS_TABLE_ROW_GROUP, CSS_TABLE_HEADER_GROUP, CSS_TABLE_FOOTER_GROUP, CSS_TABLE_ROW, CSS_TABLE_CELL,
	CSS_TABLE_COLUMN_GROUP, CSS_TABLE_COLUMN, CSS_DISPLAY_NONE };
enum css_position { CSS_STATIC, CSS_RELATIVE, CSS_ABSOLUTE, CSS_FIXED,
	CSS_RUNNING /* running(name): only in margin boxes, by element(name) (CSS GCPM 3, 1.3) */ };
/* BOTTOM: at the foot of the content area of its page (CSS Page Floats 3, float-reference: page). */
enum css_float { CSS_FLOAT_NONE, CSS_FLOAT_FOOTNOTE, CSS_FLOAT_BOTTOM };
enum css_note_policy { CSS_NOTE_AUTO, CSS_NOTE_LINE };
enum css_parity { CSS_PARITY_AUTO, CSS_PARITY_EVEN, CSS_PARITY_ODD };
enum css_align { CSS_ALIGN_START, CSS_ALIGN_LEFT = CSS_ALIGN_START, CSS_ALIGN_RIGHT, CSS_ALIGN_CENTER,
	CSS_ALIGN_JUSTIFY, CSS_ALIGN_JUSTIFY_ALL /* 均排: the last line too */,
	CSS_ALIGN_DECIMAL, CSS_ALIGN_DECIMAL_CENTER /* table cells, on the point; elsewhere right, center */ };
enum css_visibility { CSS_VISIBLE, CSS_HIDDEN, CSS_COLLAPSE /* a column: left out; else hidden */ };
enum css_turn { CSS_UPRIGHT, CSS_ROTATE_LEFT, CSS_ROTATE_RIGHT };
enum css_valign { CSS_BASELINE, CSS_TOP, CSS_MIDDLE, CSS_BOTTOM, CSS_SUB, CSS_SUPER, CSS_TEXT_TOP,
	CSS_TEXT_BOTTOM, CSS_VALIGN_LENGTH };
enum css_border_style { CSS_BORDER_NONE, CSS_BORDER_SOLID, CSS_BORDER_DASHED, CSS_BORDER_DOTTED, CSS_BORDER_DOUBLE,
	CSS_BORDER_HIDDEN /* none that suppresses its neighbour in a collapsed table */ };
enum css_white_space { CSS_WS_NORMAL, CSS_WS_NOWRAP, CSS_WS_PRE, CSS_WS_PRE_WRAP, CSS_WS_PRE_LINE };
enum css_break { CSS_BREAK_AUTO, CSS_BREAK_AVOID, CSS_BREAK_PAGE, CSS_BREAK_LEFT, CSS_BREAK_RIGHT,
	CSS_BREAK_COLUMN };
enum css_list_type { CSS_LIST_NONE, CSS_LIST_DISC, CSS_LIST_CIRCLE, CSS_LIST_SQUARE, CSS_LIST_DECIMAL,
	CSS_LIST_CJK, CSS_LIST_LOWER_ALPHA, CSS_LIST_CIRCLED, CSS_LIST_UPPER_ALPHA, CSS_LIST_LOWER_ROMAN,
	CSS_LIST_UPPER_ROMAN, CSS_LIST_LEADING_ZERO, CSS_LIST_CJK_FORMAL, CSS_LIST_CJK_DIGITS };
enum css_line_break { CSS_LB_AUTO /* clreq basic */, CSS_LB_LOOSE, CSS_LB_GB, CSS_LB_STRICT, CSS_LB_ANYWHERE };
enum css_word_break { CSS_WB_NORMAL, CSS_WB_BREAK_ALL, CSS_WB_KEEP_ALL };
enum css_spacing_trim { CSS_TRIM_SPACE_ALL, CSS_TRIM_NORMAL, CSS_TRIM_START, CSS_TRIM_SPACE_FIRST };
enum css_overflow_wrap { CSS_OW_NORMAL, CSS_OW_BREAK_WORD, CSS_OW_ANYWHERE /* counts in the narrowest width */ };
enum css_hanging { CSS_HANG_NONE, CSS_HANG_ALLOW /* only what would not fit */, CSS_HANG_FORCE };
enum css_text_wrap { CSS_WRAP_NORMAL, CSS_WRAP_BALANCE };
enum css_table_layout { CSS_TABLE_AUTO, CSS_TABLE_FIXED };
enum css_baseline { CSS_BL_ALPHABETIC, CSS_BL_MIDDLE, CSS_BL_CENTRAL, CSS_BL_HANGING, CSS_BL_TEXT_TOP, CSS_BL_TEXT_BOTTOM,
	CSS_BL_MATHEMATICAL }; /* CSS Inline 3, 2.1; SVG 2, 11.10.2 */
enum { CSS_SIDE_TOP, CSS_SIDE_RIGHT, CSS_SIDE_BOTTOM, CSS_SIDE_LEFT };
enum { CSS_UNDERLINE = 1, CSS_LINE_THROUGH = 2, CSS_OVERLINE = 4 };

struct css_border {
	lu width;       /* 0 when style is none or hidden */
	uint32_t color; /* 0xAARRGGBB, AA = 255 opaque */
	enum css_border_style style;
};

struct css_style {
	/* inherited */
	struct str family;         /* the font-family list as written, quotes removed, comma separated */
	lu font_size;
	uint16_t weight;           /* 100..900 */
	bool italic;
	uint32_t color;            /* 0xAARRGGBB */
	struct css_len line_height; /* CSS_AUTO: normal; CSS_LU; CSS_PERCENT of font_size (1.5 = 150000) */
	lu letter_spacing, word_spacing;
	struct css_len text_indent;
	enum css_align text_align, text_align_last; /* last: CSS_ALIGN_START unless set */
	enum css_white_space white_space;
	enum css_line_break line_break;
	enum css_word_break word_break;
	enum css_overflow_wrap overflow_wrap;
	enum css_spacing_trim spacing_trim;
	bool autospace;            /* 四分空 between Han and Latin; default off (公文) */
	enum css_hanging hanging;  /* 、，。 may stand outside the end of a line */
	bool hanging_label;        /* lines after the first begin after the label: 抄送：, 1. */
	enum css_text_wrap text_wrap;
	uint16_t text_fit;         /* one line: narrowest its glyphs may be made, in thousandths; 0: none */
	uint16_t text_spread;      /* with text_fit: widest gap between characters, in thousandths of an em */
	enum css_list_type list_type;
	uint8_t orphans, widows;   /* default 2 */
	enum css_visibility hidden; /* visibility; 0: visible */
	bool empty_hidden;         /* empty-cells: hide */
	bool border_collapse;
	lu border_spacing_x, border_spacing_y;
	bool caption_bottom;
	/* not inherited */
	enum css_display display;
	enum css_position position;
	struct str running;        /* name, if position is CSS_RUNNING */
	enum css_float floating;
	enum css_note_policy footnote_policy; /* may a note be parted from its call? */
	enum css_parity page_parity;   /* floating BOTTOM: sheets it may stand on; the first sheet is odd */
	uint8_t column_count;          /* 0: auto */
	struct css_len column_width, column_gap; /* gap AUTO: normal, 1 em */
	bool column_span;              /* all */
	struct css_border column_rule;
	struct str transform, transform_origin; /* as written: css_transform; "" none */
	bool from_sheet;               /* page-area: offsets count from the sheet, not from the content area */
	struct str page_select;        /* position fixed: first not-first last left right, a page name; "" all */
	struct css_len border_length;  /* of @footnote: how long its upper border is; AUTO: all its width */
	struct css_len margin[4], padding[4], inset[4]; /* inset: top/right/bottom/left, CSS_AUTO default */
	struct css_border border[4];
	uint32_t background;       /* 0: transparent */
	struct css_len width, height, min_width, max_width, min_height, max_height;
	enum css_valign vertical_align;
	lu valign_length;
	uint8_t decoration;        /* CSS_UNDERLINE | ... */
	enum css_break break_before, break_after, break_inside;
	enum css_table_layout table_layout;
	struct str table_fit;      /* what to do with a table that is too wide; css_table_fit_parse */
	bool key_column;           /* <col>: stands in every group of columns */
	struct str table_continued; /* caption, row: what it says at the top of pages it continues on; content */
	struct str table_part;     /* caption: what it says over a group of columns; content */
	uint16_t page_rows;        /* body rows on a page, 0: as many as fit */
	bool fill_rows;            /* blank rows down to the foot of the last page */
	enum css_turn turn;        /* @page: the content area lies on its side */
	bool box_border;           /* box-sizing: border-box */
	bool overflow_hidden;
	int32_t z_index;
	uint16_t opacity;          /* 0..1000 */
	struct str page;           /* named page; "" = auto */
	struct str counter_reset, counter_increment; /* as written: "name n ..." */
	struct str string_set;     /* as written: "name content-pieces", "" none (CSS GCPM, running headings) */
	struct str content;        /* for ::before/::after, as written (parsed by css_content_parse) */
	uint8_t bookmark_level;    /* bookmark-level: 1..6; 0 none; default from h1..h6 */
	struct str bookmark_label; /* as written, "": the text of the element */
	bool bookmark_closed;      /* what is below it is folded up at first */
	const struct css_style *before, *after; /* styles of ::before and ::after, NULL if none */
	const struct css_style *note_call, *note_marker; /* of a footnote; NULL: no content */
	/* SVG presentation */
	uint32_t fill, stroke;     /* 0: none; default fill opaque black; with a reference, what stands in for it */
	struct str fill_ref, stroke_ref; /* "id" of url(#id), or empty */
	uint32_t stop_color;
	uint16_t stop_opacity;     /* 0..1000 */
	lu stroke_width;
	struct str stroke_dasharray;
	uint16_t fill_opacity, stroke_opacity; /* 0..1000 */
	uint8_t stroke_linecap, stroke_linejoin; /* PDF values 0..2 */
	int32_t stroke_miterlimit; /* thousandths, at least 1000 */
	lu stroke_dashoffset;
	bool stroke_fixed;         /* vector-effect: non-scaling-stroke */
	bool fill_evenodd, clip_evenodd;
	struct str clip_path;      /* "id" of url(#id), or empty */
	struct str marker[3];      /* start, mid, end; likewise */
	uint8_t text_anchor;       /* 0 start, 1 middle, 2 end */
	uint8_t dominant_baseline; /* enum css_baseline */
};

#endif
