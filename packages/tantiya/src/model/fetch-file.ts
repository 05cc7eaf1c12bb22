import { TantiyaError } from '@tantiya/core';

/** @throws TantiyaError `model/not-found`, or `model/corrupt` when the content does not have the hash */
export type FetchFile = (url: string, init: RequestInit, sha256?: string) => Promise<ArrayBuffer>;

/** Fetches files and checks their SHA-256 where one is given and the page may compute it. */
export function createFetchFile(fetch: typeof globalThis.fetch): FetchFile {
  return async (url, init, sha256) => {
    // A cache may hold the file of an earlier version: the second look goes past it.
    for (const again of [{}, { cache: 'reload' }] as const) {
      const content = await download(fetch, url, { ...init, ...again });
      if (sha256 === undefined || (await hasHash(content, sha256))) return content;
    }
    throw new TantiyaError(
      'model/corrupt',
      `${url} is not the file its index describes.`,
      'Publish the whole folder again.',
    );
  };
}

async function download(
  fetch: typeof globalThis.fetch,
  url: string,
  init: RequestInit,
): Promise<ArrayBuffer> {
  try {
    const response = await fetch(url, init);
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    return await response.arrayBuffer();
  } catch (cause) {
    throw new TantiyaError(
      'model/not-found',
      `${url} could not be fetched: ${cause instanceof Error ? cause.message : cause}.`,
      'Check the `models` URL and the network.',
      { cause },
    );
  }
}

/** Pages without a secure context have no hash function; there the golden probes alone vouch for the weights. */
async function hasHash(content: ArrayBuffer, sha256: string): Promise<boolean> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle) return true;
  const digest = new Uint8Array(await subtle.digest('SHA-256', content));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') === sha256;
}
