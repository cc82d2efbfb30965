// Files that libraries read, read in a process of their own: the same tables, and whatever befalls that process, a refusal by name.
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { HandoverError } from '../../shared/domain/errors.ts';
import { type OpenedTables, openTables as openHere } from '../../shared/engine/readers/open.ts';
import { joinReader, type StartReader } from '../../shared/engine/reading/join.ts';
import { openTables } from '../../shared/engine/reading/open.ts';
import { fromUtf8 } from '../../shared/format/bytes.ts';
import { programs } from '../corpus/programs.ts';
import { inFolder } from '../support/awkward-files.ts';
import type { Doom } from '../support/doomed-reader.ts';
import { importFiles, newDeal } from '../support/handover-run.ts';
import { pairForFile } from '../support/pair-fixture.ts';
import { openParty, passphraseOf } from '../support/parties.ts';

const corpus = new Map(programs.flatMap(({ files }) => files.map((file) => [file.name, file.bytes()] as const)));
const held = ['次卡会员.et', '次卡.xlsb', '会员管理.mdb'];
const bytesOf = (name: string) => corpus.get(name) ?? '';

async function withFile<T>(name: string, use: (path: string) => Promise<T>): Promise<T> {
  return inFolder(async (folder) => {
    const path = join(folder, name);
    await writeFile(path, bytesOf(name));
    return use(path);
  });
}

async function everything({ kind, tables, close }: OpenedTables) {
  const all = [];
  for (const table of tables) {
    const batches = [];
    for await (const { csv, ...batch } of table.rows({ firstRow: 1 })) batches.push({ ...batch, csv: fromUtf8(csv) });
    all.push({ name: table.name, columns: table.columns, batches, record: table.record(), verdicts: table.verdicts() });
  }
  await close();
  return { kind, all };
}

const started: ChildProcess[] = [];
afterEach(() => void started.splice(0));

/** Processes that go wrong when they are told what to read (0), or behind the batch of that number. */
function doomed(how: Doom, after = 0): StartReader {
  return (port) => {
    const child = fork(new URL('../support/doomed-reader.ts', import.meta.url), [how, String(after)], {
      env: {},
      execArgv: ['--max-old-space-size=64'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    started.push(child);
    joinReader(port, child, (message) => child.send(message as object, () => undefined));
  };
}

async function expectEnded(): Promise<void> {
  for (const child of started) if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(started.length).toBeGreaterThan(0);
}

const soon = { patience: { lookEveryMs: 20, looks: 25 } };

describe('a process of its own', () => {
  test.each(held)('gives what the reader gives: %s', async (name) => {
    await withFile(name, async (path) => {
      const here = await everything(await openHere(path));
      expect(here.all.length).toBeGreaterThan(0);
      expect(await everything(await openTables(path))).toEqual(here);
    });
  });

  test('is asked for where a library reads, and nowhere else', async () => {
    const asked: string[] = [];
    const startReader =
      (name: string): StartReader =>
      (port) => {
        asked.push(name);
        port.close();
      };
    for (const name of [...held, 'members.json', 'leads.csv', '收费.ods', '会员导出.xls', 'pos.db']) {
      const opening = withFile(name, (path) => openTables(path, { startReader: startReader(name) }));
      if (held.includes(name)) await expect(opening).rejects.toMatchObject({ code: 'input.unreadable' });
      else await (await opening).close();
    }
    expect(asked).toEqual(held);
  });

  test('says what the reader says of a file that it refuses', async () => {
    await withFile(held[0] ?? '', async (path) => {
      await expect(openTables(path, { sheet: '没有这张' })).rejects.toMatchObject({ code: 'unknown.table' });
      writeFileSync(path, Buffer.from(bytesOf(held[0] ?? '')).subarray(0, 3000));
      await expect(openTables(path)).rejects.toMatchObject({ code: /^input\.(?:half-copied|damaged)$/ });
    });
  });

  test('may hold no more than any reader', async () => {
    await withFile('会员管理.mdb', async (path) => {
      const large = openTables(path, {}, { memory: 8 * 1024 * 1024 }).then(everything);
      await expect(large).rejects.toMatchObject({ code: 'input.too-large', where: { file: '会员管理.mdb' } });
    });
  });
});

/** A process of this number works on; one that only waits to be asked how it ended does not. */
function works(pid: string): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

test('a process of its own ends with the engine, even where that was killed', async () => {
  await withFile('会员管理.mdb', async (path) => {
    const reading = new URL('../../shared/engine/reading/open.ts', import.meta.url).href;
    const script = `import { openTables } from ${JSON.stringify(reading)};
      await openTables(${JSON.stringify(path)}); console.log('open'); setInterval(() => {}, 1000);`;
    const engine = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(engine.stdout, 'data');
    const [reader = ''] = readFileSync(`/proc/${engine.pid}/task/${engine.pid}/children`, 'utf8').split(' ');
    expect(works(reader)).toBe(true);
    engine.kill('SIGKILL');
    await vi.waitFor(() => expect(works(reader)).toBe(false), { timeout: 10_000 });
  });
});

describe('a process that goes wrong', { timeout: 60_000 }, () => {
  test.each(['abort', 'memory', 'loop', 'native'] as const)('%s: the file is refused by its name', async (how) => {
    await withFile('次卡.xlsb', async (path) => {
      const opening = openTables(path, { startReader: doomed(how) }, soon);
      await expect(opening).rejects.toMatchObject({ code: 'input.unreadable', where: { file: '次卡.xlsb' } });
    });
    await expectEnded();
  });

  test('in the midst of the rows, too', async () => {
    await withFile('次卡.xlsb', async (path) => {
      const opened = await openTables(path, { startReader: doomed('abort', 1) });
      await expect(everything(opened)).rejects.toMatchObject({ code: 'input.unreadable' });
      await opened.close();
    });
    await expectEnded();
  });

  test('is ended by who cancels, whatever it does', async () => {
    await withFile('次卡.xlsb', async (path) => {
      const abort = new AbortController();
      const opening = openTables(path, { startReader: doomed('native'), signal: abort.signal });
      setTimeout(() => abort.abort(), 300);
      await expect(opening).rejects.toMatchObject({ code: 'cancelled' });
    });
    await expectEnded();
  });

  test('that could not be started is no end of the import either', async () => {
    const startReader: StartReader = (port) => port.close();
    await withFile('次卡.xlsb', async (path) => {
      await expect(openTables(path, { startReader })).rejects.toBeInstanceOf(HandoverError);
    });
  });
});

describe('an import of several files', { timeout: 60_000 }, () => {
  const pair = pairForFile();

  test.each(['abort', 'memory'] as const)('goes on where the process of one ends: %s', async (how) => {
    const deal = await newDeal(pair());
    const { seller, dir } = deal;
    await seller.api['vault.lock']({});
    const other = openParty(seller.vault, { startReader: doomed(how) });
    await other.api['vault.unlock']({ secret: passphraseOf('seller'), kind: 'passphrase' });
    const paths = ['会员管理.mdb', 'leads.csv'].map((name) => join(dir, name));
    for (const path of paths) writeFileSync(path, bytesOf(path.slice(dir.length + 1)));
    const result = await importFiles({ ...deal, seller: { ...seller, ...other } }, paths);
    expect(result.refused).toMatchObject([{ file: '会员管理.mdb', error: { code: 'input.unreadable' } }]);
    expect(result.tables).toHaveLength(1);
    expect(other.bugs).toEqual([]);
    await other.app.close();
    await seller.api['vault.unlock']({ secret: passphraseOf('seller'), kind: 'passphrase' });
    await expectEnded();
  });
});
