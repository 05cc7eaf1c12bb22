import type { PriceEstimate } from 'tantiya';
import { formatCompact } from '../shared/format.ts';
import type { Measure, Tick } from '../shared/tape.ts';

/** A price range on a logarithmic scale between powers of ten, which stays put while the range moves in it. */
export function priceScale({ min, suggested, max }: PriceEstimate): Measure {
  const low = Math.floor(Math.log10(min));
  const high = Math.max(Math.ceil(Math.log10(max)), low + 1);
  const at = (price: number) => (Math.log10(price) - low) / (high - low);
  const labelled = high - low > 2 ? [1] : [1, 2, 5];
  const ticks: Tick[] = [];
  for (let decade = low; decade < high; decade++) {
    for (let digit = 1; digit < 10; digit++) {
      const price = digit * 10 ** decade;
      ticks.push({ at: at(price), ...(labelled.includes(digit) && { label: formatCompact(price) }) });
    }
  }
  ticks.push({ at: 1, label: formatCompact(10 ** high) });
  return { ticks, from: at(min), to: at(max), mark: at(suggested) };
}
