/* Floating point: bodies that attract each other, stepped through time; and a product of matrices. */
#include "kernel.h"

enum { BODIES = 6, SIDE = 48 };

typedef struct {
  double at[3], speed[3], mass;
} body;

static body bodies[BODIES];
static double left[SIDE][SIDE], right[SIDE][SIDE], product[SIDE][SIDE];

static uint32_t mixed_double(uint32_t sum, double value) {
  union {
    double number;
    uint64_t bits;
  } both = {value};
  return mixed(mixed(sum, (uint32_t)both.bits), (uint32_t)(both.bits >> 32));
}

static void place_bodies(void) {
  uint32_t random = 8;
  for (uint32_t i = 0; i < BODIES; i++) {
    for (uint32_t axis = 0; axis < 3; axis++) {
      bodies[i].at[axis] = (double)(next_random(&random) & 0xffff) / 4096.0 - 8.0;
      bodies[i].speed[axis] = (double)(next_random(&random) & 0xffff) / 65536.0 - 0.5;
    }
    bodies[i].mass = 1.0 + i;
  }
}

static void attract(body *a, body *b, double step) {
  double dx = a->at[0] - b->at[0], dy = a->at[1] - b->at[1], dz = a->at[2] - b->at[2];
  double square = dx * dx + dy * dy + dz * dz + 0.01;
  double pull = step / (square * __builtin_sqrt(square));
  a->speed[0] -= dx * b->mass * pull;
  a->speed[1] -= dy * b->mass * pull;
  a->speed[2] -= dz * b->mass * pull;
  b->speed[0] += dx * a->mass * pull;
  b->speed[1] += dy * a->mass * pull;
  b->speed[2] += dz * a->mass * pull;
}

/* A turn: one step of time. */
KERNEL(bodies) {
  uint32_t sum = 0;
  place_bodies();
  for (uint32_t turn = 0; turn < turns; turn++) {
    for (uint32_t i = 0; i < BODIES; i++)
      for (uint32_t j = i + 1; j < BODIES; j++) attract(&bodies[i], &bodies[j], 0.001);
    for (uint32_t i = 0; i < BODIES; i++)
      for (uint32_t axis = 0; axis < 3; axis++) bodies[i].at[axis] += bodies[i].speed[axis] * 0.001;
  }
  for (uint32_t i = 0; i < BODIES; i++)
    for (uint32_t axis = 0; axis < 3; axis++) sum = mixed_double(sum, bodies[i].at[axis]);
  return sum;
}

/* A turn: one product of two 48 x 48 matrices. */
KERNEL(matrix) {
  uint32_t sum = 0, random = 9;
  for (uint32_t i = 0; i < SIDE; i++)
    for (uint32_t j = 0; j < SIDE; j++) {
      left[i][j] = (double)(next_random(&random) & 0xff);
      right[i][j] = (double)(next_random(&random) & 0xff) / 128.0;
    }
  for (uint32_t turn = 0; turn < turns; turn++) {
    for (uint32_t i = 0; i < SIDE; i++)
      for (uint32_t j = 0; j < SIDE; j++) {
        double total = 0.0;
        for (uint32_t k = 0; k < SIDE; k++) total += left[i][k] * right[k][j];
        product[i][j] = total;
      }
    left[turn % SIDE][0] = product[turn % SIDE][turn / SIDE % SIDE] / 65536.0;
    sum = mixed_double(sum, left[turn % SIDE][0]);
  }
  return sum;
}
