#!/bin/sh
# The same SVG through our engine (rendered by pdftoppm) and through headless
# Chromium: tests/svg/*.html, and the charts of templates/charts.html.mustache.
# Compares pictures of 96 dpi by their mean difference (ImageMagick, 0 to 1) and
# fails above the limit of the page; pictures stay in build/svg to look at.
#   sh tests/svg.sh [PAGE.html ...]
# What is left: both anti-alias edges; Chromium hints glyphs and takes ascents
# from hhea, we from the em box; Poppler draws tiles of a few px unevenly.
cd "$(dirname "$0")/.." || exit 2
B=${B:-build}
prog=${JIANBAO:-$PWD/$B/jianbao}
for tool in pdftoppm compare convert; do
	command -v $tool >/dev/null || { echo "skipped: no $tool"; exit 0; }
done
browser=
for b in chromium chromium-browser google-chrome; do
	command -v $b >/dev/null && browser=$b && break
done
[ "$browser" ] || { echo "skipped: no Chromium"; exit 0; }
work=build/svg
mkdir -p "$work"
good=0 bad=0

limit() {
	case $1 in
	patterns) echo 0.09 ;;
	text | chart-*) echo 0.03 ;;
	*) echo 0.01 ;;
	esac
}

# One page for each chart, with the numbers of view_charts.
"$prog" dump value:charts - >"$work/charts.json"
for chart in bar grouped stack ranking line slope histogram waterfall multiples flow; do
	{
		echo '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"/><title>图</title><style>'
		echo '@page { size: 600px 400px; margin: 0 } html, body { margin: 0 } svg { display: block }</style></head><body>'
		echo "{{#$chart}}{{> chart/$chart.svg}}{{/$chart}}</body></html>"
	} >"$work/chart.mustache"
	"$prog" mustache "$work/chart.mustache" "$work/charts.json" -p templates >"$work/chart-$chart.html"
done

[ $# -gt 0 ] || set -- tests/svg/*.html "$work"/chart-*.html
for page; do
	name=$(basename "$page" .html)
	"$prog" render "$page" -o "$work/$name.pdf" >"$work/$name.log" 2>&1 || { cat "$work/$name.log"; bad=$((bad + 1)); continue; }
	pdftoppm -r 96 -png -singlefile "$work/$name.pdf" "$work/$name"
	"$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 \
		--window-size=600,400 --screenshot="$work/$name.chromium.png" "$page" >/dev/null 2>&1
	found=$(compare -metric MAE "$work/$name.png" "$work/$name.chromium.png" null: 2>&1 | sed 's/.*(\(.*\))/\1/')
	convert "$work/$name.png" "$work/$name.chromium.png" +append "$work/$name.both.png"
	if [ "$(echo "$found $(limit "$name")" | awk '{ print ($1 ~ /^[0-9.e-]+$/ && $1 <= $2) }')" = 1 ]; then
		good=$((good + 1))
	else
		bad=$((bad + 1))
		echo "$name: mean difference $found, more than $(limit "$name"): see $work/$name.both.png"
	fi
done
echo "svg: $good as Chromium draws them, $bad differ"
[ "$bad" = 0 ]
