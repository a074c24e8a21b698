# Boxes of two engines side by side.  First file: lines of frames.awk; then the draw dumps of the pages in the order
# of the frames.  A line a page whose boxes differ by more than `near` px: how many, and the first one.
function far(a, b) { return a - b > near || b - a > near }
function hex(s,   k, n) { n = 0; for (k = 1; k <= length(s); k++) n = n * 16 + index("0123456789abcdef", substr(s, k, 1)) - 1; return n }
FNR == NR {
	sub(/.*<pre>/, "")
	if ($1 != "box") next
	if ($6 + 0 < 0.01 || $7 + 0 < 0.01) next # nothing of it is painted
	key = $2 " " $3
	order[++n] = key
	x[key] = $4; y[key] = $5; w[key] = $6; h[key] = $7
	next
}
FNR == 1 { page++; file[page - 1] = FILENAME }
$1 == "rect" && $6 ~ /^color=/ {
	key = (page - 1) " " hex(substr($6, 7, 6))
	left = $2 / 0.75; top = $3 / 0.75; right = left + $4 / 0.75; foot = top + $5 / 0.75
	if (!(key in l2)) { l2[key] = left; t2[key] = top; r2[key] = right; b2[key] = foot; next }
	if (left < l2[key]) l2[key] = left
	if (top < t2[key]) t2[key] = top
	if (right > r2[key]) r2[key] = right
	if (foot > b2[key]) b2[key] = foot
}
END {
	for (i = 1; i <= n; i++) {
		key = order[i]
		split(key, part, " ")
		p = part[1]
		all[p]++
		if (key in l2 && !far(x[key], l2[key]) && !far(y[key], t2[key]) && !far(w[key], r2[key] - l2[key]) && !far(h[key], b2[key] - t2[key])) continue
		if (!bad[p]++)
			first[p] = sprintf("#%06x theirs %.2f %.2f %.2f %.2f ours %s", part[2], x[key], y[key], w[key], h[key],
				key in l2 ? sprintf("%.2f %.2f %.2f %.2f", l2[key], t2[key], r2[key] - l2[key], b2[key] - t2[key]) : "nothing")
	}
	for (p = 0; p < page; p++) if (bad[p]) { pages_bad++; printf "%s: %d of %d boxes: %s\n", file[p], bad[p], all[p], first[p] }
	printf "boxes: %d pages, %d alike, %d differ\n", page, page - pages_bad, pages_bad
}
