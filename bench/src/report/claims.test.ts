import { describe, expect, it } from 'vitest';
import { verdict } from './claims.ts';

describe('a verdict', () => {
  it('compares each round with itself and shows the spread', () => {
    // A round in which everything took ten times as long changes nothing.
    expect(verdict([40, 500, 60], [4, 50, 5], 10)).toBe('10 (10 to 12) yes');
    expect(verdict([22], [2], 25)).toBe('11 **no**');
    expect(verdict([], [2], 25)).toBe('-');
  });
});
