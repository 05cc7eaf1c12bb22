import { isTantiyaError, type TantiyaError } from '../errors.ts';

/** The TantiyaError that `run` throws; any other outcome fails the test. */
export function thrownBy(run: () => unknown): Pick<TantiyaError, 'code' | 'message' | 'hint'> {
  try {
    run();
  } catch (error) {
    if (isTantiyaError(error)) return { code: error.code, message: error.message, hint: error.hint };
    throw error;
  }
  throw new Error('Nothing was thrown.');
}
