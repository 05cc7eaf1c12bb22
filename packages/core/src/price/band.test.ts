import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBand } from './band.ts';

describe('a posted band', () => {
  it('is what the network says, moved by what held-out rows told', () => {
    const [least, most] = openBand({ band: [Math.log(2), -Math.log(2)] })(Math.log1p(1000), Math.log1p(9001));
    expect(least).toBeCloseTo(2001, 6); // 2 * 1,001 - 1
    expect(most).toBeCloseTo(4500, 6); // 9,002 / 2 - 1
  });

  it('is what the network says where nothing was told', () =>
    expect(openBand({})(Math.log1p(500), Math.log1p(700))[0]).toBeCloseTo(500, 6));

  it('is in order and finite, whatever the network says', () =>
    fc.assert(
      fc.property(fc.double(), fc.double(), fc.array(fc.double({ noNaN: true })), (low, high, band) => {
        const [least, most] = openBand({ band: band.filter(Number.isFinite) })(low, high);
        expect(least).toBeGreaterThanOrEqual(1);
        expect(most).toBeGreaterThanOrEqual(least);
        expect(most).toBeLessThanOrEqual(1e9);
      }),
    ));

  it('refuses a record that is wrong', () =>
    expect(() => openBand({ band: ['1'] })).toThrow('calibration.band'));
});
