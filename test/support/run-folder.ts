// The folder for temporary files of one run: whatever a killed process leaves in it goes when the run is over.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Of the systems' ways to name it, Windows' own too. */
const names = ['TMPDIR', 'TEMP', 'TMP'];

export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'handover-run-'));
  for (const name of names) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
