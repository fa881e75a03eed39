/*
 * Operations of wasm that QBE lacks, for lowered code to call. Same meaning, bit for bit, as the instruction named.
 */
#ifndef SIGIL_OPS_H
#define SIGIL_OPS_H

#include <stdint.h>

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

uint32_t sigil_op_popcnt32(uint32_t value);
uint64_t sigil_op_popcnt64(uint64_t value);
uint32_t sigil_op_clz32(uint32_t value);
uint32_t sigil_op_ctz32(uint32_t value);
uint64_t sigil_op_clz64(uint64_t value);
uint64_t sigil_op_ctz64(uint64_t value);

float sigil_op_ceil32(float value);
float sigil_op_floor32(float value);
float sigil_op_trunc32(float value);
float sigil_op_nearest32(float value);
float sigil_op_sqrt32(float value);
float sigil_op_min32(float a, float b);
float sigil_op_max32(float a, float b);
double sigil_op_ceil64(double value);
double sigil_op_floor64(double value);
double sigil_op_trunc64(double value);
double sigil_op_nearest64(double value);
double sigil_op_sqrt64(double value);
double sigil_op_min64(double a, double b);
double sigil_op_max64(double a, double b);

/* Saturating truncation of what is out of range; lowered code converts the rest itself. */
uint32_t sigil_op_trunc_sat_f32_i32(float value);
uint32_t sigil_op_trunc_sat_f32_u32(float value);
uint64_t sigil_op_trunc_sat_f32_i64(float value);
uint64_t sigil_op_trunc_sat_f32_u64(float value);
uint32_t sigil_op_trunc_sat_f64_i32(double value);
uint32_t sigil_op_trunc_sat_f64_u32(double value);
uint64_t sigil_op_trunc_sat_f64_i64(double value);
uint64_t sigil_op_trunc_sat_f64_u64(double value);

/** memory.init from a segment of which `left` bytes are left. Traps out-of-bounds before it writes anything. */
void sigil_op_memory_init(uint32_t target, uint32_t offset, uint32_t count, const uint8_t *bytes, uint32_t left);

/** An entry of a table of functions; type 0 is an empty one. */
typedef struct sigil_op_entry {
  uint32_t type;
  uint32_t padding;
  void (*function)(void);
} sigil_op_entry;

/** table.copy, and table.init from what is left of a segment. Traps table-bounds before it writes anything. */
void sigil_op_table_copy(sigil_op_entry *to, uint32_t to_length, const sigil_op_entry *from, uint32_t from_length,
                         uint32_t target, uint32_t source, uint32_t count);

/** Reads `count` bytes and forgets them: for the trap. */
void sigil_op_touch(const volatile uint8_t *at, uint32_t count);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif
