/**
 * Makes a function that imports a chunk of code. A failure is not kept: the next call tries again.
 *
 * @param load the `import()`
 * @param name an export of the chunk, by which it is known
 */
export function importAgain<Module extends object>(
  load: () => Promise<Module>,
  name: keyof Module,
): () => Promise<Module> {
  let failures = 0;

  return async () => {
    try {
      if (failures > 0) await fetchPreloads();
      return await load();
    } catch (error) {
      if (failures++ === 0) throw error;
      // Firefox never asks again for a module that it could not fetch, but names it: under another query it is another
      // module. Other browsers have just asked for it in vain, and do so once more.
      const [url] = /https?:\S+/.exec(String(error)) ?? [];
      if (url === undefined) throw error;
      const again = `${url}${url.includes('?') ? '&' : '?'}retry=${failures}`;
      const module = (await import(/* @vite-ignore */ /* webpackIgnore: true */ again)) as Module;
      if (name in module) return module;
      throw error; // it was a chunk that ours needs
    }
  };
}

/**
 * WebKit keeps the failure of a module that was preloaded by a link, as Vite's apps do it, until something other than
 * a module asks for the file. Its error does not name the file, but the link does.
 */
async function fetchPreloads(): Promise<void> {
  const links = globalThis.document?.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]') ?? [];
  await Promise.allSettled(Array.from(links, async ({ href }) => fetch(href)));
}
