import { describe, expect, test } from 'vitest';
import { encodeGb18030 } from '../../shared/engine/demo/gb18030.ts';
import { readBytes, refusalOf, refusalOfBytes } from '../support/awkward-files.ts';

const text = '姓名,备注\n王䶮,"李𬭎,阿依古丽·买买提"\n';
const rows = [['王䶮', '李𬭎,阿依古丽·买买提']];

function utf16(content: string, big: boolean, mark: boolean): Buffer {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + content, 'utf16le');
  return big ? bytes.swap16() : bytes;
}

describe('what the bytes say', () => {
  test.each([
    ['UTF-8', Buffer.from(text), 'utf-8', false],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`), 'utf-8', true],
    ['GB18030', Buffer.from(encodeGb18030(text)), 'gb18030', false],
    [
      'GB18030 with its mark',
      Buffer.concat([Buffer.from([0x84, 0x31, 0x95, 0x33]), encodeGb18030(text)]),
      'gb18030',
      true,
    ],
    ['UTF-16LE with its mark', utf16(text, false, true), 'utf-16le', true],
    ['UTF-16BE with its mark', utf16(text, true, true), 'utf-16be', true],
    ['UTF-16LE without', utf16(text, false, false), 'utf-16le', false],
    ['UTF-16BE without', utf16(text, true, false), 'utf-16be', false],
  ])('%s', async (_, bytes, encoding, bom) => {
    const back = await readBytes(bytes);
    expect(back.record).toMatchObject({ encoding, bom });
    expect(back.columns).toEqual(['姓名', '备注']);
    expect(back.rows).toEqual(rows);
  });

  test('the whole file is asked, not its first block', async () => {
    const ascii = 'a,b\n1,2\n'.repeat(400_000);
    const back = await readBytes(Buffer.concat([Buffer.from(ascii), encodeGb18030('张三,李四\n')]));
    expect(back.record.encoding).toBe('gb18030');
    expect(back.rows.at(-1)).toEqual(['张三', '李四']);
  });

  test('characters cut by a chunk stay whole', async () => {
    // 1 MiB is no multiple of 3 or of 7: every chunk ends inside a character.
    const line = '张三丰,李时珍\n';
    const bytes = Buffer.from(`a,b\n${line.repeat(120_000)}`);
    const utf8 = await readBytes(bytes);
    const gb = await readBytes(encodeGb18030(`a,b\n${line.repeat(120_000)}`));
    for (const back of [utf8, gb]) {
      expect(back.rows).toHaveLength(120_000);
      expect(new Set(back.rows.map((row) => row.join()))).toEqual(new Set(['张三丰,李时珍']));
    }
  });

  test('fe59 is U+9FB4 here, as GB18030-2022 has it', async () => {
    const back = await readBytes(Buffer.concat([Buffer.from('a,b\n'), Buffer.from([0xfe, 0x59]), Buffer.from(',x\n')]));
    expect(back.rows).toEqual([['\u9fb4', 'x']]);
  });

  test('private use characters are counted', async () => {
    const back = await readBytes('姓名\n王\ue81e\n\u{f0000}\n李\n');
    expect(back.record.notices).toEqual([{ code: 'private_use', count: 2 }]);
  });
});

describe('what a person says', () => {
  test.each([
    ['gbk', Buffer.from(encodeGb18030(text))],
    ['GB2312', Buffer.from(encodeGb18030(text))],
    ['UTF-16', utf16(text, true, true)],
  ])('%s', async (encoding, bytes) => {
    expect((await readBytes(bytes, { encoding })).rows).toEqual(rows);
  });

  test('Big5', async () => {
    const back = await readBytes(Buffer.from([0x61, 0x2c, 0x62, 0x0a, 0xa4, 0xa4, 0x2c, 0xa4, 0xe5, 0x0a]), {
      encoding: 'big5',
    });
    expect(back.rows).toEqual([['中', '文']]);
  });

  test('is checked, too', async () => {
    const refusal = await refusalOfBytes(Buffer.from(encodeGb18030(text)), 'f.csv', { encoding: 'utf-8' });
    expect(refusal.code).toBe('input.encoding');
    expect((await refusalOf(readBytes(text, { encoding: 'klingon' }))).code).toBe('usage');
  });
});

describe('refused, not guessed', () => {
  test('UTF-8 that breaks off or is damaged far behind is not taken for GB18030', async () => {
    const long = Buffer.from(`姓名\n${'张三丰\n'.repeat(50)}`);
    expect((await refusalOfBytes(long.subarray(0, long.length - 3), 'f.csv')).code).toBe('input.encoding');
    const damaged = Buffer.from(long);
    damaged[long.length - 20] = 0xff;
    const { code, error } = await refusalOfBytes(damaged, 'f.csv');
    expect(code).toBe('input.encoding');
    expect(error.facts).toMatchObject({ encoding: 'utf-8' });
    expect(Number(error.facts.offset)).toBeGreaterThan(long.length - 30);
  });

  test('bytes that are neither', async () => {
    const bytes = Buffer.concat([Buffer.from('a,b\n'), Buffer.from([0xff, 0xff, 0x2c, 0x41, 0x0a])]);
    expect((await refusalOfBytes(bytes, 'f.csv')).code).toBe('input.encoding');
  });
});
