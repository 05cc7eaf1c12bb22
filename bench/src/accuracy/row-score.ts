import type { HoursPrediction, PricePrediction, TaskId, Trust } from '@tantiya/core';

/** How good one answer was. */
export interface RowScore {
  /** Mean over the outputs that count of the squared difference of log1p. */
  readonly squaredError: number;
  readonly range?: RangeScore | undefined;
}

export interface RangeScore {
  /** Share of such jobs that the range claims to hold. */
  readonly level: number;
  readonly holds: boolean;
  /** log(upper / lower). */
  readonly width: number;
  /** How many of the stated quantiles lie below the truth. */
  readonly below?: number | undefined;
  readonly trust: Trust;
}

/**
 * @param predicted amounts, of the outputs that count
 * @param unit what the amounts are counted in: log1p of few depends on it
 */
export function pointScore(predicted: readonly number[], truth: readonly number[], unit = 1): RowScore {
  const squares = predicted.map(
    (value, at) => (Math.log1p(value / unit) - Math.log1p((truth[at] ?? Number.NaN) / unit)) ** 2,
  );
  return { squaredError: squares.reduce((sum, square) => sum + square, 0) / squares.length };
}

/** What counts of a target: of prices without a band the one price, else all three; the hours. */
export function countedTruth(task: TaskId, target: readonly number[], bands: boolean): readonly number[] {
  return task === 'price' && !bands ? [target[1] ?? Number.NaN] : target;
}

/** Scores an answer of a design or of the heuristic. */
export function predictionScore(
  prediction: PricePrediction | HoursPrediction,
  target: readonly number[],
  bands: boolean,
  unit = 1,
): RowScore {
  if ('hours' in prediction) {
    const { lower, hours, upper } = prediction;
    return {
      ...pointScore([hours], target, unit),
      range: rangeScore(prediction, [lower, upper], target[0] ?? Number.NaN),
    };
  }
  const { range, level, band } = prediction;
  const [min, suggested, max] = range;
  const price = target[1] ?? Number.NaN;
  const [least, most] = band ?? (level === undefined ? [min, max] : [suggested, suggested]);
  return {
    ...(bands ? pointScore([least, suggested, most], target, unit) : pointScore([suggested], [price], unit)),
    range: rangeScore(prediction, [min, max], price),
  };
}

/** @returns undefined where nobody has measured what the range holds */
export function rangeScore(
  { level, quantiles, trust }: Pick<PricePrediction, 'level' | 'quantiles' | 'trust'>,
  [lower, upper]: readonly [number, number],
  truth: number,
): RangeScore | undefined {
  if (level === undefined) return undefined;
  return {
    level,
    holds: lower <= truth && truth <= upper,
    width: Math.log(upper / lower),
    below: quantiles?.filter((quantile) => quantile < truth).length,
    trust,
  };
}
