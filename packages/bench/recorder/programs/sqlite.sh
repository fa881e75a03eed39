#!/bin/sh
# sqlite3 runs work.sql and 4,000 single statements. Recorded process: sqlite3.
set -e
awk 'BEGIN { for (i = 1; i <= 2000; i++) {
  printf "SELECT name, born FROM person WHERE id = %d;\n", i * 7919 % 3000
  printf "INSERT INTO sale (person, amount, note) VALUES (%d, %d.25, '\''%s'\'');\n", i * 31 % 3000, i % 700, substr("a note of some length that differs", i % 30)
} }' > statements.sql
(cat "$(dirname "$0")/work.sql"; echo 'BEGIN;'; cat statements.sql; echo 'COMMIT;') > all.sql
rm -f work.db
sqlite3 work.db < all.sql > answers
