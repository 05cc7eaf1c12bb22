import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { withSeededRandom } from './seeded-random.ts';

describe('withSeededRandom', () => {
  it('makes Math.random repeatable inside', () => {
    const draw = () => withSeededRandom(xoroshiro128plus(7), () => [Math.random(), Math.random()]);
    expect(draw()).toEqual(draw());
  });

  it('leaves Math.random as it was, after an error too', () => {
    const original = Math.random;
    const fail = () =>
      withSeededRandom(xoroshiro128plus(7), () => {
        throw new Error('diverged');
      });
    expect(fail).toThrow('diverged');
    expect(Math.random).toBe(original);
  });
});
