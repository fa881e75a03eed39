#!/bin/sh
# git shows the history of a repository of 400 commits with its differences. Recorded process: the git of "log".
set -e
rm -rf repository
mkdir repository
cd repository
export GIT_CONFIG_NOSYSTEM=1 HOME=. GIT_AUTHOR_DATE='2026-01-01T00:00:00Z' GIT_COMMITTER_DATE='2026-01-01T00:00:00Z'
git init -q -b main
awk 'function random(limit) { state = (state * 16807) % 2147483647; return state % limit }
BEGIN {
  state = 20261
  for (f = 0; f < 40; f++) for (l = 0; l < 80; l++) line[f, l] = "line " l " of file " f " " random(100000)
  for (c = 1; c <= 400; c++) {
    print "commit refs/heads/main\ncommitter A <a@example.org> " 1700000000 + c * 600 " +0000\ndata <<E\nchange " c "\nE"
    for (k = 0; k < (c == 1 ? 40 : 1 + random(4)); k++) {
      f = c == 1 ? k : random(40)
      for (e = 0; e < 5; e++) line[f, random(80)] = "changed in " c " to " random(100000)
      print "M 100644 inline folder" f % 6 "/file" f ".txt\ndata <<E"
      for (l = 0; l < 80; l++) print line[f, l]
      print "E"
    }
  }
}' | git fast-import --quiet
git --no-pager log -p --stat --find-renames --find-copies-harder > ../log
