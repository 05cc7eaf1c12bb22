import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thrownBy } from '../test-support/thrown-error.test-support.ts';
import { type CurrencyRates, createCurrencies, currencyTableDate, currencyToPhp } from './currency.ts';

const currencyOf = (code: string, rates?: CurrencyRates) => createCurrencies(rates)(code);

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

describe('a currency', () => {
  it('has the rate of the table', () => {
    for (const [code, rate] of Object.entries(currencyToPhp))
      expect(currencyOf(code)).toMatchObject({ code, rate });
  });

  it.each(['USD', 'usd', ' Usd\n'])('is found by its code in any case, with blanks around it: %j', (code) =>
    expect(currencyOf(code)).toMatchObject({ code: 'USD', rate: 56 }),
  );

  it("has the caller's rate, which adds to the table or replaces it", () => {
    const rates = { usd: 58.2, ' chf ': 64, PHP: 1 };
    expect(currencyOf('USD', rates).rate).toBe(58.2);
    expect(currencyOf('CHF', rates).rate).toBe(64);
    expect(currencyOf('EUR', rates).rate).toBe(61);
    expect(currencyOf('PHP', rates).rate).toBe(1);
  });

  it.each([
    ['PHP', 2],
    ['USD', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['VND', 0],
    ['KWD', 3],
    ['BTC', 2], // Intl takes any three letters
    ['USDT', 2], // and no four
  ])('%s has %d decimals', (code, digits) => expect(currencyOf(code, { [code]: 1 }).digits).toBe(digits));

  it('that is not known is never taken for a dollar, and the known ones are named', () =>
    expect(thrownBy(() => currencyOf('xyz', { btc: 3e6 }))).toEqual({
      code: 'input/invalid',
      message: 'currency is "XYZ".',
      hint:
        'Use one of PHP, USD, EUR, GBP, INR, AUD, SGD, CAD, NZD, JPY, CNY, KRW, MYR, THB, VND, IDR, HKD, BTC, ' +
        'or pass rates that have it.',
    }));

  it.each(['', ' ', 'toString', 'constructor', '__proto__', 'x'.repeat(500)])('is not %j', (code) => {
    const { code: error, message } = thrownBy(() => currencyOf(code));
    expect(error).toBe('input/invalid');
    expect(message.length).toBeLessThan(110);
  });
});

describe('rates', () => {
  it.each([
    [{ USD: 0 }, 'rates.USD is 0.'],
    [{ usd: -1 }, 'rates.usd is -1.'],
    [{ USD: Number.NaN }, 'rates.USD is NaN.'],
    [{ USD: 1e-10 }, 'rates.USD is 1e-10.'],
    [{ USD: 1e10 }, 'rates.USD is 10000000000.'],
    [{ USD: Number.POSITIVE_INFINITY }, 'rates.USD is Infinity.'],
    [{ USD: '58' }, 'rates.USD is "58".'],
    [{ USD: undefined }, 'rates.USD is undefined.'],
    [{ PHP: 0.017 }, 'rates.PHP is 0.017.'], // of a table that counts in dollars
    [{ usd: 57, USD: 58 }, 'rates.USD is 58.'], // which of the two?
    [{ '': 5 }, 'rates. is 5.'],
    [5, 'rates is 5.'],
  ])('that cannot be are refused by name: %j', (rates, message) =>
    expect(thrownBy(() => createCurrencies(rates as CurrencyRates))).toEqual({
      code: 'config/invalid',
      message,
      hint: 'Pass PHP for one unit of each currency, once, from 1e-9 to 1000000000; PHP itself is 1.',
    }),
  );

  it('may have any names', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{1,20}$/), (code) => {
        fc.pre(code !== 'PHP');
        expect(currencyOf(code, JSON.parse(`{ "${code}": 3 }`)).rate).toBe(3);
      }),
    ));

  it('of a name that every object has count as others', () =>
    expect(currencyOf('constructor', { constructor: 3 } as unknown as CurrencyRates).rate).toBe(3));
});
