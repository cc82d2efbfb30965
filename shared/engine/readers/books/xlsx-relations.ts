// The links between the parts of a workbook (ECMA-376 part 2, 9.3): `x/_rels/y.xml.rels` says what `x/y.xml` refers to.
import { readTags } from './xml-tags.ts';
import type { ZipParts } from './zip.ts';

export interface Relation {
  /** The last step of its type: `worksheet`, `comments`. */
  readonly type: string;
  readonly target: string;
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

/** Relations of a part by id; a book's root is the part ''. @throws input.damaged, input.bomb */
export async function relationsOf(zip: ZipParts, part: string, file: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const relations = new Map<string, Relation>();
  await readTags(zip, `${folder}_rels/${part.slice(slash)}.rels`, file, (name, { Id, Type, Target, TargetMode }) => {
    if (name !== 'Relationship' || TargetMode === 'External' || Id === undefined) return;
    relations.set(Id, { type: lastStep(Type ?? ''), target: resolvePart(folder, Target ?? '') });
  });
  return relations;
}

/** As `relationsOf`, of a part that need not have any. */
export async function optionalRelations(zip: ZipParts, part: string, file: string): Promise<Relation[]> {
  const slash = part.lastIndexOf('/') + 1;
  const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
  return zip.size(name) === undefined ? [] : [...(await relationsOf(zip, part, file)).values()];
}

export function targetOf(relations: Iterable<Relation>, type: string): string | undefined {
  for (const relation of relations) if (relation.type === type) return relation.target;
  return undefined;
}
