import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { TantiyaError } from '@tantiya/core';

/**
 * Reads a file from its start; when its first two bytes say gzip, what it holds. Closes it at the end or when left.
 *
 * @throws TantiyaError `config/invalid` when the file cannot be opened; `data/bad-row` for a damaged gzip, or one of
 *   hardly anything but repetition
 */
export async function* openBytes(file: string): AsyncGenerator<Uint8Array> {
  const { source, gzip } = await openFile(file);
  if (!gzip) {
    yield* source;
    return;
  }
  const expanded = createGunzip();
  pipeline(source, expanded, () => {}); // a failure destroys the output with the error, so the loop throws it
  let length = 0;
  try {
    for await (const block of expanded as AsyncIterable<Uint8Array>) {
      length += block.length;
      if (length > freeLength && length > source.bytesRead * highestRatio) {
        throw refused(`${file} expands more than ${highestRatio}-fold, as no table does`);
      }
      yield block;
    }
  } catch (error) {
    throw isZlib(error) ? refused(`${file}: ${error.message}`, error) : error;
  } finally {
    source.destroy();
  }
}

/** Tables come to a tenth by gzip, very regular ones to a fiftieth; a bomb to a thousandth. */
const highestRatio = 200;

/** Bytes that are expanded whatever the ratio. */
const freeLength = 2 ** 22;

async function openFile(file: string) {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file);
    const { bytesRead, buffer } = await handle.read({ buffer: new Uint8Array(2), position: 0 });
    const gzip = bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
    return { source: handle.createReadStream({ start: 0 }), gzip };
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

function isZlib(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

function refused(message: string, cause?: Error): TantiyaError {
  return new TantiyaError('data/bad-row', `${message}.`, 'Pass the complete file, or the plain CSV.', {
    cause,
  });
}
