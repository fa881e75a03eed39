/** How much is tried: little by default, all of it under `npm run test:full`. */
export const isFull = process.env.SIGIL_FULL === '1';

export const figure = (little: number, full: number): number => (isFull ? full : little);
