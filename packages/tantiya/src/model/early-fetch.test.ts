import { describe, expect, it, vi } from 'vitest';
import { createEarlyFetch } from './early-fetch.ts';

const index = '/models/index.json';

/** Answers each request with its number. */
function opened(answer = async (request: number) => new Response(String(request))) {
  let requests = 0;
  const fetch = vi.fn<typeof globalThis.fetch>(() => answer(++requests));
  const lifetime = new AbortController().signal;
  const early = createEarlyFetch(fetch, index, lifetime);
  const read = async (url: string) => (await early.fetch(url)).text();
  return { fetch, lifetime, early, read };
}

describe('a file that was asked for early', () => {
  it('is asked for once, asking the server whether a copy is still good', () => {
    const { fetch, lifetime, early } = opened();
    early.ask();
    early.ask();
    expect(fetch.mock.calls).toEqual([[index, { cache: 'no-cache', signal: lifetime }]]);
  });

  it('goes to whoever fetches it first', async () => {
    const { fetch, early, read } = opened();
    early.ask();
    expect(await read('/models/other')).toBe('2');
    expect(await read(index)).toBe('1');
    expect(await read(index)).toBe('3');
    expect(fetch).toHaveBeenCalledTimes(3);
  });

  it('is fetched anew once it was forgotten', async () => {
    const { early, read } = opened();
    early.ask();
    early.forget();
    expect(await read(index)).toBe('2');
  });

  it.each([
    ['rejects', () => Promise.reject<Response>(new TypeError('Failed to fetch'))],
    [
      'throws',
      () => {
        throw new TypeError('Failed to fetch');
      },
    ],
  ])('and whose fetch %s, fails for whoever fetches it', async (_, answer) => {
    const { early, read } = opened(answer);
    early.ask();
    await new Promise((resolve) => setTimeout(resolve)); // nobody catches it meanwhile
    await expect(read(index)).rejects.toThrow('Failed to fetch');
  });
});
