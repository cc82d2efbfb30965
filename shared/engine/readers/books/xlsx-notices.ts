// What lies in a workbook beside its rows: counted and reported, never handed on.
import { foundNotices } from '../found-notices.ts';
import type { Notice } from '../record.ts';
import { optionalRelations, type Relation } from './xlsx-relations.ts';
import { readTail, type SheetTail } from './xlsx-tail.ts';
import type { Sheet, Workbook } from './xlsx-workbook.ts';
import type { Attributes } from './xml.ts';
import { readTags, walkTags } from './xml-tags.ts';
import type { ZipParts } from './zip.ts';

/** Counts the tags of the parts that relations of one type lead to. */
export async function countTags(
  zip: ZipParts,
  relations: readonly Relation[],
  type: string,
  file: string,
  isCounted: (name: string, attributes: Attributes) => boolean,
): Promise<number> {
  let count = 0;
  for (const { target } of relations.filter((relation) => relation.type === type)) {
    if (zip.size(target) === undefined) continue;
    await walkTags(zip, target, file, (name, attributes) => {
      if (isCounted(name, attributes)) count += 1;
    });
  }
  return count;
}

/** Fields of the book's properties that name a person or a company, if they are filled. */
async function properties(zip: ZipParts, file: string): Promise<number> {
  const filled = new Set<string>();
  for (const part of ['docProps/core.xml', 'docProps/app.xml']) {
    if (zip.size(part) === undefined) continue;
    const text = (piece: string, name: string) => {
      if (/^(?:creator|lastModifiedBy|Manager|Company)$/.test(name) && piece.trim() !== '') filled.add(name);
    };
    await readTags(zip, part, file, () => undefined, text);
  }
  return filled.size;
}

/** Of the whole book. @throws input.damaged, input.bomb */
export async function bookNotices(zip: ZipParts, workbook: Workbook, file: string): Promise<Notice[]> {
  const { definedNames, relations } = workbook;
  const persons = await countTags(zip, relations, 'person', file, (name) => name === 'person');
  const links = relations.filter(({ type }) => type === 'externalLink' || type === 'connections');
  return foundNotices([
    ['defined_names', definedNames.length, definedNames],
    ['external_links', links.length],
    ['book_properties', (await properties(zip, file)) + persons],
  ]);
}

/** Pictures laid over the cells. */
function pictures(zip: ZipParts, relations: readonly Relation[], file: string): Promise<number> {
  return countTags(zip, relations, 'drawing', file, (name) => name === 'pic');
}

/** Notes, and the answers in threads: the first remark of a thread stands among the notes too. */
async function comments(zip: ZipParts, relations: readonly Relation[], file: string): Promise<number> {
  const notes = await countTags(zip, relations, 'comments', file, (name) => name === 'comment');
  const isAnswer = (name: string, { parentId }: Attributes) => name === 'threadedComment' && parentId !== undefined;
  return notes + (await countTags(zip, relations, 'threadedComment', file, isAnswer));
}

/** Of one sheet, with the merged ranges that its rows need. @throws input.damaged, input.bomb, cancelled */
export async function lookAround(
  zip: ZipParts,
  { part }: Sheet,
  file: string,
  signal?: AbortSignal,
): Promise<{ readonly tail: SheetTail; readonly notices: readonly Notice[] }> {
  const relations = await optionalRelations(zip, part, file);
  const tail = await readTail(zip, part, file, signal);
  const inTables = await countTags(zip, relations, 'table', file, (name) => name === 'filterColumn');
  return {
    tail,
    notices: foundNotices([
      ['filters', tail.filters + inTables],
      ['comments', await comments(zip, relations, file)],
      ['pictures', await pictures(zip, relations, file)],
    ]),
  };
}
