import { heuristicScore, type ProfileInput, profileScoreTask, scoreReference } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { fitScoreLine } from './fit-score-line.ts';

const row = (input: ProfileInput, score: number) => ({
  parsed: profileScoreTask.parse(input).parsed,
  target: [score],
});

describe("a market's line of scores", () => {
  it('is found where scores lie on one', () => {
    // 20 points and 5 for each star: 50 + 0.4 * points
    const rows = [1, 2, 3, 4, 5].map((rating) =>
      row({ profileCompletion: 100, rating }, 50 + 0.4 * (20 + 5 * rating)),
    );
    const line = fitScoreLine(rows);
    expect(line).toEqual({ none: 50, all: 90, unrated: 3 });
    for (const { parsed, target } of rows)
      expect(heuristicScore(parsed, scoreReference(line))).toBeCloseTo(target[0] ?? Number.NaN, 9);
  });

  it('never falls, however scores and points go together', () => {
    const { none, all } = fitScoreLine([row({ rating: 1 }, 90), row({ rating: 5 }, 30)]);
    expect([none, all]).toEqual([60, 60]);
  });

  it('counts an unknown rating as no better than a good one', () =>
    expect(fitScoreLine([row({ rating: 4.8 }, 90)])).toEqual({ none: 90, all: 90, unrated: 4 }));

  it('ends on the scale', () => {
    const rows = [row({ rating: 4 }, 0), row({ rating: 5 }, 100)];
    expect(fitScoreLine(rows)).toMatchObject({ none: 0, all: 100 });
  });
});
