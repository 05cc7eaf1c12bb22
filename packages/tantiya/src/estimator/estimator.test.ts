import { type Manifest, priceTask, profileScoreTask } from '@tantiya/core';
import { describe, expect, it, vi } from 'vitest';
import { createDirectEngine } from '../engines/direct/direct-engine.ts';
import type { EngineProvider } from '../engines/engine.ts';
import { createPriceEstimator } from '../price.ts';
import { cpu } from '../tfjs/cpu.ts';
import { createEstimator } from './estimator.ts';
import { linearModel, linearModels, modelFiles, serve } from './served-models.test-support.ts';

const job = { title: 'Fix a leaking pipe', category: 'plumbing', urgency: 'HIGH' } as const;

function estimatorOf(files: Map<string, Buffer> = modelFiles()) {
  const { fetch, requests } = serve(files);
  return { estimator: createEstimator({ models: '/models', fetch }), requests };
}

describe('an estimator', () => {
  it('fetches nothing until it is asked', () => {
    const { estimator, requests } = estimatorOf();
    expect(requests).toEqual([]);
    expect(estimator.status().price).toEqual({ state: 'idle' });
  });

  it('answers all three questions with their models', async () => {
    const { estimator } = estimatorOf();
    expect(await estimator.price(job)).toMatchObject({
      source: 'model',
      model: 'price/linear@1.0.0',
      engine: 'direct',
      currency: 'PHP',
    });
    expect(await estimator.completionTime({ budget: 900 })).toMatchObject({
      source: 'model',
      engine: 'direct',
    });
    expect(await estimator.profileScore({ rating: 4 })).toMatchObject({ source: 'model', engine: 'direct' });
  });

  it('asks only for the index and the files of the model in question', async () => {
    const { estimator, requests } = estimatorOf();
    await estimator.price(job);
    await estimator.price(job);
    expect(requests.sort()).toEqual(['index.json', 'price/linear/model.json', 'price/linear/weights.bin']);
  });

  it('says how each task stands', async () => {
    const { estimator } = estimatorOf();
    const status = await estimator.load('price');
    expect(status.price).toEqual({
      state: 'ready',
      model: 'price/linear@1.0.0',
      trainedAt: '2026-11-24T00:00:00.000Z',
      rows: { train: 70, validation: 15, test: 15 },
      metrics: { rmsle: 1 },
      width: 60,
      used: [],
      engine: 'direct',
    });
    expect(status['profile-score'].state).toBe('idle');
  });

  it('gets the code of its engine while the index is on its way', async () => {
    const { fetch } = serve(modelFiles());
    let answerIndex = () => {};
    const indexAnswered = new Promise<void>((resolve) => {
      answerIndex = resolve;
    });
    const slowFetch: typeof fetch = async (...request) => {
      await indexAnswered;
      return fetch(...request);
    };
    const open = vi.fn(async () => ({ ...createDirectEngine(), name: 'x' }));
    const engines: readonly EngineProvider[] = [{ name: 'x', open }];
    const estimator = createEstimator({ models: '/models', fetch: slowFetch, engines, engine: 'x' });
    expect(open).not.toHaveBeenCalled();

    const answer = estimator.price(job);
    await vi.waitFor(() => expect(open).toHaveBeenCalledOnce());
    answerIndex();
    expect(await answer).toMatchObject({ source: 'model', engine: 'x' });
    expect(open).toHaveBeenCalledOnce();
  });

  it('throws for a mistake of the caller, before any download', async () => {
    const { estimator, requests } = estimatorOf();
    await expect(estimator.price({ urgency: 'SOON' as 'HIGH' })).rejects.toMatchObject({
      code: 'input/invalid',
    });
    expect(requests).toEqual([]);
  });

  it('throws once it is disposed', async () => {
    const { estimator } = estimatorOf();
    await estimator.price(job);
    estimator.dispose();
    await expect(estimator.price(job)).rejects.toMatchObject({ code: 'estimator/disposed' });
    await expect(estimator.load()).rejects.toMatchObject({ code: 'estimator/disposed' });
  });

  it('throws for the answers under way when it is disposed', async () => {
    const { estimator } = estimatorOf();
    const answer = estimator.price(job);
    estimator.dispose();
    await expect(answer).rejects.toMatchObject({ code: 'estimator/disposed' });
  });

  it('rejects with the reason of an aborted signal, and goes on for others', async () => {
    const { estimator } = estimatorOf();
    const typing = new AbortController();
    const stale = estimator.price(job, { signal: typing.signal });
    typing.abort('typed on');
    await expect(stale).rejects.toBe('typed on');
    await expect(estimator.price(job, { signal: AbortSignal.abort('too late') })).rejects.toBe('too late');
    expect(await estimator.price(job)).toMatchObject({ source: 'model' });
  });

  it.each([
    [{ models: '' }, 'models'],
    [{ models: '/models', engine: 'gpu' as 'webgpu' }, 'engine'],
  ])('refuses the configuration %o', (options, named) => {
    expect(() => createEstimator(options)).toThrow(expect.objectContaining({ code: 'config/invalid' }));
    expect(() => createEstimator(options)).toThrow(named);
  });
});

