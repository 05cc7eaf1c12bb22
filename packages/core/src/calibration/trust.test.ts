import { describe, expect, it } from 'vitest';
import { trustOf } from './trust.ts';

const widths = Array.from({ length: 21 }, (_, step) => step / 20);

describe('how far an answer is trusted', () => {
  it.each([
    [0, 'good'],
    [0.8, 'good'],
    [0.81, 'caution'], // wider than 80 % of the training rows
    [0.95, 'caution'],
    [0.96, 'ask'], // wider than 95 %
    [9, 'ask'],
    [Number.NaN, 'good'],
  ] as const)('with a width of %d is %s', (width, trust) => expect(trustOf(width, widths)).toBe(trust));

  it('of deciles, does without the share that they do not have', () => {
    const deciles = Array.from({ length: 11 }, (_, step) => step / 10);
    expect(trustOf(0.96, deciles)).toBe('caution');
    expect(trustOf(1.01, deciles)).toBe('ask');
  });

  it('is never more than whoever answers can deserve', () => {
    expect(trustOf(0, widths, 'caution')).toBe('caution');
    expect(trustOf(0, widths, 'ask')).toBe('ask');
    expect(trustOf(1, widths, 'caution')).toBe('ask');
  });

  it('does not mind ranges that are all equally wide, as they are stored', () => {
    expect(trustOf(1.23456, Array(21).fill(1.2345))).toBe('good');
  });

  it('is none where nothing was measured', () => expect(trustOf(1, [])).toBe('ask'));
});
