/**
 * Codes are public API. Operational codes (see {@link OperationalCode}) become the `reason` of a heuristic
 * answer; the others are a caller's own mistake and are thrown.
 */
export type ErrorCode =
  | 'input/invalid'
  | 'input/not-finite'
  | 'model/loading'
  | 'model/not-found'
  | 'model/unreachable'
  | 'model/corrupt'
  | 'model/incompatible'
  | 'engine/unavailable'
  | 'engine/device-lost'
  | 'engine/inaccurate'
  | 'estimator/disposed'
  | 'config/invalid'
  | 'data/bad-row'
  | 'data/too-few-rows';

/** Why a heuristic answered instead of a model. */
export type OperationalCode = Extract<ErrorCode, `model/${string}` | `engine/${string}`>;

/** What went wrong with the values (`message`), what to do about it (`hint`), and a stable `code`. */
export class TantiyaError extends Error {
  override readonly name = 'TantiyaError' as const;
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }
}

/** Also true for an error of another realm or copy of this package, where `instanceof` fails. */
export function isTantiyaError(error: unknown): error is TantiyaError {
  return error instanceof Error && error.name === 'TantiyaError' && 'code' in error;
}

export function isOperational(code: ErrorCode): code is OperationalCode {
  return code.startsWith('model/') || code.startsWith('engine/');
}
