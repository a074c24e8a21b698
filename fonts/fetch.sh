#!/bin/sh
# Fill this folder with the font files that fonts.json names, out of Debian
# packages.  Files of packages that are installed are linked or copied; the
# others are downloaded with apt-get and unpacked in a temporary folder, so
# nothing is installed and no administrator is needed unless apt has no package
# lists yet.  Files that are here already are left alone.
# FONTS_DIR=DIR: fill another folder.  FONTS_FRESH=1: do not use installed files.
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 1
dest=${FONTS_DIR:-$here}
mkdir -p "$dest" || exit 1

say() { printf '%s\n' "$*" >&2; }
fail() { say "字体：$*"; exit 1; }

# A face of Han is megabytes, a Latin one 100 KB; less than this is a broken copy.
is_whole() { [ -s "$1" ] && [ "$(wc -c <"$1")" -ge 50000 ]; }

# "file package" of every face, one a line (fonts.json keeps a face on one line).
wanted() {
	sed -n 's/.*"file": *"\([^"]*\)".*/\1 &/p' "$here/fonts.json" |
		sed 's/ .*"package": *"\([^"]*\)".*/ \1/; t
		     s/ .*/ -/' | sort -u
}

put() { # put FROM NAME: whole or not at all
	rm -f "$dest/$2.part"
	ln "$1" "$dest/$2.part" 2>/dev/null || cp "$1" "$dest/$2.part" || return 1
	mv -f "$dest/$2.part" "$dest/$2" && chmod a+r "$dest/$2" 2>/dev/null
	is_whole "$dest/$2"
}

installed_path() { # installed_path NAME PACKAGE
	[ "${FONTS_FRESH:-}" ] && return 1
	dpkg-query -L "$2" 2>/dev/null | grep "/$1\$" | head -n 1
}

missing=$(wanted | while read -r name package; do
	is_whole "$dest/$name" && continue
	if [ "$package" = - ] || [ -z "$package" ]; then
		say "字体：fonts.json 写了 $name，但 fonts/ 里没有；它不属于任何软件包，请把文件放进 fonts/。"
		printf '%s -\n' "$name"
		continue
	fi
	from=$(installed_path "$name" "$package")
	[ "$from" ] && put "$from" "$name" && continue
	printf '%s %s\n' "$name" "$package"
done)
[ "$missing" ] || exit 0

command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null ||
	fail "本机不是 Debian 系统（没有 apt-get）。请把这些文件放进 fonts/：$(echo "$missing" | cut -d' ' -f1 | tr '\n' ' ')"

tmp=$(mktemp -d "${TMPDIR:-/tmp}/jianbao-fonts.XXXXXX") || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM
chmod 755 "$tmp"

sandbox=
[ "$(id -u)" = 0 ] && sandbox="-o APT::Sandbox::User=root"
download() { (cd "$tmp" && apt-get -qq $sandbox download "$1" >/dev/null 2>"$tmp/log"); }

lists_tried=
refresh_lists() { # refresh_lists PACKAGE: fetch apt's package lists, once
	[ "$lists_tried" ] && return 1
	lists_tried=1
	if [ "$(id -u)" = 0 ]; then
		apt-get -qq update >/dev/null 2>"$tmp/log"
	elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
		say "字体：更新软件包目录（sudo apt-get update）"
		sudo apt-get -qq update >/dev/null 2>"$tmp/log"
	else
		apt-cache show "$1" >/dev/null 2>&1 || {
			say "字体：apt 的目录里没有 $1。请由管理员运行下面的命令，然后再运行 make fonts："
			say "    apt-get update"
		}
		return 1
	fi
}

bad=0
for package in $(echo "$missing" | cut -d' ' -f2 | sort -u); do
	[ "$package" = - ] && { bad=1; continue; }
	say "字体：下载 $package"
	download "$package" || { refresh_lists "$package" && download "$package"; } || {
		say "字体：下载 $package 失败。没有网络时，可在另一台 Debian 机器上运行 apt-get download $package，"
		say "      用 dpkg-deb -x 解开，把其中的字体文件放进 fonts/；或检查网络和 /etc/apt/sources.list，"
		say "      由管理员运行 apt-get update 后再试。apt 的说明："
		sed 's/^/      /' "$tmp/log" >&2
		bad=1
		continue
	}
	mkdir -p "$tmp/x"
	names=$(echo "$missing" | sed -n "s/ $package\$//p")
	# one pass over the package for all its files; the patterns reach tar unexpanded
	dpkg-deb --fsys-tarfile "$tmp/$package"_*.deb |
		(set -f; tar -xf - -C "$tmp/x" --wildcards $(echo "$names" | sed 's|^|*/|') 2>/dev/null)
	for name in $names; do
		from=$(find "$tmp/x" -type f -name "$name" | head -n 1)
		if [ "$from" ] && put "$from" "$name"; then
			:
		else
			say "字体：软件包 $package 里没有 $name"
			bad=1
		fi
	done
	rm -rf "$tmp/x" "$tmp/$package"_*.deb
done
[ $bad = 0 ] || fail "fonts/ 还不完整。"
say "字体：已备齐，在 $dest"
