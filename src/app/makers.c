#include "app/makers.h"

#include "symbol/symbol.h"

/* text, path, w and h in modules. */
static const struct value *make(enum symbol_kind kind, struct arena *a, struct str text, const char **why)
{
	struct buf path = {0};
	struct symbol_area area;
	struct value *v = NULL;

	if (symbol_path(kind, text, &path, &area, why)) {
		v = value_map(a);
		value_set_str(v, "text", text);
		value_set_str(v, "path", buf_view(&path));
		value_set_int(v, "w", area.w);
		value_set_int(v, "h", area.h);
	}
	buf_release(&path);
	return v;
}

static const struct value *make_qr(struct arena *a, struct str text, const char **why)
{
	return make(SYMBOL_QR, a, text, why);
}

static const struct value *make_code128(struct arena *a, struct str text, const char **why)
{
	return make(SYMBOL_CODE128, a, text, why);
}

const struct mustache_maker app_makers[APP_MAKERS] = {{"qr", "part/qr", make_qr},
						     {"code128", "part/code128", make_code128}};
