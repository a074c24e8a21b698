#ifndef TEXT_CLASS_H
#define TEXT_CLASS_H
/* Properties of code points beyond text_class. */
#include <stdbool.h>
#include <stdint.h>

bool cp_is_western(uint32_t cp);  /* may be taken from a Western face placed before the Chinese one */
unsigned cp_cell_flags(uint32_t cp); /* EXTEND, SILENT, WORD, JOIN, MARK of enum cell_flag */
bool cp_is_selector(uint32_t cp); /* a variation selector that asks for another form of an ideograph */
uint32_t cp_stand_in(uint32_t cp); /* drawn in its place where no face has it; 0: none */

#endif
