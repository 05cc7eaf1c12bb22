import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { isTantiyaError } from '@tantiya/core';
import { datasetStats, findRecipe, openTables } from '@tantiya/trainer';
import { mutateBytes } from './mutate-bytes.ts';
import type { Random } from './random.ts';
import { requireFinite, type Suite } from './suite.ts';

/**
 * The first rows of a table with other bytes, other encodings, huge or too many cells, and gzip around it that says
 * little in much. Statistics come of it, with bad rows by kind, or an error of ours.
 *
 * @param file of jobs
 */
export function csvSuite(file: string): Suite<{ readonly name: string; readonly bytes: Buffer }> {
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, 41);
  const original = Buffer.from(lines.join('\n'));
  const recipe = findRecipe('price', 'ph-services');

  return {
    make: (random) => ({
      name: random.once(10) ? 'jobs.csv.gz' : 'jobs.csv',
      bytes: random.pick(makers)(original, random),
    }),
    async run({ name, bytes }) {
      const folder = mkdtempSync(join(tmpdir(), 'tantiya-fuzz-'));
      const mutant = join(folder, name);
      try {
        writeFileSync(mutant, bytes);
        const stats = await datasetStats(recipe, openTables([mutant]));
        requireFinite({ ...stats, targets: stats.examples === 0 ? [] : stats.targets });
        const bad = stats.badRows.reduce((sum, { count }) => sum + count, 0);
        if (stats.examples + stats.withoutTarget + bad > stats.rows + bad)
          throw new Error('rows were made up');
        return stats.examples === 0 ? 'no usable row' : bad > 0 ? 'some bad rows' : 'all rows usable';
      } catch (error) {
        if (!isTantiyaError(error)) throw error;
        if (error.message.length > 1_000)
          throw new Error(`a message of ${error.message.length} characters: ${error.message.slice(0, 200)}`);
        return error.code;
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  };
}

const makers: readonly ((bytes: Buffer, random: Random) => Buffer)[] = [
  mutateBytes,
  mutateBytes,
  mutateBytes,
  (bytes, random) => gzipSync(mutateBytes(bytes, random)),
  (bytes, random) => mutateBytes(gzipSync(bytes), random),
  // One cell of megabytes, open or closed.
  (bytes, { below, once }) =>
    Buffer.concat([bytes, Buffer.from(`\n"${'x'.repeat(10 ** below(8))}${once(2) ? '"' : ''}`)]),
  // A header or rows of very many cells.
  (bytes, { below, once }) => {
    const many = Buffer.from(`${'id,'.repeat(10 ** below(7))}\n`);
    return Buffer.concat(once(2) ? [many, bytes] : [bytes, many, bytes]);
  },
  // Much of nothing.
  (_bytes, { below, pick }) => gzipSync(pick([',', '\n', '"', ' ', 'id\n']).repeat(10 ** below(8))),
  // Another dialect, also within the file.
  (bytes, { pick, once }) => {
    const text = bytes.toString();
    const [delimiter, end] = [pick([';', '\t', '|', ',']), pick(['\r\n', '\r', '\n', '\u2028'])];
    const other = text.replaceAll(',', delimiter).replaceAll('\n', end);
    return Buffer.from(once(3) ? text + other : other, pick(['utf8', 'utf16le', 'latin1']));
  },
  // Values as nobody should write them.
  (bytes, { pick }) => {
    const odd = pick([
      '1e999',
      '-0',
      '١٢٣',
      '1.234,56',
      'NaN',
      '0x10',
      '{a,{b}}',
      '=1+1',
      '\u001b[31m',
      '9'.repeat(400),
    ]);
    return Buffer.from(bytes.toString().replaceAll(/(?<=,)\d+(\.\d+)?(?=,)/g, (value) => pick([odd, value])));
  },
];
