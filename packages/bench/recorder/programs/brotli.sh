#!/bin/sh
# brotli compresses a text. Recorded process: brotli.
set -e
awk -v LINES=30000 -f "$(dirname "$0")/text.awk" > text
brotli -f -q 9 text
