/** What any design says of a profile: points, 0..100, not rounded. */
export type ScorePrediction = number;
