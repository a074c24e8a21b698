#ifndef BASE_IO_H
#define BASE_IO_H
/*
 * Files.  Reading maps the file (or reads it when it cannot be mapped) and
 * gives bytes that are not yet checked.  Writing is atomic: temporary file in
 * the same folder, fsync, rename; a file appears whole or not at all.
 */
#include "base/arena.h"
#include "base/err.h"

struct file {
	struct str bytes; /* valid until file_close */
	void *map;        /* private */
	size_t map_n;
};

bool file_open(const char *path, struct file *f, struct err *e); /* err status EXIT_INPUT */
void file_close(struct file *f);
/* The reader is done with bytes before offset `upto` for now: the system may have
   their memory back.  They stay readable (and are read from the file again). */
void file_forget(const struct file *f, size_t upto);
/* Status EXIT_INPUT.  New files get mode 0644 less the umask. */
bool file_write(const char *path, struct str bytes, struct err *e);
bool dir_make(const char *path, struct err *e); /* with parents; fine if it is there */
bool path_exists(const char *path);
bool path_is_dir(const char *path);
uint64_t path_size(const char *path); /* in bytes; 0 if that cannot be told */
/* dir + "/" + rel, normalised; rel absolute gives rel.  NUL-ended, in the arena. */
struct str path_join(struct arena *a, struct str dir, struct str rel);
struct str path_dir(struct str path);  /* "a/b/c" -> "a/b"; "c" -> "." */
struct str path_base(struct str path);
/* false if rel is absolute or climbs out of its folder with "..". */
bool path_is_inside(struct str rel);
/* Names in a folder, sorted by bytes, without . and .. ; NULL-ended count in *n. */
bool dir_list(struct arena *a, const char *path, struct str **name, size_t *n, struct err *e);
/* Line and column (code points) of byte offset in text. */
struct pos text_pos(const char *file, struct str text, size_t offset);
/* Move a place over the text that stands there. */
void pos_advance(struct pos *at, struct str over);

#endif
