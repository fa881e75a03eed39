#!/bin/sh
# gawk counts words, splits and joins fields. Recorded process: gawk, the second one.
set -e
gawk -v LINES=9000 -f "$(dirname "$0")/text.awk" > text
cat > count.awk <<'SOURCE'
{
  gsub(/[.,]/, "")
  for (i = 1; i <= NF; i++) { count[$i]++; where[$i] = where[$i] " " NR }
  $1 = toupper(substr($1, 1, 1)) substr($1, 2)
  line[NR] = $0
  if (NR % 3 == 0) delete line[NR - 2]
}
END {
  n = asorti(count, keys)
  for (i = 1; i <= n; i++) {
    parts = split(where[keys[i]], at, " ")
    text = text sprintf("%s %d %s\n", keys[i], count[keys[i]], parts > 3 ? at[1] ".." at[parts] : where[keys[i]])
    if (length(text) > 4000) { total += length(text); text = "" }
  }
  print n, total
}
SOURCE
gawk -f count.awk text
