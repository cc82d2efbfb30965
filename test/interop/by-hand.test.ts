// README's "Open a package without Handover", run word for word by bash and Debian's programs: what it opens, and what it refuses.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { full } from '../parameters.ts';
import { awkwardTables, writeTables } from '../support/awkward-rows.ts';
import { ageOpensWithPassphrase, bash, csvByPython, type Ended, python } from '../support/foreign.ts';
import { closePair, type Deal, importFiles, makePair, newDeal, prepare, seal } from '../support/handover-run.ts';

const tables = awkwardTables(full ? 60_000 : 120);
const exportPassphrase = 'eleven brown pots on the sill';
let dir: string;
let deal: Deal;
let block: string;
/** The package id, as the seller's program gave it. */
let packageId: string;

/** The shell block between the mark and the end of the fence. */
async function blockOfReadme(): Promise<string> {
  const readme = await readFile(resolve(import.meta.dirname, '../../README.md'), 'utf8');
  const found = /<!-- by-hand[^\n]*-->\n```sh\n([\s\S]*?)\n```\n/.exec(readme)?.[1];
  if (found === undefined) throw new Error('README.md has no block marked by-hand');
  return found;
}

/** A folder with what the block needs. */
async function table(name: string): Promise<string> {
  const folder = join(dir, name);
  await mkdir(folder);
  await copyFile(deal.path('full.handover'), join(folder, 'F.handover'));
  await copyFile(deal.path('terms'), join(folder, 'X.terms'));
  for (const file of ['allowed', 'buyer.txt']) await copyFile(join(dir, file), join(folder, file));
  return folder;
}

function run(folder: string): Ended {
  return bash(block, folder, { SELLER: deal.seller.card, BUYER: deal.buyer.card });
}

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

async function makeDeal(): Promise<void> {
  deal = await newDeal(await makePair(dir));
  const { seller, ref } = deal;
  await importFiles(deal, await writeTables(join(dir, 'source'), tables));
  const keep = { case: ref, table: 't01', action: 'keep', reason: 'necessary' } as const;
  await seller.api['policy.set']({ ...keep, column: 'c07' });
  await seller.api['policy.set']({ ...keep, table: 't02', column: 'c05' });
  await prepare(deal);
  packageId = (await seal(deal)).package.id;
}

beforeAll(async () => {
  block = await blockOfReadme();
  dir = await mkdtemp(join(tmpdir(), 'handover-by-hand-'));
  await makeDeal();
  const { seller, buyer, ref } = deal;
  await seller.api['trust.export']({ case: ref, out: await seller.file(join(dir, 'allowed')) });
  const out = await buyer.file(join(dir, 'buyer.age'));
  await buyer.api['identity.export']({ out, passphrase: exportPassphrase });
  ageOpensWithPassphrase(join(dir, 'buyer.age'), exportPassphrase, join(dir, 'buyer.txt'));
});
afterAll(async () => {
  await closePair(deal);
  await rm(dir, { recursive: true });
});

describe('the block of README', () => {
  let folder: string;
  let ended: Ended;
  beforeAll(async () => {
    folder = await table('good');
    ended = run(folder);
  });

  test('ends well, with a good signature of the package and two of the terms', () => {
    expect(ended.stderr).toBe('');
    expect(ended.status).toBe(0);
    const good = ended.stdout.split('\n').filter((line) => line.startsWith('Good '));
    const by = (namespace: string, card: string) => `Good "${namespace}" signature for ${card} with ED25519 key`;
    expect(good.map((line) => line.replace(/ SHA256:.*$/, ''))).toEqual([
      by('handover-package@v1', deal.seller.card),
      by('handover-statement@v1', deal.buyer.card),
      by('handover-statement@v1', deal.seller.card),
    ]);
  });

  test('shows the package id that the paper bears', () => {
    expect(ended.stdout).toContain(`${packageId}  tagmanifest-sha256.txt\n`);
  });

  test('shows a key context whose every member fits', async () => {
    const context = JSON.parse(/^# handover-key@v1 (.*)$/m.exec(ended.stdout)?.[1] ?? '{}');
    const [bag = ''] = await readdir(join(folder, 'bag'));
    const manifest = await readFile(join(folder, 'bag', bag, 'handover.json'));
    const { buyer, seller, caseUid } = deal;
    expect(context).toEqual({
      buyer: buyer.card,
      seller: seller.card,
      case_uid: caseUid,
      handover_sha256: sha256(manifest),
    });
    expect(ended.stdout).toContain(`${sha256(manifest)}  handover.json\n`);
    expect(ended.stdout).toContain(`"case_uid":"${caseUid}"\n`);
  });

  test('leaves tables whose rows, read by Python, are the kept columns of the source', async () => {
    const { tables: policy } = await deal.seller.api['policy.show']({ case: deal.ref });
    expect(
      policy.map(({ columns }) => columns.filter(({ action }) => action === 'drop').map(({ name }) => name)),
    ).toEqual([['门锁密码', '身份证号'], []]);
    for (const [index, source] of tables.entries()) {
      const found = await rowsOf(folder, `t0${index + 1}`);
      const kept = policy[index]?.columns.map(({ action }) => action !== 'drop') ?? [];
      const [header = [], ...rows] = source.rows.map((row) => row.filter((_, column) => kept[column]));
      expect(found[0]).toEqual(['_row', ...header]);
      expect(found.slice(1)).toEqual(rows.map((row, at) => [String(at + 1), ...row]));
    }
  });

  test('leaves the names of tables and columns, and the counts', async () => {
    const { resources, handover } = JSON.parse(await readFile(join(folder, 'datapackage.json'), 'utf8'));
    const named = handover.tables.map((one: { name: string; columns: { name: string }[] }) => one.name);
    expect(named).toEqual(tables.map(({ name }) => name));
    expect(handover.tables.map((one: { rows: number }) => one.rows)).toEqual(tables.map(({ rows }) => rows.length - 1));
    const fields = resources[0].schema.fields.map((field: { name: string }) => field.name);
    expect(fields).toEqual(['_row', '客户编号', '姓名', '手机', '地址', '备注']);
    const sum = handover.tables[1].columns.find((one: { name: string }) => one.name === '金额(元)').sum;
    const cents = tables[1]?.rows.slice(1).reduce((total, row) => total + Math.round(100 * Number(row[4])), 0) ?? 0;
    expect(Math.round(100 * Number(sum))).toBe(cents);
  });
});

/** All rows of the parts of a table, the header once. */
async function rowsOf(folder: string, id: string): Promise<string[][]> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(`${id}-`)).sort();
  const parts = csvByPython(names.map((name) => join(folder, name)));
  return parts.flatMap((rows, index) => (index === 0 ? rows : rows.slice(1)));
}

