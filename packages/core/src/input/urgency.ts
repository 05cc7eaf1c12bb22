import { choice } from './schema.ts';

export const urgencies = ['LOW', 'MEDIUM', 'HIGH'] as const;

export type Urgency = (typeof urgencies)[number];

export const urgencyField = choice(...urgencies);

/** LOW 0, MEDIUM 1, HIGH 2. */
export function urgencyLevel(urgency: Urgency): number {
  return urgencies.indexOf(urgency);
}
