import { describe, expect, it } from 'vitest';
import type { Reference } from '../model/reference.ts';
import { clampHours, guessHours, hourBounds } from './heuristic.ts';
import { type CompletionTimeInput, parseCompletionTime } from './input.ts';

const marketplace: Reference = {
  overall: [9],
  byCategory: { painting: [10], demolition: [700], quick: [0.1] },
};
const hours = (input: CompletionTimeInput) =>
  guessHours(parseCompletionTime(input).parsed, marketplace).hours;
const materials = (count: number) => Array.from({ length: count }, String);

describe('the completion-time heuristic', () => {
  it('takes 4 hours when it knows nothing', () => {
    expect(guessHours(parseCompletionTime({}).parsed).hours).toBe(4);
    expect(guessHours(parseCompletionTime({ category: 'Painting' }).parsed).hours).toBe(4);
  });

  it('takes what the category takes in the market, else what all jobs there take', () => {
    expect(hours({ category: 'Painting' })).toBe(10);
    expect(hours({ category: 'Falconry' })).toBe(9);
    expect(hours({ category: 'constructor' })).toBe(9);
    expect(hours({})).toBe(9);
  });

  it('has the interval and the level that the market has measured, else half to twice without a level', () => {
    const measured: Reference = { overall: [9], byCategory: { painting: [10, 4, 30] }, level: 0.81 };
    const guessed = (input: CompletionTimeInput, reference?: Reference) =>
      guessHours(parseCompletionTime(input).parsed, reference);
    const confidence = 0.3;
    expect(guessed({ category: 'painting', urgency: 'LOW' }, measured)).toEqual({
      lower: 4.4,
      hours: 11,
      upper: 33,
      level: 0.81,
      confidence,
      trust: 'caution',
    });
    expect(guessed({}, measured)).toEqual({ lower: 4.5, hours: 9, upper: 18, confidence, trust: 'ask' });
    expect(guessed({})).toEqual({ lower: 2, hours: 4, upper: 8, confidence, trust: 'ask' });
  });

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
