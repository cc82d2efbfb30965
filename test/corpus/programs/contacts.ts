// Contacts of telephones: vCard 2.1 of an old Android, 3.0 of an iPhone, 4.0 of Nextcloud.
import type { CorpusFile, Program } from '../corpus.ts';
import { encodings, lines } from '../text.ts';

/** Every byte beyond ASCII as =XX, the line cut behind 70 signs with an = at its end. */
function quotedPrintable(text: string): string {
  const coded = [...Buffer.from(text)].map((byte) =>
    byte > 0x7e || byte === 0x3d || byte < 0x20
      ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
      : String.fromCharCode(byte),
  );
  const rows: string[] = [''];
  for (const piece of coded) {
    if ((rows.at(-1) ?? '').length + piece.length > 70) rows.push('');
    rows[rows.length - 1] += piece;
  }
  return rows.join('=\r\n');
}

const qp = 'CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE';

const android: CorpusFile = {
  name: '00001.vcf',
  format: 'vcard',
  bytes: () =>
    lines(
      'BEGIN:VCARD',
      'VERSION:2.1',
      `N;${qp}:${quotedPrintable('王')};${quotedPrintable('䶮')};;;`,
      `FN;${qp}:${quotedPrintable('王䶮')}`,
      'TEL;CELL:154-0000-0001',
      'TEL;WORK:021-62345678',
      `NOTE;${qp}:${quotedPrintable('每周三下午上门保洁，带鞋套；门口有狗，请先打电话再上楼')}`,
      'END:VCARD',
      'BEGIN:VCARD',
      'VERSION:2.1',
      `N;${qp}:;${quotedPrintable('保洁小李')};;;`,
      `FN;${qp}:${quotedPrintable('保洁小李')}`,
      'TEL;CELL:15400000002',
      'END:VCARD',
    ),
  expected: [
    {
      columns: ['姓名', '姓', '名', '电话（手机）', '电话（单位）', '备注'],
      rows: [
        ['王䶮', '王', '䶮', '154-0000-0001', '021-62345678', '每周三下午上门保洁，带鞋套；门口有狗，请先打电话再上楼'],
        ['保洁小李', '', '保洁小李', '15400000002', '', ''],
      ],
    },
  ],
};

const iPhone: CorpusFile = {
  name: 'iPhone 联系人.vcf',
  format: 'vcard',
  bytes: () =>
    lines(
      'BEGIN:VCARD',
      'VERSION:3.0',
      'PRODID:-//Apple Inc.//iPhone OS 17.0//EN',
      'N:李;𬭎;;;',
      'FN:李𬭎',
      'TEL;type=CELL;type=VOICE;type=pref:+86 154 0000 0003',
      'item1.ADR;type=HOME;type=pref:;;云桥路3号\\, 5号楼;上海市;;200040;中国',
      'item1.X-ABADR:cn',
      'NOTE:第一行\\n第二行\\; 有分号',
      'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ',
      ' AASABIAAD/4QBMRXhpZg',
      'END:VCARD',
      '',
      'BEGIN:VCARD',
      'VERSION:3.0',
      'N:;;;;',
      'FN:物业前台',
      'ORG:青禾新村物业',
      ' 服务中心;',
      'TEL;type=MAIN:400-000-0000',
      'END:VCARD',
    ),
  expected: [
    {
      columns: [
        '姓名',
        '姓',
        '名',
        '电话（手机）',
        '电话（总机）',
        '地址（住宅）',
        '地址（住宅）城市',
        '地址（住宅）邮编',
        '地址（住宅）国家',
        '单位',
        '备注',
        'PRODID',
        'X-ABADR',
      ],
      // What no one needs is kept all the same.
      rows: [
        [
          '李𬭎',
          '李',
          '𬭎',
          '+86 154 0000 0003',
          '',
          '云桥路3号, 5号楼',
          '上海市',
          '200040',
          '中国',
          '',
          '第一行\n第二行; 有分号',
          '-//Apple Inc.//iPhone OS 17.0//EN',
          'cn',
        ],
        ['物业前台', '', '', '', '400-000-0000', '', '', '', '', '青禾新村物业服务中心', '', '', ''],
      ],
      notices: { blobs: 1 },
    },
  ],
};

const nextcloud: CorpusFile = {
  name: 'contacts-2024-03-01.vcf',
  format: 'vcard',
  bytes: () =>
    [
      'BEGIN:VCARD',
      'VERSION:4.0',
      'UID:urn:uuid:00000000-0000-4000-8000-000000000001',
      'FN:阿依古丽·买买提',
      'N:买买提;阿依古丽;;;',
      'TEL;VALUE=uri;TYPE="cell,voice":tel:+86-154-0000-0005',
      'EMAIL;TYPE=home:ayi@example.com',
      'BDAY:19900203',
      'CATEGORIES:老客户,VIP',
      'END:VCARD',
      '',
    ].join('\n'),
  expected: [
    {
      columns: ['姓名', '姓', '名', '电话（手机）', '邮箱（住宅）', '生日', '分组', 'UID'],
      rows: [
        [
          '阿依古丽·买买提',
          '买买提',
          '阿依古丽',
          '+86-154-0000-0005',
          'ayi@example.com',
          '19900203',
          '老客户,VIP',
          'urn:uuid:00000000-0000-4000-8000-000000000001',
        ],
      ],
    },
  ],
};

/** A telephone of before: bytes of GBK, and no word of it. */
const feature: CorpusFile = {
  name: 'nokia.vcf',
  format: 'vcard',
  bytes: () =>
    encodings.gb18030(
      lines(
        'BEGIN:VCARD',
        'VERSION:2.1',
        'FN:欧阳娜娜',
        'TEL;HOME;VOICE:02160000000',
        'TEL;CELL;VOICE:15400000006',
        'TEL;CELL;VOICE:15400000007',
        'END:VCARD',
      ),
    ),
  expected: [
    {
      columns: ['姓名', '电话（住宅）', '电话（手机）', '电话（手机） 2'],
      rows: [['欧阳娜娜', '02160000000', '15400000006', '15400000007']],
    },
  ],
};

export const contacts: Program = { program: 'contacts of a telephone', files: [android, iPhone, nextcloud, feature] };
