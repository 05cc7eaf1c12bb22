import { type Currency, currenciesOf, isTantiyaError } from '@tantiya/core';
import * as field from './field.ts';
import type { CellValues } from './table/table.ts';

type Range = 'min_price' | 'max_price' | 'currency';

/** PHP. Nothing that is paid for a job lies outside. */
const lowestPrice = 1;
const highestPrice = 1e9;

/**
 * Reads one amount, of a source that states no range: the three prices of its target are one.
 *
 * @throws RowFault as {@link pricesInPhp}
 */
export function priceInPhp<Column extends string>(
  values: CellValues<Column>,
  column: Column,
  currency: string,
): { readonly target: readonly [number, number, number]; readonly currency: string } {
  const { code, rate } = currenciesOf(undefined)(currency);
  const pesos = amount(values, column, code, rate) * rate;
  return { target: [pesos, pesos, pesos], currency: code };
}

/**
 * Reads a price range and converts it to PHP.
 *
 * @param suggested the column of the price in the middle
 * @throws RowFault for an unknown currency, a price that is missing, not above 0 or outside 1 to 1e9 PHP, or a range out of order
 */
export function pricesInPhp<Column extends string>(
  values: CellValues<Column | Range>,
  suggested: Column,
): { readonly target: readonly [number, number, number]; readonly currency: string } {
  const { code: currency, rate } = currencyOf(values);
  const price = (column: Column | Range) => amount(values, column, currency, rate);
  const min = price('min_price');
  const middle = price(suggested);
  const max = price('max_price');
  if (middle < min) throw field.fault('out of order:', values, suggested);
  if (max < middle) throw field.fault('out of order:', values, 'max_price');
  return { target: [min * rate, middle * rate, max * rate], currency };
}

/** An amount in its own currency. */
function amount<Column extends string>(
  values: CellValues<Column>,
  column: Column,
  currency: string,
  rate: number,
): number {
  const value = field.positive(values, column, () => field.money(values, column, currency));
  const pesos = value * rate;
  if (pesos < lowestPrice || pesos > highestPrice) throw field.fault('absurd', values, column);
  return value;
}

function currencyOf(values: CellValues<'currency'>): Currency {
  try {
    return currenciesOf(undefined)(values.currency);
  } catch (error) {
    if (!isTantiyaError(error)) throw error;
    throw field.fault('unknown', values, 'currency');
  }
}
