import { shown, TantiyaError } from '@tantiya/core';
import { direct } from './direct.ts';
import type { EngineName, EngineProvider } from './engine.ts';

/** `auto`: single answers on the direct engine, large batches where that was measured to be faster. */
export type EngineChoice = 'auto' | EngineName;

/**
 * The engines in the order in which they are tried: the one asked for, then direct, then the others as given.
 *
 * @param given the app's engines
 * @throws TantiyaError `config/invalid` for a choice that is not among them, or for two of one name
 */
export function engineOrder(
  choice: EngineChoice,
  given: readonly EngineProvider[],
): readonly EngineProvider[] {
  const others = given.filter(({ name }) => name !== direct.name);
  const known = [direct, ...others];
  const names = known.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) {
    throw new TantiyaError('config/invalid', `engines has two called ${twice}.`, 'Name each engine once.');
  }
  if (choice === 'auto') return known;
  const chosen = known.find(({ name }) => name === choice);
  if (chosen) return [chosen, ...known.filter((provider) => provider !== chosen)];
  throw new TantiyaError(
    'config/invalid',
    `engine is ${shown(choice)}.`,
    `Use one of auto, ${names.join(', ')}; others come from 'tantiya/tfjs/webgpu' and the like: engines: [webgpu()].`,
  );
}
