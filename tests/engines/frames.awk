# Many pages to one: each in a frame of its own, and a script that writes, when they are laid out, a line a box:
#   page colour left top width height     in px, colour as 0xrrggbb in decimal
function escape(s) { gsub(/&/, "\\&amp;", s); gsub(/"/, "\\&quot;", s); return s }
FNR == 1 { if (NR > 1) print "\"></iframe>"; else print "<!DOCTYPE html><html><head><meta charset=\"utf-8\"/></head><body><pre id=\"out\"></pre>"
	printf "<iframe width=\"500\" height=\"4000\" style=\"border:0\" srcdoc=\"" }
{ print escape($0) }
END {
	print "\"></iframe><script>"
	print "onload = function () { var s = '', f = document.querySelectorAll('iframe');"
	print "for (var i = 0; i < f.length; i++) { var d = f[i].contentDocument, e = d.querySelectorAll('body *');"
	print "for (var k = 0; k < e.length; k++) { var c = /^rgb\\((\\d+), (\\d+), (\\d+)\\)$/.exec(d.defaultView.getComputedStyle(e[k]).backgroundColor);"
	print "if (!c) continue; var r = e[k].getBoundingClientRect();"
	print "s += ['box', i, c[1] * 65536 + c[2] * 256 + +c[3], r.left.toFixed(3), r.top.toFixed(3), r.width.toFixed(3), r.height.toFixed(3)].join(' ') + '\\n'; } }"
	print "document.body.innerHTML = '<pre>' + s + '</pre>'; }"
	print "</script></body></html>"
}
