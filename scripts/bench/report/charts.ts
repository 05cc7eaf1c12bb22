import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { Timing } from '../measure/race.ts';
import { median } from '../measure/statistics.ts';
import { duration } from './format.ts';
import { measurementsOf, type Results } from './results.ts';

/** SVG documents by file name. */
export function drawCharts(results: Results): Readonly<Record<string, string>> {
  const { chromium } = results;
  return {
    'performance-single.svg': drawSingleAnswers(results),
    'performance-batches.svg': drawBatches(results),
    ...(chromium && { 'performance-cold-page.svg': drawColdPages(chromium.coldPages) }),
  };
}

function drawSingleAnswers(results: Results): string {
  const bars = measurementsOf(results).flatMap(({ where, figures }) => {
    const timings: readonly Timing[] = figures.single.at(-1)?.whole ?? [];
    return timings.map(({ name, p50 }) => ({
      where,
      model: figures.model,
      name,
      ms: p50 / 1000,
      label: duration(p50),
    }));
  });
  const position = { fx: 'model', fy: 'where', y: 'name' } as const;
  return render({
    height: 60 + bars.length * 15,
    x: { type: 'log', label: 'milliseconds', grid: true, ticks: [0.01, 0.1, 1, 10, 100], tickFormat: String },
    y: { label: null },
    fx: { label: null, padding: 0.3, domain: modelsOf(results) },
    fy: { label: null, domain: ['Node', 'Chromium'] },
    marks: [
      Plot.barX(bars, { ...position, x1: Math.min(...bars.map(({ ms }) => ms)) / 2, x2: 'ms', fill: colour }),
      Plot.text(bars, { ...position, x: 'ms', text: 'label', textAnchor: 'start', dx: 6 }),
    ],
  });
}

function drawBatches(results: Results): string {
  const panels = measurementsOf(results).map(({ where, figures }): readonly BatchPoint[] =>
    figures.batches.flatMap(({ rows, timings }) =>
      timings.map(({ name, p50 }) => ({
        where,
        model: figures.model,
        rows,
        name,
        perSecond: (rows / p50) * 1e6,
      })),
    ),
  );
  const points = panels.flat();
  const edge = Math.max(...points.map(({ rows }) => rows));
  const labels = panels.flatMap((panel) => spreadLabels(panel, edge));
  const channels = { fx: 'model', fy: 'where', x: 'rows', y: 'perSecond', stroke: 'name' } as const;
  return render({
    height: 640,
    marginRight: 160,
    x: { type: 'log', label: 'rows in a batch', grid: true, ticks: 6, tickFormat: '~s' },
    y: { type: 'log', label: 'rows per second', grid: true, ticks: 6, tickFormat: '~s' },
    fx: { label: null, padding: 0.2, domain: modelsOf(results) },
    fy: { label: null, axis: null, domain: ['Node', 'Chromium'] },
    marks: [
      Plot.axisFy({ label: null, dx: 80 }), // beside the names of the lines
      Plot.lineY(points, channels),
      Plot.dot(points, channels),
      Plot.text(labels, {
        ...channels,
        stroke: null,
        text: 'name',
        fill: 'name',
        textAnchor: 'start',
        dx: 6,
      }),
    ],
  });
}

interface BatchPoint {
  readonly where: string;
  readonly model: string;
  readonly rows: number;
  readonly name: string;
  readonly perSecond: number;
}

/** The names of a panel's lines at the right edge, each as high as its line ends but clear of the one above. */
function spreadLabels(panel: readonly BatchPoint[], edge: number): readonly BatchPoint[] {
  const goesOn = (point: BatchPoint) =>
    panel.some(({ name, rows }) => name === point.name && rows > point.rows);
  const ends = panel.filter((point) => !goesOn(point)).toSorted((a, b) => b.perSecond - a.perSecond);
  let ceiling = Number.POSITIVE_INFINITY;
  return ends.map((end) => {
    const perSecond = Math.min(end.perSecond, ceiling);
    ceiling = perSecond / 2; // a line of text on this scale
    return { ...end, rows: edge, perSecond };
  });
}

function drawColdPages(pages: NonNullable<Results['chromium']>['coldPages']): string {
  const points = pages.map(({ name, modelMs, codeBytes, modelBytes }) => ({
    name,
    ms: median(modelMs),
    kB: (codeBytes + modelBytes) / 1000,
  }));
  return render({
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

function modelsOf({ node }: Results): readonly string[] {
  return node.map(({ model }) => model);
}

/** Ours stands out. */
function colour({ name }: { readonly name: string }): string {
  return name === 'direct' ? '#0f766e' : '#94a3b8';
}

function render(options: Plot.PlotOptions): string {
  const { document } = parseHTML('<html><body></body></html>');
  const svg = Plot.plot({
    document,
    width: 860,
    marginLeft: 80,
    marginRight: 90,
    marginTop: 30,
    marginBottom: 50,
    // An image has no page behind it whose colours it could take.
    style: { background: 'white', color: '#334155', fontSize: '12px' },
    ...options,
  });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return `${svg.outerHTML}\n`;
}
