const locale = 'en-PH';

/** Money without cents, except where cents matter. */
export function formatMoney(amount: number, currency: string): string {
  const digits = amount < 100 ? {} : { maximumFractionDigits: 0 };
  return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits }).format(amount);
}

/** As people say a price: two digits that count, three from 10,000 on, and no cents but for small change. */
export function formatRoughMoney(
  amount: number,
  currency: string,
  sign: 'auto' | 'exceptZero' = 'auto',
): string {
  const rough = Number(amount.toPrecision(Math.abs(amount) < 10_000 ? 2 : 3));
  const digits = Math.abs(rough) < 10 ? {} : { maximumFractionDigits: 0 };
  const style = { style: 'currency', currency, signDisplay: sign, ...digits } as const;
  return new Intl.NumberFormat(locale, style).format(rough).replace('-', '−');
}

/** Such as "2.5K", for the labels of a scale. */
export const formatCompact = new Intl.NumberFormat(locale, { notation: 'compact' }).format;

/** @param share 0..1 */
export const formatPercent = new Intl.NumberFormat(locale, { style: 'percent' }).format;

/** At most one decimal. */
export const formatNumber = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format;

/** Always one decimal: a score or a rating in a column. */
export const formatTenths = new Intl.NumberFormat(locale, {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
}).format;

/** Browsers round their clock to 0.1 ms, so a 0 says only that it was faster than that. */
export function formatMs(ms: number): string {
  return ms < 0.1
    ? 'under 0.1 ms'
    : `${new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 }).format(ms)} ms`;
}
