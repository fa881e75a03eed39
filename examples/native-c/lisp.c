/*
 * A small Lisp: integers, floats, symbols, pairs, closures; define, lambda, if, let, begin, quote, set!, while. Reads
 * a program from stdin and evaluates form by form. Cells come from blocks that are freed together at the end.
 */
#include <ctype.h>
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Cell Cell;
typedef Cell *Builtin(Cell *arguments);

typedef enum { INTEGER, FLOAT, SYMBOL, PAIR, CLOSURE, BUILTIN } Kind;

struct Cell {
  Kind kind;
  union {
    int64_t integer;
    double real;
    const char *name;
    struct { Cell *first, *rest; };
    struct { Cell *parameters, *body, *scope; };
    Builtin *builtin;
  };
};

_Noreturn static void fail(const char *format, ...) {
  va_list values;
  va_start(values, format);
  fflush(stdout);
  fputs("lisp: ", stderr);
  vfprintf(stderr, format, values);
  fputc('\n', stderr);
  va_end(values);
  exit(1);
}

#define BLOCK_CELLS 4096

typedef struct Block {
  struct Block *next;
  Cell cells[BLOCK_CELLS];
} Block;

static Block *blocks;
static size_t used = BLOCK_CELLS, made;

static Cell *new_cell(Kind kind) {
  if (used == BLOCK_CELLS) {
    Block *block = malloc(sizeof *block);
    if (block == NULL) fail("out of memory after %zu cells", made);
    block->next = blocks;
    blocks = block;
    used = 0;
  }
  made++;
  Cell *cell = &blocks->cells[used++];
  cell->kind = kind;
  return cell;
}

static Cell empty_list = {.kind = SYMBOL, .name = "()"};
#define NIL (&empty_list)

static Cell *pair(Cell *first, Cell *rest) {
  Cell *cell = new_cell(PAIR);
  cell->first = first;
  cell->rest = rest;
  return cell;
}

static Cell *integer(int64_t value) {
  Cell *cell = new_cell(INTEGER);
  cell->integer = value;
  return cell;
}

static Cell *real(double value) {
  Cell *cell = new_cell(FLOAT);
  cell->real = value;
  return cell;
}

static Cell *symbols = NIL;

static Cell *symbol(const char *name, size_t length) {
  for (Cell *list = symbols; list != NIL; list = list->rest)
    if (strncmp(list->first->name, name, length) == 0 && list->first->name[length] == 0) return list->first;
  char *copy = malloc(length + 1);
  if (copy == NULL) fail("out of memory");
  memcpy(copy, name, length);
  copy[length] = 0;
  Cell *cell = new_cell(SYMBOL);
  cell->name = copy;
  symbols = pair(cell, symbols);
  return cell;
}

static Cell *word(const char *name) { return symbol(name, strlen(name)); }

/* Reading. */

static const char *at;

static void skip_space(void) {
  for (;;) {
    at += strspn(at, " \t\r\n");
    if (*at != ';') return;
    at += strcspn(at, "\n");
  }
}

static Cell *read_form(void);

static Cell *read_rest(void) {
  skip_space();
  if (*at == 0) fail("a list without end");
  if (*at == ')') return at++, NIL;
  Cell *first = read_form();
  return pair(first, read_rest());
}

static Cell *read_form(void) {
  skip_space();
  if (*at == '(') return at++, read_rest();
  if (*at == ')') fail("a ')' too many");
  if (*at == '\'') {
    at++;
    return pair(word("quote"), pair(read_form(), NIL));
  }
  size_t length = strcspn(at, " \t\r\n();'");
  const char *start = at;
  at += length;
  if (isdigit((unsigned char)*start) || (*start == '-' && isdigit((unsigned char)start[1]))) {
    char *end;
    long long value = strtoll(start, &end, 10);
    return end == at ? integer(value) : real(strtod(start, NULL));
  }
  return symbol(start, length);
}

/* Printing. */

static void print(const Cell *cell) {
  switch (cell->kind) {
    case INTEGER: printf("%lld", (long long)cell->integer); return;
    case FLOAT: printf("%.15g", cell->real); return;
    case SYMBOL: fputs(cell->name, stdout); return;
    case CLOSURE: fputs("<closure>", stdout); return;
    case BUILTIN: fputs("<builtin>", stdout); return;
    case PAIR: break;
  }
  putchar('(');
  for (;; putchar(' ')) {
    print(cell->first);
    cell = cell->rest;
    if (cell->kind != PAIR) break;
  }
  if (cell != NIL) fputs(" . ", stdout), print(cell);
  putchar(')');
}

