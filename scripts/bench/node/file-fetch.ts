import { readFile } from 'node:fs/promises';

/** `fetch` for `file:` URLs, which Node's own refuses. */
export const fileFetch = (async (url: string) =>
  new Response(await readFile(new URL(url)))) as typeof globalThis.fetch;
