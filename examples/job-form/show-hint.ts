import type { EngineChoice } from 'tantiya';
import { answeredBy } from '../shared/answered-by.ts';
import { byId } from '../shared/by-id.ts';
import { formatMoney, formatNumber, formatPercent } from '../shared/format.ts';
import { showTape } from '../shared/tape.ts';
import type { JobHint } from './job-hints.ts';
import { priceScale } from './price-scale.ts';

const estimate = byId('estimate', HTMLElement);
const suggested = byId('suggested', HTMLElement);
const range = byId('range', HTMLElement);
const confidence = byId('confidence', HTMLElement);
const tape = byId('tape', HTMLElement);
const hours = byId('hours', HTMLElement);
const interval = byId('interval', HTMLElement);
const answerer = byId('answered-by', HTMLElement);

/** @returns the answer in one sentence, for people who do not see the page */
export function showHint({ price, time, ms, used }: JobHint, engine: EngineChoice): string {
  const money = (amount: number) => formatMoney(amount, price.currency);
  const between = `${money(price.min)} to ${money(price.max)}`;
  estimate.dataset['state'] = price.source;
  suggested.textContent = money(price.suggested);
  range.textContent = `usually ${between}`;
  confidence.textContent = `${confidenceLabel(price.confidence)} (${formatPercent(price.confidence)})`;
  tape.ariaLabel = `${between}, suggested ${money(price.suggested)}`;
  showTape(tape, priceScale(price));
  hours.textContent = time.formattedDuration;
  const share = time.level === undefined ? 'mostly' : `${formatPercent(time.level)} of such jobs:`;
  interval.textContent = `${share} ${formatNumber(time.lower)} to ${formatNumber(time.upper)} hours`;
  answerer.textContent = answeredBy(price, ms, engine);
  for (const field of ['scope', 'environment']) {
    const isIgnored = used !== undefined && !used.includes(field);
    byId(`${field}-hint`, HTMLElement).textContent = isIgnored ? 'Not used by this model.' : '';
  }
  return `Suggested price ${money(price.suggested)}, usually ${between}.`;
}

/** Shows that there is nothing to estimate, and why. */
export function showNoHint(why: string): void {
  estimate.dataset['state'] = 'empty';
  suggested.textContent = '–';
  range.textContent = why;
  confidence.textContent = '';
  tape.ariaLabel = 'No price range yet';
  hours.textContent = '–';
  interval.textContent = '';
  answerer.textContent = '';
}

function confidenceLabel(confidence: number): string {
  if (confidence >= 0.66) return 'high confidence';
  return confidence >= 0.33 ? 'fair confidence' : 'low confidence';
}
