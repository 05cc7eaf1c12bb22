import { describe, expect, it } from 'vitest';
import { byteCount, duration, ratio, table } from './format.ts';

describe('figures', () => {
  it('have three digits and a unit', () => {
    expect([9.876, 999, 1_234, 17_200_000].map(duration)).toEqual(['9.88 µs', '999 µs', '1.23 ms', '17.2 s']);
    expect([850, 45_230, 1_310_000, -2_500].map(byteCount)).toEqual([
      '850 B',
      '45.2 kB',
      '1.31 MB',
      '-2.5 kB',
    ]);
  });

  it('show the spread of a ratio where there is one', () => {
    expect(ratio({ median: 31.24, low: 28.91, high: 33.06 })).toBe('31.2 (28.9 to 33.1)');
    expect(ratio({ median: 11, low: 11, high: 11 })).toBe('11');
  });

  it('line up in a table', () => {
    expect(table(['engine', 'time'], [['direct', '9 µs']])).toBe(
      '| engine | time |\n|---|---:|\n| direct | 9 µs |',
    );
  });
});
