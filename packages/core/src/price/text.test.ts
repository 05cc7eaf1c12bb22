import { describe, expect, it } from 'vitest';
import { parsePrice } from './input.ts';
import { priceText } from './text.ts';

const read = priceText.head({ knots: [{ at: 0, lower: 0, upper: 0 }], widths: [1, 2] });
const answer = (bandMin: number, bandMax: number) =>
  read(Float32Array.of(6, 7, 8, 3, Math.log1p(bandMin), Math.log1p(bandMax)), parsePrice({}).parsed, []);

describe('the band of a price', () => {
  it('is the least and the most that clients post, in order', () => {
    for (const { band } of [answer(100, 300), answer(300, 100)]) {
      expect(band?.map(Math.round)).toEqual([100, 300]);
    }
  });

  it('is absent where a market has single prices', () => {
    expect(answer(200, 200).band).toBeUndefined();
  });
});
