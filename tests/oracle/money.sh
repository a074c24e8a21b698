#!/bin/sh
# Subsidies by the second road (money.sql) against `jianbao figures`: every item, area and amount.
#   tests/oracle/money.sh CASE [CASE...]        a case whose pack pays subsidies and whose ledgers are told
set -eu
here=$(cd "$(dirname "$0")" && pwd)
jianbao=${JIANBAO:-${B:-build}/jianbao}
work=$(mktemp -d "${TMPDIR:-/tmp}/money.XXXXXX")
trap 'rm -rf "$work"' EXIT
LC_ALL=C
export LC_ALL
failed=0
# table CASE KIND NAME FIELD...: the export of a kind as a table of texts.
table() {
	file=$1/$(jq -r --arg k "$2" '[.exports[] | select(.kind == $k)][0].file' "$1/case.json")
	name=$3
	shift 3
	printf 'create table %s as select ' "$name"
	comma=
	for field in "$@"; do
		printf "%snullif(trim(j.value ->> '\$.%s'), '') as %s" "$comma" "${field#*=}" "${field%=*}"
		comma=', '
	done
	printf " from json_each(cast(readfile('%s') as text)) j;\n" "$file"
}
for case in "$@"; do
	# The case as figures.sh reads it into a database; compare.sh may have left one. Its figures are compared there.
	if [ -s "${ORACLE_READY-}" ]; then
		cp "$ORACLE_READY" "$work/db"
	else
		rm -f "$work/db"
		ORACLE_DB="$work/db" "$here/figures.sh" "$case" >"$work/figures"
	fi
	{
		echo "create table which as select '$(jq -r .policy "$case/case.json")' as pack;"
		table "$case" payments payment household=household person=person item=item quantity=quantity base=base paid=paid date=date
		table "$case" jobs job id=household person=person post=post place=place since=from until=to
		table "$case" employers employer area=area workers=workers contract_months=contract_months lowest_wage=lowest_wage wages=wages \
			paid=paid other_award=other_award
		table "$case" projects project area=area type=type funds=funds source=source labour_pay=labour_pay labour_pay_lifted=labour_pay_lifted
		table "$case" members kin id=household name=name birth=birth disability=disability labour=labour gone=gone
		cat "$here/money.sql"
	} | sqlite3 -bail -tabs "$work/db" | sort >"$work/oracle"
	"$jianbao" figures "$case" --json 2>/dev/null | jq -r '.figures[] |
		select(.id | test("^(subsidy|employer|relief)[.]") and (test("unclaimed") | not)) | [.id, .area, .key, .value // "null"] | @tsv' | sort >"$work/program"
	[ -z "${ORACLE_SEEN-}" ] || awk -F'\t' -v pack="$(jq -r .policy "$case/case.json")" '{
		level = $2 ~ /000000$/ ? "county" : $2 ~ /000$/ ? "township" : "village"
		print pack "\toracle\t" $1 "\t" level "\t1"
	}' "$work/oracle" | sort | uniq -c | awk '{ print $2 "\t" $3 "\t" $4 "\t" $5 "\t" $1 }' >> "$ORACLE_SEEN"
	echo "$case: $(wc -l <"$work/oracle") figures of subsidies compared"
	cmp -s "$work/oracle" "$work/program" && continue
	failed=1
	diff "$work/oracle" "$work/program" | grep '^[<>]' | head -n ${ORACLE_SHOW:-40} | sed 's/^/    /' || true
done
exit $failed
