#!/bin/sh
# clang-14 compiles C to wasm, optimising. Recorded process: clang.
set -e
awk 'BEGIN {
  print "#include <stdlib.h>\n#include <string.h>\n#include <stdio.h>"
  for (i = 0; i < 60; i++) {
    printf "struct s%d { int key; double weight; char name[%d]; struct s%d *next; };\n", i, 8 + i % 24, i
    printf "static int visit%d(struct s%d *at, int depth) {\n  int sum = 0;\n", i, i
    printf "  for (struct s%d *p = at; p != NULL; p = p->next) {\n    switch (p->key %% %d) {\n", i, 3 + i % 7
    for (j = 0; j < 3 + i % 7; j++) printf "    case %d: sum += p->key * %d + (int)(p->weight / %d.5); break;\n", j, j + i, j + 1
    printf "    default: sum -= (int)strlen(p->name);\n    }\n    if (depth > 0 && sum > %d) sum ^= visit%d(p->next, depth - 1);\n  }\n  return sum;\n}\n", i * 31, i
    printf "int entry%d(const char *text) {\n  struct s%d *list = NULL;\n  for (const char *p = text; *p; p++) {\n", i, i
    printf "    struct s%d *new = calloc(1, sizeof *new);\n    new->key = *p * %d;\n    new->weight = *p / %d.0;\n    new->next = list;\n    list = new;\n  }\n", i, i + 1, i + 3
    printf "  int result = visit%d(list, %d);\n  printf(\"%%d\\n\", result);\n  return result;\n}\n", i, i % 5
  }
}' > program.c
clang-14 --target=wasm32-wasi -O2 -c program.c -o program.o
