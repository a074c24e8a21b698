#ifndef VALUE_FROM_JSON_H
#define VALUE_FROM_JSON_H
/*
 * JSON as template data.  Texts and keys are copied, so the tree outlives the
 * document it came from; numbers keep the text they were written with.  Of
 * repeated keys the last counts (as in JavaScript, RFC 8259 section 4 leaves
 * it open), at the place of the first.
 */
#include "json/json.h"
#include "value/value.h"

const struct value *value_from_json(struct arena *a, const struct json *j); /* j == NULL: null */
/* A whole file.  NULL and *e (json/json.h says which errors) if it cannot be read or is no JSON. */
const struct value *value_load(struct arena *a, const char *path, struct err *e);

#endif
