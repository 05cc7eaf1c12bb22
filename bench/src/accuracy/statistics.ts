import { mean, quantileSorted } from 'd3-array';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A figure and the range in which 95 % of its bootstrap resamples lie. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const resamples = 1_000;

/** @param squaredErrors of the test rows */
export function rmsleInterval(squaredErrors: readonly number[]): Interval {
  return bootstrap(squaredErrors.length, (rows) => root(squaredErrors, rows));
}

/**
 * How much lower the first RMSLE is than the second, each resample with the same rows for both: what two models have in
 * common cancels out.
 */
export function pairedDifference(first: readonly number[], second: readonly number[]): Interval {
  return bootstrap(first.length, (rows) => root(first, rows) - root(second, rows));
}

/** @param figure of some rows, each of which may be drawn more than once */
function bootstrap(count: number, figure: (rows: Iterable<number>) => number): Interval {
  const generator = xoroshiro128plus(1);
  const draw = () => new Uint32Array(count).map(() => ((generator.next() >>> 0) / 2 ** 32) * count);
  const figures = Array.from({ length: resamples }, () => figure(draw())).toSorted((a, b) => a - b);
  return {
    value: figure(Uint32Array.from({ length: count }, (_, row) => row)),
    low: quantileSorted(figures, 0.025) ?? Number.NaN,
    high: quantileSorted(figures, 0.975) ?? Number.NaN,
  };
}

function root(squaredErrors: readonly number[], rows: Iterable<number>): number {
  let sum = 0;
  let count = 0;
  for (const row of rows) {
    sum += squaredErrors[row] ?? Number.NaN;
    count++;
  }
  return Math.sqrt(sum / count);
}

/** A share of rows and its 95 % interval (Wilson's, which holds for shares near 1 too). */
export function shareInterval(hits: readonly boolean[]): Interval {
  const count = hits.length;
  const value = mean(hits, Number) ?? Number.NaN;
  const z = 1.96;
  const centre = (value + z ** 2 / (2 * count)) / (1 + z ** 2 / count);
  const half = (z / (1 + z ** 2 / count)) * Math.sqrt((value * (1 - value)) / count + (z / (2 * count)) ** 2);
  return { value, low: centre - half, high: centre + half };
}
