// Contacts of any age of vCard: every value in a column of its own, broken cards kept as they stand.
import { describe, expect, test } from 'vitest';
import { encodeGb18030 } from '../../shared/engine/demo/gb18030.ts';
import { readBytes, refusalOfBytes } from '../support/awkward-files.ts';

function card(...lines: string[]): string {
  return ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');
}

async function read(text: string | Uint8Array) {
  const back = await readBytes(text, {}, '通讯录.vcf');
  const rows = back.rows.map((row) =>
    Object.fromEntries(row.map((cell, at) => [back.columns[at], cell]).filter(([, cell]) => cell !== '')),
  );
  return { ...back, named: rows };
}

describe('version 2.1', () => {
  test('quoted-printable with soft breaks, a charset, parts of the name', async () => {
    const text = card(
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=E4=BA=',
      '=94;;;',
      'FN;ENCODING=QUOTED-PRINTABLE;CHARSET=GBK:=CD=F5=CE=E5',
      'NOTE;QUOTED-PRINTABLE:C:\\\\new=0D=0Aline',
      'TEL;CELL;PREF:1',
      'TEL;HOME;VOICE:2',
      'TEL;WORK;FAX:3',
    );
    expect((await read(text)).named).toEqual([
      {
        姓名: '王五',
        姓: '王',
        名: '五',
        '电话（手机）': '1',
        '电话（住宅）': '2',
        '电话（传真、单位）': '3',
        备注: 'C:\\new\r\nline',
      },
    ]);
  });

  test('bytes without a charset are UTF-8, else GB18030; what is neither refuses the card', async () => {
    const line = (bytes: string) => card('VERSION:2.1', `FN;ENCODING=QUOTED-PRINTABLE:${bytes}`);
    const back = await read(
      line('=CD=F5') + line('=E7=8E=8B') + line('=FF=FF') + card('FN;CHARSET=x-none;ENCODING=QUOTED-PRINTABLE:=41'),
    );
    expect(back.rows).toEqual([['王'], ['王']]);
    expect(back.refused.map(({ reason }) => reason)).toEqual(['bad_text', 'bad_text']);
  });

  test('a picture is counted, and its lines are no properties', async () => {
    const back = await read(
      card(
        'VERSION:2.1',
        'PHOTO;JPEG;ENCODING=BASE64:/9j/4AAQ',
        ' SkZJRg==',
        '',
        'LOGO;ENCODING=BASE64:AAAA',
        'BBBB',
        'FN:x',
      ),
    );
    expect([back.columns, back.rows]).toEqual([['姓名'], [['x']]]);
    expect(back.record.notices).toEqual([{ code: 'blobs', count: 2 }]);
  });
});

describe('version 3.0 and 4.0', () => {
  test('folds, escapes, addresses, organisations, dates', async () => {
    const text = card(
      'VERSION:3.0',
      'N:李;四;;先生;',
      'FN:李\\, 四',
      'ADR;TYPE=HOME:;2 单元;中山路\\;1',
      '  号;福州;福建;350000;中国',
      'ORG:某公司;客服部;一组',
      'TITLE:经理',
      'BDAY:1990-01-02',
      'NOTE:一\\n二',
      'EMAIL;TYPE=INTERNET:a@example.com',
      'X-QQ:123',
    );
    expect((await read(text)).named).toEqual([
      {
        姓名: '李, 四',
        姓: '李',
        名: '四',
        称呼: '先生',
        邮箱: 'a@example.com',
        '地址（住宅）补充': '2 单元',
        '地址（住宅）': '中山路;1 号',
        '地址（住宅）城市': '福州',
        '地址（住宅）省份': '福建',
        '地址（住宅）邮编': '350000',
        '地址（住宅）国家': '中国',
        单位: '某公司',
        部门: '客服部',
        部门·3: '一组',
        职务: '经理',
        生日: '1990-01-02',
        备注: '一\n二',
        'X-QQ': '123',
      },
    ]);
  });

  test('several of a kind have several columns, the preferred one first', async () => {
    const text =
      card('FN:a', 'TEL;TYPE=CELL:1', 'TEL;TYPE="cell,voice";PREF=1:2', 'TEL:3') + card('FN:b', 'TEL;type=CELL:4');
    const back = await read(text);
    expect(back.columns).toEqual(['姓名', '电话（手机）', '电话（手机） 2', '电话']);
    expect(back.rows).toEqual([
      ['a', '2', '1', '3'],
      ['b', '4', '', ''],
    ]);
  });

  test('a kind of Apple’s own, an address of a telephone, a picture as data, marks that are left out', async () => {
    const text = card(
      'VERSION:4.0',
      'FN;LANGUAGE=zh:a',
      'item1.TEL;VALUE=uri:tel:+86-1',
      'item1.X-ABLabel:_$!<HomePage>!$_',
      'item2.X-ABLabel:车行',
      'item2.TEL:2',
      'PHOTO:data:image/png;base64,AAAA',
      'PHOTO;VALUE=uri:https://example.com/a.png',
    );
    const back = await read(text);
    expect(back.named).toEqual([
      { 姓名: 'a', '电话（HomePage）': '+86-1', '电话（车行）': '2', PHOTO: 'https://example.com/a.png' },
    ]);
    expect(back.record.notices).toEqual([
      { code: 'blobs', count: 1 },
      { code: 'left_out_marks', count: 1 },
    ]);
  });
});

