/** Timers take no more: they would fire at once. */
const longestMs = 2 ** 31 - 1;

/**
 * Settles like the promise, unless that takes too long.
 *
 * @param ms Infinity waits as long as it takes
 * @param late makes the error to reject with
 */
export async function within<Value>(promise: Promise<Value>, ms: number, late: () => Error): Promise<Value> {
  if (ms > longestMs) return promise;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), ms);
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
