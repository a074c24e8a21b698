# Random pages from a seed: nested blocks with margins, widths, heights and borders, tables with spans, lists,
# relative and inline blocks.  Every box has a background of its own number, by which the engines' boxes are matched.
# Lengths are whole px, texts are Han characters (one em each, breakable anywhere), so that two engines can agree
# to the last unit.      awk -v seed=1 -v kind=block|table|mixed -f random.awk
# The generator is Park and Miller's (1988), computed in doubles: the same in every awk.
function rnd(n) { state = (state * 16807) % 2147483647; return int(state / 2147483647 * n) }
function one_in(n) { return rnd(n) == 0 }
function paint() { boxes++; return sprintf("background:#%06x;", 1048576 + boxes * 3) }
function sides(name, most,   s, k, list) {
	split("top right bottom left", list, " ")
	s = ""
	for (k = 1; k <= 4; k++) if (one_in(3)) s = s name "-" list[k] ":" rnd(most) "px;"
	return s
}
function text(n,   s, k) { s = ""; for (k = 0; k < n; k++) s = s substr(han, rnd(10) * wide + 1, wide); return s }
function borders(   s, k, list) {
	split("top right bottom left", list, " ")
	s = ""
	for (k = 1; k <= 4; k++) if (one_in(4)) s = s "border-" list[k] ":" (1 + rnd(6)) "px solid #999;"
	return s
}
function block(depth,   s, n, k, r, was_text) {
	s = paint()
	if (one_in(2)) s = s sides("margin", 30)
	if (one_in(6)) s = s "margin-top:-" rnd(12) "px;"
	if (one_in(3)) s = s sides("padding", 20)
	if (one_in(4)) s = s borders()
	if (one_in(4)) s = s "width:" (one_in(2) ? 30 + rnd(300) "px;" : 30 + rnd(60) "%;")
	if (one_in(8)) s = s "max-width:" 50 + rnd(200) "px;"
	if (one_in(8)) s = s "min-width:" 50 + rnd(200) "px;"
	if (one_in(8)) s = s "min-height:" rnd(80) "px;"
	if (one_in(10)) s = s "box-sizing:border-box;"
	if (one_in(10)) s = s "margin-left:auto;margin-right:auto;"
	if (one_in(12)) s = s "position:relative;top:" rnd(9) "px;left:" rnd(9) "px;"
	if (one_in(12)) s = s "overflow:hidden;"
	if (one_in(10)) s = s "text-align:" (one_in(2) ? "right;" : "center;")
	if (one_in(10)) s = s "text-indent:" rnd(3) "em;"
	if (one_in(10)) s = s "line-height:" 20 + rnd(20) "px;"
	printf "%s<div style=\"%s\">", indent(depth), s
	if (depth < 5 && !one_in(3)) {
		printf "\n"
		n = 1 + rnd(3)
		for (k = 0; k < n; k++) {
			r = rnd(10)
			if (kind != "block" && r < 2) table(depth + 1)
			else if (kind == "mixed" && r < 3) list(depth + 1)
			else if (r < 4 && !was_text) { # not two in a row: a line feed between Han characters is a space elsewhere
				printf "%s%s\n", indent(depth + 1), inline_text(1 + rnd(20))
				was_text = 1
				continue
			} else block(depth + 1)
			was_text = 0
		}
		printf "%s</div>\n", indent(depth)
	} else printf "%s</div>\n", one_in(6) ? "" : inline_text(1 + rnd(30))
}
function inline_text(n,   s) {
	s = text(n)
	if (kind == "mixed" && one_in(4)) s = s "<span style=\"" paint() "display:inline-block;" (one_in(2) ? "width:" 10 + rnd(60) "px;" : "") sides("margin", 10) "\">" text(1 + rnd(5)) "</span>" text(rnd(5))
	return s
}
function list(depth,   n, k) {
	printf "%s<ul style=\"%slist-style-type:none;margin:%dpx 0;padding-left:%dpx\">\n", indent(depth), paint(), rnd(20), rnd(40)
	n = 1 + rnd(4)
	for (k = 0; k < n; k++) printf "%s<li style=\"%s\">%s</li>\n", indent(depth + 1), paint(), text(1 + rnd(20))
	printf "%s</ul>\n", indent(depth)
}
function table(depth,   s, rows, cols, r, c, busy, span, high, w, collapse) {
	rows = 1 + rnd(4); cols = 1 + rnd(5)
	s = paint()
	collapse = one_in(2)
	s = s (collapse ? "border-collapse:collapse;" : "border-collapse:separate;border-spacing:" rnd(6) "px " rnd(6) "px;")
	if (one_in(3)) s = s "width:" (one_in(2) ? 60 + rnd(300) "px;" : 40 + rnd(60) "%;")
	if (one_in(4)) s = s "table-layout:fixed;"
	if (one_in(4)) s = s "margin:" rnd(20) "px " rnd(20) "px;"
	if (one_in(4)) s = s "border:" 2 * (1 + rnd(3)) "px solid #999;"
	printf "%s<table style=\"%s\">\n", indent(depth), s
	for (c = 0; c < cols; c++) busy[c] = 0
	for (r = 0; r < rows; r++) {
		printf "%s<tr%s>\n", indent(depth + 1), one_in(6) ? " style=\"height:" rnd(60) "px\"" : ""
		for (c = 0; c < cols; ) {
			if (busy[c] > r) { c++; continue }
			span = 1
			if (one_in(4)) while (c + span < cols && busy[c + span] <= r && one_in(2)) span++
			high = one_in(6) ? 1 + rnd(rows - r) : 1
			for (w = 0; w < span; w++) busy[c + w] = r + high
			s = paint() "vertical-align:" (one_in(3) ? "top" : one_in(2) ? "middle" : "bottom") ";"
			if (one_in(3)) s = s sides("padding", 12)
			if (one_in(4)) s = s "width:" (one_in(3) ? 5 + rnd(40) "%;" : 10 + rnd(100) "px;")
			if (one_in(8)) s = s "height:" rnd(60) "px;"
			if (one_in(3)) s = s "border:" 2 * (1 + rnd(2)) "px solid #999;"
			printf "%s<td style=\"%s\"%s%s>", indent(depth + 2), s, (span > 1 ? " colspan=\"" span "\"" : ""), (high > 1 ? " rowspan=\"" high "\"" : "")
			if (one_in(12) && depth < 4) { printf "\n"; block(4); printf "%s</td>\n", indent(depth + 2) }
			else printf "%s</td>\n", one_in(10) ? "" : text(1 + rnd(8))
			c += span
		}
		printf "%s</tr>\n", indent(depth + 1)
	}
	printf "%s</table>\n", indent(depth)
}
function indent(n,   s) { s = ""; while (n-- > 0) s = s "\t"; return s }
BEGIN {
	state = seed * 7919 + 12345
	for (i = 0; i < 5; i++) rnd(2)
	han = "山水田林路渠村户丰收"
	wide = length(han) / 10 # 3 where awk counts bytes, 1 where it counts characters
	printf "<!DOCTYPE html>\n<html lang=\"zh\"><head><meta charset=\"utf-8\"/><title>%d</title><style>\n", seed
	print "@page { size: 500px 4000px; margin: 0 }"
	print "html, body { margin: 0; padding: 0 }"
	print "body { font: 16px/24px FangSong; width: 400px; text-indent: 0; text-autospace: no-autospace }"
	print "td { padding: 0 } table { text-indent: 0 }"
	print "</style></head>\n<body>"
	n = 1 + rnd(4)
	for (i = 0; i < n; i++) {
		if (kind == "table") table(1); else block(1)
	}
	print "</body></html>"
}
