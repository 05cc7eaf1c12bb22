import type { Profile } from './input.ts';

/** The group of profiles whose scores are about as sure: what clients have said of the worker decides. */
export function ratingGroup({
  rating,
  clientSatisfaction,
}: Pick<Profile, 'rating' | 'clientSatisfaction'>): string {
  if (rating === undefined) return clientSatisfaction === undefined ? 'unrated' : 'satisfaction';
  return clientSatisfaction === undefined ? 'rating' : 'rating and satisfaction';
}
