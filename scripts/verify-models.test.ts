import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nameKey, parseModelIndex, parseModelJson, type TaskId } from '@tantiya/core';
import { createEstimator, type Estimator } from 'tantiya';
import { fileFetch } from 'tantiya/node';
import { describe, expect, it } from 'vitest';
import { fixedInputs } from '../packages/core/src/test-support/fixed-inputs.test-support.ts';

const folder = fileURLToPath(new URL('../trained-models/', import.meta.url));
const index = parseModelIndex(JSON.parse(readFileSync(`${folder}index.json`, 'utf8')));
const ids = Object.keys(index.models);

const taskOf = (id: string) => id.split('/')[0] as TaskId;

describe('the trained models', () => {
  it('are those of the specification, with a default per task', () => {
    expect(ids.sort()).toEqual([
      'completion-time/ph-services',
      'completion-time/ph-services-lstm',
      'price/freelance',
      'price/freelance-lstm',
      'price/home-permits',
      'price/ph-services',
      'price/ph-services-lstm',
      'profile-score/freelancers',
      'profile-score/ph-services',
      'profile-score/ph-services-lstm',
    ]);
    expect(index.defaults).toEqual({
      price: 'price/ph-services',
      'completion-time': 'completion-time/ph-services',
      'profile-score': 'profile-score/ph-services',
    });
  });

  it.each(ids)('%s is published as it lies in its folder', (id) => {
    const { path = '', files = {} } = index.models[id] ?? {};
    for (const name of Object.keys(files)) {
      expect(readFileSync(`${folder}${path}/${name}`), name).toEqual(readFileSync(`${folder}${id}/${name}`));
    }
    expect(path).toMatch(/^releases\//);
  });

  it('are published alone, without earlier ones', () => {
    const published = readdirSync(`${folder}releases`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.name === 'model.json')
      .map(({ parentPath }) => relative(folder, parentPath).replaceAll('\\', '/'));
    expect(published.sort()).toEqual(
      Object.values(index.models)
        .map(({ path }) => path)
        .sort(),
    );
  });

  // The library checks hashes, the manifest, the fingerprint and the vectors and answers of the golden probes.
  it.each(ids)('%s is what its index says and answers its probes with the code of today', async (id) => {
    const estimator = createEstimator({ models: folder, use: { [taskOf(id)]: id }, fetch: fileFetch });
    const status = (await estimator.load(taskOf(id)))[taskOf(id)];
    expect(status.failure).toBeUndefined();
    expect(status).toMatchObject({ state: 'ready', model: `${id}@1.0.0`, engine: 'direct' });
  });

  it.each(ids)('%s has stored no name whose key is that of another', async (id) => {
    const { fitted, reference } = parseModelJson(
      JSON.parse(readFileSync(`${folder}${id}/model.json`, 'utf8')),
    ).manifest;
    // Knots of curves are numbers, and hashed columns one text.
    const isNames = (value: unknown): value is readonly string[] =>
      Array.isArray(value) && value.every((name) => typeof name === 'string');
    for (const names of [...Object.values(fitted).filter(isNames), Object.keys(reference.byCategory)]) {
      const keys = names.map(nameKey);
      expect(new Set(keys).size).toBe(keys.length);
    }
    for (const category of Object.keys(reference.byCategory)) expect(nameKey(category)).toBe(category);
  });

  // Of the specification's networks, taken before designs. Changed last when texts became plain text, names got one key
  // and answers with an unknown category or tag became less sure: for no other inputs, and the last by confidence alone.
  // When ranges became those that four fifths of the prices or hours lie in, the answers of the first three changed.
  // Of scores, when suggestions named first what workers can do themselves: the scores stayed the same.
  it.each([
    ['price/freelance-lstm', '859f3619f210299ccdcf4385818a76b6ec1c70f6fd3988bfb46d7ce3032dcd55'],
    ['price/ph-services-lstm', '9955f5a91dae78e6fe818b7dff94e0f430159f340e802a49fe3c27da390d0d01'],
    ['completion-time/ph-services-lstm', '19e73527e43e97eb43a50d7a0819a8a235fcf452f552ed7f34f1cce16e8956b3'],
    ['price/freelance', 'aa3f6144d2e78a0e863bb94ced1968179d90a9d5cdd0142ef4b81aeae876a6a8'],
    ['price/home-permits', '9cc505c2ba94ce6d968c46956d2c66d0447ecb9af90b8acf039f12ba09f88214'],
    ['price/ph-services', '96438d02386ee4ef0a01f958369ffcdcc0f20d54ebe18ee57f6cdb5a636eb74d'],
    ['completion-time/ph-services', '330e1d191e8f4fdbc38d2c46340651ff2a998d2eb0b397aad53cf562a32d95b8'],
    ['profile-score/freelancers', 'acdf3148b89749e1c65d9d42de9e8b5db673c308935d08175b04949bca755f44'],
    ['profile-score/ph-services', '331919a2c15828ef7a68c27a1f28e3ba90354c570ccd4f81ba67c4c3093e063d'],
  ])('%s answers the fixed inputs with the same bits as ever', async (id, sha256) => {
    const answers = await answersTo(id);
    expect(createHash('sha256').update(JSON.stringify(answers)).digest('hex')).toBe(sha256);
  });

  it('read times in the time zone of the marketplace', async () => {
    const hours = async (createdAt: string, timeZone?: string) => {
      const estimator = createEstimator({ models: folder, fetch: fileFetch, timeZone });
      return (await estimator.completionTime({ category: 'painting', budget: 60_000, createdAt })).hours;
    };
    const local = await hours('2027-01-01T04:00'); // the clocks of Greenwich show Thursday evening
    expect(await hours('2026-12-31T20:00Z', 'Asia/Manila')).toBe(local);
    expect(await hours('2026-12-31T20:00Z')).not.toBe(local);
  });

  it.each(ids.filter((id) => !id.startsWith('profile-score')))(
    '%s is no surer of an unknown category or tag than of any that it knows',
    async (id) => {
      const estimator = createEstimator({ models: folder, use: { [taskOf(id)]: id }, fetch: fileFetch });
      const { fitted } = parseModelJson(
        JSON.parse(readFileSync(`${folder}${id}/model.json`, 'utf8')),
      ).manifest;
      const ask = (input: object) =>
        id.startsWith('price') ? estimator.price(input) : estimator.completionTime(input);
      const base = { title: 'Fix the sink', description: 'It drips.' };
      const given = { category: 'Falconry', tags: ['falcons'] };
      for (const [field, names] of [
        ['category', fitted.category_one_hot ?? fitted.category_name],
        ['tags', fitted.tag_one_hot],
      ] as const) {
        for (const name of (names ?? []) as readonly string[]) {
          const unknown = await ask({ ...base, [field]: given[field] });
          const known = await ask({ ...base, [field]: field === 'tags' ? [name] : name });
          expect(unknown.unknown).toEqual([field]);
          expect(known.unknown).toEqual([]);
          expect(unknown.confidence).toBeLessThanOrEqual(Math.min(known.confidence, 0.5));
        }
      }
    },
  );

  it.each(Object.values(index.defaults))('%s is at most 45 kB over the wire, uncompressed', (id) => {
    const bytes = downloadBytes(id);
    expect(bytes).toBeGreaterThan(1_000);
    expect(bytes).toBeLessThanOrEqual(45_000);
  });
});

/** The answers of a model to the fixed inputs of its task, without what says who answered. */
async function answersTo(id: string): Promise<readonly unknown[]> {
  const estimator = createEstimator({ models: folder, use: { [taskOf(id)]: id }, fetch: fileFetch });
  const answers = await readers[taskOf(id)]?.(estimator);
  return (answers ?? []).map(({ source, value }) => {
    expect(source).toBe('model');
    return value;
  });
}

interface Answer {
  readonly source: string;
  readonly value: readonly unknown[];
}

/** By task, what is compared of its answers. */
const readers: Readonly<Partial<Record<TaskId, (estimator: Estimator) => Promise<readonly Answer[]>>>> = {
  price: async (estimator) =>
    (await estimator.price(fixedInputs.price)).map(
      ({ source, min, suggested, max, currency, confidence }) => ({
        source,
        value: [min, suggested, max, currency, confidence],
      }),
    ),
  'completion-time': async (estimator) =>
    (await estimator.completionTime(fixedInputs['completion-time'])).map(({ source, ...answer }) => ({
      source,
      value: [answer.hours, answer.lower, answer.upper, answer.confidence, answer.formattedDuration],
    })),
  'profile-score': async (estimator) =>
    (await estimator.profileScore(fixedInputs['profile-score'])).map(
      ({ source, score, category, suggestions }) => ({
        source,
        value: [score, category, suggestions.map(({ id, gain }) => [id, gain])],
      }),
    ),
};

/** Of a model's files, not compressed. */
function downloadBytes(id: string): number {
  return readdirSync(`${folder}${id}`)
    .filter((name) => name !== 'CARD.md')
    .reduce((sum, name) => sum + statSync(`${folder}${id}/${name}`).size, 0);
}

/** Of the weights of the specification's network for a model's task as it is exported without `--compact`. */
function wideBytes(id: string): number {
  const [inputs, outputs] = id.startsWith('price/') ? [60, 3] : [43, 1];
  const lstm = (from: number, units: number) => [from * 4 * units, units * 4 * units, 4 * units];
  const arrays = [...lstm(inputs, 64), ...lstm(64, 32), 32 * 16, 16, 16 * outputs, outputs];
  return arrays.reduce((sum, length) => sum + length * (length < 100 ? 4 : 2), 0);
}

describe('the README', () => {
  it('compares a compact price network to one that is not', () => {
    expect(wideBytes('price/ph-services-lstm')).toBe(
      statSync(`${folder}price/freelance-lstm/weights.bin`).size,
    );
    const [compact, wide] = ['price/ph-services-lstm', 'price/freelance-lstm'].map((id) =>
      Math.round(downloadBytes(id) / 1000),
    );
    const readme = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8');
    expect(readme).toContain(`a price network of ${compact} kB instead of ${wide}`);
  });
});
