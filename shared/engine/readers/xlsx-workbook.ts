// The small parts of a workbook (ECMA-376): which sheets there are, where they lie, how numbers are shown, from which day dates count.
import { HandoverError } from '../../domain/errors.ts';
import { type NumberFormat, parseNumberFormat } from './xlsx-values.ts';
import { type Attributes, readXml } from './xml.ts';
import type { ZipParts } from './zip.ts';

export interface Sheet {
  readonly name: string;
  readonly part: string;
  readonly isHidden: boolean;
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** Days count from 1904-01-01, not from 1900. */
  readonly is1904: boolean;
  readonly sharedStrings: string | undefined;
  /** Number format of each cell style. */
  readonly formats: readonly NumberFormat[];
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

async function readTags(
  zip: ZipParts,
  part: string,
  file: string,
  open: (name: string, attributes: Attributes, parent: string) => void,
): Promise<void> {
  const path: string[] = [''];
  const handler = {
    open: (name: string, attributes: Attributes) => {
      open(name, attributes, path.at(-1) ?? '');
      path.push(name);
    },
    close: () => {
      path.pop();
    },
    text: () => undefined,
  };
  await readXml(await zip.whole(part), handler, file);
}

/** The part that a relation's target names, seen from the folder of its owner. */
function resolvePart(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.' && step !== '') parts.push(step);
  }
  return parts.join('/');
}

function lastStep(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Relations of a part by id. */
async function relationsOf(zip: ZipParts, part: string, file: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const relations = new Map<string, Relation>();
  await readTags(zip, `${folder}_rels/${part.slice(slash)}.rels`, file, (name, { Id, Type, Target, TargetMode }) => {
    if (name !== 'Relationship' || TargetMode === 'External' || Id === undefined) return;
    relations.set(Id, { type: lastStep(Type ?? ''), target: resolvePart(folder, Target ?? '') });
  });
  return relations;
}

function targetOf(relations: Iterable<Relation>, type: string): string | undefined {
  for (const relation of relations) if (relation.type === type) return relation.target;
  return undefined;
}

async function readFormats(zip: ZipParts, part: string | undefined, file: string): Promise<NumberFormat[]> {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  if (part === undefined) return formats;
  await readTags(zip, part, file, (name, attributes, parent) => {
    const id = Number(attributes.numFmtId ?? 0);
    if (name === 'numFmt') codes.set(id, attributes.formatCode ?? '');
    if (name === 'xf' && parent === 'cellXfs') formats.push(parseNumberFormat(id, codes.get(id)));
  });
  return formats;
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** The attribute that links to a relation, whatever its prefix is. */
function relationId(attributes: Attributes): string {
  return Object.entries(attributes).find(([name]) => /:id$/.test(name))?.[1] ?? '';
}

/** @throws input.damaged for a ZIP that holds no workbook, input.kind for a document of another kind */
export async function readWorkbook(zip: ZipParts, file: string): Promise<Workbook> {
  const part = targetOf((await relationsOf(zip, '', file)).values(), 'officeDocument');
  if (part === undefined) throw new HandoverError('input.damaged', { file });
  const relations = await relationsOf(zip, part, file);
  const sheets: Sheet[] = [];
  let is1904 = false;
  await readTags(zip, part, file, (name, attributes) => {
    if (name === 'workbookPr') is1904 = isTrue(attributes.date1904);
    const relation = name === 'sheet' ? relations.get(relationId(attributes)) : undefined;
    // Chart and dialogue sheets have no rows.
    if (relation?.type !== 'worksheet') return;
    const isHidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
    sheets.push({ name: attributes.name ?? '', part: relation.target, isHidden });
  });
  return {
    sheets,
    is1904,
    sharedStrings: targetOf(relations.values(), 'sharedStrings'),
    formats: await readFormats(zip, targetOf(relations.values(), 'styles'), file),
  };
}
