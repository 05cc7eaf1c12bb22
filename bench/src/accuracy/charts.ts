import * as Plot from '@observablehq/plot';
import { renderSvg } from '../report/render-svg.ts';
import { best, type Figures, type SetFigures } from './figures.ts';
import { type BenchmarkSet, benchmarkSets } from './sets.ts';

/** SVG documents by file name. */
export function drawAccuracyCharts({ sets, curves }: Figures): Readonly<Record<string, string>> {
  const measured = benchmarkSets.flatMap((set) => {
    const figures = sets[set.name];
    return figures ? [{ ...set, figures }] : [];
  });
  return {
    'ladder.svg': drawLadder(measured),
    'calibration.svg': drawCalibration(measured),
    'coverage.svg': drawCoverage(measured),
    ...(curves.learning.length > 0 && { 'learning.svg': drawLearning(curves.learning) }),
    ...(curves.sizes.length > 0 && { 'sizes.svg': drawSizes(curves.sizes) }),
  };
}

interface Measured extends BenchmarkSet {
  readonly figures: SetFigures;
}

/** Told apart without colour too: by lightness, and ours by its size. */
const colours: Readonly<Record<string, string>> = {
  constant: '#cbd5e1',
  'category median': '#94a3b8',
  heuristic: '#f59e0b',
  'ridge, numbers': '#60a5fa',
  'ridge, words': '#2563eb',
  LSTM: '#a855f7',
  text: '#0f766e',
};
const colourScale = { domain: Object.keys(colours), range: Object.values(colours), legend: false } as const;
const titles = (sets: readonly Measured[]) => sets.map(({ title }) => title);
const wide = { marginLeft: 230 } as const;

/** Every contender on every set, the constant's error as 1. */
function drawLadder(sets: readonly Measured[]): string {
  const points = sets.flatMap(({ title, figures: { contenders } }) =>
    Object.entries(contenders).map(([name, { rmsle }]) => {
      const unit = contenders['constant']?.rmsle.value ?? Number.NaN;
      return { title, name, share: rmsle.value / unit, low: rmsle.low / unit, high: rmsle.high / unit };
    }),
  );
  const ours = points.filter(({ name }) => name === best);
  return renderSvg({
    ...wide,
    height: 110 + sets.length * 34,
    marginTop: 60,
    x: { label: 'RMSLE, as a share of the constant’s', grid: true, nice: true },
    y: { label: null, domain: titles(sets) },
    color: colourScale,
    marks: [
      ...legend(points.map(({ name }) => name)),
      Plot.ruleX([1], { stroke: '#cbd5e1' }),
      Plot.ruleY(ours, {
        x1: 'low',
        x2: 'high',
        y: 'title',
        stroke: 'name',
        strokeWidth: 3,
        strokeOpacity: 0.4,
      }),
      Plot.dot(points, { x: 'share', y: 'title', fill: 'name', r: ({ name }) => (name === best ? 6 : 4.5) }),
    ],
  });
}

/** The names of the contenders above a chart, each in its colour. */
function legend(names: readonly string[]): readonly Plot.Markish[] {
  return Object.keys(colours)
    .filter((name) => names.includes(name))
    .map((name, at, shown) =>
      Plot.text([name], {
        text: () => `● ${name}`,
        fill: () => name,
        fontWeight: 'bold',
        frameAnchor: 'top-left',
        dx: shown.slice(0, at).reduce((left, { length }) => left + 7 * length + 30, -200),
        dy: -34,
      }),
    );
}

const shareAxis = { domain: [0, 1], tickFormat: '.0%' } as const;
const shares = Array.from({ length: 19 }, (_, at) => (at + 1) / 20);

