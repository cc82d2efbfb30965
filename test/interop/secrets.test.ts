// Nothing secret is left anywhere: not in a file, not in a name, an argument, a message or a write, in any of the forms it might have.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseCsv } from '../../shared/data/csv/text.ts';
import { vaultDbKey } from '../../shared/engine/vault/keys/key-slots.ts';
import { parseRecoveryCode } from '../../shared/engine/vault/keys/recovery-code.ts';
import { openVault } from '../../shared/engine/vault/open-vault.ts';
import { currentIdentity } from '../../shared/engine/vault/stores/identity-store.ts';
import { fromHex } from '../../shared/format/bytes.ts';
import { root } from '../host/served.ts';
import { address, awkwardTables, door, idNumber, mobile, person, writeTables } from '../support/awkward-rows.ts';
import { vaultKeyOf } from '../support/fault-stages.ts';
import { exportPassphrase, passphraseOf, type Who } from '../support/parties.ts';
import { node, program } from '../support/program.ts';
import {
  createFinder,
  filesBelow,
  keyNeedles,
  type Needle,
  searchFiles,
  textNeedles,
} from '../support/secret-search.ts';
import { expectNothingElsewhere, searchAll, type Watched, watch, watchFolder } from '../support/watched.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function newFolder(): string {
  const folder = watchFolder();
  folders.push(folder);
  return folder;
}

const rowsTried = [1, 3, 7, 20, 57];

/** Values of some customers, as the source files hold them. */
function customerNeedles(): Needle[] {
  return rowsTried.flatMap((row) => [
    ...textNeedles(`name ${row}`, person(row)),
    ...textNeedles(`mobile ${row}`, mobile(row)),
    ...textNeedles(`address ${row}`, address(row)),
    ...textNeedles(`door ${row}`, door(row)),
    ...(row % 3 === 0 ? textNeedles(`id number ${row}`, idNumber(row)) : []),
  ]);
}

/** All that opens the vault of a party, and its own keys. */
async function secretsOf(who: Who, vault: string, recoveryCode: string): Promise<Needle[]> {
  const passphrase = passphraseOf(who);
  const vaultKey = fromHex(await vaultKeyOf(vault, passphrase));
  const opened = await openVault(vault, { passphrase });
  const identity = currentIdentity(opened.db);
  const dataKeys = opened.keys.cases.flatMap((caseUid) =>
    keyNeedles(`${who}’s data key`, opened.keys.dataKey(caseUid) ?? new Uint8Array(32)),
  );
  const dbKey = vaultDbKey(vaultKey, opened.keys.vault);
  opened.close();
  if (identity === undefined) throw new Error('no identity');
  return [
    ...textNeedles(`${who}’s passphrase`, passphrase),
    ...textNeedles(`${who}’s recovery code`, recoveryCode),
    ...textNeedles(`${who}’s recovery code`, recoveryCode.replaceAll('-', '')),
    ...keyNeedles(`${who}’s recovery secret`, parseRecoveryCode(recoveryCode)),
    ...textNeedles(`${who}’s age identity`, identity.ageIdentity.trim()),
    ...keyNeedles(`${who}’s seed`, identity.seed),
    ...keyNeedles(`${who}’s vault key`, vaultKey),
    ...keyNeedles(`${who}’s database key`, dbKey),
    ...dataKeys,
  ];
}

