import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fixedInputs, fixedVectors } from './fixed-inputs.test-support.ts';

describe('the fixed inputs', () => {
  const vectors = fixedVectors();

  it('are 200 of the price and 60 of each other task, all different', () => {
    const { price, ...others } = fixedInputs;
    expect(price).toHaveLength(200);
    for (const inputs of Object.values(others)) expect(inputs).toHaveLength(60);
    for (const inputs of Object.values(fixedInputs)) {
      expect(new Set(inputs.map((input) => JSON.stringify(input))).size).toBe(inputs.length);
    }
  });

  it.each([
    ['price', 60, '58b561ef59079688aa628c58dd71737aa7b0d0a4ba6a41c7bf3bfa31f7905374'],
    ['completion-time', 43, 'c560f2eea3e9ba58e5523aa46c9490f7d2c68eebe4f0b80feaefcde1d4608d1c'],
    ['profile-score', 43, 'b2db0b27673492729a0bf00107ba7f4f80c3fa055144ba683b8a1e2d500889ca'],
  ] as const)('of %s have %i columns and the same bits as ever', (task, width, sha256) => {
    for (const row of vectors[task]) expect(row).toHaveLength(width * 8);
    expect(createHash('sha256').update(vectors[task].join('\n')).digest('hex')).toBe(sha256);
  });
});
