import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEstimator } from './estimator.ts';
import { linearModels, modelFiles, serve } from './served-models.test-support.ts';

const job = { title: 'Fix a leaking pipe', category: 'plumbing' } as const;

/** A server that can be broken and mended. */
function brokenServer(broken: (path: string) => Response | Promise<Response> | undefined) {
  const { fetch, requests } = serve(modelFiles());
  let isBroken = true;
  const answer: typeof globalThis.fetch = async (url, init) => {
    const path = String(url).replace('/models/', '');
    const fault = isBroken ? broken(path) : undefined;
    if (!fault) return fetch(url, init);
    requests.push(path);
    return fault;
  };
  const mend = () => {
    isBroken = false;
  };
  return { fetch: answer, requests, mend };
}

const unavailable = () => new Response('down', { status: 503 });
const offline = () => Promise.reject<Response>(new TypeError('Failed to fetch'));

describe('a failed load is not kept', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => void vi.useRealTimers());

  it.each([
    ['a server that is down', () => unavailable(), 'model/unreachable'],
    ['a network that is down', () => offline(), 'model/unreachable'],
    [
      'weights that are not there yet',
      (path: string) => (path.endsWith('.bin') ? new Response('', { status: 404 }) : undefined),
      'model/not-found',
    ],
    [
      'weights that are cut short',
      (path: string) => (path.endsWith('.bin') ? new Response('half') : undefined),
      'model/corrupt',
    ],
  ])('%s: a later question gets the model', async (_, broken, reason) => {
    const { fetch, mend } = brokenServer(broken);
    const estimator = createEstimator({ models: '/models', fetch });
    expect(await estimator.price(job)).toMatchObject({ source: 'heuristic', reason });
    expect(estimator.status().price.failure).toMatchObject({ reason, retryInMs: 1_000 });
    mend();
    vi.advanceTimersByTime(1_000);
    expect(await estimator.price(job)).toMatchObject({ source: 'model' });
    expect(estimator.status().price.failure).toBeUndefined();
  });

  it('and an index that has been replaced since is fetched again', async () => {
    const files = modelFiles();
    const estimator = createEstimator({ models: '/models', fetch: serve(files).fetch });
    await estimator.price(job);
    const published = modelFiles(linearModels((manifest) => ({ ...manifest, version: '2.0.0' })));
    for (const [path, content] of published) files.set(path, content);
    expect(await estimator.completionTime({})).toMatchObject({ reason: 'model/corrupt' });
    vi.advanceTimersByTime(1_000);
    expect(await estimator.completionTime({})).toMatchObject({ model: 'completion-time/linear@2.0.0' });
    expect(await estimator.price(job)).toMatchObject({ model: 'price/linear@1.0.0' });
  });

  it('but not asked for with every keystroke: each failure doubles the wait', async () => {
    const { fetch, requests } = brokenServer(unavailable);
    const estimator = createEstimator({ models: '/models', fetch });
    await estimator.price(job);
    const first = requests.length;
    vi.advanceTimersByTime(999);
    await estimator.price(job);
    expect(requests).toHaveLength(first);
    vi.advanceTimersByTime(1);
    await estimator.price(job);
    expect(requests).toHaveLength(2 * first);
    expect(estimator.status().price.failure?.retryInMs).toBe(2_000);
    vi.advanceTimersByTime(1_999);
    await estimator.price(job);
    expect(requests).toHaveLength(2 * first);
  });

  it('and an index that failed for one task is fetched for the next', async () => {
    const { fetch, mend } = brokenServer(unavailable);
    const estimator = createEstimator({ models: '/models', fetch });
    await estimator.price(job);
    mend();
    expect(await estimator.completionTime({})).toMatchObject({ source: 'model' });
  });

  it('and the index is asked again: the model may have been published anew since', async () => {
    const files = modelFiles();
    const estimator = createEstimator({ models: '/models/', fetch: serve(files).fetch });
    await estimator.load('price'); // from here on it knows the index
    const index = JSON.parse(String(files.get('index.json')));
    const moved = index.models['profile-score/linear'];
    for (const name of Object.keys(moved.files)) {
      files.set(`releases/0f/${name}`, files.get(`profile-score/linear/${name}`) ?? Buffer.of());
      files.delete(`profile-score/linear/${name}`);
    }
    moved.path = 'releases/0f';
    files.set('index.json', Buffer.from(JSON.stringify(index)));
    expect((await estimator.load('profile-score'))['profile-score'].failure?.reason).toBe('model/not-found');
    expect((await estimator.load('profile-score'))['profile-score'].state).toBe('ready');
  });

  it('and is tried again at once by load()', async () => {
    const { fetch, mend } = brokenServer(unavailable);
    const estimator = createEstimator({ models: '/models', fetch });
    expect((await estimator.load('price')).price.state).toBe('failed');
    mend();
    expect((await estimator.load('price')).price.state).toBe('ready');
  });

  it('and tried again by itself when the page comes online', async () => {
    const page = new EventTarget();
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
    const { fetch, mend, requests } = brokenServer(offline);
    const estimator = createEstimator({ models: '/models', fetch });
    await estimator.price(job);
    mend();
    page.dispatchEvent(new Event('online'));
    await vi.waitFor(() => expect(estimator.status().price.state).toBe('ready'));
    const before = requests.length;
    page.dispatchEvent(new Event('online'));
    estimator.dispose();
    page.dispatchEvent(new Event('online'));
    expect(requests).toHaveLength(before);
    vi.unstubAllGlobals();
  });
});

