import { describe, expect, it } from 'vitest';
import { completionTimeTask } from './completion-time/task.ts';
import { encode } from './feature.ts';
import { manifestFor } from './manifest.test-support.ts';
import { checkCompatible, type Manifest, parseModelJson, passesProbes, vocabulariesOf } from './manifest.ts';
import { priceTask } from './price/task.ts';
import { profileScoreTask } from './profile-score/task.ts';
import { thrownBy } from './thrown-error.test-support.ts';

const vocabularies = { categories: ['plumbing'], tags: ['pipes', 'urgent'] };
const manifest = manifestFor(priceTask, { vocabularies });

const modelJson = (tantiya: unknown) => ({
  format: 'layers-model',
  modelTopology: { model_config: {} },
  weightsManifest: [
    { paths: ['a.bin', 'b.bin'], weights: [{ name: 'dense/kernel', shape: [60, 3], dtype: 'float32' }] },
    { paths: ['c.bin'], weights: [{ name: 'dense/bias', shape: [3], dtype: 'float32' }] },
  ],
  userDefinedMetadata: { tantiya },
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

describe('model.json', () => {
  it('is read: topology, weights and shards in order, manifest', () =>
    expect(parseModelJson(modelJson(manifest))).toEqual({
      topology: { model_config: {} },
      weightSpecs: [
        { name: 'dense/kernel', shape: [60, 3], dtype: 'float32' },
        { name: 'dense/bias', shape: [3], dtype: 'float32' },
      ],
      paths: ['a.bin', 'b.bin', 'c.bin'],
      manifest,
    }));

  it('survives JSON', () =>
    expect(parseModelJson(JSON.parse(JSON.stringify(modelJson(manifest)))).manifest).toEqual(manifest));

  it.each([
    ['null', null],
    ['a text', '<!doctype html>'],
    ['a list', []],
    ['no topology', { ...modelJson(manifest), modelTopology: undefined }],
    ['no weights', { ...modelJson(manifest), weightsManifest: {} }],
    ['a shard without a name', { ...modelJson(manifest), weightsManifest: [{ paths: [5], weights: [] }] }],
  ])('is corrupt as %s', (_, json) =>
    expect(thrownBy(() => parseModelJson(json))).toMatchObject({
      code: 'model/corrupt',
      message: expect.stringContaining('model.json is not a layers model'),
      hint: 'Export the model again.',
    }),
  );

  it.each([
    ['no metadata', { ...modelJson(manifest), userDefinedMetadata: undefined }],
    ['metadata of others', { ...modelJson(manifest), userDefinedMetadata: { other: {} } }],
  ])('is incompatible with %s', (_, json) =>
    expect(thrownBy(() => parseModelJson(json))).toMatchObject({
      code: 'model/incompatible',
      message: expect.stringContaining('model.json has no manifest this version reads'),
      hint: 'Export it again with the trainer of this version.',
    }),
  );
});

describe('a manifest', () => {
  it.each<[path: string, wrong: unknown]>([
    ['format', 2],
    ['task', 7],
    ['id', 5],
    ['version', 1],
    ['trainedAt', undefined],
    ['fingerprint', undefined],
    ['vocabularies', undefined],
    ['vocabularies.categories', [1]],
    ['vocabularies.categories', Array.from({ length: 31 }, String)], // one more than there are columns
    ['vocabularies.tags', Array.from({ length: 21 }, String)],
    ['silentColumns', 'none'],
    ['reference', undefined],
    ['reference.overall', ['1']],
    ['reference.byCategory', { plumbing: 5 }],
    ['calibration', undefined],
    ['calibration.widths', [null]], // what JSON makes of NaN
    ['calibration.knots', [{ at: 1, lower: 0 }]],
    ['rows', { train: 1 }],
    ['metrics', { rmsle: null }],
    ['weightsSha256', undefined],
    ['probes', [{ input: {}, vector: [null], output: [] }]],
    ['probes', [{ input: {}, vector: [] }]],
  ])('is refused with a wrong %s: %j', (path, wrong) => {
    const { code, message } = thrownBy(() => parseModelJson(modelJson(manifestWith(path, wrong))));
    expect(code).toBe('model/incompatible');
    expect(message).toContain(path);
  });

  it('holds the vocabularies in column order', () => {
    const { categories, tags } = vocabulariesOf(manifest);
    expect([...categories]).toEqual([['plumbing', 0]]);
    expect([...tags]).toEqual([
      ['pipes', 0],
      ['urgent', 1],
    ]);
  });
});

describe('compatibility', () => {
  const input = { title: 'Fix a sink', category: 'Plumbing', tags: ['urgent'] };
  const vector = [...encode(priceTask.features, [priceTask.parse(input)], vocabulariesOf(manifest))];
  const probed = (probe: Partial<Manifest['probes'][number]>) =>
    manifestFor(priceTask, { vocabularies, probes: [{ input, vector, output: [7, 8, 9], ...probe }] });
  const refusal = (refused: Manifest) => thrownBy(() => checkCompatible(priceTask, refused));

  it("is given with today's fingerprint", () => {
    checkCompatible(priceTask, manifestFor(priceTask));
    checkCompatible(completionTimeTask, manifestFor(completionTimeTask));
    checkCompatible(profileScoreTask, manifestFor(profileScoreTask));
  });

  it('is given when the probes encode to their vectors', () => checkCompatible(priceTask, probed({})));

  it('is refused to another fingerprint, saying what differs', () =>
    expect(refusal(manifestFor(priceTask, { fingerprint: '0123456789abcdef' }))).toEqual({
      code: 'model/incompatible',
      message:
        'price/example@1.0.0 was trained for price on features 0123456789abcdef, not price af1d406430910262.',
      hint: 'Train it again with this version, or install the version it was trained with.',
    }));

  it('is refused to another task', () =>
    expect(refusal(manifestFor(profileScoreTask))).toMatchObject({
      code: 'model/incompatible',
      message: expect.stringContaining('was trained for profile-score'),
    }));

  it.each<[string, Partial<Manifest['probes'][number]>]>([
    ['encodes otherwise', { vector: vector.with(0, 0.11) }],
    ['is too short', { vector: vector.slice(0, 59) }],
    ['is too long', { vector: [...vector, 0] }],
    ['has an input that is refused', { input: { urgency: 'ASAP' } }],
    ['has no input', { input: undefined }],
  ])('is refused when a probe %s', (_, probe) =>
    expect(refusal(probed(probe))).toMatchObject({
      code: 'model/incompatible',
      message: 'price/example@1.0.0 has a golden probe that encodes to another vector today.',
    }),
  );
});

describe('golden probes', () => {
  const probed = manifestFor(priceTask, {
    probes: [
      { input: {}, vector: [], output: [7, 8, 9] },
      { input: {}, vector: [], output: [6, 6.5, 7] },
    ],
  });

  it.each([
    ['equal answers', [7, 8, 9, 6, 6.5, 7], true],
    ['answers within the tolerance', [7.0009, 8, 8.9991, 6, 6.5, 7], true],
    ['one beyond it', [7, 8, 9, 6, 6.5, 7.0011], false],
    ['a NaN', [7, 8, Number.NaN, 6, 6.5, 7], false],
    ['an answer too few', [7, 8, 9, 6, 6.5], false],
    ['an answer too many', [7, 8, 9, 6, 6.5, 7, 0], false],
  ])('with %s pass: %j, %s', (_, outputs, passes) =>
    expect(passesProbes(probed, outputs, 1e-3)).toBe(passes),
  );

  it('pass when there are none', () => expect(passesProbes(manifest, [], 0)).toBe(true));
});
