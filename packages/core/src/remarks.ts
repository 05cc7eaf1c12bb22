/** What an answer says of the fields of its input that it could not make use of. */
export interface Remarks {
  /** Fields that were given, but whose value is not among those that whoever answered knows. */
  readonly unknown: readonly string[];
  /** Fields that were given, but that whoever answered does not use at all. */
  readonly ignored: readonly string[];
}

export const noRemarks: Remarks = { unknown: [], ignored: [] };

/**
 * @param given fields of the input
 * @param used fields that move the answer
 * @param unknown fields whose value is not known
 */
export function remarksOn(
  given: readonly string[],
  used: readonly string[],
  unknown: readonly string[],
): Remarks {
  return {
    unknown: unknown.filter((field) => used.includes(field)),
    ignored: given.filter((field) => !used.includes(field)),
  };
}
