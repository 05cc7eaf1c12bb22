/** The gates of an LSTM in the order in which Keras lays their columns side by side, in kernels and biases. */
export const lstmGates = ['input', 'forget', 'candidate', 'output'] as const;

export type LstmGate = (typeof lstmGates)[number];

/**
 * Cuts one gate's columns out of a kernel or a bias.
 *
 * @param values shape [rows, 4 * units] or [4 * units], row-major
 * @returns shape [rows, units] or [units]
 */
export function gateColumns<Values extends Float32Array | Float64Array>(
  values: Values,
  units: number,
  gate: LstmGate,
): Values {
  const position = lstmGates.indexOf(gate);
  const column = (index: number) => Math.floor(index / units) % lstmGates.length;
  return values.filter((_, index) => column(index) === position) as Values;
}
