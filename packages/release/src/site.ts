/** A folder on localhost, and what its page reports. */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { text } from 'node:stream/consumers';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

const REPORT = '/report';

export interface Site {
  readonly url: string;
  /** what the page posts to `/report` first */
  readonly report: Promise<unknown>;
  close(): void;
}

export async function serve(folder: string): Promise<Site> {
  let told: (report: unknown) => void = () => {};
  const report = new Promise<unknown>((resolve) => {
    told = resolve;
  });
  const server = createServer((request, response) => void answer(folder, request, response, told));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: urlOf(server), report, close: () => closeNow(server) };
}

const urlOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

function closeNow(server: Server): void {
  server.close();
  server.closeAllConnections();
}

async function answer(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
  told: (report: unknown) => void,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === REPORT) {
    told(JSON.parse(await text(request)));
    response.end();
    return;
  }
  try {
    const file = join(folder, normalize(pathname === '/' ? '/index.html' : pathname));
    const content = await readFile(file);
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream').end(content);
  } catch {
    response.writeHead(404).end();
  }
}
