import { describe, expect, it } from 'vitest';
import { priceTask } from '../price/task.ts';
import { taskIds } from '../task-id.ts';
import { withTask } from '../tasks.ts';
import { thrownBy } from '../test-support/thrown-error.test-support.ts';
import { manifestFor } from './manifest.test-support.ts';
import { parseManifest } from './manifest.ts';

const manifest = manifestFor(priceTask, {
  fitted: { category_one_hot: ['plumbing'], tag_one_hot: ['pipes', 'urgent'], title_hash: { seed: 7 } },
  training: { recipe: 'freelance', split: 'by-row', seed: 1 },
});

/** The parsed JSON of a manifest with one value replaced, or left out when undefined. */
function manifestWith(path: string, value: unknown): unknown {
  const json = { ...structuredClone(manifest) } as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce((object, key) => object[key] as Record<string, unknown>, json);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return json;
}

describe('a manifest', () => {
  it('is read as it is', () => expect(parseManifest(manifest)).toBe(manifest));

  it('survives JSON', () => expect(parseManifest(JSON.parse(JSON.stringify(manifest)))).toEqual(manifest));

  it.each(taskIds)('of %s is read', (id) => {
    const taskManifest = withTask(id, (task) => manifestFor(task));
    expect(parseManifest(taskManifest)).toBe(taskManifest);
  });

  it('may keep to itself what it was trained on', () =>
    expect(parseManifest(manifestWith('training', undefined))).not.toHaveProperty('training'));

  it('holds whatever a feature or a head has fitted', () => {
    expect(parseManifest(manifestWith('fitted', { words: null, weights: [1], seed: 7 })).fitted).toEqual({
      words: null,
      weights: [1],
      seed: 7,
    });
    for (const record of [null, [1, 2], { quantiles: { '0.1': 3 } }]) {
      expect(parseManifest(manifestWith('calibration', record)).calibration).toEqual(record);
    }
  });

  it.each<[path: string, wrong: unknown]>([
    ['format', 1],
    ['format', 3],
    ['format', '2'],
    ['format', undefined],
    ['task', 7],
    ['id', 5],
    ['version', 1],
    ['trainedAt', undefined],
    ['design', undefined],
    ['design', 'price/spec-60'],
    ['design.id', undefined],
    ['design.fingerprint', 5],
    ['fitted', undefined],
    ['fitted', ['plumbing']],
    ['reference', undefined],
    ['reference.overall', ['1']],
    ['reference.byCategory', { plumbing: 5 }],
    ['used', 'all'],
    ['used', [1]],
    ['rows', { train: 1 }],
    ['training', { recipe: 'freelance', split: 'by-row' }],
    ['training', null],
    ['metrics', { rmsle: null }], // what JSON makes of NaN
    ['metrics', JSON.parse('{ "rmsle": 1e999 }')], // infinite, but JSON
    ['weightsSha256', undefined],
    ['probes', undefined],
    ['probes', {}],
    ['probes', [{ input: {}, row: [[0, null]], output: [] }]],
    ['probes', [{ input: {}, row: [[0, 1]], output: [null] }]],
    ['probes', [{ input: {}, row: [0, 1], output: [] }]],
    ['probes', [{ input: {}, row: [[0, 1]] }]],
    ['probes', [{ input: {}, output: [7] }]],
    ['probes', JSON.parse('[{ "input": {}, "row": [[0, 1e999]], "output": [7] }]')],
    ['probes', JSON.parse('[{ "input": {}, "row": [], "output": [-1e999] }]')],
  ])('is refused with a wrong %s: %j', (path, wrong) => {
    const { code, message, hint } = thrownBy(() => parseManifest(manifestWith(path, wrong)));
    expect(code).toBe('model/incompatible');
    expect(message).toContain(`model.json has no manifest this version reads: see ${path}`);
    expect(hint).toBe('Export it again with the trainer of this version.');
  });

  it.each([[undefined], [null], ['text'], [[]]])('is refused as %j', (json) =>
    expect(thrownBy(() => parseManifest(json))).toMatchObject({
      code: 'model/incompatible',
      message: 'model.json has no manifest this version reads.',
    }),
  );

  it('is refused without golden probes: nobody could tell whether an engine computes it', () =>
    expect(thrownBy(() => parseManifest(manifestWith('probes', [])))).toEqual({
      code: 'model/incompatible',
      message: 'price/example@1.0.0 has no golden probes.',
      hint: 'Export it again with the trainer of this version.',
    }));

  it('of the format before is refused, saying that it has another format', () =>
    expect(
      thrownBy(() => parseManifest({ ...manifest, format: 1, fingerprint: 'af1d406430910262' })).message,
    ).toContain('see format'));
});
