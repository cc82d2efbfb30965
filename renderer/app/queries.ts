// What screens read from the engine. Rows of customers leave the cache when the data box locks.
import { QueryCache, QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { HandoverError } from '../../shared/domain/errors.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import { api } from './host.ts';

export type AppState = Output<'app.state'>;
export type CaseView = Output<'case.show'>;
export type Table = CaseView['tables'][number];
export type Party = NonNullable<AppState['me']>;

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

export function useAppState(): AppState | undefined {
  return useQuery({ queryKey: ['state'], queryFn: () => api['app.state']({}) }).data;
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

/** How many rows one request brings; the table asks for the windows it shows. */
export const rowsAWindow = 60;

/** One window of masked rows of a table. */
export function rowsQuery(ref: string, table: string, windowNumber: number) {
  return {
    queryKey: ['rows', ref, table, windowNumber] as const,
    queryFn: () => api['table.rows']({ case: ref, table, offset: windowNumber * rowsAWindow, count: rowsAWindow }),
  };
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