describe('without a model', () => {
  const corrupt = (path: string, content: string) => modelFiles().set(path, Buffer.from(content));
  const without = (path: string) => {
    const files = modelFiles();
    files.delete(path);
    return files;
  };
  const renamedShard = () =>
    Buffer.from(
      String(linearModel(priceTask).modelJson).replace('"weights.bin"', '"https://elsewhere.example/w"'),
    );
  const changed = (change: (manifest: Manifest) => Manifest) => modelFiles([linearModel(priceTask, change)]);

  it.each([
    ['no index', without('index.json'), 'model/not-found'],
    ['no model.json', without('price/linear/model.json'), 'model/not-found'],
    ['no weights', without('price/linear/weights.bin'), 'model/not-found'],
    ['no default', modelFiles([]), 'model/not-found'],
    ['an index that is not JSON', corrupt('index.json', '<html>'), 'model/corrupt'],
    ['an index of another kind', corrupt('index.json', '{"format": 2}'), 'model/corrupt'],
    ['a changed model.json', corrupt('price/linear/model.json', '{}'), 'model/corrupt'],
    ['changed weights', corrupt('price/linear/weights.bin', 'x'), 'model/corrupt'],
    [
      'another fingerprint',
      changed((manifest) => ({
        ...manifest,
        design: { ...manifest.design, fingerprint: '0123456789abcdef' },
      })),
      'model/incompatible',
    ],
    [
      'the model of another task',
      corrupt(
        'index.json',
        String(modelFiles().get('index.json')).replace('"price":"price/', '"price":"profile-score/'),
      ),
      'model/incompatible',
    ],
    [
      'a probe that encodes otherwise today',
      changed((manifest) => ({ ...manifest, probes: [{ input: {}, row: [[0, 1]], output: [] }] })),
      'model/incompatible',
    ],
    [
      'shards elsewhere',
      modelFiles([{ ...linearModel(priceTask), modelJson: renamedShard() }]),
      'model/not-found',
    ],
  ])('the heuristic answers and says why: %s', async (_, files, reason) => {
    const { estimator } = estimatorOf(files);
    const answer = await estimator.price(job);
    expect(answer).toMatchObject({ source: 'heuristic', reason, suggested: 1875 });
    expect(estimator.status().price).toMatchObject({ state: 'failed', failure: { reason } });
  });

  it('a model without a manifest is refused', async () => {
    const model = linearModel(priceTask);
    const { userDefinedMetadata: _, ...bare } = JSON.parse(String(model.modelJson));
    const files = modelFiles([{ ...model, modelJson: Buffer.from(JSON.stringify(bare)) }]);
    const { estimator } = estimatorOf(files);
    expect(await estimator.price(job)).toMatchObject({ source: 'heuristic', reason: 'model/incompatible' });
  });

  it('a name in the index cannot lead out of its folder', async () => {
    const files = corrupt(
      'index.json',
      String(modelFiles().get('index.json')).replaceAll('"weights.bin"', '"../../../secret.bin"'),
    );
    const { estimator, requests } = estimatorOf(files);
    expect(await estimator.price(job)).toMatchObject({ source: 'heuristic', reason: 'model/corrupt' });
    expect(requests.filter((path) => path.includes('../'))).toEqual([]);
  });

  it('a network that is down is no error either', async () => {
    const fetch = async () => Promise.reject(new TypeError('Failed to fetch'));
    const estimator = createEstimator({ models: '/models', fetch });
    expect(await estimator.price(job)).toMatchObject({ source: 'heuristic', reason: 'model/unreachable' });
  });

  it('one failing model takes down no other', async () => {
    const { estimator } = estimatorOf(without('price/linear/weights.bin'));
    const status = await estimator.load();
    expect(status.price.state).toBe('failed');
    expect(status['completion-time'].state).toBe('ready');
    expect(await estimator.profileScore({})).toMatchObject({ source: 'model' });
  });

  it('a model whose engine answers its probes otherwise is not used, but its medians are', async () => {
    const lying = changed((manifest) => ({
      ...manifest,
      reference: { overall: [], byCategory: { plumbing: [100, 200, 300] } },
      probes: manifest.probes.map((probe) => ({ ...probe, output: [1, 2, 3] })),
    }));
    const { fetch } = serve(lying);
    const estimator = createEstimator({ models: '/models', fetch, engines: [cpu()], engine: 'cpu' });
    const answer = await estimator.price(job);
    expect(answer).toMatchObject({ source: 'heuristic', reason: 'engine/inaccurate', suggested: 250 });
  });
});

