/*
 * Reads JSON from stdin and writes it back: members sorted by name, numbers in shortest form, strings escaped the one way.
 * A mistake in the text is one line on stderr with line and column, and exit status 1.
 */
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEEPEST 1000

typedef enum { NUL, FALSE_, TRUE_, NUMBER, STRING, ARRAY, OBJECT } Kind;

typedef struct Value {
  Kind kind;
  double number;
  char *text; /* of a string */
  size_t count;
  struct Value *items; /* of an array; of an object the values */
  char **names;
} Value;

static const char *text, *at;
static unsigned depth;

_Noreturn static void fail(const char *format, ...) {
  unsigned line = 1, column = 1;
  for (const char *c = text; c < at; c++) {
    column = *c == '\n' ? 1 : column + 1;
    line += *c == '\n';
  }
  va_list values;
  va_start(values, format);
  fprintf(stderr, "json: %u:%u: ", line, column);
  vfprintf(stderr, format, values);
  fputc('\n', stderr);
  va_end(values);
  exit(1);
}

static void *grown(void *old, size_t count, size_t size) {
  /* Room for 4, 8, 16, ...: asked for whenever the count reaches one of them. */
  if (count >= 4 && (count & (count - 1)) != 0) return old;
  if (count != 0 && count < 4) return old;
  void *result = realloc(old, (count == 0 ? 4 : count * 2) * size);
  if (result == NULL) fail("out of memory");
  return result;
}

static void skip_space(void) { at += strspn(at, " \t\r\n"); }

static void expect(char c) {
  if (*at != c) fail(*at == 0 ? "expected '%c' before the end" : "expected '%c', found '%c'", c, *at);
  at++;
}

static unsigned hex4(void) {
  unsigned code = 0;
  for (int i = 0; i < 4; i++, at++) {
    const char *digits = "0123456789abcdef", *digit = *at == 0 ? NULL : strchr(digits, *at | 0x20);
    if (digit == NULL) fail("expected four hexadecimal digits");
    code = code * 16 + (unsigned)(digit - digits);
  }
  return code;
}

static char *put_utf8(char *to, unsigned code) {
  if (code < 0x80) *to++ = (char)code;
  else if (code < 0x800) *to++ = (char)(0xc0 | code >> 6), *to++ = (char)(0x80 | (code & 63));
  else if (code < 0x10000)
    *to++ = (char)(0xe0 | code >> 12), *to++ = (char)(0x80 | (code >> 6 & 63)), *to++ = (char)(0x80 | (code & 63));
  else
    *to++ = (char)(0xf0 | code >> 18), *to++ = (char)(0x80 | (code >> 12 & 63)),
    *to++ = (char)(0x80 | (code >> 6 & 63)), *to++ = (char)(0x80 | (code & 63));
  return to;
}

