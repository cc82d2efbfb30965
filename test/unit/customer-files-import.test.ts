// Ten kinds of customer file are brought in: every cell as the program wrote it, each column placed, and what would go at first glance.
import { beforeAll, describe, expect, test } from 'vitest';
import { customerFiles } from '../support/customer-files/all.ts';
import { bringIn, type CaseDataView, heldTables, tableAt } from '../support/customer-files/handover.ts';
import { type Column, header, lines, type Table } from '../support/customer-files/kind.ts';
import type { Deal } from '../support/handover-run.ts';
import { pairForFile } from '../support/pair-fixture.ts';

const pair = pairForFile();

/** The one of several types that was found, or the first of them. */
function oneOf(types: Column['pi'], found: string | undefined): string | undefined {
  if (typeof types === 'string') return types;
  return types.find((type) => type === found) ?? types[0];
}

/** Of a secret nothing goes; out of a text, which the seller of the kind redacts, it can be taken. */
function actionsOfSecret({ columns }: Table, name: string): string[] {
  const redacts = columns.some(({ decision, name: one }) => one === name && decision?.action === 'redact');
  return redacts ? ['drop', 'redact'] : ['drop'];
}

describe.each(customerFiles)('$kind', (files) => {
  let deal: Deal;
  let view: CaseDataView;

  beforeAll(async () => {
    deal = await bringIn(pair(), files);
    view = await deal.seller.api['policy.show']({ case: deal.ref });
  });

  test('every row is in, each cell as it was written', async () => {
    const held = await heldTables(deal);
    expect(view.tables).toHaveLength(files.tables.length);
    for (const [index, table] of files.tables.entries()) {
      const { refused, set_apart: apart, taken } = tableAt(view, index);
      expect({ taken, refused, apart }).toEqual({ taken: table.rows.length, refused: 0, apart: table.setApart ?? 0 });
      expect(held[index]?.rows.map((row) => header(table).map((name) => row[name]))).toEqual(lines(table));
    }
  });

  test('every column is placed, and goes or stays', () => {
    for (const [index, table] of files.tables.entries()) {
      const { columns } = tableAt(view, index);
      expect(columns.map(({ name }) => name)).toEqual(header(table));
      const placed = columns.map(({ action, name, pi }) => ({ name, pi, goes: action !== 'drop' }));
      const planned = table.columns.map(({ goes, name, pi }, at) => ({ name, pi: oneOf(pi, placed[at]?.pi), goes }));
      expect(placed).toEqual(planned);
      for (const { actions, class: kind, name } of columns) {
        if (kind === 'C') expect(actions, name).toEqual(actionsOfSecret(table, name));
      }
    }
  });

  test('a rule is suggested for every column that is made for one', () => {
    for (const [index, { rules = [] }] of files.tables.entries()) {
      const { columns, suggested_rules: suggested } = tableAt(view, index);
      const nameOf = (wanted: string) => columns.find(({ id }) => id === wanted)?.name;
      const named = suggested.map(({ column, rule }) => ({ rule, column: nameOf(column) }));
      // How long something may be kept no column says.
      const expected = rules.filter(({ rule }) => rule !== 'expired').map(({ column, rule }) => ({ rule, column }));
      expect(named).toEqual(expect.arrayContaining(expected));
    }
  });
});
