#!/bin/sh
# Every screen finds what was planted, and only that: households with one defect each (plants.jq) are added to a quiet
# county and to generated counties; of them a screen must list exactly those that it should, not the near misses, and of
# the others the same as without the plants.  The second road (oracle/screens.sh) then counts the planted county too.
#   sh tests/screens/plants.sh                  SEEDS="31 32 33" HOUSEHOLDS=300 COPIES=2
set -eu
cd "$(dirname "$0")/../.."
B=${B:-build}
seeds=${SEEDS-31 32 33}
households=${HOUSEHOLDS:-300}
copies=${COPIES:-2}
work=$(mktemp -d "${TMPDIR:-/tmp}/plants.XXXXXX")
trap 'rm -rf "$work"' EXIT
LC_ALL=C
export LC_ALL
failed=0

# The pack: hunan-2022's line, chifeng-2023's subsidies, and a monthly standard for public posts as an office would add it.
jq -n --slurpfile h templates/policies/hunan-2022.json --slurpfile c templates/policies/chifeng-2023.json '
	($h[0].parameters | map(.id)) as $has
	| $h[0] | del(.document) | .parameters += [$c[0].parameters[] | select(.id as $i | $has | index($i) | not)]
		+ [{id: "post.low", label: "岗位月补贴标准下限", value: "800", unit: "元", note: "参数，文件未规定"},
			{id: "post.high", label: "岗位月补贴标准上限", value: "1200", unit: "元", note: "参数，文件未规定"}]
	| .define += $c[0].define | .subsidies = $c[0].subsidies' >"$work/pack.json"
jq -nc --argjson n "$copies" -f tests/screens/plants.jq >"$work/plants"
jq -r 'select(.file == "expected").row | .[0] as $id | .[1:][] | [., $id] | @tsv' "$work/plants" | sort >"$work/expected"

# plant DIR: the planted households become further exports of the case.
plant() {
	for f in households before members jobs risks measures visits payments; do
		jq -c --arg f "$f" 'select(.file == $f).row' "$work/plants" >"$1/plant-$f.ndjson"
	done
	jq '.exports += [{kind: "households", year: 2023, file: "plant-households.ndjson"}, {kind: "households", year: 2022, file: "plant-before.ndjson"},
		("members", "jobs", "risks", "measures", "visits", "payments" | {kind: ., file: "plant-\(.).ndjson"})]' "$1/case.json" >"$1/case.new"
	mv "$1/case.new" "$1/case.json"
	jq '.references += [range(1; 9) | {region: "99010110090\(.)", indicator: "rural_net_income", year: 2023, level: "8000",
		source: "本办", published: "2023-09-01"}]' "$1/references.json" >"$1/references.new"
	mv "$1/references.new" "$1/references.json"
}

# screens CASE: screen and household of each hit of the screens that look at single rows.
screens() {
	"$B/jianbao" check "$1" --json 2>"$work/talk" >"$work/check.json" || { tail -n 3 "$work/talk" >&2; failed=1; }
	jq -r 'select(.type == "screen" and .status == "run" and .sample == null) | .id as $s | .rows[]? | [$s, .household] | @tsv' \
		"$work/check.json" | sort -u
}

# judge CASE NAME: before and after planting.
judge() {
	screens "$1" >"$work/clean"
	plant "$1"
	screens "$1" >"$work/all"
	grep '	77[0-9]\{7\}$' "$work/all" >"$work/found" || true
	grep -v '	77[0-9]\{7\}$' "$work/all" >"$work/rest" || true
	if ! cmp -s "$work/expected" "$work/found"; then
		failed=1
		echo "$2: planted (<) and found (>)"
		diff "$work/expected" "$work/found" | grep '^[<>]' | head -n 40
	fi
	if ! cmp -s "$work/clean" "$work/rest"; then
		failed=1
		echo "$2: the other households before (<) and after (>)"
		diff "$work/clean" "$work/rest" | grep '^[<>]' | head -n 20
	fi
	echo "$2: $(wc -l <"$work/expected") planted hits of $(cut -f1 "$work/expected" | sort -u | wc -l) screens, $(wc -l <"$work/rest") among $(
		jq -r 'select(.type == "screen" and .id == "Q03b").of' "$work/check.json") households"
}

mkdir "$work/quiet"
for f in this before; do echo '[]' >"$work/quiet/$f.json"; done
cat >"$work/quiet/case.json" <<'EOF'
{"case": 1, "region": {"code": "990101000000", "name": "青岭县", "level": "county", "parent": "示范市"}, "income_year": 2023,
 "as_of": "2023-09-30", "policy": "pack.json", "references": "references.json",
 "exports": [{"kind": "households", "year": 2023, "file": "this.json"}, {"kind": "households", "year": 2022, "file": "before.json"}]}
EOF
echo '{"references": []}' >"$work/quiet/references.json"
cp "$work/pack.json" "$work/quiet/"
judge "$work/quiet" quiet

set -- canonical chinese machine
for seed in $seeds; do
	"$B/generate" --clean --ledgers --seed "$seed" --households "$households" --townships 4 --style "$1" -o "$work/county" >"$work/talk" 2>&1 ||
		{ cat "$work/talk" >&2; exit 1; }
	cp "$work/pack.json" "$work/county/"
	jq '.policy = "pack.json"' "$work/county/case.json" >"$work/case.new"
	mv "$work/case.new" "$work/county/case.json"
	judge "$work/county" "seed $seed ($1)"
	[ -z "${SECOND-yes}" ] || sh tests/oracle/screens.sh "$work/county" || failed=1
	rm -rf "$work/county"
	set -- "$2" "$3" "$1"
done

# No screen of single rows without a plant.
jq -r '.rules[] | select(.kind == "rows" or .kind == "repeat").id' templates/screens.json | sort >"$work/ids"
cut -f1 "$work/expected" | sort -u | comm -23 "$work/ids" - >"$work/without"
[ ! -s "$work/without" ] || { echo "no plant for: $(tr '\n' ' ' <"$work/without")"; failed=1; }
exit $failed
