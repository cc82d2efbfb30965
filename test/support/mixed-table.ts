// A table of 200 rows with every kind of cell, made by openpyxl and saved by LibreOffice in its formats; and what its cells must read as.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bash } from './foreign.ts';

export interface Folder {
  readonly path: string;
  remove(): Promise<void>;
}

export async function temporaryFolder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'handover-books-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

const count = 200;
const columns = ['编号', '姓名', '证号', '金额', '日期', '时间', '一天', '在用', '算式', '备注'];
const names = ['王䶮', '𬭎\u{1f600}', ' 前后 ', '阿依古丽•买买提', '=1+1', '<a&b>"\'', '0012', '多\n行'];

/** The table as text cells. LibreOffice keeps truth values as numbers in its own format. */
export function mixedRows(kind: string): string[][] {
  const two = (value: number) => String(value).padStart(2, '0');
  const rows = Array.from({ length: count }, (_, index) => {
    const day = two((index % 28) + 1);
    const truth = index % 2 === 0;
    return [
      String(index).padStart(5, '0'),
      names[index % names.length] ?? '',
      `31990019900101${String(index).padStart(4, '0')}`,
      String((index * 5 - 300) / 4),
      `2024-02-${day}`,
      `2024-02-${day} ${two(index % 24)}:30:00`,
      `${two(index % 24)}:15:00`,
      kind === 'ods' ? String(Number(truth)) : truth ? 'TRUE' : 'FALSE',
      String((index * 5 - 300) / 2),
      index % 3 === 0 ? '' : `备注${index}`,
    ];
  });
  return [columns, ...rows];
}

const script = `
import datetime, json, openpyxl, sys
columns, names, count = json.loads(sys.argv[1])
book = openpyxl.Workbook()
sheet = book.active
sheet.title = '客户'
sheet.append(columns)
for i in range(count):
    day = i % 28 + 1
    line = i + 2
    sheet.append([i, None, '31990019900101%04d' % i, (i * 5 - 300) / 4, datetime.date(2024, 2, day),
        datetime.datetime(2024, 2, day, i % 24, 30), datetime.time(i % 24, 15), i % 2 == 0, '=D%d*2' % line,
        None if i % 3 == 0 else '备注%d' % i])
    name = sheet.cell(line, 2)
    name.value = names[i % len(names)]
    name.data_type = 's'
    sheet.cell(line, 1).number_format = '00000'
    sheet.cell(line, 5).number_format = 'yyyy"年"m"月"d"日"'
    sheet.cell(line, 6).number_format = 'yyyy-mm-dd hh:mm:ss'
    sheet.cell(line, 7).number_format = 'hh:mm:ss'
book.save('source.xlsx')`;

/** Saves the table as `xlsx/mixed.xlsx`, `xls/mixed.xls` and `ods/mixed.ods`; LibreOffice works the formulas out. */
export async function writeMixedTable(folder: string): Promise<void> {
  await writeFile(join(folder, 'make.py'), script);
  const run = (command: string) => {
    const { status, stderr } = bash(command, folder, {
      TEXT: JSON.stringify([columns, names, count]),
      LC_ALL: 'C.UTF-8',
    });
    if (status !== 0) throw new Error(stderr);
  };
  run('python3 make.py "$TEXT" && mv source.xlsx mixed.xlsx');
  for (const format of ['xlsx', 'xls', 'ods']) {
    await mkdir(join(folder, format));
    run(
      `soffice -env:UserInstallation="file://$PWD/profile" --headless --convert-to ${format} --outdir ${format} mixed.xlsx`,
    );
  }
}
