// What lies in a binary workbook beside its rows, found in its own parts: the library looks at few of them.
import { limits } from '../limits.ts';
import { xlsbRecords } from './builtin-formats.ts';
import type { HeldSheetFacts } from './held-notices.ts';
import { countTags } from './xlsx-notices.ts';
import { optionalRelations, type Relation, relationsOf } from './xlsx-relations.ts';
import type { ZipParts } from './zip.ts';

export const workbook = 'xl/workbook.bin';

/** Records ([MS-XLSB] 2.3): a sheet of the book, a remark, a column with a filter at work. */
const record = { sheet: 156, comment: 635, filter: 163 } as const;

/** A part of any size that is small where the book is sound; nothing of one that is not there or too large to be. */
async function recordsOf(zip: ZipParts, part: string, type: number): Promise<number> {
  const size = zip.size(part);
  if (size === undefined || size > limits.smallPart) return 0;
  const chunks: Buffer[] = [];
  for await (const chunk of zip.read(part)) chunks.push(chunk);
  return xlsbRecords(Buffer.concat(chunks)).reduce((count, found) => count + Number(found.type === type), 0);
}

/** The link to its part, behind the state and the number of the sheet. */
function linkOf(sheet: Buffer): string {
  return sheet.length < 12 ? '' : sheet.toString('utf16le', 12, 12 + 2 * sheet.readUInt32LE(8));
}

/** Parts of the sheets, in the order of the book. */
export function sheetParts(book: Buffer, relations: ReadonlyMap<string, Relation>): string[] {
  const sheets = [...xlsbRecords(book)].filter(({ type }) => type === record.sheet);
  return sheets.map(({ body }) => relations.get(linkOf(body))?.target ?? '');
}

export async function bookRelations(zip: ZipParts, file: string): Promise<ReadonlyMap<string, Relation>> {
  return zip.size('xl/_rels/workbook.bin.rels') === undefined ? new Map() : relationsOf(zip, workbook, file);
}

/** @throws input.damaged, input.bomb */
export async function sheetFacts(zip: ZipParts, part: string, file: string): Promise<HeldSheetFacts> {
  const relations = await optionalRelations(zip, part, file);
  const inParts = async (relation: string, type: number) => {
    let count = 0;
    for (const { target } of relations.filter((each) => each.type === relation))
      count += await recordsOf(zip, target, type);
    return count;
  };
  // The first remark of a thread stands among the notes too.
  const answers = await countTags(
    ...([zip, relations, 'threadedComment', file] as const),
    (name, { parentId }) => name === 'threadedComment' && parentId !== undefined,
  );
  return {
    comments: (await inParts('comments', record.comment)) + answers,
    pictures: await countTags(zip, relations, 'drawing', file, (name) => name === 'pic'),
    filters: (await recordsOf(zip, part, record.filter)) + (await inParts('table', record.filter)),
    cellPictures: 0,
  };
}

/** Links to other files, and people who are named as writers of remarks. */
export async function bookFacts(zip: ZipParts, relations: readonly Relation[], file: string) {
  return {
    links: relations.filter(({ type }) => type === 'externalLink' || type === 'connections').length,
    people: await countTags(zip, relations, 'person', file, (name) => name === 'person'),
  };
}
