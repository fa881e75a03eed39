/*
 * Operations of wasm that QBE lacks. Each gives what the instruction gives, for every bit pattern; a NaN comes back quiet.
 * What is frequent and takes few instructions of QBE (truncation in range) lowered code does itself. Counts of zeros are
 * frequent too, but what QBE can make of them is slower than a call; src/scans.ts puts instructions in the place of most.
 *
 * No libm, so that nobody has to link it. Rounding relies on the mode every process starts in, to nearest, ties to even.
 */
#include "sigil_ops.h"

#include <string.h>
#if defined(__x86_64__)
#include <emmintrin.h>
#endif

#include "sigil.h"
#include "sigil_rt.h"

uint32_t sigil_op_popcnt32(uint32_t value) {
  value -= (value >> 1) & 0x55555555u;
  value = (value & 0x33333333u) + ((value >> 2) & 0x33333333u);
  value = (value + (value >> 4)) & 0x0f0f0f0fu;
  return (value * 0x01010101u) >> 24;
}

uint64_t sigil_op_popcnt64(uint64_t value) {
  return sigil_op_popcnt32((uint32_t)value) + sigil_op_popcnt32((uint32_t)(value >> 32));
}

uint32_t sigil_op_clz32(uint32_t value) { return value == 0 ? 32 : (uint32_t)__builtin_clz(value); }

uint32_t sigil_op_ctz32(uint32_t value) { return value == 0 ? 32 : (uint32_t)__builtin_ctz(value); }

uint64_t sigil_op_clz64(uint64_t value) { return value == 0 ? 64 : (uint64_t)__builtin_clzll(value); }

uint64_t sigil_op_ctz64(uint64_t value) { return value == 0 ? 64 : (uint64_t)__builtin_ctzll(value); }

/* From here on a magnitude of 2^52 (2^23) and more, infinities included, is integral already; a NaN stays one and becomes quiet. */
static const double INTEGRAL_FROM_64 = 4503599627370496.0;
static const float INTEGRAL_FROM_32 = 8388608.0f;

static double quieted64(double value) { return value != value ? value + value : value; }
static float quieted32(float value) { return value != value ? value + value : value; }

double sigil_op_trunc64(double value) {
  if (!(__builtin_fabs(value) < INTEGRAL_FROM_64)) return quieted64(value);
  return __builtin_copysign((double)(int64_t)value, value);
}

float sigil_op_trunc32(float value) {
  if (!(__builtin_fabsf(value) < INTEGRAL_FROM_32)) return quieted32(value);
  return __builtin_copysignf((float)(int32_t)value, value);
}

double sigil_op_floor64(double value) {
  double whole = sigil_op_trunc64(value);
  return whole > value ? __builtin_copysign(whole - 1.0, value) : whole;
}

double sigil_op_ceil64(double value) {
  double whole = sigil_op_trunc64(value);
  return whole < value ? __builtin_copysign(whole + 1.0, value) : whole;
}

/* Adding what leaves no bit for a fraction rounds to the nearest integer, ties to even; taking it away is exact. */
double sigil_op_nearest64(double value) {
  double magnitude = __builtin_fabs(value);
  if (!(magnitude < INTEGRAL_FROM_64)) return quieted64(value);
  volatile double shifted = magnitude + INTEGRAL_FROM_64;
  return __builtin_copysign(shifted - INTEGRAL_FROM_64, value);
}

/* A NaN of either side wins, and -0 is less than 0. */
double sigil_op_min64(double a, double b) {
  if (a != a || b != b) return a + b;
  if (a == b) return __builtin_signbit(a) ? a : b;
  return a < b ? a : b;
}

double sigil_op_max64(double a, double b) {
  if (a != a || b != b) return a + b;
  if (a == b) return __builtin_signbit(a) ? b : a;
  return a > b ? a : b;
}

float sigil_op_floor32(float value) {
  float whole = sigil_op_trunc32(value);
  return whole > value ? __builtin_copysignf(whole - 1.0f, value) : whole;
}

float sigil_op_ceil32(float value) {
  float whole = sigil_op_trunc32(value);
  return whole < value ? __builtin_copysignf(whole + 1.0f, value) : whole;
}

