#!/bin/sh
# The command line as a user meets it: help, exit statuses, stdout and stderr kept
# apart, the same bytes twice and on any number of threads, nothing half-written.
cd "$(dirname "$0")/.." || exit 2
B=${B:-build}
prog=${JIANBAO:-$PWD/$B/jianbao}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
n=0 bad=0

# status WANT ARGS...: the exit status of a command.
status() {
	want=$1
	shift
	"$prog" "$@" >"$work/out" 2>"$work/err" </dev/null
	got=$?
	n=$((n + 1))
	[ "$got" -eq "$want" ] && return 0
	echo "jianbao $*: status $got, not $want"
	head -n 5 "$work/err"
	bad=$((bad + 1))
}
# says FILE TEXT: the last command's out or err contains TEXT.
says() {
	n=$((n + 1))
	grep -qF -- "$2" "$work/$1" && return 0
	echo "missing in $1: $2"
	bad=$((bad + 1))
}
# lacks NAME TEXT: nowhere in it.
lacks() {
	n=$((n + 1))
	grep -qF -- "$2" "$work/$1" || return 0
	echo "in $1: $2"
	bad=$((bad + 1))
}
# holds TEST...: a condition.
holds() {
	n=$((n + 1))
	"$@" && return 0
	echo "does not hold: $*"
	bad=$((bad + 1))
}

status 0 --version && says out jianbao
status 0 --help && says out build
status 0 help build && says out "--only"
status 0 build --help && says out "例："
status 2
status 2 biuld samples/qingling && says err "build"
status 2 build
status 2 build samples/qingling --nope && says err "--nope"
status 2 build samples/qingling --format word
status 2 build samples/qingling --only letter
status 10 check "$work/none" && says err "none"
status 0 --lang=en check samples/qingling
status 2 list samples/qingling declinning && says err declining
status 0 list samples/qingling
status 0 fonts && says out fangsong

# Options may stand before the command; a value that is not one says which option.
status 10 --json -q --lang en figures "$work/none" && says err '"code":"io.file"'
status 2 build samples/qingling -j 0 && says err "--jobs"
status 2 build samples/qingling -o "" && says err "--output"
status 10 build samples/qingling -o "$work/x" --fonts "$work/nofonts" && says err "$work/nofonts/fonts.json"
status 0 --lang en --help && says out "Commands:"
# A pack that is not there: which was meant, and where it is named.
status 10 policy hunan && says err "hunan-2022"
cp -R samples/qingling "$work/pack"
sed 's/"hunan-2022"/"hunan"/' samples/qingling/case.json >"$work/pack/case.json"
status 10 check "$work/pack" && says err "case.json:10:" && says err "hunan-2022"
sed 's|"hunan-2022"|"my/pack.json"|' samples/qingling/case.json >"$work/pack/case.json"
mkdir "$work/pack/my" && cp templates/policies/hunan-2022.json "$work/pack/my/pack.json"
status 0 check "$work/pack"
# What the import could not use is said by every command; which, by check.
status 0 figures samples/qingling && says err "[data.findings]"
status 2 explain samples/qingling tier.households && says err 兜底保障户
status 2 explain samples/qingling income.growth@石乔村 && says err 石桥村
status 10 mustache "$work/none" "$work/none" && says err "$work/none"
# An interrupt ends reading at once; a build leaves whole files only.
"$prog" build samples/qingling -q -o "$work/cut" 2>"$work/err" &
sleep 0.1
kill -INT $! 2>/dev/null
wait $!
holds test -z "$(find "$work/cut" -name '*.tmp' 2>/dev/null)"
# A full disk is told with the file's name, and in full.
if [ -w /dev/full ]; then
	n=$((n + 1))
	"$prog" list samples/qingling declining >/dev/full 2>"$work/err"
	[ $? -eq 1 ] && [ -s "$work/err" ] || { echo "/dev/full goes unnoticed"; bad=$((bad + 1)); }
fi
# A county without one household in scope is not reported on.
mkdir "$work/empty" && echo '[]' >"$work/empty/households-2023.json"
jq '.exports = [{kind: "households", year: 2023, file: "households-2023.json"}] | del(.references)' \
	samples/qingling/case.json >"$work/empty/case.json"
status 4 build "$work/empty" -o "$work/nothing" && says err "[gate.scope]"
holds test ! -e "$work/nothing"
status 0 figures "$work/empty"
# The output folder is a file.
: >"$work/taken"
status 10 build samples/qingling -o "$work/taken" && says err 同名

