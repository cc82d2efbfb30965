// Serves the built window from a table made at start: an address either is a key of it, or there is nothing there.
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { contentSecurityPolicy } from '../shared/ipc/csp.ts';
import { appOrigin } from './origin.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

export type ServedFile = { readonly file: string; readonly type: string };
/** Whole address → file. No path is ever joined from a request. */
export type FileTable = ReadonlyMap<string, ServedFile>;

/** Lists a folder of built files under the addresses they are served at; the bare origin is `index.html`, and a file of no known type isn't served. */
export function fileTable(folder: string, origin: string = appOrigin): FileTable {
  const table = new Map<string, ServedFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const name = join(entry.parentPath, entry.name).slice(folder.length + 1);
    const type = types[extname(name)];
    const address = `${origin}/${name.split(sep).map(encodeURIComponent).join('/')}`;
    if (type !== undefined) table.set(address, { file: join(folder, name), type });
  }
  const index = table.get(`${origin}/index.html`);
  if (index !== undefined) table.set(`${origin}/`, index);
  return table;
}

/** Sent with every file: the policy, and the promise that a type is what it says. */
export const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

export type Request = { readonly method: string; readonly url: string };

/** The file of a request, or nothing: only GET, only an address of the table, with no query. */
export function lookUp(table: FileTable, request: Request): ServedFile | undefined {
  return request.method === 'GET' ? table.get(request.url) : undefined;
}

/** The handler for Electron's `protocol.handle`. */
export function createResponder(table: FileTable): (request: Request) => Promise<Response> {
  return async (request) => {
    const found = lookUp(table, request);
    if (found === undefined) return new Response('Not here.', { status: 404, headers });
    const body = new Uint8Array(await readFile(found.file));
    return new Response(body, { status: 200, headers: { ...headers, 'Content-Type': found.type } });
  };
}
