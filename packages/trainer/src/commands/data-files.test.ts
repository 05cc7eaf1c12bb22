import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dataFiles } from './data-files.ts';

describe('a comma in the name of a file of data', () => {
  it('does not part it when the file is there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'a, b-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const [first, second] = ['x,y.csv', 'z.csv'].map((name) => join(folder, name));
    await Promise.all([first, second].map((file) => writeFile(file ?? '', '')));
    expect(dataFiles(['--data', `${first}`])).toEqual([first]);
    expect(dataFiles(['--data', `${first},${second}`])).toEqual([first, second]);
    expect(dataFiles([`--data=${second},${first}`, '--data', `${second}`])).toEqual([second, first, second]);
    expect(dataFiles(['--data', `${second},b.csv`])).toEqual([second, 'b.csv']);
  });

  it('parts names that are not there', () =>
    expect(dataFiles(['--data', 'no/a.csv,no/b.csv,'])).toEqual(['no/a.csv', 'no/b.csv']));
});
