import { byId } from '../shared/by-id.ts';
import { formatPercent } from '../shared/format.ts';

const bins = 20;

/** Draws how many scores (0..100) fall into each of 20 bins. */
export function showHistogram(scores: readonly number[]): void {
  const counts = new Array<number>(bins).fill(0);
  for (const score of scores) {
    const bin = Math.min(Math.floor((score / 100) * bins), bins - 1);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const highest = Math.max(...counts);
  const histogram = byId('histogram', HTMLElement);
  histogram.replaceChildren(
    ...counts.map((count) => {
      const bar = document.createElement('i');
      bar.style.setProperty('--share', String(count / highest));
      return bar;
    }),
  );
  const good = scores.filter((score) => score >= 70).length / scores.length;
  histogram.ariaLabel = `${formatPercent(good)} of the profiles score 70 or more`;
}
