import { choice } from './schema.ts';

const levels = ['LOW', 'MEDIUM', 'HIGH'] as const;

export type Urgency = (typeof levels)[number];

export const urgencyField = choice(...levels);

/** LOW 0, MEDIUM 1, HIGH 2. */
export function urgencyLevel(urgency: Urgency): number {
  return levels.indexOf(urgency);
}