/* Evaluating. A scope is a list of (name . value), the innermost first. */

static Cell *globals = NIL;

static Cell *binding(Cell *name, Cell *scope) {
  for (Cell *list = scope; list != NIL; list = list->rest)
    if (list->first->first == name) return list->first;
  for (Cell *list = globals; list != NIL; list = list->rest)
    if (list->first->first == name) return list->first;
  fail("%s is not defined", name->name);
}

static Cell *expect_pair(Cell *cell) {
  if (cell->kind != PAIR) fail("expected a pair");
  return cell;
}

static Cell *evaluate(Cell *form, Cell *scope);

static Cell *evaluate_list(Cell *forms, Cell *scope) {
  if (forms == NIL) return NIL;
  Cell *first = evaluate(forms->first, scope);
  return pair(first, evaluate_list(forms->rest, scope));
}

static Cell *evaluate_body(Cell *forms, Cell *scope) {
  Cell *result = NIL;
  for (; forms != NIL; forms = forms->rest) result = evaluate(forms->first, scope);
  return result;
}

static bool is_true(const Cell *cell) { return cell != NIL && !(cell->kind == INTEGER && cell->integer == 0); }

static Cell *closure(Cell *parameters, Cell *body, Cell *scope) {
  Cell *cell = new_cell(CLOSURE);
  cell->parameters = parameters;
  cell->body = body;
  cell->scope = scope;
  return cell;
}

static Cell *apply(Cell *function, Cell *arguments) {
  if (function->kind == BUILTIN) return function->builtin(arguments);
  if (function->kind != CLOSURE) fail("only functions can be called");
  Cell *scope = function->scope;
  for (Cell *names = function->parameters; names != NIL; names = names->rest) {
    scope = pair(pair(names->first, expect_pair(arguments)->first), scope);
    arguments = arguments->rest;
  }
  return evaluate_body(function->body, scope);
}

typedef Cell *Special(Cell *form, Cell *scope);

static Cell *do_quote(Cell *form, Cell *scope) { return (void)scope, form->first; }

static Cell *do_if(Cell *form, Cell *scope) {
  Cell *branches = form->rest;
  return is_true(evaluate(form->first, scope)) ? evaluate(branches->first, scope) : evaluate_body(branches->rest, scope);
}

static Cell *do_lambda(Cell *form, Cell *scope) { return closure(form->first, form->rest, scope); }

static Cell *do_define(Cell *form, Cell *scope) {
  Cell *name = form->first;
  bool is_function = name->kind == PAIR;
  Cell *entry = pair(is_function ? name->first : name, NIL);
  globals = pair(entry, globals);
  entry->rest = is_function ? closure(name->rest, form->rest, scope) : evaluate(form->rest->first, scope);
  return entry->first;
}

static Cell *do_set(Cell *form, Cell *scope) {
  Cell *value = evaluate(form->rest->first, scope);
  return binding(form->first, scope)->rest = value;
}

static Cell *do_let(Cell *form, Cell *scope) {
  Cell *inner = scope;
  for (Cell *list = form->first; list != NIL; list = list->rest)
    inner = pair(pair(list->first->first, evaluate(list->first->rest->first, scope)), inner);
  return evaluate_body(form->rest, inner);
}

static Cell *do_while(Cell *form, Cell *scope) {
  Cell *result = NIL;
  while (is_true(evaluate(form->first, scope))) result = evaluate_body(form->rest, scope);
  return result;
}

static const struct {
  const char *name;
  Special *evaluate;
} specials[] = {{"quote", do_quote}, {"if", do_if},   {"lambda", do_lambda},     {"define", do_define},
                {"set!", do_set},    {"let", do_let}, {"begin", evaluate_body}, {"while", do_while}};

static Cell *special_names[sizeof specials / sizeof *specials];

