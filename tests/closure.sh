#!/bin/sh
# Print the modules that a module may use according to src/LAYERS, itself first.
cd "$(dirname "$0")/.." || exit 2
awk -v want="$1" '
{ sub(/#.*/, "") }
NF { m = $1; sub(/:$/, "", m); order[++n] = m
     for (i = 2; i <= NF; i++) if ($i !~ /^</) uses[m, $i] = 1 }
END {
	need[want] = 1
	for (i = n; i >= 1; i--) if (order[i] in need) {
		printf "%s ", order[i]
		for (j = 1; j < i; j++) if ((order[i], order[j]) in uses) need[order[j]] = 1
	}
}' src/LAYERS
