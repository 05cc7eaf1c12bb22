/** From the scale in which a network learned to what an answer says. */
export interface Scale {
  /** Within the bounds of what is answered, and never less for a greater value; the least for NaN. */
  readonly amount: (value: number) => number;
  /** How wide a range of two amounts is; 0 where they are one. */
  readonly width: (lower: number, upper: number) => number;
}

/** Prices and hours are learned as log1p: a range is as wide as the logarithm of its ends' ratio, whatever its size. */
export function logScale(least: number, most: number): Scale {
  return {
    amount: (value) => Math.min(Math.max(Math.expm1(value), least), most) || least,
    width: (lower, upper) => Math.log(upper / lower),
  };
}

/** Scores are learned as they are. */
export function linearScale(least: number, most: number): Scale {
  return {
    amount: (value) => Math.min(Math.max(value, least), most) || least,
    width: (lower, upper) => upper - lower,
  };
}
