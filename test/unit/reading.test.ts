// Reading on a thread of its own: the same tables as the readers give, pulled in bounded steps, and nothing else dies with it.
import { readdirSync, readlinkSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, test, vi } from 'vitest';
import { HandoverError } from '../../shared/domain/errors.ts';
import type { OpenedTables } from '../../shared/engine/readers/open.ts';
import { openTables as openHere } from '../../shared/engine/readers/open.ts';
import { surveysOf } from '../../shared/engine/readers/survey-file.ts';
import { openTables } from '../../shared/engine/reading/open.ts';
import { waitingThread } from '../../shared/engine/reading/thread.ts';
import { fromUtf8 } from '../../shared/format/bytes.ts';
import { inFolder } from '../support/awkward-files.ts';
import { buildWorkbook, inlineRows } from '../support/xlsx-builder.ts';

afterEach(() => void vi.restoreAllMocks());

const line = (row: number) =>
  `${row},王小明,1390000${String(row % 10_000).padStart(4, '0')},先打电话再上门${'。'.repeat(40)}\n`;
const customers = (rows: number) =>
  `id,name,mobile,note\n${Array.from({ length: rows }, (_, row) => line(row)).join('')}`;

async function withFile<T>(
  content: string | Uint8Array,
  use: (path: string) => Promise<T>,
  name = '客户.csv',
): Promise<T> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, name), content);
    return use(join(folder, name));
  });
}

async function everything({ kind, tables, close }: OpenedTables) {
  const all = [];
  for (const table of tables) {
    const batches = [];
    for await (const { csv, ...batch } of table.rows({ firstRow: 7 })) batches.push({ ...batch, csv: fromUtf8(csv) });
    all.push({ name: table.name, columns: table.columns, batches, record: table.record(), verdicts: table.verdicts() });
  }
  await close();
  return { kind, all };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof HandoverError ? error.code : String(error)),
  );

