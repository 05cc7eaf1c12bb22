import { TantiyaError } from '@tantiya/core';

/**
 * Makes a function that imports a chunk of code. A failure is not kept: the next call tries again.
 *
 * @param load the `import()`
 * @param name an export of the chunk, by which it is known
 * @throws TantiyaError `engine/unavailable`
 */
export function codeImport<Module extends object>(
  load: () => Promise<Module>,
  name: keyof Module,
): () => Promise<Module> {
  let failures = 0;

  return async () => {
    try {
      try {
        return await load();
      } catch (error) {
        if (failures++ === 0) throw error;
        // Firefox never asks again for a module that it could not fetch, but names it: under another query it is another
        // module. Other browsers have just asked for it in vain, and do so once more.
        const [url = ''] = /https?:\S+/.exec(String(error)) ?? [];
        if (!url) throw error;
        const again = `${url}${url.includes('?') ? '&' : '?'}retry=${failures}`;
        const module = (await import(/* @vite-ignore */ /* webpackIgnore: true */ again)) as Module;
        if (!(name in module)) throw error; // it was a chunk that ours needs
        return module;
      }
    } catch (cause) {
      throw new TantiyaError(
        'engine/unavailable',
        `The code that runs models could not be fetched: ${cause instanceof Error ? cause.message : cause}.`,
        'Check that all files of your build are served, and keep those of earlier builds for pages that are open.',
        { cause },
      );
    }
  };
}
