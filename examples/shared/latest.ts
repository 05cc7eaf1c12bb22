/** A question that is asked again and again: on every keystroke, say. */
export interface Latest<Input> {
  ask(input: Input): void;
  /** Asks the last question once more, if there is one. */
  again(): void;
  /** Drops the question that is still open; nothing is answered until the next one. */
  cancel(): void;
}

/**
 * Keeps stale answers off the page: asking aborts the signal of the question before.
 *
 * @param answer shows the answer; what it throws after its signal is aborted is ignored
 */
export function createLatest<Input>(
  answer: (input: Input, signal: AbortSignal) => Promise<void>,
): Latest<Input> {
  let last: { readonly input: Input; readonly controller: AbortController } | undefined;

  function cancel(): void {
    last?.controller.abort();
    last = undefined;
  }

  async function ask(input: Input): Promise<void> {
    cancel();
    const controller = new AbortController();
    last = { input, controller };
    try {
      await answer(input, controller.signal);
    } catch (error) {
      if (!controller.signal.aborted) throw error;
    }
  }

  return {
    ask: (input) => void ask(input),
    again: () => {
      if (last) void ask(last.input);
    },
    cancel,
  };
}
