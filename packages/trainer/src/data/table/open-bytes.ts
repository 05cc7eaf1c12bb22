import { type FileHandle, open } from 'node:fs/promises';
import type { Duplex, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { TantiyaError } from '@tantiya/core';

/**
 * Opens a file for reading from its start.
 *
 * @returns what to pipe together: the file and, when its first two bytes say gzip, the decompression
 * @throws TantiyaError `config/invalid` when the file cannot be opened
 */
export async function openBytes(file: string): Promise<[Readable] | [Readable, Duplex]> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file);
    const { bytesRead, buffer } = await handle.read({ buffer: new Uint8Array(2), position: 0 });
    const source = handle.createReadStream({ start: 0 });
    const gzip = bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
    return gzip ? [source, createGunzip()] : [source];
  } catch (cause) {
    await handle?.close();
    throw new TantiyaError(
      'config/invalid',
      `${file} cannot be read: ${cause instanceof Error ? cause.message : cause}.`,
      'Check the path; it is taken from the current folder.',
      { cause },
    );
  }
}
