import { type Kernel, panel, strideOf } from './kernel.ts';
import type { Dense } from './vector.ts';

/** The product of a row with a dense kernel. Inputs that are zero, most of an encoded row, cost nothing. */
export function createDenseKernel({ of, kernel, bias, width }: Dense): Kernel {
  const inputs = of.width;
  const fromStride = strideOf(inputs);
  const stride = strideOf(width);
  const weights = panelsOf(kernel, inputs, width);
  const starts = new Float64Array(stride);
  starts.set(bias);
  /** The inputs of the current row that are not zero, and where each one's weights are within a panel. */
  const values = new Float64Array(inputs);
  const places = new Int32Array(inputs);

  return (from, to, rows) => {
    for (let row = 0; row < rows; row++) {
      let active = 0;
      for (let input = 0; input < inputs; input++) {
        const value = from[row * fromStride + input] as number;
        if (value === 0) continue;
        values[active] = value;
        places[active++] = input * panel;
      }
      for (let unit = 0, start = 0; unit < stride; unit += panel, start += inputs * panel) {
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
          const place = start + (places[index] as number);
          sum0 += value * (weights[place] as number);
          sum1 += value * (weights[place + 1] as number);
          sum2 += value * (weights[place + 2] as number);
          sum3 += value * (weights[place + 3] as number);
          sum4 += value * (weights[place + 4] as number);
          sum5 += value * (weights[place + 5] as number);
          sum6 += value * (weights[place + 6] as number);
          sum7 += value * (weights[place + 7] as number);
        }
        const out = row * stride + unit;
        to[out] = sum0;
        to[out + 1] = sum1;
        to[out + 2] = sum2;
        to[out + 3] = sum3;
        to[out + 4] = sum4;
        to[out + 5] = sum5;
        to[out + 6] = sum6;
        to[out + 7] = sum7;
      }
    }
  };
}

/** From shape [inputs, width] to [panels, inputs, panel], padded with zeros: one panel is read from end to end. */
function panelsOf(kernel: Float64Array, inputs: number, width: number): Float64Array {
  const panels = new Float64Array(inputs * strideOf(width));
  kernel.forEach((weight, at) => {
    const unit = at % width;
    const input = (at - unit) / width;
    const lane = unit % panel;
    panels[(unit - lane) * inputs + input * panel + lane] = weight;
  });
  return panels;
}
