import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/**
 * Runs `step` with `Math.random` drawing from `generator`.
 *
 * Dropout in TensorFlow.js seeds each mask with `Math.random()` and takes no generator (a fixed seed would drop the
 * same units in every step). So that the same seed gives the same weights, the global is replaced, but only for the
 * span of one synchronous call: no other code can run inside it.
 */
export function withSeededRandom<Result>(generator: RandomGenerator, step: () => Result): Result {
  const original = Math.random;
  Math.random = () => uniformFloat64(generator);
  try {
    return step();
  } finally {
    Math.random = original;
  }
}
