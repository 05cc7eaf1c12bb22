/**
 * The share of cases at or below an amount.
 *
 * @param quantiles amounts at evenly spaced shares, such as 5 %, 10 %, ... 95 %; ascending, above 0
 * @returns between the shares of the first and of the last quantile: beyond them nothing was measured
 */
export function shareBelow(quantiles: readonly number[], amount: number): number {
  const count = quantiles.length;
  const above = quantiles.findIndex((quantile) => quantile > amount);
  const low = quantiles[above - 1] ?? amount;
  const high = quantiles[above] ?? amount;
  const between = Math.min(Math.log(amount / low) / Math.log(high / low), 1) || 0; // `||` for two that are all but one
  return (above === -1 ? count : above + (above === 0 ? 1 : between)) / (count + 1);
}
