import { TantiyaError } from '../errors.ts';
import { shown } from './shown.ts';

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

/** PHP per unit, by currency code in any case. They add to the table or replace what it says; PHP is always 1. */
export type CurrencyRates = Readonly<Record<string, number>>;

export interface Currency {
  /** In upper case. */
  readonly code: string;
  /** PHP for one unit. */
  readonly rate: number;
  /** Decimals of its amounts. */
  readonly digits: number;
}

/**
 * Finds a currency by its code, in any case, with or without blanks around it.
 *
 * @throws TantiyaError `input/invalid` for a code that is not in the table, naming the known ones
 */
export type Currencies = (code: string) => Currency;

/** No rate is lower or higher: a price of 1 to 1e9 PHP stays a number that can be shown. */
const [least, most] = [1e-9, 1e9];

/**
 * The table with a caller's rates, checked once for any number of questions.
 *
 * @throws TantiyaError `config/invalid`, naming the rate
 */
export function createCurrencies(given: CurrencyRates = {}): Currencies {
  if (typeof given !== 'object' || given === null) throw wrongRate('rates', given);
  const rates = new Map<string, number>(Object.entries(currencyToPhp));
  const seen = new Set<string>();
  for (const [name, rate] of Object.entries(given)) {
    const code = codeOf(name);
    const isRate = typeof rate === 'number' && rate >= least && rate <= most;
    if (!isRate || code === '' || seen.has(code) || (code === 'PHP' && rate !== 1)) {
      throw wrongRate(`rates.${name.slice(0, 80)}`, rate);
    }
    seen.add(code);
    rates.set(code, rate);
  }
  const known = new Map<string, Currency>(); // of those asked for: Intl takes longer than an answer
  return (text) => {
    const code = codeOf(text);
    const rate = rates.get(code);
    if (rate === undefined) {
      throw new TantiyaError(
        'input/invalid',
        `currency is ${shown(code || text)}.`,
        `Use one of ${[...rates.keys()].join(', ')}, or pass rates that have it.`,
        { field: 'currency' },
      );
    }
    const currency = known.get(code) ?? { code, rate, digits: digitsOf(code) };
    known.set(code, currency);
    return currency;
  };
}

const tableAlone = /* @__PURE__ */ createCurrencies();

/** @param rates a caller's, or what {@link createCurrencies} made of them */
export function currenciesOf(rates: CurrencyRates | Currencies | null | undefined): Currencies {
  if (typeof rates === 'function') return rates;
  return rates == null ? tableAlone : createCurrencies(rates);
}

/** '' for what is too long to be one. */
function codeOf(text: string): string {
  return text.length > 32 ? '' : text.trim().toUpperCase();
}

function digitsOf(code: string): number {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency: code });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2; // not a code of ISO 4217
  }
}

function wrongRate(field: string, rate: unknown): TantiyaError {
  return new TantiyaError(
    'config/invalid',
    `${field} is ${shown(rate)}.`,
    `Pass PHP for one unit of each currency, once, from ${least} to ${most}; PHP itself is 1.`,
    { field },
  );
}
