/**
 * Compiled beside a program when it is to run on asc's own runtime, so that a test can compare: that runtime collects
 * whenever its heap is full, even while it is writing down a candidate; here it does when asked. And where its heap begins.
 */
gc.auto = false;

export { __heap_base } from 'heap';
