#!/bin/sh
# Check every #include under src/ against src/LAYERS, and refuse functions that
# overflow, hide state or depend on the locale.  Exit 1 on any breach.
cd "$(dirname "$0")/.." || exit 2
{
  sed 's/#.*//;/^ *$/d' src/LAYERS | sed 's/^/L /'
  grep -rnE '^[[:space:]]*#[[:space:]]*include' src --include='*.c' --include='*.h' |
    sed -E 's/^([^:]+):([0-9]+):.*include[[:space:]]*(["<])([^">]+)[">].*/I \1 \2 \3 \4/'
} | awk '
$1 == "L" { m = $2; sub(/:$/, "", m); seen[m] = 1
  for (i = 3; i <= NF; i++) {
    if ($i ~ /^</) { grant[m, substr($i, 2)] = 1; owned[substr($i, 2)] = 1; continue }
    if (!($i in seen) || $i == m) { print "src/LAYERS: " m " names " $i ", not above it"; bad = 1 }
    ok[m, $i] = 1 }
  next }
{ files++; split($2, p, "/"); m = p[2]
  if (!(m in seen)) { print $2 ":" $3 ": module " m " is not in src/LAYERS"; bad = 1; next }
  if ($4 == "<") {
    for (x in owned) if (index($5, x) == 1 && !((m, x) in grant)) {
      print $2 ":" $3 ": <" $5 "> belongs to another module"; bad = 1 }
    next }
  n = split($5, q, "/")
  if (n < 2) { print $2 ":" $3 ": write \"" m "/" $5 "\""; bad = 1; next }
  if (q[1] != m && !((m, q[1]) in ok)) { print $2 ":" $3 ": " m " may not include " $5; bad = 1 } }
END { if (!bad) print "layers: " files " includes agree with src/LAYERS"; exit bad }' || exit 1

banned='\b(strcpy|strcat|sprintf|vsprintf|gets|strtok|atoi|atol|atof|localtime|gmtime|setlocale|asctime|ctime)[[:space:]]*\('
if grep -rnE "$banned" src --include='*.c' --include='*.h'; then
  echo "layers: the functions above are banned" >&2
  exit 1
fi
