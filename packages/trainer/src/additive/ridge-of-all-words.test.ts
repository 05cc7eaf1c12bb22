import { priceTask, priceText } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { ridgeOfAllWords } from './ridge-of-all-words.ts';

const trades = ['sink', 'roof', 'wall', 'garden'];

/** Jobs whose logarithm of a price is a sum of what two words add, and whose second output never varies. */
function jobs(from: number, count: number) {
  return Array.from({ length: count }, (_, at) => {
    const trade = trades[(from + at) % 4] ?? '';
    const isLarge = (from + at) % 3 === 0;
    const title = `${isLarge ? 'large' : 'small'} ${trade}`;
    const { parsed } = priceTask.parse({ title });
    return { parsed, target: [5 + trades.indexOf(trade) + (isLarge ? 1 : 0), 7] };
  });
}

describe('a ridge regression of all words', () => {
  it('finds what each word adds, for each output', () => {
    const test = jobs(500, 12);
    const predicted = ridgeOfAllWords(priceText.features, jobs(0, 400), jobs(400, 60), test);
    test.forEach(({ target }, row) => {
      target.forEach((value, output) => {
        expect(Math.abs((predicted[row]?.[output] ?? Number.NaN) - value)).toBeLessThan(0.2);
      });
    });
  });
});
