// Opens parts a few at a time, wherever the host opens them, and hands them on in order.
import { HandoverError } from '../../domain/errors.ts';
import type { Bytes } from '../bytes.ts';
import type { ContentPass } from './content-pass.ts';
import type { Descriptor } from './descriptor.ts';
import { maxSealedPartBytes, type OpenedPart } from './parts.ts';
import { at } from './read-clear.ts';
import { readSealed, sealedError } from './read-data.ts';
import { type TableCheck, tableCheck } from './table-check.ts';
import type { PlacedEntry } from './zip.ts';

interface Place {
  readonly table: string;
  /** From 0. */
  readonly index: number;
  readonly check: TableCheck;
}

interface Pending extends Place {
  readonly path: string;
  readonly opened: Promise<OpenedPart>;
}

export interface PartQueue {
  /** Reads and begins to open a part; waits for the oldest when too many are under way. */
  add(entry: PlacedEntry): Promise<void>;
  /** Waits for the rest; true if a part could not be decompressed here. */
  finish(): Promise<boolean>;
}

/** @throws zip · digest · age · zstd · csv: that of the first part in order which has one */
export function partQueue(pass: ContentPass, descriptor: Descriptor): PartQueue {
  const places = placesOf(pass, descriptor);
  const pending: Pending[] = [];
  let packed = false;

  async function drain(leave: number): Promise<void> {
    while (pending.length > leave) {
      const next = pending.shift();
      if (next !== undefined && !(await deliver(pass, next))) packed = true;
    }
  }

  return {
    async add(entry) {
      const place = places.get(entry.path);
      if (place === undefined) throw new HandoverError('entries', { entry: entry.path }, { reason: 'unknown' });
      const sealed = await readSealed(pass, entry, maxSealedPartBytes, 'zstd').catch(async (error: unknown) => {
        await drain(0);
        throw error;
      });
      pending.push(begin(pass, entry.path, place, sealed));
      await drain(pass.lookAhead);
    },
    async finish() {
      await drain(0);
      return packed;
    },
  };
}

function begin(pass: ContentPass, path: string, place: Place, sealed: Bytes): Pending {
  const opened = pass.openPart(sealed, pass.identity, place.check.spec(place.index));
  // Its error is met when its turn comes; until then it must not count as unhandled.
  opened.catch(() => undefined);
  return { ...place, path, opened };
}

/** False if the part could not be decompressed here. */
async function deliver(pass: ContentPass, { path, opened, check, index, table }: Pending): Promise<boolean> {
  const { csv, facts } = await opened.catch((error: unknown) => {
    throw sealedError(error, path);
  });
  if (csv === undefined || facts === undefined) return false;
  at(path, () => check.add(index, facts));
  await pass.sink.rows(table, index + 1, csv);
  return true;
}

function placesOf({ manifest }: ContentPass, descriptor: Descriptor): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const [position, table] of manifest.tables.entries()) {
    const named = descriptor.tables[position];
    if (named === undefined) continue;
    const check = tableCheck(table, named, manifest.kind);
    for (const [index, part] of table.parts.entries()) places.set(part.path, { table: table.id, index, check });
  }
  return places;
}
