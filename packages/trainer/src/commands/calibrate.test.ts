import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseModelJson } from '@tantiya/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { trainedModel } from '../export/format-1.test-support.ts';
import { temporaryFolder } from '../export/temporary-folder.test-support.ts';
import { run } from '../run.ts';
import { nextVersion } from './calibrate.ts';

const output = vi.spyOn(console, 'log').mockImplementation(() => {});
const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
const printed = () => output.mock.calls.flat().join('\n');
const complained = () => complaints.mock.calls.flat().join('\n');
afterEach(() => vi.clearAllMocks());

const marketplace = fileURLToPath(new URL('../../../../datasets/ph-services/jobs.csv', import.meta.url));

/** A copy of a trained model, and a table of some rows of its marketplace. */
async function prepare(rows: number) {
  const folder = await temporaryFolder();
  const model = join(folder, 'model');
  await cp(trainedModel('price/ph-services'), model, { recursive: true });
  const data = join(folder, 'jobs.csv');
  const lines = (await readFile(marketplace, 'utf8')).split('\n');
  await writeFile(data, `${lines.slice(0, 1 + rows).join('\n')}\n`);
  const calibrate = (...more: readonly string[]) =>
    run([
      ...['calibrate', '--model', model, '--recipe', 'ph-services', '--data', data, '--engine', 'cpu'],
      ...more,
    ]);
  return { folder, model, calibrate };
}

async function manifestOf(model: string) {
  return parseModelJson(JSON.parse(await readFile(join(model, 'model.json'), 'utf8'))).manifest;
}

describe('tantiya calibrate', () => {
  it('replaces the record of the ranges, and nothing that was learned', async () => {
    const { model, calibrate } = await prepare(100);
    const before = await manifestOf(model);
    expect(await calibrate()).toBe(0);
    const after = await manifestOf(model);
    expect(after).toMatchObject({
      version: nextVersion(before.version),
      weightsSha256: before.weightsSha256,
      calibrated: { recipe: 'ph-services', rows: 100, from: before.version },
    });
    expect(after.calibration).not.toEqual(before.calibration);
    expect(printed()).toContain(`model ${before.version}`);
    expect(printed()).toContain('truth within the range');
    expect(complained()).toContain(`${after.version}, calibrated from ${before.version}`);
    const card = await readFile(join(model, 'CARD.md'), 'utf8');
    expect(card).toContain(`# ${after.id} ${after.version}\n`);
    expect(card.match(/^## .*/gm)?.slice(0, 2)).toEqual(['## Calibrated again', '## Data']);
  });

  it('can be done again, to another folder and version', async () => {
    const { folder, model, calibrate } = await prepare(60);
    const out = join(folder, 'again');
    expect(await calibrate()).toBe(0);
    const once = await manifestOf(model);
    expect(await calibrate('--out', out, '--model-version', '2026-11')).toBe(0);
    expect(await manifestOf(model)).toEqual(once);
    expect(await manifestOf(out)).toMatchObject({
      version: '2026-11',
      calibration: once.calibration,
      calibrated: { from: once.version },
    });
    const card = await readFile(join(out, 'CARD.md'), 'utf8');
    expect(card.match(/## Calibrated again/g)).toHaveLength(1);
  });

  it('refuses too few rows, and leaves the model as it was', async () => {
    const { model, calibrate } = await prepare(49);
    const before = await readFile(join(model, 'model.json'), 'utf8');
    expect(await calibrate()).toBe(4);
    expect(complained()).toContain('There are 49 rows to calibrate on.');
    expect(complained()).toContain('It takes 50');
    expect(await calibrate('--newest', '10')).toBe(2);
    expect(complained()).toContain('--newest is "10"');
    expect(await readFile(join(model, 'model.json'), 'utf8')).toBe(before);
  });

  it('refuses a folder with anything but a model before it reads the rows', async () => {
    const { folder, calibrate } = await prepare(60);
    expect(await calibrate('--out', folder)).toBe(2);
    expect(complained()).toContain('is no model folder');
  });
});

describe('the version of a calibrated model', () => {
  it.each([
    ['1.0.0', '1.0.1'],
    ['1.0.9', '1.0.10'],
    ['2026-11', '2026-12'],
    ['1.0.0-beta', '1.0.0-beta.1'],
    ['', '.1'],
  ])('after %j is %j', (version, next) => expect(nextVersion(version)).toBe(next));
});
