import { describe, expect, it } from 'vitest';
import { trustOf } from './trust.ts';

describe('how far an answer is trusted', () => {
  it.each([
    [1, 'good'],
    [0.2, 'good'],
    [0.19, 'caution'], // wider than 80 % of the training rows
    [0.05, 'caution'],
    [0.04, 'ask'], // wider than 95 %
    [0, 'ask'],
  ] as const)('of confidence %d is %s', (confidence, trust) => expect(trustOf(confidence)).toBe(trust));

  it('is never more than whoever answers can deserve', () => {
    expect(trustOf(1, 'caution')).toBe('caution');
    expect(trustOf(0, 'caution')).toBe('ask');
  });
});
