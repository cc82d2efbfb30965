// Files that are there and yet not to be read as they are: each is refused by name with its way out, or read with a notice.
import { appendFile, chmod, mkdir, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HandoverError } from '../../shared/domain/errors.ts';
import { describeError } from '../../shared/domain/words/describe.ts';
import { readFailure } from '../../shared/engine/readers/failure.ts';
import { openTables } from '../../shared/engine/readers/open.ts';
import { inFolder, readAll, refusalOf, writeLarge } from '../support/awkward-files.ts';

const table = '姓名,电话\n张三,1\n李四,2\n';

describe('open in another program', () => {
  test.each(['~$客户 表.csv', '.~客户 表.csv', '.~lock.客户 表.csv#'])('%s beside it is a notice', async (lock) => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, '客户 表.csv'), table);
      await writeFile(join(folder, lock), '');
      const [back] = await readAll(join(folder, '客户 表.csv'));
      expect(back?.rows).toHaveLength(2);
      expect(back?.record.notices).toEqual([{ code: 'open_elsewhere', count: 1 }]);
    });
  });

  test.each([
    ['EBUSY', 'io.busy'],
    ['EPERM', 'io.denied'],
    ['EACCES', 'io.denied'],
    ['ENAMETOOLONG', 'input.path-too-long'],
    ['EIO', 'io.gone'],
    ['ESTALE', 'io.gone'],
  ])('%s is %s, with a way out in both languages', (cause, code) => {
    const error = readFailure(Object.assign(new Error(), { code: cause }), '客户.xlsx');
    expect(error.code).toBe(code);
    for (const lang of ['zh', 'en'] as const) expect(describeError(error, lang).mend.length).toBeGreaterThan(5);
  });
});

describe('half-copied', () => {
  const changes: readonly (readonly [string, (path: string) => Promise<void>])[] = [
    ['longer', (path) => appendFile(path, 'x,y\n')],
    ['shorter', (path) => truncate(path, 2_000_000)],
    ['written to', (path) => utimes(path, new Date(), new Date(Date.now() + 5000))],
  ];

  test.each(changes)('a file that becomes %s while it is read', async (_, change) => {
    await inFolder(async (folder) => {
      const path = join(folder, 'f.csv');
      await writeLarge(path, 4, '张三,15400000000\n');
      const { tables, close } = await openTables(path);
      const reading = (async () => {
        let first = true;
        for await (const _batch of tables[0]?.rows() ?? []) {
          if (first) await change(path);
          first = false;
        }
      })();
      expect(await refusalOf(reading)).toMatchObject({ code: 'input.changed', file: 'f.csv' });
      await close();
    });
  });

  test('a file that stays as it is', async () => {
    await inFolder(async (folder) => {
      await writeLarge(join(folder, 'f.csv'), 2, 'a1,b\n');
      expect((await readAll(join(folder, 'f.csv')))[0]?.record.counts.read).toBeGreaterThan(400_000);
    });
  });
});

describe('kept online', () => {
  test('a size without content, in a synced folder and only there', async () => {
    await inFolder(async (folder) => {
      await mkdir(join(folder, 'OneDrive'));
      for (const path of [join(folder, 'OneDrive', 'a.csv'), join(folder, 'a.csv')]) {
        await writeFile(path, '');
        await truncate(path, 100_000);
      }
      const { code, error } = await refusalOf(readAll(join(folder, 'OneDrive', 'a.csv')));
      expect([code, error.facts]).toEqual(['input.in-cloud', { service: 'OneDrive' }]);
      expect((await refusalOf(readAll(join(folder, 'a.csv')))).code).toBe('input.junk');
      await writeFile(join(folder, 'OneDrive', 'b.csv'), table);
      expect(await readAll(join(folder, 'OneDrive', 'b.csv'))).toHaveLength(1);
    });
  });

  test('a placeholder of iCloud in place of the file', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, '.客户.xlsx.icloud'), 'bplist00');
      expect((await refusalOf(readAll(join(folder, '客户.xlsx')))).code).toBe('input.in-cloud');
      expect((await refusalOf(readAll(join(folder, '别的.xlsx')))).code).toBe('input.missing');
    });
  });
});

describe('names and paths', () => {
  test('Chinese, spaces, and more than 260 signs', async () => {
    await inFolder(async (folder) => {
      const deep = join(folder, ...Array.from({ length: 12 }, () => '很长的文件夹 名字在这里（一）'.repeat(2)));
      await mkdir(deep, { recursive: true });
      const path = join(deep, '客户 名单（最终版） - 副本 (1).csv');
      expect(path.length).toBeGreaterThan(260);
      await writeFile(path, table);
      expect((await readAll(path))[0]?.rows).toHaveLength(2);
    });
  });

  test('a name that no file system takes', async () => {
    await inFolder(async (folder) => {
      expect((await refusalOf(readAll(join(folder, `${'名'.repeat(200)}.csv`)))).code).toBe('input.path-too-long');
    });
  });

  test('a file that may not be read', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'f.csv');
      await writeFile(path, table);
      await chmod(path, 0);
      const answer = await readAll(path).catch((error: unknown) => error);
      // Root may read all.
      if (process.getuid?.() === 0) expect(answer).toHaveLength(1);
      else expect(answer).toBeInstanceOf(HandoverError);
    });
  });
});
