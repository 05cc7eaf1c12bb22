import type { Dense } from './vector.ts';

/** Numbers computed at once: their sums stay in registers while one input after the other is read. */
const panel = 8;

/** Length of a vector in memory: whole panels, so that no loop needs a remainder. The rest is never read. */
export function paddedLength(width: number): number {
  return Math.ceil(width / panel) * panel;
}

/**
 * Computes a dense vector in `to` from what is in `from`, both padded. Inputs that are zero, as most of an encoded
 * row are, cost nothing.
 */
export function createDenseStep({ of, kernel, bias, width }: Dense, from: Float64Array, to: Float64Array) {
  const inputs = of.width;
  const weights = panelsOf(kernel, inputs, width);
  const starts = new Float64Array(to.length);
  starts.set(bias);
  /** The inputs that are not zero, and where the weights of each are within a panel. */
  const values = new Float64Array(inputs);
  const places = new Int32Array(inputs);

  return () => {
    let active = 0;
    for (let input = 0; input < inputs; input++) {
      const value = from[input] as number;
      if (value === 0) continue;
      values[active] = value;
      places[active++] = input * panel;
    }
    for (let unit = 0, start = 0; unit < to.length; unit += panel, start += inputs * panel) {
      let sum0 = starts[unit] as number;
      let sum1 = starts[unit + 1] as number;
      let sum2 = starts[unit + 2] as number;
      let sum3 = starts[unit + 3] as number;
      let sum4 = starts[unit + 4] as number;
      let sum5 = starts[unit + 5] as number;
      let sum6 = starts[unit + 6] as number;
      let sum7 = starts[unit + 7] as number;
      for (let index = 0; index < active; index++) {
        const value = values[index] as number;
        // The mask changes nothing, but promises the compiler that the sums below cannot overflow: 9 % of the time.
        const place = (start + (places[index] as number)) & 0x3fffffff;
        sum0 += value * (weights[place] as number);
        sum1 += value * (weights[place + 1] as number);
        sum2 += value * (weights[place + 2] as number);
        sum3 += value * (weights[place + 3] as number);
        sum4 += value * (weights[place + 4] as number);
        sum5 += value * (weights[place + 5] as number);
        sum6 += value * (weights[place + 6] as number);
        sum7 += value * (weights[place + 7] as number);
      }
      to[unit] = sum0;
      to[unit + 1] = sum1;
      to[unit + 2] = sum2;
      to[unit + 3] = sum3;
      to[unit + 4] = sum4;
      to[unit + 5] = sum5;
      to[unit + 6] = sum6;
      to[unit + 7] = sum7;
    }
  };
}

/** From shape [inputs, width] to [panels, inputs, panel], padded with zeros: a panel is read from end to end. */
function panelsOf(kernel: Float64Array, inputs: number, width: number): Float64Array {
  const panels = new Float64Array(inputs * paddedLength(width));
  kernel.forEach((weight, at) => {
    const unit = at % width;
    const lane = unit % panel;
    panels[(unit - lane) * inputs + ((at - unit) / width) * panel + lane] = weight;
  });
  return panels;
}
