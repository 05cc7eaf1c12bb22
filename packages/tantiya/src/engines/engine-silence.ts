import { TantiyaError } from '@tantiya/core';
import type { EngineName } from './engine.ts';
import { within } from './within.ts';

/** An engine does not answer: opening, loading or running. What it was given may be tried on another one. */
export class EngineSilence extends TantiyaError {
  constructor(name: EngineName, ms: number) {
    super(
      'engine/unavailable',
      `The ${name} engine did not answer within ${ms} ms.`,
      'Use another engine, or raise engineSilenceMs for slow devices.',
    );
  }
}

/** Waits for one step of an engine; what is there at once costs no timer. @throws EngineSilence */
export async function answered<Value>(
  answer: Value | Promise<Value>,
  name: EngineName,
  silenceMs: number,
): Promise<Value> {
  if (!isPromise(answer)) return answer;
  return within(answer, silenceMs, () => new EngineSilence(name, silenceMs));
}

/** Also for promises of another realm, and of libraries. */
function isPromise<Value>(value: Value | Promise<Value>): value is Promise<Value> {
  return typeof (value as Partial<Promise<Value>> | undefined)?.then === 'function';
}
