# Two dumps that differ by no more than what rounding to 1/1024 pt may give:
# line by line the same words, numbers within 0.02 pt.
function number(s) { return s ~ /^-?[0-9]+\.[0-9][0-9]$/ }
FNR == NR { line[++n] = $0; next }
{
	m++
	k = split(line[m], was, " ")
	if (m > n || k != NF) { differs = 1; exit }
	for (i = 1; i <= NF; i++) {
		if (was[i] == $i) continue
		gap = $i - was[i]
		if (!number(was[i]) || !number($i) || gap > 0.0201 || gap < -0.0201) { differs = 1; exit }
	}
}
END { exit differs || m != n }