# A misspelt key in case.json: file, line, column, did-you-mean.
cp -R samples/qingling "$work/typo"
sed 's/"income_year"/"incom_year"/' samples/qingling/case.json >"$work/typo/case.json"
status 10 check "$work/typo" && says err "case.json:4:" && says err income_year
# JSON broken in the middle of an export.
cp -R samples/qingling "$work/broken"
head -c 100000 samples/qingling/members.json >"$work/broken/members.json"
status 10 figures "$work/broken" && says err "members.json:"
# Its line holds names: it is not shown.
holds test "$(grep -c '^ *[0-9]* | ' "$work/err")" -eq 0
status 0 check samples/qingling --json
holds jq -e . "$work/out" >"$work/jq"

# The line of a source with a caret under the column.
printf '<html><body>\n<p>青岭县<b>甲</p></body></html>\n' >"$work/page.html"
status 5 render "$work/page.html" -o "$work/page.pdf" && says err "     2 | <p>青岭县<b>甲</p></body></html>"
says err "       |               ^"
status 0 codes css.value && says out css.value
status 2 codes css.valeu

# Content that does not fit its page: the document is not written, status 7.
mkdir -p "$work/tall/css" && cp -R templates/. "$work/tall/"
printf '\n@media print { body::after { content: "满"; display: block; position: absolute; height: 400mm; border: 1pt solid black } }\n' \
	>>"$work/tall/css/briefing.css"
status 7 build samples/qingling -o "$work/tall-out" --only briefing --format pdf --templates "$work/tall" &&
	says err layout.lost
holds test ! -e "$work/tall-out/briefing.pdf"

# A page for the web, one with its data inside, one under a password.
printf '<html lang="zh-CN"><head><title>甲</title></head><body><h1>青岭县</h1></body></html>' >"$work/plain.html"
printf 'open\nowner\n' >"$work/words"
status 0 render "$work/plain.html" -o "$work/linear.pdf" --linearize && status 0 render "$work/plain.html" -o "$work/linear2.pdf" --linearize
holds cmp "$work/linear.pdf" "$work/linear2.pdf"
holds qpdf --check-linearization "$work/linear.pdf" >"$work/out"
status 0 render "$work/plain.html" -o "$work/attached.pdf" --attach "samples/qingling/references.json,$work/plain.html"
pdfdetach -saveall -o "$work" "$work/attached.pdf"
holds cmp "$work/references.json" samples/qingling/references.json
status 0 render "$work/plain.html" -o "$work/locked.pdf" --protect "$work/words" --permit print,copy
holds test "$(pdftotext -upw open "$work/locked.pdf" - | head -n 1)" = 青岭县
holds test -z "$(pdftotext "$work/locked.pdf" - 2>"$work/err")"
qpdf --show-encryption --password=open "$work/locked.pdf" >"$work/out" && says out "AESv3" && says out "extract for any purpose: allowed"
holds test "$(qpdf --password=open --decrypt "$work/locked.pdf" - | grep -ac pdfaid:part)" -eq 0
status 2 render "$work/plain.html" -o "$work/x.pdf" --permit copy && status 2 render "$work/plain.html" -o "$work/x.pdf" --attach figures
printf 'only\n' >"$work/words" && status 2 render "$work/plain.html" -o "$work/x.pdf" --protect "$work/words" && says err usage.protect
status 0 build samples/chifeng-demo -o "$work/with" --only briefing,notice --attach figures
holds test "$(pdfdetach -list "$work/with/briefing.pdf" | grep -c figures.json)" -eq 1

# An office's own pack: what is wrong with it, with line and column; what a case can serve.
status 0 policy hunan-2022 --check && says out 没有发现问题
sed 's/"between": \["line.stable", "line.high"\]/"between": ["line.stable", 12000]/' \
	templates/policies/hunan-2022.json >"$work/mine.json"
status 10 policy "$work/mine.json" --check && says err policy.overlap && says err "mine.json:"
sed 's/"duty.roster"/"duty.rooster"/' templates/policies/hunan-2022.json >"$work/mine.json"
status 10 policy "$work/mine.json" --check && says err policy.known && says err duty.roster
status 0 policy hunan-2022 && says out 1.20 && says out "高质量脱贫线：11000元"
status 0 policy hunan-2022 --case samples/qingling && says out "未提供走访（visits）" && says out "income.growth："
status 10 policy laiyuan-2022 --check --case samples/qingling && says err policy.year
status 0 policy hunan-2022 --case samples/qingling && says out "本案：能" && says out "本案：不能——未提供roster导出"
status 0 policy hunan-2022 --case samples/qingling --json
holds jq -e '.entries | any(.served == false) and any(.served == true)' "$work/out" >"$work/jq"
holds jq -e '.document | map(.served) | contains(["yes"]) and contains(["partly"]) and contains(["no"]) and contains(["none"])' "$work/out" >"$work/jq"

