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

function tanh(from: Float64Array, to: Float64Array): void {
  for (let at = 0; at < to.length; at++) to[at] = Math.tanh(from[at] as number);
}

/** By way of the tangent, since `Math.exp` takes longer. */
function sigmoid(from: Float64Array, to: Float64Array): void {
  for (let at = 0; at < to.length; at++) to[at] = 0.5 + 0.5 * Math.tanh(0.5 * (from[at] as number));
}
