/** Writes the activation of every number of `from` to the same place of `to`. */
export type Activation = (from: Float64Array, to: Float64Array) => void;

const activations = new Map<string, Activation>([
  ['relu', ramp(1, 0, Number.POSITIVE_INFINITY)],
  ['relu6', ramp(1, 0, 6)],
  ['hardsigmoid', ramp(0.2, 0.5, 1)],
  ['sigmoid', sigmoid],
  ['tanh', tanh],
]);

/** @param name such as `hard_sigmoid` or `hardSigmoid` */
export function findActivation(name: string): Activation | undefined {
  return activations.get(name.replaceAll('_', '').toLowerCase());
}

/** A line through `offset`, cut below 0 and above `top`. */
function ramp(slope: number, offset: number, top: number): Activation {
  return (from, to) => {
    for (let at = 0; at < to.length; at++) {
      to[at] = Math.min(top, Math.max(0, slope * (from[at] as number) + offset));
    }
  };
}

function sigmoid(from: Float64Array, to: Float64Array): void {
  for (let at = 0; at < to.length; at++) to[at] = 0.5 + 0.5 * tanhOf(0.5 * (from[at] as number));
}

function tanh(from: Float64Array, to: Float64Array): void {
  for (let at = 0; at < to.length; at++) to[at] = tanhOf(from[at] as number);
}

/**
 * The hyperbolic tangent within 4e-8, several times faster than `Math.tanh` and `Math.exp`, which would take half
 * the time of a small network: a minimax fit of x P(x^2) / Q(x^2) on [-9, 9], and +-1 beyond.
 */
function tanhOf(x: number): number {
  if (x > 9) return 1;
  if (x < -9) return -1;
  const s = x * x;
  const p =
    (((1.318427446e-8 * s + 2.047186592e-5) * s + 3.486583988e-3) * s + 0.1337319944) * s + 0.9999999064;
  const q = (((7.702683873e-7 * s + 3.271388853e-4) * s + 2.584198711e-2) * s + 0.467064963) * s + 1;
  return (x * p) / q;
}
