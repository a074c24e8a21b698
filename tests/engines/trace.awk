# `mutool trace` of a PDF to lines and boxes, whatever wrote it:
#   page N width height
#   line N x y text          glyphs on one baseline (0.6 pt), from left to right, blanks left out
#   box N colour x y w h     filled rectangles, cut by the clips around them; colour as rrggbb
# pt from the top left corner of the sheet.
function attr(name,   at, s) {
	at = index($0, " " name "=\"")
	if (!at) return ""
	s = substr($0, at + length(name) + 3)
	return substr(s, 1, index(s, "\"") - 1)
}
function matrix(   m, k) { split(attr("transform"), m, " "); for (k = 1; k <= 6; k++) tm[k] = m[k] + 0 }
function tx(x, y) { return tm[1] * x + tm[3] * y + tm[5] }
function ty(x, y) { return tm[2] * x + tm[4] * y + tm[6] }
function begin_path() { matrix(); px0 = py0 = 1e9; px1 = py1 = -1e9; curved = 0 }
function point(x, y,   a, b) {
	a = tx(x, y); b = ty(x, y)
	if (a < px0) px0 = a
	if (a > px1) px1 = a
	if (b < py0) py0 = b
	if (b > py1) py1 = b
}
function hex(v) { v = int(v * 255 + 0.5); return sprintf("%02x", v) }
function colour(   c, n) { n = split(attr("color"), c, " "); return n == 1 ? hex(c[1]) hex(c[1]) hex(c[1]) : hex(c[1]) hex(c[2]) hex(c[3]) }
function clip_push() {
	depth++
	if (px0 > px1) { px0 = py0 = -1e9; px1 = py1 = 1e9 } # no path: a mask, a group
	cx0[depth] = px0 > cx0[depth - 1] ? px0 : cx0[depth - 1]
	cy0[depth] = py0 > cy0[depth - 1] ? py0 : cy0[depth - 1]
	cx1[depth] = px1 < cx1[depth - 1] ? px1 : cx1[depth - 1]
	cy1[depth] = py1 < cy1[depth - 1] ? py1 : cy1[depth - 1]
}
function put_box() {
	if (px0 < cx0[depth]) px0 = cx0[depth]
	if (py0 < cy0[depth]) py0 = cy0[depth]
	if (px1 > cx1[depth]) px1 = cx1[depth]
	if (py1 > cy1[depth]) py1 = cy1[depth]
	if (px1 - px0 > 0.05 && py1 - py0 > 0.05 && fill != "ffffff")
		printf "box %d %s %.2f %.2f %.2f %.2f\n", page, fill, px0, py0, px1 - px0, py1 - py0
}
function flush_lines(   i, j, k, g, best) {
	# insertion sort by baseline, then by x: a page has a few thousand glyphs at most
	for (i = 1; i <= n; i++) order[i] = i
	heap_sort(n)
	for (i = 1; i <= n; i = j) {
		for (j = i; j <= n && gy[order[j]] - gy[order[i]] <= 0.6; j++) {
		}
		sort_x(i, j - 1)
		best = ""
		for (k = i; k < j; k++) best = best gt[order[k]]
		printf "line %d %.2f %.2f %s\n", page, gx[order[i]], gy[order[i]], best
	}
	n = 0
}
function less_y(a, b) { return gy[a] < gy[b] || (gy[a] == gy[b] && gx[a] < gx[b]) }
function sift(i, m,   k, t) {
	for (; 2 * i <= m; i = k) {
		k = 2 * i
		if (k < m && less_y(order[k], order[k + 1])) k++
		if (!less_y(order[i], order[k])) return
		t = order[i]; order[i] = order[k]; order[k] = t
	}
}
function heap_sort(m,   i, t) {
	for (i = int(m / 2); i >= 1; i--) sift(i, m)
	for (i = m; i > 1; i--) { t = order[1]; order[1] = order[i]; order[i] = t; sift(1, i - 1) }
}
function sort_x(from, to,   i, j, t) {
	for (i = from + 1; i <= to; i++) {
		t = order[i]
		for (j = i - 1; j >= from && gx[order[j]] > gx[t]; j--) order[j + 1] = order[j]
		order[j + 1] = t
	}
}
function text(s) {
	gsub(/&lt;/, "<", s); gsub(/&gt;/, ">", s); gsub(/&quot;/, "\"", s); gsub(/&apos;/, "'", s); gsub(/&amp;/, "\\&", s)
	return s
}
/<page / {
	page++
	split(attr("mediabox"), b, " ")
	printf "page %d %.0f %.0f\n", page, b[3] - b[1], b[4] - b[2]
	depth = 0
	cx0[0] = cy0[0] = -1e9; cx1[0] = cy1[0] = 1e9
}
/<\/page>/ { flush_lines() }
/<(clip_path|fill_path|stroke_path|clip_stroke_path) / { begin_path(); kind = $1; fill = kind == "<fill_path" ? colour() : "" }
/<(moveto|lineto) / { point(attr("x"), attr("y")) }
/<curveto / { point(attr("x1"), attr("y1")); point(attr("x2"), attr("y2")); point(attr("x3"), attr("y3")) }
/<rect / { point(attr("x0"), attr("y0")); point(attr("x1"), attr("y1")) }
/<\/clip_path>|<\/clip_stroke_path>/ { clip_push() }
/<(clip_text|clip_image_mask|begin_mask|clip_stroke_text) / { px0 = 1; px1 = 0; clip_push() }
/<pop_clip/ { if (depth > 0) depth-- }
/<\/fill_path>/ { put_box() }
/<fill_text / { matrix() }
/<g / {
	u = attr("unicode")
	if (u == " " || u == "" || u ~ /^&#x(1|a0|200b);$/ || u == " " || u == "​") next
	n++
	gx[n] = tx(attr("x"), attr("y")); gy[n] = ty(attr("x"), attr("y")); gt[n] = plain(text(u))
}