static Cell *evaluate(Cell *form, Cell *scope) {
  if (form->kind == SYMBOL) return form == NIL ? NIL : binding(form, scope)->rest;
  if (form->kind != PAIR) return form;
  for (size_t i = 0; i < sizeof specials / sizeof *specials; i++)
    if (form->first == special_names[i]) return specials[i].evaluate(form->rest, scope);
  Cell *function = evaluate(form->first, scope);
  return apply(function, evaluate_list(form->rest, scope));
}

/* Builtins. */

static double as_real(const Cell *cell) {
  if (cell->kind == INTEGER) return (double)cell->integer;
  if (cell->kind == FLOAT) return cell->real;
  fail("expected a number");
}

static Cell *arithmetic(char operation, Cell *arguments) {
  const Cell *a = expect_pair(arguments)->first, *b = expect_pair(arguments->rest)->first;
  if (a->kind == INTEGER && b->kind == INTEGER) {
    int64_t x = a->integer, y = b->integer;
    switch (operation) {
      case '+': return integer((int64_t)((uint64_t)x + (uint64_t)y));
      case '-': return integer((int64_t)((uint64_t)x - (uint64_t)y));
      case '*': return integer((int64_t)((uint64_t)x * (uint64_t)y));
      case '<': return x < y ? integer(1) : NIL;
      case '=': return x == y ? integer(1) : NIL;
    }
    if (y == 0) fail("division by zero");
    return integer(operation == '/' ? x / y : x % y);
  }
  double x = as_real(a), y = as_real(b);
  switch (operation) {
    case '+': return real(x + y);
    case '-': return real(x - y);
    case '*': return real(x * y);
    case '<': return x < y ? integer(1) : NIL;
    case '=': return x == y ? integer(1) : NIL;
  }
  return real(operation == '/' ? x / y : fmod(x, y));
}

static Cell *add(Cell *a) { return arithmetic('+', a); }
static Cell *subtract(Cell *a) { return arithmetic('-', a); }
static Cell *multiply(Cell *a) { return arithmetic('*', a); }
static Cell *divide(Cell *a) { return arithmetic('/', a); }
static Cell *modulo(Cell *a) { return arithmetic('%', a); }
static Cell *less(Cell *a) { return arithmetic('<', a); }
static Cell *equal(Cell *a) { return arithmetic('=', a); }
static Cell *square_root(Cell *a) { return real(sqrt(as_real(a->first))); }
static Cell *cons(Cell *a) { return pair(a->first, a->rest->first); }
static Cell *car(Cell *a) { return expect_pair(a->first)->first; }
static Cell *cdr(Cell *a) { return expect_pair(a->first)->rest; }
static Cell *list(Cell *a) { return a; }
static Cell *is_nil(Cell *a) { return a->first == NIL ? integer(1) : NIL; }

static Cell *print_line(Cell *a) {
  for (Cell *rest = a; rest != NIL; rest = rest->rest) {
    print(rest->first);
    putchar(rest->rest == NIL ? '\n' : ' ');
  }
  return NIL;
}

static const struct {
  const char *name;
  Builtin *function;
} builtins[] = {{"+", add},       {"-", subtract}, {"*", multiply}, {"/", divide},  {"%", modulo},
                {"<", less},      {"=", equal},    {"sqrt", square_root}, {"cons", cons}, {"car", car},
                {"cdr", cdr},     {"list", list},  {"nil?", is_nil}, {"print", print_line}};

static char *read_all(void) {
  size_t room = 4096, size = 0;
  char *bytes = malloc(room);
  while (bytes != NULL) {
    size += fread(bytes + size, 1, room - size - 1, stdin);
    if (size < room - 1) break;
    bytes = realloc(bytes, room *= 2);
  }
  if (bytes == NULL) fail("out of memory");
  bytes[size] = 0;
  return bytes;
}

int main(void) {
  for (size_t i = 0; i < sizeof specials / sizeof *specials; i++) special_names[i] = word(specials[i].name);
  for (size_t i = 0; i < sizeof builtins / sizeof *builtins; i++) {
    Cell *cell = new_cell(BUILTIN);
    cell->builtin = builtins[i].function;
    globals = pair(pair(word(builtins[i].name), cell), globals);
  }
  char *bytes = read_all();
  at = bytes;
  for (skip_space(); *at != 0; skip_space()) evaluate(read_form(), NIL);
  printf("%zu cells\n", made);
  for (Block *next; blocks != NULL; blocks = next) {
    next = blocks->next;
    free(blocks);
  }
  free(bytes);
}
