/** A value as a message shows it: in a few words, whatever it is. */
export function shown(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.slice(0, 80));
    case 'function':
      return 'a function';
    case 'bigint':
      return 'a BigInt'; // writing out a long one takes longer than any answer
    case 'object':
      if (value === null) return 'null';
      return isList(value) ? 'a list' : 'an object';
    default:
      return String(value).slice(0, 80);
  }
}

/** Whether it is an array; a proxy that has been revoked is nothing any more. */
export function isList(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}
