// The built window as Chromium gets it: the table of electron/protocol.ts in memory, behind route interception, no port.
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Route } from 'playwright-core';
import { isOwn } from '../../electron/origin.ts';
import { fileTable, headers, lookUp } from '../../electron/protocol.ts';

/** Chromium knows no scheme of ours; the name is reserved to resolve to nothing (RFC 6761). */
export const origin = 'https://handover.invalid';

export const root = resolve(import.meta.dirname, '../..');

/** Builds a part of out/ if a source of it has changed; parallel tests wait for one build. @throws when it fails */
export function ensureBuilt(...parts: ('renderer' | 'shell' | 'children')[]): void {
  execFileSync(process.execPath, [join(root, 'build/bundle.mjs'), ...parts], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

/** Builds what has changed, then answers requests from memory: an own address from the table, everything else not at all. */
export async function serveBuilt(blocked: string[]): Promise<(route: Route) => Promise<void>> {
  ensureBuilt('renderer');
  const table = fileTable(join(root, 'out/renderer'), origin);
  const bodies = new Map<string, Buffer>();
  for (const { file } of table.values()) bodies.set(file, await readFile(file));
  return async (route) => {
    const url = route.request().url();
    if (!isOwn(url, origin)) {
      blocked.push(url);
      return route.abort('aborted');
    }
    const found = lookUp(table, { method: route.request().method(), url });
    if (found === undefined) return route.fulfill({ status: 404, headers, body: 'Not here.' });
    return route.fulfill({ headers, contentType: found.type, body: bodies.get(found.file) ?? '' });
  };
}