const openHandles = (path: string) =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`) === path;
    } catch {
      return false;
    }
  }).length;

test('gives what the readers give: rows, what is refused and set aside, record and verdicts', async () => {
  const content = `客户名单\n${customers(5000)}1,2,3,4,5,6\n合计,,,\n`;
  await withFile(content, async (path) => {
    const here = await everything(await openHere(path));
    expect(await everything(await openTables(path))).toEqual(here);
    expect(here.all[0]?.record.counts).toMatchObject({ taken: 5000, refused: { too_many_fields: 1 } });
  });
});

test.each(['utf-8', 'gb18030', 'big5'])(
  'tells of a file that is read as %s how it is without that',
  async (encoding) => {
    const bytes = Buffer.concat([Buffer.from('编号;姓名\n'), Buffer.from([0xcd, 0xf5]), Buffer.from(';1\n')]);
    for (const content of [bytes, customers(300), '\ufeff编号;姓名\nK1;王小明\n', 'a,b\n1,2\n']) {
      await withFile(content, async (path) => {
        const plain = await openHere(path);
        const read = await openTables(path, { encoding, delimiter: '|' }).catch(() => undefined);
        expect(await read?.surveysAsFound()).toEqual(read && surveysOf(plain.tables));
        await read?.close();
        await plain.close();
      });
    }
  },
);

test('tells with the first rows what the columns are by these, whatever was set apart before', async () => {
  const unnamed = customers(20_000).replace('id,name,mobile,note', 'a,b,c,d');
  const sums = '合计,1,,\n'.repeat(3000);
  const content = unnamed.replace('\n', `\n${sums}`);
  await withFile(content, async (path) => {
    const { tables, close } = await openTables(path);
    const [table] = tables;
    let batches = 0;
    for await (const { rows } of table?.rows() ?? []) {
      batches += 1;
      if (rows > 0) break;
    }
    expect(table?.verdicts()[2]).toMatchObject({ pi: 'cn_mobile' });
    expect(batches).toBeGreaterThan(1);
    await close();
  });
});

test('reads the sheets of a workbook one after the other', async () => {
  const sheets = ['甲', '乙'].map((name) => ({
    name,
    rows: inlineRows([
      ['id', 'name'],
      ['1', name],
    ]),
  }));
  await withFile(
    buildWorkbook({ sheets }),
    async (path) => expect(await everything(await openTables(path))).toEqual(await everything(await openHere(path))),
    '表.xlsx',
  );
});

test('names the file in what the readers refuse, and ends the thread', async () => {
  const ended = vi.spyOn(Worker.prototype, 'terminate');
  await withFile('', async (path) => {
    await expect(openTables(path)).rejects.toMatchObject({ code: 'input.empty', where: { file: '客户.csv' } });
  });
  expect(ended).toHaveBeenCalledTimes(1);
});

test('tells a refusal in the midst of the rows when its turn comes', async () => {
  const content = `${customers(4000)}${'长'.repeat(2_000_000)}\n`;
  await withFile(content, async (path) => {
    const opened = await openTables(path);
    const seen: number[] = [];
    const read = (async () => {
      for await (const { rows } of opened.tables[0]?.rows() ?? []) seen.push(rows);
    })();
    await expect(read).rejects.toMatchObject({ code: 'input.line-too-long', where: { file: '客户.csv' } });
    expect(seen.length).toBeGreaterThan(1);
    await opened.close();
  });
});

test('reads a few batches ahead of who takes them, and no further', async () => {
  await withFile(customers(60_000), async (path) => {
    let read = 0;
    const opened = await openTables(path, { onProgress: (bytes) => (read = bytes) });
    const rows = opened.tables[0]?.rows();
    await rows?.next();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(4 * 1024 * 1024);
    for await (const _ of rows ?? []);
    expect(read).toBeGreaterThan(8 * 1024 * 1024);
    await opened.close();
  });
});

test('is cancelled at once, before and while it reads, and leaves neither a listener nor the file open', async () => {
  await withFile(customers(60_000), async (path) => {
    const early = AbortSignal.abort();
    expect(await codeOf(openTables(path, { signal: early }))).toBe('cancelled');
    const abort = new AbortController();
    const opened = await openTables(path, { signal: abort.signal });
    const rows = opened.tables[0]?.rows();
    await rows?.next();
    abort.abort();
    const rest = (async () => {
      for await (const _ of rows ?? []);
    })();
    expect(await codeOf(rest)).toBe('cancelled');
    await opened.close();
    expect(openHandles(path)).toBe(0);
  });
});

test('a reader that would hold too much is ended, the file named; others go on', async () => {
  await withFile(customers(20_000), async (path) => {
    const other = await openTables(path);
    const large = openTables(path, {}, { memory: 1024 * 1024 }).then(everything);
    await expect(large).rejects.toMatchObject({ code: 'input.too-large', where: { file: '客户.csv' } });
    expect((await everything(other)).all[0]?.record.counts.taken).toBe(20_000);
  });
});

test('a reader that dies otherwise is a bug of ours, told to everyone who waits and later asks', async () => {
  const { postMessage } = Worker.prototype;
  vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(function (this: Worker, ...message) {
    postMessage.apply(this, message);
    const [request] = message;
    if ('kind' in request) void this.terminate();
  });
  await withFile(customers(20_000), async (path) => {
    const opened = await openTables(path);
    const dies = everything(opened);
    await expect(dies).rejects.toMatchObject({ code: 'bug', facts: { part: 'reader' } });
    await expect(opened.tables[0]?.rows().next()).rejects.toMatchObject({ code: 'bug' });
    await opened.close();
  });
});

test('a thread that was started ahead reads the first file, and another one the next', async () => {
  const thread = waitingThread();
  thread.begin();
  await withFile(customers(3), async (path) => {
    const first = await everything(await openTables(path, { thread }));
    const second = await everything(await openTables(path, { thread }));
    expect(first).toEqual(await everything(await openHere(path)));
    expect(second).toEqual(first);
  });
  await thread.close();
});

test('a thread that nobody took ends, and one that ended before it was told a file fails it', async () => {
  const unused = waitingThread();
  unused.begin();
  await unused.close();
  const dead = waitingThread();
  dead.begin();
  const worker = dead.take();
  await worker.terminate();
  await withFile(customers(3), async (path) => {
    expect(await codeOf(openTables(path, { thread: { ...dead, take: () => worker } }))).toBe('bug');
  });
});
