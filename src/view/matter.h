#ifndef VIEW_MATTER_H
#define VIEW_MATTER_H
/*
 * Private to view: tables of figures made from the registry, so that a family
 * that is computed is printed without a line of its own here.  A table is
 *
 *	{"title", "first": head of the first column, "heads": [{"name"}],
 *	 "rows": [{"name", "strong", "cells": [{"text", "figure"}]}], "note"}
 *
 * and part/grid prints it.  "figure" names the figure whose value stands in the
 * cell, as `jianbao explain` takes it (empty: it is not one figure's value).
 */
#include "view/section.h"

/* The region's figures of one family, in the order of their keys. */
struct figure_range {
	const struct figure *v;
	size_t n;
};
struct figure_range matter_family(const struct view *v, const char *id);
/* Families of the registry whose id begins with one of the words of `prefixes` (apart by blanks), in the order of the
   words: those of a later word come after all of an earlier one; "id=" is that family alone.  Indexes to out,
   MATTER_FAMILIES at most. */
#define MATTER_FAMILIES 64
size_t matter_families(const char *prefixes, size_t out[MATTER_FAMILIES]);
/* Does the document speak of it?  A family that rests on an entry that the pack does not have, and that no row of the
   document names, is not printed. */
bool matter_is_asked(const struct view *v, const struct figure *f);
/* As printed: households withheld at the public level, and what is made of fewer than three of them. */
struct str matter_cell(const struct view *v, const struct figure *f);
/* "tier.households@990101000000/重点监测户" */
struct str matter_spec(const struct view *v, const struct figure *f);

/* A head of a column; a short one is not broken. */
void matter_head(struct value *table, struct str name);
/* Table of a group's families without keys: 指标, 数值, 单位, 说明.  Nothing if there are none with a value. */
void matter_lines(struct view *v, struct value *tables, const char *title, const char *prefixes);
/* One for each set of families that share their keys: a row for each key, a column for each family. */
void matter_keys(struct view *v, struct value *tables, const char *title, const char *prefixes);
/* A row for each unit and the region; families without keys, MATTER_COLUMNS to a table. */
#define MATTER_COLUMNS 8
void matter_units(struct view *v, struct value *tables, const char *title, const char *prefixes);
/* Reasons why figures of the group have no value, each once: "未提供走访记录。"  Empty: none. */
struct str matter_lacking(struct view *v, const char *prefixes);

#endif
