#!/bin/sh
# Install the Debian packages that are missing: sh src/setup.sh GROUP...
# Groups: build (compiler and libraries), test (what the tests call).
# As root or with sudo the packages are installed; otherwise the exact command is printed.
build='gcc make pkg-config libc6-dev libhpdf-dev libcjson-dev libexpat1-dev libharfbuzz-dev libfreetype-dev libicu-dev nettle-dev libdeflate-dev libpng-dev libqpdf-dev libqrencode-dev'
test='libcmocka-dev sqlite3 jq poppler-utils qpdf mupdf-tools unicode-data'

want=
for group in "$@"; do
	case $group in
	build) want="$want $build" ;;
	test) want="$want $test" ;;
	*) echo "setup: 未知的组 $group" >&2; exit 2 ;;
	esac
done

missing=
for p in $want; do
	dpkg-query -W -f='${Status}' "$p" 2>/dev/null | grep -q '^install ok installed' || missing="$missing $p"
done
[ -z "$missing" ] && exit 0

echo "缺少软件包：$missing"
if [ "$(id -u)" = 0 ]; then
	run=
elif command -v sudo >/dev/null 2>&1; then
	run=sudo
else
	echo "请用管理员身份执行：apt-get update && apt-get install -y --no-install-recommends$missing" >&2
	exit 1
fi
$run apt-get update -q && $run env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $missing && exit 0
echo "安装未成功。请检查网络或软件源后执行：$run apt-get update && $run apt-get install -y --no-install-recommends$missing" >&2
exit 1
