import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { collect } from './collect.test-support.ts';
import { readTable } from './read-table.ts';
import { temporaryFile } from './temporary-file.test-support.ts';

describe('a table', () => {
  it('gives each row its values, 0-based row and 1-based line', async () => {
    const file = await temporaryFile('id,price\na,10\n"b ""quoted"", with comma",\n');
    expect(await collect(readTable(file, ['id', 'price']))).toEqual([
      { line: 2, row: 0, values: { id: 'a', price: '10' } },
      { line: 3, row: 1, values: { id: 'b "quoted", with comma', price: '' } },
    ]);
  });

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])(
    'with %s counts the lines an editor counts, through blank lines and breaks in quotes',
    async (_, end) => {
      const rows = ['id,note', `a,"one${end}two"`, '', `b,"one\rtwo${end}three"`, 'c,'];
      const file = await temporaryFile(rows.join(end));
      const read = await collect(readTable(file, ['id']));
      expect(read.map(({ line, row, values }) => [values.id, row, line])).toEqual([
        ['a', 0, 2],
        ['b', 1, 5],
        ['c', 2, 7],
      ]);
    },
  );

  it('may start with a byte order mark', async () => {
    const file = await temporaryFile('\ufeffid\na\n');
    expect((await collect(readTable(file, ['id'])))[0]?.values.id).toBe('a');
  });

  it('is decompressed when its bytes say gzip, whatever its name', async () => {
    const file = await temporaryFile(gzipSync('id\na\n'));
    expect((await collect(readTable(file, ['id'])))[0]?.values.id).toBe('a');
  });

  it('numbers columns of the same name from the second on', async () => {
    const file = await temporaryFile('category,category,category_2,category\n1,2,3,4\n');
    const [row] = await collect(readTable(file, ['category', 'category_2', 'category_2_2', 'category_3']));
    expect(row?.values).toEqual({ category: '1', category_2: '2', category_2_2: '3', category_3: '4' });
  });

  it('may be left before its end', async () => {
    const file = await temporaryFile(`id\n${'a\n'.repeat(50_000)}`);
    for await (const { line } of readTable(file, ['id'])) {
      expect(line).toBe(2);
      break;
    }
  });

  it('may have no rows', async () => {
    expect(await collect(readTable(await temporaryFile('id\n'), ['id']))).toEqual([]);
  });
});

describe('a file that is not the table', () => {
  it('is refused for a missing column, with the columns found', async () => {
    const file = await temporaryFile('id,prize\n');
    await expect(collect(readTable(file, ['id', 'price']))).rejects.toMatchObject({
      code: 'data/bad-row',
      message: `${file}, line 1: no column price. The columns are id, prize.`,
    });
  });

  it('is refused for a row of another length, with its line', async () => {
    const file = await temporaryFile('id,price\na,1\nb,2,3\n');
    await expect(collect(readTable(file, ['id']))).rejects.toMatchObject({
      code: 'data/bad-row',
      message: expect.stringMatching(/data\.csv: .*line 3/),
    });
  });

  it.each([
    ['an open quote', 'id\n"a\n'],
    ['an incomplete gzip', gzipSync('id\na\n').subarray(0, -6)],
    ['a damaged gzip', Uint8Array.of(0x1f, 0x8b, 1, 2, 3)],
    ['nothing', ''],
    ['blank lines only', '\n\n'],
  ])('is refused for %s', async (_, content) => {
    const file = await temporaryFile(content);
    await expect(collect(readTable(file, ['id']))).rejects.toMatchObject({ code: 'data/bad-row' });
  });

  it('is refused when it is not there, with its path', async () => {
    await expect(collect(readTable('no/such.csv', ['id']))).rejects.toMatchObject({
      code: 'config/invalid',
      message: expect.stringContaining('no/such.csv'),
    });
  });

  it('is refused when it is a folder', async () => {
    await expect(collect(readTable(import.meta.dirname, ['id']))).rejects.toMatchObject({
      code: 'config/invalid',
    });
  });
});
