#ifndef TEXT_CFF_H
#define TEXT_CFF_H
/*
 * What a PDF must know of a bare CFF font program (Adobe Technical Note 5176):
 * in a CID-keyed one the codes of the content stream are CIDs, looked up in
 * the charset (ISO 32000-1 9.7.4.2), not glyph indices.
 */
#include "base/arena.h"

/* *cid: for each glyph index its CID, in a; NULL if the font is not CID-keyed (then code = glyph index).
   false: not a CFF font program. */
bool cff_cids(struct str cff, struct arena *a, uint16_t **cid, size_t *n);

#endif
