import { shown, TantiyaError } from '@tantiya/core/basics';
import type { EngineName, EngineProvider } from './engine.ts';

/** `auto`: single answers on the direct engine, large batches where that was measured to be faster. */
export type EngineChoice = 'auto' | EngineName;

const others = "others come from 'tantiya/tfjs/webgpu' and the like: engines: [webgpu()]";

/**
 * @param given the app's engines beside the direct one
 * @throws TantiyaError `config/invalid` for what is no list of engines, for two of one name, and for a choice that is not
 * among them
 */
export function requireEngines(choice: EngineChoice, given: readonly EngineProvider[]): void {
  const names = ['auto', 'direct'];
  if (!Array.isArray(given)) throw invalid('engines', `is ${shown(given)}`, `Pass a list; ${others}.`);
  given.forEach((provider: Partial<EngineProvider> | null | undefined, at) => {
    const { name, open } = provider ?? {};
    if (typeof name !== 'string' || typeof open !== 'function') {
      throw invalid(`engines[${at}]`, `is ${shown(provider)}`, `Pass objects with name and open; ${others}.`);
    }
    if (name === 'direct') return; // it is always there
    if (names.includes(name)) throw invalid('engines', `has two called ${name}`, 'Name each engine once.');
    names.push(name);
  });
  if (!names.includes(choice)) {
    throw invalid('engine', `is ${shown(choice)}`, `Use one of ${names.join(', ')}; ${others}.`);
  }
}

function invalid(field: string, fault: string, hint: string): TantiyaError {
  return new TantiyaError('config/invalid', `${field} ${fault}.`, hint, { field });
}
