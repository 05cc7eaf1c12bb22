import { describe, expect, it } from 'vitest';
import { thrownBy } from '../test-support/thrown-error.test-support.ts';
import { currencyTableDate, currencyToPhp, rateOf } from './currency.ts';

describe('the currency table', () => {
  it('is the table of the specification, with HKD', () =>
    expect(currencyToPhp).toEqual({
      PHP: 1.0,
      USD: 56.0,
      EUR: 61.0,
      GBP: 71.0,
      INR: 0.67,
      AUD: 36.0,
      SGD: 42.0,
      CAD: 41.0,
      NZD: 33.0,
      JPY: 0.37,
      CNY: 7.7,
      KRW: 0.041,
      MYR: 12.5,
      THB: 1.6,
      VND: 0.0022,
      IDR: 0.0035,
      HKD: 7.2,
    }));

  it('says how old it is', () => expect(currencyTableDate).toBe('2025-12'));
});

describe('rateOf', () => {
  it('reads the table', () => expect(rateOf('USD')).toBe(56));

  it("prefers the caller's rates", () => {
    expect(rateOf('USD', { USD: 58.5 })).toBe(58.5);
    expect(rateOf('CHF', { CHF: 64 })).toBe(64);
  });

  it('never takes an unknown currency for a dollar, and names the known ones', () =>
    expect(thrownBy(() => rateOf('XYZ'))).toEqual({
      code: 'input/invalid',
      message: 'currency is "XYZ".',
      hint:
        'Use one of PHP, USD, EUR, GBP, INR, AUD, SGD, CAD, NZD, JPY, CNY, KRW, MYR, THB, VND, IDR, HKD, ' +
        'or pass rates that have it.',
    }));

  it.each(['', 'usd', 'toString', '__proto__'])('does not know %j', (code) =>
    expect(thrownBy(() => rateOf(code)).code).toBe('input/invalid'),
  );

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses the rate %d', (rate) =>
    expect(thrownBy(() => rateOf('USD', { USD: rate })).message).toBe(
      `currency is "USD", with the rate ${rate}.`,
    ),
  );
});
