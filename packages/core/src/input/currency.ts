import { TantiyaError } from '../errors.ts';

/** PHP for one unit of a currency. Source: the specification's conversion table; HKD added. */
export const currencyToPhp = {
  PHP: 1,
  USD: 56,
  EUR: 61,
  GBP: 71,
  INR: 0.67,
  AUD: 36,
  SGD: 42,
  CAD: 41,
  NZD: 33,
  JPY: 0.37,
  CNY: 7.7,
  KRW: 0.041,
  MYR: 12.5,
  THB: 1.6,
  VND: 0.0022,
  IDR: 0.0035,
  HKD: 7.2,
} as const satisfies Record<string, number>;

/** The month the table was written: old rates are a reason to pass your own. */
export const currencyTableDate = '2025-12';

/** PHP per unit, by upper-case currency code. */
export type CurrencyRates = Readonly<Record<string, number>>;

/** @throws TantiyaError `input/invalid` for a code that is not in the table, naming the known ones */
export function rateOf(currency: string, rates: CurrencyRates = currencyToPhp): number {
  const rate = Object.hasOwn(rates, currency) ? rates[currency] : undefined;
  if (rate !== undefined && rate > 0 && Number.isFinite(rate)) return rate;
  throw new TantiyaError(
    'input/invalid',
    `currency is ${JSON.stringify(currency)}${rate === undefined ? '' : `, with the rate ${rate}`}.`,
    `Use one of ${Object.keys(rates).join(', ')}, or pass rates that have it.`,
  );
}
