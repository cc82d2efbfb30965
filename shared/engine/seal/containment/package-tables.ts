// The tables and lists of a package as the containment gate wants them: what is stored, and what of it was sealed.
import { readChange } from '../../../data/redaction/params.ts';
import type { TablePlan } from '../../../data/redaction/table-plan.ts';
import type { ListToSeal, SealedList } from '../seal-list.ts';
import type { PreviewTable } from '../seal-preview-table.ts';
import type { SealedTable, TableToSeal } from '../seal-table.ts';
import { openedPieces, previewPieces, type StageKey } from './reopen.ts';
import type { Allowed, GoingPiece, GoingTable, StoredColumn, StoredTable } from './tables.ts';

export type SealedContent = {
  /** Every table of the case. */
  readonly all: readonly TableToSeal[];
  readonly preview: readonly PreviewTable[];
  readonly lists: readonly ListToSeal[];
  readonly sealed: readonly SealedTable[];
  readonly sealedLists: readonly SealedList[];
};

const goes = ({ change }: StoredColumn) => change.action !== 'drop';
const columnsThatGo = ({ columns }: TablePlan) => columns.filter(goes);

export function tablesToCheck(content: SealedContent, key: StageKey): StoredTable[] {
  return content.all.map((table) => {
    const columns = columnsToCheck(content.preview, table);
    const isPreviewed = content.preview.some(({ id }) => id === table.id);
    // What a person lets go with the names of customers is not for the eyes of everybody who might buy.
    const allowed = isPreviewed ? [] : table.allowed.map(asAllowed);
    const going = [...ofTable(content, table.id, columns, key), ...ofLists(content, table.id, key)].map((one) => ({
      ...one,
      allowed,
    }));
    return { id: table.id, rows: table.rows, columns, blocks: table.blocks, going };
  });
}

export function columnsToCheck(previews: readonly PreviewTable[], table: TableToSeal): readonly StoredColumn[] {
  const preview = previews.find(({ id }) => id === table.id);
  return preview === undefined ? table.plan.columns : previewed(table, preview);
}

const asAllowed = ({ column, from }: TableToSeal['allowed'][number]): Allowed => ({
  fromTable: from.table,
  from: from.column,
  in: column,
});

/** In a preview a column may be treated otherwise than in the full package; one that it does not tell of stays. */
function previewed({ plan }: TableToSeal, { columns }: PreviewTable): StoredColumn[] {
  return plan.columns.map(({ id, pi }) => {
    const action = columns.find((column) => column.id === id)?.action ?? 'drop';
    return { id, pi, change: action === 'drop' ? { action } : readChange(pi, action) };
  });
}

/** But for what is allowed in them. */
type Going = Omit<GoingTable, 'allowed'>;

function ofTable(
  { preview, sealed }: SealedContent,
  id: string,
  columns: readonly StoredColumn[],
  key: StageKey,
): Going[] {
  const found = sealed.find(({ manifest }) => manifest.id === id);
  if (found === undefined) return [];
  const isNumberedAnew = preview.some((table) => table.id === id);
  async function* pieces(sealed: SealedTable): AsyncGenerator<GoingPiece> {
    for (const part of sealed.parts) yield* openedPieces(part, key);
    if (isNumberedAnew) for (const entry of sealed.entries) yield* previewPieces(entry, key);
  }
  return [{ id, isNumberedAnew, columns: columns.filter(goes), pieces: () => pieces(found) }];
}

function ofLists({ lists, sealedLists }: SealedContent, of: string, key: StageKey): Going[] {
  return lists.flatMap((list) => {
    const sealed = sealedLists.find(({ id }) => id === list.id);
    if (list.of !== of || sealed === undefined) return [];
    return [{ id: list.id, columns: columnsThatGo(list.plan), pieces: () => openedPieces(sealed, key) }];
  });
}
