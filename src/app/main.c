/* The only main, and with cli.c the only place that prints. */
#include "app/cli.h"

#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define VERSION "0.1.0"

static const struct command commands[] = {
	{ "build", "CASE [-o DIR] [--only briefing,packet,notice] [--format html,pdf] [--policy P] [--privacy L] [-j N] [--allow CODES]\n"
	  "              [--attach figures,FILE…] [--linearize] [--protect FILE [--permit print,copy,modify]]",
	  "导入、计算并生成全部材料", "import, compute and write the dossiers",
	  "  jianbao build samples/qingling\n  jianbao build samples/qingling -o /tmp/out --only notice --format pdf\n",
	  "ofFPLjtwAHNRM", 1, 1, command_build },
	{ "check", "CASE [--json] [--policy P] [--privacy L] [--allow CODES]\n              RULES.json --check",
	  "只导入并核查数据，列出问题和筛查结果；--check 指出自编筛查规则的毛病", "import and audit only; --check says what is wrong with an office's own screens",
	  "  jianbao check samples/qingling\n  jianbao check samples/qingling --json | jq 'select(.id == \"Q30a\")'\n"
	  "  jianbao check my-screens.json --check\n", "PJtLAk", 1, 1, command_check },
	{ "figures", "CASE [--json] [--policy P]", "列出全部指标", "every computed figure",
	  "  jianbao figures samples/qingling --json | jq '.figures[] | select(.id == \"income.growth\")'\n",
	  "PJ", 1, 1, command_figures },
	{ "list", "CASE NAME [--json] [--privacy L]", "列出一份户名单（不增反降、各类别等）", "one household list",
	  "  jianbao list samples/qingling declining\n  jianbao list samples/qingling tier:重点监测户 --json\n",
	  "PLJ", 1, 2, command_list },
	{ "explain", "CASE FIGURE[@AREA][/KEY]", "说明一项指标：定义、公式、来源、所用的户", "a figure's formula, inputs and rows",
	  "  jianbao explain samples/qingling income.growth\n", "PLJ", 2, 2, command_explain },
	{ "policy", "PACK [--check] [--case CASE] [--json]", "把政策包列成对照表；--check 指出自编政策包的毛病",
	  "a pack as a table beside its document; --check says what is wrong with an office's own",
	  "  jianbao policy hunan-2022\n  jianbao policy mine.json --check\n  jianbao policy hunan-2022 --case samples/qingling\n",
	  "JtkC", 1, 1, command_policy },
	{ "diff", "CASE_A CASE_B [--json] [--policy P]", "比较两个案卷：哪些指标变了，各因何变",
	  "two cases: every changed figure and what changed it",
	  "  jianbao diff 2023-08 2023-09\n  jianbao diff samples/qingling my-county --json | jq '.changes[]'\n",
	  "PJ", 2, 2, command_diff },
	{ "render", "PAGE.html -o PAGE.pdf [--attach FILE…] [--linearize] [--protect FILE [--permit print,copy,modify]]", "只做排版：HTML 转 PDF", "the HTML to PDF engine alone",
	  "  jianbao render page.html -o page.pdf\n", "owHNRMT", 1, 1, command_render },
	{ "mustache", "TEMPLATE DATA.json [-p PARTIALS_DIR]", "只做模板：写到标准输出", "the template engine alone, to stdout",
	  "  jianbao mustache letter.mustache data.json -p partials\n", "p", 2, 2, command_mustache },
	{ "inspect", "FILE.pdf [--form F] [--json]", "按 GB/T 9704-2012 逐条测量一份 PDF（状态 8：有不符合的条款）",
	  "measures a finished PDF against GB/T 9704-2012, clause by clause (status 8: some clause is not met)",
	  "  jianbao inspect output/qingling/briefing.pdf\n  jianbao inspect letter.pdf --form letter --json | jq '.rules[] | select(.verdict == \"不符合\")'\n",
	  "GJ", 1, 1, command_inspect },
	{ "characters", "CASE [--json] [--privacy L]", "姓名、地名里要留意的字：老系统造字、兼容字、没有字体的字、生僻字",
	  "characters of the names that need a look: private use, compatibility, no font, rare",
	  "  jianbao characters samples/qingling\n", "LJw", 1, 1, command_characters },
	{ "fonts", "[--used PAGE.html]", "列出所用字体及其对 8105 个规范汉字的覆盖", "fonts in use and their coverage of the 8,105 list",
	  "  jianbao fonts\n  jianbao fonts --used page.html\n", "wtU", 0, 0, command_fonts },
	{ "codes", "[CODE] [--json]", "各种提示的编号：是什么意思，怎么办", "the codes of diagnostics: what each means, what to do",
	  "  jianbao codes css.value\n", "J", 0, 1, command_codes },
	{ "dump", "STAGE FILE|CASE", "输出一个阶段的文本（dom css layout draw ink records value:briefing value:charts …）",
	  "one stage as text, for tests", "  jianbao dump layout page.html\n", "Pwt", 2, 2, command_dump },
};
#define N_COMMANDS (sizeof commands / sizeof *commands)

