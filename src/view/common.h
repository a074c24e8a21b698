#ifndef VIEW_COMMON_H
#define VIEW_COMMON_H
/* Private to view: what the pages share - heads, period words, household rows, duties without evidence. */
#include "indicator/report.h"
#include "view/format.h"

/* title, organ, date, date_iso, printer, print_date, cc, imprint (moved_to, cc, printer, date),
   contact, number, policy_*, income_year, period, as_of, validity. */
void view_put_head(struct view *v, struct str title);
/* "2022年10月1日至2023年9月30日" */
struct str view_period(const struct view *v);
/* "因病、因残"; "未填写" when no cause is recorded; withheld at the public level. */
struct str view_causes(const struct view *v, const struct data_household *h);
/* "脱贫不稳定户，风险未消除" or "". */
struct str view_monitor(const struct view *v, const struct data_household *h);
/* no, village, township, head (masked), tail of the id, size, now, prev, change, growth, causes, tier, cadre, what. */
void view_put_household(const struct view *v, struct value *to, uint32_t row, size_t no);
/* Is the quarter ("2023Q4", July to September) or month ("2022-10") over by the case's as_of?  What is not yet
   due is asked of nobody. */
bool view_is_over(const struct view *v, struct str period);
/* Household list by name; empty if there is no such list. */
struct household_list view_list(const struct view *v, const char *name, uint32_t area);
/* The last n characters of a household's id. */
struct str view_id_tail(struct arena *a, struct str id, size_t n);
/* 镇/乡 -> 人民政府, 街道 -> 办事处. */
struct str view_addressee(struct arena *a, struct str township);
/* Does the document ask that each household of this tier be helped (结对帮扶, 落实帮扶措施)? */
bool view_is_urgent(const struct policy_rule *tier);
/* Sentences on what the exports do not hold, one for each kind that a duty of the pack asks for. */
void view_put_missing(const struct view *v, struct value *list, uint32_t area);
/* Name of an area's village (or the lowest known) for a household. */
struct str view_village(const struct view *v, const struct data_household *h);
struct str view_township(const struct view *v, const struct data_household *h);

#endif
