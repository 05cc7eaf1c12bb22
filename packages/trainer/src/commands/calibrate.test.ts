import { describe, expect, it } from 'vitest';
import { nextVersion } from './calibrate.ts';

describe('the version of a calibrated model', () => {
  it.each([
    ['1.0.0', '1.0.1'],
    ['1.0.9', '1.0.10'],
    ['2026-11', '2026-12'],
    ['1.0.0-beta', '1.0.0-beta.1'],
    ['', '.1'],
  ])('after %j is %j', (version, next) => expect(nextVersion(version)).toBe(next));
});
