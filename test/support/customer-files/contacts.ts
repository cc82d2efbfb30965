// The contacts of a telephone (vCard 3.0, RFC 2426): what a shopkeeper writes down beside a name.
import { drop, redact } from './decisions.ts';
import { anySecret, type CustomerFiles, type ExportedFile, goes, stays, type Table } from './kind.ts';
import { note } from './notes.ts';
import { chance, createRandom, made, people, written } from './people.ts';

const random = createRandom(4108);

const contacts: Table = {
  columns: [
    goes('姓名', 'person_name'),
    goes('电话（手机）', 'cn_mobile'),
    goes('邮箱', 'email', drop),
    stays('备注', anySecret, redact),
  ],
  rows: people(random, 60).map((one) => {
    const { text, secrets, wayIn } = note(random, ['waysIn', 'passwords', 'children', 'others']);
    return {
      person: one.number,
      cells: {
        姓名: one.name,
        '电话（手机）': written(one.mobile, random),
        邮箱: chance(random, 0.3) ? made('email', random) : '',
        备注: text,
      },
      wayIn,
      secrets,
    };
  }),
};

const properties = { 姓名: 'FN', '电话（手机）': 'TEL;TYPE=CELL', 邮箱: 'EMAIL', 备注: 'NOTE' } as const;

function cards(name: string, { rows }: Table): ExportedFile {
  const line = (cells: Readonly<Record<string, string>>, column: string, property: string) => {
    const value = cells[column] ?? '';
    return value === '' ? [] : [`${property}:${value.replace(/[\\,;]/g, '\\$&')}`];
  };
  const card = (cells: Readonly<Record<string, string>>) => [
    'BEGIN:VCARD',
    'VERSION:3.0',
    ...Object.entries(properties).flatMap(([column, property]) => line(cells, column, property)),
    'END:VCARD',
    '',
  ];
  return { name, bytes: () => rows.map(({ cells }) => card(cells).join('\r\n')).join('') };
}

export const addressBook: CustomerFiles = {
  kind: 'contacts',
  files: [cards('通讯录.vcf', contacts)],
  tables: [contacts],
};
