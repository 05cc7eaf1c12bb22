/** The first blocks of a source in one: as many bytes, or all where there are fewer. */
export async function readAtLeast(length: number, blocks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let first: Uint8Array = new Uint8Array();
  while (first.length < length) {
    const { done, value } = await blocks.next();
    if (done) break;
    first = Buffer.concat([first, value]);
  }
  return first;
}

/** A block that was read ahead, and those that follow. */
export async function* startingWith(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
