import { TantiyaError } from '@tantiya/core/basics';
import { importAgain } from '../engines/import-again.ts';
import { within } from '../engines/within.ts';
import type { createModels } from './models.ts';

/**
 * Makes a function that gets the chunk of one of the files in `code`; a failure is not kept.
 *
 * @param limitMs how long that may take: nobody can see whether something comes
 * @throws TantiyaError `engine/unavailable`
 */
export function modelCodeImport<Code extends { readonly createModels: typeof createModels }>(
  load: () => Promise<Code>,
  limitMs: number,
): () => Promise<Code> {
  const importCode = importAgain(load, 'createModels');
  return async () => {
    try {
      const late = () => new Error(`the server did not answer within ${limitMs} ms`);
      return await within(importCode(), limitMs, late);
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
