# A packet of about 200 pages: a cover with contents (leaders and page numbers), twenty charts, and
# chapters of text with a table each.  usage: awk -v chapters=20 -f packet.awk >packet.html
function bars(k,   i, v, x) {
	printf "<figure><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 180\" width=\"150mm\" height=\"67mm\" role=\"img\" aria-label=\"图%d 各村人均纯收入\"><path d=\"M40 150H390\" stroke=\"#333333\" fill=\"none\"/>", k
	for (i = 0; i < 12; i++) {
		v = (k * 37 + i * 53) % 110 + 20
		x = 46 + i * 28
		printf "<rect x=\"%d\" y=\"%d\" width=\"20\" height=\"%d\" fill=\"#4a6fa5\"/><text x=\"%d\" y=\"%d\" font-size=\"9\" text-anchor=\"middle\">%d</text><text x=\"%d\" y=\"163\" font-size=\"9\" text-anchor=\"middle\">%d村</text>", x, 150 - v, v, x + 10, 146 - v, v * 100, x + 10, i + 1
	}
	printf "</svg><figcaption>图%d 各村人均纯收入（元）</figcaption></figure>\n", k
}
BEGIN {
	printf "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"/><title>材料汇编</title><style>"
	printf "@page { size: A4; margin: 25mm; @bottom-center { content: \"— \" counter(page) \" —\" } } body { font-family: 宋体; font-size: 12pt; line-height: 1.6 } "
	printf "h1 { font-size: 18pt; break-before: page } p { text-indent: 2em; margin: 0 0 6pt 0; text-align: justify } .toc p { text-indent: 0 } .toc a::after { content: leader(\".\") target-counter(attr(href), page) } "
	printf "table { border-collapse: collapse; width: 100%% } td, th { border: 0.5pt solid #000000; padding: 2pt; text-align: center; font-size: 9pt } figcaption { text-align: center }"
	printf "</style></head><body><div class=\"toc\"><p>目 录</p>\n"
	for (c = 1; c <= chapters; c++) {
		printf "<p><a href=\"#c%d\">第%d章 监测对象收入情况</a></p>\n", c, c
		for (s = 1; s <= 4; s++) printf "<p><a href=\"#c%d-%d\">%d.%d 收入构成与变化</a></p>\n", c, s, c, s
	}
	printf "</div>\n"
	for (c = 1; c <= chapters; c++) {
		printf "<h1 id=\"c%d\">第%d章 监测对象收入情况</h1>\n", c, c
		bars(c)
		for (s = 1; s <= 4; s++) {
			printf "<h2 id=\"c%d-%d\">%d.%d 收入构成与变化</h2>\n", c, s, c, s
			for (p = 1; p <= 8; p++)
				printf "<p>%d年度全县监测户人均纯收入%d元，比上年增长%d.%d%%，其中工资性收入%d元、生产经营净收入%d元、财产净收入%d元、转移净收入%d元。收入下降的户主要因务工天数减少、自然灾害和大病支出，各乡镇已逐户核实原因，落实产业、就业、兜底等帮扶措施，责任人按月走访，并在系统里更新措施的进展。</p>\n", 2020 + p % 5, 14000 + c * 97 + p, p, s, 9000 + p * 11, 3000 + c * 7, 120 + s, 1900 + p
			printf "<table><thead><tr><th>序号</th><th>村</th><th>户数</th><th>人口</th><th>工资性</th><th>经营性</th><th>转移性</th><th>人均</th></tr></thead><tbody>"
			for (r = 1; r <= 40; r++)
				printf "<tr><td>%d</td><td>石桥%d村</td><td>%d</td><td>%d</td><td>%d.%02d</td><td>%d.%02d</td><td>%d.%02d</td><td>%d.%02d</td></tr>\n", r, r, r * 3 % 41 + 5, r * 7 % 97 + 9, r * 791 % 9000, r, r * 377 % 5000, c, r * 211 % 3000, s, r * 577 % 20000, r
			printf "</tbody></table>\n"
		}
	}
	printf "</body></html>\n"
}
