#!/bin/sh
# The written dossiers read by other programs: qpdf, pdffonts, pdftotext, mutool.
cd "$(dirname "$0")/.." || exit 2
B=${B:-build}
prog=${JIANBAO:-$PWD/$B/jianbao}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
n=0 bad=0

fail() {
	echo "$*"
	bad=$((bad + 1))
}
# check NAME COMMAND...: quiet unless it fails.
check() {
	name=$1
	shift
	n=$((n + 1))
	"$@" >"$work/log" 2>&1 || { fail "$name"; head -n 5 "$work/log"; }
}
has_text() { pdftotext "$1" - 2>"$work/err" | tr -d ' \n\f' | grep -qF -- "$2"; }
has_text_mutool() { mutool draw -q -F txt "$1" 2>"$work/err" | tr -d ' \n\f' | grep -qF -- "$2"; }
no_complaint() { [ ! -s "$work/err" ]; }
# Every font embedded, subset, and with a ToUnicode map.
fonts_sound() { pdffonts "$1" | awk 'NR > 2 { n = NF; if ($(n-4) != "yes" || $(n-3) != "yes" || $(n-2) != "yes") exit 1 }'; }
tagged_language() { qpdf --json "$1" 2>/dev/null | grep -q '"/Lang"'; }

for case in samples/*/case.json; do
	dir=${case%/case.json}
	out=$work/${dir##*/}
	check "build $dir" "$prog" build "$dir" -q -o "$out"
	region=$(jq -r .region.name "$case")
	for pdf in "$out"/*.pdf "$out"/notice/*.pdf; do
		[ -e "$pdf" ] || { fail "$dir wrote no PDF"; continue; }
		check "qpdf --check $pdf" qpdf --check "$pdf"
		check "fonts of $pdf" fonts_sound "$pdf"
		check "$region in $pdf (poppler)" has_text "$pdf" "$region"
		check "poppler complains of $pdf" no_complaint
		check "$region in $pdf (mutool)" has_text_mutool "$pdf" "$region"
		check "mutool complains of $pdf" no_complaint
		check "language of $pdf" tagged_language "$pdf"
	done
	for html in "$out"/*.html "$out"/notice/*.html; do
		check "well-formed $html" "$prog" dump dom "$html"
	done
	# The page and its twin say the same: the county's growth stands in both.
	growth=$(jq -r '[.figures[] | select(.id == "income.growth" and .key == "")][0].value // empty' "$out/figures.json")
	if [ -n "$growth" ]; then
		shown=$(printf '%s' "$growth" | awk '{ printf "%.1f%%", $1 }')
		check "growth $shown in $out/briefing.html" grep -qF "$shown" "$out/briefing.html"
		check "growth $shown in $out/briefing.pdf" has_text "$out/briefing.pdf" "$shown"
	fi
	check "manifest of $dir" jq -e '.outputs | length > 3' "$out/manifest.json"
	# Every digest in the manifest is the file's.
	jq -r '.outputs[] | .sha256 + "  " + .file' "$out/manifest.json" >"$work/sums"
	check "digests of $dir" sh -c "cd '$out' && sha256sum -c --quiet '$work/sums'"
done
echo "dossiers: $n checks, $bad failed"
[ "$bad" -eq 0 ]
