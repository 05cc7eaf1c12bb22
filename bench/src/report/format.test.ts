import { describe, expect, it } from 'vitest';
import { byteCount, duration, table } from './format.ts';

describe('figures', () => {
  it('have three digits and a unit', () => {
    expect([9.876, 999, 1_234, 17_200_000].map(duration)).toEqual(['9.88 µs', '999 µs', '1.23 ms', '17.2 s']);
    const bytes = [850, 45_230, 1_310_000, -2_500].map(byteCount);
    expect(bytes).toEqual(['850 B', '45.2 kB', '1.31 MB', '-2.5 kB']);
  });
});

describe('a table', () => {
  it('puts records with the same labels into one row, with a dash where there is nothing', () => {
    const records = [
      { engine: 'direct', '1 row': '9 µs' },
      { engine: 'tfjs', '1 row': '80 µs' },
      { engine: 'direct', '10 rows': '90 µs' },
    ];
    expect(table(['engine'], records).split('\n')).toEqual([
      '| engine | 1 row | 10 rows |',
      '|---|---:|---:|',
      '| direct | 9 µs | 90 µs |',
      '| tfjs | 80 µs | - |',
    ]);
  });
});
