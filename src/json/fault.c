/* What a fault of the scanner is called, and where in the document it is. */
#include "json/scan.h"

#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"

struct wording {
	const char *code, *zh, *en, *hint_zh, *hint_en;
};

#define SYNTAX "json.syntax"
static const struct wording wordings[FAULT_COUNT] = {
	[FAULT_EMPTY] = {SYNTAX, "文件是空的", "the file is empty",
		"请重新导出", "export it again"},
	[FAULT_UTF16] = {"json.utf8", "文件不是 UTF-8，像是 UTF-16", "not UTF-8; it looks like UTF-16",
		"请另存为 UTF-8 编码", "save it as UTF-8"},
	[FAULT_UTF8] = {"json.utf8", "此处不是 UTF-8 编码的文字", "this is not UTF-8",
		"若文件是 GBK 编码，可先转换：iconv -f GB18030 -t UTF-8",
		"if it is GBK: iconv -f GB18030 -t UTF-8"},
	[FAULT_END] = {SYNTAX, "文件到此中断，内容不完整", "the file ends before the document does",
		"文件可能没有导出或下载完整", "the export or download may have been cut off"},
	[FAULT_VALUE] = {SYNTAX, "此处应为一个值", "a value is expected here",
		"文字要加双引号；没有的写 null；JSON 里不能有注释",
		"text needs double quotes; what is missing is null; JSON has no comments"},
	[FAULT_KEY] = {SYNTAX, "此处应为带双引号的键", "a key in double quotes is expected here",
		"键要写在半角双引号里，如 \"户编号\"", "write keys in double quotes"},
	[FAULT_COLON] = {SYNTAX, "键的后面应为冒号", "a colon is expected after the key",
		"写作 \"键\": 值", "write \"key\": value"},
	[FAULT_COMMA] = {SYNTAX, "此处应为逗号或右括号",
		"a comma or a closing bracket is expected here",
		"两项之间要有逗号；文字里的双引号要写作 \\\"",
		"items are parted by commas; a quote inside a text is written \\\""},
	[FAULT_TRAILING_COMMA] = {SYNTAX, "右括号前多了一个逗号", "a comma before the closing bracket",
		"请删去最后一项后面的逗号", "remove the comma after the last item"},
	[FAULT_BRACKET] = {SYNTAX, "括号不配对", "the brackets do not match",
		"[ 配 ]，{ 配 }；文件可能拼接或截断过", "[ goes with ], { with }"},
	[FAULT_STRING_END] = {SYNTAX, "字符串没有结束的引号", "a string without its closing quote",
		"文件可能没有导出或下载完整", "the export or download may have been cut off"},
	[FAULT_CONTROL] = {SYNTAX, "字符串里有控制字符", "a control character in a string",
		"换行应写作 \\n，制表符应写作 \\t", "write a line end as \\n, a tab as \\t"},
	[FAULT_ESCAPE] = {SYNTAX, "不认识的反斜杠转义", "an unknown backslash escape",
		"反斜杠本身应写作 \\\\", "write the backslash itself as \\\\"},
	[FAULT_SURROGATE] = {SYNTAX, "\\u 转义只有半个字符（代理项不成对）",
		"half a character (a lone surrogate)",
		"该字在导出时已经损坏，请核对原系统", "the character was damaged by the export"},
	[FAULT_NUMBER] = {SYNTAX, "数字写法不对", "a malformed number",
		"NaN、Infinity 不是 JSON 的数；没有采集的写 null",
		"NaN and Infinity are no JSON numbers; write null for what is missing"},
	[FAULT_LEADING_ZERO] = {SYNTAX, "数字前面有多余的 0", "a number with a leading zero",
		"编号一类应加双引号", "put ids in double quotes"},
	[FAULT_LITERAL] = {SYNTAX, "不认识的词", "an unknown word",
		"文字应加双引号；只有 true、false、null 不加",
		"text needs double quotes; only true, false, null do not"},
	[FAULT_DEPTH] = {"json.depth", "嵌套超过 512 层", "nested deeper than 512 levels",
		"这不像收入监测的导出文件，请核对", "this does not look like an export; check the file"},
	[FAULT_AFTER] = {SYNTAX, "文档结束后还有内容", "text after the end of the document",
		"一个文件只放一个文档；一行一条的文件请用 .ndjson 结尾",
		"one document a file; name a file of lines .ndjson"},
};

/* ---- pointers */

void pointer_key(struct buf *out, struct str key)
{
	buf_char(out, '/');
	for (size_t i = 0; i < key.n; i++) {
		if (key.p[i] == '~' || key.p[i] == '/')
			buf_cat(out, key.p[i] == '~' ? "~0" : "~1");
		else
			buf_char(out, key.p[i]);
	}
}

void pointer_index(struct buf *out, size_t index)
{
	buf_char(out, '/');
	buf_int(out, (int64_t)index);
}

/* One open array or object on the way to the fault. */
struct level {
	struct scan_token key; /* of an object: the key being read */
	size_t next;           /* of an array: index of the item to come */
	bool array, begun;
};
struct way {
	struct level *v;
	size_t n, cap;
};

static void follow(struct way *way, const struct scan_token *t)
{
	struct level *top = way->n ? &way->v[way->n - 1] : NULL, *new;

	if (t->kind == SCAN_ARRAY_END || t->kind == SCAN_OBJECT_END) {
		way->n--;
		return;
	}
	if (top && t->kind == SCAN_KEY) {
		top->key = *t;
		top->begun = true;
		return;
	}
	if (top && top->array)
		top->next++;
	if (t->kind == SCAN_ARRAY || t->kind == SCAN_OBJECT) {
		new = vec_add(way);
		new->array = t->kind == SCAN_ARRAY;
	}
}

