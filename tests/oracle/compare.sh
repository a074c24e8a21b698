#!/bin/sh
# Compares every figure and list of a case with the second road (figures.sh), to the last printed digit.
#   tests/oracle/compare.sh CASE [CASE...]        JIANBAO=build/jianbao, ORACLE_SHOW=40 differences shown
# ORACLE_READY keeps the database of the last case there, for screens.sh and money.sh; ORACLE_SEEN notes what was compared.
# Exit status 1 when anything differs.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
jianbao=${JIANBAO:-build/jianbao}
show=${ORACLE_SHOW:-40}
work=$(mktemp -d "${TMPDIR:-/tmp}/compare.XXXXXX")
trap 'rm -rf "$work"' EXIT
failed=0
LC_ALL=C
export LC_ALL

# id, area and key in one field, so that join can pair the two roads.
keyed() { awk -F'\t' '{print $1 "|" $2 "|" $3 "\t" $4}' | sort; }

figures_of_program() {
	"$jianbao" figures "$1" --json 2>"$work/talk" >"$work/figures.json" || { cat "$work/talk" >&2; return 1; }
	jq -r '.figures[] | [.id, .area, .key, .value // "null"],
		(select(.verdict) | [.id + "/verdict", .area, .key, .verdict]),
		(select(.id | startswith("two_high")) | [.id + "/note", .area, .key, if .note then "yes" else "no" end]) | @tsv' "$work/figures.json"
}

# For coverage.sh: pack, road, id, level and how many figures.
seen() {
	pack=$(jq -r .policy "$1/case.json")
	for road in oracle all; do
		awk -F'[|\t]' -v pack="$pack" -v road="$road" '{
			level = $2 ~ /000000$/ ? "county" : $2 ~ /000$/ ? "township" : "village"
			n[$1 "\t" level]++
		} END { for (k in n) print pack "\t" road "\t" k "\t" n[k] }' "$work/$road" >> "$ORACLE_SEEN"
	done
}

# Only the ids that the second road computes: the program may have more.
compare_figures() {
	"$here/figures.sh" "$1" | keyed > "$work/oracle"
	figures_of_program "$1" > "$work/raw"
	keyed < "$work/raw" > "$work/all"
	[ -z "${ORACLE_SEEN-}" ] || seen "$1"
	cut -d'|' -f1 "$work/oracle" | sort -u > "$work/ids"
	awk -F'|' 'NR == FNR {ids[$1]; next} $1 in ids' "$work/ids" "$work/all" > "$work/program"
	join -t "$(printf '\t')" -a1 -a2 -e absent -o 0,1.2,2.2 "$work/oracle" "$work/program" > "$work/both"
	awk -F'\t' '$2 != $3' "$work/both" > "$work/differ"
	all=$(wc -l < "$work/both")
	bad=$(wc -l < "$work/differ")
	echo "$1: $all figures compared, $bad differ"
	[ "$bad" -eq 0 ] && [ "$all" -gt 0 ] || failed=1
	awk -F'\t' -v n="$show" 'NR <= n {printf "  %s  second road %s, program %s\n", $1, $2, $3}' "$work/differ"
}

compare_lists() {
	: >"$work/lists.json"
	"$here/figures.sh" "$1" '*' >"$work/names"
	while read -r name; do
		"$jianbao" list "$1" "$name" --json 2>/dev/null >>"$work/lists.json" || { failed=1; echo "  list $name fails"; }
	done <"$work/names"
	jq -r '.list as $name | .households[] | [$name, .] | @tsv' "$work/lists.json" >"$work/program"
	"$here/figures.sh" "$1" '**' >"$work/oracle"
	echo "$1: $(wc -l <"$work/names") lists compared"
	cmp -s "$work/oracle" "$work/program" && return
	failed=1
	echo "  lists differ (second road <, program >):"
	diff "$work/oracle" "$work/program" | grep '^[<>]' | head -n "$show" | sed 's/^/    /' || true
}

for case in "$@"; do
	export ORACLE_DB="${ORACLE_READY:-$work/db}"
	rm -f "$ORACLE_DB"
	compare_figures "$case"
	compare_lists "$case"
done
exit $failed
