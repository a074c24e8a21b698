#ifndef PDF_PARTS_H
#define PDF_PARTS_H
/* Private to pdf: the content of pages, and what stands beside it: groups, masks, gradients, images, links. */
#include "pdf/file.h"

/* cff.c */
struct pdf_collection {
	struct str registry, ordering; /* point into the font */
	int supplement;
};
/* Adobe-Identity-0 for a program that is not CID-keyed. */
struct pdf_collection pdf_cff_collection(struct str font);
/* content.c */
void pdf_content_write(struct pdf_file *f, const struct draw_page *p);
unsigned pdf_alpha_index(struct pdf_file *f, uint8_t alpha);
/* part.c */
struct pdf_part { /* the content of a group or mask; its box begins at 0, 0 */
	struct str bytes;
	lu w, h;
};
HPDF_Dict pdf_resources(struct pdf_file *f, const char *kind); /* of the document: /XObject and so on, made if absent */
uint32_t pdf_group_add(struct pdf_file *f, const struct pdf_part *p); /* the number in its name /X1 */
void pdf_mask_add(struct pdf_file *f, const struct draw_mask *mask, const struct pdf_part *p); /* /M1, by mask->no */
/* /P1, by no; outer: height of the page or part in which it is used. */
void pdf_tile_add(struct pdf_file *f, const struct draw_paint *t, lu outer, struct str bytes);
void pdf_gradient_add(struct pdf_file *f, const struct draw_paint *p, lu outer); /* nothing if it is there */
/* v / one with up to six decimals and a blank. */
void pdf_fixed(struct buf *out, int64_t v, int64_t one);
/* A matrix of the display list between spaces of these heights. */
void pdf_matrix(struct buf *out, const int32_t m[6], lu inner, lu outer);
/* jpeg.c */
/* What a JPEG file says of itself, ITU-T T.81; damaged or of a kind that PDF does not take: false, *fault says
   why (a constant, by --lang). */
struct jpeg_info {
	uint32_t w, h;
	int components;       /* 1 grey, 3 RGB, 4 CMYK */
	bool inverted;        /* CMYK as Adobe writes it: 255 is no ink */
};
bool jpeg_read(struct str bytes, struct jpeg_info *info, const char **fault);
/* image.c */
/* Its place among the document's images, embedded on first use.  false: f->failed. */
bool pdf_image_index(struct pdf_file *f, const struct draw_image *im, unsigned *index);
void pdf_images_write(struct pdf_file *f);
/* outline.c */
void pdf_outline_write(struct pdf_file *f);
void pdf_links_write(struct pdf_file *f, const struct draw_page *p);

#endif
