import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { WebKit } from '../../../../scripts/find-other-browsers.ts';
import type { TestBrowser } from './test-browser.ts';
import { openSession } from './webdriver.ts';

/** WebKitGTK: the engine of Safari, on Linux. */
export async function openWebKit({ driver, xServer }: WebKit): Promise<TestBrowser> {
  const screen = spawn(xServer, ['-displayfd', '1', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const display = await firstOutput(screen);
  const port = await freePort();
  const server = spawn(driver, [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: `:${display.trim()}`,
      // Its sandbox refuses root.
      ...(process.getuid?.() === 0 && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }),
    },
  });
  const stop = () => {
    server.kill();
    screen.kill();
  };
  process.once('exit', stop);
  const session = await openSession(`http://127.0.0.1:${port}`);
  return {
    page: {
      goto: (url) => session.command('url', { url }),
      evaluate: (expression) => session.command('execute/sync', { script: `return ${expression}`, args: [] }),
    },
    async close() {
      await session.end();
      stop();
    },
  };
}

async function firstOutput({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('the process has no output');
  const [data] = await once(stdout, 'data');
  return String(data);
}

/** WebKit's driver does not say which port it took, so it is told one. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) throw new Error('no port is free');
  return address.port;
}
