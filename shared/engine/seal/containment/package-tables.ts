// The tables and lists of a package as the containment gate wants them: what is stored, and what of it was sealed.
import { readChange } from '../../../data/redaction/params.ts';
import type { TablePlan } from '../../../data/redaction/table-plan.ts';
import { type Bytes, concat } from '../../../format/bytes.ts';
import type { ReadyEntry } from '../../../format/package/assemble.ts';
import type { ListToSeal, SealedList } from '../seal-list.ts';
import type { PreviewTable } from '../seal-preview-table.ts';
import type { SealedTable, TableToSeal } from '../seal-table.ts';
import { reopenPart, type StageKey } from './reopen.ts';
import type { GoingTable, StoredColumn, StoredTable } from './tables.ts';

export type SealedContent = {
  /** Every table of the case. */
  readonly all: readonly TableToSeal[];
  readonly preview: readonly PreviewTable[];
  readonly lists: readonly ListToSeal[];
  readonly sealed: readonly SealedTable[];
  readonly sealedLists: readonly SealedList[];
};

/** Signs of UTF-8's byte order mark, which a list begins with. */
const markBytes = 3;

const goes = ({ change }: StoredColumn) => change.action !== 'drop';
const columnsThatGo = ({ columns }: TablePlan) => columns.filter(goes);

export function tablesToCheck(content: SealedContent, key: StageKey): StoredTable[] {
  return content.all.map((table) => {
    const preview = content.preview.find(({ id }) => id === table.id);
    const columns = preview === undefined ? table.plan.columns : previewed(table, preview);
    const going = [...ofTable(content, table.id, columns, key), ...ofLists(content, table.id, key)];
    return { id: table.id, rows: table.rows, columns, blocks: table.blocks, going };
  });
}

/** In a preview a column may be treated otherwise than in the full package; one that it does not tell of stays. */
function previewed({ plan }: TableToSeal, { columns }: PreviewTable): StoredColumn[] {
  return plan.columns.map(({ id, pi }) => {
    const action = columns.find((column) => column.id === id)?.action ?? 'drop';
    return { id, pi, change: action === 'drop' ? { action } : readChange(pi, action) };
  });
}

function ofTable(
  { preview, sealed }: SealedContent,
  id: string,
  columns: readonly StoredColumn[],
  key: StageKey,
): GoingTable[] {
  const found = sealed.find(({ manifest }) => manifest.id === id);
  if (found === undefined) return [];
  const isNumberedAnew = preview.some((table) => table.id === id);
  const parts = found.entries.map((entry) => () => reopenPart(entry, key));
  return [{ id, isNumberedAnew, columns: columns.filter(goes), parts, allowed: [] }];
}

function ofLists({ lists, sealedLists }: SealedContent, of: string, key: StageKey): GoingTable[] {
  return lists.flatMap((list) => {
    const sealed = sealedLists.find(({ id }) => id === list.id);
    if (list.of !== of || sealed === undefined) return [];
    return [
      { id: list.id, columns: columnsThatGo(list.plan), parts: [() => reopenList(sealed.entry, key)], allowed: [] },
    ];
  });
}

/** A list is one stream and no part: it is not compressed. */
async function reopenList(entry: ReadyEntry, { bulk, identity, signal }: StageKey): Promise<Bytes> {
  const chunks: Bytes[] = [];
  for await (const chunk of bulk.openStream([identity], entry.open(), signal)) chunks.push(chunk);
  return concat(...chunks).slice(markBytes);
}
