// Bad input through the real command line: each has its exit code, and a sentence that names the file and the way out, in both languages.
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeError } from '../../shared/domain/words/describe.ts';
import { writeWorkbook } from '../../shared/engine/demo/workbook.ts';
import { junk, oleFile, writeLarge } from '../support/awkward-files.ts';
import { createDesk, type Desk, handover, type Ran, type RunOptions } from '../support/cli.ts';
import { forge } from '../support/forge.ts';
import { smallDisk, writeProtect } from '../support/small-disk.ts';
import { buildBomb } from '../support/xlsx-builder.ts';

let desk: Desk;
let ref = '';
const inCase = () => ['--vault', 'vault', '--case', ref];
const isRoot = process.getuid?.() === 0;
const nobody = 65534;

beforeAll(async () => {
  desk = await createDesk();
  await desk.done(['init', '--vault', 'vault', '--name', '王小店', '--suite', 'x25519']);
  await desk.done(['init', '--vault', 'other', '--name', '李雷', '--suite', 'x25519']);
  await desk.done(['card', '--vault', 'other', '--out', 'other.card']);
  await desk.done(['trust', '--vault', 'vault', 'other.card']);
  const parties = ['--seller', '王小店', '--buyer', '李雷', '--ground', 'PIPL 23: 同意'];
  ref = (await desk.done(['case', 'new', '--vault', 'vault', '--title', '店', '--deal', 'D4', ...parties])).case;
  mkdirSync(desk.path('folder'));
}, 60_000);
afterAll(() => desk.clear());

type Problem = Parameters<typeof describeError>[0];

/** Its words in both languages say what, where and how to mend it. */
function expectWords(error: Problem, code: string, file: string | undefined): void {
  expect({ code: error.code, file: error.where.file }).toEqual({ code, file });
  for (const lang of ['zh', 'en'] as const) {
    const { what, where, mend } = describeError(error, lang);
    expect(what).not.toBe(describeError({ code: 'bug', where: {}, facts: {} }, lang).what);
    expect(mend.length).toBeGreaterThan(4);
    if (file !== undefined) expect(where).toContain(file);
  }
}

/** One document, one error. */
function expectRefusal(ran: Ran, exit: number, code: string, file: string | undefined): void {
  expect({ stderr: ran.stderr, exit: ran.code }).toEqual({ stderr: '', exit });
  expectWords(ran.json.error, code, file);
}

async function refuse(args: readonly string[], exit: number, code: string, file?: string, options: RunOptions = {}) {
  expectRefusal(await desk.run([...args, '--json'], options), exit, code, file);
}

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(desk.path(name), content);
  return name;
}

