# Makes tonggui.c out of the national list, one code point (hexadecimal) a line:
#   awk -f src/text/tonggui.awk tonggui-8105.txt > src/text/tonggui.c
# The basic block becomes a bit map, the rest a sorted list.
function hex(s, v, i) {
	for (i = 1; i <= length(s); i++)
		v = v * 16 + index("0123456789ABCDEF", toupper(substr(s, i, 1))) - 1
	return v
}
{
	cp = hex($1)
	if (cp >= 19968 && cp < 40960)
		member[cp] = 1
	else
		rest[++n] = cp
	total++
}
END {
	print "/*"
	print " * The " total " characters of the national list 通用规范汉字表 (General Standard"
	print " * Chinese Characters, State Council 2013).  Made by tonggui.awk; do not edit."
	print " */"
	print "#include \"text/tonggui.h\"\n"
	print "/* U+4E00 to U+9FFF, 32 code points a word, the lowest bit first. */"
	print "const uint32_t tonggui_basic[TONGGUI_BASIC_WORDS] = {"
	for (w = 0; w < 656; w++) {
		v = 0
		for (b = 31; b >= 0; b--)
			v = v * 2 + ((19968 + w * 32 + b) in member)
		# mawk prints at most 31 bits with %x, so in two halves
		printf "%s0x%04X%04X,%s", w % 8 ? " " : "\t", int(v / 65536), v % 65536, w % 8 == 7 ? "\n" : ""
	}
	print "};\n"
	print "/* The others: extensions A to E. */"
	print "const uint32_t tonggui_rest[TONGGUI_REST] = {"
	for (i = 1; i <= n; i++) {
		m = i
		for (k = i + 1; k <= n; k++)
			if (rest[k] < rest[m])
				m = k
		t = rest[i]; rest[i] = rest[m]; rest[m] = t
		printf "%s0x%05X,%s", i % 10 == 1 ? "\t" : " ", rest[i], i % 10 == 0 || i == n ? "\n" : ""
	}
	print "};"
}
