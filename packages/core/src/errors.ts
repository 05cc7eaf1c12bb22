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

export interface TantiyaErrorOptions extends ErrorOptions {
  readonly field?: string | undefined;
}

/** What went wrong with the values (`message`), what to do about it (`hint`), and a stable `code`. */
export class TantiyaError extends Error {
  override readonly name = 'TantiyaError' as const;
  readonly code: ErrorCode;
  readonly hint: string;
  /** The field of the input or option that is wrong, such as `worker.rating`; where it is one field's fault. */
  readonly field: string | undefined;

  constructor(code: ErrorCode, message: string, hint: string, options?: TantiyaErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
    this.field = options?.field;
  }
}

/** Also true for an error of another realm or copy of this package, where `instanceof` fails. */
export function isTantiyaError(error: unknown): error is TantiyaError {
  return error instanceof Error && error.name === 'TantiyaError' && 'code' in error;
}

export function isOperational(code: ErrorCode): code is OperationalCode {
  return code.startsWith('model/') || code.startsWith('engine/');
}
