#ifndef POLICY_CLAUSE_H
#define POLICY_CLAUSE_H
/* Where an entry of a pack stands in its document, and how it was read. */
#include "base/str.h"

struct policy_clause {
	struct str at;      /* "二、强化脱贫户增收分类帮扶"; empty only for open parameters */
	struct str quote;   /* the document's words */
	struct str reading; /* "A-01" of domain section 3, or empty */
	struct str note;    /* what the reading decides, or "参数，文件未规定" */
};

#endif