describe('while a model loads', () => {
  it('the heuristic answers at once when told not to wait, and the model takes over', async () => {
    const { estimator } = estimatorOf();
    const first = await estimator.price(job, { waitMs: 0 });
    expect(first).toMatchObject({ source: 'heuristic', reason: 'model/loading' });
    await estimator.load('price');
    expect(await estimator.price(job, { waitMs: 0 })).toMatchObject({ source: 'model' });
  });

  it('the heuristic answers when the wait is over', async () => {
    const never = new Promise<Response>(() => {});
    const estimator = createEstimator({ models: '/models', fetch: () => never });
    expect(await estimator.price(job, { waitMs: 20 })).toMatchObject({ reason: 'model/loading' });
  });
});

describe('reload', () => {
  it('takes what is published now', async () => {
    const files = modelFiles();
    const { estimator } = estimatorOf(files);
    await estimator.price(job);
    for (const [path, content] of modelFiles(
      linearModels((manifest) => ({ ...manifest, version: '2.0.0' })),
    )) {
      files.set(path, content);
    }
    expect((await estimator.reload()).price.model).toBe('price/linear@2.0.0');
    expect(await estimator.price(job)).toMatchObject({ model: 'price/linear@2.0.0' });
  });

  it('keeps the model it has when the new one fails, and says so', async () => {
    const files = modelFiles();
    const { estimator } = estimatorOf(files);
    await estimator.price(job);
    files.delete('price/linear/weights.bin');
    const { price } = await estimator.reload();
    expect(price).toMatchObject({ state: 'ready', failure: { reason: 'model/not-found' } });
    expect(await estimator.price(job)).toMatchObject({ source: 'model', model: 'price/linear@1.0.0' });
  });

  it('tries again after a failure', async () => {
    const files = modelFiles();
    const weights = files.get('price/linear/weights.bin') ?? Buffer.of();
    files.delete('price/linear/weights.bin');
    const { estimator } = estimatorOf(files);
    expect(await estimator.price(job)).toMatchObject({ source: 'heuristic' });
    files.set('price/linear/weights.bin', weights);
    await estimator.reload();
    expect(await estimator.price(job)).toMatchObject({ source: 'model' });
  });
});

