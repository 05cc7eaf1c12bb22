import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFetchFile } from './fetch-file.ts';

const url = 'https://models.example/price/weights.bin';
const content = new TextEncoder().encode('weights');
const sha256 = createHash('sha256').update(content).digest('hex');

type Answer = (init: RequestInit) => Response | Promise<Response>;

/** Fetches with answers in turn, the last one for ever, and says which requests there were. */
function fetching(...answers: readonly Answer[]) {
  const requests: RequestInit[] = [];
  const fetch = (async (_url: unknown, init: RequestInit = {}) => {
    requests.push(init);
    return (answers[requests.length - 1] ?? answers.at(-1))?.(init);
  }) as typeof globalThis.fetch;
  const signal = new AbortController().signal;
  const fetchFile = createFetchFile(fetch, 20_000);
  return {
    requests,
    caches: () => requests.map(({ cache, method }) => method ?? cache),
    file: (options = {}) => fetchFile(url, { signal, revalidate: false, ...options }),
  };
}

const good: Answer = () => new Response(content);
const bad: Answer = () => new Response('other bytes');
const offline: Answer = () => Promise.reject(new TypeError('Failed to fetch'));
const status =
  (code: number): Answer =>
  () =>
    new Response('', { status: code });
const never: Answer = () => new Promise(() => {});

/** A body that brings a byte after each of these waits, in ms, and then ends unless it is to stall. */
const slowly =
  (waits: readonly number[], stalls = false): Answer =>
  () => {
    let sent = 0;
    return new Response(
      new ReadableStream({
        async pull(stream) {
          const wait = waits[sent];
          if (wait === undefined) return stalls ? new Promise(() => {}) : stream.close();
          await new Promise((resolve) => setTimeout(resolve, wait));
          stream.enqueue(content.slice(sent, ++sent));
        },
      }),
    );
  };

describe('a file', () => {
  it('comes from the cache unasked where its hash is known, and asks where the last try failed', async () => {
    const { file, caches } = fetching(good);
    expect(new Uint8Array(await file({ sha256 }))).toEqual(content);
    await file({ sha256, revalidate: true });
    await file({ revalidate: true });
    expect(caches()).toEqual(['force-cache', 'no-cache', 'no-cache']);
  });

  it('is asked for past the cache when its hash is another', async () => {
    const { file, caches } = fetching(bad, good);
    expect(new Uint8Array(await file({ sha256 }))).toEqual(content);
    expect(caches()).toEqual(['force-cache', 'reload']);
  });

  it('gives every request a signal', async () => {
    const { file, requests } = fetching(offline);
    await expect(file()).rejects.toThrow();
    expect(requests.length).toBeGreaterThan(1);
    for (const { signal } of requests) expect(signal).toBeInstanceOf(AbortSignal);
  });

  it('comes from what the browser has kept when the network fails', async () => {
    const { file, caches } = fetching(offline, good);
    expect(new Uint8Array(await file({ sha256, revalidate: true }))).toEqual(content);
    expect(caches()).toEqual(['no-cache', 'only-if-cached']);
  });

  it('that is kept must have the hash too', async () => {
    const { file } = fetching(offline, bad);
    await expect(file({ sha256 })).rejects.toMatchObject({ code: 'model/corrupt' });
  });

  it('may come by a fetch whose answers have no streams', async () => {
    const answer = { ok: true, arrayBuffer: async () => content.buffer } as Response;
    expect(await fetching(() => answer).file({ sha256 })).toBe(content.buffer);
  });
});

describe('a failure is told apart', () => {
  afterEach(() => void vi.unstubAllGlobals());

  it.each([
    [404, 'model/not-found'],
    [410, 'model/not-found'],
    [403, 'model/not-found'],
    [429, 'model/unreachable'],
    [500, 'model/unreachable'],
    [504, 'model/unreachable'],
  ])('status %d is %s, naming the URL', async (code, reason) => {
    const { file, requests } = fetching(status(code));
    await expect(file({ sha256 })).rejects.toMatchObject({
      code: reason,
      message: `${url} answered ${code}.`,
    });
    expect(requests).toHaveLength(1); // an answer is no reason to ask the cache
  });

  it.each(['<!doctype html><title>App</title>', '\uFEFF  <!DOCTYPE HTML>', '\n<html lang="en">'])(
    'the page of an app instead of the file: %j',
    async (page) => {
      for (const options of [{}, { sha256 }]) {
        const { file } = fetching(() => new Response(page));
        await expect(file(options)).rejects.toMatchObject({
          code: 'model/corrupt',
          message: `${url} answered with a web page.`,
          hint: expect.stringContaining('index.html'),
        });
      }
    },
  );

  it('a device that is offline', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    await expect(fetching(offline).file()).rejects.toMatchObject({
      code: 'model/unreachable',
      message: `${url} could not be fetched: this device is offline.`,
    });
  });

  it('a server that does not allow pages of this origin', async () => {
    vi.stubGlobal('location', new URL('https://shop.example/'));
    const readable = fetching((init) => (init.mode === 'no-cors' ? good(init) : offline(init)));
    await expect(readable.file()).rejects.toMatchObject({
      code: 'model/unreachable',
      hint: expect.stringContaining('Access-Control-Allow-Origin'),
    });
    const down = fetching(offline);
    await expect(down.file()).rejects.toMatchObject({
      message: `${url} could not be fetched: Failed to fetch.`,
    });
    expect(down.requests.at(-1)).toMatchObject({ method: 'HEAD', mode: 'no-cors' });
  });
});

describe('a download', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  it('takes as long as it takes while something comes', async () => {
    const file = fetching(slowly(Array.from(content, () => 19_000))).file({ sha256 });
    await vi.advanceTimersByTimeAsync(content.length * 19_000);
    expect(new Uint8Array(await file)).toEqual(content);
  });

  it.each([
    ['before the answer', never],
    ['in the middle of it', slowly([1, 1], true)],
    ['longer than allowed', slowly([1, 20_001])],
    ['without a stream', () => ({ ok: true, arrayBuffer: () => new Promise(() => {}) }) as never],
  ])('is given up after a silence %s', async (_, answer) => {
    const failure = fetching(answer, offline)
      .file({ sha256 })
      .catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(20_010);
    expect(await failure).toMatchObject({
      code: 'model/unreachable',
      message: `${url} could not be fetched: nothing came for 20000 ms.`,
    });
    expect(vi.getTimerCount()).toBe(0);
  });
});
