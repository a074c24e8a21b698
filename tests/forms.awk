# mutool trace -> where things stand, in mm from the top left of the sheet:
#   text PAGE LEFT RIGHT BASELINE SIZE CHARACTER      one line a glyph, in painting order
#   rect PAGE LEFT TOP RIGHT BOTTOM COLOUR            filled paths, by their bounding box; line: stroked ones
function val(name,   s) {
	if (!match($0, " " name "=\"[^\"]*\""))
		return ""
	s = substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
	return s
}
function mm(pt) { return pt * 25.4 / 72 }
function px(x, y) { return m[1] * x + m[3] * y + m[5] }
function py(x, y) { return m[2] * x + m[4] * y + m[6] }
function grow(x, y) {
	if (!any || x < x0) x0 = x
	if (!any || x > x1) x1 = x
	if (!any || y < y0) y0 = y
	if (!any || y > y1) y1 = y
	any = 1
}
/<page / { page++ }
/transform="/ { split(val("transform"), m, " "); color = val("color") }
/<span / { split(val("trm"), t, " "); size = t[1] }
/<g / {
	x = val("x"); y = val("y"); adv = val("adv") * size; c = val("unicode")
	printf "text %d %.3f %.3f %.3f %.3f %s\n", page, mm(px(x, y)), mm(px(x + adv, y)), mm(py(x, y)), mm(size), c
}
/<(fill|stroke)_path/ { any = 0; path = /<fill/ ? "rect" : "line" }
path && /<(moveto|lineto)/ { grow(px(val("x"), val("y")), py(val("x"), val("y"))) }
path && /<curveto/ {
	for (i = 1; i <= 3; i++) grow(px(val("x" i), val("y" i)), py(val("x" i), val("y" i)))
}
/<\/(fill|stroke)_path/ {
	if (any) printf path " %d %.3f %.3f %.3f %.3f %s\n", page, mm(x0), mm(y0), mm(x1), mm(y1), color
	path = ""
}
