#ifndef APP_CLI_H
#define APP_CLI_H
/*
 * The command line: one table of commands, one table of options.  Standard
 * output is data, standard error is talk.  Exit statuses: base/err.h
 * (contract.md section 3).
 */
#include "app/excerpt.h"

enum cli_color { CLI_COLOR_AUTO, CLI_COLOR_ALWAYS, CLI_COLOR_NEVER };

struct cli {
	const char *out;       /* -o */
	const char *only;      /* --only briefing,packet,notice */
	const char *format;    /* --format html,pdf */
	const char *policy;    /* --policy */
	const char *privacy;   /* --privacy */
	const char *partials;  /* -p */
	const char *templates; /* --templates DIR */
	const char *fonts;     /* --fonts DIR */
	const char *stage;     /* --dump STAGE */
	const char *case_path; /* --case CASE */
	const char *form;      /* --form */
	const char *used;      /* --used PAGE.html */
	const char *allow;     /* --allow Q30a,Q41 */
	const char *attach;    /* --attach figures,notes.csv */
	const char *protect;   /* --protect FILE */
	const char *permit;    /* --permit print,copy */
	bool linearize;        /* --linearize */
	bool stats;            /* --stats */
	bool check;            /* --check */
	unsigned jobs;         /* -j; 0: as many as there are processors */
	bool quiet, json, strict, html_only;
	enum cli_color color;
	struct excerpts *excerpts; /* lines of sources for diagnostics */
	char **arg;            /* positional arguments after the command's name */
	int n_arg;
};

struct command {
	const char *name;
	const char *usage;          /* "CASE NAME [--json]" */
	const char *zh, *en;        /* one line */
	const char *examples;       /* lines, printed first by --help */
	const char *options;        /* short letters of the options it takes besides the common ones */
	int min_args, max_args;
	int (*run)(const struct cli *cli); /* returns the exit status */
};

int command_build(const struct cli *cli);
int command_check(const struct cli *cli);
int command_figures(const struct cli *cli);
int command_list(const struct cli *cli);
int command_explain(const struct cli *cli);
int command_policy(const struct cli *cli);
int command_diff(const struct cli *cli);
int command_render(const struct cli *cli);
int command_mustache(const struct cli *cli);
int command_inspect(const struct cli *cli);
int command_characters(const struct cli *cli);
int command_fonts(const struct cli *cli);
int command_dump(const struct cli *cli);
int command_codes(const struct cli *cli);

/* Print diagnostics of at least `least` severity to stderr, as text or NDJSON.  Returns the number of errors. */
size_t cli_diags(const struct cli *cli, const struct diag_list *l, enum diag_severity least);
/* Print an err and return the status to exit with. */
int cli_err(const struct cli *cli, const struct err *e);
/* Status after a list: EXIT_DONE, or `status` if it holds errors (or warnings under --strict). */
int cli_status(const struct cli *cli, const struct diag_list *l, int status);
bool cli_use_color(const struct cli *cli);
/* Write all of s to stdout; EXIT_INTERNAL if it cannot be written. */
int cli_print(struct str s);

/*
 * SIGINT and SIGTERM end the program at once with EXIT_INTERRUPTED, until it
 * begins to write files: from cli_hold_interrupts on they are only noted, and
 * the work stops between two tasks, so that no file is left half-way.
 */
void cli_hold_interrupts(void);
bool cli_interrupted(void);
/* "[====    ] 12/30 text" on a terminal's stderr, nothing elsewhere or under -q.  done == total ends the line. */
void cli_progress(const struct cli *cli, size_t done, size_t total, const char *text);

#endif
