import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isBadRow } from '../bad-row.ts';
import { collect } from '../collect.test-support.ts';
import { temporaryFile } from '../temporary-file.test-support.ts';
import { openCsvTable } from './csv-table.ts';

/** Id and note of each row, or the place and kind of a bad one. */
async function read(content: string | Uint8Array): Promise<readonly (readonly string[])[]> {
  const rows = await collect(openCsvTable(await temporaryFile(content)).rows(['id', 'note']));
  return rows.map((row) => (isBadRow(row) ? [row.place.text, row.kind] : [row.values.id, row.values.note]));
}

const refusal = async (content: string | Uint8Array) =>
  read(content).then(
    () => 'was read',
    (error: Error) => error.message,
  );

const text = 'id,note\na,Niño “5 €”\nb,水管\n';
const utf16 = (value: string) => Buffer.from(value, 'utf16le');

describe('encodings and line ends of a CSV file', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16, little end first', utf16(`\ufeff${text}`)],
    ['UTF-16, big end first', utf16(`\ufeff${text}`).swap16()],
    ['UTF-16 without a mark', utf16(text)],
    ['UTF-16 without a mark, big end first', utf16(text).swap16()],
    ['UTF-16 within gzip', gzipSync(utf16(text))],
  ])('%s is read', async (_, content) =>
    expect(await read(content)).toEqual([
      ['a', 'Niño “5 €”'],
      ['b', '水管'],
    ]),
  );

  it('Windows-1252 is read, however late its first letter comes', async () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => `${row},plain`);
    const content = Buffer.from(`id,note\n${rows.join('\n')}\nlast,Pe\xf1a \x80 \x93x\x94`, 'latin1');
    expect((await read(content)).at(-1)).toEqual(['last', 'Peña € “x”']);
  });

  it('a letter of several bytes may lie on the border of two blocks', async () => {
    const rows = Array.from({ length: 60_000 }, (_, row) => `${row},ñ水🔧`);
    const notes = new Set((await read(`id,note\n${rows.join('\n')}`)).map(([, note]) => note));
    expect(notes).toEqual(new Set(['ñ水🔧']));
  });

  it.each([
    [
      'UTF-8 that turns into something else',
      Buffer.concat([Buffer.from('id,note\na,ñÑ\nb,'), Uint8Array.of(0xff)]),
      'UTF-8',
    ],
    ['neither', Buffer.from('id,note\na,\x81\n', 'latin1'), 'neither UTF-8 nor Windows-1252'],
    ['half a letter of UTF-16', utf16('id,note\na,\ud83d\n'), 'UTF-16LE'],
    ['zero bytes', 'id,note\na,\0\n', 'zero bytes'],
    ['a workbook', Buffer.from('PK\x03\x04\0\0'), 'ZIP'],
  ])('%s is refused, by name', async (_, content, name) => expect(await refusal(content)).toContain(name));

  it.each([
    ['CRLF after the header only', 'id,note\r\na,x\nb,"y"\nc,z'],
    ['LF after the header only', 'id,note\na,x\r\nb,"y"\r\nc,z\r\n'],
    ['in turns', '\r\nid,note\na,x\r\nb,"y"\n\r\nc,z'],
    ['CR alone', 'id,note\ra,x\rb,"y"\r\rc,z\r'],
    ['two CR before the LF', 'id,note\r\r\na,x\r\r\nb,"y"\r\r\nc,z\r\r\n'],
  ])('lines end as one likes: %s', async (_, content) =>
    expect(await read(content)).toEqual([
      ['a', 'x'],
      ['b', 'y'],
      ['c', 'z'],
    ]),
  );

  it.each([
    ['semicolons', 'id;note\na;"x; y"\n'],
    ['tabs', 'id\tnote\na\tx; y\n'],
    ['bars', 'id|note\na|x; y\n'],
    ['what a first line says', 'sep=;\r\nid;note\r\na;"x; y"\r\n'],
    ['what a first line says, within another encoding', utf16('\ufeffsep=\t\r\nid\tnote\r\na\tx; y\r\n')],
  ])('columns may be separated by %s', async (_, content) =>
    expect(await read(content)).toEqual([['a', 'x; y']]),
  );

  it('a missing column is named with what separates those that are there', async () =>
    expect(await refusal('key;note\na;x\n')).toContain(
      'line 1: no column id. The columns, separated by semicolons, are key, note.',
    ));

  it('places count the line of the separator', async () =>
    expect(await read('sep=,\nid,note\na\nb,x\n')).toEqual([
      ['line 3', 'another number of cells'],
      ['b', 'x'],
    ]));
});

describe('a faulty row of a CSV file', () => {
  it.each([
    ['a stray quote in a quoted cell', 'a,"6" pipe"', 'stray quote'],
    ['a quote that opens and never ends', 'a,"6 pipe', 'stray quote'],
    ['a cell too many', 'a,x,y', 'another number of cells'],
    ['a cell too few', 'a', 'another number of cells'],
    ['no values', ' , ', 'empty row'],
  ])('with %s costs that row alone', async (_, row, kind) =>
    expect(await read(`id,note\n${row}\nb,"two\nlines"\nc,"say ""x"""\n${row}\n`)).toEqual([
      ['line 2', kind],
      ['b', 'two\nlines'],
      ['c', 'say "x"'],
      ['line 6', kind === 'stray quote' && !row.endsWith('"') ? 'open quote' : kind],
    ]),
  );

  it('is none with an inch mark in a cell that does not start with a quote', async () =>
    expect(await read('id,note\na,6" pipe\n')).toEqual([['a', '6" pipe']]));

  it('counts as a row, so that a split file refers to those after it', async () => {
    const rows = await collect(openCsvTable(await temporaryFile('id\na,b\n   \nc\n')).rows(['id']));
    expect(rows[1]).toMatchObject({ row: 1, place: { text: 'line 4' } });
  });

  it.each([
    ['bare', 'x'.repeat(3 * 2 ** 20)],
    ['quoted', `"${'x'.repeat(3 * 2 ** 20)}"`],
    ['of commas', ','.repeat(3 * 2 ** 20)],
  ])('may be longer than any row: %s', async (_, cell) =>
    expect(await read(`id,note\na,${cell}\nb,x\n`)).toEqual([
      ['line 2', 'too long a row'],
      ['b', 'x'],
    ]),
  );

  it.each([
    ['a header of many equal names', `id,note${',a'.repeat(40_000)}\n`, '40002 columns'],
    ['a header without an end', ','.repeat(2 ** 21), 'longer than a million characters'],
    [
      'a gzip of hardly anything but repetition',
      gzipSync(`id,note\n${`${',x'.repeat(1_000)}\n`.repeat(5_000)}`),
      'expands',
    ],
  ])('is refused at once in %s', { timeout: 3_000 }, async (_, content, trouble) =>
    expect(await refusal(content)).toContain(trouble),
  );

  it('of equal names takes no time to speak of, below the limit', async () => {
    const table = openCsvTable(await temporaryFile(`id${',a'.repeat(1_999)}\n${',x'.repeat(1_999)}\n`));
    const [row] = await collect(table.rows(['id', 'a_1999']));
    expect(row).toMatchObject({ values: { a_1999: 'x' } });
  });
});
