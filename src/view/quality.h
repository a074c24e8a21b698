#ifndef VIEW_QUALITY_H
#define VIEW_QUALITY_H
/* Private to view: the import's account - files, records set aside, findings - for briefing and packet. */
#include "view/format.h"

const char *quality_kind(enum data_kind k); /* 户信息, 月收入, ... */
/* 户信息（2023年）, 月收入: what an export holds. */
struct str quality_export(const struct view *v, const struct data_export *x);
/* {file, what, read, kept, merged, aside, no_income} for each export. */
void quality_files(const struct view *v, struct value *list);
/* {file, reason, count, kept: bool, examples: [{place, id}]}; at most `examples` each. */
void quality_asides(const struct view *v, struct value *list, size_t examples);
/* {title, code, severity, count, places: [{place, pointer}]}; at most `places` each. */
void quality_tallies(const struct view *v, struct value *list, size_t places);
int64_t quality_findings(const struct view *v); /* all findings but notes */

#endif
