import * as Plot from '@observablehq/plot';
import type { ColdPage } from '../browser/cold-pages.ts';
import type { EngineFigures, WorkTiming } from '../measure/engines.ts';
import { median } from '../measure/race.ts';
import { duration } from './format.ts';
import { renderSvg } from './render-svg.ts';
import type { Results } from './results.ts';

/** SVG documents by file name. */
export function drawCharts({ engines, chromium }: Results): Readonly<Record<string, string>> {
  const timings = engines.flatMap(({ where, model, timings }) =>
    timings.map((timing): Point => ({ where, model, ...timing })),
  );
  return {
    'performance-single.svg': drawSingleAnswers(timings),
    'performance-batches.svg': drawBatches(timings),
    ...(chromium && { 'performance-cold-page.svg': drawColdPages(chromium.coldPages) }),
  };
}

interface Point extends WorkTiming, Pick<EngineFigures, 'where' | 'model'> {}

/** One panel per model, side by side, and one per environment, below each other. */
const panels = { fx: 'model', fy: 'where' } as const;
const environments = ['Node', 'Chromium'];
const modelsOf = (points: readonly Point[]) => [...new Set(points.map(({ model }) => model))];

function drawSingleAnswers(timings: readonly Point[]): string {
  const bars = timings.filter(({ work, size }) => work === 'whole answer' && size === 2000);
  const ms = ({ p50 }: Point) => p50 / 1000;
  const position = { ...panels, y: 'name' } as const;
  const label = { text: ({ p50 }: Point) => duration(p50), textAnchor: 'start', dx: 6 } as const;
  return renderSvg({
    height: 60 + bars.length * 15,
    x: { type: 'log', label: 'milliseconds', grid: true, ticks: [0.01, 0.1, 1, 10, 100], tickFormat: String },
    y: { label: null },
    fx: { label: null, padding: 0.3, domain: modelsOf(bars) },
    fy: { label: null, domain: environments },
    marks: [
      Plot.barX(bars, { ...position, x1: Math.min(...bars.map(ms)) / 2, x2: ms, fill: colour }),
      Plot.text(bars, { ...position, ...label, x: ms }),
    ],
  });
}

function drawBatches(timings: readonly Point[]): string {
  const points = timings
    .filter(({ work }) => work === 'batch')
    .map((point) => ({ ...point, perSecond: (point.size / point.p50) * 1e6 }));
  const channels = { ...panels, x: 'size', y: 'perSecond', stroke: 'name' } as const;
  const label = { stroke: null, text: 'name', fill: 'name', textAnchor: 'start', dx: 6 } as const;
  return renderSvg({
    height: 640,
    marginRight: 160,
    x: { type: 'log', label: 'rows in a batch', grid: true, ticks: 6, tickFormat: '~s' },
    y: { type: 'log', label: 'rows per second', grid: true, ticks: 6, tickFormat: '~s' },
    fx: { label: null, padding: 0.2, domain: modelsOf(points) },
    fy: { label: null, axis: null, domain: environments },
    marks: [
      Plot.axisFy({ label: null, dx: 80 }), // beside the names of the lines
      Plot.lineY(points, channels),
      Plot.dot(points, channels),
      Plot.text(placeNames(points), { ...channels, ...label }),
    ],
  });
}

interface BatchPoint extends Point {
  readonly perSecond: number;
}

/** The names of the lines at the right edge, each as high as its line ends but clear of the one above. */
function placeNames(points: readonly BatchPoint[]): readonly BatchPoint[] {
  const edge = Math.max(...points.map(({ size }) => size));
  const lineOf = ({ where, model, name }: Point) => `${where}, ${model}, ${name}`;
  const ends = [...new Map(points.map((point) => [lineOf(point), point])).values()];
  const ceilings = new Map<string, number>();
  return ends
    .toSorted((a, b) => b.perSecond - a.perSecond)
    .map((end) => {
      const panel = lineOf({ ...end, name: '' });
      const perSecond = Math.min(end.perSecond, ceilings.get(panel) ?? Number.POSITIVE_INFINITY);
      ceilings.set(panel, perSecond / 2); // a line of text on this scale
      return { ...end, size: edge, perSecond };
    });
}

function drawColdPages(pages: readonly ColdPage[]): string {
  const points = pages.map(({ name, visits }) => ({
    name,
    ms: median(visits.map(({ modelMs }) => modelMs)),
    kB: median(visits.map(({ codeBytes, modelBytes }) => codeBytes + modelBytes)) / 1000,
  }));
  return renderSvg({
    height: 320,
    insetLeft: 60, // room for the first label
    x: { type: 'log', label: 'kilobytes until the first model answer', grid: true },
    y: { type: 'log', label: 'milliseconds from navigation to it', grid: true },
    marks: [
      Plot.dot(points, { x: 'kB', y: 'ms', fill: colour, r: 6 }),
      Plot.text(points, { x: 'kB', y: 'ms', text: 'name', textAnchor: 'end', dx: -10 }),
    ],
  });
}

/** Ours stands out. */
function colour({ name }: { readonly name: string }): string {
  return name === 'direct' ? '#0f766e' : '#94a3b8';
}
