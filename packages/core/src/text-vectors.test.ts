import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { completionTimeText } from './completion-time/text.ts';
import { createEncoder, type Fitted } from './encoding/encode.ts';
import type { Feature } from './encoding/feature.ts';
import { fingerprint } from './encoding/fingerprint.ts';
import { priceText } from './price/text.ts';
import { withTask } from './tasks.ts';
import { fixedInputs } from './test-support/fixed-inputs.test-support.ts';

/** Knots and names for every feature that has some; hashed columns all stay. */
function fittedFor(features: readonly Feature<never>[]): Fitted {
  const fitted = features.flatMap((feature): readonly (readonly [string, unknown])[] => {
    if (feature.kind !== 'sparse' || !feature.fit) return [];
    if (feature.fit.kind === 'number')
      return [[feature.name, [0, 1, 2.5, 4, 7, 11].slice(0, feature.fit.knots)]];
    return feature.fit.kind === 'names' ? [[feature.name, ['plumbing', 'php', 'usd', 'roofing']]] : [];
  });
  return Object.fromEntries(fitted);
}

/** The bits of all entries that the fixed inputs of a task set. */
function bitsOf(id: 'price' | 'completion-time', features: readonly Feature<never>[]): string {
  const { encode } = createEncoder(features, fittedFor(features));
  const hash = createHash('sha256');
  withTask(id, (task) => {
    for (const input of fixedInputs[id]) {
      const { sparse } = encode([task.parse(input).parsed as never]);
      for (const part of [sparse?.columns, sparse?.values]) {
        if (part) hash.update(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
      }
    }
  });
  return hash.digest('hex');
}

// Models are refused under another fingerprint, and answer something else where words have other hashes.
describe.each([
  [
    'price',
    priceText,
    '9eff72c3d42c8af5',
    '4ced1815c7632b88f2a0e6fcdfbe1ce5f3cbbec0f0a62ad2d77cd94417790d6e',
  ],
  [
    'completion-time',
    completionTimeText,
    '8cf18aaf921d21cd',
    '0549f9e65f5b7f85441100741af44663bea4933e12cdaa2038baaea207bc611d',
  ],
] as const)('the words of %s', (id, design, expectedFingerprint, bits) => {
  const features = design.features as readonly Feature<never>[];

  it('are those that trained models know', () =>
    expect(fingerprint(design.id, features)).toBe(expectedFingerprint));

  it('have the same columns and bits as ever in the fixed inputs', () =>
    expect(bitsOf(id, features)).toBe(bits));
});
