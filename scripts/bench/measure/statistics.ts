/** Quantiles of samples, in the samples' unit. */
export interface Summary {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly samples: number;
}

/** How many times more one thing takes than another: the median over rounds, and the rounds' extremes. */
export interface Ratio {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** @param share 0..1; between two samples the quantile is interpolated; NaN without samples */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at % 1);
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

export function summarize(samples: readonly number[]): Summary {
  return {
    p50: median(samples),
    p95: quantile(samples, 0.95),
    p99: quantile(samples, 0.99),
    samples: samples.length,
  };
}

/**
 * Compares round by round, so that noise that hits a whole round cancels out.
 *
 * @param dividends one figure per round
 * @param divisors of the same rounds
 */
export function ratioOverRounds(dividends: readonly number[], divisors: readonly number[]): Ratio {
  const ratios = dividends.map((dividend, round) => dividend / (divisors[round] ?? Number.NaN));
  return { median: median(ratios), low: Math.min(...ratios), high: Math.max(...ratios) };
}