enum { OPT_ONLY = 'f', OPT_FORMAT = 'F', OPT_POLICY = 'P', OPT_PRIVACY = 'L', OPT_JSON = 'J', OPT_TEMPLATES = 't',
       OPT_FONTS = 'w', OPT_STRICT = 'S', OPT_COLOR = 'c', OPT_LANG = 'l', OPT_CHECK = 'k', OPT_CASE = 'C', OPT_ALLOW = 'A', OPT_ATTACH = 'H', OPT_LINEARIZE = 'N', OPT_STATS = 'T',
       OPT_PROTECT = 'R', OPT_PERMIT = 'M', OPT_FORM = 'G', OPT_USED = 'U', OPT_HELP = 'h', OPT_VERSION = 'V' };

static const struct {
	int letter;
	bool common;      /* every command takes it */
	const char *name; /* long name, or NULL */
	bool has_arg;
	const char *zh, *en;
} options[] = {
	{ 'o', false, "output", true, "-o, --output PATH  写到哪里", "-o, --output PATH  where to write" },
	{ 'j', false, "jobs", true, "-j, --jobs N       用几个线程（缺省：全部处理器）", "-j, --jobs N       threads (default: all processors)" },
	{ 'p', false, "partials", true, "-p, --partials DIR 局部模板所在文件夹", "-p, --partials DIR folder of partials" },
	{ OPT_ONLY, false, "only", true, "--only LIST        只做 briefing、packet、notice 中的几种", "--only LIST        some of briefing,packet,notice" },
	{ OPT_FORMAT, false, "format", true, "--format LIST      html、pdf 或两者", "--format LIST      html,pdf" },
	{ OPT_POLICY, false, "policy", true, "--policy P         改用另一政策包", "--policy P         another policy pack" },
	{ OPT_PRIVACY, false, "privacy", true, "--privacy L        public、internal（缺省）或 audit", "--privacy L        public, internal (default) or audit" },
	{ OPT_TEMPLATES, false, "templates", true, "--templates DIR    模板文件夹", "--templates DIR    the templates folder" },
	{ OPT_FONTS, false, "fonts", true, "--fonts DIR        字体文件夹（含 fonts.json）", "--fonts DIR        the fonts folder (with fonts.json)" },
	{ OPT_CHECK, false, "check", false, "--check            只核查政策包或筛查规则文件，逐条指出行列", "--check            only check the pack or the screens, with line and column" },
	{ OPT_CASE, false, "case", true, "--case CASE        逐条说明该案卷的数据能否支持", "--case CASE        say which entries this case's data can serve" },
	{ OPT_ALLOW, false, "allow", true, "--allow CODES      放行这些编号的阻断性发现，逗号分隔（如 Q30a,Q41）", "--allow CODES      let these blocking findings pass, e.g. Q30a,Q41" },
	{ OPT_ATTACH, false, "attach", true, "--attach LIST      放进每份 PDF 的文件（PDF/A-3），逗号分隔；build 的 figures 即 figures.json",
	  "--attach LIST      files put into each PDF (PDF/A-3); with build, figures is figures.json" },
	{ OPT_STATS, false, "stats", false, "--stats            完成后报告页数、表格行数、内存峰值", "--stats            pages, table rows and peak memory, when done" },
	{ OPT_LINEARIZE, false, "linearize", false, "--linearize        PDF 线性化：网上可以先看第一页", "--linearize        PDFs whose first page shows before the rest has come" },
	{ OPT_PROTECT, false, "protect", true, "--protect FILE     AES-256 加密（不再是 PDF/A）；文件两行：打开口令（可空）、解除限制的口令",
	  "--protect FILE     encrypt with AES-256 (no PDF/A then); two lines: password to open (may be empty), owner's" },
	{ OPT_PERMIT, false, "permit", true, "--permit LIST      加密后仍许可：print（缺省）、copy、modify", "--permit LIST      still allowed: print (default), copy, modify" },
	{ OPT_USED, false, "used", true, "--used PAGE.html   逐字列出这一页里由别的字体代替的字和老系统的码位", "--used PAGE.html   characters of a page that other fonts stand in for, and old code points" },
	{ OPT_FORM, false, "form", true, "--form F           按哪种格式核查：document 公文、letter 信函、order 命令、minutes 纪要、briefing 简报、table 表（缺省：自己判断）",
	  "--form F           document, letter, order, minutes, briefing or table (default: guessed)" },
	{ OPT_JSON, true, "json", false, "--json             数据与提示都用 JSON", "--json             data and diagnostics as JSON" },
	{ OPT_STRICT, true, "strict", false, "--strict           警告也算错误", "--strict           warnings are errors" },
	{ OPT_COLOR, true, "color", true, "--color WHEN       auto、always、never", "--color WHEN       auto, always, never" },
	{ OPT_LANG, true, "lang", true, "--lang zh|en       提示用的语言", "--lang zh|en       language of diagnostics" },
	{ 'q', true, "quiet", false, "-q, --quiet        不显示进度和完成提示", "-q, --quiet        no progress, no summary" },
	{ OPT_HELP, true, "help", false, "-h, --help         这页帮助", "-h, --help         this page" },
	{ OPT_VERSION, true, "version", false, "-V, --version      版本", "-V, --version      version" },
};
#define N_OPTIONS (sizeof options / sizeof *options)

