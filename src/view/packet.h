#ifndef VIEW_PACKET_H
#define VIEW_PACKET_H
/* Private to view: the chapters of the inspection packet.  Keys: templates/README.md. */
#include "view/section.h"

section_fn packet_sheet;      /* 指标表 */
section_fn packet_method;     /* 方法说明 */
section_fn packet_overall;    /* 总体情况, with 收入结构 under `income` */
section_fn packet_rankings;   /* 排名 */
section_fn packet_declining;  /* 不增反降户名单 */
section_fn packet_watched;    /* 重点户名单 */
section_fn packet_ledger;     /* 村级台账 */
section_fn packet_works;      /* 工作台账核算 */
section_fn packet_todo;       /* 逐户整改名单 */
section_fn packet_audit;      /* 数据审计 */
section_fn packet_screens;   /* 数据核查（筛查规则） */
section_fn packet_again;      /* a chapter that shows the groups of 指标表 once more */
section_fn packet_draw;       /* 现场核查抽样 and 一户一表 */
section_fn packet_rectify;    /* 整改台账 */
section_fn packet_inputs;     /* 输入文件摘要 */

/* Rows of households for a list: at the public level without causes. */
void packet_households(struct view *v, struct value *list, const uint32_t *row, size_t n);

#endif
