import { expect, test } from '@playwright/test';
import { createLatest } from '../shared/latest.ts';

test('a newer question aborts the one before, whatever order the answers come in', async () => {
  const signals = new Map<string, AbortSignal>();
  const latest = createLatest(async (question: string, signal) => {
    signals.set(question, signal);
    await new Promise((resolve) => setTimeout(resolve, question === 'old' ? 20 : 0));
    signal.throwIfAborted();
  });
  latest.ask('old');
  latest.ask('new');
  expect(signals.get('old')?.aborted).toBe(true);
  expect(signals.get('new')?.aborted).toBe(false);
});

test('asks the last question again until it is cancelled', () => {
  const asked: string[] = [];
  const latest = createLatest(async (question: string) => void asked.push(question));
  latest.again();
  latest.ask('one');
  latest.again();
  latest.cancel();
  latest.again();
  expect(asked).toEqual(['one', 'one']);
});
