import { TantiyaError } from '@tantiya/core';
import type { EngineProvider } from './engine.ts';

/**
 * Our own arithmetic, in a chunk of its own that is fetched beside the model's files. It answers where another engine
 * cannot.
 */
export const direct: EngineProvider = {
  name: 'direct',
  async open() {
    try {
      const { createDirectEngine } = await import('./direct/direct-engine.ts');
      return createDirectEngine();
    } catch (cause) {
      throw new TantiyaError(
        'engine/unavailable',
        `The code of the direct engine could not be fetched: ${cause instanceof Error ? cause.message : cause}`,
        'Check that all files of your build are served.',
        { cause },
      );
    }
  },
};
