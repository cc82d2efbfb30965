// File dialogs for a host that has none: a person types or pastes paths into the terminal that started the app.
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Dialogs } from '../../shared/engine/ports.ts';

const several = new Set(['sources', 'artefacts']);

/** A path as people paste it: quoted, with `~`, with blanks around it. */
export function readPath(line: string): string | undefined {
  const bare = line.trim().replace(/^(['"])(.*)\1$/, '$2');
  if (bare === '') return undefined;
  return resolve(bare.startsWith('~/') ? join(homedir(), bare.slice(2)) : bare);
}

export function terminalDialogs(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Dialogs {
  const ask = async (question: string) => {
    const lines = createInterface({ input, output });
    const line = await lines.question(question);
    lines.close();
    return readPath(line);
  };
  return {
    async pick(purpose) {
      const found: string[] = [];
      const first = await ask(`选文件 Path of ${purpose} (空行取消 empty to cancel): `);
      for (let path = first; path !== undefined; path = await ask('还有 another (空行完成 empty to end): ')) {
        found.push(path);
        if (!several.has(purpose)) break;
      }
      return found;
    },
    place: (purpose, suggested) => ask(`存到 Where to put the ${purpose} ${suggested} (空行取消 empty to cancel): `),
  };
}
