/** Fetches, and may have asked for one file before. */
export interface EarlyFetch {
  readonly fetch: typeof globalThis.fetch;
  /** Asks for the file, for whoever fetches it next. */
  ask(): void;
  /** Forgets what was answered: whoever fetches the file next gets what is there then. */
  forget(): void;
}

/**
 * Lets index.json come at the same time as the code that reads it.
 *
 * @param lifetime ends the request
 */
export function createEarlyFetch(
  fetch: typeof globalThis.fetch,
  url: string,
  lifetime: AbortSignal,
): EarlyFetch {
  let early: Promise<Response> | undefined;

  async function ask(): Promise<Response> {
    return fetch(url, { cache: 'no-cache', signal: lifetime });
  }

  return {
    fetch(place, init) {
      if (place !== url || !early) return fetch(place, init);
      const answer = early;
      early = undefined; // it can be read once
      return answer;
    },
    ask() {
      early ??= ask();
      early.catch(() => {}); // whoever fetches the file is told
    },
    forget() {
      early = undefined;
    },
  };
}
