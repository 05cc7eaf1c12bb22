import { describe, expect, it } from 'vitest';
import { comparisonTable } from './comparison-table.ts';
import { shellCommand } from './shell-command.ts';

const table = comparisonTable({
  title: 'all test rows',
  rows: 3,
  figures: {
    model: { rmsle: 0.123456, 'min.mae': 1234.5, mape: 0.5, coverage: 0.8 },
    constant: { rmsle: 1, 'min.mae': 5, mape: -0.00001, coverage: Number.NaN },
  },
});

describe('a table of figures', () => {
  it('writes each figure in its own way, and a dash for none', () => {
    expect(table).toEqual([
      ['', 'model', 'constant'],
      ['RMSLE', '0.1235', '1.0000'],
      ['MAE, min', '1,235', '5.00'],
      ['MAPE', '50.0 %', '0.0 %'],
      ['truth within the range', '80.0 %', '–'],
    ]);
  });
});

describe('a command', () => {
  it('can be pasted into a shell, whatever its arguments hold', () => {
    expect(shellCommand(['train', 'price', '--data', "it's a file.csv", '--compact'])).toBe(
      `npx tantiya train price \\\n  --data 'it'\\''s a file.csv' \\\n  --compact`,
    );
  });
});