describe('broken cards', () => {
  test('are refused as they stand, with their lines; the others go on', async () => {
    const text = [
      '杂物',
      'BEGIN:VCARD',
      'FN:没完',
      'begin:vcard',
      'FN:好',
      'end:vcard',
      '',
      'BEGIN:VCARD',
      'FN:坏',
      '没有冒号',
      'END:VCARD',
      'BEGIN:VCARD',
      'FN:到头',
    ].join('\n');
    // A card stands first, or it would be no vCard file.
    const back = await read(card('FN:先') + text);
    expect(back.rows).toEqual([['先'], ['好']]);
    expect(back.refused).toEqual([
      { line: 4, reason: 'broken_record', raw: '杂物' },
      { line: 5, reason: 'unclosed_record', raw: 'BEGIN:VCARD\nFN:没完' },
      { line: 11, reason: 'broken_record', raw: 'BEGIN:VCARD\nFN:坏\n没有冒号\nEND:VCARD' },
      { line: 15, reason: 'unclosed_record', raw: 'BEGIN:VCARD\nFN:到头' },
    ]);
    expect(back.record.counts).toMatchObject({ read: 6, taken: 2, refused: { broken_record: 2, unclosed_record: 2 } });
  });

  test('a name of a program’s own may have spaces; text that is no name still breaks the card', async () => {
    const good = card('VERSION:3.0', 'FN:A', 'X-GOOGLE TALK;TYPE=WORK:a.talk');
    const back = await read(good + card('VERSION:3.0', 'FN:B', 'what is this: nothing'));
    expect(back.named).toEqual([{ 姓名: 'A', 'X-GOOGLE TALK（单位）': 'a.talk' }]);
    expect(back.refused.map(({ reason }) => reason)).toEqual(['broken_record']);
  });

  test('a character cut in half, or one card in GB18030, costs that card alone', async () => {
    const names = '张三丰李时珍王五赵六'.repeat(4);
    const good = Buffer.from(card('VERSION:3.0', `FN:${names}`, 'TEL:1'));
    const cut = Buffer.concat([
      Buffer.from('BEGIN:VCARD\nFN:王'),
      Buffer.from([0xe4, 0xba]),
      Buffer.from('\nEND:VCARD\n'),
    ]);
    const foreign = Buffer.from(encodeGb18030(card('VERSION:2.1', 'N:诸葛;孔明')));
    const back = await read(Buffer.concat([good, cut, foreign, good]));
    expect(back.rows).toHaveLength(2);
    expect(back.refused.map(({ reason }) => reason)).toEqual(['bad_text', 'bad_text']);
    expect(back.refused[1]?.raw).toContain('诸葛;孔明');
  });

  test('a card within a card is one of its own; the outer one is not whole', async () => {
    const back = await read(card('FN:a') + card('FN:b', 'AGENT:', 'BEGIN:VCARD', 'FN:c', 'END:VCARD', 'TEL:1'));
    expect(back.rows).toEqual([['a'], ['c']]);
    expect(back.refused.map(({ reason }) => reason)).toEqual(['unclosed_record', 'broken_record']);
  });

  test('a card with too many lines or too long a value', async () => {
    const many = Array.from({ length: 10_001 }, () => 'NOTE:x');
    const back = await read(card('FN:a') + card(...many) + card('FN:b', `NOTE:${'x'.repeat(4_200_000)}`));
    expect(back.rows).toEqual([['a']]);
    expect(back.refused.map(({ reason }) => reason)).toEqual(['too_long', 'too_long']);
  });
});

describe('files', () => {
  test.each([
    ['UTF-16', Buffer.from(`\ufeff${card('FN:王五')}`, 'utf16le')],
    ['GB18030', Buffer.from(encodeGb18030(card('FN:王五')))],
  ])('in %s', async (_, bytes) => {
    expect((await read(bytes)).rows).toEqual([['王五']]);
  });

  test('with more columns than a table may have', async () => {
    const lines = Array.from({ length: 2_001 }, (_, at) => `X-${at}:x`);
    expect((await refusalOfBytes(card(...lines), 'x.vcf')).code).toBe('input.too-wide');
  });

  test('with one endless line', async () => {
    expect((await refusalOfBytes(card(`NOTE:${'x'.repeat(40_000_000)}`), 'x.vcf')).code).toBe('input.line-too-long');
  });

  test('with values and heads as long as a line may be', async () => {
    const long = 14_000_000;
    const lines = [`N:${'a;'.repeat(long / 2)}`, `N:${'\\;'.repeat(long / 2)}`, `X;Y="${'a:'.repeat(long / 2)}":1`];
    const back = await readBytes(lines.map((line) => card(line)).join('') + card('FN:a'), {}, 'x.vcf');
    expect(back.rows).toEqual([['a']]);
    expect(back.refused.map(({ reason }) => reason)).toEqual(['too_long', 'too_long', 'broken_record']);
  });

  test('without a good card', async () => {
    expect((await refusalOfBytes('BEGIN:VCARD\nFN:x', 'x.vcf')).code).toBe('input.no-rows');
  });
});
