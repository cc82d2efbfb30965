// placeFile: a file is under its final name in full, or not at all.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HandoverError } from '../../shared/domain/errors.ts';
import { type Step, stepNames } from '../../shared/engine/files/fail-points.ts';
import { type PlaceOptions, placeFile } from '../../shared/engine/files/place.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { codeOf, failing, recorder, tempFolder } from '../support/vault-fixture.ts';

const content = utf8('{"made":"whole"}\n');
const noWait = { writer: 'statement', wait: async () => undefined } satisfies PlaceOptions;

function place(path: string, options: Partial<PlaceOptions> = {}) {
  return placeFile(path, (out) => out.write(content), { ...noWait, ...options });
}

describe('placing', () => {
  test('gives the content, its size and its digest, and leaves nothing else in the folder', async () => {
    const folder = tempFolder();
    const placed = await place(join(folder, 'a.card'));
    expect(placed).toEqual({ bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') });
    expect(readdirSync(folder)).toEqual(['a.card']);
    expect(readFileSync(join(folder, 'a.card'))).toEqual(Buffer.from(content));
  });

  test('is readable by its owner only', async () => {
    const path = join(tempFolder(), 'a.card');
    await place(path);
    expect(statSync(path).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
  });

  test('goes through its steps in order, each before and after', async () => {
    const steps = recorder();
    await place(join(tempFolder(), 'a.card'), { steps });
    const order = ['create', 'write', 'sync', 'rename', 'folder'];
    expect(steps.reached).toEqual(
      order.flatMap((action) => [`statement.${action}.before`, `statement.${action}.after`]),
    );
    for (const name of steps.reached) expect(stepNames).toContain(name);
  });

  test('takes every name that the file system takes, and says so of a longer one', async () => {
    const folder = tempFolder();
    for (const name of [`${'长'.repeat(83)}.abcde`, 'x'.repeat(255), 'x'.repeat(248)]) {
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      await place(join(folder, name));
      expect(readFileSync(join(folder, name))).toEqual(Buffer.from(content));
    }
    expect(await codeOf(place(join(folder, 'x'.repeat(256))))).toBe('io.name-too-long');
    expect(readdirSync(folder)).toHaveLength(3);
  });

  test('writes chunks of any number and size in order', async () => {
    const path = join(tempFolder(), 'a.handover');
    const chunks = [0, 1, 65_536, 3_000_000].map((length, index) => new Uint8Array(length).fill(index + 1));
    await placeFile(
      path,
      async (out) => {
        for (const chunk of chunks) await out.write(chunk);
        expect(out.bytes).toBe(3_065_537);
      },
      { ...noWait, writer: 'package', digest: false },
    );
    expect(Buffer.compare(readFileSync(path), Buffer.concat(chunks))).toBe(0);
  });
});

describe('an existing file', () => {
  test('is never replaced unless asked for', async () => {
    const path = join(tempFolder(), 'a.card');
    writeFileSync(path, 'older');
    expect(await codeOf(place(path))).toBe('io.exists');
    expect(readFileSync(path, 'utf8')).toBe('older');
    await place(path, { overwrite: true });
    expect(readFileSync(path)).toEqual(Buffer.from(content));
  });

  test('that appears while writing is not replaced either', async () => {
    const folder = tempFolder();
    const path = join(folder, 'a.card');
    const late = placeFile(
      path,
      async (out) => {
        await out.write(content);
        writeFileSync(path, 'faster');
      },
      noWait,
    );
    expect(await codeOf(late)).toBe('io.exists');
    expect(readFileSync(path, 'utf8')).toBe('faster');
    expect(readdirSync(folder)).toEqual(['a.card']);
  });

  test('counts even if it is a link to nowhere', async () => {
    const path = join(tempFolder(), 'a.card');
    symlinkSync('/nowhere/at/all', path);
    expect(await codeOf(place(path))).toBe('io.exists');
  });
});

describe('a partial file', () => {
  test('of a run that died is removed, not written into', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'a.card.partial'), 'x'.repeat(1000));
    await place(join(folder, 'a.card'));
    expect(readFileSync(join(folder, 'a.card'))).toEqual(Buffer.from(content));
    expect(readdirSync(folder)).toEqual(['a.card']);
  });

  test('that this process is writing is not touched by a second call', async () => {
    const folder = tempFolder();
    const path = join(folder, 'a.card');
    const first = placeFile(
      path,
      async (out) => {
        await out.write(content);
        expect(await codeOf(place(path))).toBe('io.busy');
      },
      noWait,
    );
    await first;
    expect(readFileSync(path)).toEqual(Buffer.from(content));
  });

  test('that another process has replaced is not placed under the final name', async () => {
    const folder = tempFolder();
    const path = join(folder, 'a.card');
    const robbed = placeFile(
      path,
      async (out) => {
        await out.write(content);
        const { unlinkSync } = await import('node:fs');
        unlinkSync(`${path}.partial`);
        writeFileSync(`${path}.partial`, 'half');
      },
      noWait,
    );
    expect(await codeOf(robbed)).toBe('io.busy');
    expect(existsSync(path)).toBe(false);
  });

  test('is removed when the content fails, and the error of the content is reported', async () => {
    const folder = tempFolder();
    const failed = placeFile(
      join(folder, 'a.card'),
      async (out) => {
        await out.write(content);
        throw new HandoverError('digest', { entry: 'handover.json' });
      },
      noWait,
    );
    await expect(failed).rejects.toMatchObject({ code: 'digest', where: { entry: 'handover.json', file: 'a.card' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is removed on cancel, before and after the last byte', async () => {
    for (const bytes of [0, 1]) {
      const folder = tempFolder();
      const controller = new AbortController();
      const cancelled = placeFile(
        join(folder, 'a.card'),
        async (out) => {
          if (bytes === 1) await out.write(content);
          controller.abort();
          if (bytes === 0) await out.write(content);
        },
        { ...noWait, signal: controller.signal },
      );
      expect(await codeOf(cancelled)).toBe('cancelled');
      expect(readdirSync(folder)).toEqual([]);
    }
  });
});

describe('a rename that is refused', () => {
  test.each([1, 5])('%i times is tried again, and the file is looked at after two seconds', async (times) => {
    const folder = tempFolder();
    const waits: number[] = [];
    const steps = failing('statement.rename.before', 'EBUSY', times);
    await place(join(folder, 'a.card'), { steps, wait: async (ms) => waits.push(ms) });
    expect(waits).toHaveLength(times + 1);
    expect(waits.at(-1)).toBe(2000);
    expect(readdirSync(folder)).toEqual(['a.card']);
  });

  test.each(['EBUSY', 'EPERM', 'EACCES'])('for ever (%s) is io.busy after about five seconds', async (errno) => {
    const folder = tempFolder();
    const waits: number[] = [];
    const refused = place(join(folder, 'a.card'), {
      steps: failing('statement.rename.before', errno),
      wait: async (ms) => waits.push(ms),
    });
    await expect(refused).rejects.toMatchObject({ code: 'io.busy', facts: { errno, reason: 'antivirus' } });
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(4000);
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(8000);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('and a file that is then changed or taken away is not reported as done', async () => {
    const { unlinkSync } = await import('node:fs');
    for (const meddle of [(path: string) => writeFileSync(path, '{"made":"whale"}\n'), unlinkSync]) {
      const path = join(tempFolder(), 'a.card');
      const steps = failing('statement.rename.before', 'EBUSY', 1);
      const wait = async (ms: number) => (ms === 2000 ? meddle(path) : undefined);
      expect(await codeOf(place(path, { steps, wait }))).toBe('io.write');
    }
  });
});

describe('errors of the system', () => {
  const table: [Step, string, string][] = [
    ['statement.create.before', 'EROFS', 'io.read-only'],
    ['statement.create.before', 'EACCES', 'io.read-only'],
    ['statement.create.before', 'ENOENT', 'io.gone'],
    ['statement.write.before', 'ENOSPC', 'io.full'],
    ['statement.write.after', 'EDQUOT', 'io.full'],
    ['statement.write.before', 'EFBIG', 'io.full'],
    ['statement.sync.before', 'EIO', 'io.gone'],
    ['statement.sync.after', 'ENODEV', 'io.gone'],
    ['statement.rename.before', 'ENOSPC', 'io.full'],
    ['statement.rename.before', 'EIO', 'io.gone'],
    ['statement.write.before', 'EWEIRD', 'io.write'],
  ];
  test.each(table)('%s fails with %s: %s, naming the file, nothing left', async (step, errno, code) => {
    const folder = tempFolder();
    const failed = place(join(folder, 'a.card'), { steps: failing(step, errno) });
    await expect(failed).rejects.toMatchObject({ code, where: { file: 'a.card' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a folder that is not there', async () => {
    expect(await codeOf(place(join(tempFolder(), 'gone', 'a.card')))).toBe('io.gone');
  });
});
