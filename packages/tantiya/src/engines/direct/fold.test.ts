import { describe, expect, it } from 'vitest';
import { createNetworkDraft } from '../network-draft.test-support.ts';
import { seededRandom } from '../random-weights.test-support.ts';
import { decodeWeights } from './decode-weights.ts';
import { fold } from './fold.ts';
import { readTopology } from './topology.ts';
import type { Vector } from './vector.ts';

type Draft = ReturnType<typeof createNetworkDraft>;

function foldDraft(build: (draft: Draft) => void): Vector {
  const draft = createNetworkDraft({
    random: seededRandom(1),
    inputWidth: 4,
    storage: 'float32',
    cellNames: false,
  });
  build(draft);
  const model = draft.model();
  return fold(readTopology(model.topology), decodeWeights(model)).output;
}

/** The kinds of vectors from the answer back to the input, each once. */
function kindsOf(answer: Vector): readonly string[] {
  const seen = new Set<Vector>([answer]);
  for (const vector of seen) {
    if ('of' in vector) seen.add(vector.of);
    if ('by' in vector) seen.add(vector.by);
  }
  return [...seen].map(({ kind }) => kind);
}

describe('folding', () => {
  it('merges scaling on both sides into a dense layer, and drops what only training needs', () =>
    expect(
      kindsOf(
        foldDraft((draft) => {
          draft.rescaling(2, 1);
          draft.batchNormalization();
          draft.toStep();
          draft.flatten();
          draft.dropout();
          draft.dense(3, 'linear');
          draft.batchNormalization();
          draft.rescaling(100, 0);
        }),
      ),
    ).toEqual(['dense', 'input']));

  it('keeps scaling after an activation', () =>
    expect(
      kindsOf(
        foldDraft((draft) => {
          draft.dense(3, 'sigmoid');
          draft.rescaling(100, 0);
        }),
      ),
    ).toEqual(['affine', 'activated', 'dense', 'input']));

  it('leaves three of the four gates of an LSTM, and nothing of its recurrent kernel', () => {
    const answer = foldDraft((draft) => {
      draft.toStep();
      draft.lstm({ units: 5, activation: 'tanh', recurrentActivation: 'sigmoid', returnSequences: false });
    });
    const kinds = kindsOf(answer);
    expect(kinds.filter((kind) => kind === 'dense')).toHaveLength(3);
    expect(kinds.filter((kind) => kind === 'product')).toHaveLength(2);
  });
});
