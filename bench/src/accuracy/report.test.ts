import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { drawAccuracyCharts } from './charts.ts';
import type { Figures } from './figures.ts';
import { renderBenchmarks } from './report.ts';
import { readShippedModels } from './shipped-models.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const docs = (file: string) => readFileSync(`${root}docs/${file}`, 'utf8');
const figures: Figures = JSON.parse(docs('benchmarks.json'));
const page = docs('benchmarks.md');

describe('docs/benchmarks.md', () => {
  it('is what benchmarks.json and the trained models say; `npm run benchmarks -- --report` writes it again', () => {
    expect(page).toBe(renderBenchmarks(figures, readShippedModels(`${root}trained-models`)));
  });

  it.each(Object.entries(drawAccuracyCharts(figures)))(
    'has the chart %s of the same figures',
    (name, svg) => {
      expect(docs(`benchmarks/${name}`)).toBe(svg);
      expect(page).toContain(`(benchmarks/${name})`);
    },
  );

  it('links to headings and files that are there', () => {
    const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    );
    for (const [, target = ''] of page.matchAll(/\]\(([^)]+)\)/g)) {
      if (target.startsWith('#')) expect(headings).toContain(target.slice(1));
      else expect(existsSync(`${root}docs/${target}`)).toBe(true);
    }
  });
});
