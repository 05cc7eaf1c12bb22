import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('../docs/', import.meta.url);
const document = readFileSync(new URL('faults.md', folder), 'utf8');
const rows = document
  .split('\n')
  .filter((line) => /^\| \d+\. /.test(line))
  .map((line) => line.slice(2, -2).split(' | '));

const linkPattern = /\]\(((?:\.\.?\/)[^)#]+)\)/g;
const testPattern = /\]\((\.\.\/[^)]+)\): `([^`]+)`/g;

describe('the table of faults', () => {
  it('has a row for each kind, each once, with three cells, none of them empty', () => {
    const kinds = rows.map(([kind = '']) => kind.split('.')[0]);
    expect(kinds).toEqual(expect.arrayContaining(['11', '12', '13', '14', '15', '16']));
    expect(new Set(kinds).size).toBe(kinds.length);
    for (const row of rows) {
      expect(row, row[0]).toHaveLength(3);
      for (const cell of row) expect(cell.trim(), row[0]).not.toBe('');
    }
  });

  it('links to files that are there', () => {
    for (const [, path = ''] of document.matchAll(linkPattern)) {
      expect(existsSync(new URL(path, folder)), path).toBe(true);
    }
  });

  it.each(rows)('names tests that are there: %s', (_kind, _now, tests = '') => {
    const named = [...tests.matchAll(testPattern)];
    expect(named).toHaveLength(tests.split('<br>').length);
    for (const [, path = '', title = ''] of named) {
      expect(path).toMatch(/\.(test|spec)\.ts$/);
      expect(readFileSync(new URL(path, folder), 'utf8')).toContain(title);
    }
  });
});
