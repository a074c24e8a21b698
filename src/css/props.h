#ifndef CSS_PROPS_H
#define CSS_PROPS_H
/*
 * The property table: everything css knows about a property stands in its row.
 *
 *   X(id, name, store, field, syntax, inherited, initial)
 *
 * store   how the computed value is put into the field (css/store.c)
 * field   in struct css_rec; s is the struct css_style that layout sees
 * syntax  what may be written (css/syntax.c)
 * initial in CSS; read once per document
 *
 * Rows are computed in this order: the font size before what is measured in
 * em, the colour before currentColor, the line height before percentages of it.
 * Initial values that differ from CSS, on purpose: text-autospace off and
 * text-align-last start (GB/T 9704 documents); display is inline as in CSS.
 */
#define CSS_PROPS(X) \
	X(FONT_SIZE, "font-size", FONT_SIZE, s.font_size, FONT_SIZE, true, "12pt") \
	X(COLOR, "color", COLOR, s.color, COLOR, true, "black") \
	X(LINE_HEIGHT, "line-height", LINE_HEIGHT, s.line_height, LINE_HEIGHT, true, "normal") \
	X(FONT_FAMILY, "font-family", STR, s.family, FAMILY, true, "serif") \
	X(FONT_WEIGHT, "font-weight", WEIGHT, s.weight, WEIGHT, true, "normal") \
	X(FONT_STYLE, "font-style", BOOL, s.italic, FONT_STYLE, true, "normal") \
	X(LETTER_SPACING, "letter-spacing", LU, s.letter_spacing, SPACING, true, "normal") \
	X(WORD_SPACING, "word-spacing", LU, s.word_spacing, SPACING, true, "normal") \
	X(TEXT_INDENT, "text-indent", LEN, s.text_indent, LENGTH_ANY, true, "0") \
	X(TEXT_ALIGN, "text-align", ENUM, s.text_align, ALIGN, true, "start") \
	X(TEXT_ALIGN_LAST, "text-align-last", ENUM, s.text_align_last, ALIGN_LAST, true, "start") \
	X(WHITE_SPACE, "white-space", ENUM, s.white_space, WHITE_SPACE, true, "normal") \
	X(LINE_BREAK, "line-break", ENUM, s.line_break, LINE_BREAK, true, "auto") \
	X(WORD_BREAK, "word-break", ENUM, s.word_break, WORD_BREAK, true, "normal") \
	X(OVERFLOW_WRAP, "overflow-wrap", ENUM, s.overflow_wrap, OVERFLOW_WRAP, true, "normal") \
	X(SPACING_TRIM, "text-spacing-trim", ENUM, s.spacing_trim, SPACING_TRIM, true, "normal") \
	X(AUTOSPACE, "text-autospace", BOOL, s.autospace, AUTOSPACE, true, "no-autospace") \
	X(HANGING, "hanging-punctuation", ENUM, s.hanging, HANGING, true, "none") \
	X(HANG_LABEL, "hanging-label", BOOL, s.hanging_label, HANG_LABEL, true, "none") \
	X(TEXT_WRAP, "text-wrap", ENUM, s.text_wrap, TEXT_WRAP, true, "wrap") \
	X(TEXT_FIT, "text-fit", U16, s.text_fit, SHARE, true, "none") \
	X(TEXT_SPREAD, "text-spread", U16, s.text_spread, SHARE, true, "none") \
	X(LIST_TYPE, "list-style-type", ENUM, s.list_type, LIST_TYPE, true, "disc") \
	X(ORPHANS, "orphans", U8, s.orphans, SMALL_COUNT, true, "2") \
	X(WIDOWS, "widows", U8, s.widows, SMALL_COUNT, true, "2") \
	X(VISIBILITY, "visibility", ENUM, s.hidden, VISIBILITY, true, "visible") \
	X(BORDER_COLLAPSE, "border-collapse", BOOL, s.border_collapse, COLLAPSE, true, "separate") \
	X(BORDER_SPACING_X, "", LU, s.border_spacing_x, LENGTH_POSITIVE, true, "0") \
	X(BORDER_SPACING_Y, "", LU, s.border_spacing_y, LENGTH_POSITIVE, true, "0") \
	X(EMPTY_CELLS, "empty-cells", BOOL, s.empty_hidden, EMPTY_CELLS, true, "show") \
	X(CAPTION_SIDE, "caption-side", BOOL, s.caption_bottom, CAPTION_SIDE, true, "top") \
	X(DISPLAY, "display", ENUM, s.display, DISPLAY, false, "inline") \
	X(POSITION, "position", POSITION, s.position, POSITION, false, "static") \
	X(FLOAT, "float", ENUM, s.floating, FLOAT, false, "none") \
	X(FOOTNOTE_POLICY, "footnote-policy", ENUM, s.footnote_policy, FOOTNOTE_POLICY, false, "auto") \
	X(PAGE_PARITY, "page-parity", ENUM, s.page_parity, PAGE_PARITY, false, "auto") \
	X(COLUMN_COUNT, "column-count", U8, s.column_count, COLUMN_COUNT, false, "auto") \
	X(COLUMN_WIDTH, "column-width", LEN, s.column_width, SIZE, false, "auto") \
	X(COLUMN_GAP, "column-gap", LEN, s.column_gap, COLUMN_GAP, false, "normal") \
	X(COLUMN_SPAN, "column-span", BOOL, s.column_span, COLUMN_SPAN, false, "none") \
	X(COLUMN_RULE_STYLE, "column-rule-style", ENUM, s.column_rule.style, BORDER_STYLE, false, "none") \
	X(COLUMN_RULE_WIDTH, "column-rule-width", LU, s.column_rule.width, BORDER_WIDTH, false, "medium") \
	X(COLUMN_RULE_COLOR, "column-rule-color", COLOR, s.column_rule.color, COLOR, false, "black") \
	X(TRANSFORM, "transform", STR, s.transform, TRANSFORM, false, "none") \
	X(TRANSFORM_ORIGIN, "transform-origin", STR, s.transform_origin, ORIGIN, false, "50% 50%") \
	X(PAGE_AREA, "page-area", BOOL, s.from_sheet, PAGE_AREA, false, "content") \
	X(PAGE_SELECT, "page-select", STR, s.page_select, PAGE_SELECT, false, "all") \
	X(BORDER_LENGTH, "border-length", LEN, s.border_length, SIZE, false, "auto") \
	X(MARGIN_TOP, "margin-top", LEN, s.margin[0], MARGIN, false, "0") \
	X(MARGIN_RIGHT, "margin-right", LEN, s.margin[1], MARGIN, false, "0") \
	X(MARGIN_BOTTOM, "margin-bottom", LEN, s.margin[2], MARGIN, false, "0") \
	X(MARGIN_LEFT, "margin-left", LEN, s.margin[3], MARGIN, false, "0") \
	X(PADDING_TOP, "padding-top", LEN, s.padding[0], PADDING, false, "0") \
	X(PADDING_RIGHT, "padding-right", LEN, s.padding[1], PADDING, false, "0") \
	X(PADDING_BOTTOM, "padding-bottom", LEN, s.padding[2], PADDING, false, "0") \
	X(PADDING_LEFT, "padding-left", LEN, s.padding[3], PADDING, false, "0") \
	X(TOP, "top", LEN, s.inset[0], MARGIN, false, "auto") \
	X(RIGHT, "right", LEN, s.inset[1], MARGIN, false, "auto") \
	X(BOTTOM, "bottom", LEN, s.inset[2], MARGIN, false, "auto") \
	X(LEFT, "left", LEN, s.inset[3], MARGIN, false, "auto") \
	X(BORDER_TOP_STYLE, "border-top-style", ENUM, s.border[0].style, BORDER_STYLE, false, "none") \
	X(BORDER_RIGHT_STYLE, "border-right-style", ENUM, s.border[1].style, BORDER_STYLE, false, "none") \
	X(BORDER_BOTTOM_STYLE, "border-bottom-style", ENUM, s.border[2].style, BORDER_STYLE, false, "none") \
	X(BORDER_LEFT_STYLE, "border-left-style", ENUM, s.border[3].style, BORDER_STYLE, false, "none") \
	X(BORDER_TOP_WIDTH, "border-top-width", LU, s.border[0].width, BORDER_WIDTH, false, "medium") \
	X(BORDER_RIGHT_WIDTH, "border-right-width", LU, s.border[1].width, BORDER_WIDTH, false, "medium") \
	X(BORDER_BOTTOM_WIDTH, "border-bottom-width", LU, s.border[2].width, BORDER_WIDTH, false, "medium") \
	X(BORDER_LEFT_WIDTH, "border-left-width", LU, s.border[3].width, BORDER_WIDTH, false, "medium") \
	X(BORDER_TOP_COLOR, "border-top-color", COLOR, s.border[0].color, COLOR, false, "currentColor") \
	X(BORDER_RIGHT_COLOR, "border-right-color", COLOR, s.border[1].color, COLOR, false, "currentColor") \
	X(BORDER_BOTTOM_COLOR, "border-bottom-color", COLOR, s.border[2].color, COLOR, false, "currentColor")\
	X(BORDER_LEFT_COLOR, "border-left-color", COLOR, s.border[3].color, COLOR, false, "currentColor") \
	X(BACKGROUND_COLOR, "background-color", COLOR, s.background, COLOR, false, "transparent") \
	X(WIDTH, "width", LEN, s.width, SIZE, false, "auto") \
	X(HEIGHT, "height", LEN, s.height, SIZE, false, "auto") \
	X(MIN_WIDTH, "min-width", LEN, s.min_width, SIZE, false, "0") \
	X(MAX_WIDTH, "max-width", LEN, s.max_width, SIZE_LIMIT, false, "none") \
	X(MIN_HEIGHT, "min-height", LEN, s.min_height, SIZE, false, "0") \
	X(MAX_HEIGHT, "max-height", LEN, s.max_height, SIZE_LIMIT, false, "none") \
	X(VERTICAL_ALIGN, "vertical-align", VALIGN, s.vertical_align, VALIGN, false, "baseline") \
	X(DECORATION, "text-decoration-line", U8, s.decoration, DECORATION, false, "none") \
	X(BREAK_BEFORE, "break-before", ENUM, s.break_before, BREAK, false, "auto") \
	X(BREAK_AFTER, "break-after", ENUM, s.break_after, BREAK, false, "auto") \
	X(BREAK_INSIDE, "break-inside", ENUM, s.break_inside, BREAK_INSIDE, false, "auto") \
	X(TABLE_FIT, "table-fit", STR, s.table_fit, TABLE_FIT, false, "none") \
	X(TABLE_COLUMN, "table-column", BOOL, s.key_column, TABLE_COLUMN, false, "normal") \
	X(TABLE_CONTINUED, "table-continued", STR, s.table_continued, OWN_CONTENT, false, "none") \
	X(TABLE_PART, "table-part", STR, s.table_part, OWN_CONTENT, false, "none") \
	X(TABLE_PAGE_ROWS, "table-page-rows", U16, s.page_rows, PAGE_ROWS, false, "none") \
	X(TABLE_FILL, "table-fill", BOOL, s.fill_rows, TABLE_FILL, false, "none") \
	X(TABLE_LAYOUT, "table-layout", ENUM, s.table_layout, TABLE_LAYOUT, false, "auto") \
	X(BOX_SIZING, "box-sizing", BOOL, s.box_border, BOX_SIZING, false, "content-box") \
	X(OVERFLOW, "overflow", BOOL, s.overflow_hidden, OVERFLOW, false, "visible") \
	X(Z_INDEX, "z-index", I32, s.z_index, Z_INDEX, false, "auto") \
	X(OPACITY, "opacity", U16, s.opacity, OPACITY, false, "1") \
	X(PAGE, "page", STR, s.page, PAGE_NAME, false, "auto") \
	X(COUNTER_RESET, "counter-reset", STR, s.counter_reset, COUNTERS, false, "none") \
	X(COUNTER_INCREMENT, "counter-increment", STR, s.counter_increment, COUNTERS, false, "none") \
	X(STRING_SET, "string-set", STR, s.string_set, STRING_SET, false, "none") \
	X(CONTENT, "content", STR, s.content, CONTENT, false, "normal") \
	X(BOOKMARK_LEVEL, "bookmark-level", U8, s.bookmark_level, BOOKMARK, false, "none") \
	X(BOOKMARK_LABEL, "bookmark-label", STR, s.bookmark_label, BOOKMARK_LABEL, false, "content()") \
	X(BOOKMARK_STATE, "bookmark-state", BOOL, s.bookmark_closed, BOOKMARK_STATE, false, "open") \
	X(FILL, "fill", PAINT, s.fill, PAINT, true, "black") \
	X(STROKE, "stroke", PAINT, s.stroke, PAINT, true, "none") \
	X(STOP_COLOR, "stop-color", COLOR, s.stop_color, COLOR, false, "black") \
	X(STOP_OPACITY, "stop-opacity", U16, s.stop_opacity, OPACITY, false, "1") \
	X(STROKE_WIDTH, "stroke-width", LU, s.stroke_width, SVG_LENGTH, true, "1px") \
	X(DASHARRAY, "stroke-dasharray", STR, s.stroke_dasharray, DASHARRAY, true, "none") \
	X(FILL_OPACITY, "fill-opacity", U16, s.fill_opacity, OPACITY, true, "1") \
	X(STROKE_OPACITY, "stroke-opacity", U16, s.stroke_opacity, OPACITY, true, "1") \
	X(LINECAP, "stroke-linecap", U8, s.stroke_linecap, LINECAP, true, "butt") \
	X(LINEJOIN, "stroke-linejoin", U8, s.stroke_linejoin, LINEJOIN, true, "miter") \
	X(MITERLIMIT, "stroke-miterlimit", I32, s.stroke_miterlimit, MITERLIMIT, true, "4") \
	X(DASHOFFSET, "stroke-dashoffset", LU, s.stroke_dashoffset, SVG_OFFSET, true, "0") \
	X(VECTOR_EFFECT, "vector-effect", BOOL, s.stroke_fixed, VECTOR_EFFECT, false, "none") \
	X(FILL_RULE, "fill-rule", BOOL, s.fill_evenodd, FILL_RULE, true, "nonzero") \
	X(CLIP_RULE, "clip-rule", BOOL, s.clip_evenodd, FILL_RULE, true, "nonzero") \
	X(CLIP_PATH, "clip-path", STR, s.clip_path, REFERENCE, false, "none") \
	X(MARKER_START, "marker-start", STR, s.marker[0], REFERENCE, true, "none") \
	X(MARKER_MID, "marker-mid", STR, s.marker[1], REFERENCE, true, "none") \
	X(MARKER_END, "marker-end", STR, s.marker[2], REFERENCE, true, "none") \
	X(TEXT_ANCHOR, "text-anchor", U8, s.text_anchor, ANCHOR, true, "start") \
	X(PAGE_TURN, "content-orientation", ENUM, s.turn, TURN, false, "upright") \
	X(DOMINANT_BASELINE, "dominant-baseline", U8, s.dominant_baseline, DOMINANT_BASELINE, true, "auto") \
	X(PAGE_SIZE, "size", PAGE_SIZE, page_size[0], PAGE_SIZE, false, "auto")

#endif