describe('a whole handover', () => {
  let seen: Watched;
  let needles: Needle[];
  const named = ['work/source', 'work/export', 'work/known.json'];

  beforeAll(async () => {
    const dir = newFolder();
    const work = join(dir, 'work');
    const sources = await writeTables(join(work, 'source'), awkwardTables(200));
    const pictures = join(work, 'source', '照片');
    mkdirSync(pictures);
    writeFileSync(
      join(pictures, `K1 ${person(1)} 厨房.jpg`),
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Buffer.from(address(3))]),
    );
    seen = await watch(dir, [node, join(root, 'test/support/handover-child.ts'), work, ...sources, pictures]);
    expect(seen.ended.stderr.toString()).toBe('');
    expect(seen.ended.status).toBe(0);
    const [forSeller, forBuyer] = JSON.parse(readFileSync(join(work, 'known.json'), 'utf8'));
    // The vaults are opened for their keys in copies: opening writes.
    needles = [
      ...customerNeedles(),
      ...textNeedles('passphrase of the export', exportPassphrase),
      ...(await secretsOf('seller', copyOf(dir, 'seller-vault'), forSeller)),
      ...(await secretsOf('buyer', copyOf(dir, 'buyer-vault'), forBuyer)),
    ];
  });

  function copyOf(dir: string, vault: string): string {
    const copy = newFolder();
    for (const name of filesBelow(join(dir, 'work', vault))) {
      mkdirSync(dirname(join(copy, vault, name)), { recursive: true });
      copyFileSync(join(dir, 'work', vault, name), join(copy, vault, name));
    }
    return join(copy, vault);
  }

  test('is all in sight: each export is what strace saw written', () => {
    const { activity, dir } = seen;
    const exports = filesBelow(join(dir, 'work', 'export'));
    // Two tables in four forms, and the list of door codes to ask again.
    expect(exports.length).toBe(9);
    for (const name of exports) {
      const path = join(dir, 'work', 'export', name);
      expect(activity.written.get(`${path}.partial`)?.equals(readFileSync(path)), name).toBe(true);
    }
  });

  test('shows its customers in the named outputs only', () => {
    const inExports = searchFiles(createFinder(needles), join(seen.dir, 'work', 'export'));
    const labels = new Set(inExports.map(({ label }) => label));
    for (const row of rowsTried) {
      for (const what of ['name', 'mobile', 'address']) expect(labels).toContain(`${what} ${row}`);
      expect(labels).not.toContain(`door ${row}`);
    }
    expect(labels).toContain('id number 3');
    expect(searchAll(seen, needles, named)).toEqual([]);
  });

  test('knows the secrets it does not leave: the keys that are searched for are those in use', async () => {
    const labels = new Set(needles.map(({ label }) => label));
    for (const what of [
      'passphrase',
      'recovery code',
      'age identity',
      'seed',
      'vault key',
      'database key',
      'data key',
    ]) {
      for (const who of ['seller', 'buyer']) expect(labels).toContain(`${who}’s ${what}`);
    }
    expect(
      searchFiles(createFinder(needles), join(seen.dir, 'work'), ['source', 'export']).map(({ label }) => label),
    ).toEqual(expect.arrayContaining(['seller’s recovery code', 'buyer’s recovery code']));
  });

  test('writes nowhere else, and leaves TMPDIR and HOME empty', () => {
    expectNothingElsewhere(seen);
    expect(readdirSync(join(seen.dir, 'tmp'))).toEqual([]);
    expect(readdirSync(join(seen.dir, 'home'))).toEqual([]);
  });
});

describe('the demo', () => {
  let seen: Watched;
  const named = ['work/demo/source', 'work/demo/buyer-export'];
  beforeAll(async () => {
    const dir = newFolder();
    const demo = join(dir, 'work', 'demo');
    seen = await watch(dir, [...program, 'demo', demo]);
    expect(seen.ended.stderr.toString()).toBe('');
    expect(seen.ended.status).toBe(0);
  });

  /** Every 500th customer of the source, as the demo wrote it. */
  function needlesOfDemo(): Needle[] {
    const text = new TextDecoder('gb18030').decode(readFileSync(join(seen.dir, 'work/demo/source/客户.csv')));
    const rows = parseCsv(text)
      .slice(1)
      .filter((_, index) => index % 500 === 3);
    return rows.flatMap(([, name = '', phone = '', home = '', , id = '', code = '']) =>
      [name, phone, home, id, code]
        .filter((cell) => cell !== '')
        .flatMap((cell) => textNeedles(`a cell of ${cell.length}`, cell)),
    );
  }

  test('leaves no customer’s value outside its source and its export', () => {
    const needles = needlesOfDemo();
    expect(needles.length).toBeGreaterThan(100);
    expect(searchFiles(createFinder(needles), join(seen.dir, 'work/demo/source')).length).toBeGreaterThan(20);
    expect(searchAll(seen, needles, named)).toEqual([]);
  });

  test('leaves no age identity anywhere', () => {
    expect(searchAll(seen, textNeedles('an age identity', 'AGE-SECRET-KEY-'), [])).toEqual([]);
  });

  test('writes nowhere else, and leaves TMPDIR and HOME empty', () => {
    expectNothingElsewhere(seen);
    expect([...readdirSync(join(seen.dir, 'tmp')), ...readdirSync(join(seen.dir, 'home'))]).toEqual([]);
  });
});
