// A dialog over the page: Esc and a press outside close it, and the focus goes back to where it was.
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import styles from './dialog.module.css';

export type DialogProps = {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly actions: ReactNode;
  readonly children: ReactNode;
};

export function Dialog({ title, open, onClose, actions, children }: DialogProps) {
  return (
    <ModalOverlay
      className={styles.veil ?? ''}
      isOpen={open}
      onOpenChange={(next) => (next ? undefined : onClose())}
      isDismissable
    >
      <Modal>
        <AriaDialog className={styles.box ?? ''}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <section>{children}</section>
          <div className={styles.actions}>{actions}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
