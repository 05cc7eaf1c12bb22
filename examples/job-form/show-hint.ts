import type { EngineChoice } from 'tantiya';
import { answeredBy } from '../shared/answered-by.ts';
import { byId } from '../shared/by-id.ts';
import { formatNumber, formatPercent, formatRoughMoney } from '../shared/format.ts';
import { showTape } from '../shared/tape.ts';
import type { JobHint } from './job-hints.ts';
import { priceScale } from './price-scale.ts';
import { adviceText, type ReasonLine, reasonLines, verdictText } from './words.ts';

const estimate = byId('estimate', HTMLElement);
const range = byId('range', HTMLElement);
const suggested = byId('suggested', HTMLElement);
const trust = byId('trust', HTMLElement);
const tape = byId('tape', HTMLElement);
const hours = byId('hours', HTMLElement);
const interval = byId('interval', HTMLElement);
const advice = byId('advice', HTMLElement);
const reasons = byId('reasons', HTMLElement);
const verdict = byId('verdict', HTMLElement);
const answerer = byId('answered-by', HTMLElement);
const category = byId('category', HTMLSelectElement);

/** @returns the answer in one sentence, for people who do not see the page */
export function showHint({ job, price, time, ms, used }: JobHint, engine: EngineChoice): string {
  const money = (amount: number) => formatRoughMoney(amount, price.currency);
  const between = `${money(price.min)} to ${money(price.max)}`;
  const isGuess = price.trust === 'ask';
  const share =
    price.level === undefined ? 'Most such jobs' : `${Math.round(price.level * 10)} in 10 such jobs`;
  estimate.dataset['state'] = price.source;
  estimate.dataset['trust'] = price.trust;
  range.textContent = isGuess ? 'Ask for quotes' : `${money(price.min)} – ${money(price.max)}`;
  suggested.textContent = isGuess
    ? `Too little is known of such jobs. The closest guess: ${between}.`
    : `${share}; ${money(price.suggested)} is the middle.`;
  trust.textContent = price.trust === 'caution' ? 'a rough guide' : '';
  tape.ariaLabel = `${between}, in the middle ${money(price.suggested)}`;
  showTape(tape, priceScale(price));
  hours.textContent = isGuess ? '–' : time.formattedDuration;
  const often = time.level === undefined ? 'Usually' : `${formatPercent(time.level)} of such jobs:`;
  interval.textContent = isGuess
    ? ''
    : `${often} ${formatNumber(time.lower)} to ${formatNumber(time.upper)} hours`;
  advice.textContent = adviceText(price.advice ?? []) ?? '';
  showReasons(isGuess ? [] : reasonLines(price.reasons ?? [], job, categoryName()), price.currency);
  verdict.textContent = !price.budget
    ? 'Only to compare: it does not move the price.'
    : isGuess
      ? 'Too little is known of such jobs to judge a budget.'
      : verdictText(price.budget);
  verdict.dataset['verdict'] = isGuess ? '' : (price.budget?.verdict ?? '');
  answerer.textContent = answeredBy(price, ms, engine);
  showUnused(used);
  return isGuess
    ? 'Ask for quotes: too little is known of such jobs.'
    : `Usually ${between}, in the middle ${money(price.suggested)}.`;
}

const categoryName = () => category.selectedOptions[0]?.textContent ?? '';

function showReasons(lines: readonly ReasonLine[], currency: string): void {
  reasons.replaceChildren(
    ...lines.map(({ text, amount }, index) => {
      const line = document.createElement('li');
      const what = document.createElement('span');
      what.textContent = text;
      const money = document.createElement('b');
      money.textContent = formatRoughMoney(amount, currency, index === 0 ? 'auto' : 'exceptZero');
      line.append(what, money);
      return line;
    }),
  );
}

/** Says at each control whether the model uses it. */
function showUnused(used: readonly string[] | undefined): void {
  for (const note of document.querySelectorAll<HTMLElement>('[data-field]')) {
    const isUnused = used !== undefined && !used.includes(note.dataset['field'] ?? '');
    note.textContent = isUnused ? 'not used by this model' : '';
  }
}

/** Shows that there is nothing to estimate, and why. */
export function showNoHint(why: string): void {
  estimate.dataset['state'] = 'empty';
  estimate.dataset['trust'] = '';
  range.textContent = '–';
  suggested.textContent = why;
  trust.textContent = '';
  tape.ariaLabel = 'No price range yet';
  hours.textContent = '–';
  interval.textContent = '';
  advice.textContent = '';
  reasons.replaceChildren();
  verdict.textContent = 'Only to compare: it does not move the price.';
  verdict.dataset['verdict'] = '';
  answerer.textContent = '';
}
