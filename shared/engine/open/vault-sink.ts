// Where the content of a package goes: staged in the vault entry by entry, visible only when the last check has passed.
import { rowEndAfter } from '../../data/csv/project.ts';
import { cutBlocks } from '../../data/csv/row-blocks.ts';
import type { Bytes } from '../../format/bytes.ts';
import type { JsonObject } from '../../format/json-file.ts';
import type { Descriptor, DescriptorTable } from '../../format/package/descriptor.ts';
import type { Manifest, ManifestTable } from '../../format/package/manifest.ts';
import type { ContentSink } from '../../format/package/read-types.ts';
import type { CaseData } from '../vault/case-data.ts';
import { commitImport } from '../vault/import/commit-import.ts';
import { stageFiles } from '../vault/import/stage-files.ts';
import { beginImport, completeSource, discardImport, stageSource, stageTable } from '../vault/import/staging.ts';
import { blockTarget } from '../vault/rows/block-codec.ts';
import { writeBlocks } from '../vault/rows/block-store.ts';
import { createChunkQueue } from './chunk-queue.ts';
import { receivedFileFacts, receivedTableFacts } from './received-facts.ts';

export type VaultSinkOptions = {
  readonly data: CaseData;
  readonly packageId: string;
  /** The package replaces an earlier one of the case. */
  readonly replace: boolean;
  readonly signal: AbortSignal;
  progress(rows: number): void;
};

/** The name under which a package stands among the sources of a case. */
export const packageSource = (id: string): string => `package:${id}`;

type Staged = {
  readonly importRef: number;
  readonly sourceRef: number;
  readonly descriptor: Descriptor;
  readonly manifest: Manifest;
  readonly tables: ReadonlyMap<string, number>;
};

function stageTables(options: VaultSinkOptions, sourceRef: number, descriptor: Descriptor, manifest: Manifest) {
  const { data } = options;
  const refs = descriptor.tables.map((named, index) => {
    const columns = named.columns.map(({ id, name }) => ({ id, name, original: name }));
    const facts = receivedTableFacts(named, manifest.tables[index] as ManifestTable, manifest.kind);
    return [named.id, stageTable(data.db, sourceRef, { name: named.name, columns, facts }, data.steps)] as const;
  });
  return new Map(refs);
}

function begin(options: VaultSinkOptions, descriptor: Descriptor, manifest: Manifest): Staged {
  const { data, packageId } = options;
  const importRef = beginImport(data.db, data.utc(), data.steps);
  const sourceRef = stageSource(data.db, importRef, packageSource(packageId), data.steps);
  return { importRef, sourceRef, descriptor, manifest, tables: stageTables(options, sourceRef, descriptor, manifest) };
}

function commit({ data, packageId, replace }: VaultSinkOptions, staged: Staged): void {
  const { descriptor, importRef, sourceRef } = staged;
  const bytes = descriptor.files.reduce((sum, file) => sum + file.bytes, 0);
  // The descriptor stays beside the data: it says what was expected when both are compared.
  const record = descriptor as unknown as JsonObject;
  completeSource(data.db, sourceRef, { bytes, sha256: packageId, record }, data.steps);
  const tables = descriptor.tables.map(({ id }: DescriptorTable) => id);
  const files = descriptor.files.map(({ id }) => id);
  commitImport(data, importRef, { tables, files, replace }, (record) => {
    record({ act: 'open', object: `package:${packageId}`, digest: packageId });
  });
}

/** A sink for tables and attachments. A package that fails leaves nothing behind. */
export function vaultSink(options: VaultSinkOptions): ContentSink {
  const { data, signal } = options;
  const { db, steps } = data;
  let staged: Staged | undefined;
  let files = createChunkQueue();
  let storing: Promise<unknown> | undefined;
  const current = (): Staged => {
    if (staged === undefined) throw new Error('rows before the descriptor');
    return staged;
  };
  return {
    async descriptor(descriptor, manifest) {
      staged = begin(options, descriptor, manifest);
    },
    async rows(table, _part, csv) {
      const tableRef = current().tables.get(table) as number;
      const rows = csv.subarray(rowEndAfter(csv, 1));
      const written = await writeBlocks(db, tableRef, cutBlocks(rows, blockTarget), { steps, signal });
      options.progress(written.rows);
    },
    async file(id, chunk, last) {
      const { descriptor, manifest, sourceRef } = current();
      const named = descriptor.files.find((file) => file.id === id);
      storing ??= stageFiles(
        db,
        sourceRef,
        [{ name: named?.name ?? id, facts: receivedFileFacts(manifest, id), content: files.chunks() }],
        { steps, signal },
      );
      await files.push(chunk, last);
      if (!last) return;
      await storing;
      storing = undefined;
      files = createChunkQueue();
    },
    async log(_line: Bytes) {},
    async commit() {
      commit(options, current());
    },
    async abort() {
      files.fail();
      await storing?.catch(() => undefined);
      if (staged !== undefined) discardImport(db, staged.importRef, steps);
    },
  };
}
