#ifndef VIEW_BASIS_H
#define VIEW_BASIS_H
/*
 * Private to view: where a figure comes from - its formula, its fields, and the
 * clause of the document it answers to.  A reading that no document fixes says so.
 */
#include "indicator/report.h"
#include "view/format.h"

/* 湘振局发〔2022〕27号“二、…”：“原文”；说明.  An open parameter gives its note, "参数，文件未规定…". */
struct str basis_clause(const struct view *v, const struct policy_clause *c);
/* The same without quotation and remark: 湘振局发〔2022〕27号“二、…”, or 文件未规定. */
struct str basis_place(const struct view *v, const struct policy_clause *c);
/* The entry of the pack that a figure answers to, or NULL: a reading of this program. */
const struct policy_clause *basis_of(const struct view *v, const struct figure *f);
/* 本年纯收入合计÷本年人口 */
struct str basis_formula(struct arena *a, const struct indicator *i);
/* 纯收入、年度家庭人口数（两年）: the columns behind a figure, in Chinese. */
struct str basis_source(const struct view *v, const struct figure *f);
/* A note's text: name: definition, formula, document.  Empty for NULL. */
struct str basis_note(const struct view *v, const struct figure *f);
/* 重点监测线（6,900元） */
struct str basis_line(const struct view *v, const struct policy_rule *line);
/* Value and unit of a parameter as printed: 6,900元, 30%, 是. */
struct str basis_value(struct arena *a, const struct policy_param *p);

#endif
