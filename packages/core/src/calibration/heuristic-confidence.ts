/** The confidence of every heuristic answer. Source: the specification's fallback. */
export const heuristicConfidence = 0.3;
