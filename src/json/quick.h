#ifndef JSON_QUICK_H
#define JSON_QUICK_H
/*
 * Inside json only: the members of an element whose keys are the usual ones
 * (walking.h: shape), most of whose values are short strings and plain
 * numbers.  One pass over the bytes; strings are looked at in 32-byte windows.
 *
 * Nothing is decided here that the scanner would decide otherwise: what is
 * not plainly right is left where it stands, for the scanner to read or refuse.
 */
#include "json/walking.h"

/*
 * Append members while they are such as these.  After it the scanner stands
 * behind the last of them, where a comma or bracket is due, or, if there was
 * none, still behind the opening brace.
 */
void quick_members(struct json_walk *w);

#endif
