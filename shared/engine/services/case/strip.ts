// The seal strip of a case: six cells, each undone, being done or done, with the paper that stands for it.
import { shortForm } from '../../../format/numbers.ts';
import { parseStatement } from '../../../format/statements/file.ts';
import type { Output } from '../../../ipc/contract.ts';
import { nodePrimitives } from '../../primitives.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { type Artefact, listArtefacts } from '../../vault/stores/artefact-store.ts';
import type { CaseDataView } from '../data/case-data-view.ts';
import { packageView } from '../package/package-view.ts';
import { artefactComplete } from './artefact-complete.ts';
import type { CaseState } from './case-state.ts';

type Cell = Output<'case.show'>['strip'][number];

function cell(name: Cell['cell'], doing: boolean): Cell {
  return { cell: name, state: doing ? 'doing' : 'undone' };
}

function stamped(name: Cell['cell'], id: string, at: string): Cell {
  return { cell: name, state: 'done', at, short: shortForm(id) };
}

function paperCell(db: ReadableDb, name: Cell['cell'], papers: readonly Artefact[], doing: boolean): Cell {
  const paper = papers.findLast((artefact) => artefactComplete(db, artefact));
  if (paper === undefined) return cell(name, doing || papers.length > 0);
  return stamped(name, paper.id, parseStatement(paper.bytes, nodePrimitives.ed25519).statement.made.utc);
}

/** @param ready nothing is missing for a full package */
export function stripOf(db: ReadableDb, state: CaseState, data: CaseDataView, ready: boolean): Cell[] {
  const { record, packages, terms } = state;
  const of = (kind: Artefact['kind']) => listArtefacts(db, record.caseUid, kind);
  const full = packages.findLast(({ kind }) => kind === 'full');
  const begun = data.tables.length > 0 || terms !== undefined || packages.length > 0;
  const prepared = terms?.complete === true && (full !== undefined || (record.role === 'seller' && ready));
  return [
    prepared && terms !== undefined
      ? stamped('prepare', terms.id, terms.file.statement.made.utc)
      : cell('prepare', begun || full === undefined),
    cell('notify', false),
    full === undefined ? cell('seal', prepared) : stamped('seal', full.id, packageView(full).made),
    paperCell(db, 'witness', of('witness'), false),
    paperCell(db, 'receipt', of('receipt'), full !== undefined),
    paperCell(db, 'cleanup', of('cleanup'), false),
  ];
}
