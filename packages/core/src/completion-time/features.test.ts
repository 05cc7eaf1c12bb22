import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEncoder } from '../encoding/encode.ts';
import { columnNames } from '../encoding/feature.ts';
import { namedColumns } from '../test-support/named-columns.test-support.ts';
import { arbitraryCompletionTimeInput } from './arbitrary-completion-time-input.test-support.ts';
import { completionTimeFeatures } from './features.ts';
import { type CompletionTimeInput, parseCompletionTime } from './input.ts';

const range = (length: number) => Array.from({ length }, (_, index) => index);
const fitted = { category_one_hot: range(30).map((id) => `category-${id}`) };
const encoder = createEncoder(completionTimeFeatures, fitted);
const encoded = (...inputs: readonly CompletionTimeInput[]) =>
  encoder.encode(inputs.map((input) => parseCompletionTime(input).parsed)).dense;
const columns = (input: CompletionTimeInput) =>
  namedColumns(completionTimeFeatures, parseCompletionTime(input).parsed, fitted);

describe('the 43 completion-time features', () => {
  it('stand in the order of the specification: 37 of the job, 6 of the worker', () => {
    expect(encoder.shape).toEqual({ dense: 43, sparse: 0 });
    expect(columnNames(completionTimeFeatures)).toEqual([
      'budget_normalized',
      'urgency_value',
      'materials_count',
      'job_type',
      ...range(30).map((index) => `category_one_hot[${index}]`),
      'day_of_week',
      'hour_of_day',
      'month_of_year',
      'completed_normalized',
      'rating_normalized',
      'earnings_normalized',
      'specs_normalized',
      'experience_normalized',
      'profile_completion',
    ]);
  });

  it('of a whole job are these', () => {
    const expected = new Float32Array(43);
    expected.set([0.05, 2, 2, 1]);
    expected[4 + 3] = 1;
    expected.set([1 / 6, 9 / 23, 10 / 11, 0.42, 0.9, 0.25, 0.3, 0.375, 0.8], 34);
    expect(
      encoded({
        budget: 5000,
        category: 'Category 3',
        urgency: 'HIGH',
        materials: ['paint', 'brushes'],
        jobType: 'INVITE',
        createdAt: '2026-11-24T09:30', // a Tuesday
        worker: {
          completedJobs: 42,
          rating: 4.5,
          earnings: 25_000,
          specializations: 3,
          experienceYears: 7.5,
          profileCompletion: 80,
        },
      }),
    ).toEqual(expected);
  });

  it('of an empty job are the defaults: MEDIUM, LISTING, the middle of every moment, six zeros', () => {
    const expected = new Float32Array(43);
    expected[1] = 1;
    expected.set([0.5, 0.5, 0.5], 34);
    expect(encoded({})).toEqual(expected);
    expect(encoded({ worker: null, createdAt: null, budget: null })).toEqual(expected);
    expect(encoded({ worker: {} })).toEqual(expected);
  });

  it.each<[column: string, CompletionTimeInput, value: number]>([
    ['budget_normalized', { budget: 0 }, 0],
    ['budget_normalized', { budget: 100_000 }, 1],
    ['budget_normalized', { budget: 100_001 }, 1],
    ['budget_normalized', { budget: 1_000, currency: 'USD' }, 0.56],
    ['urgency_value', { urgency: 'LOW' }, 0],
    ['urgency_value', { urgency: 'MEDIUM' }, 1],
    ['urgency_value', { urgency: 'high' }, 2],
    ['materials_count', { materials: [] }, 0],
    ['materials_count', { materials: range(10).map(String) }, 10],
    ['materials_count', { materials: range(11).map(String) }, 10],
    ['job_type', { jobType: 'LISTING' }, 0],
    ['job_type', { jobType: 'invite' }, 1],
    ['day_of_week', { createdAt: '2026-11-23' }, 0], // Monday
    ['day_of_week', { createdAt: '2026-11-25' }, 2 / 6],
    ['day_of_week', { createdAt: '2026-11-29' }, 1], // Sunday
    ['hour_of_day', { createdAt: '2026-11-23T00:59' }, 0],
    ['hour_of_day', { createdAt: '2026-11-23T12:00' }, 12 / 23],
    ['hour_of_day', { createdAt: '2026-11-23T23:59' }, 1],
    ['hour_of_day', { createdAt: '2026-11-23' }, 0.5], // a date without a time
    ['month_of_year', { createdAt: '2026-01-31' }, 0],
    ['month_of_year', { createdAt: '2026-07-01' }, 6 / 11],
    ['month_of_year', { createdAt: '2026-12-01' }, 1],
    ['completed_normalized', { worker: { completedJobs: 100 } }, 1],
    ['completed_normalized', { worker: { completedJobs: 101 } }, 1],
    ['rating_normalized', { worker: { rating: 5 } }, 1],
    ['rating_normalized', { worker: { rating: 2 } }, 0.4],
    ['earnings_normalized', { worker: { earnings: 100_000 } }, 1],
    ['earnings_normalized', { worker: { earnings: 100_001 } }, 1],
    ['specs_normalized', { worker: { specializations: 10 } }, 1],
    ['specs_normalized', { worker: { specializations: 11 } }, 1],
    ['experience_normalized', { worker: { experienceYears: 20 } }, 1],
    ['experience_normalized', { worker: { experienceYears: 21 } }, 1],
    ['profile_completion', { worker: { profileCompletion: 100 } }, 1],
    ['profile_completion', { worker: { profileCompletion: 62.5 } }, 0.625],
  ])('%s of %o is %d', (column, input, value) => expect(columns(input)[column]).toBe(Math.fround(value)));

  it('have one column for each category of the vocabulary, and none for an unknown one', () => {
    const set = (category: string) => {
      const row = columns({ category });
      return range(30).filter((index) => row[`category_one_hot[${index}]`] === 1);
    };
    for (const id of range(30)) expect(set(`Category ${id}`)).toEqual([id]);
    expect(set('unheard of')).toEqual([]);
  });

  it('are finite and within their ranges for any input the schema accepts', () => {
    const ceilings: Readonly<Record<string, number>> = { urgency_value: 2, materials_count: 10 };
    fc.assert(
      fc.property(arbitraryCompletionTimeInput, (input) => {
        for (const [column, value] of Object.entries(columns(input))) {
          expect(value, column).toBeGreaterThanOrEqual(0);
          expect(value, column).toBeLessThanOrEqual(ceilings[column] ?? 1);
        }
      }),
    );
  });

  it('of a batch are those of its rows, one by one', () =>
    fc.assert(
      fc.property(fc.array(arbitraryCompletionTimeInput, { maxLength: 8 }), (inputs) => {
        const oneByOne = inputs.flatMap((input) => [...encoded(input)]);
        expect([...encoded(...inputs)]).toEqual(oneByOne);
      }),
    ));
});
