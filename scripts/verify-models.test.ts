import { readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import {
  advices,
  encode,
  follow,
  parseModelIndex,
  parseModelJson,
  profileScoreTask,
  type TaskId,
  vocabulariesOf,
} from '@tantiya/core';
import fc from 'fast-check';
import { createEstimator } from 'tantiya';
import { describe, expect, it } from 'vitest';
import { arbitraryProfile } from '../packages/core/src/profile-score/arbitrary-profile.test-support.ts';
import { createDirectEngine } from '../packages/tantiya/src/engines/direct/direct-engine.ts';
import { createModelSource } from '../packages/tantiya/src/model/model-source.ts';

const folder = fileURLToPath(new URL('../trained-models/', import.meta.url));
const index = parseModelIndex(JSON.parse(readFileSync(`${folder}index.json`, 'utf8')));
const ids = Object.keys(index.models);

/** The network, but the files of this repository. */
const fetch: typeof globalThis.fetch = async (url) => new Response(await readFile(String(url)));

const taskOf = (id: string) => id.split('/')[0] as TaskId;

describe('the trained models', () => {
  it('are those of the specification, with a default per task', () => {
    expect(ids.sort()).toEqual([
      'completion-time/ph-services',
      'price/freelance',
      'price/ph-services',
      'profile-score/freelancers',
    ]);
    expect(index.defaults).toEqual({
      price: 'price/ph-services',
      'completion-time': 'completion-time/ph-services',
      'profile-score': 'profile-score/freelancers',
    });
  });

  // The library checks hashes, the manifest, the fingerprint and the vectors and answers of the golden probes.
  it.each(ids)('%s is what its index says and answers its probes with the code of today', async (id) => {
    const estimator = createEstimator({ models: folder, use: { [taskOf(id)]: id }, fetch });
    const status = (await estimator.load(taskOf(id)))[taskOf(id)];
    expect(status.failure).toBeUndefined();
    expect(status).toMatchObject({ state: 'ready', model: `${id}@1.0.0`, engine: 'direct' });
  });

  it.each(Object.values(index.defaults))('%s is at most 45 kB over the wire, uncompressed', (id) => {
    const bytes = downloadBytes(id);
    expect(bytes).toBeGreaterThan(1_000);
    expect(bytes).toBeLessThanOrEqual(45_000);
  });
});

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

describe('docs/benchmarks.md', () => {
  const table = readFileSync(fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url)), 'utf8');

  it.each(ids)('shows the figure that %s was exported with', (id) => {
    const json: unknown = JSON.parse(readFileSync(`${folder}${id}/model.json`, 'utf8'));
    const { rmsle, mae } = parseModelJson(json).manifest.metrics;
    const figure = rmsle === undefined ? mae?.toFixed(2) : rmsle.toFixed(3);
    const [, after = ''] = table.split(`| [${id}](`);
    // A profile's figures follow in the rows below its name.
    expect(after.slice(0, 250).replaceAll('*', '')).toContain(`| ${figure} |`);
  });

  it.each(Object.values(index.defaults))('says of how much %s is left in compact form', (id) => {
    const card = readFileSync(`${folder}${id}/CARD.md`, 'utf8');
    const [, units, move] = /compact form: ([\d, ]+) of .* more than (\S+)/.exec(card) ?? [];
    const percent = id.startsWith('profile') ? `${move} points` : `${(Number(move) * 100).toFixed(2)} %`;
    const weights = readFileSync(`${folder}${id}/weights.bin`);
    const sizes = [
      `${weights.length.toLocaleString('en-US')} B`,
      `${(gzipSync(weights).length / 1000).toFixed(1)} kB`,
      `${wideBytes(id).toLocaleString('en-US')} B`,
    ];
    expect(table).toContain(`| ${id} | ${units} | ${percent} | ${sizes.join(' | ')} |`);
  });

  it('and the README compare a compact price model to one that is not', () => {
    expect(wideBytes('price/ph-services')).toBe(statSync(`${folder}price/freelance/weights.bin`).size);
    const [compact, wide] = ['price/ph-services', 'price/freelance'].map((id) =>
      Math.round(downloadBytes(id) / 1000),
    );
    const readme = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8');
    expect(readme).toContain(`a price model of ${compact} kB instead of ${wide}`);
  });
});

describe('the first suggestion of the profile model', () => {
  it('raises the score of at least 99 % of 2,000 random profiles below 85', async () => {
    const source = createModelSource(folder, {}, fetch);
    const model = await source.load('profile-score', new AbortController().signal);
    const network = await createDirectEngine().load(model);
    const vocabularies = vocabulariesOf(model.manifest);
    const score = (profile: ReturnType<typeof profileScoreTask.parse>) => {
      const rows = profileScoreTask.rows(profile);
      const outputs = network.run(encode(profileScoreTask.features, rows, vocabularies), rows.length);
      if (outputs instanceof Promise) throw new TypeError('The direct engine answers at once.');
      return {
        exact: outputs[0] ?? Number.NaN,
        ...profileScoreTask.decode(outputs, profile, model.manifest),
      };
    };
    const profiles = fc
      .sample(arbitraryProfile, { seed: 7, numRuns: 20_000 })
      .map((input) => profileScoreTask.parse(input))
      .filter((profile) => score(profile).score < 85)
      .slice(0, 2_000);
    expect(profiles).toHaveLength(2_000);
    const raised = profiles.filter((profile) => {
      const before = score(profile);
      expect(before.score).toBeGreaterThanOrEqual(0);
      const advice = advices.find(({ id }) => id === before.suggestions[0]?.id);
      return advice !== undefined && score(follow(profile, advice)).exact > before.exact;
    });
    expect(raised.length / profiles.length).toBeGreaterThanOrEqual(0.99);
  });
});
