/* Path data and transforms of SVG from hostile bytes: no fault, no unbounded work. */
#include "draw/svg.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str s = { (const char *)data, n };
	struct draw_pen pen = {0};
	struct svg_matrix m;
	struct arena *a = arena_new();
	size_t at = 0;
	if (!svg_transform_parse(s, &m))
		m = (struct svg_matrix){ 1, 0, 0, 1, 0, 0 };
	bool ok = svg_path_parse(s, m, &pen, &at);
	ENSURE(at <= n && (!ok || at == n));
	draw_pen_end(&pen, a);
	arena_drop(a);
	return 0;
}
