// The command that looks for personal data: which channel it calls, and what it says of each column.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Output } from '../../shared/ipc/contract.ts';
import { record } from '../support/cli-recorder.ts';

let folder = '';
let env: Record<string, string> = {};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handover-cli-scan-'));
  await writeFile(join(folder, 'pass'), 'four plain words here\n');
  env = { HANDOVER_PASSPHRASE_FILE: join(folder, 'pass') };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Scanned = Output<'scan.run'>;
const finding = (more: Partial<Scanned['tables'][number]['columns'][number]['findings'][number]>) => ({
  ...{ type: 'cn_mobile', class: 'G', confidence: 0.98, share: 1, whole: 1250, inside: 0, examined: 1250 },
  ...{ reasons: ['form', 'column_name'], examples: ['138****0001'] },
  ...more,
});
const scanned: Scanned = {
  tables: [
    {
      name: '客户',
      rows: 1250,
      columns: [
        { name: '编号', findings: [] },
        { name: '手机', findings: [finding({})] },
        {
          name: '备注',
          findings: [
            finding({
              ...{ type: 'home_access', class: 'C', confidence: 0.8, share: 0.004, whole: 0, inside: 5 },
              ...{ reasons: ['secret_word'], examples: ['****'] },
            }),
            finding({
              type: 'health',
              class: 'S',
              confidence: 0.65,
              share: 0.029,
              reasons: ['word'],
              examples: ['糖**'],
            }),
          ],
        },
      ],
    },
  ],
};
const answers = { 'scan.run': () => scanned };
const lines = (text: string) => text.split('\n').map((line) => line.split(/ {2,}/).filter((part) => part !== ''));

describe('scan', () => {
  test('of a file needs no vault', async () => {
    const { calls, code } = await record(['scan', 'a.csv'], { answers });
    expect(code).toBe(0);
    expect(calls).toEqual([{ channel: 'scan.run', input: { job: 'command', file: '<a.csv>' } }]);
  });

  test('of a case opens its vault', async () => {
    const { calls, code } = await record(['scan', '--vault', 'v', '--case', 'HO-2026-7K4Q-M'], { answers, env });
    expect(code).toBe(0);
    expect(calls.map(({ channel }) => channel)).toEqual(['vault.unlock', 'scan.run']);
    expect(calls[1]?.input).toEqual({ job: 'command', case: 'HO-2026-7K4Q-M' });
  });

  test.each([
    [[], 'FILE'],
    [['--case', 'HO-2026-7K4Q-M'], '--vault'],
    [['a.csv', '--vault', 'v', '--case', 'HO-2026-7K4Q-M'], '--case FILE'],
  ])('refuses %j', async (args, member) => {
    const { calls, code, json } = await record(['scan', ...args, '--json'], { answers, env });
    expect([code, calls]).toEqual([2, []]);
    expect(json).toMatchObject({ error: { code: 'usage', where: { member } } });
  });

  test('says of each column what it holds, how much, how surely and why', async () => {
    const { stdout } = await record(['scan', 'a.csv', '--lang', 'zh'], { answers });
    expect(lines(stdout)).toEqual([
      ['客户（1,250 行）'],
      ['列名', '类型', '分类', '占比', '把握', '例子（已打码）', '依据'],
      ['手机', '手机号', '一般', '100%', '很有把握', '138****0001', '写法就是这一种，列名这么写'],
      ['备注', '门锁、门禁', '秘密，不许交', '不到 1%', '比较有把握', '****', '旁边写着是密码或开门的办法'],
      ['医疗健康', '敏感', '2%', '可能是', '糖**', '有这一类的词'],
      ['没有找到个人信息的列：编号'],
      ['只看了，没有放进资料箱。'],
      [],
    ]);
  });

  test('names what it did not look through, with --quiet too', async () => {
    const notices = [{ code: 'hidden_sheets', count: 2, names: ['底价', '旧名单'] }];
    const left = { 'scan.run': () => ({ ...scanned, notices }) };
    const { stdout } = await record(['scan', 'a.xlsx', '--quiet', '--lang', 'zh'], { answers: left });
    expect(stdout).toMatch(/\n\n△ 有隐藏的工作表，没有收 2 · 底价 · 旧名单\n$/);
  });

  test('is one document with --json', async () => {
    const { json, stdout } = await record(['scan', 'a.csv', '--json'], { answers });
    expect(json).toEqual(scanned);
    expect(stdout.trim().split('\n')).toHaveLength(1);
  });

  test('says that there is nothing to look through', async () => {
    const { stdout } = await record(['scan', '--vault', 'v', '--case', 'HO-2026-7K4Q-M', '--quiet', '--lang', 'en'], {
      answers: { 'scan.run': () => ({ tables: [] }) },
      env,
    });
    expect(stdout).toBe('There is no table to look through.\n');
  });
});
