import { describe, expect, it } from 'vitest';
import { isOperational, isTantiyaError, TantiyaError } from './errors.ts';

describe('TantiyaError', () => {
  it('carries a code, what happened, what to do and the cause', () => {
    const cause = new Error('socket closed');
    const error = new TantiyaError('model/not-found', 'model.json answered 404.', 'Check the folder.', {
      cause,
    });
    expect(error).toMatchObject({
      name: 'TantiyaError',
      code: 'model/not-found',
      message: 'model.json answered 404.',
      hint: 'Check the folder.',
      cause,
    });
  });

  it('is recognized across realms, where instanceof fails', () => {
    const foreign = Object.assign(new Error('x'), { name: 'TantiyaError', code: 'model/corrupt', hint: 'y' });
    expect(isTantiyaError(foreign)).toBe(true);
  });

  it.each([new Error('x'), { name: 'TantiyaError', code: 'model/corrupt' }, undefined])(
    'is not any other value: %s',
    (value) => expect(isTantiyaError(value)).toBe(false),
  );

  it('is operational when the model or the engine failed, not when the caller did', () => {
    expect(isOperational('model/loading')).toBe(true);
    expect(isOperational('engine/device-lost')).toBe(true);
    expect(isOperational('input/invalid')).toBe(false);
    expect(isOperational('estimator/disposed')).toBe(false);
    expect(isOperational('config/invalid')).toBe(false);
  });
});
