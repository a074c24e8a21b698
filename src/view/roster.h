#ifndef VIEW_ROSTER_H
#define VIEW_ROSTER_H
/* Private to view: posts that units must have (S1 一), tables for part/grid. */
#include "view/section.h"

/* 缺岗清单 and the townships side by side; nothing where the pack asks for none or the roster is not there. */
void roster_put(struct view *v, struct value *tables);
/* "村信息采集员缺3个，乡镇信息录入员缺1个"; empty: none lacking, or not known. */
struct str roster_vacant(struct view *v, uint32_t area);

#endif
