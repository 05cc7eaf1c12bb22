import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvDialect, type CsvRecord, CsvRecords } from './csv-records.ts';

const commas: CsvDialect = { delimiter: ',', carriageReturns: false };

function read(pieces: readonly string[], width?: number): readonly CsvRecord[] {
  const records = new CsvRecords(commas, 1);
  return [
    ...pieces.flatMap((piece) => [...records.push(piece, width, false)]),
    ...records.push('', width, true),
  ];
}

const cell = fc.string({
  unit: fc.oneof(
    fc.constantFrom('"', ',', '\n', '\r', ' ', 'a', '1'),
    fc.string({ unit: 'grapheme', maxLength: 1 }),
  ),
});
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('the records of a CSV file', () => {
  it('come back as they were written', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell)),
        fc.constantFrom('\n', '\r\n', '\r\r\n'),
        (rows, end) => {
          const text = rows.map((row) => row.map(quoted).join(',') + end).join('');
          expect(read([text], 3).map((record) => 'cells' in record && record.cells)).toEqual(rows);
        },
      ),
    ));

  it('are the same, however the text is cut', () =>
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('"', '"', ',', '\n', '\r', 'a', 'b'), maxLength: 8 })),
        fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
        (pieces, width) => {
          expect(read(pieces, width)).toEqual(read([pieces.join('')], width));
        },
      ),
      { numRuns: 1_000 },
    ));

  it('each stand on the line where they start, whatever is wrong with those before', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('"6" pipe",b', 'a', 'a,b,c', '6" pipe,b', '"a\nb",c', '', '  ')),
        (rows) => {
          const text = [...rows, 'last,row'].join('\n');
          const last = read([text], 2).at(-1);
          expect(last).toEqual({ line: text.split('\n').length, cells: ['last', 'row'] });
        },
      ),
    ));
});
