#ifndef DATA_REPORT_H
#define DATA_REPORT_H
/* What `jianbao check` prints, and the text dump that golden tests compare. */
#include "data/set.h"

/* Records read, kept, merged, set aside by reason, for each file; findings by code with first places. */
void data_report_text(const struct data_set *set, struct buf *out);
/* The same as one JSON object on one line. */
void data_report_json(const struct data_set *set, struct buf *out);
/* Every record with every value, one a line. */
void data_dump(const struct data_set *set, struct buf *out);

#endif
