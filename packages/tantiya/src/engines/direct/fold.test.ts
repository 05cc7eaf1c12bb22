import { type RowShape, readTopology, readWeights } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { createNetworkDraft } from '../contract/network-draft.test-support.ts';
import { seededRandom } from '../contract/random-weights.test-support.ts';
import { fold } from './fold.ts';
import type { Vector } from './vector.ts';

type Draft = ReturnType<typeof createNetworkDraft>;

function foldDraft(build: (draft: Draft) => void, shape: RowShape = { dense: 4, sparse: 0 }): Vector {
  const draft = createNetworkDraft({
    random: seededRandom(1),
    inputWidth: shape.dense + shape.sparse,
    storage: 'float32',
    cellNames: false,
  });
  build(draft);
  const model = draft.model();
  return fold(readTopology(model.topology), readWeights(model), shape);
}

/** The kinds of vectors from the answer back to the input, each once. */
function kindsOf(answer: Vector): readonly string[] {
  const seen = new Set<Vector>([answer]);
  for (const vector of seen) {
    if ('source' in vector) seen.add(vector.source);
    if ('sources' in vector) for (const source of vector.sources) seen.add(source);
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

  it('merges scaling of sparse columns into the dense layer that reads them', () =>
    expect(
      kindsOf(
        foldDraft(
          (draft) => {
            draft.rescaling(2, 1);
            draft.dense(3, 'linear');
          },
          { dense: 4, sparse: 100 },
        ),
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
    ).toEqual(['affine', 'elementwise', 'dense', 'input']));

  it('leaves three of the four gates of an LSTM, and nothing of its recurrent kernel', () => {
    const answer = foldDraft((draft) => {
      draft.toStep();
      draft.lstm({ units: 5, activation: 'tanh', recurrentActivation: 'sigmoid', returnSequences: false });
    });
    const kinds = kindsOf(answer);
    expect(kinds.filter((kind) => kind === 'dense')).toHaveLength(3);
    // Four activations and two products.
    expect(kinds.filter((kind) => kind === 'elementwise')).toHaveLength(6);
  });
});