float sigil_op_nearest32(float value) {
  float magnitude = __builtin_fabsf(value);
  if (!(magnitude < INTEGRAL_FROM_32)) return quieted32(value);
  volatile float shifted = magnitude + INTEGRAL_FROM_32;
  return __builtin_copysignf(shifted - INTEGRAL_FROM_32, value);
}

float sigil_op_min32(float a, float b) {
  if (a != a || b != b) return a + b;
  if (a == b) return __builtin_signbit(a) ? a : b;
  return a < b ? a : b;
}

float sigil_op_max32(float a, float b) {
  if (a != a || b != b) return a + b;
  if (a == b) return __builtin_signbit(a) ? b : a;
  return a > b ? a : b;
}

#if defined(__x86_64__)
double sigil_op_sqrt64(double value) { return _mm_cvtsd_f64(_mm_sqrt_sd(_mm_set_sd(value), _mm_set_sd(value))); }
float sigil_op_sqrt32(float value) { return _mm_cvtss_f32(_mm_sqrt_ss(_mm_set_ss(value))); }
#elif defined(__aarch64__)
double sigil_op_sqrt64(double value) {
  __asm__("fsqrt %d0, %d1" : "=w"(value) : "w"(value));
  return value;
}
float sigil_op_sqrt32(float value) {
  __asm__("fsqrt %s0, %s1" : "=w"(value) : "w"(value));
  return value;
}
#elif defined(__riscv)
double sigil_op_sqrt64(double value) {
  __asm__("fsqrt.d %0, %1" : "=f"(value) : "f"(value));
  return value;
}
float sigil_op_sqrt32(float value) {
  __asm__("fsqrt.s %0, %1" : "=f"(value) : "f"(value));
  return value;
}
#else
#error "sigil_ops.c knows no square root for this target"
#endif

/* What a conversion of C would leave undefined: nothing for a NaN, else the nearest end of the range. */
#define SATURATE(name, from, to, type, lowest, highest, below) \
  to name(from value) {                                        \
    if (value != value) return 0;                              \
    if (value >= below) return (to)(highest);                  \
    if (value <= (from)(lowest)) return (to)(lowest);          \
    return (to)(type)value;                                    \
  }

SATURATE(sigil_op_trunc_sat_f32_i32, float, uint32_t, int32_t, INT32_MIN, INT32_MAX, 0x1p31f)
SATURATE(sigil_op_trunc_sat_f32_u32, float, uint32_t, uint32_t, 0, UINT32_MAX, 0x1p32f)
SATURATE(sigil_op_trunc_sat_f32_i64, float, uint64_t, int64_t, INT64_MIN, INT64_MAX, 0x1p63f)
SATURATE(sigil_op_trunc_sat_f32_u64, float, uint64_t, uint64_t, 0, UINT64_MAX, 0x1p64f)
SATURATE(sigil_op_trunc_sat_f64_i32, double, uint32_t, int32_t, INT32_MIN, INT32_MAX, 0x1p31)
SATURATE(sigil_op_trunc_sat_f64_u32, double, uint32_t, uint32_t, 0, UINT32_MAX, 0x1p32)
SATURATE(sigil_op_trunc_sat_f64_i64, double, uint64_t, int64_t, INT64_MIN, INT64_MAX, 0x1p63)
SATURATE(sigil_op_trunc_sat_f64_u64, double, uint64_t, uint64_t, 0, UINT64_MAX, 0x1p64)

void sigil_op_memory_init(uint32_t target, uint32_t offset, uint32_t count, const uint8_t *bytes, uint32_t left) {
  uint64_t end = (uint64_t)target + count;
  if ((uint64_t)offset + count > left || end > sigil_memory_size()) sigil_rt_trap(SIGIL_TRAP_OUT_OF_BOUNDS);
  memcpy(sigil_rt_base + target, bytes + offset, count);
}

void sigil_op_table_copy(sigil_op_entry *to, uint32_t to_length, const sigil_op_entry *from, uint32_t from_length,
                         uint32_t target, uint32_t source, uint32_t count) {
  bool fits = (uint64_t)source + count <= from_length && (uint64_t)target + count <= to_length;
  if (!fits) sigil_rt_trap(SIGIL_TRAP_TABLE_BOUNDS);
  memmove(to + target, from + source, (size_t)count * sizeof *to);
}

void sigil_op_touch(const volatile uint8_t *at, uint32_t count) { (void)at[count - 1]; }
