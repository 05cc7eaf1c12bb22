import { isTantiyaError, TantiyaError } from '@tantiya/core/basics';
import { abortable, onAbort, throwIfAborted } from './abortable.ts';

export interface FetchFileOptions {
  readonly signal: AbortSignal;
  /** Whether the server is asked again for what the browser's cache holds. */
  readonly revalidate: boolean;
  /** SHA-256, hexadecimal. */
  readonly sha256?: string;
}

/**
 * @throws TantiyaError `model/unreachable` where the network or the server fails, `model/not-found` for a file that is not
 * there, `model/corrupt` when the content does not have the hash or is a web page; the reason of an aborted signal
 */
export type FetchFile = (url: string, options: FetchFileOptions) => Promise<ArrayBuffer>;

/** How long the browser's cache may take, in ms: it has a file or it does not. */
const cacheMs = 2_000;

/** Timers take no more: they would fire at once. */
const longestMs = 2 ** 31 - 1;

/**
 * Fetches files and checks their SHA-256 where one is given and the page may compute it.
 *
 * @param silenceMs how long a download may bring nothing
 */
export function createFetchFile(fetch: typeof globalThis.fetch, silenceMs: number): FetchFile {
  return async (url, { signal, revalidate, sha256 }) => {
    // With a hash the browser need not ask whether its copy is still good. It may be of an earlier version: the second look
    // goes past it.
    const first = revalidate ? 'no-cache' : subtle() ? 'force-cache' : 'default';
    for (const cache of [first, 'reload'] as const) {
      const content = await fetchOrRecall(url, cache, signal);
      if (sha256 === undefined ? !isWebPage(content) : await hasHash(content, sha256)) return content;
      if (isWebPage(content)) {
        throw new TantiyaError(
          'model/corrupt',
          `${url} answered with a web page.`,
          'Check the `models` URL. Servers of single-page apps answer with their index.html where a file is missing.',
        );
      }
    }
    throw new TantiyaError(
      'model/corrupt',
      `${url} is not the file its index describes.`,
      'Publish the whole folder again.',
    );
  };

  /** Where the network fails, what the browser's cache still holds; its hash decides whether it is good. */
  async function fetchOrRecall(url: string, cache: RequestCache, signal: AbortSignal): Promise<ArrayBuffer> {
    try {
      return await download(url, { cache }, signal, silenceMs);
    } catch (failure) {
      throwIfAborted(signal);
      if (isTantiyaError(failure)) throw failure;
      const inCache: RequestInit = isCrossOrigin(url)
        ? { cache: 'force-cache' }
        : { cache: 'only-if-cached', mode: 'same-origin' };
      try {
        return await download(url, inCache, signal, cacheMs);
      } catch {
        throwIfAborted(signal);
        throw await explain(url, failure);
      }
    }
  }

  /** @throws what the fetch rejects with, an Error when nothing comes, TantiyaError for a refusal */
  async function download(
    url: string,
    init: RequestInit,
    signal: AbortSignal,
    limitMs: number,
  ): Promise<ArrayBuffer> {
    const request = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const heard = () => {
      clearTimeout(timer);
      const late = () => request.abort(new Error(`nothing came for ${limitMs} ms`));
      if (limitMs <= longestMs) timer = setTimeout(late, limitMs);
    };
    // Also stops waiting where the app's own fetch takes no notice of signals.
    const hear = async <Value>(promise: Promise<Value>): Promise<Value> => {
      const value = await abortable(promise, request.signal);
      heard();
      return value;
    };
    const stop = onAbort(signal, () => request.abort(signal.reason));
    try {
      heard();
      throwIfAborted(signal);
      const response = await hear(fetch(url, { ...init, signal: request.signal }));
      if (!response.ok) throw refusal(url, response.status);
      const reader = response.body?.getReader?.();
      if (!reader) return await hear(response.arrayBuffer());
      const parts: Uint8Array[] = [];
      for (let part = await hear(reader.read()); !part.done; part = await hear(reader.read())) {
        parts.push(part.value);
      }
      return joined(parts);
    } finally {
      clearTimeout(timer);
      stop();
    }
  }

  /** A browser tells a script no more than that a fetch failed; some of the causes can be told apart all the same. */
  async function explain(url: string, cause: unknown): Promise<TantiyaError> {
    const unreachable = (what: string, hint: string) =>
      new TantiyaError('model/unreachable', `${url} could not be fetched: ${what}.`, hint, { cause });
    if (globalThis.navigator?.onLine === false) {
      return unreachable('this device is offline', 'It is tried again when the device is online.');
    }
    if (isCrossOrigin(url) && (await answersOthers(url))) {
      return unreachable(
        'its server does not allow pages of this origin (CORS)',
        'Let the server of the models send the header Access-Control-Allow-Origin.',
      );
    }
    const message = cause instanceof Error ? cause.message : String(cause);
    return unreachable(message, 'Check the network and the `models` URL.');
  }

  /** Whether the server answers a request whose answer the page may not read. */
  async function answersOthers(url: string): Promise<boolean> {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), cacheMs);
    try {
      const init: RequestInit = { method: 'HEAD', mode: 'no-cors', cache: 'no-store', signal: limit.signal };
      await abortable(fetch(url, init), limit.signal);
      return true;
    } catch {
      return false;
    } finally {
      clearTimeout(timer);
    }
  }
}

function refusal(url: string, status: number): TantiyaError {
  const message = `${url} answered ${status}.`;
  return status >= 500 || status === 429
    ? new TantiyaError(
        'model/unreachable',
        message,
        'Look at the server of the models; a later question tries again.',
      )
    : new TantiyaError(
        'model/not-found',
        message,
        'Check the `models` URL, and that the whole folder is published.',
      );
}

function isCrossOrigin(url: string): boolean {
  const { location } = globalThis;
  return location !== undefined && new URL(url, location.href).origin !== location.origin;
}

/** Whether it begins as HTML does, which no file of a model does. */
function isWebPage(content: ArrayBuffer): boolean {
  const start = String.fromCharCode(...new Uint8Array(content.slice(0, 100)));
  return /^\W*<(!doctype|html)/i.test(start);
}

/** Pages without a secure context have no hash function. */
const subtle = () => globalThis.crypto?.subtle as SubtleCrypto | undefined;

/** Without a hash function the golden probes alone vouch for the weights. */
async function hasHash(content: ArrayBuffer, sha256: string): Promise<boolean> {
  const hash = subtle();
  if (!hash) return true;
  const digest = new Uint8Array(await hash.digest('SHA-256', content));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') === sha256;
}

/** @returns the bytes of all parts, in their order */
export function joined(parts: readonly Uint8Array[]): ArrayBuffer {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let end = 0;
  for (const part of parts) {
    bytes.set(part, end);
    end += part.byteLength;
  }
  return bytes.buffer;
}
