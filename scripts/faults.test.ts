import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('../docs/', import.meta.url);
const rows = readFileSync(new URL('faults.md', folder), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---') && !line.startsWith('| kind'))
  .map((line) => line.slice(2, -2).split(' | '));

const testPattern = /\]\((\.\.\/[^)]+)\): `([^`]+)`/g;

describe('the table of faults', () => {
  it('has three cells in every row, none of them empty, and each kind once', () => {
    expect(rows.length).toBeGreaterThanOrEqual(11);
    expect(new Set(rows.map(([kind]) => kind)).size).toBe(rows.length);
    for (const row of rows) {
      expect(row, row[0]).toHaveLength(3);
      for (const cell of row) expect(cell.trim(), row[0]).not.toBe('');
    }
  });

  it.each(rows)('names tests that are there: %s', (_kind, _now, tests = '') => {
    const named = [...tests.matchAll(testPattern)];
    expect(named).toHaveLength(tests.split('<br>').length);
    for (const [, path = '', title = ''] of named) {
      const file = new URL(path, folder);
      expect(existsSync(file), path).toBe(true);
      expect(path).toMatch(/\.(test|spec)\.ts$/);
      expect(readFileSync(file, 'utf8'), title).toContain(title);
    }
  });
});
