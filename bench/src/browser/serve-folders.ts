import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** Cross-origin isolation gives the page of the engines a precise clock, and WebAssembly its threads. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/**
 * Serves folders as a site would that compresses everything with gzip. That happens once per file, so that later
 * visits do not pay for it.
 *
 * @param folders by the path they appear under, such as `/models/`; the first that fits answers
 */
export async function serveFolders(folders: Readonly<Record<string, string>>) {
  const bodies = new Map<string, Promise<Buffer>>();
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const mount = Object.keys(folders).find((path) => pathname.startsWith(path)) ?? '/';
    const file = join(folders[mount] ?? '', pathname.slice(mount.length));
    const pending = bodies.get(file) ?? readFile(file).then((content) => gzipSync(content));
    bodies.set(file, pending);
    try {
      const body = await pending;
      response.writeHead(200, {
        'Content-Type': contentTypes[extname(file)] ?? 'application/octet-stream',
        'Content-Length': body.length,
        'Content-Encoding': 'gzip',
        ...(pathname.startsWith('/engines/') && isolation),
      });
      response.end(body);
    } catch {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not here');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
