// The small parts of a workbook (ECMA-376): which sheets there are, where they lie, how numbers are shown, from which day dates count.
import { HandoverError } from '../../../domain/errors.ts';
import { type Relation, relationsOf, targetOf } from './xlsx-relations.ts';
import { readStyles, type Styles } from './xlsx-styles.ts';
import { type Attributes, isTrue } from './xml.ts';
import { readTags } from './xml-tags.ts';
import type { ZipParts } from './zip.ts';

export interface Sheet {
  readonly name: string;
  readonly part: string;
  readonly isHidden: boolean;
}

export interface Workbook extends Styles {
  readonly sheets: readonly Sheet[];
  /** Days count from 1904-01-01, not from 1900. */
  readonly is1904: boolean;
  readonly sharedStrings: string | undefined;
  /** Names that a person gave to cells; those that the program made itself are left out. */
  readonly definedNames: readonly string[];
  readonly relations: readonly Relation[];
}

/** The attribute that links to a relation, whatever its prefix is. */
function relationId(attributes: Attributes): string {
  return Object.entries(attributes).find(([name]) => /:id$/.test(name))?.[1] ?? '';
}

/** What `xl/workbook.xml` itself says. */
class Contents {
  readonly sheets: Sheet[] = [];
  readonly definedNames: string[] = [];
  is1904 = false;
  readonly #relations: ReadonlyMap<string, Relation>;

  constructor(relations: ReadonlyMap<string, Relation>) {
    this.#relations = relations;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'workbookPr') this.is1904 = isTrue(attributes.date1904);
    else if (name === 'sheet') this.#sheet(attributes);
    else if (name === 'definedName' && !attributes.name?.startsWith('_xlnm.')) {
      this.definedNames.push(attributes.name ?? '');
    }
  }

  /** Chart and dialogue sheets have no rows. */
  #sheet(attributes: Attributes): void {
    const relation = this.#relations.get(relationId(attributes));
    if (relation?.type !== 'worksheet') return;
    const isHidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
    this.sheets.push({ name: attributes.name ?? '', part: relation.target, isHidden });
  }
}

/** @throws input.damaged for a ZIP that holds no workbook, input.kind for a document of another kind */
export async function readWorkbook(zip: ZipParts, file: string): Promise<Workbook> {
  const part = targetOf((await relationsOf(zip, '', file)).values(), 'officeDocument');
  if (part === undefined) throw new HandoverError('input.damaged', { file });
  const byId = await relationsOf(zip, part, file);
  const relations = [...byId.values()];
  const contents = new Contents(byId);
  await readTags(zip, part, file, (name, attributes) => contents.open(name, attributes));
  const { sheets, is1904, definedNames } = contents;
  return {
    ...{ sheets, is1904, definedNames, relations },
    sharedStrings: targetOf(relations, 'sharedStrings'),
    ...stylesOf(await readStyles(zip, targetOf(relations, 'styles'), file)),
  };
}

function stylesOf({ formats, fills }: Styles): Styles {
  return { formats, fills };
}
