// How a person wanted a table to be read, remembered under its shape and used for the next one of that shape.
import type { JsonObject } from '../../../format/json-file.ts';
import type { ReadableDb, WritableDb } from '../database/database.ts';

/** @param shape hex digest of what tables of one origin have in common */
export function readChoices(db: ReadableDb, shape: string): JsonObject | undefined {
  const stored = db.prepare<[string], string>('SELECT choices FROM choices WHERE shape = ?').pluck().get(shape);
  return stored === undefined ? undefined : (JSON.parse(stored) as JsonObject);
}

/** In the caller's transaction. No choices: what was remembered is forgotten. */
export function rememberChoices(db: WritableDb, shape: string, choices: JsonObject, time: string): void {
  if (Object.keys(choices).length === 0) {
    db.prepare('DELETE FROM choices WHERE shape = ?').run(shape);
    return;
  }
  db.prepare('INSERT OR REPLACE INTO choices (shape, choices, saved) VALUES (?, ?, ?)').run(
    shape,
    JSON.stringify(choices),
    time,
  );
}