# A figure called to account: rows used and set aside, masked; none at the public level.
status 0 explain samples/qingling income.growth && says out "未用：上年导出中没有该户" && says out "文件：households-2022.json"
status 0 explain samples/qingling "decline.households@990101001000" --json
holds jq -e '(.rows.households | length) == (.value | tonumber) and .of - .n == ([.aside[].n] | add)' "$work/out" >"$work/jq"
holds jq -e 'all(.rows.households[].head; contains("*"))' "$work/out" >"$work/jq"
status 0 explain samples/qingling income.growth --json --privacy public
holds jq -e '.rows.households == null and .parts == null and all(.aside[]; .households == null)' "$work/out" >"$work/jq"
# Two villages of one name; a figure by its Chinese name; one that only the region has.
cp -R samples/qingling "$work/twice"
for y in 2022 2023; do
	sed 's/茶屯村/上坡村/g' samples/qingling/households-$y.json >"$work/twice/households-$y.json"
done
status 2 explain "$work/twice" scope.households@上坡村 && says err 990101201202 && says err 990101101200
status 0 explain samples/qingling 范围内户数@白水镇 && says out "scope.households"
status 2 explain samples/qingling reference.growth@白水镇/county && says err 全区域

# Two cases: the keys first, then what changed; the parts add up.
status 0 diff samples/qingling samples/qingling && says out 相同792户
cp -R samples/qingling "$work/later"
jq '.body.poorFamilyList.data |= (.[5:] | .[0]["年度家庭人口数"] = 9 | .[1]["户编号"] = "990101001200999999")' \
	samples/qingling/households-2023.json >"$work/later/households-2023.json"
status 0 diff samples/qingling "$work/later" --json
holds jq -e '.keys[0].left == 5 and .keys[0].joined == 0 and .keys[0].renumbered >= 1 and (.keys[0].numbers | length) == .keys[0].renumbered' "$work/out" >"$work/jq"
holds jq -e '[.changes[] | select(.parts) | ([.parts[] | tonumber * 10000 | round] | add) == (.change | tonumber * 10000 | round)]
	| length > 50 and all' "$work/out" >"$work/jq"

# The gate: net incomes that are not the sum of their blocks in every third household stop a check with status 4.
cp -R samples/qingling "$work/gate"
jq '.body.poorFamilyList.data |= [to_entries[] | if .key % 3 == 0 then .value["纯收入（元）"] = 5000000 else . end | .value]' \
	samples/qingling/households-2023.json >"$work/gate/households-2023.json"
status 4 check "$work/gate" && says err Q30a && says err "--allow Q30a"
status 0 check "$work/gate" --allow Q30a
status 4 check "$work/gate" --allow Q30b,Q41
status 2 check "$work/gate" --allow q30a && says err usage.allow && says err "Q30a"
# What is read at each privacy level: no row at the public one, masked names at the internal, whole ones at the audit.
status 0 check samples/qingling --privacy public && says out 公开级 && lacks out "households-2023.json:33:1"
status 0 check samples/qingling --privacy public --json && lacks out '"rows"'
status 0 check samples/qingling && says out "households-2023.json:33:1" && says out "出处：公开核查规则 1_02_006"
# An office's own rules: beside the case, and checked alone.
status 0 check templates/screens.json --check && says out 没有发现问题
jq '.rules[0].when.all[0].below = "lines"' templates/screens.json >"$work/mine.screens.json"
status 10 check "$work/mine.screens.json" --check && says err screens.rule && says err "mine.screens.json:"
cp -R "$work/gate" "$work/own"
jq '.screens = "mine.screens.json"' "$work/gate/case.json" >"$work/own/case.json"
jq '.rules |= map(select(.id == "Q30a") | .id = "甲1" | del(.block_above))' templates/screens.json >"$work/own/mine.screens.json"
status 0 check "$work/own" && says out "甲1"
status 4 build "$work/gate" -q --strict --only packet --format html -o "$work/gated"
holds test ! -e "$work/gated/packet.html"
status 0 check samples/qingling && says out "Q01" && says out "households-2023.json:"

# A character that no font has stops the PDF with status 6 and is named.
printf '<html lang="zh"><head><title>t</title></head><body><p data-field="户主姓名" data-household="7">a&#x10FFFD;</p></body></html>' >"$work/tofu.html"
status 6 render "$work/tofu.html" -o "$work/tofu.pdf" && says err "U+10FFFD" && says err "户 7" && says err "户主姓名"
holds test ! -e "$work/tofu.pdf"
printf '<html><body><p>x</body></html>' >"$work/open.html"
status 5 render "$work/open.html" -o "$work/open.pdf" && says err "open.html:1:"

