#!/bin/sh
# Which figures have a second road: every id of `jianbao figures` under every pack, at the county, its townships and its
# villages. A figure without one fails, unless it stands below with the reason.
#   tests/oracle/coverage.sh [SEEN]        SEEN: what compare.sh and money.sh noted (packs.sh); without it packs.sh is run
#   tests/oracle/coverage.sh --print SEEN  the whole inventory: id, packs, levels, road
set -eu
here=$(cd "$(dirname "$0")" && pwd)
print=0
[ "${1-}" = --print ] && print=1 && shift
if [ $# -eq 0 ]; then
	exec sh "$here/packs.sh" 60 31
fi
# id: why there is no second road, or why no case of the five packs shows it.
reasons='two_high.leg3	没有一个政策包有第三项“高于”
two_high.leg4	没有一个政策包有第四项“高于”'

# Ids that the registry names in full and no case has shown.
registered() {
	grep -ohE '([.]shown = \{|[A-Z_0-9]+\()"[a-z_]+[.][a-z_0-9]+"' "$here"/../../src/indicator/registry*.c | sed 's/.*"\([^"]*\)"/\1/' |
		grep -v '^two_high.leg$' | sort -u # a number follows it
}
registered >"$1.registered"

printf '%s\n' "$reasons" | awk -F'\t' -v print_all=$print '
	FILENAME == "-" { why[$1] = $2; next }
	FILENAME ~ /registered$/ { if (!($1 in program) && !($1 in why) && !($1 in oracle)) unseen[$1]; next }
	{ sub("/(verdict|note)$", "", $3) }
	$2 == "all" { program[$3]; level[$3, $4]; pack[$3] = index(pack[$3], substr($1, 1, 2)) ? pack[$3] : pack[$3] " " substr($1, 1, 2) }
	$2 == "oracle" { oracle[$3]; road[$3, $4] }
	END {
		n = split("county township village", levels, " ")
		for (id in program) {
			known = ""; lacking = ""
			for (i = 1; i <= n; i++)
				if ((id, levels[i]) in level) {
					if ((id, levels[i]) in road) known = known " " levels[i]
					else lacking = lacking " " levels[i]
				}
			total++
			if (print_all) printf "%-26s %-16s %s%s\n", id, pack[id], known == "" ? "-" : known, id in why ? "  " why[id] : ""
			if (lacking != "" && !(id in why)) { printf "%s: no second road at%s\n", id, lacking; bad++ }
		}
		for (id in unseen) { printf "%s: in the registry, and no case shows it\n", id; bad++ }
		printf "%d ids of figures, %d without a second road\n", total, bad
		exit bad > 0
	}' - "$1" "$1.registered"
