import type { Random } from './random.ts';

/** One kind of hostile input. */
export interface Suite<Input> {
  /** Makes an input, which follows from the draws alone; this is not timed. */
  make(random: Random): Input;
  /**
   * Tries it.
   *
   * @returns what came of it, in a few words; to be counted
   * @throws anything when what came of it is a fault of ours
   */
  run(input: Input): Promise<string>;
}

/** @throws Error naming the first number that is none, with its path */
export function requireFinite(value: unknown, path = 'answer'): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${path} is ${value}`);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) requireFinite(inner, `${path}.${key}`);
}
