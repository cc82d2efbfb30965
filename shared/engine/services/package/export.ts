// Data out of the vault, on request and logged: one file for each table, and the attachments, in a new folder.
import { mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Output } from '../../../ipc/contract.ts';
import { createExporter, type ExportFormat } from '../../export/exporter.ts';
import type { Written } from '../../export/rows.ts';
import { fromErrno } from '../../files/errors.ts';
import type { FileOutput } from '../../files/partial-file.ts';
import { placeFile } from '../../files/place.ts';
import { hasContent } from '../../files/same-content.ts';
import type { Job } from '../../jobs.ts';
import type { CaseData } from '../../vault/case-data.ts';
import { listTables } from '../../vault/rows/table-store.ts';
import { findCase } from '../../vault/stores/case-store.ts';
import { listFiles, streamFile } from '../../vault/stores/file-store.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Context, Service } from '../context.ts';
import { countFiles } from './package-facts.ts';

type Exported = Output<'data.export'>;
type Note = Exported['notes'][number];
type Content = { readonly bytes: number; readonly sha256: string };
/** Brings one file under its name below the folder; one whose content is known may lie there already. */
type Place = (name: string, write: (file: FileOutput) => Promise<void>, content?: Content) => Promise<void>;

export function exportData(context: Context): Service<'data.export'> {
  return ({ job, case: ref, out, format }) =>
    context.jobs.run(job, async (running) => {
      const vault = context.vault();
      const { caseUid } = findCase(vault.db, ref);
      const data = await vault.data(caseUid);
      vault.change('log', (_, log) => log({ act: `export_${format}`, caseUid, object: `case:${caseUid}` }));
      const exported = await placeAll(context, context.files.path(out), running, async (place) => {
        const tables = await exportTables(vault, data, format, running, place);
        const { lists, names } = await exportFiles(data, place);
        return { ...tables, files: [...tables.files, ...names], lists };
      });
      vault.change('log', (_, log) => log({ act: 'exported', caseUid, object: `case:${caseUid}` }));
      return exported;
    });
}

/** All files or none: what has its name already is taken back if a later one fails. */
async function placeAll<T>(context: Context, dir: string, job: Job, work: (place: Place) => Promise<T>): Promise<T> {
  const placed: string[] = [];
  await makeFolder(dir);
  try {
    return await work(async (name, write, content) => {
      const path = join(dir, ...name.split('/'));
      if (content !== undefined && (await hasContent(path, content.bytes, content.sha256))) return;
      await makeFolder(dirname(path));
      await placeFile(path, write, { writer: 'export', steps: context.steps, signal: job.signal });
      placed.push(path);
    });
  } catch (error) {
    for (const path of placed) await rm(path, { force: true });
    throw error;
  }
}

async function makeFolder(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw fromErrno(error, { file: basename(dir) });
  });
}

async function exportTables(
  vault: Vault,
  { caseUid, db }: CaseData,
  format: ExportFormat,
  job: Job,
  place: Place,
): Promise<Exported> {
  const tables = listTables(db);
  const total = tables.reduce((sum, { rows }) => sum + rows, 0);
  const exported: Exported = { files: [], lists: 0, rows: 0, notes: [] };
  for (const table of tables) {
    const exporter = createExporter(format, db, table, (count) => {
      job.signal.throwIfAborted();
      exported.rows += count;
      job.report('export', exported.rows, total, 'rows');
    });
    let written: Written = {};
    await place(exporter.name, async (file) => {
      written = await exporter.write(file);
    });
    exported.files.push(exporter.name);
    exported.notes.push(...notesOf(exporter.name, written));
    if ((written.formulas ?? 0) > 0) {
      vault.change('log', (_, log) => log({ act: 'export_formulas', caseUid, object: `export:${table.id}` }));
    }
  }
  return exported;
}

function notesOf(file: string, { sheets = 1, formulas = 0 }: Written): Note[] {
  return [
    ...(sheets > 1 ? [{ file, note: 'sheets', count: sheets } as const] : []),
    ...(formulas > 0 ? [{ file, note: 'formulas', count: formulas } as const] : []),
  ];
}

/** Names of attachments are relative and harmless: the package reader and the importer have checked them. */
async function exportFiles({ db }: CaseData, place: Place): Promise<{ names: string[]; lists: number }> {
  const names: string[] = [];
  const files = listFiles(db);
  for (const { bytes, id, name, sha256 } of files) {
    const write = async (file: FileOutput) => {
      for (const chunk of streamFile(db, id)) await file.write(chunk);
    };
    await place(`files/${name}`, write, { bytes, sha256 });
    names.push(`files/${name}`);
  }
  return { names, lists: countFiles(files).lists };
}
