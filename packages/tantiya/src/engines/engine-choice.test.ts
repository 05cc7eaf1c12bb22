import { describe, expect, it } from 'vitest';
import type { EngineProvider } from './engine.ts';
import { requireEngines } from './engine-choice.ts';

const provider = (name: unknown) => ({ name, open: async () => ({}) }) as unknown as EngineProvider;
const given = [provider('webgpu'), provider('cpu')];

describe('the choice of an engine', () => {
  it.each(['auto', 'direct', 'webgpu', 'cpu'])('may be %s', (choice) => {
    expect(() => requireEngines(choice, given)).not.toThrow();
    expect(() => requireEngines(choice, [...given, provider('direct')])).not.toThrow();
  });

  it.each(['wasm', '', 'AUTO', null, undefined, 7])('is refused as %j, with what to import', (choice) => {
    expect(() => requireEngines(choice as string, given)).toThrow(
      expect.objectContaining({
        code: 'config/invalid',
        field: 'engine',
        hint: "Use one of auto, direct, webgpu, cpu; others come from 'tantiya/tfjs/webgpu' and the like: engines: [webgpu()].",
      }),
    );
  });

  it.each([
    [null, 'engines is null.'],
    ['webgpu', 'engines is "webgpu".'],
    [{}, 'engines is an object.'],
    [[...given, null], 'engines[2] is null.'],
    [[() => provider('cpu')], 'engines[0] is a function.'],
    [['webgpu'], 'engines[0] is "webgpu".'],
    [[{ name: 'mine' }], 'engines[0] is an object.'],
    [[provider(undefined)], 'engines[0] is an object.'],
    [[provider('cpu'), provider('cpu')], 'engines has two called cpu.'],
    [[provider('auto')], 'engines has two called auto.'],
  ])('refuses %j as engines', (engines, message) => {
    expect(() => requireEngines('auto', engines as never)).toThrow(
      expect.objectContaining({ code: 'config/invalid', message }),
    );
  });
});
