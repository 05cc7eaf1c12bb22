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

  // Changed last when texts became plain text and names got one key: for inputs with HTML, format characters, tags that
  // differ by normal form, or the category 1.5, and for no others.
  it.each([
    ['price', 60, 'a281d7fe7f2871fecf9f5a2986dea7104a773468a08fbcd9585954bebeff7595'],
    ['completion-time', 43, 'a1bc71fb30876e76b2cb43801b405a45ae46489c4c929504a5c3eef1c62a8499'],
    ['profile-score', 43, '73a3e16a035cc6694bf5e21eab66513c5a9f84946978c6a100631a7ce2308171'],
  ] as const)('of %s have %i columns and the same bits as ever', (task, width, sha256) => {
    for (const row of vectors[task]) expect(row).toHaveLength(width * 8);
    expect(createHash('sha256').update(vectors[task].join('\n')).digest('hex')).toBe(sha256);
  });
});
