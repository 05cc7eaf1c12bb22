import { shown, TantiyaError } from '@tantiya/core/basics';
import { createFetchFile } from './fetch-file.ts';
import { fileUrl } from './file-url.ts';

/** The folder of a marketplace's models, wherever it is served. */
export interface ModelFolder {
  /** @param path within the folder; each of its parts may be any name. @throws TantiyaError `model/corrupt` when it leads out */
  urlOf(path: string): string;
  /** index.json: fetched once, unless that failed. @throws as {@link ModelFolder.fetch} */
  index(): Promise<ArrayBuffer>;
  /** @throws TantiyaError with a code `model/…`; the reason of the lifetime's end */
  fetch(path: string, sha256: string): Promise<ArrayBuffer>;
  /** Forgets the index, so that the next load sees what has been published since. */
  refresh(): void;
}

/**
 * @param base the folder; its query, such as a token, is kept for every file
 * @param lifetime ends downloads
 * @param silenceMs how long a download may bring nothing
 */
export function createModelFolder(
  base: string | URL,
  fetch: typeof globalThis.fetch,
  lifetime: AbortSignal = new AbortController().signal,
  silenceMs = 20_000,
): ModelFolder {
  const fetchFile = createFetchFile(fetch, silenceMs);
  let index: Promise<ArrayBuffer> | undefined;
  /** After a failure the browser's cache is not trusted to be new: it may keep even a 404. */
  let revalidate = false;

  function urlOf(path: string): string {
    const parts = path.split('/');
    // The dots would lead out, and half of a surrogate pair has no encoding.
    if (parts.some((part) => part === '.' || part === '..') || /\p{Surrogate}/u.test(path)) {
      throw new TantiyaError(
        'model/corrupt',
        `${shown(path)} is no path within the folder of the models.`,
        'Publish the whole folder again.',
      );
    }
    return fileUrl(base, parts.map(encodeURIComponent).join('/'));
  }

  async function noticing<Value>(download: Promise<Value>): Promise<Value> {
    try {
      return await download;
    } catch (error) {
      revalidate = true;
      throw error;
    }
  }

  return {
    urlOf,
    index() {
      // Revalidated each time: it is small, and says which version of every other file is meant.
      const loading =
        index ?? noticing(fetchFile(urlOf('index.json'), { signal: lifetime, revalidate: true }));
      index = loading;
      loading.catch(() => {
        if (index === loading) index = undefined; // nothing that failed is kept
      });
      return loading;
    },
    fetch: async (path, sha256) => noticing(fetchFile(urlOf(path), { signal: lifetime, revalidate, sha256 })),
    refresh() {
      index = undefined;
    },
  };
}
