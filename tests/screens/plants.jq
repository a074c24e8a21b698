# Households with one defect each, and beside each its near miss: equal to the threshold, one fen or one day beside it.
# Prints {"file": KIND, "row": ROW} for the exports and {"file": "expected", "row": [ID, SCREEN...]} for what must be found.
# A household is quiet but for what its plant says: $n copies of a hit (two at least: they share what must not be
# shared), one of a near miss.  Amounts are whole fen.
# Written from the rules' texts (domain.md 9.2); the year is 2023, as_of 2023-09-30, the line 6,900 (pack.jq).

def pad($n): tostring | ("0" * ([$n - length, 0] | max)) + .;
def yuan: if . == null then "" elif type == "string" then . elif . < 0 then "-" + (-. | yuan)
	else "\(. / 100 | floor).\(. % 100 | pad(2))" end;
def check_digit: [., [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]] | . as [$s, $w]
	| "10X98765432"[(reduce range(17) as $i (0; . + $w[$i] * ($s[$i:$i + 1] | tonumber)) % 11):][:1];
# 990101 + birth + two digits of the household + sex, unique by household and place in it
def certificate($k; $birth; $woman): "9901" + ($k / 100 | floor | pad(2)) + ($birth | gsub("-"; "")) + ($k % 100 | pad(2))
	+ (if $woman then "2" else "1" end) | . + check_digit;

# --- the quiet household; k: its number, s: what is asked of it ---

