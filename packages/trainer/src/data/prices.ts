import { type Currency, currenciesOf, isTantiyaError } from '@tantiya/core';
import * as field from './field.ts';

type Range = 'min_price' | 'max_price' | 'currency';

/**
 * Reads a price range and converts it to PHP.
 *
 * @param suggested the column of the price in the middle
 * @throws RowFault for an unknown currency, a price that is missing or not above 0, or a range out of order
 */
export function pricesInPhp<Column extends string>(
  values: Readonly<Record<Column | Range, string>>,
  suggested: Column,
): { readonly target: readonly [number, number, number]; readonly currency: string } {
  const { code: currency, rate } = currencyOf(values);
  const min = field.positive(values, 'min_price');
  const middle = field.positive(values, suggested);
  const max = field.positive(values, 'max_price');
  if (middle < min) throw field.fault('out of order:', values, suggested);
  if (max < middle) throw field.fault('out of order:', values, 'max_price');
  return { target: [min * rate, middle * rate, max * rate], currency };
}

function currencyOf(values: Readonly<Record<'currency', string>>): Currency {
  try {
    return currenciesOf(undefined)(values.currency);
  } catch (error) {
    if (!isTantiyaError(error)) throw error;
    throw field.fault('unknown', values, 'currency');
  }
}