# A drawn character: fonts/extra/U+10FFFD.svg is shown, embedded and read back; a drawing that is none is refused.
mkdir -p "$work/fonts/extra"
for f in fonts/*; do [ -d "$f" ] || ln -sf "$PWD/$f" "$work/fonts/"; done
printf '<svg viewBox="0 0 200 200"><g transform="translate(0 20)"><path d="M20 20h160v20H110C110 80 110 120 60 160l-15-15C90 110 90 80 90 40H20z"/></g></svg>' \
	>"$work/fonts/extra/U+10FFFD.svg"
status 0 render "$work/tofu.html" --fonts "$work/fonts" -o "$work/drawn.pdf" && says err U+10FFFD
holds sh -c "pdffonts '$work/drawn.pdf' | grep -q JianbaoExtra"
pdftotext "$work/drawn.pdf" "$work/drawn.txt"
holds grep -qF "$(printf 'a\364\217\277\275')" "$work/drawn.txt"
status 0 fonts --used "$work/tofu.html" --fonts "$work/fonts" && says out U+10FFFD
printf '<svg viewBox="0 0 9 9"><path d="M0 0L9 9" fill="none" stroke="black"/></svg>' >"$work/fonts/extra/U+10FFFC.svg"
status 10 render "$work/tofu.html" --fonts "$work/fonts" -o "$work/drawn.pdf" && says err U+10FFFC.svg
# Old code points are named with what they should be.
printf '<html lang="zh"><head><title>t</title></head><body><p data-household="7">&#xF9DC;</p></body></html>' >"$work/old.html"
status 0 render "$work/old.html" -o "$work/old.pdf" && says err "U+9686" && says err "户 7"
status 0 characters samples/qingling && says out "U+4DAE" && says out "GB 2312 外"
status 0 characters samples/qingling --json --privacy public
holds jq -e '.characters | length > 5 and all(.household == null)' "$work/out" >"$work/jq"

# A finished PDF against the standard: 8 when a clause is not met, 10 when it is no PDF.
status 8 inspect "$work/old.pdf" --json
holds jq -e '.form == "公文" and .pages == 1 and (.rules | map(select(.id == "paper.size"))[0].verdict == "符合")' "$work/out" >"$work/jq"
status 0 inspect "$work/old.pdf" --form table && says out 用纸
status 2 inspect "$work/old.pdf" --form poem && says err letter
status 10 inspect "$work/old.html" && says err read.damaged
# Our own forms meet every clause that a PDF can show.
for form in document joint letter minutes order bulletin report supervision; do
	"$prog" mustache "templates/form/$form.html.mustache" "samples/forms/$form.json" -p templates >"$work/form.html" 2>"$work/err"
	status 0 render "$work/form.html" -q -o "$work/form.pdf"
	status 0 inspect "$work/form.pdf" && says out "不符合 0 项"
done
status 0 dump read "$work/old.pdf" && says out "page 1 "

# The same bytes twice, on one thread and on two.
status 0 build samples/qingling -q -o "$work/a" -j 1
holds grep -q "数据核查（筛查规则）" "$work/a/packet.html"
status 0 build samples/qingling -q -o "$work/b" -j 2
holds diff -r "$work/a" "$work/b"
# The same in another locale and from another folder.
(cd "$work" && LC_ALL=C.UTF-8 "$prog" build "$OLDPWD/samples/qingling" -q -o "$work/c" 2>"$work/err") || bad=$((bad + 1))
holds diff -r "$work/a" "$work/c"
status 0 build samples/qingling -q -o "$work/one" --only notice --format pdf
holds test ! -e "$work/one/briefing.html"
holds test -n "$(ls "$work/one/notice/"*.pdf)"
status 0 build samples/qingling -q -o "$work/audit" --privacy audit --only briefing --format html
holds grep -q audit "$work/audit/manifest.json"
# Nothing personal at the default level: no certificate number and no full name of a member, no
# household's telephone number, in any file written.
jq -r '.. | objects | (.id_number?, .head_id?, .name?, .["姓名"]?, .["证件号码"]?, .["户主证件号码"]?, .phone?, .["联系电话"]?, .["户联系电话"]?) | strings' \
	samples/qingling/*.json | grep -vE '^.?.?$' | sort -u >"$work/all"
jq -r '.issuer.contact | .name, .phone' samples/qingling/case.json >"$work/public" # the office's own
jq -r '.region.name' samples/qingling/case.json >>"$work/public"
grep -vxF -f "$work/public" "$work/all" >"$work/personal"
holds test "$(wc -l <"$work/personal")" -gt 1000
grep -rhoF -f "$work/personal" "$work/a" --include='*.html' --include='*.json' | sort -u >"$work/leaked"
holds test ! -s "$work/leaked" || head "$work/leaked"

echo "commands: $n checks, $bad failed"
[ "$bad" -eq 0 ]
