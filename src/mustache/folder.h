#ifndef MUSTACHE_FOLDER_H
#define MUSTACHE_FOLDER_H
/* Templates as files; for the files of this module only. */
#include "mustache/mustache.h"

/* The loader of mustache_open; its state is in the arena. */
struct mustache_loader template_folder(struct arena *a, const char *folder);
/* A file's text, copied into the arena.  path is kept. */
bool template_read(struct arena *a, struct str path, struct mustache_text *out, struct err *e);

#endif
