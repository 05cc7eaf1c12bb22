/**
 * The score that clients gave a worker: half rating, half satisfaction. Source: the specification.
 *
 * @param rating 0-5
 * @param clientSatisfaction percent, 0-100
 * @returns [score 0-100]; nothing when either is unknown
 */
export function ratedTarget(
  rating: number | undefined,
  clientSatisfaction: number | undefined,
): readonly number[] {
  if (rating === undefined || clientSatisfaction === undefined) return [];
  return [(rating / 5) * 50 + clientSatisfaction / 2];
}
