/** The shortest decimal that rounds to the same float32, so that a vector in JSON is small and exact. -0 is 0, as in JSON. */
export function shortestFloat32(value: number): number {
  for (let digits = 1; digits < 9; digits++) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === value) return candidate;
  }
  return Number(value.toPrecision(9)); // nine digits tell all float32 apart
}
