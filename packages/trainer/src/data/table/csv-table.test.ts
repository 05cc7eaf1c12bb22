import { readdirSync, readlinkSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { collect, collectRows } from '../collect.test-support.ts';
import { temporaryFile } from '../temporary-file.test-support.ts';
import { openCsvTable } from './csv-table.ts';
import { describeTableContract } from './table-contract.test-support.ts';

const cell = (value: string) => `"${value.replaceAll('"', '""')}"`;

/** How often this process has the file open; only Linux tells. */
function timesOpen(file: string): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const descriptors = readdirSync('/proc/self/fd').map((descriptor) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`);
    } catch {
      return undefined; // closed since it was listed
    }
  });
  return descriptors.filter((path) => path === file).length;
}

describeTableContract('a CSV file', {
  create: async (columns, rows) => {
    const lines = [columns, ...rows].map((cells) => cells.map(cell).join(','));
    const file = await temporaryFile(`${lines.join('\n')}\n`);
    return { table: openCsvTable(file), openSources: () => timesOpen(file) };
  },
  missing: openCsvTable('no/such.csv'),
  placeOf: (row) => `line ${row + 2}`,
});

describe('a CSV file', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])(
    'with %s counts the lines an editor counts, through blank lines and breaks in quotes',
    async (_, end) => {
      const rows = ['id,note', `a,"one${end}two"`, '', `b,"one\rtwo${end}three"`, 'c,'];
      const file = await temporaryFile(rows.join(end));
      const read = await collectRows(openCsvTable(file).rows(['id']));
      expect(read.map(({ place, row, values }) => [values.id, row, place.text])).toEqual([
        ['a', 0, 'line 2'],
        ['b', 1, 'line 5'],
        ['c', 2, 'line 7'],
      ]);
    },
  );

  it('may start with a byte order mark', async () => {
    const file = await temporaryFile('\ufeffid\na\n');
    expect((await collectRows(openCsvTable(file).rows(['id'])))[0]?.values.id).toBe('a');
  });

  it('is decompressed when its bytes say gzip, whatever its name', async () => {
    const file = await temporaryFile(gzipSync('id\na\n'));
    expect((await collectRows(openCsvTable(file).rows(['id'])))[0]?.values.id).toBe('a');
  });
});

describe('a file that is no table', () => {
  it('is refused for a missing column, with the columns found', async () => {
    const file = await temporaryFile('id,prize\n');
    await expect(collect(openCsvTable(file).rows(['id', 'price']))).rejects.toMatchObject({
      code: 'data/bad-row',
      message: `${file}, line 1: no column price. The columns are id, prize.`,
    });
  });

  it.each([
    ['an incomplete gzip', gzipSync('id\na\n').subarray(0, -6)],
    ['a damaged gzip', Uint8Array.of(0x1f, 0x8b, 1, 2, 3)],
    ['nothing', ''],
    ['blank lines only', '\n\n'],
  ])('is refused for %s', async (_, content) => {
    const file = await temporaryFile(content);
    await expect(collect(openCsvTable(file).rows(['id']))).rejects.toMatchObject({ code: 'data/bad-row' });
  });

  it('is refused when it is a folder', async () => {
    await expect(collect(openCsvTable(import.meta.dirname).rows(['id']))).rejects.toMatchObject({
      code: 'config/invalid',
    });
  });
});