describe('a list of inputs', () => {
  const jobs = Array.from({ length: 500 }, (_, index) => ({
    title: 'word '.repeat(index % 40),
    tags: [`t${index}`],
  }));

  it('is answered in input order, as if asked one by one', async () => {
    const { estimator } = estimatorOf();
    const answers = await estimator.price(jobs);
    expect(answers).toHaveLength(jobs.length);
    for (const index of [0, 1, 17, 250, 499]) {
      expect(answers[index]).toEqual(await estimator.price(jobs[index] ?? {}));
    }
  });

  it('reports progress up to the end', async () => {
    const { estimator } = estimatorOf();
    const seen: number[] = [];
    await estimator.price(jobs, { onProgress: (done, total) => seen.push(done / total) });
    expect(seen.length).toBeGreaterThan(1);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
    expect(seen.at(-1)).toBe(1);
  });

  it('stops when it is aborted', async () => {
    const { estimator } = estimatorOf();
    const stop = new AbortController();
    const answers = estimator.price(jobs, { signal: stop.signal, onProgress: () => stop.abort('enough') });
    await expect(answers).rejects.toBe('enough');
  });

  it('names the position of a mistake', async () => {
    const { estimator } = estimatorOf();
    const bad = [...jobs.slice(0, 40), { urgency: 'SOON' as 'HIGH' }];
    await expect(estimator.price(bad)).rejects.toThrow('Input 40: urgency is "SOON"');
  });

  it('may be empty', async () => {
    const { estimator } = estimatorOf();
    expect(await estimator.price([])).toEqual([]);
  });

  it('brings as many suggestions as asked for', async () => {
    const { estimator } = estimatorOf();
    const profiles = [{ rating: 3 }, { bio: 'I fix things' }];
    const [plain, rich] = await Promise.all([
      estimator.profileScore(profiles, { suggestions: 0 }),
      estimator.profileScore(profiles, { suggestions: 3 }),
    ]);
    expect(plain.map(({ suggestions }) => suggestions.length)).toEqual([0, 0]);
    expect(rich.every(({ suggestions }) => suggestions.length > 0 && suggestions.length <= 3)).toBe(true);
    expect(plain.map(({ score }) => score)).toEqual(rich.map(({ score }) => score));
  });
});

describe('an estimator of one task', () => {
  it('answers like the estimator of all', async () => {
    const { fetch } = serve(modelFiles());
    const single = createPriceEstimator({ models: '/models/', fetch });
    const { estimator } = estimatorOf();
    expect(await single.price(job)).toEqual(await estimator.price(job));
    expect(single.status()).toEqual(estimator.status().price);
    single.dispose();
    await expect(single.price(job)).rejects.toMatchObject({ code: 'estimator/disposed' });
  });

  it('refuses rates and a time zone that cannot be when it is created, by name', () => {
    const create = (options: object) => () => createEstimator({ models: '/models/', ...options });
    expect(create({ rates: { USD: 0 } })).toThrow(
      expect.objectContaining({ code: 'config/invalid', field: 'rates.USD', message: 'rates.USD is 0.' }),
    );
    expect(create({ timeZone: 'Asia/Atlantis' })).toThrow(
      expect.objectContaining({ code: 'config/invalid', field: 'timeZone' }),
    );
  });

  it("adds the app's rates to the table, in any case", async () => {
    const { fetch } = serve(modelFiles());
    const estimator = createEstimator({ models: '/models/', fetch, rates: { usd: 58.2 } });
    expect(await estimator.price({})).toMatchObject({ currency: 'PHP' });
    expect(await estimator.price({ currency: ' eur ' })).toMatchObject({ currency: 'EUR' });
    const [dollars, pesos] = [await estimator.price({ currency: 'USD' }), await estimator.price({})];
    expect(dollars.suggested).toBeCloseTo(pesos.suggested / 58.2, 1);
  });

  it('names the field of an input that is wrong, in a list too', async () => {
    const { estimator } = estimatorOf();
    const wrong = { title: 5 } as never;
    await expect(estimator.price(wrong)).rejects.toMatchObject({ field: 'title' });
    await expect(estimator.price([{}, wrong])).rejects.toMatchObject({
      field: 'title',
      message: 'Input 1: title is 5.',
    });
  });

  it('uses the rates and the model it is given', async () => {
    const { fetch } = serve(modelFiles([linearModel(priceTask), linearModel(profileScoreTask)]));
    const cheap = createPriceEstimator({ models: '/models/', fetch, rates: { PHP: 1, XTS: 100 } });
    const answer = await cheap.price({ ...job, currency: 'xts' });
    const inPesos = await cheap.price(job);
    expect(answer.suggested).toBeCloseTo(inPesos.suggested / 100, 1);
    const missing = createPriceEstimator({ models: '/models/', fetch, use: { price: 'price/none' } });
    expect(await missing.price(job)).toMatchObject({ source: 'heuristic', reason: 'model/not-found' });
  });
});