/** Packs F.handover anew as any ZIP program would: entries stored, digests of ZIP right, and one thing changed. */
const repack = `
import sys, zipfile
path, change = sys.argv[1], sys.argv[2]
with zipfile.ZipFile(path) as bag:
    entries = [(one.filename, bag.read(one)) for one in bag.infolist()]
root = entries[0][0].split("/")[0]
def flipped(data):
    return data[:len(data) // 2] + bytes([data[len(data) // 2] ^ 1]) + data[len(data) // 2 + 1:]
def is_part(name):
    return "/data/t01-" in name
if change == "flip":
    entries = [(name, flipped(data) if is_part(name) else data) for name, data in entries]
elif change == "flip-json":
    entries = [(name, flipped(data) if name.endswith("/handover.json") else data) for name, data in entries]
elif change == "add":
    entries.append((root + "/data/t09-00001.csv.zst.age", b"one too many"))
elif change == "add-hidden":
    entries.append((root + "/.hidden", b""))
elif change == "remove":
    entries = [(name, data) for name, data in entries if not is_part(name)]
elif change != "nothing":
    sys.exit("unknown change")
with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as bag:
    for name, data in entries:
        bag.writestr(name, data)
`;

function change(folder: string, what: string): void {
  const { status, stderr } = python(repack, [join(folder, 'F.handover'), what]);
  if (status !== 0) throw new Error(stderr);
}

describe('the block of README refuses', () => {
  async function expectRefused(folder: string): Promise<Ended> {
    const ended = run(folder);
    expect(ended.status).not.toBe(0);
    expect(await readdir(folder)).not.toContain('stage.txt');
    return ended;
  }

  test('nothing of a package that was only packed anew', async () => {
    const folder = await table('nothing');
    change(folder, 'nothing');
    expect(run(folder).status).toBe(0);
  });

  test.each(['flip', 'flip-json', 'add', 'add-hidden', 'remove'])('a package after: %s', async (what) => {
    const folder = await table(what);
    change(folder, what);
    await expectRefused(folder);
  });

  test('a package cut short', async () => {
    const folder = await table('cut');
    const bytes = await readFile(join(folder, 'F.handover'));
    await writeFile(join(folder, 'F.handover'), bytes.subarray(0, Math.floor(bytes.length / 2)));
    await expectRefused(folder);
  });

  test('a seller whose card was not compared', async () => {
    const folder = await table('unknown-seller');
    const text = await readFile(join(folder, 'allowed'), 'utf8');
    const others = text.split('\n').filter((line) => line !== '' && !line.startsWith(deal.seller.card));
    await writeFile(join(folder, 'allowed'), `${others.join('\n')}\n`);
    await expectRefused(folder);
  });

  test('another seller’s key under this seller’s card', async () => {
    const folder = await table('other-key');
    const text = await readFile(join(folder, 'allowed'), 'utf8');
    const keyOf = (card: string) => new RegExp(`^${card} .*ssh-ed25519 (\\S+)$`, 'm').exec(text)?.[1] ?? '';
    const swapped = text.replace(keyOf(deal.seller.card), keyOf(deal.buyer.card));
    expect(swapped).not.toBe(text);
    await writeFile(join(folder, 'allowed'), swapped);
    const { stdout } = await expectRefused(folder);
    expect(stdout).not.toContain('Good ');
  });

  test('terms of another handover, though both have signed them', async () => {
    const folder = await table('other-terms');
    const other = await newDeal(deal);
    await prepare(other);
    await copyFile(other.path('terms'), join(folder, 'X.terms'));
    await expectRefused(folder);
  });

  test('terms with another word in them', async () => {
    const folder = await table('changed-terms');
    const text = await readFile(join(folder, 'X.terms'), 'utf8');
    await writeFile(join(folder, 'X.terms'), text.replace('客户单独同意', '客户单独同億'));
    await expectRefused(folder);
  });
});
