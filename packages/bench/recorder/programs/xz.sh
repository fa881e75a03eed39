#!/bin/sh
# xz compresses and lists forty files, one after the other, in one process. Recorded process: xz.
set -e
rm -f part.*
awk -v LINES=20000 -f "$(dirname "$0")/text.awk" > text
split -n l/40 text part.
xz -6 -k part.*
