import type { Currency } from '../input/currency.ts';
import type { PriceRange } from './prediction.ts';

/** Beyond these, a number has nothing more to say. */
const mostDecimals = 20;

/**
 * A range in another currency, with the decimals that its amounts have. Where these would make one amount of the whole
 * range, or nothing of the lowest, there are more.
 *
 * @param range in PHP; ordered and above 0
 */
export function amountsIn(
  { rate, digits }: Pick<Currency, 'rate' | 'digits'>,
  range: PriceRange,
): PriceRange {
  const rounded = (decimals: number): PriceRange => {
    const unit = 10 ** decimals;
    const amount = (php: number) => Math.round((php / rate) * unit) / unit;
    return [amount(range[0]), amount(range[1]), amount(range[2])];
  };
  const isWide = range[0] < range[2];
  for (let decimals = digits; decimals < mostDecimals; decimals++) {
    const [min, , max] = rounded(decimals);
    // Two more, so that the lowest amount is not a rough one.
    if (min > 0 && (min < max || !isWide)) return rounded(decimals === digits ? digits : decimals + 2);
  }
  return rounded(mostDecimals);
}
