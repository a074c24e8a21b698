/*
 * JPEG files go into the PDF as they are (DCTDecode), so their frame must be
 * one that PDF readers decode: baseline, extended or progressive Huffman,
 * 8 bits, 1, 3 or 4 components (PDF 32000-1, 7.4.8; ITU-T T.81, Annex B).
 */
#include "pdf/parts.h"

#include <string.h>

enum marker { TEM = 0x01, SOF0 = 0xC0, SOF2 = 0xC2, DHT = 0xC4, JPG = 0xC8, DAC = 0xCC, SOF15 = 0xCF, RST0 = 0xD0,
	SOI = 0xD8, EOI = 0xD9, SOS = 0xDA, APP14 = 0xEE };

struct scan {
	const unsigned char *p;
	size_t n, at;
	struct jpeg_info *info;
	const char **fault;
};

static bool refuse(struct scan *s, const char *why)
{
	*s->fault = why;
	return false;
}

static bool read_frame(struct scan *s, unsigned marker, size_t length)
{
	const unsigned char *p = s->p + s->at;
	if (marker > SOF2)
		return refuse(s, TR("这种 JPEG 编码 PDF 不支持（请存为普通 JPEG）", "this kind of JPEG is not for PDF (save it as plain JPEG)"));
	if (length < 8 || p[2] != 8)
		return refuse(s, TR("JPEG 不是 8 位的", "the JPEG does not have 8 bits"));
	s->info->h = (uint32_t)p[3] << 8 | p[4];
	s->info->w = (uint32_t)p[5] << 8 | p[6];
	s->info->components = p[7];
	if (!s->info->w || !s->info->h || (p[7] != 1 && p[7] != 3 && p[7] != 4))
		return refuse(s, TR("JPEG 的尺寸或颜色分量有误", "the JPEG states no size, or an odd number of colours"));
	return true;
}

/* One segment; s->at stands on its length and moves past it. */
static bool read_segment(struct scan *s, unsigned marker)
{
	size_t length = s->at + 2 <= s->n ? (size_t)s->p[s->at] << 8 | s->p[s->at + 1] : 0;
	if (length < 2 || length > s->n - s->at)
		return refuse(s, TR("JPEG 文件不完整", "the JPEG ends too early"));
	if (marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC &&
	    !read_frame(s, marker, length))
		return false;
	if (marker == APP14 && length >= 14 && memcmp(s->p + s->at + 2, "Adobe", 5) == 0)
		s->info->inverted = true;
	s->at += length;
	return true;
}

/* The end marker, after which some cameras leave bytes of their own. */
static bool has_end(const struct scan *s)
{
	for (size_t i = s->n; i >= s->at + 2; i--)
		if (s->p[i - 2] == 0xFF && s->p[i - 1] == EOI)
			return true;
	return false;
}

bool jpeg_read(struct str bytes, struct jpeg_info *info, const char **fault)
{
	struct scan s = { (const unsigned char *)bytes.p, bytes.n, 2, info, fault };
	*info = (struct jpeg_info){0};
	if (s.n < 4 || s.p[0] != 0xFF || s.p[1] != SOI)
		return refuse(&s, TR("不是 JPEG 文件", "not a JPEG file"));
	while (s.at + 2 <= s.n && s.p[s.at] == 0xFF) {
		unsigned marker = s.p[s.at + 1];
		s.at += marker == 0xFF ? 1 : 2; /* 0xFF before a marker is a fill byte (B.1.1.2) */
		if (marker == 0xFF || marker == TEM || (marker >= RST0 && marker < SOI))
			continue;
		if (!read_segment(&s, marker))
			return false;
		if (marker == SOS)
			return info->w && has_end(&s) ? true : refuse(&s, TR("JPEG 文件不完整", "the JPEG ends too early"));
	}
	return refuse(&s, TR("JPEG 数据损坏", "the JPEG is damaged"));
}
