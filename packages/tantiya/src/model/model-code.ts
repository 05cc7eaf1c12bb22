import type { Design } from '@tantiya/core';
import type { createModels } from './models.ts';

/**
 * All that only a model needs: reading its files, encoding, designs and the direct engine. It is one chunk, which a page
 * fetches beside index.json; the files in `code` say what is in it for each entry.
 */
export interface ModelCode<Parsed, Prediction> {
  readonly createModels: typeof createModels;
  /** Of one task. */
  readonly designs: readonly Design<Parsed, Prediction>[];
}
