/** What waits for each signal. One listener for all: beyond ten on a signal, Node warns of a leak. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back once the signal is aborted, at once where it is already.
 *
 * @returns stops listening
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const callbacks = waiting.get(signal) ?? listen(signal);
  if (signal.aborted) callback();
  else callbacks.add(callback);
  return () => callbacks.delete(callback);
}

function listen(signal: AbortSignal): Set<() => void> {
  const callbacks = new Set<() => void>();
  waiting.set(signal, callbacks);
  signal.addEventListener('abort', () => {
    for (const callback of callbacks) callback();
  });
  return callbacks;
}

/** As the signal's own method, which test environments such as jsdom lack. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw signal.reason;
}

/** Stops waiting for a promise when the signal is aborted: rejects with the signal's reason. */
export function abortable<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const stop = onAbort(signal, () => reject(signal.reason));
    const settle =
      <Outcome>(how: (outcome: Outcome) => void) =>
      (outcome: Outcome) => {
        stop();
        how(outcome);
      };
    promise.then(settle(resolve), settle(reject));
  });
}
