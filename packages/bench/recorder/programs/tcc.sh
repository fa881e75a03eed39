#!/bin/sh
# tcc compiles 1,500 functions of C. Recorded process: tcc.
set -e
awk 'BEGIN {
  print "#include <stdlib.h>\n#include <string.h>\n#include <stdio.h>\n#include <math.h>"
  for (i = 0; i < 1500; i++) {
    printf "#define SCALE_%d(x) ((x) * %d + CONSTANT_%d)\n#define CONSTANT_%d %d\n", i, i % 17, i, i, i * 3
    printf "struct row%d { int key, count; char *name; struct row%d *next; };\n", i, i
    printf "static int rank%d(const struct row%d *row, int limit) {\n  int sum = 0;\n", i, i
    printf "  for (int j = 0; row && j < limit; j++, row = row->next) {\n    if (row->key %% %d == 0) sum += SCALE_%d(row->count);\n", 2 + i % 9, i
    printf "    else if (row->name) sum -= (int)strlen(row->name);\n    else printf(\"row %%d of %d has no name\\n\", j);\n  }\n  return sum;\n}\n", i
    if (i > 0) printf "int chain%d(int x) { struct row%d row = { x, %d, \"r%d\", 0 }; return rank%d(&row, x) + rank%d(0, x); }\n", i, i, i, i, i, i - 1
  }
}' > program.c
tcc -g -c program.c -o program.o
