// A person's choice of files, through the host's dialogs: handles come back, paths stay here.
import type { Context, Service } from '../context.ts';

export function pickFiles(context: Context): Service<'files.pick'> {
  return async ({ purpose }) => {
    const paths = await context.ports.dialogs.pick(purpose);
    return { files: await Promise.all(paths.map((path) => context.files.add(path))) };
  };
}

export function placeFileService(context: Context): Service<'files.place'> {
  return async ({ purpose, suggested }) => {
    const path = await context.ports.dialogs.place(purpose, suggested);
    return path === undefined ? {} : { file: await context.files.add(path) };
  };
}
