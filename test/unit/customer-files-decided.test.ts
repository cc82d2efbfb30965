// Ten kinds of customer file, each with the decisions and rules of a sensible seller: cells, counts, joins and lists are as decided, all else is gone.
import { beforeAll, describe, expect, test } from 'vitest';
import { listNames } from '../../shared/domain/words/list-names.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import { customerFiles } from '../support/customer-files/all.ts';
import { daysMoved } from '../support/customer-files/decisions.ts';
import { contactColumns, goingColumns, goingRows, listedColumns } from '../support/customer-files/going.ts';
import { goneValues } from '../support/customer-files/gone-values.ts';
import { bringIn, cellsAt, decideAll, handOver, type Opened } from '../support/customer-files/handover.ts';
import {
  type Column,
  type CustomerFiles,
  lines,
  type Place,
  type Row,
  type Table,
} from '../support/customer-files/kind.ts';
import { identityOf, whereFound } from '../support/customer-files/nowhere.ts';
import { plainNumber } from '../support/customer-files/same-customer.ts';
import { pairForFile } from '../support/pair-fixture.ts';

const pair = pairForFile();
let identity: string;

beforeAll(async () => {
  identity = await identityOf(pair().buyer, 'buyer');
});

/** How many rows of a table each rule of the kind keeps back, and of these how many that nobody can read. */
function leftOut({ rows }: Table, { tables }: CustomerFiles): { reason: string; rows: number; unreadable: number }[] {
  const rules = tables.flatMap((table) => table.rules ?? []);
  return rules.flatMap(({ rule }) => {
    const left = rows.filter(({ stays }) => stays === rule);
    const unreadable = left.filter(({ isUnclear }) => isUnclear === true).length;
    return left.length === 0 ? [] : [{ reason: rule, rows: left.length, unreadable }];
  });
}

const byCode = (left: { code: string }, right: { code: string }) => left.code.localeCompare(right.code);

