import { afterEach, expect, it, vi } from 'vitest';
import { importAgain } from './import-again.ts';

afterEach(() => void vi.unstubAllGlobals());

const chunk = { open: () => 'an engine' };

/** A page whose bundler preloads a chunk by a link. */
function stubPage(fetch: (url: string) => unknown) {
  const querySelectorAll = () => [{ href: 'https://shop.example/chunk.js' }];
  vi.stubGlobal('document', { querySelectorAll });
  vi.stubGlobal('fetch', fetch);
}

it('a chunk that could not be imported is imported by a later call', async () => {
  const load = vi.fn().mockRejectedValueOnce(new TypeError('Importing a module script failed.'));
  load.mockResolvedValue(chunk);
  const importChunk = importAgain<typeof chunk>(load, 'open');
  await expect(importChunk()).rejects.toThrow('Importing');
  expect(await importChunk()).toBe(chunk);
});

it('what a page preloads is fetched before a chunk is imported again, as WebKit needs it, and not before', async () => {
  const events: string[] = [];
  stubPage(async (url) => events.push(url));
  const importChunk = importAgain<typeof chunk>(async () => {
    events.push('import');
    if (events.length === 1) throw new TypeError('Importing a module script failed.');
    return chunk;
  }, 'open');
  await expect(importChunk()).rejects.toThrow('Importing');
  expect(await importChunk()).toBe(chunk);
  expect(events).toEqual(['import', 'https://shop.example/chunk.js', 'import']);
});

it('a page in which nothing can be fetched gets the error of the import', async () => {
  stubPage(() => {
    throw new TypeError('fetch is not a function');
  });
  const importChunk = importAgain<typeof chunk>(
    () => Promise.reject(new TypeError('Importing a module script failed.')),
    'open',
  );
  for (let i = 0; i < 2; i++) await expect(importChunk()).rejects.toThrow('Importing');
});