static char *parse_string(void) {
  expect('"');
  const char *end = at;
  while (*end != '"' && *end != 0) end += *end == '\\' && end[1] != 0 ? 2 : 1;
  char *result = malloc((size_t)(end - at) + 1), *to = result;
  if (result == NULL) fail("out of memory");
  while (*at != '"') {
    if ((unsigned char)*at < 0x20) fail(*at == 0 ? "a string without end" : "a control character in a string");
    if (*at != '\\') {
      *to++ = *at++;
      continue;
    }
    static const char names[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    const char *name = at[1] == 0 ? NULL : strchr(names, at[1]);
    at += 2;
    if (name != NULL) *to++ = meant[name - names];
    else if (at[-1] == 'u') {
      unsigned code = hex4();
      if (code >= 0xd800 && code < 0xdc00 && at[0] == '\\' && at[1] == 'u') {
        at += 2;
        code = 0x10000 + ((code & 0x3ff) << 10) + (hex4() & 0x3ff);
      }
      to = put_utf8(to, code);
    } else fail("no such escape: \\%c", at[-1]);
  }
  at++;
  *to = 0;
  return result;
}

static Value parse_value(void);

static Value parse_list(Kind kind, char open, char close) {
  Value value = {.kind = kind};
  if (++depth > DEEPEST) fail("deeper than %d", DEEPEST);
  expect(open);
  skip_space();
  while (*at != close) {
    if (value.count != 0) expect(',');
    skip_space();
    if (kind == OBJECT) {
      value.names = grown(value.names, value.count, sizeof *value.names);
      value.names[value.count] = parse_string();
      skip_space();
      expect(':');
    }
    value.items = grown(value.items, value.count, sizeof *value.items);
    value.items[value.count++] = parse_value();
    skip_space();
  }
  at++;
  depth--;
  return value;
}

static Value parse_number(void) {
  const char *c = at;
  c += *c == '-';
  if (*c == '0') c++;
  else if (*c >= '1' && *c <= '9') c += strspn(c, "0123456789");
  else fail(*at == 0 ? "expected a value before the end" : "expected a value, found '%c'", *at);
  if (*c == '.') {
    size_t digits = strspn(c + 1, "0123456789");
    if (digits == 0) fail("expected digits after the point");
    c += 1 + digits;
  }
  if (*c == 'e' || *c == 'E') {
    c += c[1] == '+' || c[1] == '-' ? 2 : 1;
    size_t digits = strspn(c, "0123456789");
    if (digits == 0) fail("expected digits in the exponent");
    c += digits;
  }
  Value value = {.kind = NUMBER, .number = strtod(at, NULL)};
  at = c;
  return value;
}

static bool takes(const char *word) {
  size_t length = strlen(word);
  if (strncmp(at, word, length) != 0) return false;
  at += length;
  return true;
}

static Value parse_value(void) {
  skip_space();
  if (*at == '{') return parse_list(OBJECT, '{', '}');
  if (*at == '[') return parse_list(ARRAY, '[', ']');
  if (*at == '"') return (Value){.kind = STRING, .text = parse_string()};
  if (takes("null")) return (Value){.kind = NUL};
  if (takes("true")) return (Value){.kind = TRUE_};
  if (takes("false")) return (Value){.kind = FALSE_};
  return parse_number();
}

static void print_string(const char *c) {
  putchar('"');
  for (; *c != 0; c++) {
    if (*c == '"' || *c == '\\') putchar('\\'), putchar(*c);
    else if ((unsigned char)*c < 0x20) printf("\\u%04x", (unsigned)*c);
    else putchar(*c);
  }
  putchar('"');
}

/* As few digits as read back to the same number. */
static void print_number(double number) {
  char digits[32];
  for (int precision = 1; precision <= 17; precision++) {
    snprintf(digits, sizeof digits, "%.*g", precision, number);
    if (strtod(digits, NULL) == number) break;
  }
  fputs(isinf(number) ? (number < 0 ? "-1e999" : "1e999") : digits, stdout);
}

static const Value *sorted;

static int by_name(const void *a, const void *b) {
  return strcmp(sorted->names[*(const size_t *)a], sorted->names[*(const size_t *)b]);
}

static void print_value(const Value *value) {
  static const char *const words[] = {"null", "false", "true"};
  if (value->kind == NUMBER) print_number(value->number);
  else if (value->kind == STRING) print_string(value->text);
  else if (value->kind < NUMBER) fputs(words[value->kind], stdout);
  else {
    bool is_object = value->kind == OBJECT;
    size_t *order = malloc((value->count + 1) * sizeof *order);
    if (order == NULL) fail("out of memory");
    for (size_t i = 0; i < value->count; i++) order[i] = i;
    sorted = value;
    if (is_object) qsort(order, value->count, sizeof *order, by_name);
    putchar(is_object ? '{' : '[');
    for (size_t i = 0; i < value->count; i++) {
      if (i != 0) putchar(',');
      if (is_object) print_string(value->names[order[i]]), putchar(':');
      print_value(&value->items[order[i]]);
    }
    putchar(is_object ? '}' : ']');
    free(order);
  }
}

static void free_value(Value *value) {
  for (size_t i = 0; i < value->count; i++) {
    free_value(&value->items[i]);
    if (value->kind == OBJECT) free(value->names[i]);
  }
  free(value->names);
  free(value->items);
  free(value->text);
}

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
  char *bytes = read_all();
  text = at = bytes;
  Value value = parse_value();
  skip_space();
  if (*at != 0) fail("expected the end, found '%c'", *at);
  print_value(&value);
  putchar('\n');
  free_value(&value);
  free(bytes);
}
