// Bad input is refused by name, soon, and without filling memory; good input can be stopped.
import { spawnSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HandoverError } from '../../shared/domain/errors.ts';
import { writeWorkbook } from '../../shared/engine/demo/workbook.ts';
import { zipFile } from '../../shared/engine/demo/zip-file.ts';
import { openTables } from '../../shared/engine/readers/open.ts';
import {
  detected,
  inFolder,
  junk,
  oleFile,
  readAll,
  readBytes,
  refusalOf,
  refusalOfBytes,
  writeLarge,
} from '../support/awkward-files.ts';
import { buildBomb } from '../support/xlsx-builder.ts';

const repository = new URL('../../', import.meta.url);

/** Reads a file in a process of its own; gives its refusal and the peak memory in MiB it took. */
function readApart(path: string): { code: string; row: number | undefined; peak: number } {
  const script = `
    const { openTables } = await import('./shared/engine/readers/open.ts');
    let answer = { code: 'taken' };
    try {
      const opened = await openTables(process.argv[1]);
      for (const table of opened.tables) for await (const _ of table.rows());
    } catch (error) { answer = { code: error.code ?? String(error), row: error.where?.row }; }
    console.log(JSON.stringify({ ...answer, peak: process.resourceUsage().maxRSS / 1024 }));`;
  const run = spawnSync(process.execPath, ['--input-type=module', '--eval', script, path], {
    cwd: repository,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

describe('refused by name', () => {
  test('what is not there, a folder, a file without a byte', async () => {
    await inFolder(async (folder) => {
      expect(await refusalOf(readAll(join(folder, '没有.csv')))).toMatchObject({
        code: 'input.missing',
        file: '没有.csv',
      });
      expect(await refusalOf(readAll(join(folder, 'a/b.csv')))).toMatchObject({ code: 'input.missing' });
      await mkdir(join(folder, '文件夹.csv'));
      expect(await refusalOf(readAll(join(folder, '文件夹.csv')))).toMatchObject({
        code: 'input.folder',
        file: '文件夹.csv',
      });
    });
    expect((await refusalOfBytes('', 'empty.csv')).code).toBe('input.empty');
  });

  test('a pipe is not waited for', async () => {
    await inFolder(async (folder) => {
      const pipe = join(folder, 'pipe.csv');
      spawnSync('mkfifo', [pipe]);
      expect(await refusalOf(readAll(pipe))).toMatchObject({ code: 'input.kind' });
    });
  });

  test('a link to a file is read as the file', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'real.csv'), 'a,b\n1,2\n');
      await symlink(join(folder, 'real.csv'), join(folder, 'link.csv'));
      expect((await readAll(join(folder, 'link.csv')))[0]?.rows).toEqual([['1', '2']]);
    });
  });

  test.each([
    ['noise', junk(100_000), 'input.junk'],
    ['little noise', junk(64), 'input.junk'],
    ['zeros', new Uint8Array(5000), 'input.junk'],
    [
      'a password-protected book',
      oleFile(['Root Entry', 'x', 'y', 'z', 'EncryptedPackage', 'EncryptionInfo']),
      'input.password-protected',
    ],
    ['an unknown container', oleFile(['Root Entry']), 'input.kind'],
    ['a cut container', oleFile(['Root Entry']).subarray(0, 600), 'input.half-copied'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'input.kind'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'input.kind'],
    ['an age file', Buffer.from('age-encryption.org/v1\n-> X25519 x\n'), 'input.own-file'],
    ['an archive', zipFile([{ name: 'a.txt', bytes: Buffer.from('x') }]), 'input.archive'],
    ['an OpenDocument sheet', zipFile([{ name: 'mimetype', bytes: Buffer.from('x') }]), 'input.archive'],
    [
      'a ZIP that ends early',
      zipFile([{ name: 'xl/workbook.xml', bytes: Buffer.from('x') }]).subarray(0, 50),
      'input.half-copied',
    ],
  ])('%s', async (_, bytes, code) => {
    expect((await refusalOfBytes(bytes, '客户.xlsx')).code).toBe(code);
  });

  test('2,001 columns and 20,000 columns', async () => {
    const wide = (count: number) => {
      const names = Array.from({ length: count }, (_, index) => `列${index}`).join(',');
      return `${names}\n${names}\n`;
    };
    expect((await readBytes(wide(2000))).columns).toHaveLength(2000);
    const { code, error } = await refusalOfBytes(wide(2001), 'wide.csv');
    expect([code, error.facts]).toEqual(['input.too-wide', { columns: 2001, limit: 2000 }]);
    expect((await refusalOfBytes(wide(20_000), 'wide.csv')).code).toBe('input.too-wide');
  });

  test('a half-copied book', async () => {
    const book = writeWorkbook([
      { name: 's', rows: [['a'], ...Array.from({ length: 500 }, (_, index) => [`v${index}`])] },
    ]);
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      const cut = book.subarray(0, Math.trunc(book.length * share));
      expect((await refusalOfBytes(cut, 'half.xlsx')).code, String(share)).toBe('input.half-copied');
    }
  });

  test('a byte changed anywhere in a book is refused or harmless', async () => {
    const book = writeWorkbook([
      {
        name: 's',
        rows: [
          ['a', 'b'],
          ['1', '2'],
        ],
      },
    ]);
    for (let at = 0; at < book.length; at += 7) {
      const changed = Buffer.from(book);
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      const back = await readBytes(changed, {}, 'x.xlsx').catch((error: unknown) => error);
      if (back instanceof HandoverError) expect(back.code).toMatch(/^input\./);
      else expect(back).toMatchObject({ columns: ['a', 'b'], rows: [['1', '2']] });
    }
  });
});

