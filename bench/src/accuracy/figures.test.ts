import { describe, expect, it } from 'vitest';
import { figuresOf } from './figures.ts';
import { pointScore, predictionScore } from './row-score.ts';

const price = (range: readonly [number, number, number], quantiles?: readonly number[]) =>
  ({ range, level: 0.8, quantiles, confidence: 0.5, trust: 'good' }) as const;

describe('the score of an answer', () => {
  it('of a band counts its ends and the middle, of one price the middle alone', () => {
    const target = [Math.E - 1, Math.E ** 2 - 1, Math.E ** 3 - 1];
    const band = { ...price([1, Math.E ** 2 - 1, 9]), band: [0, Math.E ** 3 - 1] as const };
    expect(predictionScore(band, target, true).squaredError).toBeCloseTo(1 / 3);
    expect(predictionScore(band, target, false).squaredError).toBeCloseTo(0);
  });

  it('says whether the range holds the truth, how wide it is and how many quantiles lie below', () => {
    expect(predictionScore(price([50, 100, 200], [60, 90, 150]), [120, 120, 120], false).range).toMatchObject(
      {
        holds: true,
        width: Math.log(4),
        below: 2,
      },
    );
    expect(predictionScore(price([50, 100, 200]), [201, 201, 201], false).range?.holds).toBe(false);
  });

  it('says nothing of a range that nobody has measured', () => {
    const { level: _, ...unmeasured } = price([50, 100, 200]);
    expect(predictionScore(unmeasured, [1, 1, 1], false).range).toBeUndefined();
  });
});

describe('the figures of a set', () => {
  // 300 rows: every tenth truth of the first group is missed, every second of the other.
  const truths = Array.from({ length: 300 }, (_, row) => (row % (row < 200 ? 10 : 2) === 0 ? 300 : 100));
  const figures = figuresOf({
    rows: { train: 1, validation: 1, test: 300 },
    groups: truths.map((_, row) => ['all', row < 200 ? 'PHP' : 'USD', ...(row < 99 ? ['few'] : [])]),
    outcomes: {
      constant: { scores: truths.map((truth) => pointScore([150], [truth])) },
      text: {
        scores: truths.map((truth) => predictionScore(price([50, 100, 200]), [truth, truth, truth], false)),
        recalibrated: truths
          .slice(200)
          .map((truth) => predictionScore(price([50, 100, 300]), [truth, truth, truth], false)),
        gzipBytes: 10_000,
      },
    },
  });

  it('compare every contender with the best on the same rows', () => {
    const { constant, text } = figures.contenders;
    expect(constant?.above?.value).toBeCloseTo((constant?.rmsle.value ?? 0) - (text?.rmsle.value ?? 0));
    expect(text).not.toHaveProperty('above');
  });

  it('tell coverage by group, of groups with enough rows that are not all rows', () => {
    const byGroup = figures.ranges?.groups.map(({ group, rows, coverage }) => [group, rows, coverage.value]);
    expect(byGroup).toEqual([
      ['PHP', 200, 0.9],
      ['USD', 100, 0.5],
    ]);
  });

  it('tell before and after a calibration of the same rows', () => {
    expect(figures.ranges?.recalibrated).toMatchObject({
      before: { coverage: { value: 0.5 }, width: expect.closeTo(Math.log(4)) },
      after: { coverage: { value: 1 }, width: expect.closeTo(Math.log(6)) },
    });
  });
});
