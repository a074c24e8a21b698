# Two outputs of trace.awk: ours, then theirs.  Prints a line a difference, "kind page what", kinds:
#   pages   another number of pages, or a page of another size
#   breaks  a line of ours that they do not have (it begins or ends elsewhere)
#   page    the same line stands on another page
#   x       it begins elsewhere, by more than `near` pt
#   y       its distance from the line before it (the first: from the top) differs by more than `near` pt
#   boxes   a filled area of a colour that the page's sheet names is of another width, height or left edge
# The k-th line of one text is compared with the k-th of the same text.  First lines are compared after taking off what
# the baselines of the whole document differ by: where a font puts its baseline in a line is each engine's choice.
# -v colours="eeddcc ..." the colours whose areas count.
function far(a, b) { return a - b > near || b - a > near }
BEGIN { n_c = split(colours, c, " "); for (i = 1; i <= n_c; i++) counts[c[i]] = 1 }
$1 == "page" { if (FNR == NR) size1[++p1] = $3 " " $4; else size2[++p2] = $3 " " $4 }
$1 == "line" {
	side = FNR == NR ? 1 : 2
	t = $5
	for (i = 6; i <= NF; i++) t = t $i
	key = t "\t" ++seen[side, t]
	if (side == 1) { l1[++n1] = key; page1[key] = $2; x1[key] = $3; y1[key] = $4 }
	else { l2[++n2] = key; page2[key] = $2; x2[key] = $3; y2[key] = $4 }
}
$1 == "box" && ($3 in counts) {
	side = FNR == NR ? 1 : 2
	# areas of one colour on one page are joined where they touch: engines cut them differently
	key = $2 " " $3
	k = side SUBSEP key
	if (nb[k] && $5 <= by[k, nb[k]] + bh[k, nb[k]] + 0.6 && $4 >= bx[k, nb[k]] - 0.6 && $4 + $6 <= bx[k, nb[k]] + bw[k, nb[k]] + 0.6 && $5 >= by[k, nb[k]] - 0.6) {
		if ($5 + $7 > by[k, nb[k]] + bh[k, nb[k]]) bh[k, nb[k]] = $5 + $7 - by[k, nb[k]]
	} else {
		nb[k]++
		bx[k, nb[k]] = $4; by[k, nb[k]] = $5; bw[k, nb[k]] = $6; bh[k, nb[k]] = $7
	}
	keys[key] = 1
}
END {
	if (p1 != p2) printf "pages 0 ours %d theirs %d\n", p1, p2
	for (i = 1; i <= p1 && i <= p2; i++) {
		split(size1[i], a, " "); split(size2[i], b, " ")
		if (a[1] - b[1] > 1 || b[1] - a[1] > 1 || a[2] - b[2] > 1 || b[2] - a[2] > 1) printf "pages %d ours %s theirs %s\n", i, size1[i], size2[i]
	}
	for (i = 1; i <= n1 && !found; i++)
		if ((l1[i] in page2) && page1[l1[i]] == 1 && page2[l1[i]] == 1) { shift = y2[l1[i]] - y1[l1[i]]; found = 1 }
	last1 = last2 = ""
	for (i = 1; i <= n1; i++) {
		k = l1[i]
		split(k, part, "\t")
		name = substr(part[1], 1, 60)
		if (!(k in page2)) { printf "breaks %d %.2f %s\n", page1[k], y1[k], name; continue }
		if (page1[k] != page2[k]) { printf "page %d theirs %d %s\n", page1[k], page2[k], name; continue }
		if (far(x1[k], x2[k])) printf "x %d ours %.2f theirs %.2f %s\n", page1[k], x1[k], x2[k], name
		if (last1 == "" || page1[last1] != page1[k]) {
			if (far(y1[k] + shift, y2[k])) printf "y %d ours %.2f theirs %.2f from the top: %s\n", page1[k], y1[k] + shift, y2[k], name
		} else if (far(y1[k] - y1[last1], y2[k] - y2[last1]))
			printf "y %d ours %.2f theirs %.2f after the line before: %s\n", page1[k], y1[k] - y1[last1], y2[k] - y2[last1], name
		last1 = last2 = k
	}
	for (key in keys) {
		m = nb[1, key] > nb[2, key] ? nb[1, key] : nb[2, key]
		for (i = 1; i <= m; i++) {
			if (i > nb[1, key] || i > nb[2, key]) { printf "boxes %s ours %d theirs %d areas\n", key, nb[1, key], nb[2, key]; break }
			s = 1 SUBSEP key; t = 2 SUBSEP key
			if (far(bw[s, i], bw[t, i]) || far(bh[s, i], bh[t, i]) || far(bx[s, i], bx[t, i]))
				printf "boxes %s ours %.2f w %.2f h %.2f theirs %.2f w %.2f h %.2f\n", key, bx[s, i], bw[s, i], bh[s, i], bx[t, i], bw[t, i], bh[t, i]
		}
	}
}
