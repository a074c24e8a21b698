/*
 * Whole pages from hostile bytes: each byte is a step of a small machine that
 * writes well-formed HTML (elements, styles, texts), so that what arrives in
 * layout is never stopped by the parser.  No fault, no unbounded work; every
 * table row is drawn once; the display list can be dumped.
 */
#include "css/css.h"
#include "draw/draw.h"
#include "layout/layout.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static const char *const tags[] = { "div", "p", "span", "table", "tr", "td", "th", "thead", "tbody", "tfoot", "caption",
	"colgroup", "col", "ul", "ol", "li", "h1", "h2", "b", "sup", "br", "hr", "pre", "blockquote", "figure", "section",
	"nav", "a", "dl", "dt", "dd", "wbr", "u", "q", "aside", "small" };

/* %d: a number from the input. */
static const char *const styles[] = { "margin:%dpt", "margin-top:-%dpt", "margin:0 auto", "padding:%dpt", "padding:%d%%",
	"width:%dpt", "width:%d%%", "height:%dpt", "height:%d%%", "min-width:%dpt", "max-width:%dpt", "min-height:%dpt",
	"max-height:%dpt", "border:%dpt solid #f00", "border-left:hidden", "border-top:%dpt double #00f", "border-collapse:collapse",
	"border-spacing:%dpt", "table-layout:fixed", "vertical-align:%dpt", "vertical-align:middle", "vertical-align:super",
	"display:inline-block", "display:block", "display:inline", "display:table", "display:table-cell", "display:table-row",
	"display:list-item", "display:none", "position:relative", "position:absolute", "position:fixed", "top:%dpt", "left:-%dpt",
	"right:%dpt", "bottom:%d%%", "float:left", "float:right", "clear:both", "break-before:page", "break-before:right",
	"break-after:left", "break-after:avoid", "break-inside:avoid", "orphans:%d", "widows:%d", "page:wide", "page:small",
	"font-size:%dpt", "font-size:%d%%", "line-height:%dpt", "line-height:0", "letter-spacing:-%dpt", "letter-spacing:%dpt",
	"word-spacing:%dpt", "text-indent:%dpt", "text-indent:-%dpt", "text-align:justify", "text-align:center",
	"text-align-last:justify", "text-wrap:balance", "white-space:pre", "white-space:nowrap", "white-space:pre-wrap",
	"word-break:break-all", "word-break:keep-all", "overflow-wrap:anywhere", "text-autospace:normal", "text-spacing-trim:trim-start",
	"line-break:strict", "hyphens:auto", "overflow:hidden", "visibility:hidden", "opacity:.5", "z-index:-1", "z-index:%d",
	"caption-side:bottom", "counter-reset:c %d", "counter-increment:c", "list-style-type:cjk-ideographic", "string-set:s content()",
	"bookmark-level:%d", "background:#ee0", "box-sizing:border-box", "columns:2", "column-count:%d", "column-span:all",
	"text-decoration:underline", "content:leader('.')", "font-family:SimHei" };

static const char *const attrs[] = { "colspan=\"%d\"", "rowspan=\"%d\"", "span=\"%d\"", "start=\"%d\"", "value=\"%d\"", "id=\"i%d\"",
	"href=\"#i%d\"", "class=\"c\"", "role=\"doc-footnote\"", "class=\"toc\"", "scope=\"col\"", "lang=\"en\"" };

static const char *const texts[] = { "一二三四五六七八九十", "（甲），“乙”。", "word and words ", "1234567.89", "2024年8月15日",
	"……——", " ", "\n", "&#160;", "&#x200b;", "supercalifragilisticexpialidocious", "e\xcc\x81", "\xf0\xa0\x80\x80", "&#x3000;",
	"3.5万元/人", "A", "\xef\xbb\xbf", "&#xfffc;", "&#x202e;", "&#xad;" };

#define N(a) (sizeof (a) / sizeof *(a))
enum { MAX_DEPTH = 40, MAX_BYTES = 20000 };

struct input {
	const uint8_t *p;
	size_t n;
};

static unsigned take(struct input *in)
{
	if (!in->n)
		return 0;
	in->n--;
	return *in->p++;
}

/* Numbers small most of the time, sometimes vast. */
static int number(struct input *in)
{
	unsigned v = take(in);
	return v < 200 ? (int)(v % 40) : v < 250 ? (int)(v * 7) : (int)(v * 100000);
}

