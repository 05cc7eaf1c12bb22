import { isTantiyaError, TantiyaError } from '@tantiya/core';
import { abortable } from './abortable.ts';

/**
 * @throws TantiyaError `model/unreachable` where the network or the server fails, `model/not-found` for a file that is not
 * there, `model/corrupt` when the content does not have the hash; the reason of an aborted signal
 */
export type FetchFile = (url: string, init: RequestInit, sha256?: string) => Promise<ArrayBuffer>;

/** How long one file may take: half a minute more than anybody waits for a hint. */
const longestMs = 60_000;

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
  { signal, ...init }: RequestInit,
): Promise<ArrayBuffer> {
  const request = new AbortController();
  const giveUp = () => request.abort(signal?.reason ?? new Error(`no answer within ${longestMs} ms`));
  const timer = setTimeout(giveUp, longestMs);
  signal?.addEventListener('abort', giveUp);
  try {
    signal?.throwIfAborted();
    const answered = fetch(url, { ...init, signal: request.signal }).then((response) => {
      if (response.ok) return response.arrayBuffer();
      throw refusal(url, response.status);
    });
    // Also stops waiting where the app's own fetch takes no notice of signals.
    return await abortable(answered, request.signal);
  } catch (cause) {
    if (signal?.aborted || isTantiyaError(cause)) throw signal?.aborted ? signal.reason : cause;
    throw new TantiyaError(
      'model/unreachable',
      `${url} could not be fetched: ${cause instanceof Error ? cause.message : cause}.`,
      'Check the network, and the CORS headers if the models are on another origin.',
      { cause },
    );
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}

function refusal(url: string, status: number): TantiyaError {
  const code = status >= 500 || status === 429 ? 'model/unreachable' : 'model/not-found';
  return new TantiyaError(code, `${url} answered ${status}.`, 'Check the `models` URL and its server.');
}

/** Pages without a secure context have no hash function; there the golden probes alone vouch for the weights. */
async function hasHash(content: ArrayBuffer, sha256: string): Promise<boolean> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle) return true;
  const digest = new Uint8Array(await subtle.digest('SHA-256', content));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') === sha256;
}
