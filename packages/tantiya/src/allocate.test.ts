import { describe, expect, it } from 'vitest';
import { allocate } from './allocate.ts';

describe('allocate', () => {
  it('gives zeros that nobody else has', () => {
    const arrays = Array.from({ length: 1_000 }, (_, index) => {
      const length = (index * 37) % 1_500;
      const array = allocate(length);
      expect(array).toEqual(new Float32Array(length));
      return array.fill(index);
    });
    for (const [index, array] of arrays.entries()) {
      expect(array.every((value) => value === index)).toBe(true);
    }
  });
});
