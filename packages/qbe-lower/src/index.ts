export * from './native.js';
export * from './toolchain/index.js';
