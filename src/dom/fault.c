#include "dom/fault.h"

#include <expat.h>
#include <string.h>

#include "base/io.h"
#include "base/utf8.h"
#include "dom/tags.h"

/* Named characters of HTML that templates are likely to use; XML defines only amp, lt, gt, quot and apos. */
static const struct {
	const char *name;
	uint32_t cp;
} entities[] = {
	{"nbsp", 160}, {"copy", 169}, {"reg", 174}, {"deg", 176}, {"plusmn", 177}, {"sup2", 178},
	{"sup3", 179}, {"micro", 181}, {"para", 182}, {"middot", 183}, {"frac12", 189}, {"times", 215},
	{"divide", 247}, {"ensp", 8194}, {"emsp", 8195}, {"thinsp", 8201}, {"zwnj", 8204}, {"zwj", 8205},
	{"shy", 173}, {"ndash", 8211}, {"mdash", 8212}, {"lsquo", 8216}, {"rsquo", 8217}, {"ldquo", 8220},
	{"rdquo", 8221}, {"bull", 8226}, {"hellip", 8230}, {"permil", 8240}, {"laquo", 171}, {"raquo", 187},
	{"yen", 165}, {"cent", 162}, {"pound", 163}, {"euro", 8364}, {"sect", 167}, {"trade", 8482},
	{"larr", 8592}, {"uarr", 8593}, {"rarr", 8594}, {"darr", 8595}, {"minus", 8722}, {"ne", 8800},
	{"le", 8804}, {"ge", 8805}, {"radic", 8730}, {"sum", 8721}, {"asymp", 8776}, {"check", 10003},
};

uint32_t dom_entity_lookup(struct str name)
{
	for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
		if (str_is(name, entities[i].name))
			return entities[i].cp;
	return 0;
}

/* The name that starts at s[i]: up to white space or one of > / ; = < . */
static struct str name_at(struct str s, size_t i)
{
	size_t from = i;

	while (i < s.n && i - from < 80 && !strchr(" \t\r\n>/;=<&", s.p[i]))
		i++;
	return str_sub(s, from, i);
}

/* expat points at the name of a wrong end tag and past a stray < or &; the reader wants the mark itself. */
static size_t fault_offset(const struct dom_fault *f)
{
	size_t i = f->offset < f->html.n ? f->offset : f->html.n;
	struct str before = str_sub(f->html, 0, i);

	if (str_ends(before, STR("</")))
		return i - 2;
	if (str_ends(before, STR("<")) || str_ends(before, STR("&")))
		return i - 1;
	return i;
}

static bool undefined_entity(const struct dom_fault *f, struct pos at, struct err *e)
{
	struct str name = name_at(f->html, f->offset + 1);
	uint32_t cp;

	if (f->offset >= f->html.n || f->html.p[f->offset] != '&') { /* inside an attribute: find it */
		size_t i = str_find_char(str_sub(f->html, f->offset, f->html.n), '&');
		while (i != SIZE_MAX) {
			name = name_at(f->html, f->offset + i + 1);
			if (name.n && name.p[0] != '#' && !str_is(name, "amp") && !str_is(name, "lt") &&
			    !str_is(name, "gt") && !str_is(name, "quot") && !str_is(name, "apos"))
				break;
			size_t more = str_find_char(str_sub(f->html, f->offset + i + 1, f->html.n), '&');
			i = more == SIZE_MAX ? more : i + 1 + more;
		}
		if (i != SIZE_MAX)
			at = text_pos(f->file, f->html, f->offset + i);
	}
	err_set(e, EXIT_TEMPLATE, "dom.entity", at, TR("XML 中没有 &%.*s; 这个命名字符", "XML defines no &%.*s;"),
		STR_ARG(name));
	cp = dom_entity_lookup(name);
	if (cp)
		return err_hint(e, TR("写成 &#%u;", "write &#%u;"), cp);
	return err_hint(e, TR("写成数字形式 &#编码; ；字面的 & 写成 &amp;", "write &#number; or &amp; for a plain &"));
}

static bool mismatch(const struct dom_fault *f, struct pos at, struct err *e)
{
	struct str found = name_at(f->html, fault_offset(f) + 2);
	const struct dom_node *n = f->open;

	if (!n)
		return err_set(e, EXIT_TEMPLATE, "dom.tag", at,
			TR("多出的结束标签 </%.*s>", "stray end tag </%.*s>"), STR_ARG(found));
	err_set(e, EXIT_TEMPLATE, "dom.tag", at,
		TR("第 %u 行第 %u 列打开的 <%.*s> 没有关闭，却遇到 </%.*s>",
		   "opened at line %u column %u, <%.*s> is not closed where </%.*s> stands"),
		n->at.line, n->at.col, STR_ARG(n->name), STR_ARG(found));
	if (dom_tag_is_void(n->tag))
		return err_hint(e, TR("写成 <%.*s/>", "write <%.*s/>"), STR_ARG(n->name));
	return err_hint(e, TR("在此之前补上 </%.*s>", "add </%.*s> before it"), STR_ARG(n->name));
}

