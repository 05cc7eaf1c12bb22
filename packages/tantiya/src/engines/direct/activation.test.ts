import { describe, expect, it } from 'vitest';
import { activationNames, referenceActivations } from '../contract/reference-layers.test-support.ts';
import { findActivation } from './activation.ts';

const inputs = Float64Array.from({ length: 400_001 }, (_, index) => (index - 200_000) / 10_000);

function outputsOf(name: string, numbers: Float64Array): Float64Array {
  const outputs = new Float64Array(numbers.length);
  findActivation(name)?.(numbers, outputs);
  return outputs;
}

describe('an activation', () => {
  it.each(activationNames.filter((name) => name !== 'linear'))('%s is within 4e-8 of the truth', (name) => {
    const outputs = outputsOf(name, inputs);
    const error = inputs.reduce(
      (worst, x, index) =>
        Math.max(worst, Math.abs(referenceActivations[name](x) - (outputs[index] ?? Number.NaN))),
      0,
    );
    expect(error).toBeLessThan(4e-8);
  });

  it.each(['sigmoid', 'tanh'] as const)('%s stays within its bounds and keeps NaN', (name) => {
    const ends = Float64Array.of(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NaN);
    const [low = 0, high = 0, none] = outputsOf(name, ends);
    const floor = name === 'tanh' ? -1 : 0;
    expect(low).toBeGreaterThanOrEqual(floor);
    expect(low).toBeLessThan(floor + 4e-8);
    expect(high).toBeLessThanOrEqual(1);
    expect(high).toBeGreaterThan(1 - 4e-8);
    expect(none).toBeNaN();
  });

  it('is not found under a name that is none', () => expect(findActivation('constructor')).toBeUndefined());
});
