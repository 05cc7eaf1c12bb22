import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseModelIndex, priceTask } from '@tantiya/core';
import { createEstimator } from 'tantiya';
import { fileFetch } from 'tantiya/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linearModel } from '../packages/tantiya/src/estimator/served-models.test-support.ts';

/*
 * Processes that publish are killed at random moments, or run many at a time, while the library reads. A few times in
 * the tests; more often with, say, TANTIYA_KILLS=200 TANTIYA_TRAINING_KILLS=50 TANTIYA_PUBLISHERS=200.
 */
const kills = Number(process.env['TANTIYA_KILLS'] ?? 24);
const trainingKills = Number(process.env['TANTIYA_TRAINING_KILLS'] ?? 2);
const publishers = Number(process.env['TANTIYA_PUBLISHERS'] ?? 24);
const patienceMs = 60_000 + 5_000 * (kills + 5 * trainingKills + publishers);

const repository = fileURLToPath(new URL('..', import.meta.url));
const cli = join(repository, 'packages/trainer/bin/tantiya.js');
const publishing = pathToFileURL(join(repository, 'packages/trainer/dist/export/publish.js')).href;

const versions = Array.from({ length: 6 }, (_, index) => `1.0.${index}`);
const input = { title: 'Fix a leaking pipe', description: 'It drips since yesterday.' };

let folder = '';
/** What the model of each version answers. */
const answers = new Map<string, number>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tantiya-'));
  for (const [index, version] of versions.entries()) {
    for (const id of ['price/a', 'price/b']) await writeVersion(id, version, index / 4);
    await run('publish', sourceOf('price/a', version), '--to', join(folder, `alone-${version}`));
    answers.set(version, await ask(join(folder, `alone-${version}`), 'price/a', version));
  }
  expect(new Set(answers.values()).size).toBe(versions.length);
}, patienceMs);
afterAll(() => rm(folder, { recursive: true, force: true }));

const sourceOf = (id: string, version: string) => join(folder, 'sources', version, id);

async function writeVersion(id: string, version: string, shift: number): Promise<void> {
  const { modelJson, weights } = linearModel(priceTask, (manifest) => ({ ...manifest, id, version }), shift);
  await mkdir(sourceOf(id, version), { recursive: true });
  await writeFile(join(sourceOf(id, version), 'model.json'), modelJson);
  await writeFile(join(sourceOf(id, version), 'weights.bin'), weights);
}

/** Asks a model as a new page does. @throws Error when it does not answer, or not as its version does */
async function ask(root: string, id: string, version?: string): Promise<number> {
  const estimator = createEstimator({ models: root, use: { price: id }, fetch: fileFetch });
  try {
    const { failure, model } = (await estimator.load('price')).price;
    if (failure) throw new Error(`${failure.reason}: ${failure.message}`);
    const answer = await estimator.price(input);
    const [, read = ''] = model?.split('@') ?? [];
    const expected = answers.get(version ?? read) ?? answer.suggested;
    if (version !== undefined && read !== version) throw new Error(`${read} is published, not ${version}`);
    if (answer.source !== 'model' || answer.suggested !== expected) {
      throw new Error(`${model} answers ${answer.suggested} (${answer.source}), not ${expected}`);
    }
    return answer.suggested;
  } finally {
    estimator.dispose();
  }
}

/** Reads until it is told to stop. @returns how often */
function startReading(root: string, ids: readonly string[]): { stop: () => Promise<number> } {
  let stopped = false;
  const reading = (async () => {
    let reads = 0;
    for (; !stopped; await setTimeout(1)) {
      await ask(root, ids[reads % ids.length] ?? '');
      reads++;
    }
    return reads;
  })();
  reading.catch(() => {}); // told by stop
  return {
    stop: () => {
      stopped = true;
      return reading;
    },
  };
}

