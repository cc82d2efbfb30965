// Runs inside the page before its own scripts: hangs `window.handover` on it, as the preload script does in Electron.

/** The host's function in the page. Any frame can see it; the host checks who calls. */
export const askName = '__handoverAsk';
/** The page's function that the host calls with every progress event. */
export const progressName = '__handoverProgress';

/** One purpose a request, as in Electron; a page knows the names of dropped files, the host the paths. */
export type PageRequest =
  | { readonly purpose: 'invoke'; readonly channel: string; readonly input: unknown }
  | { readonly purpose: 'dropped'; readonly names: readonly string[] }
  | { readonly purpose: 'print' }
  | { readonly purpose: 'violation'; readonly text: string };

/** Sent to the page as source text: it may use nothing but its argument and the page's globals. */
export function hangBridge(names: { ask: string; progress: string }): void {
  const globals = window as unknown as Record<string, (request: PageRequest) => Promise<never>>;
  const ask = (request: PageRequest) => (globals[names.ask] as (typeof globals)[string])(request);
  const listeners = new Set<(progress: never) => void>();
  const hear = (progress: never) => {
    for (const listener of listeners) listener(progress);
  };
  const handover = {
    invoke: (channel: string, input: unknown) => ask({ purpose: 'invoke', channel, input }),
    dropped: (files: File[]) => ask({ purpose: 'dropped', names: files.map((file) => file.name) }),
    print: async () => {
      await ask({ purpose: 'print' });
      window.print();
    },
    onProgress(listener: (progress: never) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  Object.defineProperty(window, names.progress, { value: hear });
  Object.defineProperty(window, 'handover', { value: Object.freeze(handover) });
  document.addEventListener('securitypolicyviolation', (event) => {
    void ask({ purpose: 'violation', text: `policy ${event.violatedDirective}: ${event.blockedURI}` });
  });
}
