// Printing: a page is put beside the window for the time of one print, and only the printer sees it.
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { host } from '../app/host.ts';
import styles from './a4.module.css';

type Print = (page: ReactNode) => Promise<void>;

const PaperContext = createContext<Print>(() => Promise.resolve());

export function usePrint(): Print {
  return useContext(PaperContext);
}

export function PaperProvider({ children }: { readonly children: ReactNode }) {
  const [page, setPage] = useState<ReactNode>();
  const print = useMemo<Print>(
    () => async (next) => {
      flushSync(() => setPage(next));
      try {
        await host.print();
      } finally {
        setPage(undefined);
      }
    },
    [],
  );
  return (
    <PaperContext value={print}>
      {children}
      {createPortal(
        <div className={styles.paper} aria-hidden="true" data-theme="light">
          {page}
        </div>,
        document.body,
      )}
    </PaperContext>
  );
}
