import { type DecimalMark, parseNumber } from './parse-number.ts';

const dollars: readonly string[] = ['USD', 'AUD', 'CAD', 'SGD', 'NZD', 'HKD'];

/** The currencies that a sign may stand for. */
const signs: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['₱', ['PHP']],
  ['P', ['PHP']],
  ['$', dollars],
  ['US$', ['USD']],
  ['A$', ['AUD']],
  ['C$', ['CAD']],
  ['S$', ['SGD']],
  ['NZ$', ['NZD']],
  ['HK$', ['HKD']],
  ['€', ['EUR']],
  ['£', ['GBP']],
  ['₹', ['INR']],
  ['RS', ['INR']],
  ['RS.', ['INR']],
  ['¥', ['JPY', 'CNY']],
  ['₩', ['KRW']],
  ['RM', ['MYR']],
  ['฿', ['THB']],
  ['₫', ['VND']],
  ['RP', ['IDR']],
]);

const sign = String.raw`[A-Za-z]{1,3}\.?|[A-Za-z]{0,2}\p{Sc}`;
const before = new RegExp(String.raw`^([-+−]?)\s*(${sign})\s*(?=[-+−\d.,])(.*)$`, 'su');
const after = new RegExp(String.raw`^()(.*?[\d.,])\s*(${sign})$`, 'su');

/**
 * Reads an amount, with the sign or the code of its currency or without: `$40`, `₱1,500`, `USD 75`, `12,50 €`.
 *
 * @param currency its upper-case code; undefined when any will do
 * @returns undefined for what is no number, or is in another currency
 */
export function parseMoney(
  text: string,
  currency: string | undefined,
  mark: DecimalMark | undefined,
): number | undefined {
  const written = text.trim();
  const leading = before.exec(written);
  const trailing = leading === null ? after.exec(written) : null;
  const stated = (leading?.[2] ?? trailing?.[3])?.toUpperCase();
  if (stated !== undefined && !mayBe(stated, currency)) return undefined;
  const number = leading === null ? (trailing?.[2] ?? written) : `${leading[1]}${leading[3]}`;
  return parseNumber(number, mark) ?? (mark === undefined ? grouped(number) : undefined);
}

/** Money has no three decimals: one comma before three digits parts thousands. A point may come from a computation. */
function grouped(number: string): number | undefined {
  return number.includes(',') ? parseNumber(number, '.') : undefined;
}

function mayBe(stated: string, currency: string | undefined): boolean {
  const known = signs.get(stated);
  if (currency === undefined) return known !== undefined || stated.length === 3;
  return stated === currency || known?.includes(currency) === true;
}
