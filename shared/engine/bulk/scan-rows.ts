// What the columns of some rows hold, as a worker finds it: to be merged with that of the rows around them.
import { ColumnScan } from '../../data/detect/column.ts';
import { fieldEnds } from '../../data/field-ends.ts';
import type { Bytes } from '../../format/bytes.ts';
import { release } from '../memory.ts';
import { type PackedBlock, unpackBlock } from '../vault/rows/block-codec.ts';
import type { ScannedRows, ScanRowsJob } from './messages.ts';

function unpacked({ block }: { readonly block: PackedBlock }): Bytes {
  const csv = unpackBlock(block);
  release(block.bytes);
  return csv;
}

/** @throws vault.damaged */
export function scanRows({ columns, known, rows }: ScanRowsJob): ScannedRows {
  const csv = 'csv' in rows ? rows.csv : unpacked(rows);
  const ends = fieldEnds(csv);
  const perRow = columns.length + 1;
  const scans = columns.map((name, column) => {
    const scan = new ColumnScan(name, known?.[column]);
    // `_row` is the first field.
    for (let field = column + 1; field < ends.length; field += perRow) {
      scan.addCell(csv, (ends[field - 1] as number) + 1, ends[field] as number);
    }
    return scan;
  });
  release(csv);
  return { states: scans.map((scan) => scan.state()), known: scans.map((scan) => scan.known()) };
}
