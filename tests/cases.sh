#!/bin/sh
# Hand-worked cases: tiny counties under each pack, at every boundary, with the values worked out from the documents.
#   tests/cases.sh [CASE...]        all of tests/cases/PACK/NAME; JIANBAO=build/jianbao
# Only what expect.txt names is compared. A line of it (# begins a comment):
#   FIGURE[@AREA][/KEY] = VALUE           VALUE as `jianbao figures --json` prints it, or null; without AREA the region
#   verdict FIGURE[@AREA][/KEY] = WORD    met, not_met, undetermined
#   note FIGURE[@AREA][/KEY] = yes, no
#   list NAME = ID...                     in this order; nothing after = means an empty list
#   says CODE, silent CODE                `jianbao figures` gives this diagnostic, or does not
#   prints WORDS, omits WORDS             the briefing has these words, or has not
set -u
cd "$(dirname "$0")/.." || exit 2
jianbao=${JIANBAO:-${B:-build}/jianbao}
work=$(mktemp -d "${TMPDIR:-/tmp}/cases.XXXXXX")
trap 'rm -rf "$work"' EXIT
[ $# -gt 0 ] || set -- tests/cases/*/*/
values=0 wrong=0 cases=0

# tell WHAT EXPECTED GOT
tell() {
	values=$((values + 1))
	[ "$2" = "$3" ] && return
	wrong=$((wrong + 1))
	echo "$case: $1: worked by hand $2, program $3"
}

# How often the briefing has the words $1: 1 or 0.
printed() {
	[ -d "$work/$cases" ] || "$jianbao" build "$case" -o "$work/$cases" --only briefing --format html >"$work/talk" 2>&1
	sed 's/<[^>]*>//g' "$work/$cases/briefing.html" | grep -cm 1 -e "$1"
}

# The figures of a case as lines `FIGURE@AREA/KEY = VALUE`, the region's also without @AREA; verdicts likewise.
known() {
	jq -r --arg region "$(jq -r .region.code "$1/case.json")" '.figures[] |
		(if .key == "" then "" else "/" + .key end) as $key | (.id + "@" + .area + $key, if .area == $region then .id + $key else empty end) as $name |
		$name + " = " + (.value // "null"), (if .verdict then "verdict " + $name + " = " + .verdict else empty end),
		"note " + $name + " = " + (if .note then "yes" else "no" end)' "$work/figures"
}

for case in "$@"; do
	case=${case%/}
	cases=$((cases + 1))
	if ! "$jianbao" figures "$case" --json >"$work/figures" 2>"$work/talk"; then
		tell "jianbao figures" "done" "$(tail -n 1 "$work/talk")"
		continue
	fi
	known "$case" >"$work/known"
	sed 's/[ 	]*#.*//' "$case/expect.txt" | grep -v '^[ 	]*$' >"$work/expected"
	while IFS= read -r line; do
		what=${line%% =*}
		value=${line#*=}
		value=${value# }
		case $line in
		'says '*) tell "$line" 1 "$(grep -c "\"code\":\"${line#says }\"" "$work/talk")" ;;
		'silent '*) tell "$line" 0 "$(grep -c "\"code\":\"${line#silent }\"" "$work/talk")" ;;
		'prints '*) tell "$line" 1 "$(printed "${line#prints }")" ;;
		'omits '*) tell "$line" 0 "$(printed "${line#omits }")" ;;
		'list '*)
			got=$("$jianbao" list "$case" "${what#list }" --json 2>/dev/null | jq -r '.households | join(" ")')
			tell "$what" "$value" "$got"
			;;
		*)
			got=$(awk -v what="$what = " 'index($0, what) == 1 { print substr($0, length(what) + 1); exit }' "$work/known")
			tell "$what" "$value" "${got:-absent}"
			;;
		esac
	done <"$work/expected"
done
echo "$cases cases: $values values worked by hand, $wrong differ"
[ "$wrong" -eq 0 ]
