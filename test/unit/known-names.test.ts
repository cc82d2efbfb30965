// Names of the case's own persons in texts: found where they stand, whatever a detector knows, and gone from what is opened.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonicalCsv } from '../../shared/data/csv/writer.ts';
import { scanText } from '../../shared/data/detect.ts';
import { KnownNames, namesIn, scanWithNames } from '../../shared/data/redaction/known-names.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { csvText, mobile } from '../support/awkward-rows.ts';
import { importFiles, newDeal, open, prepare, seal } from '../support/handover-run.ts';
import { pairForFile } from '../support/pair-fixture.ts';

const pair = pairForFile();

function knowing(...cells: readonly string[]): KnownNames {
  const known = new KnownNames();
  for (const cell of cells) for (const entry of known.entries(cell)) known.add(entry);
  return known;
}

const found = (known: KnownNames, text: string) => known.findIn(text).map(({ start, end }) => text.slice(start, end));

describe('names', () => {
  test('are found in a text wherever they stand, the longer one first', () => {
    const known = knowing('扎丽三', '欧阳木兰', '欧阳木', ' 王 䶮宇 ');
    expect(found(known, '喜欢扎丽三的阿姨，不要欧阳木兰')).toEqual(['扎丽三', '欧阳木兰']);
    expect(found(known, '欧阳木，王䶮宇😀扎丽三扎丽三')).toEqual(['欧阳木', '王䶮宇', '扎丽三', '扎丽三']);
    expect(found(known, '扎丽四、丽三、欧阳、扎 丽三')).toEqual([]);
  });

  test('have rare signs beyond the basic plane, too', () => {
    expect(found(knowing('𠮷田丽', '李𬭎宇'), '问𠮷田丽和李𬭎宇')).toEqual(['𠮷田丽', '李𬭎宇']);
  });

  test('of two signs, companies, telephones and what is no Han are none', () => {
    for (const cell of ['李四', '云州樱桃保洁公司', '15400000001', 'Zhang San', '阿依古丽·买买提', '', '无']) {
      expect(knowing(cell).size, cell).toBe(0);
    }
  });

  test('by the ten thousand are all known, to another thread too', () => {
    const signs = [...'一二三四五六七八九十百千万东南西北春夏秋冬'];
    const names = signs.flatMap((first) => signs.flatMap((second) => signs.map((third) => first + second + third)));
    const known = new KnownNames(knowing(...names).buffer);
    expect(names.filter((name) => found(known, `请${name}来`).length !== 1)).toEqual([]);
    expect(found(known, '请小明来')).toEqual([]);
  });

  test('are gathered from rows once, but for those that are known', () => {
    const csv = utf8(
      canonicalCsv([
        ['1', '扎丽三', '"a"'],
        ['2', '扎丽三', ''],
        ['3', '欧阳木兰', '扎丽五'],
      ]),
    );
    const of = (known: KnownNames, named: readonly number[]) => namesIn(csv, { columns: 2, named }, known).length;
    expect(of(new KnownNames(), [0])).toBe(4);
    expect(of(new KnownNames(), [0, 1])).toBe(6);
    expect(of(knowing('欧阳木兰'), [0])).toBe(2);
  });

  test('stand beside what the detector finds', () => {
    const text = '扎丽三 15400000001';
    expect(scanText(text).map(({ type }) => type)).toEqual(['cn_mobile']);
    expect(scanWithNames(scanText, knowing('扎丽三').buffer)(text).map(({ type }) => type)).toEqual([
      'cn_mobile',
      'person_name',
    ]);
    expect(scanWithNames(scanText, undefined)).toBe(scanText);
  });
});

test('a note that goes names no other customer, of whatever table, not even one who stays', async () => {
  const deal = await newDeal(pair());
  const { seller, buyer, ref, path } = deal;
  const unknown = ['扎丽三', '其兰朵', '哈木提', '麦合木'];
  expect(unknown.filter((name) => scanText(`喜欢${name}的阿姨`).length > 0)).toEqual([]);
  const agreed = ['是', '否', '是', '是'];
  const rows = unknown.map((name, at) => [
    name,
    mobile(at),
    agreed[at] ?? '',
    `喜欢${unknown[(at + 1) % 4]}的阿姨，先打电话`,
  ]);
  writeFileSync(path('客户.csv'), csvText([['姓名', '手机', '同意移交', '备注'], ...rows]));
  writeFileSync(
    path('订单.csv'),
    csvText([
      ['单号', '客户姓名', '备注'],
      ['A1', '萨比尔', '和其兰朵一起'],
      ['A2', '其兰朵', '替萨比尔下单'],
    ]),
  );
  await importFiles(deal, [path('客户.csv'), path('订单.csv')]);
  await seller.api['policy.rules']({
    case: ref,
    table: 't01',
    rules: [{ rule: 'no_consent', column: 'c03', params: { accepted: '是' } }],
  });
  const masked = { action: 'mask', reason: 'necessary' } as const;
  const redacted = { action: 'redact', reason: 'necessary' } as const;
  await seller.api['policy.set']({ case: ref, table: 't01', column: 'c01', ...masked });
  await seller.api['policy.set']({ case: ref, table: 't01', column: 'c04', ...redacted });
  await seller.api['policy.set']({ case: ref, table: 't02', column: 'c02', ...masked });
  await seller.api['policy.set']({ case: ref, table: 't02', column: 'c03', ...redacted });
  await prepare(deal);
  await seal(deal);
  await open(deal);
  const out = path('out');
  await buyer.api['data.export']({ job: 'export', case: ref, format: 'csv', out: await buyer.file(out) });
  const went = readdirSync(out).flatMap((file) => readFileSync(join(out, file), 'utf8').trim().split('\n').slice(1));
  expect(went).toHaveLength(3 + 2);
  expect(went.join()).toContain('的阿姨，先打电话');
  for (const name of [...unknown, '萨比尔']) expect(went.join()).not.toContain(name);
});
