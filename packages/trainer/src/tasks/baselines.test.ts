import { describe, expect, it } from 'vitest';
import { baselines, byCategory, logMeans, means, medians } from './baselines.ts';
import type { Labelled } from './trainer-task.ts';

interface Job {
  readonly category: string | undefined;
}

const row = (category: string | undefined, ...target: readonly number[]): Labelled<Job> => ({
  parsed: { category },
  target,
  group: undefined,
});

describe('a summary of targets', () => {
  const targets = [
    [0, 10],
    [3, 20],
    [15, 60],
  ];

  it('is taken output by output', () => {
    expect(medians(targets)).toEqual([3, 20]);
    expect(means(targets)).toEqual([6, 30]);
  });

  it('can be the mean of log1p: (0 + log 4 + log 16) / 3 = log 4', () => {
    expect(logMeans(targets)[0]).toBeCloseTo(3, 12);
  });
});

describe('the baselines', () => {
  const train = [row('a', 1), row('a', 3), row('b', 9), row('b', 7), row('b', 8)];
  const test = [row('a', 0), row('c', 0), row(undefined, 0)];

  it('are constants, and the median of a known category', () => {
    const found = baselines(train, test);
    expect(Object.keys(found)).toEqual(['constant (log mean)', 'constant (median)', 'category median']);
    expect(found['constant (median)']).toEqual([[7], [7], [7]]);
    expect(found['category median']).toEqual([[2], [7], [7]]);
  });

  it('are constants only where there are no categories', () => {
    expect(Object.keys(baselines([row(undefined, 1), row(undefined, 2)], test))).toEqual([
      'constant (log mean)',
      'constant (median)',
    ]);
  });

  it('group rows without a category under none', () => {
    expect(byCategory([row(undefined, 4), row('a', 2)], medians).get(undefined)).toEqual([4]);
  });
});
