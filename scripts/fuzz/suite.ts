import type { Random } from './random.ts';

/** One kind of hostile input. */
export interface Suite {
  /**
   * Tries one input that follows from the draws alone.
   *
   * @returns what came of it, in a few words; to be counted
   * @throws anything when what came of it is a fault of ours
   */
  run(random: Random): Promise<string>;
}

/** @throws Error naming the first number that is none, with its path */
export function requireFinite(value: unknown, path = 'answer'): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${path} is ${value}`);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) requireFinite(inner, `${path}.${key}`);
}
