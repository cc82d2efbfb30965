// What SQLite said of a stranger's database, in our codes; it never carries a value of the file.
import { HandoverError } from '../../../domain/errors.ts';
import type { Source } from '../source.ts';

const codes = [
  [/^SQLITE_(?:BUSY|LOCKED)/, 'io.busy'],
  [/^SQLITE_(?:IOERR|CANTOPEN)/, 'io.gone'],
  [/^SQLITE_(?:TOOBIG|NOMEM)|^ERR_STRING_TOO_LONG|^ERR_MEMORY/, 'input.too-large'],
  [/^SQLITE_/, 'input.damaged'],
] as const;

export function inOurCodes(error: unknown, file: string): unknown {
  const said = error instanceof Error && 'code' in error ? String(error.code) : '';
  const code = error instanceof HandoverError ? undefined : codes.find(([pattern]) => pattern.test(said))?.[1];
  return code === undefined ? error : new HandoverError(code, { file }, { cause: said }, { cause: error });
}

/** The error to throw. SQLite calls damaged what the medium did not give it: that is asked again. @throws input.changed, io.* */
export async function sqliteFailure(error: unknown, source: Source): Promise<unknown> {
  const failure = inOurCodes(error, source.name);
  if (!(failure instanceof HandoverError) || failure.code !== 'input.damaged') return failure;
  for await (const _ of source.chunks());
  return failure;
}
