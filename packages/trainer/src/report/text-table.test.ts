import { describe, expect, it } from 'vitest';
import { markdownTable, textTable } from './text-table.ts';

describe('a table as text', () => {
  it('has its first column to the left and the others to the right, no blanks at the end', () => {
    const rows = [
      ['', 'model', 'constant'],
      ['RMSLE', '0.1235', '1.0000'],
      ['rows', '', ''],
    ];
    expect(textTable(rows)).toBe(['        model  constant', 'RMSLE  0.1235    1.0000', 'rows'].join('\n'));
  });

  it('may have rows of different lengths, or none', () => {
    expect(textTable([['a', '1'], ['bb']])).toBe('a   1\nbb');
    expect(textTable([])).toBe('');
  });
});

describe('a table as Markdown', () => {
  it('has a header, and numbers to the right', () => {
    const rows = [
      ['', 'model'],
      ['RMSLE', '0.1'],
    ];
    expect(markdownTable(rows)).toBe('|  | model |\n| --- | --: |\n| RMSLE | 0.1 |');
  });
});
