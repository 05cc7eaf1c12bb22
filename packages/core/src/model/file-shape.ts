import { type ErrorCode, TantiyaError } from '../errors.ts';

/**
 * What a file that comes from outside must look like, spelled as its type is: `''` for a text, `0` for a finite number,
 * any other number for exactly that number, `[shape]` for a list, `{ '*': shape }` for any names, `{ '?': shape }`
 * for what may be missing, an object for certain names; null for any value.
 *
 * Inputs of callers go through a schema of fields, which also transform and explain. For files it is enough to check
 * the shape.
 */
export type Shape<Type> = unknown extends Type
  ? null
  : undefined extends Type
    ? { readonly '?': Shape<Exclude<Type, undefined>> }
    : Type extends string
      ? ''
      : Type extends number
        ? number extends Type
          ? 0
          : Type
        : Type extends readonly (infer Item)[]
          ? readonly [Shape<Item>]
          : string extends keyof Type
            ? { readonly '*': Shape<Type[string]> }
            : { readonly [Name in keyof Type]-?: Shape<Type[Name]> };

/**
 * Checks a file's content.
 *
 * @throws TantiyaError of the code, naming the file and the place that is wrong
 */
export function requireShape<Type>(
  content: unknown,
  shape: Shape<Type>,
  code: ErrorCode,
  complaint: string,
  hint: string,
): asserts content is Type {
  const wrong = findMismatch(content, shape);
  if (wrong !== undefined) throw new TantiyaError(code, `${complaint}${wrong && `: see ${wrong}`}.`, hint);
}

/** @returns where the value does not have the shape, such as "rows.train"; undefined when it has */
export function findMismatch(value: unknown, shape: unknown, path = ''): string | undefined {
  if (shape === null) return;
  if (typeof shape !== 'object') {
    const matches = shape ? value === shape : typeof value === typeof shape;
    return matches && (typeof value !== 'number' || Number.isFinite(value)) ? undefined : path;
  }
  const { '?': optional, '*': any } = shape as Readonly<Record<string, unknown>>;
  if (optional !== undefined) return value === undefined ? undefined : findMismatch(value, optional, path);
  if (typeof value !== 'object' || value === null || Array.isArray(value) !== Array.isArray(shape))
    return path;
  const every = Array.isArray(shape) ? shape[0] : any;
  for (const name of Object.keys(every === undefined ? shape : value)) {
    const wrong = findMismatch(
      (value as Record<string, unknown>)[name],
      every === undefined ? (shape as Record<string, unknown>)[name] : every,
      path ? `${path}.${name}` : name,
    );
    if (wrong !== undefined) return wrong;
  }
  return;
}
