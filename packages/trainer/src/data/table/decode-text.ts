import { TantiyaError } from '@tantiya/core';

/**
 * Decodes UTF-8, UTF-16 of either byte order, or Windows-1252, told apart by the first block: by its byte order mark,
 * by where its zero bytes stand, and last by whether it is UTF-8. Nothing is ever replaced.
 *
 * @param file what to call it in an error
 * @throws TantiyaError `data/bad-row` for bytes that are no text, naming the encoding that was found
 */
export async function* decodeText(file: string, blocks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const iterator = blocks[Symbol.asyncIterator]();
  try {
    const first = await firstBlock(iterator);
    const all = startingWith(first, iterator);
    const utf16 = utf16Of(first);
    if (utf16 !== undefined) yield* decodeUtf16(file, utf16, all);
    else if (isZip(first)) throw noText(file, 'is a ZIP archive, such as a workbook of a spreadsheet');
    else if (first.includes(0)) throw noText(file, 'has zero bytes, as no text has');
    else yield* decodeUtf8(file, all);
  } finally {
    await iterator.return?.();
  }
}

/** Long enough to tell the encoding by. */
const firstLength = 512;

async function firstBlock(blocks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let first: Uint8Array = new Uint8Array();
  while (first.length < firstLength) {
    const { done, value } = await blocks.next();
    if (done) break;
    first = Buffer.concat([first, value]);
  }
  return first;
}

async function* startingWith(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

type Utf16 = 'utf-16le' | 'utf-16be';

/** By its mark; else by its zero bytes, which stand beside most letters of a header. */
function utf16Of(first: Uint8Array): Utf16 | undefined {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const start = first.subarray(0, firstLength);
  start.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = start.length / 4; // half of all characters
  if (odd > many && even === 0) return 'utf-16le';
  return even > many && odd === 0 ? 'utf-16be' : undefined;
}

async function* decodeUtf16(
  file: string,
  encoding: Utf16,
  blocks: AsyncIterable<Uint8Array>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const block of blocks) yield decoder.decode(block, { stream: true });
    yield decoder.decode();
  } catch (cause) {
    throw cause instanceof TypeError ? noText(file, `is damaged ${encoding.toUpperCase()}`, cause) : cause;
  }
}

/** Windows-1252 from the first byte that is not UTF-8: up to there both must be the same, which is ASCII. */
async function* decodeUtf8(file: string, blocks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let carried: Uint8Array = new Uint8Array();
  let decode = utf8;
  let ascii = true;
  let start = true;
  const next = (bytes: Uint8Array) => {
    let text = decode(bytes);
    if (text === undefined && ascii && isMostlyUtf8(bytes)) ascii = false;
    if (text === undefined && ascii) {
      decode = windows1252;
      text = decode(bytes);
    }
    if (text === undefined) {
      throw noText(file, ascii ? 'is neither UTF-8 nor Windows-1252' : 'is UTF-8 with bytes that are not');
    }
    ascii &&= text.length === bytes.length && decode === utf8;
    if (start && text !== '') {
      start = false;
      if (text.startsWith('\ufeff')) return text.slice(1);
    }
    return text;
  };
  for await (const block of blocks) {
    const bytes: Uint8Array = carried.length === 0 ? block : Buffer.concat([carried, block]);
    const end = lastBoundary(bytes);
    carried = bytes.subarray(end);
    yield next(bytes.subarray(0, end));
  }
  yield next(carried);
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Whether more characters beyond ASCII can be read as UTF-8 than cannot. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const read = new TextDecoder().decode(bytes).replace(/[\0-\x7f]/g, '');
  return read.replaceAll('\ufffd', '').length > read.length / 2;
}

/** What Windows-1252 has at 0x80 to 0x9f; a blank where it has nothing. */
const upper = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

function windows1252(bytes: Uint8Array): string | undefined {
  let known = true;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (control) => {
      const character = upper[control.charCodeAt(0) - 0x80] ?? ' ';
      known &&= character !== ' ';
      return character;
    });
  return known ? text : undefined;
}

/** Where the last character starts whose bytes may go on in the next block. */
function lastBoundary(bytes: Uint8Array): number {
  for (let end = bytes.length; end > Math.max(0, bytes.length - 4); end--) {
    const byte = bytes[end - 1] ?? 0;
    if (byte < 0x80) return end;
    if (byte >= 0xc0) return end - 1;
  }
  return bytes.length;
}

function isZip(first: Uint8Array): boolean {
  return first[0] === 0x50 && first[1] === 0x4b && first[2] === 3 && first[3] === 4;
}

function noText(file: string, trouble: string, cause?: Error): TantiyaError {
  return new TantiyaError('data/bad-row', `${file} ${trouble}.`, 'Save it as plain text in UTF-8.', {
    cause,
  });
}
