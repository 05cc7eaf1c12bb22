import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reference } from '../model/reference.ts';
import { arbitraryCompletionTimeInput } from './arbitrary-completion-time-input.test-support.ts';
import type { CompletionTimeEstimate } from './basics.ts';
import { type CompletionTimeInput, type CompletionTimeJob, parseCompletionTime } from './input.ts';
import { completionTimeSpec43 } from './spec-43.ts';
import { completionTimeTask } from './task.ts';

const knots = [{ at: 1, lower: -0.5, upper: 0.4 }];
const read = completionTimeSpec43.head({ widths: [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5], knots });
const reference: Reference = { overall: [], byCategory: { painting: [500] } };

const parsed = (input: CompletionTimeInput) => parseCompletionTime(input).parsed;
const answered = (output: number, job: CompletionTimeJob) =>
  completionTimeTask.answer([read([output], job, [])], job, undefined);
const guessed = (job: CompletionTimeJob, known?: Reference) =>
  completionTimeTask.answer([completionTimeTask.guess(job, known)], job, undefined);

function expectOrdered({ lower, hours, upper }: CompletionTimeEstimate) {
  expect(lower).toBeGreaterThanOrEqual(0.5);
  expect(hours).toBeGreaterThanOrEqual(lower);
  expect(upper).toBeGreaterThanOrEqual(hours);
  expect(upper).toBeLessThanOrEqual(720);
}

describe('the completion-time task', () => {
  it('answers expm1 of the output, inside an 80 % interval', () =>
    expect(answered(Math.log1p(4.5), parsed({}))).toEqual({
      hours: 4.5,
      lower: 2.34, // 5.5 / sqrt(e) - 1
      upper: 7.21, // 5.5 * e^0.4 - 1
      level: 0.8,
      confidence: 0.77, // 1 - log(7.205 / 2.336) / 5
      trust: 'caution', // without a category
      formattedDuration: '4-5 hours',
      missing: ['budget', 'category', 'urgency', 'materials', 'jobType', 'createdAt', 'worker'],
      unknown: [],
      ignored: [],
    }));

  it.each([
    [Number.NEGATIVE_INFINITY, [0.5, 0.5, 0.5]],
    [Number.NaN, [0.5, 0.5, 0.5]],
    [Number.POSITIVE_INFINITY, [720, 720, 720]],
    [Math.log1p(720), [436.31, 720, 720]], // 721 / sqrt(e) - 1
  ])('stays between half an hour and 30 days for an output of %d', (output, [lower, hours, upper]) => {
    const answer = answered(output, parsed({}));
    expect([answer.lower, answer.hours, answer.upper]).toEqual([lower, hours, upper]);
  });

  it('states the level that its record says can be held', () => {
    const few = completionTimeSpec43.head({ widths: [0, 1], knots, level: 0.75 });
    expect(few([1], parsed({}), []).level).toBe(0.75);
    expect(() => completionTimeSpec43.head({ widths: [0, 1], knots, level: '80 %' })).toThrow(
      'calibration.level',
    );
  });

  it('asks the network one row', () => {
    const job = parsed({});
    expect(completionTimeTask.variants(job, undefined)).toEqual([job]);
    expect(completionTimeSpec43.outputs).toBe(1);
  });

  it('answers by heuristic from half to twice the estimate, with a confidence of 0.3', () =>
    expect(guessed(parsed({}))).toEqual({
      hours: 4,
      lower: 2,
      upper: 8,
      confidence: 0.3,
      trust: 'ask',
      formattedDuration: '4 hours',
      missing: ['budget', 'category', 'urgency', 'materials', 'jobType', 'createdAt', 'worker'],
      unknown: [],
      ignored: [],
    }));

  it("clamps the ends of the heuristic's interval too", () =>
    expect(guessed(parsed({ category: 'painting' }), reference)).toMatchObject({
      hours: 500,
      lower: 250,
      upper: 720,
    }));

  it('keeps the estimate inside the interval, for any input and any output', () =>
    fc.assert(
      fc.property(arbitraryCompletionTimeInput, fc.double(), (input, output) => {
        const job = parsed(input);
        const estimate = answered(output, job);
        expectOrdered(estimate);
        expect(estimate.confidence).toBeGreaterThanOrEqual(0);
        expect(estimate.confidence).toBeLessThanOrEqual(1);
        expectOrdered(guessed(job, reference));
      }),
    ));
});
