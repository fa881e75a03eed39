#!/bin/sh
# redis-server serves one client: strings, lists, hashes and sorted sets come, change and go. Recorded process: redis-server.
set -e
awk 'function random(limit) { state = (state * 16807) % 2147483647; return state % limit }
function bytes(n) { return sprintf("%" n "s", "x") }
BEGIN {
  state = 20261
  for (i = 0; i < 90000; i++) {
    key = random(8000)
    kind = random(16)
    size = random(20) ? 8 + random(120) : random(4000) + 1
    if (kind < 6) print "SET s:" key, sprintf("%0" size "d", i)
    else if (kind < 8) print "DEL s:" key
    else if (kind < 9) print "APPEND s:" key, sprintf("%0" 1 + random(60) "d", i)
    else if (kind < 11) print "RPUSH l:" key % 500, "item" i, "item" random(1000)
    else if (kind < 12) print "LTRIM l:" key % 500, 0, random(40)
    else if (kind < 13) print "HSET h:" key % 700, "f" random(300), random(100000)
    else if (kind < 14) print "ZADD z:" key % 200, random(1000), "member" random(2000)
    else if (kind < 15) print random(30) ? "HDEL h:" key % 700 " f" random(300) : "DEL h:" key % 700
    else print random(30) ? "ZREM z:" key % 200 " member" random(2000) : "DEL z:" key % 200
  }
  print "SHUTDOWN NOSAVE"
}' > commands
rm -f socket
redis-server --port 0 --unixsocket "$PWD/socket" --save '' --appendonly no --daemonize no --logfile server.log --io-threads 1 &
while ! [ -S socket ]; do sleep 0.1; done
redis-cli -s socket < commands > answers 2>&1 || true
wait
