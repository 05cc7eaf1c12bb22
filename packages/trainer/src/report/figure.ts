/** How a figure is called in a report and how its value is written. */
interface FigureStyle {
  readonly label: string;
  readonly write: (value: number) => string;
}

const number = (digits: number) => (value: number) =>
  value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'negative', // no sign for a zero
  });
const amount = (value: number) => number(value < 1000 ? 2 : 0)(value);
const percent = (value: number) => `${number(1)(value * 100)} %`;

const styles: Readonly<Record<string, FigureStyle>> = {
  rows: { label: 'rows', write: number(0) },
  rmsle: { label: 'RMSLE', write: number(4) },
  mae: { label: 'MAE', write: amount },
  maeLow: { label: 'MAE, 95 % of bootstrap samples from', write: amount },
  maeHigh: { label: 'MAE, 95 % of bootstrap samples to', write: amount },
  rmse: { label: 'RMSE', write: amount },
  mape: { label: 'MAPE', write: percent },
  medianApe: { label: 'median APE', write: percent },
  r2Log: { label: 'R² of the logarithm', write: number(3) },
  coverage: { label: 'truth within the range', write: percent },
  maxToMin: { label: 'max / min of the range (geometric mean)', write: number(2) },
  meanWidth: { label: 'mean width of the interval', write: amount },
  fromHeuristic: { label: 'mean distance from the heuristic', write: number(2) },
  gapToModel: { label: 'mean absolute log ratio to the model', write: number(3) },
  countryMean: { label: 'moved by country alone, mean', write: number(2) },
  countryMax: { label: 'moved by country alone, largest', write: number(2) },
};

/** @param name such as "rmsle", or "min.mae" for one output */
export function figureLabel(name: string): string {
  const [figure, output] = name.split('.').reverse();
  const label = styles[figure ?? '']?.label ?? name;
  return output === undefined ? label : `${label}, ${output}`;
}

/** A dash stands for a figure that a predictor does not have, or that these rows do not give. */
export function writeFigure(name: string, value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return '–';
  const figure = name.split('.').at(-1) ?? name;
  return (styles[figure]?.write ?? String)(value);
}
