import { describe, expect, it } from 'vitest';
import { parsePrice } from './input.ts';
import type { PricePrediction } from './prediction.ts';
import { priceTask } from './task.ts';

/** 1,050, 1,100, ... 1,950 PHP at 5 %, 10 %, ... 95 %. */
const quantiles = Array.from({ length: 19 }, (_, index) => 1_050 + index * 50);
const prediction: PricePrediction = { range: [1_100, 1_500, 1_900], quantiles, confidence: 1, trust: 'good' };

function judged(budget: number, currency = 'PHP', predicted = prediction) {
  const { parsed, view } = parsePrice({ currency }, { budget });
  return priceTask.answer([predicted], parsed, view).budget;
}

describe('the verdict on a budget', () => {
  it.each([
    [1_000, 'below', 0.05],
    [1_099.99, 'below', 0.1],
    [1_100, 'inside', 0.1],
    [1_500, 'inside', 0.5],
    [1_900, 'inside', 0.9],
    [1_901, 'above', 0.9],
    [1e9, 'above', 0.95],
  ] as const)('of %d is %s, with the share of such jobs that cost no more: %d', (budget, verdict, share) =>
    expect(judged(budget)).toEqual({ verdict, share }),
  );

  it('is in the currency of the answer', () =>
    expect(judged(1_500 / 56, 'USD')).toEqual({ verdict: 'inside', share: 0.5 }));

  it('has no share where the distribution is not known', () =>
    expect(judged(1, 'PHP', { range: [10, 20, 30], confidence: 0.3, trust: 'caution' })).toEqual({
      verdict: 'below',
    }));

  it('is given only where a budget is', () => {
    const { parsed, view } = parsePrice({});
    expect(priceTask.answer([prediction], parsed, view)).not.toHaveProperty('budget');
  });

  it('never moves the price', () =>
    expect(parsePrice({ title: 'x' }, { budget: 5 }).parsed).toEqual(parsePrice({ title: 'x' }).parsed));

  it.each([0, -1, Number.POSITIVE_INFINITY, '100'])(
    'refuses a budget of %j, naming option and fix',
    (budget) => expect(() => parsePrice({}, { budget: budget as number })).toThrow(/^budget is /),
  );
});
