#ifndef INDICATOR_PIECE_H
#define INDICATOR_PIECE_H
/* A record that figures are made of, and the area it counts in. */
#include "data/set.h"

enum piece_kind {
	PIECE_HOUSEHOLD, /* this year's row, with all that hangs on it: last year's row, members, ledgers */
	PIECE_LEFT,      /* last year's row, for who left the population */
	PIECE_EARLIER,   /* a row of an earlier year, for 连续高于 */
	PIECE_ROW,       /* of a table without households */
	PIECE_UNIT,      /* an area, for the roles it must fill */
	PIECE_REST       /* sums that no record was named for: a fault */
};
struct piece {
	enum piece_kind kind;
	enum data_kind table; /* PIECE_ROW */
	uint32_t area, row;   /* row: of the year or the table */
	size_t year;          /* back from the income year */
};

#endif