describe('a file that is no table', () => {
  const manyColumns = Array.from({ length: 20_000 }, (_, at) => `c${at}`).join(',');
  const cases: readonly [string, string, () => string | Uint8Array][] = [
    ['空.csv', 'input.empty', () => ''],
    ['junk.csv', 'input.junk', () => junk(100_000)],
    ['too-wide.csv', 'input.too-wide', () => `${manyColumns}\r\n${manyColumns}\r\n`],
    ['bomb.xlsx', 'input.bomb', () => buildBomb(40, 'A')],
    ['密码.xlsx', 'input.password-protected', () => oleFile(['Root Entry', 'EncryptedPackage'])],
    ['cut.xlsx', 'input.half-copied', () => writeWorkbook([{ name: 's', rows: [['a'], ['1']] }]).subarray(0, 300)],
    ['only-header.csv', 'input.no-rows', () => '编号,姓名\r\n'],
    ['key.age', 'input.own-file', () => 'age-encryption.org/v1\n-> X25519 x\n'],
  ];

  test('each of many is refused by its own code and name, and nothing of them is taken', async () => {
    const names = cases.map(([name, , content]) => write(name, content()));
    const ran = await desk.run(['import', ...inCase(), ...names, '--json']);
    expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 3, stderr: '' });
    for (const [index, [file, code]] of cases.entries()) expectWords(ran.json.refused[index].error, code, file);
    expect((await desk.done(['case', 'show', ...inCase()])).tables ?? []).toEqual([]);
  });

  test('one by itself ends the command with its code', async () => {
    await refuse(['import', ...inCase(), write('junk.csv', junk(5000))], 3, 'input.junk', 'junk.csv');
  });

  test('100 MB on one line is refused in bounded memory, long before its end', async () => {
    await writeLarge(desk.path('line.csv'), 100, 'x,');
    let peak = 0;
    const onStart: RunOptions['onStart'] = ({ pid }) => {
      const look = () => {
        try {
          const [, kibibytes = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1')) ?? [];
          peak = Math.max(peak, Number(kibibytes) / 1024);
        } catch {
          clearInterval(timer);
        }
      };
      const timer = setInterval(look, 20);
    };
    await refuse(['import', ...inCase(), 'line.csv'], 3, 'input.line-too-long', 'line.csv', { onStart });
    if (process.platform === 'linux') expect(peak).toBeGreaterThan(50);
    expect(peak).toBeLessThan(400);
  });

  test('the sentence, the file and the way out are said on the screen, in both languages', async () => {
    write('空.csv', '');
    const zh = await desk.run(['import', ...inCase(), '空.csv', '--lang', 'zh']);
    expect(zh).toMatchObject({ code: 3, stderr: '' });
    expect(zh.stdout).toContain('空.csv：这个文件是空的。');
    expect(zh.stdout).toContain('重新导出一份');
    const en = await desk.run(['inspect', 'folder', '--lang', 'en']);
    expect(en).toMatchObject({ code: 3, stdout: '' });
    expect(en.stderr).toContain('This is a folder');
    expect(en.stderr).toContain('file folder');
  });
});

describe('a file that is not what a command wants', () => {
  test.each([
    ['inspect', 'missing', 'input.missing'],
    ['verify', 'folder', 'input.folder'],
    ['sign', '空.csv', 'input.empty'],
    ['sign', 'folder', 'input.folder'],
  ])('%s %s is %s', async (command, name, code) => {
    write('空.csv', '');
    await refuse([command, ...(command === 'sign' ? ['--vault', 'vault'] : []), name], 3, code, name);
  });

  test.each([
    ['inspect', 'input.no-package'],
    ['verify', 'input.no-package'],
    ['open', 'input.no-package'],
    ['sign', 'input.no-statement'],
    ['trust', 'input.no-card'],
  ])('junk for %s is %s', async (command, code) => {
    const vault = command === 'inspect' || command === 'verify' ? [] : ['--vault', 'vault'];
    await refuse([command, ...vault, write('junk.bin', junk(5000))], 3, code, 'junk.bin');
  });

  test('of a newer program: package, statement, vault', async () => {
    const newer = await forge(
      {},
      { manifest: (manifest) => Object.assign(manifest, { format: 'handover-package/2' }) },
    );
    for (const command of ['inspect', 'verify']) {
      await refuse([command, write('newer.handover', newer)], 3, 'version', 'newer.handover');
    }
    const card = readFileSync(desk.path('other.card'), 'utf8').replace('handover-card/1', 'handover-card/2');
    await refuse(['trust', '--vault', 'vault', write('newer.card', card)], 3, 'version', 'newer.card');
    cpSync(desk.path('vault'), desk.path('newer'), { recursive: true });
    const keys = readFileSync(desk.path('vault', 'keys.json'), 'utf8').replace('handover-keys/1', 'handover-keys/2');
    write('newer/keys.json', keys);
    await refuse(['case', 'list', '--vault', 'newer'], 3, 'version', 'keys.json');
  });
});

describe('a vault', () => {
  test('that is none, that is missing, that is another one', async () => {
    await refuse(['case', 'list', '--vault', 'other.card'], 3, 'vault.foreign');
    await refuse(['case', 'list', '--vault', 'folder'], 3, 'vault.missing');
    await refuse(['case', 'list', '--vault', 'nowhere'], 3, 'vault.missing');
    await refuse(['init', '--vault', 'vault', '--name', 'x'], 3, 'vault.exists');
    await refuse(['init', '--vault', '.', '--name', 'x'], 3, 'vault.not-empty');
    cpSync(desk.path('vault'), desk.path('mixed'), { recursive: true });
    cpSync(desk.path('other', 'vault.db'), desk.path('mixed', 'vault.db'));
    await refuse(['case', 'list', '--vault', 'mixed'], 3, 'vault.foreign', 'vault.db');
  });

  test('with a wrong passphrase or recovery code ends with 4', async () => {
    write('wrong', 'three other words\n');
    const wrong = { passphraseFile: desk.path('wrong') };
    await refuse(['case', 'list', '--vault', 'vault'], 4, 'passphrase.wrong', undefined, wrong);
    await refuse(['case', 'list', '--vault', 'vault', '--recovery'], 4, 'recovery.wrong', undefined, wrong);
  });
});