it('good parts of a failed load are kept: the heuristic knows the medians of a model without weights', async () => {
  const files = modelFiles(
    linearModels((manifest) => ({
      ...manifest,
      reference: { overall: [], byCategory: { plumbing: [100, 200, 300] } },
    })),
  );
  files.delete('price/linear/weights.bin');
  const estimator = createEstimator({ models: '/models', fetch: serve(files).fetch });
  expect(await estimator.price(job)).toMatchObject({ source: 'heuristic', suggested: 200 });
});

describe('a server that never answers', () => {
  const hang = () => new Promise<Response>(() => {});

  it('is given up, though the fetch of the app takes no notice', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const estimator = createEstimator({ models: '/models', fetch: hang });
    const answer = estimator.price(job);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await answer).toMatchObject({ source: 'heuristic', reason: 'model/unreachable' });
    vi.useRealTimers();
  });

  it('keeps nobody waiting once the estimator is disposed, which is no failure', async () => {
    const estimator = createEstimator({ models: '/models', fetch: hang });
    const pending = [estimator.price(job), estimator.price([job]), estimator.load(), estimator.reload()];
    estimator.dispose();
    for (const promise of pending) {
      await expect(promise).rejects.toMatchObject({ code: 'estimator/disposed' });
    }
    expect(estimator.status().price.failure).toBeUndefined();
  });
});

describe('waitMs', () => {
  it.each([Number.NaN, -1, 'soon' as never])('is refused as %s', async (waitMs) => {
    const estimator = createEstimator({ models: '/models', fetch: serve(modelFiles()).fetch });
    await expect(estimator.price(job, { waitMs })).rejects.toMatchObject({
      code: 'config/invalid',
      message: expect.stringContaining('waitMs'),
    });
  });

  it.each([2 ** 31, 2 ** 40, Number.POSITIVE_INFINITY])('of %d waits as long as it takes', async (waitMs) => {
    const estimator = createEstimator({ models: '/models', fetch: serve(modelFiles()).fetch });
    expect(await estimator.price(job, { waitMs })).toMatchObject({ source: 'model' });
  });

  it('leaves no timer behind, which would keep Node alive', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const estimator = createEstimator({ models: '/models', fetch: serve(modelFiles()).fetch });
    const before = timers();
    await estimator.price(job, { waitMs: 1_000_000 });
    expect(timers()).toBeLessThanOrEqual(before);
  });
});

it('a task that is not one is refused by load', async () => {
  const estimator = createEstimator({ models: '/models', fetch: serve(modelFiles()).fetch });
  await expect(estimator.load('prices' as 'price')).rejects.toMatchObject({
    code: 'config/invalid',
    hint: 'Use price, completion-time, profile-score.',
  });
});

describe('reload', () => {
  const version = (number: number) =>
    modelFiles(linearModels((manifest) => ({ ...manifest, version: `${number}.0.0` })));

  it('in the middle of a list leaves the list to one model', async () => {
    const files = version(1);
    const estimator = createEstimator({ models: '/models', fetch: serve(files).fetch });
    await estimator.load('price');
    for (const [path, content] of version(2)) files.set(path, content);
    let reloaded: Promise<unknown> | undefined;
    const answers = await estimator.price(
      Array.from({ length: 3_000 }, () => job),
      {
        onProgress: () => {
          reloaded ??= estimator.reload();
        },
      },
    );
    await reloaded;
    const models = new Set(
      answers.map((answer) => (answer.source === 'model' ? answer.model : answer.reason)),
    );
    expect([...models]).toEqual(['price/linear@1.0.0']);
    expect(await estimator.price(job)).toMatchObject({ model: 'price/linear@2.0.0' });
  });

  it('that is started last wins, whichever ends last', async () => {
    const versions = [version(1), version(2), version(3)];
    const gates: (() => void)[] = [];
    let served = 0;
    const fetch: typeof globalThis.fetch = async (url, init) => {
      const files = versions[served] ?? new Map();
      if (String(url).endsWith('index.json')) {
        served++;
        if (served > 1) await new Promise<void>((resolve) => gates.push(resolve));
      }
      return serve(String(url).endsWith('index.json') ? files : (versions[served - 1] ?? files)).fetch(
        url,
        init,
      );
    };
    const estimator = createEstimator({ models: '/models', fetch });
    await estimator.load('price');
    const slow = estimator.reload();
    await vi.waitFor(() => expect(gates).toHaveLength(1)); // two at once would share one index
    const last = estimator.reload();
    await vi.waitFor(() => expect(gates).toHaveLength(2));
    for (const open of gates.toReversed()) open();
    await Promise.all([slow, last]);
    expect(await estimator.price(job)).toMatchObject({ model: 'price/linear@3.0.0' });
  });
});
