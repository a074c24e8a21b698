#!/bin/sh
# Long tables: rows that are made page by page must come out as if they had all
# been there, and memory must not grow with their cells.
cd "$(dirname "$0")/.." || exit 2
B=${B:-build}
prog=${JIANBAO:-$PWD/$B/jianbao}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
n=0 bad=0

# ledger ROWS LAYOUT SHEET: 12 columns; one cell in nine needs two lines, a few rows are of other kinds.
ledger() {
	awk -v rows="$1" -v layout="$2" -v sheet="$3" 'BEGIN {
		printf "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><title>台账</title><style>@page { size: A4 landscape; margin: 15mm } "
		printf "body { font-family: 宋体; font-size: 9pt } table { border-collapse: collapse; width: 100%%; table-layout: %s } ", layout
		printf "td, th { border: 0.5pt solid #000000; padding: 2pt } tr:nth-child(even) td { background: #eeeeee } "
		printf "tr.t td { border-top: 2pt solid #cc0000 } td + td + td { text-align: right } td:last-child { text-align: left } %s", sheet
		printf "</style></head><body><table><caption>一览</caption><thead><tr>"
		for (i = 1; i <= 12; i++) printf "<th>列%d</th>", i
		printf "</tr></thead><tbody>\n"
		for (r = 1; r <= rows; r++) {
			printf "<tr%s>", r % 97 == 0 ? " class=\"t\"" : r % 211 == 0 ? " id=\"r" r "\"" : r % 203 == 0 ? " style=\"break-before: page\"" : ""
			for (i = 1; i <= 12; i++)
				printf "<td>%s</td>", i == 1 ? r : i == 2 ? "云溪镇 &amp; <b>石桥村</b>" : i == 12 && r % 9 == 0 ? "因病、因学支出较大，已落实帮扶措施" : \
					i == 12 ? "" : sprintf("%d.%02d", (r * 7919 * i) % 40000, (r * i) % 100)
			printf "</tr>\n"
		}
		printf "</tbody></table></body></html>\n"
	}' >"$work/page.html"
}
# render NAME: $work/NAME.pdf; the peak in KiB to $peak.
render() {
	n=$((n + 1))
	if ! "$prog" render "$work/page.html" -q --stats -o "$work/$1.pdf" 2>"$work/err"; then
		bad=$((bad + 1))
		echo "$1: not rendered"
		head -n 3 "$work/err"
	fi
	peak=$(sed -n 's/^stats: .*peak-kib \([0-9]*\)$/\1/p' "$work/err")
}
# same A B HOW: the same text in the same places (to a character), or the same structure.
same() {
	n=$((n + 1))
	for k in "$1" "$2"; do
		case $3 in
		places) pdftotext -layout "$work/$k.pdf" "$work/$k.txt" ;;
		structure) pdfinfo -struct-text "$work/$k.pdf" >"$work/$k.txt" 2>/dev/null ;;
		esac
	done
	cmp -s "$work/$1.txt" "$work/$2.txt" && return
	bad=$((bad + 1))
	echo "$1 and $2 differ in their $3:"
	diff "$work/$1.txt" "$work/$2.txt" | head -n 6
}

# A selector over "~" asks for the rows before a row, so every row is there.
# compare ROWS LAYOUT HOW
compare() {
	ledger "$1" "$2" ''
	render made
	ledger "$1" "$2" 'tr.none ~ tr td { color: red }'
	render whole
	same made whole "$3"
}
if command -v pdftotext >/dev/null; then
	compare 330 fixed places
	compare 330 auto places
	compare 130 fixed structure # pdfinfo takes the square of the rows
fi

# Rows of a table that is decoration are drawn, and have no tags.
ledger 130 fixed ''
sed 's/<body>/<body aria-hidden="true">/' "$work/page.html" >"$work/hidden.html" && mv "$work/hidden.html" "$work/page.html"
render hidden

# What a row may cost in memory: the source in the page cache, its object numbers and what it comes to in the
# file; 12 cells as nodes, boxes and fragments would be more than 7,000 bytes.
MOST=1600
ledger 10000 fixed ''
render ten
ten=$peak
ledger 20000 fixed ''
render twenty
n=$((n + 1))
each=$(((peak - ten) * 1024 / 10000))
if grep -q __asan_init "$prog"; then
	echo "memory is not measured: AddressSanitizer keeps what is freed"
elif [ "$each" -gt $MOST ]; then
	bad=$((bad + 1))
	echo "a row of 12 cells costs $each bytes, not at most $MOST ($ten KiB for 10,000 rows, $peak KiB for 20,000)"
fi
echo "[  PASSED  ] $((n - bad)) test(s)."
[ "$bad" -eq 0 ] || echo "[  FAILED  ] $bad test(s)."
[ "$bad" -eq 0 ]
