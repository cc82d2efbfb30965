// Files that can't be read, each refused with the reason that leads to the way out.
import { gzipSync } from 'node:zlib';
import { zipFile } from '../../../shared/engine/demo/zip-file.ts';
import { book } from '../book.ts';
import type { CorpusFile, Program } from '../corpus.ts';

const plain = () =>
  book([
    {
      name: 'x',
      rows: [
        ['姓名', '电话'],
        ['王䶮', '15400000071'],
      ],
    },
  ]);

const refusals: readonly (readonly [
  name: string,
  refusedAs: Extract<CorpusFile['expected'], { refusedAs: unknown }>['refusedAs'],
  bytes: CorpusFile['bytes'],
])[] = [
  ['空文件.xlsx', 'input.empty', () => ''],
  ['传了一半.xlsx', 'input.half-copied', () => plain().subarray(0, 700)],
  ['照片.xlsx', 'input.kind', () => Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb', 'hex')],
  ['只有空格.csv', 'input.no-rows', () => ' \r\n , \r\n\t\r\n'],
  ['空表.xlsx', 'input.no-rows', () => book([{ name: 'x', rows: [] }])],
  [
    '单个文件网页.xls',
    'input.kind',
    () =>
      'MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary="----=_x"\r\n\r\n------=_x\r\nContent-Type: text/html\r\n\r\n<table><tr><td>1</td></tr></table>\r\n------=_x--\r\n',
  ],
  ['设置.xml', 'input.kind', () => '<?xml version="1.0"?><customers><customer name="王䶮"/></customers>'],
  ['~$客户.xlsx', 'input.lock-file', () => Buffer.concat([Buffer.from('\u0006wangyh'), Buffer.alloc(158)])],
  ['.~lock.客户.ods#', 'input.lock-file', () => ',wang,pc,01.03.2024 10:00,file:///home/wang/.config;'],
  ['账单.zip', 'input.archive', () => zipFile([{ name: '账单.csv', bytes: Buffer.from('a,b\n1,2\n') }])],
  ['账单.csv.gz', 'input.archive', () => gzipSync('a,b\n1,2\n')],
  ['资料.rar', 'input.archive', () => Buffer.from('526172211a0701003392b5e50a010506000501018080', 'hex')],
  ['资料.7z', 'input.archive', () => Buffer.from('377abcaf271c00048d9bd50f00000000000000006200000000000000', 'hex')],
  ['名单.pdf', 'input.kind', () => '%PDF-1.4\n1 0 obj\n'],
  ['半截.json', 'input.half-copied', () => '{"data":[{"name":"王䶮"},{"na'],
];

export const trouble: Program = {
  program: 'files in trouble',
  files: refusals.map(([name, refusedAs, bytes]) => ({ name, bytes, expected: { refusedAs } })),
};
