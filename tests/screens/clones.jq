# What a county looks like in which somebody made figures instead of collecting them: $kind of $k households (or percent).
#   jq -c --arg kind KIND --argjson k K --slurpfile before LAST.json -f clones.jq THIS.json
# copied: last year's amounts again; growth: 8 % more, one village; ratio: costs are 40 % of receipts, one village; line: a head
# income just above 10,000; hundreds, thousands: k percent of the households with wages and receipts in round numbers.
def fen: . * 100 | round;
def yuan: . / 100;
def settle($size): .net = ([.wage, .business, .property, .transfer] | map(fen) | add) - (.business_cost | fen) | .per_capita = (.net / $size | round | yuan) | .net |= yuan;
def spread($n; $k): [range($k) | . * $n / $k | floor];
($before[0] | map({(.id): .}) | add) as $last
| (map(.area) | group_by(.) | max_by(length)[0]) as $village
| (to_entries | map(select(.value.wage != null and (.value.wage | type) == "number" and $last[.value.id].wage != null and .value.size == $last[.value.id].size
	and .value.business > 0 and $last[.value.id].net > 0)) ) as $fit
| ([$fit[] | select(.value.area == $village).key]) as $here | ([$fit[].key]) as $all
| (if $kind == "growth" or $kind == "ratio" then $here[:$k]
	elif $kind == "hundreds" or $kind == "thousands" then spread($all | length; ($all | length) * $k / 100 | floor) | map($all[.])
	else spread($all | length; $k) | map($all[.]) end | map({(tostring): true}) | add // {}) as $chosen
| to_entries | map(.key as $i | .value | . as $h | $last[.id] as $p
	| if $chosen[$i | tostring] | not then .
	elif $kind == "copied" then . + ($p | {wage, business, property, transfer, business_cost, net, per_capita})
	elif $kind == "growth" then (.net | fen) as $old | (($p.net | fen) * 108 / 100 | round) as $new | .wage = ((.wage | fen) + $new - $old | yuan) | settle(.size)
	elif $kind == "ratio" then .business_cost = ((.business | fen) * 40 / 100 | floor | yuan) | settle(.size)
	elif $kind == "line" then (.net | fen) as $old | ((1000000 + $i * 137 % 9900) * .size) as $new | .wage = ((.wage | fen) + $new - $old | yuan) | settle(.size)
	elif $kind == "hundreds" then .wage |= (. / 100 | round * 100) | .business |= (. / 100 | round * 100) | settle(.size)
	else .wage |= (. / 1000 | round * 1000) | .business |= (. / 1000 | round * 1000) | settle(.size) end)