def blocks($k; $s): {wage: (2400013 + 1731 * $k), business: (900070 + 317 * $k), property: (21130 + 53 * $k), transfer: (260000 + 29 * $k)}
	| .cost = (.business * (3000 + 7 * $k) / 10000 | floor) | . + ($s.blocks // {})
	| if $s.net then .wage = $s.net - .business - .property - .transfer + .cost
		| if .wage < 10000 then {wage: $s.net, business: 0, property: 0, transfer: 0, cost: 0} else . end else . end;
def parts($b; $s): {birth_plan: (if $b.transfer > 50000 then 12000 else 0 end), dibao_payment: 0, tekun_payment: 0, pension: 0,
		ecology: (if $b.transfer > 50000 then 30000 else 0 end), post_wage: 0, dividend: (if $b.property > 15000 then 10000 else 0 end)}
	+ ($s.parts // {})
	| .other_transfer = $b.transfer - .birth_plan - .dibao_payment - .tekun_payment - .pension - .ecology
	| .other_wage = $b.wage - .post_wage | .other_property = $b.property - .dividend;
def amounts($b; $size): {wage: $b.wage, business: $b.business, property: $b.property, transfer: $b.transfer, business_cost: $b.cost,
		gross: ($b.wage + $b.business + $b.property + $b.transfer)}
	| .net = .gross - .business_cost | .per_capita = (.net / $size + 0.5 | floor);
def off($d): with_entries(.value = if $d[.key] then .value + $d[.key] else .value end);
def home($k; $id; $s): blocks($k; $s) as $b | (amounts($b; ($s.size // 2)) + parts($b; $s)) | off($s.off // {}) | map_values(yuan)
	| {id: $id, area: ($s.area // "99010110090\($k % 7 + 1)"), head: "户\($k)", phone: "139\($k | pad(8))", kind: "脱贫户",
		status: "享受政策", monitor: "", cleared: "", causes: [], dibao_all: "否", no_labour: "否", size: 2, size_now: 2,
		own_pay: "50", claims: "0", cadre: "王主任", farmland: "6.5", forest: "20", reverted: "3", orchard: "0", pasture: "0",
		water: "0", identified: "", eliminated: "", elimination: "", developing: ""} + . + ($s.h // {});
# Last year each block was 6 to 9 % less, by another share in each household.
def before($k; $id; $s): (blocks($k; $s) | map_values(. * (9100 + $k * 13 % 311) / 10000 | floor)) as $b
	| amounts($b; 2) | del(.gross, .per_capita) | map_values(yuan)
	| {id: $id, area: ($s.area // "99010110090\($k % 7 + 1)"), kind: "脱贫户", status: "享受政策", size: 2} + . + ($s.p // {});
def person($k; $id; $i; $m): ({birth: (if $i == 2 then "2001-05-06" else "1975-03-0\($i + 1)" end), woman: ($i == 1)} + ($m // {})) as $p
	| {household: $id, name: "成员\($k)-\($i)", id_number: ($p.number // certificate($k * 3 + $i; $p.birth; $p.woman)),
		relation: ($p.relation // ["户主", "配偶", "之子"][$i]), birth: ($p.stated // $p.birth), labour: ($p.labour // "普通劳动力"),
		dibao: ($p.dibao // "否"), tekun: ($p.tekun // "否"), gone: ($p.gone // "否"), phone: "138\($k * 3 + $i | pad(8))",
		post: ($p.post // "否"), post_months: ($p.post_months // ""), pension: ($p.pension // "是")};
def rows($k; $id; $s; $file): ($s[$file] // [])[] | {file: $file, row: ({household: $id} + . +
	(if .person | type == "number" then {person: "成员\($k)-\(.person)"} else {} end))};

# What many plants start from.
def visit: [{date: "2023-09-05", mode: "入户"}];
def work: {type: "就业帮扶", name: "劳务输出", date: "2023-01-05", done: "是"};
def watched: {h: {monitor: "脱贫不稳定户", cleared: "否"}, visits: visit, measures: [work]};
def after: {lack_school: "否", lack_housing: "否", lack_insurance: "否", lack_water: "否", after_wage: "20000", after_property: "10",
	after_transfer: "900", after_business: "800", after_cost: "300", after_net: "21410", after_per_capita: "10705", after_claims: "0",
	after_own_pay: "0"};
def cleared: {h: ({monitor: "脱贫不稳定户", cleared: "是", elimination: "帮扶消除", identified: "202001", eliminated: "202102"} + after)};
def job($m): {person: 0, place: "省外", monthly_wage: "3000", from: "", to: "", post: "否", state: "就业", county: "东江市"} + $m;
def post($m): job({place: "县内", post: "是", post_months: 6, monthly_wage: "1000"} + $m);
def posted: {parts: {post_wage: 600000}, jobs: [post({})]};
def old($birth): {woman: true, birth: $birth, labour: "弱劳动力或半劳动力"};
def merge(a; b): a * b;

# s: screen; hit and near: the two households; also: what else the hit trips; other: what the near miss trips.
def p($s; $hit; $near): {s: $s, hit: $hit, near: $near, also: [], other: []};
def plants: [
	p("Q01"; {net: 1379999, visits: visit, measures: [work]}; {net: 1380000}),
	p("Q01"; {net: 1379998, visits: visit, measures: [work]}; watched * {net: 1379999}),
	(p("Q02a"; cleared * {h: {after_per_capita: "6899.99"}}; cleared * {h: {after_per_capita: "6900"}}) | .also = ["Q02c"] | .other = ["Q02c"]),
	p("Q02b"; cleared * {net: 1379999, visits: visit, measures: [work]}; cleared * {net: 1380000}),
	p("Q02c"; cleared * {h: {after_per_capita: "7999.99"}}; cleared * {h: {after_per_capita: "8000"}}),
	p("Q02c"; cleared * {h: {after_per_capita: "7000"}}; cleared * {h: {after_per_capita: "100", elimination: "自然消除"}}),
	p("Q03a"; watched * {net: 799999}; watched * {net: 800000}),
	p("Q03b"; {h: {wage: "", business: "", property: "", transfer: "", business_cost: "", gross: "", net: "", per_capita: ""}}; {h: {net: ""}}),
	p("Q04a"; watched * {net: 4000001, risks: [{found: "2023-01-10", closed: ""}]}; watched * {net: 4000000, risks: [{found: "2023-01-10", closed: ""}]}),
	p("Q04a"; watched * {net: 4000002, risks: [{found: "2023-01-01", closed: ""}]}; watched * {net: 4000003, risks: [{found: "2022-12-31", closed: ""}]}),
	p("Q04a"; watched * {net: 4000002, risks: [{found: "2023-01-02", closed: ""}]};
		watched * {net: 4000003, h: {monitor: "突发严重困难户"}, risks: [{found: "2023-01-02", closed: ""}]}),
	p("Q04b"; watched * {net: 4000001, h: {identified: "202301", developing: "已实施"}}; watched * {net: 4000000, h: {identified: "202301", developing: "已实施"}}),
	p("Q04b"; watched * {net: 4000001, h: {identified: "202301", developing: "已实施"}}; watched * {net: 4000001, h: {identified: "202212", developing: "已实施"}}),
	p("Q05a"; {blocks: {wage: 9999, business: 6000070, cost: 2000070}}; {blocks: {wage: 10000, business: 6000071, cost: 2000072}}),
	p("Q05a"; {blocks: {wage: 1, business: 6000073, cost: 2000077}}; {blocks: {wage: 0, business: 6000074, cost: 2000075}}),
	p("Q05b"; {blocks: {wage: 30000001}}; {blocks: {wage: 30000000}}),
	p("Q06a"; {jobs: [job({monthly_wage: "99.99"})]}; {jobs: [job({monthly_wage: "100"})]}),
	p("Q06b"; {jobs: [job({monthly_wage: "30000.01"})]}; {jobs: [job({monthly_wage: "30000"})]}),
	p("Q07"; {blocks: {cost: 0}}; {blocks: {cost: 1}}),
	p("Q08"; {h: {reverted: "0"}}; {h: {reverted: "0.01"}}),
	p("Q09a"; {parts: {dibao_payment: 19999}}; {parts: {dibao_payment: 20000}}),
	p("Q09a"; {parts: {dibao_payment: 1}}; {parts: {dibao_payment: 0}}),
	p("Q09b"; {parts: {birth_plan: 9999}}; {parts: {birth_plan: 10000}}),
	p("Q09c"; {parts: {pension: 8799}, m1: old("1950-01-01")}; {parts: {pension: 8800}, m1: old("1950-01-01")}),
	p("Q09d"; {parts: {tekun_payment: 19999}}; {parts: {tekun_payment: 20000}}),
	p("Q10a"; cleared * {h: {after_wage: "0"}, measures: [work]}; cleared * {h: {after_wage: "0.01"}, measures: [work]}),
	p("Q10a"; cleared * {h: {after_wage: "0"}, measures: [work * {name: "公益性岗位", type: "公益岗位帮扶"}]}; cleared * {h: {after_wage: "0"}, measures: [work * {done: "否"}]}),
	p("Q10b"; cleared * {h: {after_business: "0"}, measures: [work * {type: "产业帮扶", name: "养殖"}]}; cleared * {h: {after_business: "0.01"}, measures: [work * {type: "产业帮扶", name: "养殖"}]}),
	p("Q10c"; cleared * {h: {after_transfer: "0"}, measures: [work * {type: "综合保障", name: "残疾人补贴"}]}; cleared * {h: {after_transfer: "0.01"}, measures: [work * {type: "综合保障", name: "残疾人补贴"}]}),
	p("Q10d"; cleared * {blocks: {wage: 0, business: 6000079}, measures: [work]}; cleared * {blocks: {wage: 10000, business: 6000080}, measures: [work]}),
	p("Q10e"; cleared * {blocks: {business: 0, cost: 0}, measures: [work * {type: "产业帮扶", name: "养殖"}]}; cleared * {blocks: {business: 3, cost: 1}, measures: [work * {type: "产业帮扶", name: "养殖"}]}),
	p("Q10f"; watched * {blocks: {transfer: 0}, measures: [work * {type: "综合保障", name: "残疾人补贴"}]}; watched * {blocks: {transfer: 1}, measures: [work * {type: "综合保障", name: "残疾人补贴"}]}),
	p("Q11"; cleared * {h: {lack_water: ""}}; cleared),
	p("Q11"; cleared * {h: {after_claims: ""}}; watched),
	p("Q12a"; {measures: [work * {type: "综合保障", name: "最低生活保障"}]}; {measures: [work * {type: "综合保障", name: "最低生活保障"}], m1: {dibao: "是"}}),
	p("Q12b"; watched * {m1: {dibao: "是"}}; watched * {m1: {dibao: "是"}, measures: [work * {type: "综合保障", name: "低保"}]}),
	p("Q12c"; {measures: [work * {type: "综合保障", name: "特困供养"}]}; {measures: [work * {type: "综合保障", name: "特困供养"}], m1: {tekun: "是"}}),
	p("Q12d"; watched * {m1: {tekun: "是"}}; watched * {m1: {tekun: "是"}, measures: [work * {type: "综合保障", name: "特困供养"}]}),
	p("Q13"; {m0: {labour: "无劳动力"}, m1: {labour: "丧失劳动力"}}; {m0: {labour: "无劳动力"}, m1: {labour: "丧失劳动力", dibao: "是"}}),
	p("Q13"; {m0: {labour: "无劳动力"}, m1: {labour: "无劳动力"}}; {m0: {labour: "无劳动力"}, m1: {labour: "弱劳动力或半劳动力"}}),
	p("Q14"; watched * {h: {causes: ["因病"], own_pay: "0"}}; watched * {h: {causes: ["因病"], own_pay: "0.01"}}),
	p("Q14"; watched * {h: {causes: ["因病"], own_pay: "0"}}; watched * {h: {causes: ["因学"], own_pay: "0"}}),
	p("Q15a"; watched * {risks: [{found: "2022-04-01", closed: "2022-09-30"}]}; watched * {risks: [{found: "2022-04-01", closed: "2022-10-01"}]}),
	p("Q15a"; watched * {risks: [{found: "2022-04-01", closed: "2022-06-30"}]}; watched * {risks: [{found: "2022-03-31", closed: "2022-06-30"}]}),
	p("Q15b"; watched * {risks: [{found: "2022-03-31", closed: "2022-04-01"}]}; watched * {risks: [{found: "2022-02-28", closed: "2022-04-01"}]}),
	p("Q15c"; cleared * {h: {identified: "202204", eliminated: "202209"}}; cleared * {h: {identified: "202204", eliminated: "202210"}}),
	p("Q15c"; cleared * {h: {identified: "202204", eliminated: "202209"}}; cleared * {h: {identified: "202203", eliminated: "202208"}}),
	p("Q15d"; cleared * {h: {identified: "202202", eliminated: "202203"}}; cleared * {h: {identified: "202201", eliminated: "202203"}}),
	p("Q16a"; {risks: [{found: "2023-08-29", closed: ""}]}; {risks: [{found: "2023-08-30", closed: ""}]}),
	p("Q16a"; {risks: [{found: "2023-08-29", closed: ""}], measures: [work * {done: "否"}]}; {risks: [{found: "2023-08-29", closed: ""}], measures: [work]}),
	p("Q16b"; {risks: [{found: "2023-03-29", closed: ""}], measures: [work * {type: "健康帮扶", name: "慢病签约"}]}; {risks: [{found: "2023-03-30", closed: ""}], measures: [work * {type: "健康帮扶", name: "慢病签约"}]}),
	p("Q16c"; watched * {h: {identified: "202207", developing: "尚未实施"}}; watched * {h: {identified: "202308", developing: "尚未实施"}}),
	p("Q16c"; watched * {h: {identified: "202207", developing: "尚未实施"}}; watched * {h: {identified: "202207", developing: "已实施"}}),
	p("Q17"; cleared * {m0: {labour: "无劳动力"}, m1: {labour: "丧失劳动力", dibao: "是"}, measures: [work * {type: "综合保障", name: "低保"}]};
		watched * {m0: {labour: "无劳动力"}, m1: {labour: "丧失劳动力", dibao: "是"}, measures: [work * {type: "综合保障", name: "低保"}]}),
	p("Q18a"; {m1: {number: "11010519491231002X", woman: true, birth: "1949-12-31", labour: "弱劳动力或半劳动力"}, parts: {pension: 100000}}; {}),
	p("Q18b"; {m0: {relation: "其他"}}; {}),
	p("Q18c"; {m2: {relation: "配偶"}, h: {size: 3, size_now: 3}, size: 3}; {m2: {}, h: {size: 3, size_now: 3}, size: 3}),
	p("Q18d"; {m1: {woman: false}}; {m1: {woman: true}}),
	p("Q18e"; {m1: {relation: "户主"}}; {}),
	p("Q19a"; {m1: {number: "99010119750302121"}}; {}),
	(p("Q19a"; {m1: {number: "9901011975030212X1"}}; {}) | .also = ["Q18a"]),
	p("Q19b"; {m1: {wrong: true}}; {}),
	p("Q19c"; {m1: {number: "999999197503020021"}}; {}),
	p("Q19d"; {m1: {stated: "1975-03-03"}}; {m1: {stated: "1975-03-02"}}),
	(p("Q20a"; {h: {phone: "1380000000"}}; {h: {phone: "13800000001"}}) | .also = ["Q20b"]),
	(p("Q20a"; {h: {phone: "0313-700001"}}; {h: {phone: "13800000002"}}) | .also = ["Q20b"]),
	p("Q20b"; {h: {phone: "13700000009"}}; {}),
	p("Q20c"; {jobs: [job({phone: "13711112222"}), job({phone: "13711112222", county: "南浦市"})]}; {jobs: [job({phone: "13711113333"}), job({phone: "13711113333"})]}),
	p("Q20c"; {jobs: [job({}), job({county: "南浦市"})]}; {jobs: [job({}), job({person: 1, county: "南浦市"})]}),
	p("Q21a"; {m1: {birth: "2007-10-01", woman: true}, jobs: [job({person: 1})]}; {m1: {birth: "2007-09-30", woman: true}, jobs: [job({person: 1})]}),
	(p("Q21b"; posted * {m1: {birth: "2007-10-01", woman: true}, jobs: [post({person: 1})]}; posted * {m1: {birth: "2007-09-30", woman: true}, jobs: [post({person: 1})]}) | .also = ["Q21a"]),
	p("Q21c"; posted * {jobs: [range(3) | post({post_months: 2})]}; posted * {jobs: [range(2) | post({post_months: 3})]}),
	p("Q21d"; posted * {jobs: [post({post_months: ""})]}; posted),
	p("Q21e"; {m1: {tekun: "是"}, jobs: [job({person: 1})]}; {m1: {tekun: "是"}, jobs: [job({person: 1, state: "失业", monthly_wage: ""})]}),
	p("Q21f"; {m1: {labour: "无劳动力"}, jobs: [job({person: 1})]}; {m1: {labour: "弱劳动力或半劳动力"}, jobs: [job({person: 1})]}),
	p("Q21g"; {blocks: {wage: 2100000}, jobs: [job({from: "2022-10", to: "2023-01"}), job({from: "2022-12", to: "2023-02"})]};
		{blocks: {wage: 1800000}, jobs: [job({from: "2022-10", to: "2022-12"}), job({from: "2022-12", to: "2023-02"})]}),
	p("Q21h"; posted * {m1: old("1953-09-30"), parts: {pension: 100000}, jobs: [post({person: 1})]}; posted * {m1: old("1953-10-01"), parts: {pension: 100000}, jobs: [post({person: 1})]}),
	p("Q21i"; {m1: {post: "护林员"}}; {m1: {post: "护林员", post_months: "6"}}),
	p("Q21j"; {m1: {birth: "2007-10-01", woman: true, post: "护林员", post_months: "6"}}; {m1: {birth: "2007-09-30", woman: true, post: "护林员", post_months: "6"}}),
	p("Q21j"; {m1: (old("1953-09-30") * {post: "护林员", post_months: "6"}), parts: {pension: 100000}}; {m1: (old("1953-10-01") * {post: "护林员", post_months: "6"}), parts: {pension: 100000}}),
	p("Q22a"; {h: {farmland: "100.01"}}; {h: {farmland: "100"}}), p("Q22a"; {h: {farmland: "-0.01"}}; {h: {farmland: "0"}}),
	p("Q22b"; {h: {pasture: "100.01"}}; {h: {pasture: "100"}}), p("Q22c"; {h: {water: "100.01"}}; {h: {water: "100"}}),
	p("Q22d"; {h: {forest: "200.01"}}; {h: {forest: "200"}}),
	p("Q22e"; {h: {reverted: "200.01", forest: "150", pasture: "60"}}; {h: {reverted: "200", forest: "150", pasture: "60"}}),
	p("Q22f"; {h: {orchard: "200.01"}}; {h: {orchard: "200"}}),
	p("Q22g"; {h: {reverted: "21.01", forest: "20", pasture: "1"}}; {h: {reverted: "21", forest: "20", pasture: "1"}}),
	p("Q30a"; {off: {net: 501, per_capita: 251}}; {off: {net: 500, per_capita: 250}}), p("Q30a"; {off: {net: -501, per_capita: -251}}; {off: {net: -500, per_capita: -250}}),
	p("Q30b"; {off: {gross: 401}}; {off: {gross: 400}}),
	p("Q30c"; {net: 3000000, off: {per_capita: 101}}; {net: 3000002, off: {per_capita: 100}}),
	p("Q30d"; {off: {other_wage: 201}}; {off: {other_wage: 200}}), p("Q30e"; {off: {other_property: -201}}; {off: {other_property: -200}}),
	p("Q30f"; {off: {other_transfer: 801}}; {off: {other_transfer: 800}}),
	p("Q31a"; {m2: {}}; {m2: {gone: "是"}}),
	p("Q31b"; {h: {size_now: 3}}; {}),
	(p("Q31c"; {h: {size_now: 1}}; {h: {size_now: 1}, m2: {gone: "是"}}) | .also = ["Q31b"] | .other = ["Q31b"]),
	p("Q32c"; {area: "990101100908", blocks: {wage: 2777777, business: 888888, cost: 222222, property: 33333, transfer: 123456}};
		{area: "990101100908", blocks: {wage: 2777778, business: 888888, cost: 222222, property: 33333, transfer: 123456}}),
	p("Q33a"; {blocks: {property: -1}}; {blocks: {property: 0}}),
	(p("Q33b"; {blocks: {business: 0, cost: 0, transfer: 0, property: -1}}; {blocks: {business: 0, cost: 0, transfer: 0, property: 0}}) | .also = ["Q33a"]),
	(p("Q33c"; {blocks: {wage: -1, business: 0, cost: 0, property: 0, transfer: 2500000}}; {blocks: {wage: 0, business: 0, cost: 0, property: 0, transfer: 2500001}}) | .also = ["Q33a", "Q33b"]),
	p("Q35a"; {net: 1399999, p: {net: "20000"}}; {net: 1400000, p: {net: "20000"}}), p("Q35a"; {net: 3000001, p: {net: "20000"}}; {net: 3000000, p: {net: "20000"}}),
	p("Q35b"; {p: {net: "-0.01"}}; {p: {net: "0"}}),
	p("Q36a"; {blocks: {wage: 3000001}, jobs: [job({monthly_wage: "2000", from: "2022-10", to: "2023-09"})]}; {blocks: {wage: 3000000}, jobs: [job({monthly_wage: "2000", from: "2022-10", to: "2023-09"})]}),
	(p("Q36b"; posted * {parts: {post_wage: 720001}, jobs: [post({})]}; posted * {parts: {post_wage: 720000}, jobs: [post({})]}) | .also = ["Q36c"]),
	p("Q36b"; {parts: {post_wage: 1}}; {parts: {post_wage: 0}}),
	p("Q36c"; posted * {parts: {post_wage: 479999}, jobs: [post({monthly_wage: "800"})]}; posted * {parts: {post_wage: 480000}, jobs: [post({monthly_wage: "800"})]}),
	(p("Q37a"; {parts: {pension: 120000}}; {parts: {pension: 120000}, m1: old("1963-09-30")}) | .also = ["Q37e"]),
	(p("Q37b"; {m1: old("1963-09-30")}; {m1: old("1963-10-01")}) | .also = ["Q37d"]),
	p("Q37c"; {parts: {dibao_payment: 59999}, m1: {dibao: "是"}}; {parts: {dibao_payment: 60000}, m1: {dibao: "是"}}),
	p("Q37c"; {blocks: {transfer: 2500000}, parts: {dibao_payment: 1800001}, m1: {dibao: "是"}}; {blocks: {transfer: 2500000}, parts: {dibao_payment: 1800000}, m1: {dibao: "是"}}),
	(p("Q37d"; {m1: old("1963-09-30")}; {m1: (old("1963-09-30") * {pension: "否"})}) | .also = ["Q37b"] | .other = ["Q37b"]),
	p("Q37e"; {parts: {pension: 120000}, m1: (old("1963-09-30") * {pension: "否"})}; {parts: {pension: 120000}, m1: old("1963-09-30")}),
	p("Q39a"; {payments: [{item: "犊牛奖补", quantity: 5, paid: "1000.01", date: "2023-06-01"}]}; {payments: [{item: "犊牛奖补", quantity: 5, paid: "1000", date: "2023-06-01"}]}),
	p("Q39b"; posted * {payments: [{item: "稳岗补贴", person: 0, quantity: 3, base: "9000", paid: "2700", date: "2023-06-01"}]};
		{blocks: {wage: 2400000}, jobs: [job({monthly_wage: "8000", from: "2022-10", to: "2022-12"})],
			payments: [{item: "稳岗补贴", person: 0, quantity: 3, base: "9000", paid: "2700", date: "2023-06-01"}]}),
	p("Q40a"; watched * {h: {cadre: ""}}; watched), p("Q40a"; {net: 1379999, h: {monitor: "脱贫不稳定户", cleared: "否", cadre: ""}, visits: visit, measures: [work]}; {h: {cadre: ""}}),
	p("Q40b"; watched * {visits: [{date: "2023-08-31"}]}; watched * {visits: [{date: "2023-09-01"}]}),
	p("Q40c"; watched * {measures: [work * {done: "否"}]}; watched)
];

# --- out ---

def one($k; $id; $s; $trips): {file: "households", row: home($k; $id; $s)}, {file: "before", row: before($k; $id; $s)},
	(range(if $s.m2 then 3 else 2 end) as $i | {file: "members", row: (person($k; $id; $i; $s["m\($i)"])
		| if $s["m\($i)"].wrong then .id_number |= .[:17] + (if .[17:] == "5" then "6" else "5" end) else . end)}),
	(("jobs", "risks", "measures", "visits", "payments") as $f | rows($k; $id; $s; $f)),
	{file: "expected", row: ([$id] + $trips)};

plants | to_entries[] | .key as $i | .value as $v
| (range($n) as $c | one($i * ($n + 1) + $c; "77\($i | pad(4))1\($c | pad(2))"; $v.hit; [$v.s] + $v.also)),
	one($i * ($n + 1) + $n; "77\($i | pad(4))200"; $v.near; $v.other)
