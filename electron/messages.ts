// What crosses between the preload script and the main process: one request channel and one event.
export const requestChannel = 'handover';
export const progressEvent = 'handover.progress';

/** One purpose a request; a path appears in `dropped` alone, put there by the preload script, not by the page. */
export type Request =
  | { readonly purpose: 'invoke'; readonly channel: string; readonly input: unknown }
  | { readonly purpose: 'dropped'; readonly paths: readonly string[] }
  | { readonly purpose: 'print' };
