/*
 * What holds for every line of running text, whatever its width: no line begins
 * or ends with a mark that must not, no paragraph ends in one character, and a
 * justified line reaches from edge to edge.
 */
#include "base/utf8.h"
#include "unit/layout/laid_here.h"

static const char *const prose[] = {
	"截至2024年9月30日，全县纳入监测的脱贫人口和监测对象共有12,345户45,678人，人均纯收入达到16,420.55元，比上年同期增长"
	"9.1%，高于全省平均水平1.2个百分点。其中，工资性收入占比62.35%，生产经营净收入占比18%，转移净收入占比12.5%（含低保金、"
	"养老金、生态补偿金等），财产净收入占比不足1%。",
	"各乡镇要对照《青岭县防止返贫动态监测和帮扶工作方案》（青巩固办发〔2024〕12号）和“三保障”政策要求，逐户核查“收入骤减”"
	"“支出骤增”的农户——特别是阿卜杜拉·买买提江等少数民族农户——做到“应纳尽纳、应帮尽帮”，不得以任何理由推诿扯皮……"
	"确保不发生规模性返贫。",
	"他说：“要做到‘应纳尽纳、应帮尽帮’。”（见《通知》第3条）……各地要在2026年3月5日前完成1,234.5万元（含税）资金的拨付，"
	"增速须≥9.1%！怎么办？！收入结构为工资性／经营性／转移性三类，分别占60%～65%、18%和12.5%。",
	"一、二、三、四、五、六、七、八、九、十，（一）（二）（三）（四）（五）“甲”“乙”“丙”《丁》《戊》；气温-3℃，佐々木、①②③④，★★★。",
};
#define N_PROSE (sizeof prose / sizeof *prose)

static bool is_in(const char *set, uint32_t cp)
{
	for (size_t i = 0; set[i];)
		if (utf8_next(str_from(set), &i) == cp)
			return true;
	return false;
}

static const char no_start[] = "、。，．：；！？”’」』）》〉】〗〕］｝·～／/–%％‰℃°′″々　", no_end[] = "“‘「『（《〈【〖〔［｛",
		  no_word[] = "、。，．：；！？”’」』）》〉】〗〕“‘（《〈【〔—…";

struct shown {
	struct buf text;
	lu from, to;
};

static uint32_t first_of(struct str s)
{
	size_t i = 0;

	return s.n ? utf8_next(s, &i) : 0;
}

static uint32_t last_of(struct str s)
{
	uint32_t cp = 0;

	for (size_t i = 0; i < s.n;)
		cp = utf8_next(s, &i);
	return cp;
}

static unsigned words_in(struct str s)
{
	unsigned n = 0;

	for (size_t i = 0; i < s.n;)
		n += !is_in(no_word, utf8_next(s, &i));
	return n;
}

static void check_line(const struct shown *s, bool first, bool last, bool justified, lu right)
{
	struct str text = buf_view(&s->text);

	if (!first && is_in(no_start, first_of(text)))
		fail_msg("begins: %.*s", STR_ARG(text));
	if (!last && is_in(no_end, last_of(text)))
		fail_msg("ends: %.*s", STR_ARG(text));
	if (last && !first && words_in(text) < 2)
		fail_msg("alone: %.*s", STR_ARG(text));
	/* A unit of eight characters may leave a narrow line with one, which nothing can spread. */
	if (s->to > right + 2 || (justified && !last && s->to < right - 2 && words_in(text) > 1))
		fail_msg("%.2f, not %.2f: %.*s", s->to / 1024.0, right / 1024.0, STR_ARG(text));
}

/* Each line of each paragraph, fragments on one baseline; returns how many there are. */
static unsigned check_page(const struct layout_page *p, bool justified, lu right)
{
	struct shown s = {.from = 0};
	unsigned lines = 0, all = 0;

	for (size_t k = 0; k < p->n_frag; k++) {
		const struct layout_frag *f = &p->frag[k], *next = k + 1 < p->n_frag ? f + 1 : NULL;
		if (f->kind != LAYOUT_TEXT)
			continue;
		buf_str(&s.text, f->run->text);
		s.to = f->x + f->w;
		if (next && next->kind == LAYOUT_TEXT && next->y == f->y)
			continue;
		bool last = !next || next->kind == LAYOUT_END;
		check_line(&s, lines == 0, last, justified, right);
		lines = last ? 0 : lines + 1;
		all++;
		s.text.n = 0;
	}
	buf_release(&s.text);
	return all;
}

static void every_width_test(void **state)
{
	static const char *const css[] = {"", "line-break: gb", "line-break: strict", "text-autospace: normal",
					  "text-spacing-trim: trim-start"};
	struct laid l;

	(void)state;
	for (int width = 100; width <= 400; width += 15) {
		for (size_t k = 0; k < 2 * sizeof css / sizeof *css; k++) {
			struct buf style = {0}, body = {0};
			bool justified = k % 2 == 0;
			buf_fmt(&style,
				"@page { size: 500pt 4000pt } p { width: %dpt; text-indent: 2em; text-align: %s; %s }",
				width, justified ? "justify" : "left", css[k / 2]);
			for (size_t i = 0; i < N_PROSE; i++)
				buf_fmt(&body, "<p>%s</p>", prose[i]);
			LAY(&l, buf_cstr(&style), buf_cstr(&body));
			assert_true(check_page(&l.doc.page[0], justified, PT(20 + width)) > 4000u / (unsigned)width);
			buf_release(&style);
			buf_release(&body);
			laid_drop(&l);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_width_test),
	};

	return cmocka_run_group_tests(tests, fonts_setup, fonts_teardown);
}
