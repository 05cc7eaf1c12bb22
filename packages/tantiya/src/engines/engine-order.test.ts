import { describe, expect, it } from 'vitest';
import type { EngineProvider } from './engine.ts';
import { engineOrder } from './engine-order.ts';

const provider = (name: string): EngineProvider => ({
  name,
  open: () => Promise.reject(new Error('The order is made without opening anything.')),
});
const given = [provider('webgpu'), provider('wasm'), provider('cpu')];

const namesFor = (choice: string, engines = given) => engineOrder(choice, engines).map(({ name }) => name);

describe('the order of engines', () => {
  it('on auto is direct, then the others as given', () => {
    expect(namesFor('auto')).toEqual(['direct', 'webgpu', 'wasm', 'cpu']);
    expect(namesFor('auto', [])).toEqual(['direct']);
  });

  it('begins with the engine asked for, then direct, then the others as given', () => {
    expect(namesFor('wasm')).toEqual(['wasm', 'direct', 'webgpu', 'cpu']);
    expect(namesFor('direct')).toEqual(['direct', 'webgpu', 'wasm', 'cpu']);
  });

  it('holds the very providers of the app', () => {
    const appEngine = provider('app-engine');
    expect(engineOrder('app-engine', [appEngine])[0]).toBe(appEngine);
  });

  it('knows direct already', () => expect(namesFor('cpu', [provider('direct'), ...given])).toHaveLength(4));
});
