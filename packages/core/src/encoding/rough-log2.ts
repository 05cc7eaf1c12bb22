/**
 * The logarithm to base 2 along straight lines between powers of 2: as good as the logarithm where a model draws its own
 * curve over it, and the same in all browsers, which the logarithm is not.
 */
export function roughLog2(number: number): number {
  let rest = Math.min(Math.max(number, 2 ** -30), 2 ** 60);
  let exponent = 0;
  for (; rest >= 2; rest /= 2) exponent++;
  for (; rest < 1; rest *= 2) exponent--;
  return exponent + rest - 1;
}