describe('a place that takes no file', () => {
  test('what is there already stays as it is', async () => {
    write('mine.card', 'mine');
    await refuse(['card', '--vault', 'vault', '--out', 'mine.card'], 5, 'io.exists', 'mine.card');
    await refuse(['export', ...inCase(), '--out', 'mine.card'], 5, 'io.exists', 'mine.card');
    await refuse(['card', '--vault', 'vault', '--out', 'vault/vault.db'], 5, 'io.exists', 'vault.db');
    expect(readFileSync(desk.path('mine.card'), 'utf8')).toBe('mine');
    await refuse(['card', '--vault', 'vault', '--out', 'nowhere/me.card'], 5, 'io.gone', 'me.card');
    await refuse(['card', '--vault', 'vault', '--out', 'x'.repeat(300)], 5, 'io.name-too-long', 'x'.repeat(300));
  });

  test('one file as input and output: signed in its place, however it is written; another file is not replaced', async () => {
    const terms = ['--purpose', '服务', '--retention', '三年', '--cutoff', '2026-12-31'];
    await desk.done(['terms', ...inCase(), '--out', 'a.terms', ...terms]);
    await desk.done(['sign', '--vault', 'vault', 'a.terms', '--out', 'folder/../a.terms']);
    expect(JSON.parse(readFileSync(desk.path('a.terms'), 'utf8')).signatures).toHaveLength(1);
    await refuse(['sign', '--vault', 'vault', 'a.terms', '--out', 'other.card'], 5, 'io.exists', 'other.card');
    expect(readdirSync(desk.dir).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  test('a full disk and a write-protected one end with 5', async () => {
    const disk = smallDisk(64);
    if (disk === undefined) return expect(isRoot).toBe(false);
    writeFileSync(join(disk, 'fill'), Buffer.alloc(64 * 1024));
    await refuse(['card', '--vault', 'vault', '--out', join(disk, 'me.card')], 5, 'io.full', 'me.card');
    writeProtect(disk);
    await refuse(['card', '--vault', 'vault', '--out', join(disk, 'me.card')], 5, 'io.read-only', 'me.card');
    expect(readdirSync(disk)).toEqual(['fill']);
  });

  test('a folder without the right to it ends with 5', async () => {
    const locked = desk.path('locked');
    mkdirSync(locked);
    write('locked/a.handover', junk(100));
    chmodSync(locked, 0o000);
    chmodSync(desk.dir, 0o755);
    const other = { stdin: desk.passphrase, ...(isRoot ? { uid: nobody } : {}) };
    const run = (...args: string[]) => handover([...args, '--json'], other);
    expectRefusal(await run('verify', join(locked, 'a.handover')), 5, 'io.read', 'a.handover');
    const made = await run('init', '--vault', join(locked, 'v'), '--name', 'x', '--passphrase-fd', '0');
    expectRefusal(made, 5, 'io.read-only', 'v');
    chmodSync(locked, 0o755);
    expect(existsSync(join(locked, 'v'))).toBe(false);
  });
});

test('names of every kind are files: blanks, quotes, Chinese, a leading dash, 255 bytes', async () => {
  const names = [' it\'s "one" ', '-$(x)`卡`', '长'.repeat(85)];
  for (const name of names) {
    await desk.done(['card', '--vault', 'vault', `--out=${name}`]);
    const trusted = await desk.run(['trust', '--vault', 'other', '--json', '--', name]);
    expect(trusted).toMatchObject({ code: 0, json: { party: { name: '王小店' } } });
  }
}, 60_000);
