#!/bin/sh
# The numbers in the written pages are those of figures.json: every cell that names its figure (data-figure) is read back
# from the HTML and held against the figure, rounded as the pages round (half away from zero: yuan 2 decimals, percent
# and points 1, days 1 where not whole); a column of shares of one whole may differ by 0.1 and then adds up to 100.0.
#   tests/printed.sh [CASE...]         B=build; samples/* without arguments
cd "$(dirname "$0")/.." || exit 2
B=${B:-build}
prog=${JIANBAO:-$PWD/$B/jianbao}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ $# -gt 0 ] || set -- $(for c in samples/*/case.json; do case $c in samples/county-*) ;; *) echo "${c%/case.json}" ;; esac; done)
LC_ALL=C
export LC_ALL
cells=0 bad=0

# id@area/key TAB text, one cell a line.
cells_of() {
	tr '\n' ' ' <"$1" | sed 's/<td /\n<td /g' | sed -n 's/^<td [^>]*data-figure="\([^"]*\)"[^>]*>\([^<]*\)<.*/\1\t\2/p' |
		sed 's/&gt;/>/g; s/&lt;/</g; s/&amp;/\&/g; s/&quot;/"/g' | awk -F'\t' -v page="${1##*/}" '{ print $0 "\t" page }'
}

for case; do
	for level in internal public; do
		out=$work/out
		rm -rf "$out"
		"$prog" build "$case" --format html --privacy "$level" -q -o "$out" 2>"$work/talk" || { cat "$work/talk"; bad=$((bad + 1)); continue; }
		jq -r '.figures[] | [.id + "@" + .area + (if .key == "" then "" else "/" + .key end), .value // "null", .unit] | @tsv' \
			"$out/figures.json" >"$work/figures"
		for page in "$out"/*.html "$out"/notice/*.html; do
			[ -e "$page" ] && cells_of "$page"
		done >"$work/cells"
		awk -F'\t' -v level="$level" '
			# Half away from zero on the decimal string: exact, as the figures are.
			function round(v, d,   neg, at, whole, part, i, carry, out) {
				neg = v ~ /^-/; sub(/^-/, "", v)
				at = index(v, ".")
				whole = at ? substr(v, 1, at - 1) : v
				part = (at ? substr(v, at + 1) : "") "00000000"
				carry = substr(part, d + 1, 1) >= "5"
				out = whole substr(part, 1, d)
				for (i = length(out); carry && i > 0; i--) {
					if (substr(out, i, 1) == "9") out = substr(out, 1, i - 1) "0" substr(out, i + 1)
					else { out = substr(out, 1, i - 1) (substr(out, i, 1) + 1) substr(out, i + 1); carry = 0 }
				}
				if (carry) out = "1" out
				if (d) out = substr(out, 1, length(out) - d) "." substr(out, length(out) - d + 1)
				return (neg && out ~ /[1-9]/ ? "-" : "") out
			}
			NR == FNR { value[$1] = $2; unit[$1] = $3; next }
			{
				n++
				text = $2; gsub(/,/, "", text)
				if (!($1 in value)) { print "  " $3 ": " $1 " is no figure"; bad++; next }
				if (text == "—") { if (value[$1] != "null") { print "  " $3 ": " $1 " is not printed: " value[$1]; bad++ } next }
				if ((text == "*" || text == "<3") && level == "public") next
				d = unit[$1] == "元" ? 2 : unit[$1] == "%" || unit[$1] == "个百分点" ? 1 : 0
				if (unit[$1] == "天" && text ~ /[.]/) d = 1
				if ($1 ~ /^(tier|income)[.]share@/ && !(($3, $1) in seen)) {
					seen[$3, $1]; column = $3 " " substr($1, 1, index($1, "/"))
					exact[column] += value[$1]; printed[column] += text; least[column] = value[$1] < 0 ? 1 : least[column]
				}
				want = round(value[$1], d)
				if (text == want) next
				share = $1 ~ /^(tier|income)[.]share@/
				off = (text - want) * 10
				if (share && (off > 0.5 && off < 1.5 || off < -0.5 && off > -1.5)) { moved++; next }
				print "  " $3 ": " $1 " is " value[$1] ", printed " $2; bad++
			}
			END {
				for (c in exact) { # a column of the whole
					if (exact[c] < 99.999 || exact[c] > 100.001 || least[c]) continue
					columns++
					if (printed[c] < 99.95 || printed[c] > 100.05) { print "  " c "*: printed shares add up to " printed[c]; bad++ }
				}
				print n + 0, bad + 0, moved + 0, columns + 0 > "'"$work"'/sum" }' "$work/figures" "$work/cells"
		read -r n b m c <"$work/sum"
		echo "$case $level: $n cells read back, $b differ, $m moved by the largest remainder in $c columns of 100.0"
		cells=$((cells + n)) bad=$((bad + b))
		[ "$n" -gt 100 ] || { echo "  too few cells name their figure"; bad=$((bad + 1)); }
	done
done
echo "$cells cells, $bad differ"
[ "$bad" -eq 0 ]