static volatile sig_atomic_t interrupted, holding;

static void on_signal(int sig)
{
	(void)sig;
	interrupted = 1;
	if (!holding)
		_exit(EXIT_INTERRUPTED);
}

void cli_hold_interrupts(void)
{
	holding = 1;
}

bool cli_interrupted(void)
{
	return interrupted != 0;
}

static void print_overview(FILE *f)
{
	fprintf(f, "%s\n\n", TR("jianbao（简报）：从收入监测数据生成督导简报、迎检资料和督办通知",
	                        "jianbao: supervision briefings, inspection packets and notices from income records"));
	fprintf(f, "%s\n  jianbao build samples/qingling\n  jianbao check samples/qingling\n  jianbao help build\n\n%s\n",
	        TR("例：", "Examples:"), TR("命令：", "Commands:"));
	for (size_t i = 0; i < N_COMMANDS; i++)
		fprintf(f, "  %-9s %s\n", commands[i].name, TR(commands[i].zh, commands[i].en));
	fprintf(f, "\n%s\n", TR("各命令的用法：jianbao 命令 --help", "Usage of a command: jianbao COMMAND --help"));
}

static void print_help(const struct command *c)
{
	printf("%s\n%s\n%s jianbao %s %s\n  %s\n\n%s\n", TR("例：", "Examples:"), c->examples, TR("用法：", "Usage:"),
	       c->name, c->usage, TR(c->zh, c->en), TR("选项：", "Options:"));
	for (size_t i = 0; i < N_OPTIONS; i++)
		if (options[i].common || strchr(c->options, options[i].letter))
			printf("  %s\n", TR(options[i].zh, options[i].en));
}

static int usage_error(const struct cli *cli, const char *hint, const char *fmt, const char *what)
{
	struct err e = {0};
	err_set(&e, EXIT_USAGE, "usage", (struct pos){0}, "%s", "");
	snprintf(e.msg, sizeof e.msg, "%s%s", fmt, what);
	err_hint(&e, "%s", hint);
	return cli_err(cli, &e);
}