function start(...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs a command to its end. */
async function run(...args: readonly string[]): Promise<void> {
  const child = start(cli, ...args);
  let complaints = '';
  child.stderr?.on('data', (text) => {
    complaints += text;
  });
  const [status] = await once(child, 'close');
  expect(status, complaints).toBe(0);
}

/** A process that publishes one version after the other, for ever. */
function startPublisher(root: string): ChildProcess {
  const sources = versions.flatMap((version) => ['price/a', 'price/b'].map((id) => sourceOf(id, version)));
  return start(
    '--input-type=module',
    '--eval',
    `const { publishModel } = await import(${JSON.stringify(publishing)});
     const sources = ${JSON.stringify(sources)};
     console.log('begins');
     for (;;) {
       const source = sources[Math.floor(Math.random() * sources.length)];
       await publishModel(${JSON.stringify(root)}, source, { graceHours: 1 });
     }`,
  );
}

/** Kills a process after a random time. @returns whether it was running until then */
async function killAtRandom(child: ChildProcess, mostMs: number): Promise<boolean> {
  const closed = once(child, 'close');
  await Promise.race([closed, setTimeout(Math.random() * mostMs)]);
  child.kill('SIGKILL');
  await closed;
  return child.signalCode === 'SIGKILL';
}

/** Every model that the index names can be read, and another publication cleans up what was left behind. */
async function expectWhole(root: string): Promise<readonly string[]> {
  const [last = ''] = versions;
  await run('publish', sourceOf('price/a', last), '--to', root, '--grace-hours', '0');
  await ask(root, 'price/a', last);
  const { models } = parseModelIndex(JSON.parse(await readFile(join(root, 'index.json'), 'utf8')));
  for (const id of Object.keys(models)) await ask(root, id);
  const releases = await readdir(join(root, 'releases'), { recursive: true });
  const paths = releases.filter((path) => /[0-9a-f]{16}$/.test(path)).map((path) => `releases/${path}`);
  expect(paths.sort()).toEqual(
    Object.values(models)
      .map(({ path }) => path)
      .sort(),
  );
  expect(releases.filter((path) => path.startsWith('.tantiya-'))).toEqual([]);
  return Object.keys(models);
}

describe('pages that read while models are published', () => {
  it(
    'find whole models, wherever the publishers are killed',
    async () => {
      const root = join(folder, 'killed');
      for (const id of ['price/a', 'price/b']) {
        await run('publish', sourceOf(id, '1.0.0'), '--to', root);
      }
      const readers = [1, 2].map(() => startReading(root, ['price/a', 'price/b']));
      let killed = 0;
      const killOneByOne = async () => {
        while (killed < kills) {
          killed++;
          const child = startPublisher(root);
          await once(child.stdout ?? child, 'data');
          expect(await killAtRandom(child, 60)).toBe(true);
        }
      };
      await Promise.all([1, 2, 3].map(killOneByOne));
      const reads = await Promise.all(readers.map(({ stop }) => stop()));
      console.log(`${killed} publishers killed, ${reads.join(' + ')} reads, each of a whole model`);
      expect(Math.min(...reads)).toBeGreaterThan(kills / 4);
      expect(await expectWhole(root)).toEqual(['price/a', 'price/b']);
    },
    patienceMs,
  );

  it(
    'find whole models, wherever a training that publishes is killed',
    async () => {
      const root = join(folder, 'trained');
      const data = join(folder, 'postings.csv');
      await writeFile(data, postings(60));
      await run('publish', sourceOf('price/a', '1.0.0'), '--to', root);
      const out = join(folder, 'trainings', 'mine');
      const training = (seed: number) => [
        ...['train', 'price', '--recipe', 'freelancer', '--data', data, '--engine', 'cpu', '--epochs', '1'],
        ...[
          '--batch-size',
          '60',
          '--id',
          'price/mine',
          '--model-version',
          '2.0.0',
          '--out',
          out,
          '--publish',
          root,
          '--seed',
          `${seed}`,
        ],
      ];
      const from = performance.now();
      await run(...training(0));
      const wholeMs = performance.now() - from;
      const reader = startReading(root, ['price/a', 'price/mine']);
      let [killed, finished] = [0, 0];
      for (let round = 1; killed < trainingKills; round++) {
        if (await killAtRandom(start(cli, ...training(round)), 1.2 * wholeMs)) killed++;
        else finished++;
      }
      const reads = await reader.stop();
      console.log(
        `${killed} trainings killed, ${finished} were faster, ${reads} reads, each of a whole model`,
      );
      expect(await expectWhole(root)).toEqual(['price/a', 'price/mine']);
      await run(...training(-1)); // what the killed ones left behind is in nobody's way
      expect(existsSync(join(out, 'model.json'))).toBe(true);
    },
    patienceMs,
  );

  it(
    'find whole models while many publish at once, and each of them in the end',
    async () => {
      const root = join(folder, 'parallel');
      await run('publish', sourceOf('price/a', '1.0.0'), '--to', root);
      const ids = Array.from({ length: publishers }, (_, index) => `price/m${index}`);
      for (const id of ids) await writeVersion(id, '1.0.1', 1 / 4);
      const reader = startReading(root, ['price/a']);
      // Twelve publications in each process: there are too many for a process each.
      const processes = Array.from({ length: Math.ceil(ids.length / 12) }, (_, index) => {
        const sources = ids.slice(index * 12, (index + 1) * 12).map((id) => sourceOf(id, '1.0.1'));
        return start(
          '--input-type=module',
          '--eval',
          `const { publishModel } = await import(${JSON.stringify(publishing)});
           await Promise.all(${JSON.stringify(sources)}.map((source) => publishModel(${JSON.stringify(root)}, source)));`,
        );
      });
      const statuses = await Promise.all(processes.map(async (child) => (await once(child, 'close'))[0]));
      expect(statuses).toEqual(processes.map(() => 0));
      const reads = await reader.stop();
      console.log(`${publishers} published in parallel, ${reads} reads, each of a whole model`);
      expect(await expectWhole(root)).toEqual(['price/a', ...ids].sort());
    },
    patienceMs,
  );
});

/** Freelance postings of which longer ones are dearer. */
function postings(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const words = 1 + (row % 20);
    return `${row},Job ${row},${`word${row} `.repeat(words)},[],${words * 10},${words * 30},${words * 20},USD,fixed,,,`;
  });
  return [
    'projectId,job_title,job_description,tags,min_price,max_price,avg_price,currency,rate_type,client_country,client_average_rating,client_review_count',
    ...lines,
  ].join('\n');
}
