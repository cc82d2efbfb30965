// The policy of a case as a YAML file that people read and change: 1.2 core, no anchors, no tags, nothing of any customer in it.
import { basename } from 'node:path';
import * as v from 'valibot';
import { parseDocument, stringify, visit } from 'yaml';
import { HandoverError } from '../../../domain/errors.ts';
import { actions, piClasses, reasons } from '../../../domain/vocabulary.ts';
import { fromUtf8, utf8 } from '../../../format/bytes.ts';
import { canonical } from '../../../format/canonical.ts';
import { because, exception, params, rowRule } from '../../../ipc/policy-views.ts';
import type { CaseData } from '../../vault/case-data.ts';
import { listTables, readTable, type TableRecord } from '../../vault/rows/table-store.ts';
import { findCase } from '../../vault/stores/case-store.ts';
import type { Context, Service } from '../context.ts';
import { caseDataView, dataView } from '../data/case-data-view.ts';
import { type ColumnFacts, factsOf } from '../data/table-facts.ts';
import { readSmallFile, writeSmallFile } from '../files.ts';
import { type ColumnDecision, decideColumns } from './decide.ts';
import { setExceptions } from './exceptions.ts';
import { expectNoSecrets, type Statement, stateColumn } from './not-secret.ts';
import { setRules } from './rules.ts';

const fileFormat = 'handover-policy-file/1';
const mostBytes = 1024 * 1024;

/** `name`, `type` and `class` are for the reader; a name that differs from the table's is refused. */
const column = v.strictObject({
  id: v.string(),
  name: v.string(),
  type: v.optional(v.string()),
  class: v.optional(v.picklist(piClasses)),
  action: v.picklist(actions),
  reason: v.picklist(reasons),
  params: v.exactOptional(params),
  /** Why the values are no secrets, though the program took them for some. */
  not_secret: v.exactOptional(because),
});
const policyFile = v.strictObject({
  format: v.literal(fileFormat),
  tables: v.array(
    v.strictObject({
      id: v.string(),
      name: v.string(),
      columns: v.array(column),
      rows: v.exactOptional(v.array(rowRule)),
      allowed: v.exactOptional(v.array(exception)),
    }),
  ),
});
type PolicyFile = v.InferOutput<typeof policyFile>;

/** @throws unknown.case, io.* */
export function exportPolicy(context: Context): Service<'policy.export'> {
  return async ({ case: ref, out }) => {
    const vault = context.vault();
    const record = findCase(vault.db, ref);
    const tables = record.hasData ? tablesOf(await vault.data(record.caseUid)) : [];
    const text = stringify({ format: fileFormat, tables } satisfies PolicyFile, {
      version: '1.2',
      aliasDuplicateObjects: false,
    });
    return { file: await writeSmallFile(context, context.files.path(out), utf8(text), { writer: 'export' }) };
  };
}

/** All of it, or nothing. @throws schema naming the member · unknown.table, unknown.column · what `policy.set` throws */
export function importPolicy(context: Context): Service<'policy.import'> {
  return async ({ case: ref, file }) => {
    const vault = context.vault();
    const record = findCase(vault.db, ref);
    const path = context.files.path(file);
    const wanted = readPolicy(fromUtf8(await readSmallFile(path, mostBytes)), basename(path));
    if (!record.hasData) {
      if (wanted.tables.length > 0) throw new HandoverError('unknown.table', { file: basename(path) });
      return caseDataView(vault, record);
    }
    const data = await vault.data(record.caseUid);
    await expectNoSecrets(data, wanted.tables.flatMap(statementsOf));
    apply(data, wanted, basename(path));
    return dataView(data);
  };
}

function tablesOf({ db }: CaseData): PolicyFile['tables'] {
  return listTables(db).map((table) => {
    const facts = factsOf(table);
    return {
      id: table.id,
      name: table.name,
      columns: table.columns.flatMap(({ id, name }, index) => {
        const decided = facts.columns[index];
        if (decided === undefined) return [];
        const { action, class: kind, not_secret: stated, params: given, pi, reason } = decided;
        const more = {
          ...(given === undefined ? {} : { params: given }),
          ...(stated === undefined ? {} : { not_secret: stated.because }),
        };
        return [{ id, name, type: pi, class: kind, action, reason, ...more }];
      }),
      rows: [...(facts.rules ?? [])],
      allowed: [...(facts.allowed ?? [])],
    };
  });
}

function refuse(file: string, member: string, cause?: unknown): never {
  throw new HandoverError('schema', { file, member }, {}, { cause });
}

/** Anchors, aliases and tags would let a small file mean something large or something else. */
function readPolicy(text: string, file: string): PolicyFile {
  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: true, merge: false });
  if (document.errors.length > 0) refuse(file, 'yaml', document.errors[0]);
  visit(document, {
    Alias: () => refuse(file, 'alias'),
    Node: (_, node) => {
      if ('anchor' in node && node.anchor !== undefined) refuse(file, 'anchor');
      if (node.tag !== undefined) refuse(file, 'tag');
    },
  });
  const parsed = v.safeParse(policyFile, document.toJS({ maxAliasCount: 0 }));
  if (!parsed.success) return refuse(file, v.getDotPath(parsed.issues[0]) ?? 'yaml');
  return parsed.output;
}

type TableOfFile = PolicyFile['tables'][number];

/** What the file says as it stands is no decision of a person. */
function apply(data: CaseData, { tables }: PolicyFile, file: string): void {
  data.change('policy', (db, log) => {
    for (const wanted of tables) {
      for (const statement of changedStatements(readTable(db, wanted.id), wanted)) stateColumn(db, log, statement);
      decideColumns(db, log, changes(readTable(db, wanted.id), wanted, file));
      if (wanted.rows !== undefined) setRules(db, log, { table: wanted.id, rules: wanted.rows });
      if (wanted.allowed !== undefined) setExceptions(db, log, wanted.id, wanted.allowed);
    }
  });
}

/** Whoever writes the reason into the file has stated it. */
const statementsOf = ({ columns, id: table }: TableOfFile): Statement[] =>
  columns.map(({ id: column, not_secret: reason }) => ({ table, column, because: reason }));

function changedStatements(table: TableRecord, wanted: TableOfFile): Statement[] {
  const facts = factsOf(table);
  return statementsOf(wanted).filter(({ because: reason, column }) => {
    const current = facts.columns[table.columns.findIndex(({ id }) => id === column)];
    return current !== undefined && current.not_secret?.because !== reason;
  });
}

function changes(table: TableRecord, { columns }: TableOfFile, file: string): ColumnDecision[] {
  const facts = factsOf(table);
  return columns.flatMap(({ action, id, name, params: given, reason }) => {
    const index = table.columns.findIndex((one) => one.id === id);
    const current = facts.columns[index];
    if (current === undefined) throw new HandoverError('unknown.column', { file, table: table.id, column: id });
    if (table.columns[index]?.name !== name) refuse(file, `${table.id}.${id}.name`);
    const isSame = canonical(decisionOf(current)) === canonical({ action, params: given ?? {}, reason });
    return isSame
      ? []
      : [{ table: table.id, column: id, action, reason, ...(given === undefined ? {} : { params: given }) }];
  });
}

const decisionOf = ({ action, params: given = {}, reason }: ColumnFacts) => ({ action, params: given, reason });
