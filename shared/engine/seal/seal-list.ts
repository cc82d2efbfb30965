// A list made in place of what stays: some rows of a table, with the columns that say who it is, as an attachment for a spreadsheet.
import { createHash } from 'node:crypto';
import { canonicalRow } from '../../data/csv/writer.ts';
import type { ListCode } from '../../domain/words/list-names.ts';
import { utf8 } from '../../format/bytes.ts';
import type { DescriptorFile } from '../../format/package/descriptor.ts';
import type { ManifestFile } from '../../format/package/manifest.ts';
import { rowColumn } from '../../format/package/names.ts';
import { filePath } from '../../format/package/paths.ts';
import { projectedRows, type StoredRows } from './projected-rows.ts';
import { sealToSpool } from './seal-stream.ts';
import type { SealedPiece, SealedRows } from './sealed-rows.ts';
import type { Sealing } from './sealing.ts';

export type ListToSeal = StoredRows & {
  readonly id: string;
  /** Of the file in the package. */
  readonly name: string;
  readonly code: ListCode;
  /** The table that the rows are of, and the names of its columns. */
  readonly of: string;
  readonly columnNames: readonly string[];
};

export type SealedList = SealedRows & {
  readonly id: string;
  readonly file: ManifestFile;
  readonly name: DescriptorFile;
  readonly rows: number;
};

/** Without it spreadsheets take UTF-8 for another encoding. */
export const byteOrderMark = '\ufeff';

/** @returns undefined if no row is in the list: then it does not go */
export async function sealList(list: ListToSeal, sealing: Sealing): Promise<SealedList | undefined> {
  const { columnNames, id, name, plan } = list;
  const hash = createHash('sha256');
  let [bytes, rows] = [0, 0];
  const kept = columnNames.filter((_, index) => plan.columns[index]?.change.action !== 'drop');
  const head = utf8(byteOrderMark + canonicalRow([rowColumn, ...kept]));
  const headBytes = head.length;
  const pieces: SealedPiece[] = [];
  async function* text() {
    yield head;
    for await (const piece of projectedRows(list, sealing)) {
      rows += piece.rows;
      if (piece.csv.length === 0) continue;
      pieces.push({ bytes: piece.csv.length, lastRow: piece.lastRow });
      yield piece.csv;
    }
  }
  async function* counted() {
    for await (const chunk of text()) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }
  const entry = await sealToSpool(filePath(id), counted(), sealing);
  if (rows === 0) return undefined;
  const file = {
    bytes: entry.size,
    class: 'G',
    id,
    path: entry.path,
    reason: 'necessary',
    sha256: entry.sha256,
  } as const;
  return { id, file, name: { bytes, id, name, sha256: hash.digest('hex') }, entry, rows, headBytes, pieces };
}
