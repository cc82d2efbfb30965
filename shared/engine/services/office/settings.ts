// Language and light or dark from one day to the next, in a small file of the host beside no vault; broken or absent, nothing was chosen.
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { utf8 } from '../../../format/bytes.ts';
import { settings as schema } from '../../../ipc/views.ts';
import type { Context, Service } from '../context.ts';
import { writeSmallFile } from '../files.ts';

type Settings = v.InferOutput<typeof schema>;

export async function readSettings({ ports }: Context): Promise<Settings> {
  if (ports.settingsFile === undefined) return {};
  try {
    const parsed = v.safeParse(schema, JSON.parse(await readFile(ports.settingsFile, 'utf8')));
    return parsed.success ? parsed.output : {};
  } catch {
    return {};
  }
}

/** What is not named stays as it is. @throws io.* */
export function setSettings(context: Context): Service<'settings.set'> {
  return async (change) => {
    const settings = { ...(await readSettings(context)), ...change };
    const path = context.ports.settingsFile;
    if (path === undefined) return settings;
    const bytes = utf8(`${JSON.stringify(settings)}\n`);
    await writeSmallFile(context, path, bytes, { writer: 'document', overwrite: true });
    return settings;
  };
}
