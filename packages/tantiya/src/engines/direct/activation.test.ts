import { describe, expect, it } from 'vitest';
import { activationNames, referenceActivations } from '../reference-layers.test-support.ts';
import { findActivation } from './activation.ts';

const inputs = Float64Array.from({ length: 400_001 }, (_, index) => (index - 200_000) / 10_000);

describe('an activation', () => {
  it.each(activationNames.filter((name) => name !== 'linear'))('%s is the truth but for rounding', (name) => {
    const outputs = new Float64Array(inputs.length);
    findActivation(name)?.(inputs, outputs);
    const error = inputs.reduce(
      (worst, x, index) =>
        Math.max(worst, Math.abs(referenceActivations[name](x) - (outputs[index] ?? Number.NaN))),
      0,
    );
    expect(error).toBeLessThan(1e-15);
  });

  it.each(['sigmoid', 'tanh'] as const)('%s stays within its bounds and keeps NaN', (name) => {
    const ends = Float64Array.of(Number.NEGATIVE_INFINITY, -9, 9, Number.POSITIVE_INFINITY, Number.NaN);
    const outputs = new Float64Array(ends.length);
    findActivation(name)?.(ends, outputs);
    const low = name === 'tanh' ? -1 : 0;
    expect(outputs[0]).toBe(low);
    expect(outputs[1]).toBeGreaterThanOrEqual(low);
    expect(outputs[2]).toBeLessThanOrEqual(1);
    expect(outputs[3]).toBe(1);
    expect(outputs[4]).toBeNaN();
  });

  it('is not found under a name that is none', () => expect(findActivation('constructor')).toBeUndefined());
});
