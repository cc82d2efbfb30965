// A dialog over the page: Esc and a press outside close it, and the focus goes back to where it was.
import { type ReactNode, useEffect, useRef } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useAppState } from '../app/queries.ts';
import styles from './dialog.module.css';

export type DialogProps = {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** For a paper to read. */
  readonly wide?: boolean;
  readonly actions: ReactNode;
  readonly children: ReactNode;
};

/** When the data box locks, the door comes down over the page: no dialog may stay before it, and nobody may read on in one. */
function useClosedByLock(onClose: () => void): void {
  const vault = useAppState()?.vault;
  const was = useRef(vault);
  useEffect(() => {
    if (was.current === 'open' && vault === 'locked') onClose();
    was.current = vault;
  }, [vault, onClose]);
}

export function Dialog({ title, open, onClose, wide = false, actions, children }: DialogProps) {
  useClosedByLock(onClose);
  return (
    <ModalOverlay
      className={styles.veil ?? ''}
      isOpen={open}
      onOpenChange={(next) => (next ? undefined : onClose())}
      isDismissable
    >
      <Modal>
        <AriaDialog className={`${styles.box} ${wide ? styles.wide : ''}`}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {wide ? (
            // A long paper is scrolled by keyboard too.
            // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the arrows would scroll nothing
            <section tabIndex={0} aria-label={title}>
              {children}
            </section>
          ) : (
            <section>{children}</section>
          )}
          <div className={styles.actions}>{actions}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
