import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, defaultClientConditions, type Rolldown } from 'vite';
import type { Fault, FaultKind } from './fault.ts';

/**
 * A server of the page that runs the cases and of the trained models; the page itself switches its faults. Everything is
 * under a visit, the first part of a path: each has its own faults and its own place in the browser's cache.
 *
 * - `GET /<visit>/`: the page, built as an app would be
 * - `GET /<visit>/trained-models/...`: the models
 * - `POST /<visit>/faults`: the faults from now on, as a JSON list
 * - `GET /<visit>/requests`: the paths asked for so far, as a JSON list
 */
export interface FaultServer {
  /** Of the machine's name; {@link otherOrigin} is the same server, for a browser another one. */
  readonly origin: string;
  readonly otherOrigin: string;
  close(): Promise<void>;
}

interface Visit {
  readonly requests: string[];
  faults: { readonly fault: Fault; left: number }[];
  /** Requests that wait for an answer that does not come. */
  readonly stalled: IncomingMessage[];
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

const models = fileURLToPath(new URL('../../../../trained-models/', import.meta.url));

/** @param headers of the page, such as a policy */
export async function startFaultServer(headers: Readonly<Record<string, string>> = {}): Promise<FaultServer> {
  const visits = new Map<string, Visit>();
  const app = await buildPage();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const [, name = '', ...parts] = pathname.split('/');
    const path = parts.map(decodeURIComponent).join('/') || 'index.html';
    const visit = visits.get(name) ?? { requests: [], faults: [], stalled: [] };
    visits.set(name, visit);

    if (request.method === 'POST' && path === 'faults') {
      const faults = JSON.parse(await bodyOf(request)) as readonly Fault[];
      visit.faults = faults.map((fault) => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }));
      for (const waiting of visit.stalled.splice(0)) waiting.socket.destroy();
      response.setHeader('access-control-allow-origin', '*').end();
      return;
    }
    if (path === 'requests') {
      response.setHeader('access-control-allow-origin', '*').end(JSON.stringify(visit.requests));
      return;
    }
    visit.requests.push(path);
    const active = visit.faults.find(({ fault, left }) => left > 0 && new RegExp(fault.path).test(path));
    if (active) active.left--;
    if (active?.fault.kind.startsWith('stall')) visit.stalled.push(request);
    await serve(path, active?.fault, request, response);
  }

  async function serve(
    path: string,
    fault: FaultKind | undefined,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (fault?.kind !== 'no-cors') response.setHeader('access-control-allow-origin', '*');
    response.setHeader('cross-origin-resource-policy', 'cross-origin');
    switch (fault?.kind) {
      case 'status':
        response.writeHead(fault.status).end('not today');
        return;
      case 'web-page':
        response.setHeader('content-type', 'text/html').end('<!doctype html><title>An app</title>');
        return;
      case 'drop':
        request.socket.destroy();
        return;
      case 'stall':
        return;
    }
    const content = app.get(path) ?? (await readModelFile(path));
    if (!content) {
      response.writeHead(404).end('not here');
      return;
    }
    const type = types[extname(path)] ?? 'application/octet-stream';
    const tag = `"${content.length}-${content.subarray(0, 64).toString('hex')}"`;
    response.setHeader('content-type', type);
    if (type === 'text/html')
      for (const [header, value] of Object.entries(headers)) response.setHeader(header, value);
    const half = content.subarray(0, content.length / 2);
    switch (fault?.kind) {
      case 'wrong-bytes':
        response.end(content.map((byte) => byte ^ 1));
        return;
      case 'truncated':
        response.end(half);
        return;
      case 'drop-midway':
        response.setHeader('content-length', content.length);
        response.write(half, () => setTimeout(() => request.socket.destroy(), 50));
        return;
      case 'stall-midway':
        response.setHeader('content-length', content.length);
        response.write(half);
        return;
    }
    // What a cache may keep: everything, asking each time whether it is still good.
    response.setHeader('cache-control', 'no-cache').setHeader('etag', tag);
    if (request.headers['if-none-match'] === tag) response.writeHead(304).end();
    else response.end(request.method === 'HEAD' ? undefined : content);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((listening) => server.listen(0, listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The fault server has no port.');
  return {
    origin: `http://localhost:${address.port}`,
    otherOrigin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** The files of the page by path, as an app's build makes them: the code of models in a chunk of its own. */
async function buildPage(): Promise<ReadonlyMap<string, Buffer>> {
  const { output } = (await build({
    configFile: false,
    root: import.meta.dirname,
    base: './',
    logLevel: 'error',
    // Our packages resolve to their sources: a change is seen at once, without `tsc -b`.
    resolve: { conditions: ['@tantiya/source', ...defaultClientConditions] },
    build: { target: 'es2022', write: false },
  })) as Rolldown.RolldownOutput;
  return new Map(
    output.map((file) => [file.fileName, Buffer.from(file.type === 'chunk' ? file.code : file.source)]),
  );
}

async function readModelFile(path: string): Promise<Buffer | undefined> {
  const [folder, ...parts] = path.split('/');
  const file = resolve(models, ...parts);
  if (folder !== 'trained-models' || !file.startsWith(resolve(models) + sep)) return;
  return readFile(file).catch(() => undefined);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}
