import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { TantiyaError } from '@tantiya/core';
import { readAtLeast, startingWith } from './blocks.ts';

/**
 * Reads a file or pipe from its start; when its first two bytes say gzip, what it holds. Closes it at the end or when left.
 *
 * @param file `-` for standard input
 * @throws TantiyaError `config/invalid` when the file cannot be opened; `data/bad-row` for a damaged gzip, or one of
 *   hardly anything but repetition
 */
export async function* openBytes(file: string): AsyncGenerator<Uint8Array> {
  const source: Readable = file === '-' ? process.stdin : createReadStream(file);
  try {
    const blocks: AsyncIterator<Uint8Array> = source[Symbol.asyncIterator]();
    const first = await readAtLeast(2, blocks).catch((cause) => {
      throw unreadable(file, cause);
    });
    const all = startingWith(first, blocks);
    yield* first[0] === 0x1f && first[1] === 0x8b ? expand(file, all) : all;
  } finally {
    source.destroy();
  }
}

async function* expand(file: string, blocks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let packed = 0;
  const counted = async function* () {
    for await (const block of blocks) {
      packed += block.length;
      yield block;
    }
  };
  const expanded = createGunzip();
  pipeline(Readable.from(counted()), expanded, () => {}); // a failure destroys the output with the error, so the loop throws it
  let length = 0;
  try {
    for await (const block of expanded as AsyncIterable<Uint8Array>) {
      length += block.length;
      if (length > freeLength && length > packed * highestRatio) {
        throw refused(`${file} expands more than ${highestRatio}-fold, as no table does`);
      }
      yield block;
    }
  } catch (error) {
    throw isZlib(error) ? refused(`${file}: ${error.message}`, error) : error;
  }
}

/** Tables come to a tenth by gzip, very regular ones to a fiftieth; a bomb to a thousandth. */
const highestRatio = 200;

/** Bytes that are expanded whatever the ratio. */
const freeLength = 2 ** 22;

function unreadable(file: string, cause: unknown): TantiyaError {
  return new TantiyaError(
    'config/invalid',
    `${file} cannot be read: ${cause instanceof Error ? cause.message : cause}.`,
    'Check the path; it is taken from the current folder.',
    { cause },
  );
}

function isZlib(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

function refused(message: string, cause?: Error): TantiyaError {
  return new TantiyaError('data/bad-row', `${message}.`, 'Pass the complete file, or the plain CSV.', {
    cause,
  });
}
