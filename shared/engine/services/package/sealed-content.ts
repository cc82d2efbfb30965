// What a full package gave, kept beside its record: the policy and the tables of the case may change after it was sealed.
import type * as v from 'valibot';
import type { sealedContent } from '../../../ipc/views.ts';
import type { PackageToSeal, SealedPackage } from '../../seal/seal-package.ts';

type SealedContent = v.InferOutput<typeof sealedContent>;
type Column = PackageToSeal['tables'][number]['columns'][number];

const namesOf = (columns: readonly Column[]) => columns.map(({ name }) => name);

export function contentOfSealed(
  { tables }: Pick<PackageToSeal, 'tables'>,
  { rows }: Pick<SealedPackage, 'rows'>,
): SealedContent {
  const stays = ({ action }: Column) => action === 'drop';
  return {
    rows,
    tables: tables.map(({ name, columns }) => ({
      name,
      keep: namesOf(columns.filter((column) => !stays(column))),
      left: namesOf(columns.filter(stays)),
    })),
  };
}
