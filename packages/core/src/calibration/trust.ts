/** What an answer is good for: to go by, to go by with care, or not at all, so that quotes should be asked for. */
export type Trust = 'good' | 'caution' | 'ask';

/** Below these confidences the range is wider than those of 80 % and of 95 % of the training rows. */
const cautionBelow = 0.2;
const askBelow = 0.05;

/** How far to trust a range of that confidence. Never further than to `most`. */
export function trustOf(confidence: number, most: 'good' | 'caution' = 'good'): Trust {
  if (confidence < askBelow) return 'ask';
  return confidence < cautionBelow ? 'caution' : most;
}
