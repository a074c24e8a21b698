#ifndef DATA_PRESENCE_H
#define DATA_PRESENCE_H
/*
 * What a case really holds: a field that no record filled in is not there,
 * whatever its export's headers say.  Fields are named as in a pack's
 * document, "KIND.FIELD" of templates/fields.json, and "references.growth",
 * "references.level".  net_prev, per_capita_prev and size_prev are there too
 * where last year has a file of its own.
 */
#include "data/set.h"

enum data_presence {
	DATA_NO_SUCH_FIELD, DATA_NO_EXPORT, /* nothing of that kind was given */
	DATA_UNFILLED, DATA_FILLED
};
enum data_presence data_presence(const struct data_set *set, struct str name);
/* Of its field and of its kind of export, in Chinese: "公益性岗位月数", "务工"; the name itself if there is no such. */
struct str data_presence_title(const struct data_set *set, struct str name);
struct str data_presence_kind(const struct data_set *set, struct str name);
/* Every name there is, by a fields.json.  False with *e if it is at fault. */
bool data_presence_names(const char *fields, struct arena *a, struct str **name, size_t *n, struct err *e);

#endif
