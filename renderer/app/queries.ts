// What screens read from the engine. Rows of customers leave the cache when the data box locks.
import {
  focusManager,
  keepPreviousData,
  QueryCache,
  QueryClient,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { HandoverError } from '../../shared/domain/errors.ts';
import type { Lang } from '../../shared/domain/lang.ts';
import type { Input, Output } from '../../shared/ipc/contract.ts';
import { api } from './host.ts';

export type AppState = Output<'app.state'>;
export type CaseView = Output<'case.show'>;
export type Table = CaseView['tables'][number];
export type Party = NonNullable<AppState['me']>;

/** A window that comes back to the front shows its page all along: only `focus` tells of it. */
focusManager.setEventListener((returned) => {
  const back = () => returned();
  addEventListener('focus', back);
  document.addEventListener('visibilitychange', back);
  return () => {
    removeEventListener('focus', back);
    document.removeEventListener('visibilitychange', back);
  };
});

/** Offline is the normal state here: a query never waits for a network. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError(error) {
        const locked = error instanceof HandoverError && error.code === 'vault.locked';
        if (locked) void client.invalidateQueries({ queryKey: ['state'] });
      },
    }),
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, staleTime: 60_000 },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  return client;
}

const lookAgainMs = 10_000;

/** The host may lock by itself, when the computer sleeps or its screen locks: looked at when a person returns, and now and then. */
export function useAppState(): AppState | undefined {
  return useQuery({
    queryKey: ['state'],
    queryFn: () => api['app.state']({}),
    refetchOnWindowFocus: 'always',
    refetchInterval: lookAgainMs,
  }).data;
}

export function useVaultOpen(): boolean {
  return useAppState()?.vault === 'open';
}

export function useCase(ref: string): CaseView | undefined {
  const enabled = useVaultOpen() && ref !== '';
  return useQuery({ queryKey: ['case', ref], queryFn: () => api['case.show']({ case: ref }), enabled }).data;
}

/** Why the handover on the screen could not be read, if so. */
export function useCaseError(ref: string): Error | null {
  const enabled = useVaultOpen() && ref !== '';
  return useQuery({ queryKey: ['case', ref], queryFn: () => api['case.show']({ case: ref }), enabled }).error;
}

export function useCases() {
  return useQuery({ queryKey: ['cases'], queryFn: () => api['case.list']({}), enabled: useVaultOpen() }).data?.cases;
}

export type Sheet = Output<'statement.show'>;

/** A paper in plain words; `of` is the handle of a file, or the handover whose terms are meant. */
export function useStatement(of: { file: string } | { case: string } | undefined, lang: Lang): Sheet | undefined {
  const open = useVaultOpen();
  return useQuery({
    queryKey: ['statement', of, lang],
    queryFn: () => api['statement.show']({ ...(of ?? { case: '' }), lang }),
    enabled: of !== undefined && open,
  }).data;
}

/** How many rows one request brings; the table asks for the windows it shows. */
export const rowsAWindow = 60;

/** One window of masked rows of a table. */
export function rowsQuery(ref: string, table: string, windowNumber: number) {
  return {
    queryKey: ['rows', ref, table, windowNumber] as const,
    queryFn: () => api['table.rows']({ case: ref, table, offset: windowNumber * rowsAWindow, count: rowsAWindow }),
  };
}

export type ReadChoices = Omit<Input<'import.look'>, 'case' | 'file'>;
export type Looked = Output<'import.look'>;

/** How a file would be read with these choices; the last answer stays while the next one comes. Nothing of it is masked. */
export function useLook(ref: string, file: string | undefined, choices: ReadChoices) {
  return useQuery({
    queryKey: ['rows', 'look', ref, file, choices],
    queryFn: () => api['import.look']({ case: ref, file: file ?? '', ...choices }),
    enabled: useVaultOpen() && file !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

export type AsideKind = Input<'rows.aside'>['kind'];
export type AsideRow = Output<'rows.aside'>['rows'][number];
export type AsidePage = {
  readonly table: string;
  readonly kind: AsideKind;
  readonly offset: number;
  readonly count: number;
};

/** Rows beside a table as they stand in the source: whoever mends one must see it, so nothing is masked. */
export function useAside(ref: string, page: AsidePage): Output<'rows.aside'> | undefined {
  return useQuery({
    queryKey: ['rows', 'aside', ref, page],
    queryFn: () => api['rows.aside']({ case: ref, ...page }),
    enabled: useVaultOpen(),
    placeholderData: keepPreviousData,
    gcTime: 0,
  }).data;
}

/** The first rows that hold a text, masked. A search that nobody waits for any more is cancelled. */
export function useSearch(ref: string, table: string, text: string): Output<'table.search'> | undefined {
  return useQuery({
    queryKey: ['rows', 'search', ref, table, text],
    queryFn: ({ signal }) => {
      const job = crypto.randomUUID();
      signal.addEventListener('abort', () => void api['job.cancel']({ job }).catch(() => {}));
      return api['table.search']({ job, case: ref, table, text, limit: rowsAWindow });
    },
    enabled: useVaultOpen() && text !== '',
    gcTime: 0,
  }).data;
}

/** Where a table came from. */
export function useRecord(ref: string, table: string): Output<'table.record'> | undefined {
  return useQuery({
    queryKey: ['record', ref, table],
    queryFn: () => api['table.record']({ case: ref, table }),
    enabled: useVaultOpen(),
  }).data;
}

/** Names of the files of an import that was cancelled or cut short. */
export function usePending(ref: string, waiting: number): readonly string[] {
  const { data } = useQuery({
    queryKey: ['pending', ref, waiting],
    queryFn: () => api['import.pending']({ case: ref }),
    enabled: useVaultOpen() && waiting > 0,
  });
  return waiting > 0 ? (data?.files ?? []) : [];
}

/** The lists that the package in force has brought; another package has others. */
export function useLists({ case_uid: ref, packages }: Pick<CaseView, 'case_uid' | 'packages'>) {
  const full = packages.findLast(({ direction, kind }) => direction === 'opened' && kind === 'full');
  return useQuery({
    queryKey: ['lists', ref, full?.id],
    queryFn: () => api['lists.show']({ case: ref }),
    enabled: useVaultOpen() && full !== undefined,
  });
}

export function useComparison(ref: string) {
  return useQuery({
    queryKey: ['compare', ref],
    queryFn: () => api['package.compare']({ case: ref }),
    enabled: useVaultOpen() && ref !== '',
  });
}

export function useForgetCustomers(): () => void {
  const client = useQueryClient();
  return () => {
    client.removeQueries({ queryKey: ['rows'] });
    const empty = { columns: [], rows: [] };
    client.setQueriesData<Output<'package.compare'>>({ queryKey: ['compare'] }, (data) =>
      data === undefined ? undefined : { ...data, sample: empty },
    );
    void client.invalidateQueries();
  };
}
