import { TantiyaError } from '@tantiya/core';

/** Imports a package by name; tests replace it to play a machine with other packages. */
export type ImportPeer = (specifier: string) => Promise<unknown>;

/** A package may be installed and still not load: a failed download, another Node, a missing system library. */
function isMissing(error: unknown, specifier: string): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === 'ERR_MODULE_NOT_FOUND' &&
    error.message.includes(`'${specifier}'`)
  );
}

/**
 * Imports an optional peer dependency.
 *
 * @throws TantiyaError `engine/unavailable`, telling "not installed" from "installed but does not load"
 */
export async function importOptionalPeer(specifier: string, importPeer: ImportPeer): Promise<unknown> {
  try {
    return await importPeer(specifier);
  } catch (error) {
    if (isMissing(error, specifier)) {
      throw new TantiyaError(
        'engine/unavailable',
        `${specifier} is not installed.`,
        `Install it with \`npm install ${specifier}\`.`,
        { cause: error },
      );
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new TantiyaError(
      'engine/unavailable',
      `${specifier} is installed but does not load: ${reason}`,
      `Reinstall it with \`npm install ${specifier}\` on a Node and a system that it supports.`,
      { cause: error },
    );
  }
}
