import type { PriceEstimate } from '@tantiya/core';

/** What a visitor of a page with one hint waits for and downloads. */
export interface FirstAnswer {
  /** From navigation to the heuristic's answer, in ms; undefined on pages that have none. */
  readonly heuristicMs?: number | undefined;
  /** From navigation to the model's answer, in ms. */
  readonly modelMs: number;
  /** That answer, in PHP. */
  readonly price: Pick<PriceEstimate, 'min' | 'suggested' | 'max'>;
  /** The engine or backend that gave it. */
  readonly engine: string;
  /** Bodies of the page, its code and whatever that loads until then, in bytes as transferred. */
  readonly codeBytes: number;
  /** Bodies of the model's files and their index, in bytes as transferred. */
  readonly modelBytes: number;
}

/** What every page asks for. */
export const job = {
  title: 'Fix a leaking pipe under the sink',
  description: 'The pipe drips since yesterday. Please bring sealant.',
  urgency: 'HIGH',
} as const;

export const query = new URLSearchParams(location.search);
/** Id of the price model. */
export const modelId = query.get('model') ?? '';

/** Logs what the first answer took, as JSON: whoever asked the page for it would keep it busy meanwhile. */
export function report(answer: Omit<FirstAnswer, 'codeBytes' | 'modelBytes'>): void {
  let [codeBytes, modelBytes] = [0, 0];
  for (const entry of ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type))) {
    const { name, encodedBodySize } = entry as PerformanceResourceTiming;
    if (new URL(name).pathname.startsWith('/models/')) modelBytes += encodedBodySize;
    else codeBytes += encodedBodySize;
  }
  console.log(JSON.stringify({ ...answer, codeBytes, modelBytes } satisfies FirstAnswer));
}