describe('at the limits of time and memory', () => {
  test('100 MB on one line', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'one.csv');
      await writeLarge(path, 100, 'abcdefghij,');
      const bare = readApart(path);
      expect(bare).toMatchObject({ code: 'input.line-too-long', row: 1 });

      expect(bare.peak).toBeLessThan(300);
      await writeLarge(path, 100, '"abc');
      expect(readApart(path)).toMatchObject({ code: 'input.line-too-long', row: 1 });
    });
  });

  test('a bomb named .xlsx: 3 GiB of one letter, of tags, of rows', async () => {
    await inFolder(async (folder) => {
      for (const filler of ['A', '<a>', '<row><c/></row>']) {
        const path = join(folder, 'bomb.xlsx');
        const bytes = buildBomb(3072, filler);
        expect(bytes.length).toBeLessThan(40 * 1024 * 1024);
        await writeFile(path, bytes);
        const answer = readApart(path);
        expect(answer.code, filler).toBe('input.bomb');

        expect(answer.peak).toBeLessThan(300);
      }
    });
  });
});

describe('odd but honest files', () => {
  test('a NUL costs its row', async () => {
    const { rows, refused } = await readBytes('姓名,电话\n张\0三,1\n李四,2\n');
    expect(rows).toEqual([['李四', '2']]);
    expect(refused).toEqual([{ line: 2, reason: 'nul', raw: '张\0三,1' }]);
  });

  test('rows may end in CR alone, and line ends may be mixed', async () => {
    expect((await readBytes('a,b\r1,2\r3,4')).rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect((await readBytes('a,b\r\n1,2\n3,4\r')).rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  test('a forgotten quote costs its line, not the rest', async () => {
    const lines = Array.from({ length: 300 }, (_, index) => (index === 100 ? `${index},"x` : `${index},y`));
    const { rows, refused, record } = await readBytes(`a,b\n${lines.join('\n')}\n`);
    expect(refused).toEqual([{ line: 102, reason: 'unclosed_quote', raw: '100,"x' }]);
    expect(rows).toHaveLength(299);
    expect(record.counts.read).toBe(300);
  });
});

describe('reading', () => {
  test('numbers rows from where it is told, in batches that follow each other', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'f.csv');
      await writeFile(path, `a,b\n${'x'.repeat(100)},y\n`.concat(`${'x'.repeat(100)},y\n`.repeat(9999)));
      const { tables, close } = await openTables(path);
      let next = 1;
      for await (const batch of tables[0]?.rows({ firstRow: 501 }) ?? []) {
        const lines = Buffer.from(batch.csv).toString().trimEnd().split('\n');
        expect(batch.first).toBe(next);
        expect(lines).toHaveLength(batch.rows);
        expect(lines[0]?.startsWith(`${500 + next},x`)).toBe(true);
        next += batch.rows;
      }
      await close();
      expect(next).toBe(10_001);
    });
  });

  test('tells how far it is, and stops when told to', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'f.csv');
      await writeLarge(path, 8, 'abc,def\n');
      const seen: number[] = [];
      const all = await readAll(path, { onProgress: (done, total) => seen.push(done / total) });
      expect(all[0]?.record.counts.taken).toBe(1024 * 1024 - 1);
      expect(seen.at(-1)).toBe(1);
      const controller = new AbortController();
      const stopped = readAll(path, {
        signal: controller.signal,
        onProgress: () => controller.abort(new HandoverError('cancelled')),
      });
      expect((await refusalOf(stopped)).code).toBe('cancelled');
    });
  });

  test('a dBASE table, a calendar and XML without its first line are named, with a way out where there is one', async () => {
    const dbf = Buffer.alloc(32 + 32 + 1 + 11, 0x20);
    dbf.set([0x03, 124, 3, 1, 1, 0, 0, 0, 65, 0, 11, 0, 0, 0]);
    dbf.write('NAME\0\0\0\0\0\0\0C', 32, 'latin1');
    const facts = async (bytes: Uint8Array | string, name: string) => (await refusalOfBytes(bytes, name)).error.facts;
    expect(await facts(dbf, '客户.dbf')).toEqual({ kind: 'dbf', program: 'Excel', as: '.xlsx' });
    expect(await facts('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n', 'a.ics')).toEqual({ kind: 'calendar' });
    expect(await facts('<list>\n  <customer name="a"/>\n</list>\n', 'a.xml')).toEqual({ kind: 'xml' });
    const { columns } = await readBytes('<姓名>,<Phone>\n张三,1\n');
    expect(columns).toEqual(['<姓名>', '<Phone>']);
    expect((await readBytes('<Name>,<Phone>\n张三,1\n')).rows).toEqual([['张三', '1']]);
  });

  test('a sum of one currency under fewer cells than the table has', async () => {
    const { rows, aside } = await readBytes('日期,摘要,收入,支出,余额\n2024-01-01,a,5.50,,9.00\n人民币合计,,5.50\n');
    expect(rows).toHaveLength(1);
    expect(aside).toMatchObject([{ line: 3, kind: 'total' }]);
  });

  test('a file is what its content is, whatever its name', async () => {
    await inFolder(async (folder) => {
      const cases = [
        ['x.csv', writeWorkbook([{ name: 's', rows: [['a'], ['1']] }]), 'table', 'xlsx'],
        ['x.xlsx', Buffer.from('a,b\n1,2\n'), 'table', 'csv'],
        ['x.txt', Buffer.from('\xff\xd8\xff\xe0', 'latin1'), 'attachment', 'jpeg'],
        ['y.zip', zipFile([{ name: 'word/document.xml', bytes: Buffer.from('x') }]), 'attachment', 'docx'],
        ['z', Buffer.from('{"signatures":[],"statement":{}}\n'), 'statement', 'statement'],
        ['p', zipFile([{ name: 'HO-2026-7K4Q-M-full-1/bagit.txt', bytes: Buffer.from('x') }]), 'handover', 'handover'],
      ] as const;
      for (const [name, bytes, kind, format] of cases) {
        await writeFile(join(folder, name), bytes);
        expect(await detected(join(folder, name)), name).toEqual({ kind, format });
      }
    });
  });
});
