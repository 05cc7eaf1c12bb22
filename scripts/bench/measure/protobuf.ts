/** One encoded field of a protobuf message. */
export type Field = Uint8Array;

/** Fields one after the other: the body of a message. */
export function message(...fields: readonly Field[]): Uint8Array {
  const body = new Uint8Array(fields.reduce((length, field) => length + field.length, 0));
  let at = 0;
  for (const field of fields) {
    body.set(field, at);
    at += field.length;
  }
  return body;
}

/** @param value not negative, below 2^31 */
export function integer(field: number, value: number): Field {
  return Uint8Array.of(...varint(field << 3), ...varint(value));
}

/** A string, bytes or a message of its own. */
export function bytes(field: number, value: string | Uint8Array): Field {
  const body = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  return message(Uint8Array.of(...varint((field << 3) | 2), ...varint(body.length)), body);
}

/** Seven bits a byte, the lowest first. */
function varint(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];
}
