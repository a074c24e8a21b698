#ifndef BASE_SHA256_H
#define BASE_SHA256_H
/* SHA-256 for the manifest's digests (nettle does the work). */
#include "base/str.h"

void sha256_hex(struct str bytes, char hex[65]); /* lower case, NUL-ended */

#endif
