/* `jianbao diff CASE_A CASE_B`: what changed between two months or years, and why. */
#include "app/case.h"

#include "base/io.h"
#include "indicator/diff.h"

/* The same document read the same way: equal bytes and equal entries (the office's own values are in them). */
static bool same_pack(const struct opened_case *a, const struct opened_case *b)
{
	struct buf x = {0}, y = {0};
	struct err e = {0};
	struct file file_a = {0}, file_b = {0};
	if (!file_open(a->pack.p, &file_a, &e))
		return false;
	if (!file_open(b->pack.p, &file_b, &e)) {
		file_close(&file_a);
		return false;
	}
	policy_dump_json(a->policy, &x);
	policy_dump_json(b->policy, &y);
	bool same = str_eq(file_a.bytes, file_b.bytes) && str_eq(buf_view(&x), buf_view(&y));
	file_close(&file_a);
	file_close(&file_b);
	buf_release(&x);
	buf_release(&y);
	return same;
}

static int compare(const struct cli *cli, struct opened_case *a, struct opened_case *b)
{
	struct case_diff d;
	struct buf out = {0};
	indicator_diff(a->arena, a->figures, b->figures, same_pack(a, b), &d);
	if (cli->json)
		diff_json(a->figures, b->figures, &d, &out);
	else
		diff_text(a->figures, b->figures, &d, &out);
	int status = cli_print(buf_view(&out));
	buf_release(&out);
	return status;
}

int command_diff(const struct cli *cli)
{
	struct opened_case a, b;
	int status = case_open(cli, cli->arg[0], &a);
	if (status != EXIT_DONE)
		return status;
	status = case_open(cli, cli->arg[1], &b);
	if (status == EXIT_DONE) {
		status = compare(cli, &a, &b);
		case_close(&b);
	}
	case_close(&a);
	return status;
}