static bool unfinished(const struct dom_fault *f, struct pos at, struct err *e)
{
	const struct dom_node *n = f->open;

	if (!n)
		return err_set(e, EXIT_TEMPLATE, "dom.empty", at,
			TR("文件里没有元素", "the file has no element"));
	err_set(e, EXIT_TEMPLATE, "dom.tag", at,
		TR("文件结束时，第 %u 行第 %u 列打开的 <%.*s> 还没有关闭",
		   "at the end of the file, the element opened at line %u column %u, <%.*s>, is not closed"),
		n->at.line, n->at.col, STR_ARG(n->name));
	if (dom_tag_is_void(n->tag))
		return err_hint(e, TR("写成 <%.*s/>", "write <%.*s/>"), STR_ARG(n->name));
	return false;
}

static bool bad_token(const struct dom_fault *f, struct pos at, struct err *e)
{
	char c = f->offset < f->html.n ? f->html.p[f->offset] : 0;
	char before = f->offset > 0 && f->offset <= f->html.n ? f->html.p[f->offset - 1] : 0;

	if (c == '&' || before == '&') {
		err_set(e, EXIT_TEMPLATE, "dom.syntax", at, TR("单独的 &", "a bare &"));
		return err_hint(e, TR("字面的 & 写成 &amp;", "write &amp; for a plain &"));
	}
	if (c == '/' && before == '<' && !f->open)
		return mismatch(f, at, e);
	if (c == '<' || before == '<') {
		err_set(e, EXIT_TEMPLATE, "dom.syntax", at, TR("这里的 < 不是标签", "this < begins no tag"));
		return err_hint(e, TR("字面的 < 写成 &lt; ；属性值要加引号",
				      "write &lt; for a plain <; quote attribute values"));
	}
	if ((unsigned char)c < 32 && c != '\n' && c != '\t' && c != '\r') {
		err_set(e, EXIT_TEMPLATE, "dom.character", at, TR("XML 不允许的控制字符 U+%04X",
			"control character U+%04X is not allowed in XML"), (unsigned)(unsigned char)c);
		return err_hint(e, TR("检查数据中的不可见字符", "look for invisible characters in the data"));
	}
	err_set(e, EXIT_TEMPLATE, "dom.syntax", at, TR("不是良构的标记", "not well-formed"));
	return err_hint(e, TR("属性要写成 name=\"值\"（包括 checked=\"checked\" 这类），标签要完整",
		"write attributes as name=\"value\" and finish every tag"));
}

static const struct {
	int code;
	const char *slug, *zh, *en, *hint_zh, *hint_en;
} rows[] = {
	{XML_ERROR_DUPLICATE_ATTRIBUTE, "dom.attribute", "同一标签里属性重复", "duplicate attribute",
	 "删去其中一个", "remove one of them"},
	{XML_ERROR_JUNK_AFTER_DOC_ELEMENT, "dom.syntax", "</html> 之后还有内容", "content after </html>",
	 "把它移进 <body>，或删去多余的结束标签", "move it into <body>, or remove a surplus end tag"},
	{XML_ERROR_UNCLOSED_CDATA_SECTION, "dom.syntax", "CDATA 段没有结束", "CDATA section not closed",
	 "补上 ]]>", "add ]]>"},
	{XML_ERROR_BAD_CHAR_REF, "dom.character", "数字字符引用不是合法字符", "reference to an invalid character",
	 "换成合法的 Unicode 编码", "use a valid Unicode number"},
	{XML_ERROR_MISPLACED_XML_PI, "dom.syntax", "<?xml …?> 不在文件开头", "<?xml ...?> is not at the start",
	 "它前面不能有任何字符，空行也不行", "nothing may stand before it, not even a blank line"},
	{XML_ERROR_PARTIAL_CHAR, "dom.encoding", "字符在文件末尾被截断", "a character is cut off at the end",
	 "文件可能没有写完", "the file may be incomplete"},
	{XML_ERROR_UNKNOWN_ENCODING, "dom.encoding", "文件须为 UTF-8 编码", "the file must be UTF-8",
	 "另存为 UTF-8", "save it as UTF-8"},
	{XML_ERROR_INCORRECT_ENCODING, "dom.encoding", "文件须为 UTF-8 编码", "the file must be UTF-8",
	 "另存为 UTF-8", "save it as UTF-8"},
	{XML_ERROR_NO_MEMORY, "dom.memory", "内存不足", "out of memory", "", ""},
};

bool dom_fault_set(const struct dom_fault *f, struct err *e)
{
	struct pos at = text_pos(f->file, f->html, fault_offset(f));

	switch (f->code) {
	case XML_ERROR_UNDEFINED_ENTITY: return undefined_entity(f, at, e);
	case XML_ERROR_TAG_MISMATCH:     return mismatch(f, at, e);
	case XML_ERROR_NO_ELEMENTS:      return unfinished(f, at, e);
	case XML_ERROR_UNCLOSED_TOKEN:
	case XML_ERROR_INVALID_TOKEN:
	case XML_ERROR_SYNTAX:           return bad_token(f, at, e);
	default:                         break;
	}
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].code == f->code) {
			err_set(e, EXIT_TEMPLATE, rows[i].slug, at, "%s", TR(rows[i].zh, rows[i].en));
			return err_hint(e, "%s", TR(rows[i].hint_zh, rows[i].hint_en));
		}
	return err_set(e, EXIT_TEMPLATE, "dom.syntax", at, TR("不是良构的 XML（%s）", "not well-formed XML (%s)"),
		XML_ErrorString((enum XML_Error)f->code));
}
