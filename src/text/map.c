/* fonts.json: roles, their files in order, and the family table.  fonts/README.md describes the file. */
#include <string.h>

#include "json/json.h"
#include "text/family.h"
#include "text/set.h"

struct reading {
	struct text_fonts *f;
	struct str dir;
	struct err *e;
	VEC(struct text_face) face;
	VEC(struct role) role;
};

static bool only_keys(struct reading *r, const struct json *j, const char *const *key, size_t n)
{
	struct diag_list l;
	bool ok;

	diag_init(&l);
	ok = json_expect(j, JSON_OBJECT, &l) && json_only_keys(j, key, n, &l);
	if (!ok && l.n) {
		err_set(r->e, EXIT_INPUT, "font.map", l.v[0].at, "%.*s", STR_ARG(l.v[0].msg));
		err_hint(r->e, "%.*s", STR_ARG(l.v[0].hint));
	}
	diag_release(&l);
	return ok;
}
#define ONLY_KEYS(r, j, ...)                                \
	only_keys(r, j, (const char *const[]){__VA_ARGS__}, \
		  sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

static bool is_array(struct reading *r, const struct json *j, const struct json *parent, const char *key)
{
	return json_kind(j) == JSON_ARRAY || json_err(j ? j : parent, EXIT_INPUT, "font.map", r->e,
						      TR("“%s”应为数组", "\"%s\" must be an array"), key);
}

/* A member that must be one of n words; its number, or n with *e filled in. */
static size_t word_of(struct reading *r, const struct json *j, const char *key, const char *const *word,
		      size_t n)
{
	const struct json *m = json_member(j, key);
	size_t i = 0;

	while (i < n && !str_is(json_text(m), word[i]))
		i++;
	if (i == n)
		json_err(m ? m : j, EXIT_INPUT, "font.map", r->e,
			 TR("“%s”不能是“%.*s”", "\"%s\" cannot be \"%.*s\""), key, STR_ARG(json_text(m)));
	return i;
}

/* One face for each (file, index), however many roles name it. */
static uint32_t face_number(struct reading *r, struct str file, uint32_t member)
{
	struct text_face *face;

	for (size_t i = 0; i < r->face.n; i++) {
		if (r->face.v[i].member == member && str_eq(r->face.v[i].short_path, file))
			return (uint32_t)i;
	}
	face = vec_add(&r->face);
	face->member = member;
	face->short_path = arena_str(r->f->arena, file);
	face->path = path_join(r->f->arena, r->dir, file);
	face->index = (uint16_t)(r->face.n - 1);
	return face->index;
}

static bool file_read(struct reading *r, const struct json *j, struct role_face *out)
{
	static const char *const style[] = {"regular", "bold", "italic", "bold-italic"};
	const struct json *file = json_member(j, "file"), *index = json_member(j, "index"),
			  *ascent = json_member(j, "ascent");
	int member = 0, up = 0;
	size_t n_style;
	uint32_t n;

	if (!ONLY_KEYS(r, j, "file", "style", "index", "package", "licence", "ascent"))
		return false;
	if (json_kind(file) != JSON_STRING || !path_is_inside(json_text(file)))
		return json_err(file ? file : j, EXIT_INPUT, "font.map", r->e,
				TR("“file”应为 fonts/ 内的文件名",
				   "\"file\" must name a file inside the fonts folder"));
	if (index && (!json_int(index, &member) || member < 0))
		return json_err(index, EXIT_INPUT, "font.map", r->e,
				TR("“index”应为整数", "\"index\" must be a number"));
	if (ascent && (!json_int(ascent, &up) || up < 500 || up > 1000))
		return json_err(ascent, EXIT_INPUT, "font.map", r->e,
				TR("“ascent”应在 500 到 1000 之间（千分之一字身）",
				   "\"ascent\" must be 500 to 1000"));
	n_style = json_member(j, "style") ? word_of(r, j, "style", style, STYLE_COUNT) : STYLE_REGULAR;
	if (n_style == STYLE_COUNT)
		return false;
	n = face_number(r, json_text(file), (uint32_t)member);
	if (up) {
		r->face.v[n].ascent = (int16_t)up;
		r->face.v[n].descent = (int16_t)(1000 - up);
	}
	if (!json_member(j, "package"))
		r->face.v[n].own = true;
	*out = (struct role_face){.number = n,
				  .style = (enum face_style)n_style,
				  .licence = json_text(json_member(j, "licence")),
				  .package = json_text(json_member(j, "package"))};
	return true;
}

static bool files_read(struct reading *r, const struct json *j, struct role *role)
{
	const struct json *files = json_member(j, "files");

	if (!is_array(r, files, j, "files"))
		return false;
	role->n_face = json_count(files);
	role->face = arena_many(r->f->arena, struct role_face, role->n_face);
	if (!role->n_face)
		return json_err(files, EXIT_INPUT, "font.map", r->e,
				TR("角色没有字体文件", "the role has no files"));
	role->n_face = 0;
	json_each (file, files) {
		if (!file_read(r, file, &role->face[role->n_face]))
			return false;
		role->n_face++;
	}
	return true;
}

static bool role_read(struct reading *r, const struct json *j)
{
	static const char *const script[] = {"cjk", "latin"};
	struct role *role = vec_add(&r->role);
	size_t n_script;

	if (!ONLY_KEYS(r, j, "role", "title", "script", "then", "files"))
		return false;
	role->name = json_text(json_member(j, "role"));
	role->title = json_text(json_member(j, "title"));
	if (!role->name.n)
		return json_err(j, EXIT_INPUT, "font.map", r->e,
				TR("角色没有名字（role）", "the role has no name (role)"));
	n_script = json_member(j, "script") ? word_of(r, j, "script", script, 2) : 0;
	if (n_script == 2)
		return false;
	role->latin = n_script == 1;
	if (family_add(&r->f->family, r->f->arena, role->name, (uint32_t)r->role.n - 1) != r->role.n - 1)
		return json_err(j, EXIT_INPUT, "font.map", r->e,
				TR("角色“%.*s”写了两次", "role \"%.*s\" stands twice"), STR_ARG(role->name));
	return files_read(r, j, role);
}

/* The index of a role by its name, or MAP_NONE with *e filled in. */
static uint32_t role_number(struct reading *r, const struct json *at, struct str name)
{
	uint32_t n = family_lookup(&r->f->family, name);

	if (n == MAP_NONE)
		json_err(at, EXIT_INPUT, "font.map", r->e, TR("没有角色“%.*s”", "there is no role \"%.*s\""),
			 STR_ARG(name));
	return n;
}

static bool then_read(struct reading *r, const struct json *j, struct role *role)
{
	const struct json *then = json_member(j, "then");

	if (!then)
		return true;
	if (!is_array(r, then, j, "then"))
		return false;
	role->then = arena_many(r->f->arena, uint32_t, json_count(then));
	json_each (name, then) {
		uint32_t n = role_number(r, name, json_text(name));
		if (n == MAP_NONE)
			return false;
		role->then[role->n_then++] = n;
	}
	return true;
}

static bool roles_read(struct reading *r, const struct json *root)
{
	const struct json *roles = json_member(root, "roles");
	size_t i = 0;

	if (!is_array(r, roles, root, "roles"))
		return false;
	json_each (role, roles) {
		if (!role_read(r, role))
			return false;
	}
	json_each (role, roles) { /* only now are all names known */
		if (!then_read(r, role, &r->role.v[i++]))
			return false;
	}
	r->f->fallback = role_number(r, roles, STR("fallback"));
	return r->f->fallback != MAP_NONE;
}

static bool families_read(struct reading *r, const struct json *root)
{
	json_each (list, json_member(root, "families")) {
		uint32_t n;
		if (str_starts(json_key(list), STR("//")))
			continue;
		n = role_number(r, list, json_key(list));
		if (n == MAP_NONE || !is_array(r, list, root, "families"))
			return false;
		json_each (name, list) {
			if (family_add(&r->f->family, r->f->arena, json_text(name), n) == n)
				continue;
			return json_err(
				name, EXIT_INPUT, "font.map", r->e,
				TR("字体名“%.*s”属于两个角色", "family \"%.*s\" belongs to two roles"),
				STR_ARG(json_text(name)));
		}
	}
	return true;
}

/* Move the growing arrays into the arena, so that pointers into them hold, and open the files. */
static bool faces_settle(struct reading *r, const struct json *root)
{
	struct text_fonts *f = r->f;

	f->face = arena_many(f->arena, struct text_face, r->face.n + 1); /* one more: text/extra.h */
	f->role = arena_many(f->arena, struct role, r->role.n);
	f->n_role = r->role.n;
	memcpy(f->face, r->face.v, r->face.n * sizeof *f->face);
	memcpy(f->role, r->role.v, r->role.n * sizeof *f->role);
	for (size_t i = 0; i < f->n_role; i++) {
		for (size_t k = 0; k < f->role[i].n_face; k++)
			f->role[i].face[k].face = &f->face[f->role[i].face[k].number];
	}
	while (f->n_face < r->face.n) {
		if (!face_open(&f->face[f->n_face++], f->arena, json_pos(root), r->e))
			return false;
	}
	return true;
}

bool fonts_map_read(struct text_fonts *f, const char *dir, struct err *e)
{
	struct reading r = {.f = f, .dir = str_from(dir), .e = e};
	const char *path = path_join(f->arena, r.dir, STR("fonts.json")).p;
	const struct json *root = json_load(f->arena, path, e);
	bool ok = root && ONLY_KEYS(&r, root, "fonts", "roles", "families") && roles_read(&r, root) &&
		  families_read(&r, root) && faces_settle(&r, root);

	vec_release(&r.face);
	vec_release(&r.role);
	return ok;
}
