import { quantile, range } from 'd3-array';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

const resamples = 1_000;

/** Between these lie 95 % of a figure's values when its rows are drawn again, with replacement. */
export interface BootstrapInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * How much a figure owes to the rows that happened to be tested. The same rows give the same interval.
 *
 * @param count of rows
 * @param figure of some of the rows, by number; a row may be there more than once
 */
export function bootstrap(count: number, figure: (rows: readonly number[]) => number): BootstrapInterval {
  const generator = xoroshiro128plus(1);
  const figures = range(resamples).map(() =>
    figure(range(count).map(() => uniformInt(generator, 0, count - 1))),
  );
  return { low: quantile(figures, 0.025) ?? Number.NaN, high: quantile(figures, 0.975) ?? Number.NaN };
}