describe.each(customerFiles)('$kind', (files) => {
  let checked: Output<'policy.check'>;
  let previews: Output<'policy.preview'>[];
  let opened: Opened;

  beforeAll(async () => {
    const deal = await bringIn(pair(), files);
    const { api } = deal.seller;
    await decideAll(deal, files);
    checked = await api['policy.check']({ job: 'check', case: deal.ref });
    const show = (table: string) => api['policy.preview']({ case: deal.ref, table, offset: 0, count: 50 });
    previews = await Promise.all(checked.tables.map(({ id }) => show(id)));
    opened = await handOver(deal);
  });

  test('the seller has seen what goes, cell by cell', () => {
    for (const [index, { columns, rows }] of previews.entries()) {
      expect(rows.map(({ stays }) => stays)).toEqual(files.tables[index]?.rows.slice(0, 50).map(({ stays }) => stays));
      const going = columns.flatMap(({ action, name }, at) => (action === 'drop' ? [] : [{ name, at }]));
      const shown = rows
        .filter(({ stays }) => stays === undefined)
        .map(({ cells }) => Object.fromEntries(going.map(({ at, name }) => [name, cells[at]?.after ?? ''])));
      expect(shown).toEqual(opened.tables[index]?.rows.slice(0, shown.length));
    }
  });

  test('the rows that stay are counted by the reason, with their customer in every table, and no others stay', () => {
    for (const [index, table] of files.tables.entries()) {
      const { goes, left_out: counted } = checked.tables[index] ?? { goes: 0, left_out: [] };
      expect(counted).toEqual(leftOut(table, files));
      expect(goes).toBe(goingRows(table.rows, true).length);
      expect(opened.tables[index]?.rows).toHaveLength(goes);
    }
  });

  test('persons are counted, not rows', () => {
    const rows = files.tables.flatMap((table) => goingRows(table.rows, true));
    const persons = new Set(rows.map(({ person }) => person).filter((person) => person !== undefined));
    expect(checked.persons).toMatchObject({ persons: persons.size, exact: true });
  });

  test('every cell is as it was decided', () => {
    for (const [index, table] of files.tables.entries()) {
      const names = goingColumns(table, true).map(({ name }) => name);
      expect(Object.keys(opened.tables[index]?.rows[0] ?? {})).toEqual(names);
      for (const column of goingColumns(table, true))
        expectDecided({ table: index, column: column.name }, column, table);
    }
  });

  const shifted = files.tables.flatMap((table, index) => {
    const columns = table.columns.filter(({ decision }) => decision?.action === 'shift');
    return table.personBy === undefined
      ? []
      : columns.map(({ name }) => ({ place: { table: index, column: name }, table }));
  });
  if (shifted.length > 0) {
    test('the days of a person are moved together', () => {
      for (const { place, table } of shifted) expectMovedTogether(place, table);
    });
  }

  const { joins } = files;
  if (joins !== undefined) {
    test('what joined two tables joins them still', () => {
      for (const [left, right] of joins) expectJoined(left, right);
    });
  }

  test('lists name the customers whose codes are to be asked again, and those not to be contacted', () => {
    const expected = files.tables.flatMap((table) => {
      if (listedColumns(table).length === 0) return [];
      const asked = goingRows(table.rows, true).filter(({ wayIn }) => wayIn === true);
      const isOwn = (table.rules ?? []).some(({ rule }) => rule === 'no_contact');
      const isTold = isOwn || contactColumns(table).length > 0;
      const left = isTold ? table.rows.filter(({ stays }) => stays === 'no_contact') : [];
      const named = (rows: readonly Row[]) => lines({ columns: contactColumns(table), rows });
      const columns = listedColumns(table).map(({ name }) => name);
      const whole = contactColumns(table).map(({ name }) => name);
      return [
        { code: 'door_codes', columns, whole, rows: named(asked) } as const,
        { code: 'no_contact', columns, whole, rows: named(left) } as const,
      ].filter(({ rows }) => rows.length > 0);
    });
    const counts = checked.lists.map(({ code, rows }) => ({ code, rows }));
    expect(counts.toSorted(byCode)).toEqual(
      expected.map(({ code, rows }) => ({ code, rows: rows.length })).toSorted(byCode),
    );
    expect(opened.lists).toHaveLength(expected.length);
    for (const { code, columns, rows, whole } of expected) {
      const found = opened.lists.find(({ file }) => file === `${listNames[code]}.csv`)?.rows ?? [];
      expect(found.map((row) => whole.map((name) => row[name] ?? ''))).toEqual(rows);
      for (const row of found) expect(Object.keys(row)).toEqual(columns);
    }
  });

  test('codes, passwords and all that was masked or left out are nowhere', async () => {
    const gone = goneValues(files, true);
    expect(gone.length).toBeGreaterThan(20);
    expect(await whereFound(gone, opened, identity)).toEqual([]);
  });

  function sourceCells({ column, table }: Place): string[] {
    const rows = goingRows(files.tables[table]?.rows ?? [], true);
    return rows.map(({ cells }) => cells[column] ?? '');
  }

  /** Cells that were of one customer before are of one customer after, and the other way round. */
  function expectJoined(left: Place, right: Place): void {
    const before = [...sourceCells(left), ...sourceCells(right)].map(plainNumber);
    const after = [...cellsAt(opened, left), ...cellsAt(opened, right)];
    const pairs = new Set(before.map((cell, index) => `${cell}→${after[index]}`));
    expect(pairs.size).toBe(new Set(before).size);
    expect(pairs.size).toBe(new Set(after).size);
    expect(new Set(cellsAt(opened, left)).intersection(new Set(cellsAt(opened, right))).size).toBeGreaterThan(5);
  }

  function expectDecided(place: Place, { decision }: Column, { rows }: Table): void {
    const after = cellsAt(opened, place);
    for (const [index, { cells, secrets = [] }] of goingRows(rows, true).entries()) {
      const cell = cells[place.column] ?? '';
      const now = after[index] ?? '';
      const own = secrets.filter((secret) => cell.includes(secret));
      const isKept = decision?.fits === undefined || cell === '' || (decision.action === 'redact' && own.length === 0);
      if (isKept) expect(now).toBe(cell);
      else expect(decision.fits?.(cell, now), `${place.column}: ${cell} → ${now}`).toBe(true);
      if (decision?.fits !== undefined) for (const secret of own) expect(now).not.toContain(secret);
    }
  }

  /** All days of a person move alike, those of another person not: so what lies between two visits stays. */
  function expectMovedTogether(place: Place, { personBy = '', rows }: Table): void {
    const after = cellsAt(opened, place);
    const moved = new Map<string, Set<number | undefined>>();
    for (const [index, { cells }] of goingRows(rows, true).entries()) {
      const person = plainNumber(cells[personBy] ?? '');
      const days = daysMoved(cells[place.column] ?? '', after[index] ?? '');
      moved.set(person, (moved.get(person) ?? new Set()).add(days));
    }
    for (const days of moved.values()) expect(days.size).toBe(1);
    expect(new Set([...moved.values()].flatMap((days) => [...days])).size).toBeGreaterThan(5);
  }
});
