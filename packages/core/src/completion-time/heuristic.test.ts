import { describe, expect, it } from 'vitest';
import type { Reference } from '../model/manifest.ts';
import { clampHours, heuristicHours, hourBounds } from './heuristic.ts';
import { type CompletionTimeInput, parseCompletionTime } from './input.ts';

const marketplace: Reference = {
  overall: [9],
  byCategory: { painting: [10], demolition: [700], quick: [0.1] },
};
const hours = (input: CompletionTimeInput) => heuristicHours(parseCompletionTime(input).parsed, marketplace);
const materials = (count: number) => Array.from({ length: count }, String);

describe('the completion-time heuristic', () => {
  it('takes 4 hours when it knows nothing', () => {
    expect(heuristicHours(parseCompletionTime({}).parsed)).toBe(4);
    expect(heuristicHours(parseCompletionTime({ category: 'Painting' }).parsed)).toBe(4);
    expect(hours({ category: 'Falconry' })).toBe(4);
    expect(hours({ category: 'constructor' })).toBe(4);
  });

  it("takes the category's mean", () => expect(hours({ category: 'Painting' })).toBe(10));

  it.each<[CompletionTimeInput, factor: number]>([
    [{ budget: 10_001 }, 1.5],
    [{ budget: 10_000 }, 1.2],
    [{ budget: 5_001 }, 1.2],
    [{ budget: 5_000 }, 1],
    [{ budget: 500 }, 1],
    [{ budget: 499.99 }, 0.8],
    [{ budget: 0 }, 0.8],
    [{ budget: 200, currency: 'USD' }, 1.5], // 11,200 PHP
    [{ urgency: 'HIGH' }, 0.85],
    [{ urgency: 'MEDIUM' }, 1],
    [{ urgency: 'LOW' }, 1.1],
    [{ materials: materials(5) }, 1],
    [{ materials: materials(6) }, 1.15],
    [{ budget: 20_000, urgency: 'LOW', materials: materials(20) }, 1.8975],
  ])('multiplies by the factor of %o: %d', (input, factor) =>
    expect(hours({ category: 'painting', ...input })).toBeCloseTo(10 * factor, 9),
  );

  it('stays between half an hour and 30 days', () => {
    expect(hourBounds).toEqual([0.5, 720]);
    expect(hours({ category: 'demolition', budget: 20_000 })).toBe(720);
    expect(hours({ category: 'quick' })).toBe(0.5);
    expect([clampHours(0.49), clampHours(0.5), clampHours(720), clampHours(720.1)]).toEqual([
      0.5, 0.5, 720, 720,
    ]);
  });
});
