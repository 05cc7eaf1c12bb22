import type { EngineChoice, Estimate, ProfileScore, Suggestion } from 'tantiya';
import { answeredBy } from '../shared/answered-by.ts';
import { byId } from '../shared/by-id.ts';
import { formatNumber, formatPercent, formatTenths } from '../shared/format.ts';
import { showTape, type Tick } from '../shared/tape.ts';
import { showParts } from './show-parts.ts';

const score = byId('score', HTMLElement);
const category = byId('category', HTMLElement);
const interval = byId('interval', HTMLElement);
const tape = byId('tape', HTMLElement);
const answerer = byId('answered-by', HTMLElement);
const next = byId('next', HTMLElement);
const suggestions = byId('suggestions', HTMLOListElement);

/** Where the categories begin, and small marks in between. */
const ticks: readonly Tick[] = Array.from({ length: 21 }, (_, index) => {
  const points = index * 5;
  return { at: points / 100, ...([0, 50, 70, 85, 100].includes(points) && { label: String(points) }) };
});

/** @param onFollow is called with the suggestion to follow */
export function showScore(
  result: Estimate<ProfileScore>,
  ms: number,
  engine: EngineChoice,
  onFollow: (suggestion: Suggestion) => void,
): void {
  const points = formatNumber(result.score);
  score.textContent = points;
  category.textContent = result.category;
  showRange(result);
  showParts(result);
  answerer.textContent = answeredBy(result, ms, engine);

  const hadFocus = suggestions.contains(document.activeElement);
  suggestions.replaceChildren(
    ...result.suggestions.map((suggestion) => suggestionElement(suggestion, onFollow)),
  );
  // The button that was pressed is gone: its place in the list takes the focus.
  if (hadFocus) (suggestions.querySelector('button') ?? next).focus();
}

/** The interval where it was measured; of a rule of thumb all that is known is the score. */
function showRange({ score: points, lower, upper, level }: ProfileScore): void {
  const isMeasured = level < 1;
  const between = `${formatNumber(lower)} to ${formatNumber(upper)}`;
  interval.textContent = isMeasured ? `${formatPercent(level)} of such workers: ${between}` : '';
  tape.ariaLabel = `${formatNumber(points)} of 100 points${isMeasured ? `, ${between}` : ''}`;
  const [from, to] = isMeasured ? [lower, upper] : [0, points];
  showTape(tape, { ticks, from: from / 100, to: to / 100, mark: points / 100 });
}

function suggestionElement(suggestion: Suggestion, onFollow: (suggestion: Suggestion) => void): HTMLElement {
  const item = document.createElement('li');
  const gain = document.createElement('b');
  const text = document.createElement('span');
  const button = document.createElement('button');
  gain.textContent = `+${formatTenths(suggestion.gain)}`;
  text.textContent = suggestion.text;
  button.type = 'button';
  button.textContent = 'Do it';
  button.ariaLabel = `Do it: ${suggestion.text}`;
  button.addEventListener('click', () => onFollow(suggestion));
  item.append(gain, text, button);
  return item;
}
