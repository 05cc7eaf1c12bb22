import { TantiyaError } from '@tantiya/core';

/**
 * Runs what writes to a folder.
 *
 * @throws TantiyaError `config/invalid` where the system refuses: no such folder, no right, no space
 */
export async function writingTo<Result>(directory: string, action: () => Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new TantiyaError(
      'config/invalid',
      `${directory} cannot be written: ${cause.message}.`,
      'Check the path, the rights and the space on its disk, or pass another folder.',
      { cause },
    );
  }
}
