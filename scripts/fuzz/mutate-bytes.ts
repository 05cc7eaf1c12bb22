import type { Random } from './random.ts';

/** What programs, disks and networks do to a file, and what somebody might write into it. */
const inserts = [
  '\0',
  '"',
  '\r',
  '\n',
  ',',
  ';',
  '\t',
  '{',
  '[',
  '\ufeff',
  '\ud800',
  '1e999',
  '€',
  ' '.repeat(500),
];

const mutators: readonly ((bytes: Buffer, random: Random) => Buffer)[] = [
  // One bit.
  (bytes, { below }) => {
    const at = below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
    return bytes;
  },
  // Some other bytes in a row.
  (bytes, { below }) => {
    const at = below(bytes.length);
    const end = Math.min(at + 1 + below(64), bytes.length);
    for (let index = at; index < end; index++) bytes[index] = below(256);
    return bytes;
  },
  // The beginning alone.
  (bytes, { below }) => bytes.subarray(0, below(bytes.length)),
  // The end alone.
  (bytes, { below }) => bytes.subarray(below(bytes.length)),
  // A part that is missing, or there twice.
  (bytes, { below }) => {
    const at = below(bytes.length);
    const end = Math.min(at + 1 + below(200), bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)]);
  },
  (bytes, { below }) => {
    const at = below(bytes.length);
    const end = Math.min(at + 1 + below(200), bytes.length);
    return Buffer.concat([bytes.subarray(0, end), bytes.subarray(at)]);
  },
  // Something more.
  (bytes, { below, pick }) => {
    const at = below(bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(pick(inserts)), bytes.subarray(at)]);
  },
  // Another encoding.
  (bytes, { pick }) => Buffer.from(bytes.toString('utf8'), pick(['utf16le', 'latin1', 'base64'] as const)),
  () => Buffer.alloc(0),
];

/** @returns a changed copy */
export function mutateBytes(original: Uint8Array, random: Random): Buffer {
  let bytes = Buffer.from(original);
  for (let rounds = 1 + random.below(3); rounds > 0 && bytes.length > 0; rounds--) {
    bytes = Buffer.from(random.pick(mutators)(bytes, random));
  }
  return bytes;
}
