// Of every browser and of Node; not in the language's own library.
declare function atob(base64: string): string;
declare function btoa(bytes: string): string;

/** Which columns of many a model keeps, as text for a manifest: the gaps between them, in groups of 7 bits, in base64. */
export function packColumns(columns: readonly number[]): string {
  let bytes = '';
  let previous = -1;
  for (const column of columns) {
    let gap = column - previous - 1;
    while (gap > 127) {
      bytes += String.fromCharCode((gap & 127) | 128);
      gap >>>= 7;
    }
    bytes += String.fromCharCode(gap);
    previous = column;
  }
  return btoa(bytes);
}

/**
 * @param width the number of columns there are
 * @returns ascending
 * @throws TypeError for a text that is none of {@link packColumns}, or names a column that is not there
 */
export function unpackColumns(packed: unknown, name: string, width: number): Uint32Array {
  const columns: number[] = [];
  const bytes = bytesOf(packed);
  if (bytes === undefined) throw new TypeError(`${name} is no list of columns`);
  let column = -1;
  let gap = 0;
  let place = 1;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes.charCodeAt(at);
    gap += (byte & 127) * place;
    if (byte > 127) place *= 128;
    else {
      column += gap + 1;
      columns.push(column);
      gap = 0;
      place = 1;
    }
    if (column + gap >= width) throw new TypeError(`${name} has no column ${column + gap}`);
  }
  return Uint32Array.from(columns);
}

function bytesOf(packed: unknown): string | undefined {
  try {
    return typeof packed === 'string' ? atob(packed) : undefined;
  } catch {
    return; // it is not base64
  }
}
