import { setTimeout as sleep } from 'node:timers/promises';

/** A window of a browser behind a WebDriver. */
export interface WebDriverSession {
  /** Sends a command of the session: `url`, `execute/async` and the like. */
  command(name: string, body: object): Promise<unknown>;
  end(): Promise<void>;
}

/** @param driver its address; it may still be starting */
export async function openSession(driver: string): Promise<WebDriverSession> {
  await listening(driver);
  const created = (await send('POST', `${driver}/session`, { capabilities: {} })) as { sessionId: string };
  const session = `${driver}/session/${created.sessionId}`;
  await send('POST', `${session}/timeouts`, { script: 120_000 });
  return {
    command: (name, body) => send('POST', `${session}/${name}`, body),
    async end() {
      await send('DELETE', session);
    },
  };
}

/** Waits until a driver answers. */
async function listening(driver: string): Promise<void> {
  const end = Date.now() + 20_000;
  for (;;) {
    try {
      await fetch(`${driver}/status`);
      return;
    } catch (cause) {
      if (Date.now() > end) throw new Error(`Nothing answers at ${driver}`, { cause });
      await sleep(100);
    }
  }
}

async function send(method: string, url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { readonly value: unknown };
  if (!response.ok) throw new Error(`${method} ${url}: ${JSON.stringify(value)}`);
  return value;
}
