import { TantiyaError } from '@tantiya/core/basics';
import { importAgain } from '../engines/import-again.ts';
import { within } from '../engines/within.ts';

/**
 * Makes a function that gets the chunk of one of the files in `code`; a failure is not kept.
 *
 * @param name an export of the chunk, by which it is known
 * @param does what the chunk does, for people
 * @param limitMs how long that may take: nobody can see whether something comes
 * @throws TantiyaError `engine/unavailable`
 */
export function codeImport<Code extends object>(
  load: () => Promise<Code>,
  name: keyof Code,
  does: 'runs models' | 'explains answers',
  limitMs: number,
): () => Promise<Code> {
  const importCode = importAgain(load, name);
  return async () => {
    try {
      const late = () => new Error(`the server did not answer within ${limitMs} ms`);
      return await within(importCode(), limitMs, late);
    } catch (cause) {
      throw new TantiyaError(
        'engine/unavailable',
        `The code that ${does} could not be fetched: ${cause instanceof Error ? cause.message : cause}.`,
        'Check that all files of your build are served, and keep those of earlier builds for pages that are open.',
        { cause },
      );
    }
  };
}
