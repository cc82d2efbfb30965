// Ten kinds of customer file, sealed as the program proposes it: what goes arrives cell by cell, and what stays is nowhere to be found.
import { extname } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { full } from '../parameters.ts';
import { customerFiles } from '../support/customer-files/all.ts';
import { goingColumns } from '../support/customer-files/going.ts';
import { goneValues } from '../support/customer-files/gone-values.ts';
import { bringIn, handOver, type Opened } from '../support/customer-files/handover.ts';
import { lines } from '../support/customer-files/kind.ts';
import { identityOf, whereFound } from '../support/customer-files/nowhere.ts';
import { letAllGo } from '../support/handover-run.ts';
import { pairForFile } from '../support/pair-fixture.ts';
import { shortest } from '../support/secret-search.ts';

const pair = pairForFile();
let identity: string;

beforeAll(async () => {
  identity = await identityOf(pair().buyer, 'buyer');
});

/** The endings of the files that a value which goes must be found in: a part of the package, and the exports. */
const places = ['.age', '.csv', '.jsonl', '.sqlite', '.xlsx'];

/** The others go through sealing with a seller's decisions, in every run. */
const kinds = full ? customerFiles : customerFiles.filter((_, index) => index % 3 === 0);

describe.each(kinds)('$kind', (files) => {
  let opened: Opened;

  beforeAll(async () => {
    const deal = await bringIn(pair(), files);
    await letAllGo(deal);
    opened = await handOver(deal);
  });

  test('the columns that go are there, each cell as it was', () => {
    for (const [index, table] of files.tables.entries()) {
      const columns = goingColumns(table, false).map(({ name }) => name);
      const sent = table.rows.map(({ cells }) => Object.fromEntries(columns.map((name) => [name, cells[name] ?? ''])));
      expect(opened.tables[index]?.rows).toEqual(sent);
    }
  });

  test('codes, passwords and all that stays are nowhere', async () => {
    const gone = goneValues(files, false);
    expect(gone.length).toBeGreaterThan(20);
    expect(await whereFound(gone, opened, identity)).toEqual([]);
  });

  test('what goes is found by the same search, but not in the package as it is', async () => {
    const [table] = files.tables;
    if (table === undefined) throw new Error('no table');
    const [row] = lines({ columns: goingColumns(table, false), rows: table.rows });
    const value = row?.find((cell) => Buffer.byteLength(cell) >= shortest) ?? '';
    const found = await whereFound([{ label: 'goes', value }], opened, identity);
    const endings = new Set(found.filter(({ form }) => form === 'UTF-8').map(({ place }) => extname(place)));
    expect([...endings].toSorted()).toEqual(places);
  });
});
