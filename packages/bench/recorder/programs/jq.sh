#!/bin/sh
# jq groups and reshapes a document of JSON. Recorded process: jq.
set -e
awk 'BEGIN { printf "["; for (i = 0; i < 2500; i++)
  printf "%s{\"id\":%d,\"user\":{\"name\":\"user %d\",\"groups\":[\"g%d\",\"g%d\"]},\"score\":%d.5,\"tags\":{\"t%d\":%s}}\n", i ? "," : "", i, i * 7919 % 300, i % 12, i % 7, i * 37 % 1000, i % 50, i % 3 ? "true" : "null"
print "]" }' > rows.json
jq '[.[] | select(.score > 100)] | group_by(.user.name) | map({name: .[0].user.name, best: (map(.score) | max), tags: (map(.tags | keys[]) | unique), text: (map("\(.id):\(.score)") | join(" "))}) | sort_by(-.best)' rows.json > grouped.json
