import { describe, expect, it } from 'vitest';
import { countMultiplyAdds } from './arithmetic.ts';

const spec = (name: string, ...shape: readonly number[]) => ({ name, shape, dtype: 'float32' });

describe('the multiply-adds of the price network', () => {
  const specs = [
    spec('lstm_1/kernel', 60, 256),
    spec('lstm_1/recurrent_kernel', 64, 256),
    spec('lstm_1/bias', 256),
    spec('lstm_2/kernel', 64, 128),
    spec('lstm_2/recurrent_kernel', 32, 128),
    spec('lstm_2/bias', 128),
    spec('dense/kernel', 32, 16),
    spec('dense/bias', 16),
    spec('output/kernel', 16, 3),
    spec('output/bias', 3),
  ];

  it('are 44,592, of which 18,224 reach the output', () => {
    const { all, live } = countMultiplyAdds(specs, 60);
    expect(all).toBe(15_360 + 16_384 + 8_192 + 4_096 + 512 + 48);
    expect(live).toBe(11_520 + 6_144 + 512 + 48);
  });

  it('are fewer where inputs are zero', () => {
    expect(countMultiplyAdds(specs, 60).executed).toBe(18_224);
    expect(countMultiplyAdds(specs, 12).executed).toBe(11_520 / 5 + 6_144 + 512 + 48);
  });

  it('are the same where the gates are dense layers', () => {
    const gates = ['input', 'candidate', 'output'];
    const compact = [
      ...gates.map((gate) => spec(`lstm_1_${gate}/kernel`, 60, 64)),
      ...gates.map((gate) => spec(`lstm_2_${gate}/kernel`, 64, 32)),
      ...specs.slice(6),
    ];
    expect(countMultiplyAdds(compact, 12)).toEqual({
      all: 18_224,
      live: 18_224,
      executed: countMultiplyAdds(specs, 12).executed,
    });
  });
});
