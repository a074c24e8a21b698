#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/vec.h"

/* The system's reasons in Chinese; any other is said in the system's own words. */
static const struct {
	int number;
	const char *zh;
} reasons[] = {
	{ENOENT, "没有这个文件或文件夹"}, {EACCES, "没有权限"},         {EPERM, "不允许"},
	{EISDIR, "是文件夹，不是文件"},   {ENOTDIR, "路径中有一段不是文件夹"}, {EEXIST, "同名的文件已经存在"},
	{EROFS, "磁盘只读"},              {ENOSPC, "磁盘已满"},         {EDQUOT, "超出磁盘配额"},
	{EFBIG, "文件太大"},              {ENAMETOOLONG, "文件名太长"}, {ELOOP, "符号链接绕成了圈"},
	{EMFILE, "打开的文件太多"},       {EIO, "磁盘读写出错"},        {EBUSY, "正被占用"},
};

static void say_reason(int why, char *text, size_t n)
{
	if (!lang_is_english())
		for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
			if (reasons[i].number == why) {
				snprintf(text, n, "%s", reasons[i].zh);
				return;
			}
	if (strerror_r(why, text, n) != 0)
		snprintf(text, n, "errno %d", why);
}

static bool fail(struct err *e, const char *path, const char *doing)
{
	int why = errno;
	struct pos at = {path, 0, 0};
	char text[128];

	say_reason(why, text, sizeof text);
	err_set(e, EXIT_INPUT, "io.file", at, TR("%s：%s", "%s: %s"), doing, text);
	if (why == ENOENT || why == ENOTDIR)
		err_hint(e, TR("请检查路径是否正确、文件夹是否存在",
		               "check the path, and that its folder exists"));
	else if (why == EACCES || why == EPERM || why == EROFS)
		err_hint(e, TR("请检查读写权限", "check the permissions"));
	else if (why == ENOSPC || why == EDQUOT)
		err_hint(e, TR("请腾出磁盘空间后再来", "make room on the disk and try again"));
	else if (why == EISDIR || why == EEXIST)
		err_hint(e, TR("请换一个路径", "choose another path"));
	return false;
}

/* ---- reading */

/* For pipes and what else cannot be mapped. */
static bool read_all(int fd, struct file *f)
{
	struct buf b = {0};
	ssize_t got;

	do {
		buf_reserve(&b, (size_t)1 << 16);
		got = read(fd, b.p + b.n, (size_t)1 << 16);
		if (got > 0)
			b.n += (size_t)got;
	} while (got > 0 || (got < 0 && errno == EINTR));
	if (got < 0) {
		int why = errno;
		buf_release(&b);
		errno = why;
		return false;
	}
	*f = (struct file){.bytes = buf_view(&b), .map = b.p, .map_n = 0};
	return true;
}

static bool map_or_read(int fd, struct file *f)
{
	struct stat st;
	void *p;

	if (fstat(fd, &st) < 0)
		return false;
	if (S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		return false;
	}
	if (!S_ISREG(st.st_mode) || st.st_size == 0)
		return read_all(fd, f); /* files of /proc call themselves empty */
	p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (p == MAP_FAILED)
		return read_all(fd, f);
	posix_madvise(p, (size_t)st.st_size, POSIX_MADV_SEQUENTIAL);
	*f = (struct file){{p, (size_t)st.st_size}, p, (size_t)st.st_size};
	return true;
}

bool file_open(const char *path, struct file *f, struct err *e)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool ok;

	*f = (struct file){0};
	if (fd < 0)
		return fail(e, path, TR("打不开文件", "cannot open the file"));
	ok = map_or_read(fd, f);
	if (!ok)
		fail(e, path, TR("读不了文件", "cannot read the file"));
	close(fd);
	return ok;
}

void file_close(struct file *f)
{
	if (f->map_n)
		munmap(f->map, f->map_n);
	else
		free(f->map);
	*f = (struct file){0};
}

void file_forget(const struct file *f, size_t upto)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE), n = upto < f->map_n ? upto : f->map_n;

	if (n >= page) /* a private read-only map: the kernel reads the file again when asked */
		madvise(f->map, n / page * page, MADV_DONTNEED);
}

/* ---- writing */

static bool write_all(int fd, struct str s)
{
	while (s.n > 0) {
		ssize_t put = write(fd, s.p, s.n);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return false;
		s = str_sub(s, (size_t)put, s.n);
	}
	return true;
}

static void sync_folder(const char *path)
{
	struct str dir = path_dir(str_from(path));
	struct buf b = {0};
	int fd;

	buf_str(&b, dir);
	fd = open(buf_cstr(&b), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0) {
		fsync(fd); /* some file systems cannot; the rename has happened all the same */
		close(fd);
	}
	buf_release(&b);
}

/* A new file beside path; its name in *name.  The name tells processes and threads apart. */
static int open_temporary(const char *path, struct buf *name)
{
	static atomic_uint serial;
	int fd;

	do {
		struct str dir = path_dir(str_from(path));
		buf_clear(name);
		buf_str(name, dir);
		buf_fmt(name, "/.%.*s.%ld-%u.tmp", STR_ARG(str_sub(path_base(str_from(path)), 0, 200)),
		        (long)getpid(), atomic_fetch_add(&serial, 1));
		fd = open(buf_cstr(name), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
	} while (fd < 0 && errno == EEXIST);
	return fd;
}

bool file_write(const char *path, struct str bytes, struct err *e)
{
	struct buf name = {0};
	int fd = open_temporary(path, &name), why;
	bool ok = fd >= 0 && write_all(fd, bytes) && fsync(fd) == 0;

	why = errno;
	if (fd >= 0 && close(fd) < 0 && ok) {
		ok = false;
		why = errno;
	}
	if (ok && rename(buf_cstr(&name), path) < 0) {
		ok = false;
		why = errno;
	}
	if (ok)
		sync_folder(path);
	else if (fd >= 0)
		unlink(buf_cstr(&name));
	buf_release(&name);
	errno = why;
	return ok || fail(e, path, TR("写不了文件", "cannot write the file"));
}

bool dir_make(const char *path, struct err *e)
{
	struct buf b = {0};
	bool ok = true;
	int why = 0;

	for (const char *p = path; ok && *p; ) {
		while (*p == '/')
			buf_char(&b, *p++);
		while (*p && *p != '/')
			buf_char(&b, *p++);
		ok = mkdir(buf_cstr(&b), 0755) == 0;
		why = errno;
		ok = ok || path_is_dir(buf_cstr(&b));
	}
	errno = why;
	if (!ok)
		fail(e, path, TR("建不了文件夹", "cannot make the folder"));
	buf_release(&b);
	return ok;
}
