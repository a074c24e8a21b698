#!/bin/sh
# Every kind of tie, broken on purpose: a jianbao of its own changes one figure (or printed share) behind the tie-outs'
# back (ties/spoil.c); the build must end with status 4, name both sides with their values, and write nothing.
cd "$(dirname "$0")/.." || exit 2
B=${B:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
n=0 bad=0
CC=${CC:-cc}
# shellcheck disable=SC2086  # CC and SAN may be several words
$CC -std=c11 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -O1 ${SAN-} -Isrc -c tests/ties/spoil.c -o "$work/spoil.o" &&
	$CC ${SAN-} -o "$work/jianbao" "$B"/src/app/*.o "$work/spoil.o" -Wl,--wrap=indicator_compute -Wl,--wrap=share_of_blocks \
		-Wl,--start-group "$B"/lib/*.a -Wl,--end-group \
		$(pkg-config --libs libcjson expat harfbuzz harfbuzz-subset freetype2 icu-uc nettle libdeflate libpng libqpdf libqrencode) \
		-lhpdf -lm -lpthread || exit 1

# spoilt CASE SPEC CODE LEFT [RIGHT]: both sides must be named, with what they are.
spoilt() {
	n=$((n + 1))
	JIANBAO_SPOIL=$2 "$work/jianbao" build "$1" --format html -q -o "$work/out" --templates templates >"$work/log" 2>&1
	status=$?
	if [ $status -ne 4 ]; then echo "$2: status $status"; head -n 3 "$work/log"; bad=$((bad + 1)); fi
	grep -q "勾稽不符.*$4.*\[$3\]" "$work/log" || { echo "$2: $3 does not name $4"; head -n 6 "$work/log"; bad=$((bad + 1)); }
	[ -z "${5-}" ] || grep -q "$5.*\[$3\]" "$work/log" || { echo "$2: $3 does not name $5"; head -n 6 "$work/log"; bad=$((bad + 1)); }
	if [ -e "$work/out/index.html" ] || [ -e "$work/out/briefing.html" ]; then echo "$2: something was written"; bad=$((bad + 1)); fi
	rm -rf "$work/out"
}

q=samples/qingling
unit=$(jq -r .region.code $q/case.json)
spoilt $q "scope.households" tie.areas "scope.households@$unit 为 761" "下级地区合计 为 760"
spoilt $q "income.per_capita_all" tie.areas "income.per_capita_all@$unit（分子）" "下级地区合计"
spoilt $q "decline.households" tie.rows "decline.households@$unit 为 51" "名单户数 为 50"
spoilt $q "tier.persons/兜底保障户" tie.rows "tier.persons@$unit/兜底保障户" "名单人数 为"
spoilt $q "decline.band/0-10" tie.sums "decline.band@$unit/\* 为" "decline.households@$unit 为 50"
spoilt $q "tier.none" tie.sums "tier.none@$unit" "scope.households@$unit 为 760"
spoilt $q "flow.in/稳定脱贫户" tie.sums "flow.in@$unit/稳定脱贫户" "tier.households@$unit/稳定脱贫户"
spoilt $q "flow.in_persons/稳定脱贫户" tie.sums "flow.in_persons@$unit/稳定脱贫户" "tier.persons@$unit/稳定脱贫户"
spoilt $q "flow.households/稳定脱贫户→高质量脱贫户" tie.sums "flow.households@$unit/\*→高质量脱贫户" "tier.households@$unit/高质量脱贫户"
spoilt $q "income.block/wage" tie.areas "income.block@$unit/wage（分子）" "下级地区合计"
# A village all of whose households tell all five blocks.
village=$("$B/jianbao" figures $q --json 2>/dev/null | jq -r '[.figures[] | select(.id == "income.block" or .id == "income.per_capita" or
	.id == "income.block_prev")] | group_by(.area)[] | select(([.[].n] | unique | length) == 1 and .[0].n > 2) | .[0].area' | tail -n 1)
spoilt $q "income.block@$village/wage" tie.sums "income.block@$village/wage" "income.per_capita@$village 为"
spoilt $q "income.share/wage" tie.sums "income.share@$unit/\*" "100%"
spoilt $q "income.transfer_band/0-30" tie.sums "income.transfer_band@$unit/\*" "scope.households@$unit"
spoilt $q "decline.ratio" tie.quotients "decline.ratio@$unit" "decline.households@$unit÷coverage.households@$unit"
spoilt $q "two_high.leg1" tie.quotients "two_high.leg1@$unit" "income.growth@$unit－reference.growth@$unit/county"
t=$("$B/jianbao" figures $q --json 2>/dev/null | jq -r '[.figures[] | select(.id == "rank.growth" and .value == "1") | .area | select(endswith("000"))][0]')
spoilt $q "rank.growth@$t" tie.ranks "rank.growth@$t 为 2" "income.growth@$t"
spoilt samples/chifeng-demo "subsidy.over/calf" tie.rows "subsidy.over@" "名单户数 为"
spoilt samples/chifeng-demo "target.on_track" tie.sums "target.on_track@" "target.households@"
spoilt samples/chifeng-demo "own_pay.band/0-30" tie.sums "own_pay.band@" "scope.households@"
spoilt samples/chifeng-demo "project.listed" tie.sums "project.listed@" "项目台账条数 为"
spoilt $q shares tie.shares "印出的各项合计为 100.1%" "应为 100.0%"
# And what is not spoilt is written.
n=$((n + 1))
JIANBAO_SPOIL='' "$work/jianbao" build $q --format html -q -o "$work/out" --templates templates >"$work/log" 2>&1 || { echo "unspoilt: status $?"; bad=$((bad + 1)); }
echo "$n builds with one figure changed, $bad wrong"
[ "$bad" -eq 0 ]
