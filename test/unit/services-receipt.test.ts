// Comparing and signing for: a receipt says what was found, is final only when all agrees, and reaches the seller complete.
import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { openVault } from '../../shared/engine/vault/open-vault.ts';
import { deleteRows } from '../../shared/engine/vault/rows/row-changes.ts';
import { parseStatementOf } from '../../shared/format/statements/file.ts';
import type { Input } from '../../shared/ipc/contract.ts';
import { type Deal, importFiles, newDeal, open, prepare, seal, sealedDeal } from '../support/handover-run.ts';
import { pairForFile, refusalOf, sourceRows } from '../support/pair-fixture.ts';
import { passphraseOf } from '../support/parties.ts';

const pair = pairForFile();

async function receipt({ buyer, ref, path }: Deal, ending: string, wishes: Partial<Input<'receipt.make'>> = {}) {
  return buyer.api['receipt.make']({ case: ref, ...wishes, out: await buyer.file(path(ending)) });
}

const read = (path: string) => parseStatementOf('receipt', Uint8Array.from(readFileSync(path)));

describe('when all agrees', () => {
  let deal: Deal;
  beforeAll(async () => {
    deal = await newDeal(pair());
    await importFiles(deal, pair().sources);
    const sum = { case: deal.ref, table: 't02', column: 'c05', action: 'keep', reason: 'necessary' } as const;
    await deal.seller.api['policy.set'](sum);
    await prepare(deal);
    await seal(deal);
  });

  test('there is nothing to compare or sign before the package is open', async () => {
    const { buyer, ref } = deal;
    expect(await refusalOf(buyer.api['package.compare']({ case: ref }))).toMatchObject({ code: 'compare.missing' });
    expect(await refusalOf(receipt(deal, 'receipt'))).toMatchObject({ code: 'compare.missing' });
    expect(existsSync(deal.path('receipt'))).toBe(false);
  });

  test('rows, sums and a masked sample are shown', async () => {
    await open(deal);
    const compared = await deal.buyer.api['package.compare']({ case: deal.ref });
    const counts = compared.tables.map(({ id, expected, found }) => [id, expected, found]);
    expect(counts).toEqual([
      ['t01', sourceRows, sourceRows],
      ['t02', 2 * sourceRows, 2 * sourceRows],
    ]);
    const sum = compared.totals.find(({ name }) => name === '金额(元)');
    const cents = Array.from({ length: 2 * sourceRows }, (_, at) => 100 * (at + 1) + (((at + 1) * 37) % 100));
    const total = cents.reduce((one, other) => one + other, 0);
    expect(Math.round(100 * Number(sum?.expected))).toBe(total);
    expect(sum?.found).toBe(sum?.expected);
    expect(sum?.of_codes).toBe(false);
    expect(compared.sample.rows).toHaveLength(10);
    expect(JSON.stringify(compared.sample)).not.toMatch(/154[0-9]{8}|听潮街/);
    expect(compared.agrees).toBe(true);
  });

  test('the receipt is final, discloses the opening, and is complete at the seller’s', async () => {
    const made = await receipt(deal, 'receipt');
    expect(made.result).toBe('final');
    const { statement } = read(deal.path('receipt'));
    expect(statement).toMatchObject({ result: 'final', defects: [], case_uid: deal.caseUid, second_copy: 'none' });
    expect(statement.opening).toMatch(/^[0-9a-f]{64}$/);
    expect(statement.about.map(({ kind }) => kind)).toEqual(['package', 'terms']);
    const file = await deal.seller.file(deal.path('receipt'));
    const { added } = await deal.seller.api['artefact.add']({ files: [file] });
    expect(added).toMatchObject([{ kind: 'receipt', id: made.id, case: deal.ref, complete: true }]);
    const strip = (await deal.seller.api['case.show']({ case: deal.ref })).strip;
    expect(strip.find(({ cell }) => cell === 'receipt')).toMatchObject({ state: 'done', short: made.short });
  });

  test('defects that a person names make it conditional, never final', async () => {
    const defects = ['三张照片打不开'];
    expect(await refusalOf(receipt(deal, 'r2', { result: 'final', defects }))).toMatchObject({ code: 'blocked' });
    expect(await refusalOf(receipt(deal, 'r2', { result: 'conditional' }))).toMatchObject({ code: 'usage' });
    expect(await refusalOf(receipt(deal, 'r2', { result: 'refused' }))).toMatchObject({ code: 'usage' });
    expect(existsSync(deal.path('r2'))).toBe(false);
    const made = await receipt(deal, 'r2', { result: 'conditional', defects, cure: '2027-01-31' });
    expect(made.result).toBe('conditional');
    expect(read(deal.path('r2')).statement).toMatchObject({ result: 'conditional', defects, cure: '2027-01-31' });
    const refused = await receipt(deal, 'r3', { result: 'refused', defects });
    expect(refused.result).toBe('refused');
  });
});

describe('when rows are missing', () => {
  let deal: Deal;
  beforeAll(async () => {
    deal = await sealedDeal(pair(), pair().sources);
    await open(deal);
    const { api, vault } = deal.buyer;
    await api['vault.lock']({});
    const secret = passphraseOf('buyer');
    const opened = await openVault(vault, { passphrase: secret });
    deleteRows(await opened.data(deal.caseUid), 't02', [3, 4]);
    opened.close();
    await api['vault.unlock']({ secret, kind: 'passphrase' });
  });

  test('the comparison says so', async () => {
    const compared = await deal.buyer.api['package.compare']({ case: deal.ref });
    expect(compared.agrees).toBe(false);
    expect(compared.tables[1]).toMatchObject({ expected: 40, found: 38 });
  });

  test('the receipt is conditional and names the difference; a final one is refused', async () => {
    const refused = await refusalOf(receipt(deal, 'receipt', { result: 'final' }));
    expect(refused).toMatchObject({ code: 'blocked', facts: { missing: ['differences'] } });
    expect(existsSync(deal.path('receipt'))).toBe(false);
    const made = await receipt(deal, 'receipt');
    expect(made.result).toBe('conditional');
    const { statement } = read(deal.path('receipt'));
    expect(statement.defects).toContain('t02: 40 / 38');
    expect(statement.tables).toContainEqual({ id: 't02', expected: 40, found: 38 });
  });
});

test('a statement of another case, or of one this vault does not know, is not taken in', async () => {
  const deal = await sealedDeal(pair(), pair().sources);
  await open(deal);
  await receipt(deal, 'receipt');
  const other = await newDeal(pair());
  const file = await deal.seller.file(deal.path('receipt'));
  const added = deal.seller.api['artefact.add']({ case: other.ref, files: [file] });
  expect(await refusalOf(added)).toMatchObject({ code: 'chain' });
  const { artefacts } = await deal.seller.api['case.show']({ case: other.ref });
  expect(artefacts).toEqual([]);
});
