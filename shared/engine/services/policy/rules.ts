// The rules that keep rows of a table back: set as a whole, or suggested by its columns.
import { readRowRule } from '../../../data/redaction/row-params.ts';
import { ruleColumns } from '../../../data/redaction/row-rules.ts';
import { HandoverError } from '../../../domain/errors.ts';
import { isSameRule, isWaived } from '../../../domain/row-rules.ts';
import type { Output } from '../../../ipc/contract.ts';
import type { Recorder } from '../../vault/case-data.ts';
import type { WritableDb } from '../../vault/database/database.ts';
import { readTable, setTableFacts } from '../../vault/rows/table-store.ts';
import { findFile } from '../../vault/stores/file-store.ts';
import type { Context, Service } from '../context.ts';
import { dataView } from '../data/case-data-view.ts';
import { dataOfTable } from '../data/data-of-table.ts';
import { factsOf } from '../data/table-facts.ts';

type Rules = Output<'policy.show'>['tables'][number]['rules'];
type RulesOfTable = { readonly table: string; readonly rules: Rules };

/** @throws usage for a parameter that is missing or does not fit · unknown.table, unknown.column */
export function setRulesService(context: Context): Service<'policy.rules'> {
  return async ({ case: ref, table, rules }) => {
    const data = await dataOfTable(context, ref, table);
    data.change('policy', (db, log) => setRules(db, log, { table, rules }));
    return dataView(data);
  };
}

/** In the caller's transaction. @throws input.missing for a ground that is not among the attachments */
export function setRules(db: WritableDb, log: Recorder, { table: id, rules: wanted }: RulesOfTable): void {
  const table = readTable(db, id);
  const rules = wanted.map(withoutName);
  for (const rule of rules) {
    for (const column of columnsOf(rule, id)) {
      if (!table.columns.some((one) => one.id === column))
        throw new HandoverError('unknown.column', { table: id, column });
    }
  }
  const facts = factsOf(table);
  setTableFacts(db, table.ref, { ...facts, rules });
  log({ act: 'policy_rules', object: `policy:${id}` });
  const before = facts.rules ?? [];
  for (const rule of rules) if (isNew(rule.ground, before)) logGround(db, log, id, rule);
  for (const rule of rules) if (isWaived(rule)) logWaiver(log, id, rule, before);
}

/** The name is that of the attachment. */
function withoutName({ ground, ...rule }: Rules[number]): Rules[number] {
  if (ground === undefined) return rule;
  const { name: _, ...kept } = ground;
  return { ...rule, ground: kept };
}

const isNew = (ground: Rules[number]['ground'], before: Rules) =>
  ground !== undefined && !before.some((one) => one.ground?.sha256 === ground.sha256);

/** That customers go all the same is a decision that may be asked about later. */
function logWaiver(log: Recorder, table: string, rule: Rules[number], before: Rules): void {
  if (before.some((one) => isSameRule(one, rule) && isWaived(one))) return;
  log({ act: 'policy_waive', object: `column:${table}.${rule.column}` });
}

function logGround(db: WritableDb, log: Recorder, table: string, { column, ground }: Rules[number]): void {
  if (ground === undefined) return;
  const { sha256 } = ground;
  if (findFile(db, sha256) === undefined) throw new HandoverError('input.missing', { table, column, member: 'ground' });
  log({ act: 'policy_ground', object: `column:${table}.${column}`, digest: sha256 });
}

/** Those that the rule looks at. @throws usage */
function columnsOf(rule: Rules[number], table: string): string[] {
  try {
    return ruleColumns(readRowRule(rule));
  } catch (cause) {
    const member = cause instanceof HandoverError ? (cause.where.member ?? 'rule') : 'rule';
    throw new HandoverError('usage', { table, column: rule.column, member }, {}, { cause });
  }
}