/** What share of the truths lies below what the ranges call their quantiles. */
function drawCalibration(sets: readonly Measured[]): string {
  const points = sets.flatMap(({ title, task, figures: { ranges } }) =>
    (ranges?.belowQuantiles ?? []).map((seen, at) => ({ title, task, stated: shares[at] ?? 0, seen })),
  );
  return renderSvg({
    height: 460,
    marginTop: 50,
    x: { label: 'stated share below', grid: true, ...shareAxis },
    y: { label: 'seen on the test rows, a line for each set', grid: true, ...shareAxis },
    fx: { label: null, padding: 0.15 },
    marks: [
      Plot.link([{}], { x1: 0, y1: 0, x2: 1, y2: 1, stroke: '#94a3b8', strokeDasharray: '4 4' }),
      Plot.lineY(points, {
        fx: 'task',
        x: 'stated',
        y: 'seen',
        z: 'title',
        stroke: '#0f766e',
        strokeOpacity: 0.7,
      }),
    ],
  });
}

/** How many truths the ranges hold, of all rows and of each group. */
function drawCoverage(sets: readonly Measured[]): string {
  const all = sets.flatMap(({ title, figures: { contenders } }) => {
    const coverage = contenders[best]?.range?.coverage;
    return coverage ? [{ title, ...coverage }] : [];
  });
  const groups = sets.flatMap(({ title, figures: { ranges } }) =>
    (ranges?.groups ?? []).map(({ coverage }) => ({ title, ...coverage })),
  );
  return renderSvg({
    ...wide,
    height: 80 + sets.length * 30,
    x: {
      label: 'truths within the 80 % range: all rows (bars: 95 % interval), and each group with 100 rows',
      tickFormat: '.0%',
      grid: true,
      nice: true,
    },
    y: { label: null, domain: titles(sets) },
    marks: [
      Plot.rectX([{}], { x1: 0.72, x2: 0.88, fill: '#0f766e', fillOpacity: 0.1 }),
      Plot.ruleX([0.8], { stroke: '#0f766e', strokeDasharray: '4 4' }),
      Plot.dot(groups, { x: 'value', y: 'title', r: 4, stroke: '#64748b', fill: 'white' }),
      Plot.ruleY(all, { x1: 'low', x2: 'high', y: 'title', stroke: '#0f766e', strokeWidth: 3 }),
      Plot.dot(all, { x: 'value', y: 'title', r: 5, fill: '#0f766e' }),
    ],
  });
}

function drawLearning(points: Figures['curves']['learning']): string {
  const channels = { fx: 'set', x: 'rows', y: 'rmsle', stroke: 'contender' } as const;
  return renderSvg({
    height: 380,
    x: { type: 'log', label: 'rows that were learned from', grid: true, tickFormat: '~s', ticks: 5 },
    y: { label: 'RMSLE on the same test rows', grid: true, zero: false, nice: true },
    fx: { label: null, padding: 0.15 },
    color: colourScale,
    marks: [
      Plot.lineY(points, channels),
      Plot.dot(points, { ...channels, fill: 'contender', r: 4 }),
      Plot.text(
        points,
        Plot.selectLast({
          ...channels,
          z: 'contender',
          stroke: null,
          fill: 'contender',
          text: 'contender',
          textAnchor: 'end',
          dy: -14,
        }),
      ),
    ],
  });
}

function drawSizes(points: Figures['curves']['sizes']): string {
  return renderSvg({
    height: 380,
    x: {
      type: 'log',
      label: 'kilobytes that a page downloads (gzip)',
      grid: true,
      nice: true,
      tickFormat: '~s',
    },
    y: { label: 'RMSLE', grid: true, nice: true, zero: false },
    fx: { label: null, padding: 0.15 },
    marks: [
      Plot.dot(points, {
        fx: 'set',
        x: ({ gzipBytes }) => gzipBytes / 1000,
        y: 'rmsle',
        r: 5,
        fill: '#0f766e',
      }),
      Plot.text(points, {
        fx: 'set',
        x: ({ gzipBytes }) => gzipBytes / 1000,
        y: 'rmsle',
        text: ({ words }) => `${words.toLocaleString('en')} words`,
        textAnchor: 'start',
        dx: 8,
      }),
    ],
  });
}
