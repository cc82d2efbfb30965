// A stick that is pulled while a file on it is read: nothing of the file is in, other files go on, and what was on it is taken up once it is back.
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { describeError } from '../../shared/domain/words/describe.ts';
import { listAttachments } from '../../shared/engine/readers/attachments/attachments.ts';
import type { Output, Progress } from '../../shared/ipc/contract.ts';
import { full } from '../parameters.ts';
import { type Deal, importFiles, newDeal } from '../support/handover-run.ts';
import { pairForFile } from '../support/pair-fixture.ts';
import { openParty, passphraseOf } from '../support/parties.ts';
import { newStick } from '../support/stick.ts';
import { buildWorkbook, inlineRows } from '../support/xlsx-builder.ts';

const pair = pairForFile();
const columns = ['编号', '姓名', '备注'];
/** Many times what is read ahead. */
const rows = Array.from({ length: 30_000 }, (_, at) => [`K${at}`, `客户${at}`, `按约上门走时关窗${at}。`.repeat(20)]);

const write: Readonly<Record<string, (path: string) => void>> = {
  csv: (path) => writeFileSync(path, [columns, ...rows].join('\r\n')),
  xlsx: (path) =>
    writeFileSync(path, buildWorkbook({ sheets: [{ name: '表', rows: inlineRows([columns, ...rows]) }] })),
  db(path) {
    const db = new Database(path);
    db.exec(`CREATE TABLE 表 (${columns.join()})`);
    const insert = db.prepare('INSERT INTO 表 VALUES (?, ?, ?)');
    db.transaction(() => rows.forEach((row) => void insert.run(row)))();
    db.close();
    // Larger than what is held in memory.
    truncateSync(path, 65 * 1024 * 1024);
  },
};

/** Imports the files, and calls `pull` once some of the first has been read. */
async function importUntil(deal: Deal, paths: readonly string[], pull: () => void): Promise<Output<'import.run'>> {
  const unlock = { secret: passphraseOf('seller'), kind: 'passphrase' } as const;
  await deal.seller.api['vault.lock']({});
  let isPulled = false;
  const party = openParty(deal.seller.vault, {
    progress({ stage }: Progress) {
      if (stage !== 'import' || isPulled) return;
      isPulled = true;
      pull();
    },
  });
  try {
    await party.api['vault.unlock'](unlock);
    return await importFiles({ ...deal, seller: { ...deal.seller, ...party } }, paths);
  } finally {
    await party.app.close();
    await deal.seller.api['vault.unlock'](unlock);
    expect([isPulled, party.bugs]).toEqual([true, []]);
  }
}

async function expectSound({ seller }: Deal): Promise<void> {
  const { findings } = await seller.api['doctor.run']({});
  expect(findings.filter(({ result }) => result === 'fail')).toEqual([]);
}

const small = (folder: string, name: string) => {
  writeFileSync(join(folder, name), `编号,姓名\r\n${folder},甲\r\n`);
  return join(folder, name);
};

/** Of what was refused: file, code. */
const codes = ({ refused }: Output<'import.run'>) => refused.map(({ file, error }) => [file, error.code]);
const taken = ({ tables }: Output<'import.run'>) => tables.map(({ source, taken: count }) => [source, count]);

const kinds = full ? Object.keys(write) : ['csv', 'db'];

describe.each(kinds)('a stick with a file of kind %s', (kind) => {
  test('that is pulled while the file is read', async () => {
    const stick = newStick(96);
    if (stick === undefined) return expect(process.getuid?.()).not.toBe(0);
    const deal = await newDeal(pair());
    const { api } = deal.seller;
    const large = join(stick.folder, `大.${kind}`);
    write[kind]?.(large);
    const mine = join(pair().dir, kind);
    mkdirSync(mine);
    const paths = [large, small(stick.folder, '另一个.csv'), small(mine, '电脑上的.csv')];

    const cut = await importUntil(deal, paths, stick.pull);
    const waiting = [basename(large), '另一个.csv'];
    expect(codes(cut)).toEqual(waiting.map((name) => [name, 'io.gone']));
    for (const { error } of cut.refused) expect(describeError(error, 'en').mend).toContain('Put it back');
    expect(taken(cut)).toEqual([['电脑上的.csv', 1]]);
    expect((await api['case.show']({ case: deal.ref })).tables).toHaveLength(1);
    expect((await api['import.pending']({ case: deal.ref })).files).toEqual(waiting);
    await expectSound(deal);

    const early = await api['import.resume']({ job: 'resume', case: deal.ref });
    expect(codes(early)).toEqual(waiting.map((name) => [name, 'io.gone']));
    stick.putBack();
    const resumed = await api['import.resume']({ job: 'resume', case: deal.ref });
    expect(codes(resumed)).toEqual([]);
    expect(taken(resumed)).toEqual([
      [basename(large), rows.length],
      ['另一个.csv', 1],
    ]);
    expect((await api['import.pending']({ case: deal.ref })).files).toEqual([]);
  });
});

test('a folder of photos on a stick that is pulled comes in whole, or not at all', async () => {
  const stick = newStick(16);
  if (stick === undefined) return expect(process.getuid?.()).not.toBe(0);
  const deal = await newDeal(pair());
  const { api } = deal.seller;
  const photos = join(stick.folder, '照片');
  mkdirSync(photos);
  for (const name of ['1.jpg', '2.jpg', '3.jpg']) {
    writeFileSync(join(photos, name), Buffer.alloc(2_000_000, `\xff\xd8\xff${name}`, 'latin1'));
  }
  const cut = await importUntil(deal, [photos, small(pair().dir, '本机.csv')], stick.pull);
  expect(codes(cut)).toEqual([['照片', 'io.gone']]);
  expect([taken(cut), cut.attachments.files]).toEqual([[['本机.csv', 1]], 0]);
  await expectSound(deal);
  stick.putBack();
  const resumed = await api['import.resume']({ job: 'resume', case: deal.ref });
  expect([codes(resumed), resumed.attachments.files]).toEqual([[], 3]);
  expect((await api['import.pending']({ case: deal.ref })).files).toEqual([]);
  await expectSound(deal);
});

test('photos that vanish between being found and being looked at are not passed over as unreadable', async () => {
  const stick = newStick(4);
  if (stick === undefined) return expect(process.getuid?.()).not.toBe(0);
  writeFileSync(join(stick.folder, '1.jpg'), Buffer.from('\xff\xd8\xff', 'latin1'));
  // The names that are taken already are asked for in between.
  const names = {
    [Symbol.iterator]() {
      stick.pull();
      return [].values();
    },
  };
  await expect(listAttachments(stick.folder, names)).rejects.toMatchObject({
    code: 'io.gone',
    where: { file: '资料' },
  });
});