static void put(struct buf *out, struct input *in, const char *form)
{
	const char *d;
	for (; (d = strchr(form, '%')); form = d + 2) {
		buf_add(out, form, (size_t)(d - form));
		if (d[1] == 'd')
			buf_int(out, number(in));
		else
			buf_char(out, d[1]);
	}
	buf_cat(out, form);
}

static bool is_void(unsigned tag)
{
	return strcmp(tags[tag], "br") == 0 || strcmp(tags[tag], "hr") == 0 || strcmp(tags[tag], "wbr") == 0 ||
	       strcmp(tags[tag], "col") == 0;
}

static unsigned open_tag(struct buf *out, struct input *in)
{
	unsigned tag = take(in) % N(tags), n = take(in);
	buf_fmt(out, "<%s", tags[tag]);
	if (n & 1) {
		buf_char(out, ' ');
		put(out, in, attrs[take(in) % N(attrs)]);
	}
	buf_cat(out, " style=\"");
	for (n = n >> 1 & 3; n; n--) {
		put(out, in, styles[take(in) % N(styles)]);
		buf_char(out, ';');
	}
	buf_cat(out, is_void(tag) ? "\"/>" : "\">");
	return tag;
}

static void write_page(struct buf *out, struct input *in)
{
	unsigned stack[MAX_DEPTH], depth = 0;
	buf_cat(out, "<html><head><title>t</title><style>@page{size:200pt 150pt;margin:10pt;@bottom-center{content:counter(page)}}"
	             "@page wide{size:300pt 200pt;margin:20pt}@page small{size:100pt 100pt;margin:30pt}"
	             ".c::before{content:counter(c)}</style></head><body>");
	while (in->n && out->n < MAX_BYTES) {
		unsigned step = take(in) % 8;
		if (step < 3 && depth < MAX_DEPTH) {
			unsigned tag = open_tag(out, in);
			if (!is_void(tag))
				stack[depth++] = tag;
		} else if (step < 5 && depth) {
			buf_fmt(out, "</%s>", tags[stack[--depth]]);
		} else {
			buf_cat(out, texts[take(in) % N(texts)]);
		}
	}
	while (depth)
		buf_fmt(out, "</%s>", tags[stack[--depth]]);
	buf_cat(out, "</body></html>");
}

static bool no_sheet(void *ctx, struct str href, struct arena *a, struct str *text, const char **file)
{
	(void)ctx, (void)href, (void)a, (void)text, (void)file;
	return false;
}

static bool no_image(void *ctx, struct str href, struct arena *a, struct str *bytes)
{
	(void)ctx, (void)href, (void)a, (void)bytes;
	return false;
}

static void run(struct arena *a, struct str html, struct text_fonts *fonts)
{
	struct diag_list diags;
	struct dom_doc doc;
	struct css_sheets *sheets;
	struct css_loader loader = { no_sheet, NULL };
	struct layout_doc laid = {0};
	struct draw_doc drawn = {0};
	struct err e = {0};
	struct buf out = {0};
	diag_init(&diags);
	diags.keep = 20;
	ENSURE(dom_parse(a, "p.html", html, &doc, &diags, &e));
	ENSURE(css_apply(a, &doc, CSS_PRINT, &loader, &sheets, &diags, &e));
	struct layout_input in = { .dom = &doc, .sheets = sheets, .fonts = fonts, .loader = { no_image, NULL } };
	if (layout_pages(a, &in, &laid, &diags, &e)) {
		ENSURE(laid.rows_in == laid.rows_out);
		if (draw_pages(a, &laid, &drawn, &diags, &e))
			draw_dump(&drawn, &out);
	}
	buf_release(&out);
	diag_release(&diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct text_fonts *fonts;
	struct input in = { data, n };
	struct buf html = {0};
	struct arena *a = arena_new();
	struct err e = {0};
	if (!fonts)
		ENSURE(text_fonts_open("fonts", &fonts, &e));
	write_page(&html, &in);
	if (getenv("FUZZ_SHOW")) /* the page of a case that failed */
		fprintf(stderr, "%s\n", buf_cstr(&html));
	run(a, buf_view(&html), fonts);
	buf_release(&html);
	arena_drop(a);
	return 0;
}