static const struct command *find_command(const char *name)
{
	for (size_t i = 0; i < N_COMMANDS; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

static int unknown_command(const struct cli *cli, const char *name)
{
	struct str names[N_COMMANDS];
	for (size_t i = 0; i < N_COMMANDS; i++)
		names[i] = str_from(commands[i].name);
	struct str near = diag_nearest(str_from(name), names, N_COMMANDS);
	char hint[80];
	if (near.n)
		snprintf(hint, sizeof hint, "%s jianbao %.*s", TR("是不是：", "did you mean:"), STR_ARG(near));
	else
		snprintf(hint, sizeof hint, "%s", TR("用 jianbao --help 查看全部命令", "see jianbao --help"));
	return usage_error(cli, hint, TR("没有这个命令：", "no such command: "), name);
}

static bool choose(const char *word, const char *const *name, int n, int *out)
{
	for (int i = 0; i < n; i++)
		if (strcmp(word, name[i]) == 0) {
			*out = i;
			return true;
		}
	return false;
}

/* Take one option.  false: its argument is not one of those allowed. */
static bool take_option(struct cli *cli, int letter, char *arg)
{
	static const char *const colors[] = { "auto", "always", "never" }, *const langs[] = { "zh", "en" };
	const char **text[] = { ['o'] = &cli->out, ['p'] = &cli->partials, [OPT_ONLY] = &cli->only,
		[OPT_FORMAT] = &cli->format, [OPT_POLICY] = &cli->policy, [OPT_PRIVACY] = &cli->privacy,
		[OPT_TEMPLATES] = &cli->templates, [OPT_FONTS] = &cli->fonts, [OPT_CASE] = &cli->case_path,
		[OPT_ALLOW] = &cli->allow, [OPT_ATTACH] = &cli->attach, [OPT_PROTECT] = &cli->protect,
		[OPT_PERMIT] = &cli->permit, [OPT_FORM] = &cli->form, [OPT_USED] = &cli->used };
	int i = 0;
	switch (letter) {
	case 'q': cli->quiet = true; return true;
	case OPT_JSON: cli->json = true; return true;
	case OPT_STRICT: cli->strict = true; return true;
	case OPT_CHECK: cli->check = true; return true;
	case OPT_STATS: cli->stats = true; return true;
	case OPT_LINEARIZE: cli->linearize = true; return true;
	case OPT_COLOR:
		if (!choose(arg, colors, 3, &i))
			return false;
		cli->color = (enum cli_color)i;
		return true;
	case OPT_LANG:
		if (!choose(arg, langs, 2, &i))
			return false;
		lang_choose(i == 1);
		return true;
	case 'j': {
		char *end;
		long n = strtol(arg, &end, 10);
		cli->jobs = (unsigned)n;
		return *arg && !*end && n >= 1 && n <= 256;
	}
	default:
		*text[letter] = arg;
		return *arg != '\0';
	}
}

/* The option's line of the help says which values it takes. */
static int bad_value(const struct cli *cli, int letter, const char *value)
{
	for (size_t i = 0; i < N_OPTIONS; i++)
		if (options[i].letter == letter)
			return usage_error(cli, TR(options[i].zh, options[i].en), TR("选项的值不对：", "bad value of an option: "), value);
	BUG("option %d", letter);
}

static void build_getopt(struct option *lo, char *so)
{
	char *s = so;
	*s++ = ':';
	for (size_t i = 0; i < N_OPTIONS; i++) {
		lo[i] = (struct option){ options[i].name, options[i].has_arg ? required_argument : no_argument, NULL,
			options[i].letter };
		if (strchr("ojpqhV", options[i].letter)) {
			*s++ = (char)options[i].letter;
			if (options[i].has_arg)
				*s++ = ':';
		}
	}
	lo[N_OPTIONS] = (struct option){0};
	*s = '\0';
}

/* Parse argv after the command's name.  Returns -1 to go on, or the status to end with. */
static int parse_options(const struct command *c, struct cli *cli, int argc, char **argv)
{
	struct option lo[N_OPTIONS + 1];
	char so[2 * N_OPTIONS + 2];
	build_getopt(lo, so);
	opterr = 0;
	for (int letter; (letter = getopt_long(argc, argv, so, lo, NULL)) != -1;) {
		const char *word = argv[optind - 1];
		if (letter == '?')
			return usage_error(cli, TR("用 --help 查看选项", "see --help"), TR("不认识的选项：", "unknown option: "), word);
		if (letter == ':')
			return usage_error(cli, TR("用 --help 查看选项", "see --help"), TR("这个选项缺少参数：", "option needs an argument: "), word);
		if (letter == OPT_HELP)
			return print_help(c), EXIT_DONE;
		if (letter == OPT_VERSION)
			return puts("jianbao " VERSION), EXIT_DONE;
		bool allowed = strchr(c->options, letter) != NULL;
		for (size_t i = 0; i < N_OPTIONS; i++)
			allowed |= options[i].letter == letter && options[i].common;
		if (!allowed)
			return usage_error(cli, TR("用 --help 查看选项", "see --help"), TR("这个命令没有此选项：", "option not for this command: "), word);
		if (!take_option(cli, letter, optarg))
			return bad_value(cli, letter, optarg);
	}
	cli->arg = argv + optind;
	cli->n_arg = argc - optind;
	if (cli->n_arg >= c->min_args && cli->n_arg <= c->max_args)
		return -1;
	char usage[256];
	snprintf(usage, sizeof usage, TR("用法：jianbao %s %s", "usage: jianbao %s %s"), c->name, c->usage);
	return usage_error(cli, usage, TR("参数个数不对：", "wrong number of arguments: "), c->name);
}

/* --lang decides the language of every later message, so look for it first. */
static void find_language(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (strcmp(argv[i], "--lang=en") == 0 || (strcmp(argv[i], "--lang") == 0 && i + 1 < argc && strcmp(argv[i + 1], "en") == 0))
			lang_choose(true);
}

static bool takes_argument(const char *word)
{
	for (size_t i = 0; i < N_OPTIONS; i++)
		if (options[i].name && options[i].has_arg && strncmp(word, "--", 2) == 0 && strcmp(word + 2, options[i].name) == 0)
			return true;
	return strcmp(word, "-o") == 0 || strcmp(word, "-j") == 0 || strcmp(word, "-p") == 0;
}

/* Options may stand before the command too: the command's name moves to the front.  False: there is none. */
static bool command_first(int argc, char **argv)
{
	int at = 1;
	while (at < argc && argv[at][0] == '-' && argv[at][1])
		at += takes_argument(argv[at]) ? 2 : 1;
	if (at >= argc)
		return false;
	char *name = argv[at];
	memmove(argv + 2, argv + 1, (size_t)(at - 1) * sizeof *argv);
	argv[1] = name;
	return true;
}

static bool has_word(int argc, char **argv, const char *brief, const char *full)
{
	for (int i = 1; i < argc; i++)
		if (strcmp(argv[i], brief) == 0 || strcmp(argv[i], full) == 0)
			return true;
	return false;
}

static int without_command(const struct cli *cli, int argc, char **argv)
{
	if (has_word(argc, argv, "-V", "--version"))
		return puts("jianbao " VERSION), EXIT_DONE;
	if (has_word(argc, argv, "-h", "--help"))
		return print_overview(stdout), EXIT_DONE;
	for (int i = 1; i < argc; i++)
		if (!takes_argument(argv[i]) && !(i > 1 && takes_argument(argv[i - 1])) && strncmp(argv[i], "--lang=", 7) != 0)
			return unknown_command(cli, argv[i]);
	return print_overview(stderr), EXIT_USAGE;
}

int main(int argc, char **argv)
{
	struct excerpts excerpts = {0};
	struct cli cli = { .excerpts = &excerpts };
	struct sigaction sa = { .sa_handler = on_signal };
	sigaction(SIGINT, &sa, NULL);
	sigaction(SIGTERM, &sa, NULL);
	find_language(argc, argv);
	if (!command_first(argc, argv))
		return without_command(&cli, argc, argv);
	const char *word = argv[1];
	bool help = strcmp(word, "help") == 0;
	if (help && argc == 2)
		return print_overview(stdout), EXIT_DONE;
	const struct command *c = find_command(help ? argv[2] : word);
	if (!c)
		return unknown_command(&cli, help ? argv[2] : word);
	if (help)
		return print_help(c), EXIT_DONE;
	int status = parse_options(c, &cli, argc - 1, argv + 1);
	if (status < 0)
		status = c->run(&cli);
	excerpts_release(&excerpts);
	return status;
}
