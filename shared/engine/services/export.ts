// Data out of the vault, on request and logged: one file for each table, and the attachments, in a new folder.
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Output } from '../../ipc/contract.ts';
import { createExporter, type ExportFormat } from '../export/exporter.ts';
import { fromErrno } from '../files/errors.ts';
import { placeFile } from '../files/place.ts';
import type { Job } from '../jobs.ts';
import type { CaseData } from '../vault/case-data.ts';
import { findCase } from '../vault/case-store.ts';
import { listFiles, streamFile } from '../vault/file-store.ts';
import { listTables } from '../vault/table-store.ts';
import type { Context, Service } from './context.ts';

export function exportData(context: Context): Service<'data.export'> {
  return ({ job, case: ref, out, format }) =>
    context.jobs.run(job, async (running) => {
      const vault = context.vault();
      const { caseUid } = findCase(vault.db, ref);
      const data = await vault.data(caseUid);
      const dir = context.files.path(out);
      vault.change('log', (_, log) => log({ act: `export_${format}`, caseUid, object: `case:${caseUid}` }));
      const tables = await exportTables(context, data, dir, format, running);
      return { files: [...tables.files, ...(await exportFiles(context, data, dir, running))], rows: tables.rows };
    });
}

async function makeFolder(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw fromErrno(error, { file: dir.split('/').at(-1) ?? dir });
  });
}

async function exportTables(
  context: Context,
  { db }: CaseData,
  dir: string,
  format: ExportFormat,
  job: Job,
): Promise<Output<'data.export'>> {
  await makeFolder(dir);
  const tables = listTables(db);
  const total = tables.reduce((sum, { rows }) => sum + rows, 0);
  const files: string[] = [];
  let rows = 0;
  for (const table of tables) {
    const exporter = createExporter(format, db, table, (count) => {
      job.signal.throwIfAborted();
      rows += count;
      job.report('export', rows, total, 'rows');
    });
    await placeFile(join(dir, exporter.name), (file) => exporter.write(file), {
      writer: 'export',
      steps: context.steps,
      signal: job.signal,
    });
    files.push(exporter.name);
  }
  return { files, rows };
}

/** Names of attachments are relative and harmless: the package reader and the importer have checked them. */
async function exportFiles(context: Context, { db }: CaseData, dir: string, job: Job): Promise<string[]> {
  const names: string[] = [];
  for (const { id, name } of listFiles(db)) {
    const path = join(dir, 'files', ...name.split('/'));
    await makeFolder(dirname(path));
    const write = async (file: { write(chunk: Uint8Array): Promise<void> }) => {
      for (const chunk of streamFile(db, id)) await file.write(chunk);
    };
    await placeFile(path, write, { writer: 'export', steps: context.steps, signal: job.signal });
    names.push(`files/${name}`);
  }
  return names;
}