/*
 * The pointer of the fault in s, by scanning the text again up to it: nothing
 * is noted down while reading, and a fault is met once.  Inside an array the
 * innermost step is the item the fault is in or before.
 */
static void fault_pointer(const struct scan *s, struct buf *out)
{
	struct str text = {s->start, (size_t)(s->end - s->start)};
	struct arena *a = arena_new();
	struct scan again;
	struct scan_token t;
	struct way way = {0};

	if (s->lines && s->fault != FAULT_EMPTY)
		vec_add(&way)->array = true;
	scan_open(&again, text, s->lines);
	while (scan_next(&again, &t) != SCAN_FAULT && t.kind != SCAN_END)
		follow(&way, &t);
	for (size_t i = 0; i < way.n; i++) {
		const struct level *l = &way.v[i];
		bool inside = i + 1 < way.n; /* the item has begun and was counted */
		if (l->array)
			pointer_index(out, l->next - inside);
		else if (l->begun)
			pointer_key(out, scan_text(a, &l->key));
	}
	vec_release(&way);
	arena_drop(a);
}

/* ---- messages */

/* "，却是“x”" for the character at the fault, where that says something. */
static void found(const struct scan *s, struct buf *out)
{
	struct str rest = {s->fault_at, (size_t)(s->end - s->fault_at)};
	bool telling = s->fault == FAULT_VALUE || s->fault == FAULT_KEY || s->fault == FAULT_COLON ||
	               s->fault == FAULT_COMMA;
	size_t i = 0;
	uint32_t cp;

	if (rest.n == 0 || !telling)
		return;
	cp = utf8_next_checked(rest, &i);
	if (cp < 0x20 || cp == UINT32_MAX)
		buf_fmt(out, TR("，却是字节 0x%02X", ", not byte 0x%02X"), (unsigned)rest.p[0] & 0xFF);
	else
		buf_fmt(out, TR("，却是“%.*s”", ", not \"%.*s\""), (int)i, rest.p);
}

/* Full-width punctuation typed by hand is the most frequent slip. */
static bool is_wide_mark(const struct scan *s)
{
	static const char *const mark[] = {
		"，", "：", "“", "”", "‘", "’", "｛", "｝", "［", "］", "【", "】", "、", "　",
	};
	struct str rest = {s->fault_at, (size_t)(s->end - s->fault_at)};

	for (size_t i = 0; i < sizeof mark / sizeof *mark; i++)
		if (str_starts(rest, str_from(mark[i])))
			return true;
	return false;
}

/* Files that are no JSON at all, by how they begin: what was sent instead of an export. */
static const char *what_it_is(const struct scan *s)
{
	static const struct {
		const char *start, *zh, *en;
	} kind[] = {
		{"PK\x03\x04", "这是 Excel 或压缩文件：请先转成 JSON 再用",
			"an Excel or zip file: convert it to JSON first"},
		{"\xD0\xCF\x11\xE0", "这是旧版 Excel 文件：请先转成 JSON 再用",
			"an old Excel file: convert it to JSON first"},
		{"\x1F\x8B", "这是压缩文件：请先解压", "a compressed file: unpack it first"},
		{"%PDF", "这是 PDF：请导出数据本身", "a PDF: export the data itself"},
		{"<", "这是网页或 XML，不是 JSON：可能登录已超时，请重新导出",
			"a web page or XML: the session may have ended, export again"},
	};
	struct str text = {s->start, (size_t)(s->end - s->start)};

	for (size_t i = 0; s->fault_at == s->start && i < sizeof kind / sizeof *kind; i++)
		if (str_starts(text, str_from(kind[i].start)))
			return TR(kind[i].zh, kind[i].en);
	return NULL;
}

static enum scan_fault refine(const struct scan *s)
{
	struct str rest = {s->fault_at, (size_t)(s->end - s->fault_at)};
	size_t i = 0;

	/* outside strings the grammar trips over bad bytes before UTF-8 is looked at */
	if (rest.n > 0 && s->fault != FAULT_UTF16 && utf8_next_checked(rest, &i) == UINT32_MAX)
		return FAULT_UTF8;
	return s->fault;
}

bool scan_err(const struct scan *s, const char *name, struct err *e)
{
	struct str text = {s->start, (size_t)(s->end - s->start)};
	const struct wording *w = &wordings[refine(s)];
	size_t offset = s->fault_at ? (size_t)(s->fault_at - s->start) : 0;
	struct buf more = {0}, pointer = {0};

	if (s->fault == FAULT_NONE)
		BUG("no fault to report");
	if (w == &wordings[s->fault])
		found(s, &more);
	fault_pointer(s, &pointer);
	err_set(e, EXIT_INPUT, w->code, text_pos(name, text, offset), "%s%s", TR(w->zh, w->en),
	        buf_cstr(&more));
	err_hint(e, "%s", what_it_is(s)    ? what_it_is(s)
	                  : is_wide_mark(s) ? TR("JSON 的标点须为半角", "JSON punctuation must be half-width")
	                                    : TR(w->hint_zh, w->hint_en));
	err_pointer(e, buf_view(&pointer));
	buf_release(&more);
	buf_release(&pointer);
	return false;
}
