// Looks for values that must be gone: every byte of a package, sealed and opened by its key, and of all exports is searched for them in every form.
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { nodePrimitives } from '../../../shared/engine/primitives.ts';
import { openVault } from '../../../shared/engine/vault/open-vault.ts';
import { currentIdentity } from '../../../shared/engine/vault/stores/identity-store.ts';
import { openAge } from '../../../shared/format/age/file.ts';
import { isDataPath, paths } from '../../../shared/format/package/paths.ts';
import { zstdFrames } from '../../../shared/format/package/zstd-frames.ts';
import { type KnownParty, passphraseOf } from '../parties.ts';
import { unpack } from '../repack.ts';
import { createFinder, type Found, textNeedles } from '../secret-search.ts';
import type { Gone } from './gone-values.ts';
import type { Opened } from './handover.ts';

/** The age identity of a party; its vault is looked at in a copy, since opening writes. */
export async function identityOf({ vault }: KnownParty, who: 'seller' | 'buyer'): Promise<string> {
  const copy = `${vault}-copy`;
  cpSync(vault, copy, { recursive: true, filter: (name) => !name.endsWith('lock') });
  const opened = await openVault(copy, { passphrase: passphraseOf(who) });
  const identity = currentIdentity(opened.db)?.ageIdentity.trim();
  opened.close();
  if (identity === undefined) throw new Error('no identity');
  return identity;
}

type Named = readonly [place: string, bytes: Buffer];

function decompressed(part: Uint8Array): Buffer {
  const frames = zstdFrames(part).map(({ length, offset }) =>
    zstdDecompressSync(part.subarray(offset, offset + length)),
  );
  return Buffer.concat(frames);
}

/** The data of a package in the clear: the buyer's key opens that of the stage, which opens all else (FORMAT.md 5). */
async function openedEntries(archive: Uint8Array<ArrayBuffer>, identity: string): Promise<Named[]> {
  const { entries } = await unpack(archive);
  const open = (path: string, key: string) =>
    openAge([key], entries.get(path) ?? new Uint8Array(), nodePrimitives.aead);
  const stageKey =
    Buffer.from(await open(paths.buyerKey, identity))
      .toString()
      .trimEnd()
      .split('\n')
      .at(-1) ?? '';
  const all: Named[] = [];
  for (const path of entries.keys()) {
    if (!isDataPath(path)) continue;
    const plain = await open(path, stageKey);
    all.push([path, path.endsWith('.zst.age') ? decompressed(plain) : Buffer.from(plain)]);
  }
  return all;
}

async function allBytes({ exports, sealed }: Opened, identity: string): Promise<Named[]> {
  const archive = Uint8Array.from(readFileSync(sealed));
  const written = exports.map((file): Named => {
    const bytes = file.endsWith('.xlsx') ? execFileSync('unzip', ['-p', file]) : readFileSync(file);
    return [basename(file), bytes];
  });
  return [['the package as it is', Buffer.from(archive)], ...(await openedEntries(archive, identity)), ...written];
}

/** Where any of the values still stands. Short ones are looked for in the cells alone: elsewhere chance would find them. */
export async function whereFound(gone: readonly Gone[], opened: Opened, identity: string): Promise<Found[]> {
  const find = createFinder(gone.flatMap(({ label, value }) => textNeedles(label, value)));
  const inBytes = (await allBytes(opened, identity)).flatMap(([place, bytes]) => find(bytes, place));
  const inCells = gone.flatMap(({ label, value }) =>
    opened.tables.flatMap(({ id, rows }) =>
      rows.flatMap((row) =>
        Object.entries(row)
          .filter(([, cell]) => cell.includes(value))
          .map(([column]) => ({ label, form: 'a cell', place: `${id}, ${column}` })),
      ),
    ),
  );
  return [...inBytes, ...inCells];
}
