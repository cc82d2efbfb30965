// What the decisions come to: every row judged, and one row to look at before and after.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Output } from '../../../shared/ipc/contract.ts';
import { api } from '../../app/host.ts';
import { type CaseView, useVaultOpen } from '../../app/queries.ts';
import type { CaseTables } from './stacks.ts';

export type Checked = Output<'policy.check'>;

/** What the count depends on: another answer is another count. */
function countedBy(tables: CaseTables): string {
  return JSON.stringify(
    tables.map(({ id, taken, rules, columns }) => [
      id,
      taken,
      rules,
      columns.map(({ action, params }) => [action, params]),
    ]),
  );
}

/** Every row judged. A count that nobody waits for any more is cancelled; the last one stays on the page meanwhile. */
export function useChecked({ case_uid: ref, tables }: CaseView): { checked: Checked | undefined; counting: boolean } {
  const { data, isFetching } = useQuery({
    queryKey: ['count', ref, countedBy(tables)],
    queryFn: ({ signal }) => {
      const job = crypto.randomUUID();
      signal.addEventListener('abort', () => void api['job.cancel']({ job }).catch(() => {}));
      return api['policy.check']({ job, case: ref });
    },
    enabled: useVaultOpen() && tables.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
  return { checked: data, counting: isFetching };
}

/** One row before and after; the last stays while the next one comes. */
export function usePerson(ref: string, table: string, offset: number): Output<'policy.preview'> | undefined {
  return useQuery({
    queryKey: ['rows', 'person', ref, table, offset],
    queryFn: () => api['policy.preview']({ case: ref, table, offset, count: 1 }),
    enabled: useVaultOpen(),
    placeholderData: keepPreviousData,
    gcTime: 0,
  }).data;
}
