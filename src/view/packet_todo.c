/*
 * 逐户整改名单: one row a household with all that is to be put right, from the
 * lists of the duties and of the money rules; the lists themselves are
 * `jianbao list CASE NAME`.
 */
#include "view/matter.h"
#include "base/vec.h"
#include "view/packet.h"

static const struct {
	const char *list, *what; /* a list with a key for each subsidy ends in a colon */
} faults[] = {
	{"contact_missing", "上月未联系"},
	{"visit_missing", "没有走访记录"},
	{"measures_missing", "没有已落实的帮扶措施"},
	{"measures_late", "逾期才落实帮扶措施"},
	{"risk_unhelped", "有未消除风险点而未帮扶"},
	{"post_short", "公益性岗位月数不足"},
	{"post_arrears", "公益性岗位补贴未足额发放"},
	{"dividend_unpaid", "收益未足额兑付"},
	{"dividend_late", "收益逾期兑付"},
	{"subsidy_over:", "超标准发放"},
	{"subsidy_under:", "少发"},
	{"subsidy_unpaid:", "应发未发"},
	{"subsidy_excluded:", "不应享受而发放"},
};
#define FAULTS (sizeof faults / sizeof *faults)

struct todo {
	struct view *v;
	struct buf *text; /* of each row of this year's export */
	size_t rows;
};

static void add_list(struct todo *t, struct str name, struct str what)
{
	const struct figure *f = indicator_list_figure(t->v->in->figures, name);
	if (!f || !matter_is_asked(t->v, f))
		return;
	struct household_list list = view_list(t->v, name.p, 0);
	for (size_t i = 0; i < list.n && !list.previous; i++)
		buf_fmt(&t->text[list.row[i]], "%s%.*s", t->text[list.row[i]].n ? "；" : "", STR_ARG(what));
}

static void add_fault(struct todo *t, size_t i)
{
	const struct policy *p = t->v->in->policy;
	struct str name = str_from(faults[i].list);
	if (!str_ends(name, STR(":"))) {
		add_list(t, name, str_from(faults[i].what));
		return;
	}
	for (size_t k = 0; k < p->subsidy_n; k++)
		add_list(t, arena_fmt(t->v->a, "%s%.*s", faults[i].list, STR_ARG(p->subsidy[k].id)),
			 arena_fmt(t->v->a, "%.*s%s", STR_ARG(p->subsidy[k].label), faults[i].what));
}

static bool is_known(const struct view *v, const char *list)
{
	struct str *names, head = str_from(list);
	size_t n = indicator_list_names(v->in->figures, v->a, &names);
	for (size_t i = 0; i < n; i++)
		if (str_eq(names[i], head) || (str_ends(head, STR(":")) && str_starts(names[i], head)))
			return true;
	return false;
}

bool packet_todo(struct view *v, struct value *to)
{
	struct todo t = {.v = v, .rows = v->in->data->year[0].n};
	struct value *rows = value_set_list(to, "rows");
	size_t no = 0;
	if (v->in->privacy == DATA_PUBLIC || !t.rows)
		return false;
	t.text = mem_alloc(t.rows * sizeof *t.text);
	for (size_t i = 0; i < t.rows; i++)
		t.text[i] = (struct buf){0};
	for (size_t i = 0; i < FAULTS; i++)
		if (is_known(v, faults[i].list))
			add_fault(&t, i);
	for (uint32_t i = 0; i < t.rows; i++) {
		if (t.text[i].n) {
			struct value *row = value_add_map(rows);
			view_put_household(v, row, i, ++no);
			value_set_str(row, "todo", buf_view(&t.text[i]));
		}
		buf_release(&t.text[i]);
	}
	mem_free(t.text);
	value_set_fmt(to, "remark", "共%zu户，按区划和户编号排列；一户有多项的合为一行。", no);
	return no > 0;
}
