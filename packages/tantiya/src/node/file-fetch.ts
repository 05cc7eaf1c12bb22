import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

/**
 * A `fetch` that reads files: of `file:` URLs, which Node's own refuses, and of plain paths. A file that is not there
 * answers 404, as a server would.
 */
export const fileFetch: typeof globalThis.fetch = async (input, init) => {
  init?.signal?.throwIfAborted();
  const place = input instanceof Request ? input.url : String(input);
  try {
    const content = await readFile(place.startsWith('file:') ? new URL(place) : pathToFileURL(place));
    return new Response(new Uint8Array(content));
  } catch (error) {
    return new Response(String(error), { status: 404 });
  }
};
