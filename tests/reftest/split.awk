# Cut the pair files into pages: out/Na.html and out/Nb.html, and on standard
# output a line a pair: N, sign, file, name, clause, separated by tabs.
# The form is described in README.md.
function fault(text) { printf "%s:%d: %s\n", FILENAME, FNR, text >"/dev/stderr"; failed = 1; exit 1 }

function finish(   k, page) {
	if (!n || done[n]) return
	done[n] = 1
	if (side != "b") fault("pair without a second description: " name)
	if (!says) fault("pair that does not say what it shows: " name)
	for (k = 1; k <= 2; k++) {
		page = out "/" n substr("ab", k, 1) ".html"
		printf "<!DOCTYPE html>\n<html lang=\"zh\"><head><title>%s</title><style>%s%s</style></head>\n<body>\n%s</body></html>\n",
			name, common, head[substr("ab", k, 1)], body[substr("ab", k, 1)] >page
		close(page)
	}
	head["a"] = head["b"] = body["a"] = body["b"] = ""
}

# "@ x y w h class text": a box put where it must stand, in pt from the corner of the page area.
function placed(line,   f, n_f, text, k) {
	n_f = split(line, f, " ")
	text = ""
	for (k = 7; k <= n_f; k++) text = text (k > 7 ? " " : "") f[k]
	return sprintf("<div class=\"%s\" style=\"position:absolute;left:%spt;top:%spt;width:%spt;height:%spt\">%s</div>",
		f[6] == "-" ? "" : f[6], f[2], f[3], f[4], f[5], text)
}

FNR == 1 {
	finish()
	side = ""
	file = FILENAME
	sub(/.*\//, "", file)
	common = "@page{size:220pt 300pt;margin:10pt}html{font:10pt/15pt FangSong;text-align:left}" \
		"p,ul,ol,dl,dd,h1,h2,h3,pre,hr,figure,blockquote{margin:0}th,td{padding:0}" \
		".r{background:#f66}.g{background:#6c6}.b{background:#88f}.y{background:#ee4}.k{background:#000}"
}
/^(==|!=) / {
	finish()
	n_field = split(substr($0, 4), field, / *\| */)
	if (n_field != 2) fault("want: == name | clause")
	n++
	name = field[1]
	printf "%d\t%s\t%s\t%s\t%s\n", n, substr($0, 1, 2), file, name, field[2]
	if (seen[name]++) fault("two pairs of this name: " name)
	side = "says"
	says = 0
	next
}
side == "" && /^<style>.*<\/style>$/ { gsub(/<\/?style>/, ""); common = common $0; next }
side == "" || /^$/ { next }
side == "says" { says = 1; side = "a"; next }
/^----$/ { if (side != "a") fault("a third description"); side = "b"; next }
/^<style>.*<\/style>$/ { gsub(/<\/?style>/, ""); head[side] = head[side] $0; next }
/^@ / { body[side] = body[side] placed($0) "\n"; next }
{ body[side] = body[side] $0 "\n" }
END { if (!failed) finish() }
