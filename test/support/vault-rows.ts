// Cases and tables for tests, without a test runner: a child process that is to be killed uses them too.

import type { CaseData } from '../../shared/engine/vault/case-data.ts';
import { commitImport } from '../../shared/engine/vault/import/commit-import.ts';
import { beginImport, completeSource, stageSource, stageTable } from '../../shared/engine/vault/import/staging.ts';
import { blockOf, type Row, type RowBlock } from '../../shared/engine/vault/rows/block-codec.ts';
import { writeBlocks } from '../../shared/engine/vault/rows/block-store.ts';
import { insertCase } from '../../shared/engine/vault/stores/case-store.ts';
import type { Vault } from '../../shared/engine/vault/vault.ts';
import { randomBytes, toHex } from '../../shared/format/bytes.ts';

export const digestOfNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export function newCase(vault: Vault, caseUid = toHex(randomBytes(16))): string {
  vault.change('case', (db, record) => {
    insertCase(db, {
      caseUid,
      label: 'HO-2026-7K4Q-M',
      title: '明净保洁转让',
      role: 'seller',
      deal: 'D4',
      settings: {},
      added: vault.utc(),
    });
    record({ act: 'case_new', object: `case:${caseUid}`, caseUid });
  });
  return caseUid;
}

/** Rows of made-up persons with the numbers `from`…: a name, a number without meaning, a note with all that needs quotes. */
export function someRows(count: number, from = 1): Row[] {
  return Array.from({ length: count }, (_, index) => {
    const row = from + index;
    return { row, cells: [`客户${row}`, `编号-${row * 7919}`, `备注 "${row}", 第一行\n第二行`] };
  });
}

export const columns = ['姓名', '编号', '备注'].map((name, index) => ({ id: `c0${index + 1}`, name, original: name }));

export async function* inBlocks(rows: readonly Row[], perBlock: number): AsyncGenerator<RowBlock> {
  for (let at = 0; at < rows.length; at += perBlock) yield blockOf(rows.slice(at, at + perBlock));
}

/** Stages a table of these rows and stops before the commit. */
export async function stageRows(data: CaseData, rows: readonly Row[], perBlock = 100): Promise<number> {
  const { db, steps } = data;
  const importRef = beginImport(db, data.utc(), steps);
  const source = stageSource(db, importRef, '客户.csv', steps);
  const table = stageTable(db, source, { name: '客户', columns }, steps);
  await writeBlocks(db, table, inBlocks(rows, perBlock), { steps });
  completeSource(db, source, { bytes: 1, sha256: digestOfNothing, record: { encoding: 'utf-8' } }, steps);
  return importRef;
}

/** A table of these rows: its id. */
export async function importRows(data: CaseData, rows: readonly Row[], perBlock = 100): Promise<string> {
  const [id = ''] = commitImport(data, await stageRows(data, rows, perBlock)).tables;
  return id;
}
